"""Number sprints: ten sums of the trade in five minutes, drawn by a seed, each answered by the model itself.

The kinds of tasks are data/common/sprints.yml's: which round numbers are drawn, which model answers, how near counts,
and the way in the head, whose steps go on with the numbers as they were shown, as a person does. The page draws
the same from `pack` by widgets/assets/sprint_draw.mjs; a test holds the two equal. Knows no model by name.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from cxprep.bank.constraints import AtLeast, Keyed
from cxprep.bank.yaml_files import read_file
from cxprep.live.figure import template_parts
from cxprep.live.tracer import Tape, trace
from cxprep.models import defaults
from cxprep.numbers import formats
from cxprep.places import DATA
from cxprep.practice.interview import MOST_SEED, generator
from cxprep.practice.lots import hashed, shuffled
from cxprep.workshop import expressions

FILE = DATA / "common" / "sprints.yml"
MOST_TRIES = 5000
SLACK = 1e-9  # rounding never decides whether a number counts


class SprintError(ValueError):
    """What is wrong with the kinds of tasks, or with a seed, in sentences."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of task. `within` is in the answer's own unit, `within_part` a part of the answer; one is given.

    A step of the `way` has a `name`, an expression (`is`) on the numbers so far, a `format` to show it in, and `words`.
    """

    id: str
    title: str
    model: str
    ask: str
    draws: Mapping[str, tuple[float, ...]]
    set: Mapping[str, str]
    answer: str
    format: str
    way: tuple[Mapping[str, str], ...]
    unit: str = ""
    within: float = 0.0
    within_part: float = 0.0
    keep: tuple[str, ...] = ()

    @property
    def function(self) -> Callable[..., Mapping[str, Any]]:
        """The model."""
        module, name = self.model.split(":")
        found: Callable[..., Mapping[str, Any]] = getattr(importlib.import_module(module), name)
        return found

    def values(self, drawn: Mapping[str, Any]) -> dict[str, Any]:
        """The model's inputs and outputs at the drawn numbers (or their symbols), and the drawn numbers."""
        inputs = dict(defaults(self.function)) | {name: expressions.holds(of, drawn) for name, of in self.set.items()}
        return {**inputs, **self.function(**inputs), **drawn}

    @property
    def tolerance_words(self) -> str:
        """How near is near enough: "1 point either way"."""
        if self.within_part:
            return f"{formats.show(self.within_part, '.0%')} either way"
        percent = formats.parse(self.format).percent
        number, unit = (100 * self.within, "points") if percent else (self.within, self.unit)
        return f"{number:g} {unit.removesuffix('s') if number == 1 else unit} either way"

    @property
    def unit_words(self) -> str:
        """What is written behind the reader's number."""
        parsed = formats.parse(self.format)
        return self.unit or ("%" if parsed.percent else "dollars")


@dataclass(frozen=True, kw_only=True)
class Set:
    """Some of the kinds, by their ids; all where none is named."""

    id: str
    title: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sprints:
    """The file: how many tasks a sprint has, how long it is meant to take, its kinds and sets, which seat has which."""

    tasks: int
    minutes: int
    sets: Annotated[tuple[Set, ...], Keyed("id"), AtLeast(1)]
    seats: Mapping[str, str]
    kinds: Annotated[tuple[Kind, ...], Keyed("id"), AtLeast(2)]

    def of(self, set_id: str) -> tuple[Kind, ...]:
        """The kinds of a set, in the file's order. SprintError, in a sentence, for an unknown one."""
        chosen = next((one for one in self.sets if one.id == set_id), None)
        if chosen is None:
            raise SprintError(f"There is no set {set_id!r}; there are {', '.join(one.id for one in self.sets)}.")
        return tuple(kind for kind in self.kinds if not chosen.kinds or kind.id in chosen.kinds)


@dataclass(frozen=True)
class Task:
    """One task: its kind, the drawn numbers, and every input and output of the model there."""

    kind: Kind
    drawn: Mapping[str, float]
    values: Mapping[str, Any]

    @property
    def ask(self) -> str:
        """The question with its numbers."""
        return said(self.kind.ask, self.values)

    @property
    def answer(self) -> float:
        """The model's number, in the model's unit."""
        return float(expressions.holds(self.kind.answer, self.values))

    @property
    def way(self) -> tuple[list[str], float]:
        """The steps in words, and the number that they come to."""
        known, words = dict(self.values), []
        for step in self.kind.way:
            known[step["name"]] = as_shown(expressions.holds(step["is"], known), step["format"])
            if step.get("words"):
                words.append(said(step["words"], known))
        return words, float(known[self.kind.way[-1]["name"]])

    def counts(self, value: float) -> bool:
        """Whether a number, in the model's unit, is near enough."""
        room = self.kind.within or self.kind.within_part * abs(self.answer)
        return abs(value - self.answer) <= room + SLACK


