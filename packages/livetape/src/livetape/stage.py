"""What a function prints and plots while it runs, caught in place of shown.

A function written for ipywidgets' `interact` returns nothing: it prints, or draws by pyplot. Run with symbols on a
stage, it leaves what was printed, with places for the numbers, and what was plotted, as symbols. Run with plain numbers
it leaves the same in numbers, or (`draw`) a figure whose artists are tied to them. What cannot follow is refused.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from livetape.live import bind
from livetape.live.compiler import LiveError
from livetape.live.tracer import Symbol
from livetape.numbers import arith

TOKEN = re.compile("\ue000(\\d+)\ue001")
# A token, or a number that stands in a text by itself.
_NUMBER = re.compile("(\ue000\\d+\ue001|(?<![\\w.])-?\\d[\\d,]*(?:[.]\\d+)?(?!\\w))")
# Kinds of plots that no live chart can move.
_STILL = ("contour", "contourf", "errorbar", "fill_between", "hist", "hist2d", "imshow", "pcolormesh", "pie", "quiver")
_STILL += ("stem", "step", "streamplot")


@dataclass
class Plot:
    """One curve, or the heights of bars: `moves` where it holds a symbol."""

    x: Any
    y: Any
    moves: bool
    artists: list[Any] = field(default_factory=list)
    label: str | None = None


@dataclass
class Stage:
    """What one run left behind; `numbers` are those that were put into text, with their format."""

    draw: bool = False
    like: Stage | None = None  # the recording run, which knows what in a legend is a number
    lines: list[str] = field(default_factory=list)
    numbers: list[tuple[Any, str]] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)
    titles: list[tuple[str, Any]] = field(default_factory=list)
    figure: Any = None

    def speak(self, value: Any, spec: str) -> str:
        """A place in a text for `value`, to be found by TOKEN."""
        self.numbers.append((value, spec))
        return f"\ue000{len(self.numbers) - 1}\ue001"

    def say(self, *values: Any, sep: str = " ", end: str = "\n", **_: Any) -> None:
        """What `print` does: a line is a line, whatever its end."""
        text = (sep or " ").join(str(value) for value in values)
        self.lines += [line for line in text.split("\n") if line.strip()]

    def plot(self, axes: Any, *args: Any, label: Any = None, **style: Any) -> list[Any]:
        """`Axes.plot`: each group of x, y and format is a curve."""
        made: list[Any] = []
        style.pop("data", None)
        if label is not None:
            same = self.like.plots[len(self.plots)].label if self.like else str(label)
            style["label"] = label = TOKEN.sub("", same or "").strip(" =:,")  # a legend stands still: no numbers
        for x, y, form in _groups(args):
            made += self._add(axes, x, y, lambda x, y, form=form: Axes_plot(axes, x, y, *form, **style))
            self.plots[-1].label = label
        return made

    def scatter(self, axes: Any, x: Any, y: Any, *_: Any, **style: Any) -> Any:
        """`Axes.scatter`, as markers of one size and colour."""
        colour = style.get("color", style.get("c"))
        kept = {"color": colour} if isinstance(colour, str) else {}
        return self.plot(axes, x, y, "o", label=style.get("label"), **kept)[0]

    def across(self, axes: Any, y: Any = 0, *_: Any, **style: Any) -> Any:
        """`Axes.axhline`."""
        return self._add(axes, [0.0, 1.0], [y, y], lambda _, y: [Axes_axhline(axes, y[0], **style)])[0]

    def upright(self, axes: Any, x: Any = 0, *_: Any, **style: Any) -> Any:
        """`Axes.axvline`."""
        return self._add(axes, [x, x], [0.0, 1.0], lambda x, _: [Axes_axvline(axes, x[0], **style)])[0]

    def bar(self, axes: Any, x: Any, height: Any, *args: Any, **style: Any) -> Any:
        """`Axes.bar`, whose heights follow."""
        if not self.draw:
            self._add(axes, [0.0] * len(height), height, None)
            return [Line2D([], [])] * len(height)
        bars = Axes_bar(axes, x, height, *args, **style)
        self.plots.append(Plot([0.0] * len(height), list(height), True, list(bars)))
        return bars

    def title(self, axes: Any, text: Any, *args: Any, **style: Any) -> Any:
        """`Axes.set_title`: numbers in it follow."""
        made = Axes_title(axes, str(text), *args, **style)
        self.titles.append((str(text), made))
        return made

    def still(self, what: str, usual: Callable[..., Any]) -> Callable[..., Any]:
        """A kind of plot that cannot follow: as usual where no symbol is drawn."""

        def refuse(axes: Any, *args: Any, **named: Any) -> Any:
            if any(_moves(value) for value in [*args, *named.values()]):
                raise LiveError(f"{what}(...) draws what no live chart can move; use plot, scatter, bar or axhline.")
            return usual(axes, *args, **named)

        return refuse

    def _add(self, axes: Any, x: Any, y: Any, draw: Callable[..., list[Any]] | None) -> list[Any]:
        if not self.draw:
            self.plots.append(Plot(_array(x), _array(y), _moves(x) or _moves(y)))
            return [Line2D([], [])]
        drawn = draw(x, y) if draw else []
        self.plots.append(Plot(_array(x), _array(y), False, drawn))
        return drawn


Axes_plot, Axes_axhline, Axes_axvline, Axes_bar = Axes.plot, Axes.axhline, Axes.axvline, Axes.bar
Axes_title = Axes.set_title


def align(stages: Sequence[Stage]) -> bool:
    """Give the texts of several runs the same places for numbers, also where one says plainly what another computes.

    False where the texts differ otherwise.
    """
    # words, number, words, number, words: of each line and title of each run
    split = [[_NUMBER.split(text) for text in [*one.lines, *(title for title, _ in one.titles)]] for one in stages]
    if len({tuple(tuple(text[0::2]) for text in texts) for texts in split}) > 1:
        return False
    known = [list(stage.numbers) for stage in stages]
    for stage in stages:
        stage.numbers = []
    for row, text in enumerate(split[0]):
        for place in range(1, len(text), 2):
            said = [texts[row][place] for texts in split]
            if len(set(said)) == 1 and not TOKEN.fullmatch(said[0]):
                continue
            for texts, stage, number in zip(split, stages, _numbers(said, known), strict=True):
                texts[row][place] = stage.speak(*number)
    for texts, stage in zip(split, stages, strict=True):
        whole = ["".join(text) for text in texts]
        stage.lines, told = whole[: len(stage.lines)], whole[len(stage.lines) :]
        stage.titles = [(text, artist) for text, (_, artist) in zip(told, stage.titles, strict=True)]
    return True


def _numbers(said: Sequence[str], known: Sequence[list[tuple[Any, str]]]) -> list[tuple[Any, str]]:
    """What each run says at one place, with one format for all: a token's own, else as many digits as are written."""
    tokens = [TOKEN.fullmatch(text) for text in said]
    found = [one[int(token[1])] if token else None for one, token in zip(known, tokens, strict=True)]
    digits = max((len(text.partition(".")[2]) for text, one in zip(said, found, strict=True) if not one), default=0)
    spec = next((one[1] for one in found if one), f",.{digits}f")
    return [(one[0] if one else float(text.replace(",", "")), spec) for text, one in zip(said, found, strict=True)]


