"""Small drills with an estimate in front, and a bare page around them."""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any

from cxprep.live import live, slider
from cxprep.live.bundle import FOLDERS
from cxprep.live.drill import Drill
from cxprep.numbers.arith import Number, divide
from cxprep.widgets.estimate import Estimate, estimate
from tests.support.pages import fragment, write

GAINS = "tests.drill.gains"  # the pilot as given earns 8 thousand
LOSES = "tests.drill.loses"  # the same pilot with another start: it loses 4 thousand
CHOICES = [
    ("run", "run the pilot", lambda o: o["gain"] > 0),
    ("leave", "leave it", lambda o: True),
]


def pilot(
    *, customers: Number = 400.0, caused: Number = 0.5, cost: Number = 12_000.0, spare: Number = 3.0
) -> dict[str, Any]:
    """A made-up pilot: a hundred dollars a customer, of which a share is caused. Money is dollars."""
    gain = customers * 100 * caused - cost
    return {
        "gain": gain,
        "return_on_cost": divide(gain, cost),
        "needed": divide(cost, 100 * caused),
        "by_quarter": [gain / 4, gain / 2],
        "spare": spare,
    }


def pilot_drill(id: str = GAINS, caused: float = 0.5, held: bool = True, **labels: str) -> Drill:
    """The pilot as a drill that waits for an estimate."""
    return live(
        pilot,
        id=id,
        held=held,
        verdict=[(lambda o: o["gain"] > 0, "It earns {gain:$,.1fk}."), (None, "It loses money: {gain:+$,.1fk}.")],
        show={
            "gain": ("Gain", "+$,.1fk"),
            "return_on_cost": ("Return on its cost", ".0%", "it costs nothing"),
            "needed": ("Customers needed", ",.0f", "no number would do"),
        },
        customers=slider(labels.get("customers", "Customers written to"), 400, 100, 1000, 10, ",d"),
        caused=slider("Share it causes", caused, 0, 1, 0.01, ".0%"),
        cost=slider("Cost", 12_000, 0, 40_000, 500, "$,.1fk"),
    )


def ask(drill: Drill, **changes: Any) -> Estimate:
    """The estimate in front of the pilot; `changes` replace its arguments."""
    given: dict[str, Any] = {
        "output": "gain",
        "ask": "What does the pilot bring, after its cost?",
        "unit": "$ thousand",
        "form": "+$,.1fk",
        "choices": CHOICES,
        "reason": "it is the sign of the gain that counts.",
        "flip": {"caused": 0.2 if drill.inputs["caused"] > 0.3 else 0.5},
        "flip_words": "With the other share it brings",
        "flip_reason": "The share is what the answer hangs on.",
    }
    return estimate(drill, **{**given, **changes})


def held_page(folder: Path, *drills: Drill, broken: tuple[str, str] | None = None, **changes: Any) -> Path:
    """A bare page that asks for an estimate in front of each of `drills`."""
    for assets in FOLDERS:
        shutil.copytree(assets, folder, dirs_exist_ok=True)
    parts = [fragment(widget) for drill in drills for widget in (ask(drill, **changes), drill)]
    return write(folder, *parts, broken=broken)


def truth(**inputs: float) -> float:
    """What the pilot brings; a number, always."""
    gain = pilot(**inputs)["gain"]
    assert math.isfinite(gain)
    return gain
