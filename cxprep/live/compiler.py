"""From a model, a figure and sentences to the one description (`spec`) that the page's script works from.

Everything that moves is a slot of one tape: the shown numbers, the conditions of the verdict, the places and texts of
the chart's artists. This module traces them together and knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt

from cxprep.live import figure, svg
from cxprep.live.tracer import Tape, trace
from cxprep.numbers import formats

UNDEFINED = "not defined here"
Condition = Callable[[Mapping[str, Any]], Any] | None
Parts = list[Any]  # a sentence: text, and [slot, format, what to say where it is undefined]


class LiveError(ValueError):
    """A drill that would not work on a page; the message says what is wrong and how to mend it."""


@dataclass(frozen=True)
class Shown:
    """One shown number."""

    name: str
    label: str
    format: str
    undefined: str | None = None

    @property
    def words(self) -> str:
        """What the page says where there is no number."""
        return self.undefined or UNDEFINED


@dataclass
class Compiled:
    """A drill's moving parts: the tape, and slots into it."""

    tape: Tape
    shown: list[Shown]
    verdict: list[tuple[int | None, Parts]]
    alt: Parts
    artists: list[dict[str, Any]]
    figure: Any
    hidden: set[str]

    def to_json(self) -> dict[str, Any]:
        """What the page's script needs, but for the controls."""
        tape = self.tape.to_json()
        del tape["outputs"]
        numbers = [
            {
                "name": s.name,
                "slot": self.tape.outputs[s.name],
                "format": formats.parse(s.format).to_json(),
                "undefined": s.words,
            }
            for s in self.shown
        ]
        return {
            "tape": tape,
            "numbers": numbers,
            "verdict": self.verdict,
            "alt": self.alt,
            "artists": self.artists,
        }

    def svg(self, prefix: str, slots: Sequence[Any]) -> str:
        """The figure as it stands at `slots`, where `compile_drill` put it; nothing where there is no figure."""
        if self.figure is None:
            return ""
        ids = frozenset(entry["id"] for entry in self.artists)
        text = svg.to_svg(self.figure, prefix=prefix, label=say(self.alt, slots), keep=ids)
        for gid in self.hidden:
            text = text.replace(f' id="{gid}"', f' id="{gid}" style="visibility: hidden"')
        return text

    def verdict_at(self, slots: Sequence[Any]) -> str:
        """The first sentence whose condition holds."""
        for slot, parts in self.verdict:
            if slot is None or slots[slot]:
                return say(parts, slots)
        return ""


def say(parts: Parts, slots: Sequence[Any]) -> str:
    """A compiled sentence at these slots."""
    return "".join(part if isinstance(part, str) else _number(slots[part[0]], part[1], part[2]) for part in parts)


def _number(value: float, form: list[Any], undefined: str) -> str:
    value = float(value)
    return formats.Format(*form).show(value) if abs(value) < float("inf") else undefined


def draw(figure_of: Callable[[Mapping[str, Any]], Any], values: Mapping[str, Any]) -> Any:
    """The figure at `values`, laid out in the book's style."""
    with mpl.rc_context(svg.STYLE):
        drawn = figure_of(values)
        plt.close(drawn)
        svg.settle(drawn)
    return drawn


def compile_drill(
    *,
    id: str,
    prefix: str,
    model: Callable[..., Mapping[str, Any]],
    constants: Mapping[str, Any],
    formats_of: Mapping[str, str],
    defaults: Mapping[str, float],
    shown: list[Shown],
    verdict: Sequence[tuple[Condition, str]],
    alt: str,
    drawn: Any,
) -> Compiled:
    """Trace `model` and whatever the figure and the sentences make of it. `formats_of` holds the controls' formats."""
    artists = figure.prepare(drawn, prefix) if drawn is not None else []
    sentences = {"alt": alt} | {f"verdict {i + 1}": text for i, (_, text) in enumerate(verdict)}
    for artist, _, gid, _ in artists:
        if "text" in artist._live_bindings:
            sentences[gid] = artist._live_bindings["text"]
    entries: list[dict[str, Any]] = []

    def also(everything: Mapping[str, Any]) -> dict[str, Any]:
        extra: dict[str, Any] = {}

        def register(key: str, value: Any, what: str) -> str:
            extra[key] = figure.resolve(value, everything, f"{id}: {what}")
            return key

        if drawn is not None:
            entries.extend(figure.geometry(artists, drawn, register))
        for i, (condition, _text) in enumerate(verdict):
            if condition is not None:
                register(f"if {i}", condition, "the verdict")
        for key, text in sentences.items():
            for part in figure.template_parts(text):
                if not isinstance(part, str):
                    register(f"say {part[0]}", part[0], f"the sentence {text!r} ({key})")
        return extra

    tape = trace(model, list(defaults), constants, also)
    known = dict(formats_of) | {s.name: s.format for s in shown}
    undefined = {s.name: s.words for s in shown}

    def sentence(text: str) -> Parts:
        parts: Parts = []
        for part in figure.template_parts(text):
            if isinstance(part, str):
                parts.append(part)
                continue
            name, form = part[0], part[1] or known.get(part[0])
            if form is None:
                raise LiveError(f"{id}: {text!r} needs a format for {name}, for example {{{name}:,.1f}}.")
            words = undefined.get(name, UNDEFINED)
            parts.append([tape.outputs[f"say {name}"], formats.parse(form).to_json(), words])
        return parts

    slots = tape.slots(defaults)
    by_id = {gid: artist for artist, _, gid, _ in artists}
    hidden: set[str] = set()
    for entry in entries:
        for key, value in entry.items():
            if isinstance(value, str) and value in tape.outputs:
                entry[key] = tape.outputs[value]
        artist = by_id[entry["id"]]
        if entry["id"] in sentences:
            entry["text"] = sentence(sentences[entry["id"]])
            artist.set_text(say(entry["text"], slots))
        if not figure.place(artist, entry, slots) or ("visible" in entry and not slots[entry["visible"]]):
            hidden.add(entry["id"])
    return Compiled(
        tape=tape,
        shown=shown,
        verdict=[
            (None if condition is None else tape.slot(f"if {i}"), sentence(text))
            for i, (condition, text) in enumerate(verdict)
        ],
        alt=sentence(alt),
        artists=entries,
        figure=drawn,
        hidden=hidden,
    )