def _groups(args: Sequence[Any]) -> Iterator[tuple[Any, Any, list[str]]]:
    """plot's own reading of its arguments: [x], y, [format], again and again."""
    left = list(args)
    while left:
        first = left.pop(0)
        second = left.pop(0) if left and not isinstance(left[0], str) else None
        form = [left.pop(0)] if left and isinstance(left[0], str) else []
        if second is None:
            first, second = np.arange(len(first), dtype=float), first
        yield first, second, form


def _moves(value: Any) -> bool:
    if isinstance(value, Symbol):
        return True
    if isinstance(value, np.ndarray) and value.dtype != object:
        return False
    return isinstance(value, list | tuple | np.ndarray) and any(_moves(one) for one in value)


def _array(value: Any) -> Any:
    """Places as one array: of symbols, or of plain numbers."""
    if isinstance(value, Symbol) and value.length is not None:
        return value
    if isinstance(value, Symbol | float | int) or np.shape(value) == ():
        value = [value]
    if len(np.shape(value)) > 1 and not _moves(value):
        raise LiveError("A table was plotted, a column a curve; plot its columns one by one.")
    return arith.array([one if isinstance(one, Symbol) else float(one) for one in value])


@contextmanager
def on_stage(*, draw: bool = False, like: Stage | None = None) -> Iterator[Stage]:
    """Catch what is printed and plotted within; figures are closed again, the last one is the stage's."""
    stage = Stage(draw, like)
    with ExitStack() as held:

        def put(where: Any, name: str, what: Any) -> None:
            held.enter_context(patch.object(where, name, what))

        put(builtins, "print", stage.say)
        for name in ("show", "pause", "draw", "tight_layout", "savefig"):
            put(plt, name, lambda *_, **__: None)
        current = plt.sci  # pyplot notes what a colour bar would be for: our markers are none
        put(plt, "sci", lambda made: None if isinstance(made, Line2D) else current(made))
        methods = {"plot": stage.plot, "scatter": stage.scatter, "axhline": stage.across, "axvline": stage.upright}
        methods |= {"bar": stage.bar, "set_title": stage.title}
        if not draw:
            put(Axes, "legend", lambda *_, **__: None)
        for name, method in methods.items():
            put(Axes, name, lambda axes, *args, method=method, **named: method(axes, *args, **named))
        for name in _STILL:
            put(Axes, name, stage.still(name, getattr(Axes, name)))
        before = set(plt.get_fignums())  # what a notebook has open is none of ours
        plt.figure()
        try:
            yield stage
            stage.figure = plt.gcf()
        finally:
            for number in set(plt.get_fignums()) - before:
                plt.close(number)


def tie(stage: Stage, moving: Sequence[bool], titles: Sequence[str]) -> None:
    """Bind what a drawing run drew to the outputs `plot1_x`, `plot1_y` and so on, and titles to their templates."""
    for number, (plot, moves) in enumerate(zip(stage.plots, moving, strict=True), start=1):
        if not moves:
            continue
        if len(plot.artists) == 1 and isinstance(plot.artists[0], Line2D):
            bind(plot.artists[0], x=f"plot{number}_x", y=f"plot{number}_y")
        else:
            for i, bar in enumerate(plot.artists):
                bind(bar, y=0.0, height=lambda o, name=f"plot{number}_y", i=i: o[name][i])
        for artist in plot.artists:
            artist._live_may_leave = artist.get_clip_on()  # what is cut off at the axes may go beyond them
    for (_, artist), template in zip(stage.titles, titles, strict=True):
        if "{" in template:
            bind(artist, text=template)
