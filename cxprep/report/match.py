"""Which lines of a CV show a look-for, by which rule, and how far: the part that judges.

A line is evidence where a rule of the look-for finds all it needs in one passage and the passage is something done: by
this person, in work, not hoped for, sat through or merely named. Each point for or against is a sentence in `why`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cxprep.report.cues import Cues
from cxprep.report.lines import NEVER, Unit, sentences
from cxprep.report.ontology import LookFor, Ontology, RoleRules
from cxprep.report.pattern_language import NUMBER, level

EVIDENCED = 0.5
PARTLY = 0.3
LISTED = 0.2  # what a weaker line needs to stand beside one that is evidence
ENOUGH = 1.25  # the sum of cues at which a line alone is evidence
RULE = 1.0  # what a rule that finds all it needs adds to the cues
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


def passages(units: Iterable[Unit], ontology: Ontology, rules: RoleRules | None = None) -> list[Passage]:
    """The units that can be evidence of anything, each with how far it counts and why.

    A passage that names three of the role's look-fors in their jargon and tells of no result is a list of keywords.
    """
    found = []
    for unit in units:
        if unit.heading and not unit.bullet:
            continue
        text = level(unit.text)
        passage = Passage(unit, unit.text, text, [level(one) for one in windows(unit.text)])
        _standing(passage, ontology)
        names = sum(1 for one in rules.look_fors.values() if one.named.search(text)) if rules else 0
        if names >= 3 and not BEFORE_AFTER.search(text):
            passage.factor = min(passage.factor, 0.3)
            passage.because.append("It names many things at once and shows none of them.")
        found.append(passage)
    return found


def windows(text: str) -> list[str]:
    """What is read together: a passage of one or two sentences, or each two neighbours of a longer one."""
    parts = sentences(text)
    return [text] if len(parts) <= 2 else [" ".join(parts[i : i + 2]) for i in range(len(parts) - 1)]


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
        passage.plus.append(f"It has a figure: {figure[0]}.")
    if result:
        passage.plus.append(f"It says what came of it: “{result[0]}”.")
    own = group("ownership").match(text) or re.search(r"\b(?:i|my)\b", text)
    if own:
        passage.plus.append(f"It was your own doing: “{'I' if own[0] == 'i' else own[0]}”.")


def _is_list(text: str) -> bool:
    parts = [part for part in re.split(r"[,;|•·/]| - ", text) if part.strip()]
    return len(parts) >= 4 and sum(len(part.split()) for part in parts) / len(parts) <= 2.6


def look(look_for: LookFor, among: Iterable[Passage], cues: Cues) -> Found:
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
        best = max((_weighed(look_for, passage, window, cues) for window in passage.windows), key=lambda one: one.score)
        if best.score >= LISTED:
            evidence.append(best)
        elif word := look_for.named.search(passage.level):
            because = (f"It names “{word[0]}” and does not say what was done.", *passage.because)
            named.append(Evidence(passage.unit.line, passage.text, 0.0, because, "named"))
    evidence.sort(key=lambda one: (-one.score, one.line))
    top = evidence[0].score if evidence else 0.0
    if top < EVIDENCED:
        evidence = [one for one in evidence if one.score >= PARTLY]
    status = "evidenced" if top >= EVIDENCED else "partly" if top >= PARTLY else "missing"
    return Found(status, evidence, named, against)


def _weighed(look_for: LookFor, passage: Passage, window: str, cues: Cues) -> Evidence:
    """One window of a passage: what its words add up to, more where a rule finds all it needs."""
    total, spoke = cues.sum("shown", look_for.id, window)
    why, name = "", "cues"
    for rule in look_for.rules:
        words = rule.find(window)
        if words is not None:
            total, name = total + RULE, rule.name
            said = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
            why = f"{rule.why}: {said}."
            break
    if not why and spoke:
        why = "Its words speak for it: " + ", ".join(f"“{word}”" for word in spoke) + "."
    score = passage.factor / (1 + math.exp(ENOUGH - total))
    reasons = tuple(words for words in (why, *passage.plus, *passage.because) if words)
    return Evidence(passage.unit.line, passage.text, round(score, 2), reasons, name)