@cache
def load() -> Sprints:
    """The kinds of tasks. Raises SprintError with every problem, a sentence each."""
    found: Sprints = read_file(Sprints, FILE, SprintError)
    return found


def draw(seed: int, set_id: str = "all") -> list[Task]:
    """The tasks that `seed` (0 to 2**32 - 1) draws from a set: each kind once before any comes again, no task twice."""
    if not 0 <= seed <= MOST_SEED:
        raise SprintError(f"A sprint's number is a whole number from 0 to {MOST_SEED}, not {seed}.")
    held = load()
    kinds, key = held.of(set_id), f"sprint/{set_id}/{seed}"
    order = shuffled(len(kinds), key)
    found: list[Task] = []
    for place in range(held.tasks):
        found.append(_task(kinds[order[place % len(kinds)]], f"{key}/{place}", found))
    return found


def _task(kind: Kind, key: str, before: list[Task]) -> Task:
    following = generator(hashed(key))
    for _ in range(MOST_TRIES):
        drawn = {name: float(values[following() % len(values)]) for name, values in kind.draws.items()}
        if any(one.kind is kind and one.drawn == drawn for one in before):
            continue
        values = kind.values(drawn)
        if all(expressions.holds(condition, values) for condition in kind.keep):
            return Task(kind, drawn, values)
    raise SprintError(f"{kind.id}: in {MOST_TRIES} draws none was fit to ask; widen its numbers or its keep.")


def said(text: str, values: Mapping[str, Any]) -> str:
    """A text with its numbers."""
    return "".join(
        part if isinstance(part, str) else formats.show(float(values[part[0]]), part[1] or "d")
        for part in template_parts(text)
    )


def as_shown(value: float, form: str) -> float:
    """A number as somebody reads it who sees it in this format: 0.1667 shown as 17% is 0.17."""
    parsed = formats.parse(form)
    digits = re.sub(r"[^\d.\N{MINUS SIGN}]", "", parsed.show(value)).replace("\N{MINUS SIGN}", "-")
    return float(digits) / 100 if parsed.percent else float(digits) * parsed.scale


def pack(kind: Kind) -> dict[str, Any]:
    """A kind as the page draws it: the model recorded over the drawn numbers, and each step recorded by itself."""
    steps = {step["name"] for step in kind.way}
    texts = [kind.ask, *(step.get("words", "") for step in kind.way)]
    named = {part[0] for text in texts for part in template_parts(text) if not isinstance(part, str)}
    read = named.union(*(expressions.names(step["is"]) for step in kind.way)) - steps - set(kind.draws)

    def recorded(**drawn: Any) -> dict[str, Any]:
        values = kind.values(drawn)
        keep = {f"keep?{place}": expressions.holds(one, values) for place, one in enumerate(kind.keep)}
        told = {name: values[name] for name in sorted(read)}  # in order: a page has the same bytes at every run
        return {"answer?": expressions.holds(kind.answer, values), **keep, **told}

    return {
        "id": kind.id,
        "title": kind.title,
        "ask": _parts(kind.ask),
        "draws": [{"name": name, "values": [float(v) for v in values]} for name, values in kind.draws.items()],
        "tape": trace(recorded, list(kind.draws)).to_json(),
        "keep": [f"keep?{place}" for place in range(len(kind.keep))],
        "format": formats.parse(kind.format).to_json(),
        "unit": kind.unit_words,
        "near": kind.tolerance_words,
        "within": kind.within,
        "within_part": kind.within_part,
        "way": [
            {
                "name": step["name"],
                "tape": _step_tape(step["is"]).to_json(),
                "format": formats.parse(step["format"]).to_json(),
                "words": _parts(step.get("words", "")),
            }
            for step in kind.way
        ],
    }


def _step_tape(of: str) -> Tape:
    return trace(lambda **known: {"is": expressions.holds(of, known)}, sorted(expressions.names(of)))


def _parts(text: str) -> list[Any]:
    return [
        part if isinstance(part, str) else [part[0], formats.parse(part[1] or "d").to_json()]
        for part in template_parts(text)
    ]
