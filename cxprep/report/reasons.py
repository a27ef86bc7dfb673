"""Why a line counts, in a plain clause that its own words bear out: what it tells of, and what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxprep.text.spelling import NUMBER

if TYPE_CHECKING:
    from cxprep.report.ontology import LookFor

LEAST, MOST = 3, 8  # how many words are quoted
_MOVED = (
    r"(?:rose|fell|grew|climbed|dropped|increas(?:ed|ing)|decreas(?:ed|ing)|raised|raising|cut|cutting|reduced|reducing|"
    r"improved|improving|lifted|lifting|lowered|lowering|boosted|boosting|(?:went )?(?:up|down)|gained|saved|saving)"
)
_UNIT = r"\s?(?:%|pct\b|per ?cent\b|points?\b|pts?\b)"
_NO_YEAR = r"(?!(?:19|20)\d\d\b)"
_SUM = rf"(?:{NUMBER}\b|[$£€]?\d[\d.,]{{0,24}})"
_WORDS5 = r"(?:[\w'-]{1,30} ){0,5}?"
_ABOUT = r"(?:about |over |nearly |almost |around )?"
# A result is a change, with its figures: a year, opening hours, a count of shops or a budget is none.
_RESULTS = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"\bfrom {_ABOUT}{_NO_YEAR}(?!9 to 5\b){_SUM}{_UNIT}?[^.;,]{{0,25}}? to {_ABOUT}{NUMBER}(?:{_UNIT})?",
        rf"\b(?!up to\b){_MOVED} {_WORDS5}(?:by|to|from) {_ABOUT}{_NO_YEAR}(?:(?:a|an|one) )?{NUMBER}(?:{_UNIT})?",
        rf"\b(?!up to\b){_MOVED} (?:[\w'-]{{1,30}} ){{0,3}}?{_ABOUT}[$£€]?\d[\d.,]{{0,24}}{_UNIT}",
        rf"[$£€]?\d[\d.,]{{0,24}}{_UNIT}\s(?:to|vs\.?|against|versus)\s[$£€]?\d[\d.,]{{0,24}}(?:{_UNIT})?",
        r"\b(?:NPS|CSAT|OSAT|CES|score|rating)\b[^.;,]{0,20}? \d[\d.]{0,9} (?:to|vs\.?|against) \d[\d.]{0,9}",
        rf"(?<![\w.])[+-]\d[\d.,]{{0,24}}{_UNIT}",
        r"\b(?:halved|doubled|tripled|trebled)\b",
    )
]


def came_of(text: str) -> str:
    """The words of a line that say what changed, as they stand there; empty where none do."""
    for pattern in _RESULTS:
        found = pattern.search(text)
        if found and not re.search(r"\b(?:19|20)\d\d\s*(?:-|–|to)\s*(?:(?:19|20)\d\d|present|now)", found[0], re.I):
            return found[0].strip(" ,;")
    return ""


def clause(look_for: LookFor, text: str) -> str:
    """What a line tells of, and the few words of it that say so most."""
    tells = look_for.data.get("tells") or f"It speaks of “{look_for.title}”"
    words = look_for.learned.spoken(text) if look_for.learned else []
    if not words:
        return f"{tells}."
    best, span = float("-inf"), (0, 0)
    for first in range(len(words)):
        total = 0.0
        for last in range(first, min(len(words), first + MOST)):
            total += words[last][0] - 0.02  # a word that adds nothing is not quoted for company
            if total > best and (last - first + 1 >= LEAST or len(words) <= LEAST):
                best, span = total, (words[first][1], words[last][2])
    return f"{tells}: “{text[span[0] : span[1]]}”."
