"""What a page needs to draw a drill's cases without Python: a JSON file a drill, `_static/workshop/<drill's id>.json`.

It holds the recipe, the model recorded over the inputs that a case may move (so that a page computes as Python does),
the conditions recorded with it, and the case's text with places for figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxprep.live.tracer import trace
from cxprep.models import paired
from cxprep.numbers import formats
from cxprep.workshop import expressions
from cxprep.workshop.recipes import Recipe, Told, firms, recipes, roles
from cxprep.workshop.texts import case_html


def pack(recipe: Recipe) -> dict[str, Any]:
    """A drill's file. Outputs that are lists stay away; a condition's slot is 0 or 1."""
    moved = list(dict.fromkeys([*(draw.name for draw in recipe.draws), *recipe.flip.set]))
    rest = {name: value for name, value in recipe.constants.items() if name not in moved}
    tape = trace(recipe.function, moved, rest, also=lambda values: _conditions(recipe, values))
    data = tape.to_json()
    outputs = {name: slot for name, slot in data.pop("outputs").items() if not isinstance(slot, list)}
    single = {name for name, value in recipe.outputs({}).items() if isinstance(value, int | float)}
    return {
        "drill": recipe.drill,
        "page": recipe.page,
        "role": recipe.role,
        "title": recipe.title,
        "tape": data,
        "outputs": {name: slot for name, slot in outputs.items() if name in single or "?" in name},
        "constants": rest,
        "book": {name: recipe.constants[name] for name in moved},
        "start": dict(recipe.start),
        "draws": [{"name": draw.name, "values": list(draw.values)} for draw in recipe.draws],
        "keep": [f"keep?{place}" for place in range(len(recipe.keep))],
        "sides": [
            {"name": side.name, "label": side.label, "why": side.why, "when": f"side?{place}" if side.when else None}
            for place, side in enumerate(recipe.sides)
        ],
        "drawn": list(recipe.drawn),
        "ask": {
            "output": recipe.ask.output,
            "question": recipe.ask.question,
            "unit": recipe.ask.unit,
            "format": formats.parse(recipe.ask.format).to_json(),
        },
        "flip": {"set": dict(recipe.flip.set), "words": recipe.flip.words},
        "show": [_told(told) for told in recipe.show],
        "believe": [_told(told) for told in recipe.believe],
        "case": str(case_html(recipe.case, recipe.outputs({}), "")),
        "firms": list(firms(recipe.role).names),
        "first": len(firms(recipe.role).first),
    }


def _conditions(recipe: Recipe, values: Mapping[str, Any]) -> dict[str, Any]:
    found = {f"keep?{place}": expressions.holds(one, values) for place, one in enumerate(recipe.keep)}
    for place, side in enumerate(recipe.sides):
        if side.when:
            found[f"side?{place}"] = expressions.holds(side.when, values)
    return found


def _told(told: Told) -> dict[str, Any]:
    return {"name": told.name, "label": told.label, "format": formats.parse(told.format).to_json()}


def effect() -> dict[str, Any]:
    """The recorded model by which the debrief tells what a session changed (cxprep/models/paired.py)."""
    return {"tape": trace(paired.change, ["pairs", "total", "squares"], {}).to_json(), "fewest": paired.FEWEST}


def write(folder: Path) -> int:
    """Write every drill's file into `folder`, and the model of a session's effect; how many drills there are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "effect.json").write_text(json.dumps(effect(), separators=(",", ":")), encoding="utf-8")
    known = [recipe for role in roles() for recipe in recipes(role)]
    for recipe in known:
        text = json.dumps(pack(recipe), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        (folder / f"{recipe.drill}.json").write_text(text, encoding="utf-8")
    return len(known)
