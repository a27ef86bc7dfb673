"""Try a drill before a reader does.

Over the whole range of the controls: the recording gives what the model gives, every slider moves a shown number, no
undefined number is left without words, and no artist leaves its place. What is found stops the author's own run with
a sentence that says what, and at which setting.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from matplotlib.textpath import text_to_path

from cxprep.live.compiler import Compiled, LiveError, say
from cxprep.live.controls import Control
from cxprep.live.figure import bound_artists
from cxprep.live.tracer import outputs_of, read_slot

CORNERS, RANDOM = 128, 200
SLACK = 1.0  # drawing units: less than a hair's width


def settings(made: Sequence[Control], seed: int = 7) -> Iterator[dict[str, float]]:
    """Settings worth trying: the start, each control alone over its range, corners, and random ones."""
    start = {control.name: control.value for control in made}
    yield start
    for control in made:
        for value in control.settings():
            yield {**start, control.name: value}
    ends = [(control.settings()[0], control.settings()[-1]) for control in made]
    generator = random.Random(seed)
    if 2 ** len(made) <= CORNERS:
        corners: Any = itertools.product(*ends)
    else:
        corners = ([generator.choice(pair) for pair in ends] for _ in range(CORNERS))
    for corner in corners:
        yield dict(zip(start, corner, strict=True))
    for _ in range(RANDOM):
        yield {control.name: draw(control, generator) for control in made}


def draw(control: Control, generator: random.Random) -> float:
    """A random value of a control, on its steps."""
    if control.options:
        return generator.choice(control.options)[1]
    return control.at(generator.randint(0, round((control.max - control.min) / control.step)))


def check(
    id: str,
    model: Callable[..., Mapping[str, Any]],
    constants: Mapping[str, Any],
    made: Sequence[Control],
    compiled: Compiled,
) -> None:
    """Raise LiveError at the first thing a reader would stumble over."""
    places = _places(compiled)
    for setting in settings(made):
        slots = compiled.tape.slots(setting)
        _same(id, call(id, model, constants, setting), compiled, slots, setting)
        for one in compiled.shown:
            value = read_slot(slots, compiled.tape.outputs[one.name])
            if not math.isfinite(value) and one.undefined is None:
                raise LiveError(
                    f"{id}: {one.name} is not defined at {_at(setting)}. Say in show= why there is no number there, as "
                    "a third entry beside label and format."
                )
        for entry in compiled.artists:
            _in_place(id, entry, places[entry["id"]], slots, setting)
    for number, control in enumerate(made):
        _moves(id, control, made, compiled, picture=number == 0 and bool(compiled.artists))


def call(
    id: str, model: Callable[..., Mapping[str, Any]], constants: Mapping[str, Any], setting: Mapping[str, float]
) -> dict[str, Any]:
    """The model's outputs at a setting; LiveError where its arithmetic stops there."""
    try:
        outputs = outputs_of(model, {**constants, **setting})
    except ZeroDivisionError as error:
        raise LiveError(f"{id}: the model stops at {_at(setting)}: {error}. Write divide(a, b) for a / b.") from None
    except ArithmeticError as error:
        raise LiveError(f"{id}: the model stops at {_at(setting)}: {error}. Write power(a, b) for a ** b.") from None
    if any(isinstance(value, complex) for value in outputs.values()):
        raise LiveError(f"{id}: the model leaves the real numbers at {_at(setting)}. Write power(a, b) for a ** b.")
    return outputs


