"""What an interviewer would press for next, and the follow-up that does.

How often interviewers press for what, given the qualities an answer has, is learned from labels made by hand
(`cxprep.learning.presses`). As a quality is heard with more or less certainty, every way the six may truly be is
weighed by how likely it is. Nobody presses for what was heard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

import yaml

from cxprep.answers import model
from cxprep.bank.constraints import HEARD
from cxprep.bank.items import Question
from cxprep.places import data_path

NOTHING = "none"
PRESSED = (*HEARD, NOTHING)
ABOUT_THEM = ("firm", "motivation")  # kinds of question whose answer has to land on this firm
ABOUT_YOU = ("tricky",)  # and whose answer has to cost something
GROUPS = ("other", "them", "you")


@cache
def general() -> Mapping[str, Any]:
    """A follow-up for each quality that fits any question; under `by_kind` those that fit a kind of question better."""
    return yaml.safe_load(data_path("common", "answers", "follow_ups.yml").read_text(encoding="utf-8"))


def group(kind: str) -> str:
    """The group of a question's kind, one of `GROUPS`."""
    return "them" if kind in ABOUT_THEM else "you" if kind in ABOUT_YOU else "other"


@cache
def ways() -> tuple[tuple[int, ...], ...]:
    """Every way the six qualities may be there or not, in the order of the learned table."""
    return tuple(product((0, 1), repeat=len(HEARD)))


def press(
    held: Mapping[str, bool],
    kind: str,
    sure: Mapping[str, float] | None = None,
    shares: Mapping[str, Sequence[int]] | None = None,
) -> str:
    """The quality to press for, or "none".

    `held`: what was heard; `sure`: how probable each quality is, where that is known (else what was heard is certain);
    `shares`: the learned table, if another than the one kept.
    """
    table = (model.document()["presses"] if shares is None else shares)[group(kind)]
    totals = [0.0] * len(PRESSED)
    for place, way in enumerate(ways()):
        likely = 1.0
        for name, there in zip(HEARD, way, strict=True):
            one = float(held[name]) if sure is None else sure[name]
            likely *= one if there else 1 - one
        for column in range(len(PRESSED)):
            totals[column] += likely * table[place * len(PRESSED) + column]
    open_ = [column for column, name in enumerate(PRESSED) if not held.get(name, False)]
    return PRESSED[max(open_, key=lambda column: (totals[column], -column))]


def follow_up(question: Question, wanted: str, asked: tuple[str, ...] = ()) -> str | None:
    """The question's own follow-up that presses for a quality, the general one where it has none; none twice."""
    if wanted == NOTHING:
        return None
    own = [text for text, of in zip(question.follow_ups, question.presses, strict=False) if of == wanted]
    fits = general()["by_kind"].get(question.kind, {}).get(wanted, general()[wanted])
    return next((text for text in [*own, fits] if text not in asked), None)
