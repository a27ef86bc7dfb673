"""`interact` that survives export: the same call as ipywidgets', and what it makes moves without a kernel.

The function may return a number or a mapping of numbers, print, or plot. It is run once with symbols; where it asks
which of a few things was chosen (a checkbox, a dropdown of whatever it holds, or a whole number that counts) it is run
once for each of them. So a plain `if` on a choice is welcome, and one on a slider's number is refused in a sentence.
"""

from __future__ import annotations

import inspect
import itertools
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import ipywidgets as w
import matplotlib.pyplot as plt

from livetape.live import Drill, live
from livetape.live.checks import settings
from livetape.live.compiler import LiveError
from livetape.live.controls import control, words
from livetape.live.tracer import Symbol, Tape, TraceError, outputs_of, trace
from livetape.numbers import arith
from livetape.numbers.formats import parse
from livetape.stage import TOKEN, Stage, align, on_stage, tie

MOST_RUNS = 100  # of one function for all that can be chosen: more would make a page heavy
_WIDTH = re.compile(r"^[<>=^ ]*\d*(?=[.,]|[dfge%]|$)")
_SPOKEN = re.compile(r"said(\d+)")
_MONEY = re.compile(r"[$€£]\s*$")
_UNIT = re.compile(r"\s([^\s.,;:()\ue000][^.,;:()\ue000]{0,15})[.,;:)]*$")


@dataclass
class Input:
    """One argument of the function: its control, and what each of its values stands for where there are few."""

    widget: Any
    choices: list[Any] | None
    whole: bool

    def actual(self, value: float) -> Any:
        """What the function is given for the control's number."""
        if self.choices is not None:
            return self.choices[round(value)] if not isinstance(self.widget, w.IntSlider) else round(value)
        return round(value) if self.whole else value


