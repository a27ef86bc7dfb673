"""How the cases of a drill are drawn, as data/roles/<role>/workshop/<drill>.yml says it.

A recipe names the drill's model, the inputs that are drawn and from which round numbers, what has to hold of a case so
that it can be argued about, which recommendations there are and when each is right, and the case's text. Everything
that is wrong in a file is said at once, in sentences. data/README.md is the dictionary.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from cxprep.bank.constraints import AtLeast, Keyed
from cxprep.bank.files import FOLDER
from cxprep.bank.yaml_files import read_file
from cxprep.models import defaults
from cxprep.numbers import formats
from cxprep.workshop import expressions

KEPT = "workshop"  # the folder of a role that holds its recipes
FIRMS = "firms.yml"
SESSIONS = "sessions.yml"


class RecipeError(ValueError):
    """What is wrong with a recipe, a sentence each."""


@dataclass(frozen=True, kw_only=True)
class Draw:
    """The round numbers from which an input is drawn: `low`, `low` + `step`, and so on to `high`, each as likely."""

    name: str
    low: float
    high: float
    step: float

    @property
    def values(self) -> tuple[float, ...]:
        """All of them, in the model's units."""
        digits = max(0, 2 - math.floor(math.log10(self.step)))
        return tuple(
            round(self.low + k * self.step, digits) for k in range(round((self.high - self.low) / self.step) + 1)
        )


@dataclass(frozen=True, kw_only=True)
class Side:
    """A recommendation: right where `when` holds and none before it did; the last needs no `when`."""

    name: str
    label: str
    why: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """The number that everybody commits to: the model's output, the question, its unit and how it is written."""

    output: str
    question: str
    unit: str
    format: str


@dataclass(frozen=True, kw_only=True)
class Flip:
    """The doubt that is tried on every case: the inputs it sets, and the words that lead up to the number there."""

    set: Mapping[str, float]
    words: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A number with its label and its format; `name` is an output's, or an input's."""

    name: str
    label: str
    format: str


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A drill's cases.

    `start` holds the inputs at which the page starts other than the model does. `keep` has to hold of every case
    drawn; `drawn` are the sides of which a case is drawn, each as often. `show` is the key's, `believe` names the
    controls that a debrief looks at. `case` is the text: paragraphs, rows of a table that begin with a bar, points
    that begin with a dash, with {name:format} for figures, and {firm}.
    """

    drill: str
    page: str
    title: str
    model: str
    draws: Annotated[tuple[Draw, ...], Keyed("name"), AtLeast(1)]
    sides: Annotated[tuple[Side, ...], Keyed("name"), AtLeast(2)]
    drawn: Annotated[tuple[str, ...], AtLeast(2)]
    ask: Ask
    flip: Flip
    show: Annotated[tuple[Told, ...], Keyed("name"), AtLeast(1)]
    believe: Annotated[tuple[Told, ...], Keyed("name"), AtLeast(1)]
    case: Annotated[tuple[str, ...], AtLeast(1)]
    keep: tuple[str, ...] = ()
    start: Mapping[str, float] = field(default_factory=dict)

    @property
    def role(self) -> str:
        """The role whose drill it is."""
        return self.drill.split(".")[0]

    @property
    def name(self) -> str:
        """The drill's name: the last part of its id."""
        return self.drill.split(".")[-1]

    @property
    def function(self) -> Callable[..., Mapping[str, Any]]:
        """The model itself."""
        module, name = self.model.split(":")
        found: Callable[..., Mapping[str, Any]] = getattr(importlib.import_module(module), name)
        return found

    @property
    def constants(self) -> dict[str, float]:
        """Every input of the model at the book's own case: its defaults, and where the page starts otherwise."""
        return {name: float(value) for name, value in defaults(self.function).items()} | dict(self.start)

    def outputs(self, figures: Mapping[str, float]) -> dict[str, Any]:
        """Inputs and outputs of the model at `figures`, the rest as in the book's own case."""
        inputs = self.constants | dict(figures)
        return {**inputs, **self.function(**inputs)}

    def side(self, values: Mapping[str, Any]) -> Side:
        """What the figures say, by the first condition that holds."""
        return next(side for side in self.sides if not side.when or expressions.holds(side.when, values))


