"""`live(model, figure, id=..., **inputs)`: a drill that moves in Jupyter and on a page without a kernel.

It feels like `ipywidgets.interact`: keywords are the model's inputs, given as widgets or abbreviations. What it
returns is a widget, so it observes, links and nests; displayed, it also carries the HTML that a page keeps. Before it
returns, it tries the drill as a reader would (`checks.check`), so that a dead slider or a bar that leaves its axes
stops the author and not the reader.
"""

from __future__ import annotations

import importlib
import inspect
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from numbers import Real
from typing import Any, TypeVar

import traitlets

from cxprep.live import checks, compiler, controls, markup
from cxprep.live.compiler import Compiled, Condition, LiveError, Shown
from cxprep.live.controls import Control
from cxprep.live.markup import Question
from cxprep.live.tracer import outputs_of, read_slot
from cxprep.live.widget import PageWidget
from cxprep.numbers import formats

_ID = re.compile(r"[a-z0-9-]+\.[a-z-]+\.[a-z0-9-]+")
Model = Callable[..., Mapping[str, Any]]
One = TypeVar("One")
HIGHEST = 0.66  # height by width up to which a chart may stay in sight on a phone: 240 of 366 pixels


class Drill(PageWidget):
    """A live drill. `inputs` maps the controls' names to floats and may be set; `outputs` follows.

    Both are traits: `drill.observe(handler, names="outputs")` is called with every move of a slider. A control can also
    be read and set by its name, `drill.uplift_caused = 0.2`, where the widget has no attribute of that name.
    """

    kind = "drill"
    model: Model  # an attribute, so not bound to the drill
    inputs = traitlets.Dict().tag(sync=True)
    outputs = traitlets.Dict(read_only=True)

    def __init__(
        self, *, id: str, model: Model, constants: Mapping[str, Any], made: Sequence[Control], held: bool, **traits: Any
    ) -> None:
        self.id, self.model, self.constants, self.held = id, model, dict(constants), held
        self.controls = {control.name: control for control in made}
        super().__init__(inputs={control.name: control.value for control in made}, **traits)
        self._follow()
        for control in made:
            control.widget.observe(lambda change, n=control.name: self.move(**{n: change["new"]}), names="value")

    @traitlets.validate("inputs")
    def _within_limits(self, proposal: Any) -> dict[str, float]:
        for name in proposal["value"]:
            if name not in self.controls:
                raise traitlets.TraitError(f"{self.id} has no control {name!r}; it has {', '.join(self.controls)}.")
        start = {name: control.value for name, control in self.controls.items()}
        given = {name: self.controls[name].clamp(value) for name, value in proposal["value"].items()}
        return start | dict(self.inputs) | given

    @traitlets.observe("inputs")
    def _follow(self, _: Any = None) -> None:
        self.set_trait("outputs", outputs_of(self.model, {**self.constants, **self.inputs}))
        for name, control in self.controls.items():
            if control.widget.value != self.inputs[name]:
                control.widget.value = type(control.widget.value)(self.inputs[name])

    def move(self, **inputs: float) -> Mapping[str, Any]:
        """Set some inputs (a value beyond a slider's end becomes that end) and return the outputs."""
        given: dict[str, Any] = inputs
        for name, value in given.items():
            if not isinstance(value, Real):
                raise TypeError(f"{self.id}: {name} is a number, not {value!r}. Nothing was changed.")
        self.inputs = {**self.inputs, **inputs}
        return self.outputs

    def __getattr__(self, name: str) -> Any:  # what the widget's own classes give counts as well
        """A control's value: `drill.uplift_caused`."""
        inputs = {} if name.startswith("_") or "controls" not in self.__dict__ else self.inputs
        if name in inputs:
            return inputs[name]
        raise AttributeError(self._no_such(name) if inputs else name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Setting a control moves the drill: `drill.uplift_caused = 0.2`."""
        made = self.__dict__.get("controls")
        if made is None or name.startswith("_") or name in self.__dict__ or hasattr(type(self), name):
            super().__setattr__(name, value)
        elif name in made:
            self.move(**{name: value})
        else:
            raise AttributeError(self._no_such(name))

    def _no_such(self, name: str) -> str:
        names = ", ".join(self.controls)
        return f"{self.id} has no control {name!r}, and nothing was changed. Its controls are {names}."

    def __repr__(self) -> str:
        return f"Drill {self.id}: {', '.join(self.controls)}"


def live(
    model: Model,
    figure: Callable[[Mapping[str, Any]], Any] | None = None,
    *,
    id: str = "",
    show: Mapping[str, Sequence[str]] | None = None,
    verdict: Sequence[tuple[Condition, str]] = (),
    alt: str = "",
    held: bool = False,
    open: Sequence[str] = (),
    given: Collection[str] | None = None,
    tiles: Sequence[str] = (),
    questions: Sequence[Question] = (),
    **inputs: Any,
) -> Drill:
    """A live drill of `model`, with one control for each of `inputs`.

    model: keyword numbers in, a mapping of named numbers or lists of numbers out, or one number. A function of the
        notebook will do in a kernel; for a page it stands in a module, so that the page can be checked against it.
    figure: outputs, and inputs, at the defaults -> a matplotlib figure whose artists are tied with `bind`.
    id: `<role>.drill.<name>` for a drill of the briefs, `<role>.chart.<name>` for any other live chart; by itself
        `page.drill.` and the model's name.
    show: name of an output -> (label, format) or (label, format, what to say where it is undefined). Formats are those
        of `cxprep.numbers.formats`. Without it, every single number is shown.
    verdict: (condition, sentence) pairs; the first whose condition holds is read out above the chart. A condition is a
        function of all names that can be traced, or None for "otherwise". Sentences may hold `{name}` or
        `{name:format}`.
    alt: what the chart shows, for those who do not see it; a template like a verdict's. Required with a figure.
    held: on a page, wait for the reader's own estimate (a widget of the book) before showing anything.
    open: the controls that stand open, three at most, in this order; the others wait in a fold. Without it, the first
        three. Likewise `tiles` for the results.
    given: the controls whose number is the case's; the others are marked as ours. None where there is no case.
    questions: what to put to the drill, each a button that sets controls (the others go back to their start).

    Raises LiveError, or a more specific ValueError or TypeError, in a sentence, where the drill would not work.
    """
    id = id or f"page.drill.{_slug(getattr(model, '__name__', ''))}"
    if not _ID.fullmatch(id):
        raise LiveError(f"{id!r} is no drill id; it reads <role>.drill.<name> or <role>.chart.<name>.")
    if figure is not None and not alt.strip():
        raise LiveError(f"{id}: a chart needs alt=, a sentence that says what it shows.")
    path = _importable(model, id)
    constants, made = _inputs(model, inputs, id)
    made = _first(made, open, id, "control", lambda one: one.name)
    _known(id, given or (), made, questions)
    defaults = {control.name: control.value for control in made}
    values = checks.call(id, model, constants, defaults)
    drawn = compiler.draw(figure, {**constants, **defaults, **values}) if figure is not None else None
    prefix = re.sub(r"[^a-z0-9]+", "-", id)
    compiled = compiler.compile_drill(
        id=id,
        prefix=prefix,
        model=model,
        constants=constants,
        formats_of={control.name: control.format for control in made},
        defaults=defaults,
        shown=_first(_shown(values, show, id, drawn is not None), tiles, id, "result", lambda one: one.name),
        verdict=verdict,
        alt=alt,
        drawn=drawn,
    )
    checks.check(id, model, constants, made, compiled)
    return Drill(
        id=id,
        model=model,
        constants=constants,
        made=made,
        held=held,
        spec={"controls": [{**c.to_json(), "id": f"{prefix}-{c.name}"} for c in made], **compiled.to_json()},
        html=_html(
            id, prefix, path, constants, made, compiled, given=given, questions=questions, held=held, tall=_tall(drawn)
        ),
    )


def _slug(name: str) -> str:
    """A name as an id takes it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "model"


def _html(
    id: str,
    prefix: str,
    path: str,
    constants: Mapping[str, Any],
    made: Sequence[Control],
    compiled: Compiled,
    **how: Any,
) -> str:
    slots = compiled.tape.slots({control.name: control.value for control in made})
    numbers = []
    for one in compiled.shown:
        value = read_slot(slots, compiled.tape.outputs[one.name])
        defined = math.isfinite(value)
        text = formats.show(value, one.format) if defined else one.words
        numbers.append(markup.number_html(one.name, one.label, value, text, defined))
    return markup.drill_html(
        id=id,
        prefix=prefix,
        model=path,
        constants=constants,
        svg=compiled.svg(prefix, slots),
        verdict=compiled.verdict_at(slots),
        numbers=numbers,
        controls=made,
        **how,
    )


def _first(all_of_them: Sequence[One], names: Sequence[str], id: str, what: str, name: Callable[[One], str]) -> list:
    """Those that are named in front, in that order, then the others as they came."""
    if len(names) > markup.OPEN:
        raise LiveError(f"{id}: {len(names)} {what}s are to stand open; {markup.OPEN} are what a reader takes in.")
    by_name = {name(one): one for one in all_of_them}
    for wanted in names:
        if wanted not in by_name:
            raise LiveError(f"{id} has no {what} {wanted!r} to stand open; it has {', '.join(by_name)}.")
    return [by_name[wanted] for wanted in names] + [one for one in all_of_them if name(one) not in names]


def _known(id: str, given: Collection[str], made: Sequence[Control], questions: Sequence[Question]) -> None:
    """Raise LiveError where a mark or a question names no control, or sets one where it cannot stand."""
    by_name = {control.name: control for control in made}
    for name in [*given, *(name for one in questions for name in one.sets)]:
        if name not in by_name:
            raise LiveError(f"{id} has no control {name!r}; it has {', '.join(by_name)}.")
    for one in questions:
        for name, value in one.sets.items():
            control = by_name[name]
            steps = 0.0 if control.options else (value - control.min) / control.step
            if abs(control.clamp(value) - value) > 1e-9 or abs(steps - round(steps)) > 1e-6:
                raise LiveError(f"{id}: the question {one.asks!r} sets {name} to {value:g}, where it cannot stand.")


def _tall(figure: Any) -> bool:
    """Whether a chart is too high to stay in sight above the controls of a phone."""
    return figure is not None and figure.get_figheight() > HIGHEST * figure.get_figwidth()


def _importable(model: Model, id: str) -> str:
    """`module:function`, where a test on another day finds the same function.

    What wraps a function says by `live_name` which it is. A function of the notebook itself, `__main__:function`, is
    welcome while one works in it; `make lint` refuses to let it become a page.
    """
    if named := getattr(model, "live_name", ""):
        return named
    module, name = getattr(model, "__module__", ""), getattr(model, "__qualname__", "")
    if module == "__main__" and name.isidentifier():
        return f"{module}:{name}"
    try:
        found = getattr(importlib.import_module(module), name, None)
    except (ImportError, ValueError):
        found = None
    if found is not model:
        raise LiveError(
            f"{id}: {name or model!r} has no name by which it can be found again. Define it with def, in a cell of its "
            "own or, for a page, in a module."
        )
    return f"{module}:{name}"


def _inputs(model: Model, given: Mapping[str, Any], id: str) -> tuple[dict[str, Any], list[Control]]:
    """The model's keywords, split into constants (their defaults) and controls."""
    parameters = inspect.signature(model).parameters
    for name in given:
        if name not in parameters:
            raise LiveError(f"{id}: {model.__name__} takes no {name!r}; it takes {', '.join(parameters)}.")
    constants: dict[str, Any] = {}
    for name, parameter in parameters.items():
        if name not in given:
            if parameter.default is inspect.Parameter.empty:
                raise LiveError(f"{id}: {name} needs a control, as {model.__name__} gives it no default.")
            constants[name] = _number(name, parameter.default, id)
    made = [controls.control(name, value, parameters[name].default) for name, value in given.items()]
    return constants, made


def _number(name: str, value: Any, id: str) -> float:
    if isinstance(value, int | float) and math.isfinite(value):
        return value
    raise LiveError(f"{id}: {name} is {value!r} by default, which is no finite number. Give it a control or a number.")


def _shown(values: Mapping[str, Any], show: Mapping[str, Sequence[str]] | None, id: str, drawn: bool) -> list[Shown]:
    single = {name for name, value in values.items() if isinstance(value, int | float)}
    if show is None and (single or not drawn):
        show = {name: (controls.words(name), ",.2f") for name in values if name in single}
    for name in show or ():
        if name not in single:
            raise LiveError(
                f"{id}: show names {name!r}, which is no single number of the model. It returns {', '.join(values)}."
            )
    if not show and not drawn:
        raise LiveError(f"{id}: a drill shows at least one number, or a chart.")
    shown = [Shown(name, *entry) for name, entry in (show or {}).items()]
    for one in shown:
        formats.parse(one.format)
    return shown
