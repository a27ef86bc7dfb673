"""The passages of a CV, and what can be said of each before any look-for is asked.

Which windows of it are read together, whether it can count at all (nothing under "Education" is work, a duty is not a
deed, help is not the whole of it), what came of it, among which lines it stands; and of the CV whether it lists duties
or tells of things done. What a line shows is for `match`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cxprep.report.lines import NEVER, Unit, sentences
from cxprep.report.ontology import Ontology, RoleRules
from cxprep.report.reasons import came_of
from cxprep.text.spelling import level

SECTION_WORDS = {
    "education": "a degree or school",
    "courses": "a course",
    "skills": "a list of skills",
    "interests": "a hobby",
    "objective": "an aim",
    "languages": "a language",
    "summary": "a summary",
}
# How far a passage can count before any look-for is asked: never, only as a question, in part, or as far as it goes.
BARRED, DUTY, HELPED, OWN = "barred", "duty", "helped", "own"
_ORDER = (BARRED, DUTY, HELPED, OWN)
_FIGURE = re.compile(r"\d")
ACTS = 0.0  # how much a line has to tell of something done to be more than a duty or a claim
AROUND, SHARE = 5, 0.4  # how many lines on each side are looked at, and how many of them have to be about such work
# A CV lists duties where it has at least so many lines about work of which so few tell of anything done.
MANY, DUTIES = 6, 0.1
# A CV of few lines says little of how it was written: so many lines and deeds are added to its own, as in most CVs.
LINES, DEEDS = 8, 0.5
LEAST = 4  # words of a sentence that can tell of anything
EARLY = 30  # characters
FEW = 12  # words: a longer line says more than its praise
RUN_ON = 18  # words: a longer sentence may be several that have lost what parted them
MARKS = re.compile(r"[·•◦➢▪●■►◆]|(?<=[a-z)]\.)(?=[A-Z][a-z])")
BEFORE_A_CAPITAL = re.compile(r"(?<=[a-z\d)%,]) (?=[A-Z][a-z])")
A_DEED = re.compile(
    r"(?:[A-Z][a-z]{1,20}(?:ed|ing)|Ran|Led|Built|Cut|Took|Made|Set|Wrote|Held|Gave|Kept|Won|Taught|Grew|Sold|Sent|"
    r"Achieve|Advise|Answer|Assist|Build|Call|Clean|Communicate|Conduct|Contact|Coordinate|Create|Demonstrate|Describe|"
    r"Develop|Educate|Ensure|Explain|Follow|Greet|Handle|Help|Inform|Keep|Maintain|Make|Manage|Monitor|Open|Operate|"
    r"Order|Perform|Prepare|Process|Provide|Recommend|Resolve|Respond|Review|Sell|Serve|Stock|Suggest|Take|Track|Train|"
    r"Update|Work)\b"
)
LEADS_ON = frozenset(
    ("a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as", "new", "&")
)


@dataclass
class Passage:
    """A unit of the CV with what can be said of it before any look-for is asked."""

    unit: Unit
    text: str
    level: str
    windows: list[str]
    standing: str = OWN
    because: list[str] = field(default_factory=list)
    result: str = ""  # its own words that say what came of it
    praises: bool = False  # whether it speaks well of itself
    among: bool = False  # whether it stands among lines that speak of nothing that the seat is about

    def lower(self, standing: str, words: str) -> None:
        """It counts at most so far, and why."""
        self.standing = min(self.standing, standing, key=_ORDER.index)
        self.because.append(words)


def passages(units: Iterable[Unit], ontology: Ontology, rules: RoleRules | None = None) -> list[Passage]:
    """The units that can be evidence of anything, each with how far it counts and why.

    A passage that names three of the role's look-fors in their jargon and tells of no result is a list of keywords.
    """
    found = []
    for unit in units:
        if unit.heading and not unit.bullet:
            continue
        passage = Passage(unit, unit.text, level(unit.text), windows(unit.text))
        _stand(passage, ontology)
        names = sum(1 for one in rules.look_fors.values() if one.named.search(passage.level)) if rules else 0
        if names >= 3 and not passage.result:
            passage.lower(BARRED, "It names many things at once and shows none of them.")
        found.append(passage)
    if rules:
        _place(found, rules)
    return found


def _place(found: Sequence[Passage], rules: RoleRules) -> None:
    """Tell the passages that stand among lines of other work."""
    work = [one for one in found if one.standing != BARRED]
    speaks = [bool(rules.speaks_of.search(one.level)) for one in work]
    for place, passage in enumerate(work):
        around = speaks[max(0, place - AROUND) : place] + speaks[place + 1 : place + 1 + AROUND]
        passage.among = bool(around) and sum(around) < SHARE * len(around)


def told(among: Iterable[Passage], rules: RoleRules) -> tuple[int, int]:
    """How many passages are about work, and how many of those tell of something done or of what came of it."""
    work = [one for one in among if one.standing != BARRED and len(one.text.split()) >= LEAST]
    any_of = next(iter(rules.look_fors.values()))
    deeds = [one for one in work if one.result or max(map(any_of.acts, one.windows)) >= ACTS]
    return len(work), len(deeds)


def lists_duties(work: int, deeds: int) -> bool:
    """Whether a CV of so many lines about work, of which so many tell of something done, is a list of duties."""
    return work >= MANY and deeds < DUTIES * work


def register(work: int, deeds: int) -> float:
    """The log-odds of a line telling of something done, in a CV of so many lines about work and so many such lines."""
    share = (deeds + DEEDS) / (work + LINES)
    return math.log(share / (1 - share))


def windows(text: str) -> list[str]:
    """What is read together: each sentence of a passage, each two neighbours, and a passage of two as a whole."""
    parts = [one for one in _parts(text) if len(one.split()) >= LEAST] or [text]
    pairs = (" ".join(two) for two in pairwise(parts))
    return [*parts, *(two for two in pairs if two in text)]


def _parts(text: str) -> list[str]:
    """The sentences of a passage; where bullets and full stops were lost, also what begins with the next deed."""
    found: list[str] = []
    for one in sentences(text):
        for part in map(str.strip, MARKS.split(one)):
            found += _deeds(part) if len(part.split()) > RUN_ON else [part]
    return found


def _deeds(text: str) -> list[str]:
    """A run-on text cut where a word in capitals that names a deed follows words that do not lead on to it."""
    found: list[str] = []
    start = 0
    for space in BEFORE_A_CAPITAL.finditer(text):
        last = text[text.rfind(" ", start, space.start()) + 1 : space.start()].lower()
        if last in LEADS_ON or not A_DEED.match(text, space.end()):
            continue
        here = text[start : space.start()]
        if len(here.split()) >= LEAST:
            found.append(here)
            start = space.end()
    return [*found, text[start:]]


def _stand(passage: Passage, ontology: Ontology) -> None:
    text, section = passage.level, passage.unit.section
    group = ontology.group
    passage.result = came_of(passage.text)
    if section in NEVER:
        passage.lower(BARRED, f"It stands under {SECTION_WORDS.get(section, section)}, which is not work done.")
    if section == "summary":
        done = group("did").search(text)
        told = DUTY if done and _FIGURE.search(text) else BARRED
        passage.lower(told, "It stands in a summary and describes, but tells of no one thing done.")
    if _is_list(text) and not _FIGURE.search(text):
        passage.lower(BARRED, "It is a list of words.")
    if _early(group("aims"), text):
        passage.lower(BARRED, "It says what is hoped for, not what was done.")
    short = len(text.split()) <= FEW
    if group("duties").match(text) and not passage.result:
        passage.lower(DUTY, "It names a responsibility; what came of it is not said.")
    passage.praises = bool(group("claims").search(text)) and not passage.result
    if passage.praises and short and not _FIGURE.search(text):
        passage.lower(BARRED, "It praises in general words; nothing in it could be checked.")
    if group("others").match(text):
        passage.lower(BARRED, "It was done by others.")
    if group("helping").match(text):
        passage.lower(HELPED, "It was somebody else's, with your help.")


def _early(pattern: re.Pattern[str], text: str) -> bool:
    """Whether it stands where a line says what it is about; further on it may be said of others."""
    found = pattern.search(text)
    return found is not None and found.start() < EARLY


def _is_list(text: str) -> bool:
    parts = [part for part in re.split(r"[,;|•·/]| - ", text) if part.strip()]
    return len(parts) >= 4 and sum(len(part.split()) for part in parts) / len(parts) <= 2.6
