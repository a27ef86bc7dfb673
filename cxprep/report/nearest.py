"""The one line to ask about where a CV shows nothing, and nothing else is asked: the nearest to what is looked for.

Such a line tells of dealing with customers and names no act of a look-for ("took customers' orders"). It is a duty; but
whoever does it all day may remember one time, and so the report is no dead end. Its bar is lower than that of the other
questions, and so it is for people of the seat's world alone: the line must not speak of another trade, and enough of
the CV has to be about such work. Phrases and bar were chosen on public CVs that had been looked at before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxprep.report.ontology import LookFor, RoleRules
from cxprep.report.passages import BARRED, Passage
from cxprep.text.spelling import level

FEWEST_WORDS, MOST_WORDS = 3, 45  # of a line that is asked about
SHARE = 0.025  # of a CV's lines about work that have to be so near
YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # where a line runs on into the next job, it cannot be quoted


@dataclass(frozen=True)
class Nearest:
    """A line near a look-for: its passage, the words that are asked about, and how far they are above its sum."""

    id: str
    passage: Passage
    window: str
    above: float


def nearest(rules: RoleRules, among: Sequence[Passage]) -> Nearest | None:
    """The line nearest to a look-for; None where none is near enough, or too little of the CV is of its world."""
    work = [one for one in among if one.standing != BARRED and len(one.text.split()) >= FEWEST_WORDS]
    if not work:
        return None
    found: list[Nearest] = []
    for passage in work:
        for id, look_for in rules.look_fors.items():
            window = _window(look_for, rules, passage)
            if window:
                above = look_for.learned.above(window) if look_for.learned else 0.0
                found.append(Nearest(id, passage, window, above))
    near = {one.passage.unit.line for one in found}
    if not found or len(near) < SHARE * len(work):
        return None
    return max(found, key=lambda one: (one.above, -one.passage.unit.line))


def _window(look_for: LookFor, rules: RoleRules, passage: Passage) -> str:
    """The shortest words of a passage that deal with customers and speak of no other trade; empty where none do."""
    held = [
        one
        for one in passage.windows
        if len(one.split()) <= MOST_WORDS
        and not YEAR.search(one)
        and look_for.acts_nearest.search(level(one))
        and not rules.elsewhere.search(level(one))
    ]
    return min(held, key=len) if held else ""


def asking(look_for: LookFor) -> str:
    """How such a line is asked about, as what it is."""
    return f"It is a duty: was there one time when you {look_for.data.get('one_time', 'did this')}?"
