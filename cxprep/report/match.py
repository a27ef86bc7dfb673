"""Which lines of a CV show a look-for, by which rule, and how far: the part that judges.

A line is evidence where a rule of the look-for finds all it needs in one passage and the passage is something done: by
this person, in work, not hoped for, sat through or merely named. Each point for or against is a sentence in `why`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cxprep.report.lines import NEVER, Unit, sentences
from cxprep.report.ontology import LookFor, Ontology, Seat
from cxprep.report.phrases import NUMBER, level

EVIDENCED = 0.5
PARTLY = 0.3
SECTION_WORDS = {
    "education": "a degree or school",
    "courses": "a course",
    "skills": "a list of skills",
    "interests": "a hobby",
    "objective": "an aim",
    "languages": "a language",
    "summary": "a summary",
}
FIGURE = re.compile(rf"(?<![\w'])(?!(?:one|third|half|quarter|double|twice|second)\b)(?:{NUMBER})(?!\w)")
_YEARS = re.compile(rf"\b(?:19|20)\d\d\b|{NUMBER}\+? years?(?: of\b| in\b|' |,|\.|$)|years of experience|\bone of\b")
BEFORE_AFTER = re.compile(
    rf"\bfrom {NUMBER}[^.;]{{0,40}}? to (?:~|about |over )?{NUMBER}|\bup from\b|\bdown from\b|"
    rf"\bagainst {NUMBER}|\bit was {NUMBER}|\bcompared with\b|"
    rf"(?<!make )(?<!made )(?<!makes )\b(?:up|down) (?:by |to )?[\d.]+ ?(?:%|points)"
    r"|\b(?:rose|fell|grew|climbed|dropped|halved|doubled|tripled|increased|decreased|raised|"
    r"cut|reduced|improved|lifted|lowered)\b[^.;]{0,60}?\b(?:by|to|of)?\s?"
    rf"(?:a |an )?{NUMBER}"
)


@dataclass
class Passage:
    """A unit of the CV with what can be said of it before any look-for is asked."""

    unit: Unit
    text: str
    level: str
    windows: list[str]
    factor: float = 1.0
    because: list[str] = field(default_factory=list)
    bonus: float = 0.0
    plus: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Evidence:
    """A line of the CV that shows a look-for, how far (0 to 1), and why."""

    line: int
    text: str
    score: float
    why: tuple[str, ...]
    rule: str


@dataclass
class Found:
    """What a CV shows of one look-for; `named` are lines that only name it, `against` lines that show its opposite."""

    status: str
    evidence: list[Evidence]
    named: list[Evidence]
    against: list[Evidence]


def passages(units: Iterable[Unit], ontology: Ontology, seat: Seat | None = None) -> list[Passage]:
    """The units that can be evidence of anything, each with how far it counts and why.

    A passage that names three of the seat's look-fors in their jargon and tells of no result is a list of keywords.
    """
    found = []
    for unit in units:
        if unit.heading and not unit.bullet:
            continue
        text = level(unit.text)
        parts = [level(part) for part in sentences(unit.text)]
        windows = [text] if len(parts) <= 3 else [" ".join(parts[i : i + 2]) for i in range(len(parts) - 1)]
        passage = Passage(unit, unit.text, text, windows)
        _standing(passage, ontology)
        names = sum(1 for one in seat.look_fors.values() if one.named.search(text)) if seat else 0
        if names >= 3 and not BEFORE_AFTER.search(text):
            passage.factor = min(passage.factor, 0.3)
            passage.because.append("It names many things at once and shows none of them.")
        found.append(passage)
    return found


def _standing(passage: Passage, ontology: Ontology) -> None:
    text, section = passage.level, passage.unit.section
    group = ontology.group
    done = group("did").search(text)
    figure = FIGURE.search(_YEARS.sub(" ", text))
    result = BEFORE_AFTER.search(text) or group("results").search(text)

    def weigh(factor: float, words: str) -> None:
        passage.factor = min(passage.factor, factor)
        passage.because.append(words)

    if section in NEVER:
        weigh(0.0, f"It stands under {SECTION_WORDS.get(section, section)}, which is not work done.")
    if section == "summary" and not (done and (figure or re.search(r"\b(?:i|we) \w+", text))):
        weigh(0.0 if not done else 0.4, "It stands in a summary and describes, but tells of nothing done.")
    if group("aims").search(text):
        weigh(0.2, "It says what is hoped for, not what was done.")
    if group("learning").search(text) and not result:
        weigh(0.3, "It tells of something learned or attended, not of something done.")
    start = group("attendance").search(text)
    if start and start.start() < 40:
        weigh(0.2, "Being there is not yet doing it.")
    duty = group("duties").match(text)
    if duty and not result:
        weigh(0.3, "It names a responsibility; what came of it is not said.")
    if group("claims").search(text) and not figure and not result:
        weigh(0.35, "It praises in general words; nothing in it could be checked.")
    if group("others").match(text):
        weigh(0.25, "It was done by others.")
    if _is_list(text):
        weigh(0.0, "It is a list of words.")
    if group("helping").match(text):
        weigh(0.75, "It was somebody else's, with your help.")
    if figure:
        passage.bonus += 0.1
        passage.plus.append(f"It has a figure: {figure[0]}.")
    if result:
        passage.bonus += 0.15
        passage.plus.append(f"It says what came of it: “{result[0]}”.")
    own = group("ownership").match(text) or re.search(r"\b(?:i|my)\b", text)
    if own:
        passage.bonus += 0.1
        passage.plus.append(f"It was your own doing: “{'I' if own[0] == 'i' else own[0]}”.")


def _is_list(text: str) -> bool:
    parts = [part for part in re.split(r"[,;|•·/]| - ", text) if part.strip()]
    return len(parts) >= 4 and sum(len(part.split()) for part in parts) / len(parts) <= 2.6


def look(look_for: LookFor, among: Iterable[Passage]) -> Found:
    """What the passages show of a look-for."""
    evidence, named, against = [], [], []
    for passage in among:
        opposite = next(
            ((words, why) for pattern, why in look_for.against if (words := pattern.search(passage.level))), None
        )
        if opposite and passage.unit.section not in NEVER:
            why = (f"{opposite[1]}: “{opposite[0][0]}”.",)
            against.append(Evidence(passage.unit.line, passage.text, 0.0, why, "against"))
            continue
        best = None
        for rule in look_for.rules:
            for window in passage.windows:
                words = rule.find(window)
                if words is None:
                    continue
                score = min(1.0, rule.strength + passage.bonus) * passage.factor
                if best is None or score > best.score:
                    said = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
                    why = (f"{rule.why}: {said}.", *passage.plus, *passage.because)
                    best = Evidence(passage.unit.line, passage.text, round(score, 2), why, rule.name)
                break
        if best and best.score >= PARTLY:
            evidence.append(best)
        elif best or look_for.named.search(passage.level):
            word = look_for.named.search(passage.level)
            why = best.why if best else (f"It names “{word[0]}” and does not say what was done.", *passage.because)  # type: ignore[index]
            named.append(Evidence(passage.unit.line, passage.text, 0.0, tuple(why), "named"))
    evidence.sort(key=lambda one: (-one.score, one.line))
    top = evidence[0].score if evidence else 0.0
    status = "evidenced" if top >= EVIDENCED else "partly" if top >= PARTLY else "missing"
    return Found(status, evidence, named, against)
