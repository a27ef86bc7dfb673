"""Draws the cases of a workshop: for each table a firm, its figures, and what the model makes of them.

The same drill, seed and table give the same case on any machine, whatever the number of tables. The page's twin is
widgets/assets/variants.mjs; a test holds the two equal. Sides come in blocks: within as many tables as there are sides
to draw, each side comes once, in an order drawn by the seed, and figures are drawn until they fall on the table's side.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxprep.practice.interview import generator
from cxprep.practice.lots import hashed, shuffled
from cxprep.workshop import expressions
from cxprep.workshop.links import number
from cxprep.workshop.recipes import Recipe, RecipeError, Side, firms

MOST_TRIES = 20000
MOST_TABLES = 100
APART = 12  # tables in a row whose firms share no first word: called across a room they are not mistaken


@dataclass(frozen=True)
class Variant:
    """One table's case. `values` holds all inputs and outputs, `flipped` those under the recipe's doubt."""

    recipe: Recipe
    table: int
    firm: str
    figures: Mapping[str, float]
    values: Mapping[str, Any]
    side: Side
    flipped: Mapping[str, Any]
    side_flipped: Side

    @property
    def answer(self) -> dict[str, float | None]:
        """Every single number that the model returns; None where it is not defined."""
        made = self.recipe.function(**(self.recipe.constants | dict(self.figures)))
        single = {name: float(value) for name, value in made.items() if isinstance(value, int | float)}
        return {name: value if math.isfinite(value) else None for name, value in single.items()}

    @property
    def settings(self) -> dict[str, float]:
        """What the hosted drill has to be set to: the figures, and where its page starts other than the model does."""
        return dict(self.recipe.start) | dict(self.figures)


def wanted(recipe: Recipe, seed: int, table: int) -> str:
    """The side on which a table's figures shall fall."""
    block, place = divmod(table - 1, len(recipe.drawn))
    return recipe.drawn[shuffled(len(recipe.drawn), f"{recipe.drill}/{seed}/sides/{block}")[place]]


def case_key(settings: Mapping[str, float]) -> str:
    """What tells one case of a drill from another, whatever the order of its figures."""
    return "&".join(f"{name}={number(settings[name])}" for name in sorted(settings))


def _variant(recipe: Recipe, seed: int, table: int, before: Sequence[int]) -> tuple[Variant, int]:
    """The case of one table, counted from 1, and the place of its firm among all, which is none of `before`."""
    side_wanted, known, parts = wanted(recipe, seed, table), firms(recipe.role).names, len(firms(recipe.role).first)
    near = {place % parts for place in before[1 - APART :]}  # a name's first part follows from its place
    following = generator(hashed(f"{recipe.drill}/{seed}/table/{table}"))
    for _ in range(MOST_TRIES):
        figures = {draw.name: draw.values[following() % len(draw.values)] for draw in recipe.draws}
        # the figures name the firm, so that a link needs to carry nothing else
        place = hashed(case_key(dict(recipe.start) | figures)) % len(known)
        if place in before or place % parts in near:
            continue
        values = recipe.outputs(figures)
        if not all(expressions.holds(condition, values) for condition in recipe.keep):
            continue
        side = recipe.side(values)
        if side.name == side_wanted:
            flipped = recipe.outputs({**figures, **recipe.flip.set})
            made = Variant(recipe, table, known[place], figures, values, side, flipped, recipe.side(flipped))
            return made, place
    raise RecipeError(f"{recipe.drill}: in {MOST_TRIES} draws none fell on the side {side_wanted!r}; widen its ranges.")


def workshop(recipe: Recipe, tables: int, seed: int) -> list[Variant]:
    """The cases of `tables` tables, each a firm of its own; RecipeError where a recipe hardly ever gives one."""
    found: list[Variant] = []
    places: list[int] = []
    for table in range(1, tables + 1):
        one, place = _variant(recipe, seed, table, places)
        found.append(one)
        places.append(place)
    return found