@dataclass(frozen=True, kw_only=True)
class Firms:
    """Names of firms that are nobody's: each of `first` with each of `second`."""

    first: Annotated[tuple[str, ...], AtLeast(2)]
    second: Annotated[tuple[str, ...], AtLeast(2)]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them; the first parts come round before any comes again."""
        return tuple(
            self.second[(place + turn) % len(self.second)].replace("*", first)
            for turn in range(len(self.second))
            for place, first in enumerate(self.first)
        )


@cache
def recipes(role: str) -> tuple[Recipe, ...]:
    """The recipes of a role, in the order in which a workshop takes them; none where it has no folder for them."""
    files = sorted((FOLDER / role / KEPT).glob("*.yml"))
    found = [read_file(Recipe, path, RecipeError) for path in files if path.name not in (FIRMS, SESSIONS)]
    for recipe in found:
        if problems := check(recipe):
            raise RecipeError("\n".join(f"{recipe.drill}: {problem}" for problem in problems))
    return tuple(found)


@cache
def firms(role: str) -> Firms:
    """The names that a role's cases may bear."""
    found: Firms = read_file(Firms, FOLDER / role / KEPT / FIRMS, RecipeError)
    return found


def check(recipe: Recipe) -> list[str]:
    """What does not fit in a recipe, a sentence each: names that the model lacks, formats that are none, and so on."""
    try:
        values = recipe.outputs({})
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        return [f"the model {recipe.model} cannot be run at `start`: {error}."]
    inputs, problems = recipe.constants, []
    for place, named in (("draws", [d.name for d in recipe.draws]), ("start", recipe.start), ("flip", recipe.flip.set)):
        problems += [f"{place} names {name!r}, which is no input of the model." for name in named if name not in inputs]
    problems += [
        f"believe names {one.name!r}, no input of the model." for one in recipe.believe if one.name not in inputs
    ]
    problems += [
        f"{one!r} is drawn, and is no side." for one in recipe.drawn if one not in [s.name for s in recipe.sides]
    ]
    problems += [f"the side {side.name!r} needs a `when`." for side in recipe.sides[:-1] if not side.when]
    for told in (*recipe.show, *recipe.believe, Told(name=recipe.ask.output, label="", format=recipe.ask.format)):
        if told.name not in values:
            problems.append(f"{told.name!r} is neither an input nor an output of the model.")
        try:
            formats.parse(told.format)
        except ValueError as error:
            problems.append(f"{told.name}: {error}")
    for condition in (*recipe.keep, *(side.when for side in recipe.sides if side.when)):
        try:
            expressions.holds(condition, values)
        except expressions.ExpressionError as error:
            problems.append(str(error))
    for draw in recipe.draws:
        if draw.step <= 0 or draw.high < draw.low or len(draw.values) < 2:
            problems.append(f"{draw.name} is drawn from fewer than two numbers; mind low, high and step.")
    return problems


def find(role: str, drill: str) -> Recipe:
    """A role's recipe by its drill's id, its name or its page's name. Raises RecipeError, in a sentence."""
    known = recipes(role)
    for recipe in known:
        if drill in (recipe.drill, recipe.name, recipe.page.split("/")[-1]):
            return recipe
    names = ", ".join(recipe.name for recipe in known)
    raise RecipeError(f"{role} has no drill {drill!r} with cases to draw; there are {names or 'none yet'}.")


def roles() -> tuple[str, ...]:
    """The roles that have cases to draw."""
    return tuple(sorted(path.parent.parent.name for path in FOLDER.glob(f"*/{KEPT}/{FIRMS}")))