class Interactive:
    """A function with its controls, as a model that `live` can take."""

    def __init__(self, function: Callable[..., Any], given: Mapping[str, Any]) -> None:
        self.function, self.inputs, self.fixed = function, {}, {}
        for name, parameter in inspect.signature(function).parameters.items():
            value = given.get(name, parameter.default)
            if value is inspect.Parameter.empty:
                raise LiveError(f"{function.__name__}: {name} needs a control, as it has no default.")
            if isinstance(value, w.fixed):
                self.fixed[name] = value.value
            else:
                self.inputs[name] = _input(value, parameter.default)
        if unknown := set(given) - set(self.inputs) - set(self.fixed):
            names = ", ".join([*self.inputs, *self.fixed])
            raise LiveError(f"{function.__name__} takes no {', '.join(sorted(unknown))}; it takes {names}.")
        self.__name__, self.__module__ = function.__name__, function.__module__
        self.live_name = f"{function.__module__}:{function.__qualname__}"
        kinds = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in self.inputs]
        self.__signature__ = inspect.Signature(kinds)
        self.traced: Stage = Stage()
        self.tape = self._record()

    def __call__(self, **given: Any) -> dict[str, Any]:
        """The numbers at these inputs: symbols, or floats."""
        if any(isinstance(value, Symbol) for value in given.values()):
            return self._symbols(given)
        outputs, _ = self.run({name: self.inputs[name].actual(value) for name, value in given.items()})
        said = self.tape.run(given)
        return outputs | {name: said[name] for name in said if _SPOKEN.fullmatch(name)}

    def run(self, given: Mapping[str, Any], draw: bool = False) -> tuple[dict[str, Any], Stage]:
        """One run of the function on a stage."""
        with on_stage(draw=draw, like=self.traced if draw else None) as stage:
            for value in given.values():
                if isinstance(value, Symbol):
                    value.tape.speak = stage.speak
            display = {"display": stage.say} if "display" in self.function.__globals__ else {}
            with patch.dict(self.function.__globals__, display):
                result = self._result(given)
            if isinstance(result, str):
                stage.say(result)
        outputs = {} if result is None or _no_number(result) else outputs_of(lambda: result, {})
        for number, plot in enumerate(stage.plots, start=1):
            outputs |= {f"plot{number}_x": plot.x, f"plot{number}_y": plot.y}
        return outputs, stage

    def _result(self, given: Mapping[str, Any]) -> Any:
        try:
            return self.function(**given, **self.fixed)
        except (LiveError, TraceError, NameError):
            raise
        except Exception as error:
            if not any(isinstance(value, Symbol) for value in given.values()):
                raise
            raise LiveError(
                f"{self.__name__} cannot be recorded: something in it (a solver, an image, a table of data) needs "
                f"plain numbers, and said: {error}"
            ) from error

    def _record(self) -> Tape:
        """The recording; whole numbers become choices where the function counts by them."""
        try:
            return trace(self, list(self.inputs))
        except (TraceError, LiveError) as error:
            for one in self.inputs.values():
                if isinstance(one.widget, w.IntSlider) and one.choices is None:
                    one.choices = list(range(one.widget.min, one.widget.max + 1, one.widget.step))
            try:
                return trace(self, list(self.inputs))
            except TraceError:
                raise error from None
            except LiveError as second:  # the first says where it stands and what to write in its place
                tried = isinstance(error, TraceError)
                raise LiveError(f"{error} Whole numbers taken one by one: {second}" if tried else str(second)) from None

    def _symbols(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All runs that the choices ask for, put together by `where`."""
        chosen = {name: one.choices for name, one in self.inputs.items() if one.choices is not None}
        if math.prod(len(choices) for choices in chosen.values()) > MOST_RUNS:
            raise LiveError(f"{self.__name__}: more than {MOST_RUNS} runs for what can be chosen; offer fewer choices.")
        choices = list(itertools.product(*chosen.values()))
        runs = [self.run({**given, **dict(zip(chosen, choice, strict=True))}) for choice in choices]
        stages = [stage for _, stage in runs]
        same = len({tuple(outputs) for outputs, _ in runs}) == 1
        if not same or (len(runs) > 1 and not align(stages)):
            raise LiveError(
                f"{self.__name__} says or draws other things for other choices; it may only change numbers."
            )
        self.traced = stages[0]
        all_of_them: dict[str, Any] = {}
        for choice, (outputs, stage) in zip(choices, runs, strict=True):
            outputs |= {f"said{i}": value for i, (value, _) in enumerate(stage.numbers)}
            here: Any = True
            for name, value in zip(chosen, choice, strict=True):
                here = (given[name] == self._number(name, value)) & here
            was = all_of_them or outputs
            all_of_them = {name: arith.where(here, outputs[name], was[name]) for name in outputs}
            for plot in self.traced.plots:
                plot.moves = plot.moves or len(choices) > 1
        return all_of_them

    def _number(self, name: str, value: Any) -> float:
        """The control's number for a choice."""
        one = self.inputs[name]
        return float(value) if isinstance(one.widget, w.IntSlider) else float(one.choices.index(value))

    def figure(self, outputs: Mapping[str, Any]) -> Any:
        """The figure at these inputs, tied to the outputs, with room for all that the controls can make of it."""
        given = {name: one.actual(outputs[name]) for name, one in self.inputs.items()}
        _, stage = self.run(given, draw=True)
        figure = stage.figure
        tie(stage, [plot.moves for plot in self.traced.plots], [self.template(text) for text, _ in self.traced.titles])
        wide, high = figure.get_size_inches()
        figure.set_size_inches(4.8, 4.8 * min(high / wide, 1.2))
        self._make_room(stage)
        return figure

    def _make_room(self, stage: Stage) -> None:
        """Limits that hold at every setting, where the function sets none of its own."""
        reach: dict[Any, tuple[list[float], list[float]]] = {}
        made = [control(name, one.widget, one.widget.value) for name, one in self.inputs.items()]
        for setting in settings(made):
            slots = self.tape.run(setting)
            for number, plot in enumerate(stage.plots, start=1):
                if plot.artists and isinstance(plot.artists[0], plt.Line2D):
                    xs, ys = reach.setdefault(plot.artists[0].axes, ([], []))
                    flat = plot.artists[0].get_transform() != plot.artists[0].axes.transData  # a line across its axes
                    xs += [] if flat else slots[f"plot{number}_x"]
                    ys += [] if flat else slots[f"plot{number}_y"]
                elif plot.artists:
                    reach.setdefault(plot.artists[0].axes, ([], []))[1].extend([0.0, *slots[f"plot{number}_y"]])
        for axes, (xs, ys) in reach.items():
            for values, free, put in (
                (xs, axes.get_autoscalex_on(), axes.set_xlim),
                (ys, axes.get_autoscaley_on(), axes.set_ylim),
            ):
                finite = [value for value in values if math.isfinite(value)]
                if free and finite:
                    margin = 0.03 * (max(finite) - min(finite)) or 1.0
                    put(min(finite) - margin, max(finite) + margin)

    def template(self, text: str) -> str:
        """A text with its numbers' places as `live` writes them."""

        def place(one: re.Match[str]) -> str:
            return f"{{said{one[1]}:{_format(self.traced.numbers[int(one[1])][1])}}}"

        return TOKEN.sub(place, text)

    def shown(self, numbers: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
        """The numbers to show: those that were printed, by the words before them, and those returned."""
        show: dict[str, tuple[str, str]] = {}
        whole = self._whole()
        for line in self.traced.lines:
            parts = TOKEN.split(line)  # words, number, words, number, words
            for before, number, after in zip(parts[0::2], parts[1::2], parts[2::2], strict=False):
                name, spec = f"said{number}", self.traced.numbers[int(number)][1]
                form = ",d" if not spec and name in whole else _format(spec)
                if money := _MONEY.search(before):
                    form = money[0].strip() + form
                unit = _UNIT.match(after) if number == parts[-2] else None
                if unit and not form.endswith("%"):
                    form += f" {unit[1]}"
                label = before.strip(" =:,;.)($€£-").strip() or words(self.__name__)
                show[name] = (label[:1].upper() + label[1:], form)
        for name, value in numbers.items():
            if isinstance(value, int | float) and name not in show and not _SPOKEN.fullmatch(name):
                show[name] = (words(self.__name__ if name == "result" else name), ",d" if name in whole else ",.4f")
        return show

    def _whole(self) -> set[str]:
        """The numbers that are whole at every setting that is tried."""
        made = [control(name, one.widget, 0) for name, one in self.inputs.items()]
        runs = [self.tape.run(setting) for setting in settings(made)]
        single = [name for name, value in runs[0].items() if isinstance(value, float)]
        return {name for name in single if all(run[name] == run[name] // 1 for run in runs)}


def interact(function: Callable[..., Any] | None = None, /, **controls: Any) -> Any:
    """A live drill of `function`, with a control for each argument: ipywidgets' `interact`, and its decorator.

    Raises LiveError, TraceError or another ValueError or TypeError, in a sentence, where it would not work on a page.
    """
    if function is None:
        return lambda given: interact(given, **controls)
    model = Interactive(function, controls)
    start = {name: float(control(name, one.widget, 0).value) for name, one in model.inputs.items()}
    numbers = model(**start)
    draws = bool(model.traced.plots)
    drill: Drill = live(
        model,
        model.figure if draws else None,
        show=model.shown(numbers),
        alt=f"The chart that {words(function.__name__).lower()} draws." if draws else "",
        **{name: one.widget for name, one in model.inputs.items()},
    )
    return drill


def interactive_output(function: Callable[..., Any], controls: Mapping[str, Any]) -> Any:
    """ipywidgets' function of that name: the controls come as one mapping."""
    return interact(function, **controls)


def _format(spec: str) -> str:
    """Python's format as this package's own; four digits where it says none."""
    spec = _WIDTH.sub("", spec)
    try:
        parse(spec)
    except ValueError:
        digits = re.search(r"\.(\d+)", spec)
        return f",.{min(int(digits[1]), 9) if digits else 4}f"
    return spec


def _no_number(result: Any) -> bool:
    """Whether a result is something to look at, and no number: what a function that plots may return."""
    return not isinstance(result, Mapping | Symbol | int | float) and getattr(result, "shape", None) != ()


def _input(value: Any, default: Any) -> Input:
    """The control for an argument, from a widget or one of interact's abbreviations; `default` is where it begins."""
    widget = value if isinstance(value, w.Widget) else w.interactive.widget_from_abbrev(value, default)
    if isinstance(widget, w.Checkbox):
        return Input(widget, [False, True], False)
    if isinstance(widget, w.Dropdown | w.RadioButtons | w.ToggleButtons | w.Select | w.SelectionSlider):
        texts = [str(text) for text, _ in widget._options_full]
        choices = [choice for _, choice in widget._options_full]
        options = [(text, float(i)) for i, text in enumerate(texts)]
        label = getattr(widget, "description", "")
        return Input(w.Dropdown(options=options, value=float(widget.index or 0), description=label), choices, False)
    if isinstance(widget, w.FloatSlider | w.IntSlider):
        steps = math.floor((widget.max - widget.min) / (widget.step or 0.01) + 1e-9)
        widget.max = widget.min + steps * widget.step  # a browser's slider knows no rest
        widget.value = widget.min + round((widget.value - widget.min) / widget.step) * widget.step
    return Input(widget, None, isinstance(widget, w.IntSlider | w.BoundedIntText))