def _at(setting: Mapping[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in setting.items())


def _close(a: Any, b: Any) -> bool:
    near = 0.0
    if isinstance(b, int | float):
        a, b = [a], [b]
    else:  # a curve that comes close to zero is as near as its other points
        near = 1e-12 * max((abs(y) for y in b if math.isfinite(y)), default=0.0)
    pairs = list(zip(a, b, strict=True))
    return all((x != x and y != y) or x == y or math.isclose(x, y, rel_tol=1e-12, abs_tol=near) for x, y in pairs)


def _same(
    id: str, truth: Mapping[str, Any], compiled: Compiled, slots: list[Any], setting: Mapping[str, float]
) -> None:
    for name, value in truth.items():
        recorded = read_slot(slots, compiled.tape.outputs[name])
        if not _close(recorded, value):
            raise LiveError(
                f"{id}: the recording gives {name} = {recorded!r} where the model gives {value!r}, at {_at(setting)}. "
                "Does the model use something besides its inputs (a random draw, a clock, a value it changes)?"
            )


def _moves(id: str, control: Control, made: Sequence[Control], compiled: Compiled, *, picture: bool) -> None:
    """Every control moves a shown number; the first one moves the picture too."""
    generator = random.Random(11)
    starts = [{c.name: c.value for c in made}]
    starts += [{c.name: draw(c, generator) for c in made} for _ in range(40)]
    numbers: set[int] = {compiled.tape.outputs[one.name] for one in compiled.shown}  # type: ignore[misc]
    drawing = {s for e in compiled.artists for key in ("x", "y", "width", "height") if key in e for s in _slots(e[key])}
    numbers = numbers or drawing  # a chart that says it all
    moved = drawn = False
    for start in starts:
        seen = [compiled.tape.slots({**start, control.name: value}) for value in control.settings()]
        moved = moved or any(len({repr(s[i]) for s in seen}) > 1 for i in numbers)
        drawn = drawn or any(len({repr(s[i]) for s in seen}) > 1 for i in drawing)
        if moved and (drawn or not picture):
            return
    if not moved:
        raise LiveError(
            f"{id}: the control {control.name} moves no shown number. Show what it changes, or take it away."
        )
    if picture and not drawn:
        raise LiveError(
            f"{id}: the first control, {control.name}, does not move the chart. Put one first that does: it is the "
            "first that a reader drags."
        )


def _slots(value: Any) -> list[int]:
    return value if isinstance(value, list) else [value]


Box = tuple[float, float, float, float]


def _places(compiled: Compiled) -> dict[str, tuple[Any, Box]]:
    """For each bound artist's id: the artist, and the box (left, top, right, bottom) that it has to stay in."""
    if compiled.figure is None:
        return {}
    width, height = compiled.figure.get_size_inches() * 72
    boxes: dict[str, tuple[Any, Box]] = {}
    for artist in bound_artists(compiled.figure):
        axes = getattr(artist, "axes", None)
        if axes is None or hasattr(artist, "get_fontsize"):  # a label may stand beside its axes, not outside the figure
            boxes[artist.get_gid()] = (artist, (0.0, 0.0, width, height))
        else:
            box = axes.get_window_extent()
            boxes[artist.get_gid()] = (artist, (box.x0, height - box.y1, box.x1, height - box.y0))
    return boxes


def _extent(entry: Mapping[str, Any], artist: Any, slots: Sequence[Any]) -> Iterator[tuple[float, float]]:
    """The drawing points that an artist reaches."""
    a, b, c, d = entry["map"]
    value = read_slot(slots, entry["x"]), read_slot(slots, entry["y"])
    xs, ys = (v if isinstance(v, list) else [v] for v in value)
    if entry["kind"] == "bar":
        xs, ys = [xs[0], xs[0] + slots[entry["width"]]], [ys[0], ys[0] + slots[entry["height"]]]
    if entry["kind"] == "label":
        text = say(entry["text"], slots) if "text" in entry else artist.get_text()
        wide, high, _ = text_to_path.get_text_width_height_descent(text, artist.get_fontproperties(), False)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[artist.get_horizontalalignment()]
        x, y = a * xs[0] + b, c * ys[0] + d
        if hasattr(artist, "xyann"):  # an annotation stands off its point by some points
            x, y = x + artist.xyann[0], y - artist.xyann[1]
        yield from [(x - share * wide, y), (x + (1 - share) * wide, y - high / 2)]
        return
    for x, y in zip(*_same_length(xs, ys), strict=True):
        yield a * x + b, c * y + d


def _same_length(xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
    n = max(len(xs), len(ys))
    return (xs * n if len(xs) == 1 else xs), (ys * n if len(ys) == 1 else ys)


def _in_place(
    id: str,
    entry: Mapping[str, Any],
    place: tuple[Any, Box],
    slots: Sequence[Any],
    setting: Mapping[str, float],
) -> None:
    artist, (left, top, right, bottom) = place
    if getattr(artist, "_live_may_leave", False):
        return
    if "visible" in entry and not slots[entry["visible"]]:
        return
    for x, y in _extent(entry, artist, slots):
        if not (math.isfinite(x) and math.isfinite(y)):
            continue  # the page hides it
        if not (left - SLACK <= x <= right + SLACK and top - SLACK <= y <= bottom + SLACK):
            whose = "figure" if entry["kind"] == "label" else "axes"
            words = say(entry["text"], slots) if "text" in entry else ""
            name = words or (artist.get_text() if entry["kind"] == "label" else artist.get_label())
            raise LiveError(
                f"{id}: the {entry['kind']} {name!r} leaves its {whose} at {_at(setting)}. Widen the limits, or "
                "narrow the slider."
            )
