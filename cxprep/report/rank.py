"""Which role an advert is for, and how much it asks for each look-for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cxprep.report.advert import Asked, Job
from cxprep.report.cues import Cues
from cxprep.report.ontology import Ontology, RoleRules
from cxprep.text.spelling import level

TOLD, CLEAR = 0.1, 0.3  # a passage's share for a look-for from which it is shown, with and without its jargon
SIGNS = 0.25  # how much of a role's score is title and trade
CERTAIN = 0.15  # below this lead of the first role over the second the report asks the reader to check


def role_scores(job: Job, ontology: Ontology) -> dict[str, float]:
    """For each role how much speaks for it, 0 to 1; they add up to 1 where there is any sign.

    A quarter is the signs of title and trade, the rest what the passages ask for: the work tells more than its name.
    """
    signs = _parts({role: _signs(job, rules) for role, rules in ontology.roles.items()})
    asks = _parts(_asks(job, ontology))
    weight = SIGNS if any(asks.values()) else 1.0
    shares = {role: weight * signs[role] + (1 - weight) * asks[role] for role in signs}
    return {role: round(share, 3) for role, share in sorted(shares.items())}


def _parts(raw: Mapping[str, float]) -> dict[str, float]:
    total = sum(raw.values())
    return {role: value / total if total else 0.0 for role, value in raw.items()}


def _asks(job: Job, ontology: Ontology) -> dict[str, float]:
    """How much of the advert's passages is the work of each role."""
    raw = dict.fromkeys(ontology.roles, 0.0)
    for passage in job.asked:
        if not any(ontology.cues.sum("role", role, passage.level)[1] for role in raw):
            continue
        odds = {role: math.exp(ontology.cues.sum("role", role, passage.level)[0]) for role in raw}
        loud = passage.weight * math.sqrt(len(passage.level.split())) / sum(odds.values())
        for role in raw:
            raw[role] += loud * odds[role]
    return raw


def _signs(job: Job, rules: RoleRules) -> float:
    title = level(job.title)
    score = sum(2.0 * weight for found, weight in rules.signs("titles") if found.search(title))
    score += sum(weight * min(3, len(found.findall(job.words))) for found, weight in rules.signs("words"))
    # What an advert asks for says which seat it is too, where title and trade do not.
    asks = sum(
        any(found.search(part.level) for found, _ in one.asked)
        for one in rules.look_fors.values()
        for part in job.asked
    )
    return score + 0.5 * asks


@dataclass(frozen=True)
class Demand:
    """How much an advert asks for one look-for, 0 to 1, and where."""

    demand: float
    asked: tuple[Asked, ...]


def demands(job: Job, rules: RoleRules, cues: Cues) -> dict[str, Demand]:
    """For each look-for of the seat how much the advert asks for it; 1 is what it asks for most.

    Each passage has one voice, louder the longer it is, and shares it among the look-fors (and none of them) as its
    words speak for each.
    """
    raw = dict.fromkeys(rules.look_fors, 0.0)
    lines: dict[str, list[Asked]] = {id: [] for id in rules.look_fors}
    for passage in job.asked:
        odds = {id: math.exp(cues.sum("asked", id, passage.level)[0]) for id in raw}
        every = 1 + sum(odds.values())
        for id in raw:
            part = odds[id] / every
            raw[id] += passage.weight * math.sqrt(len(passage.level.split())) * part
            named = any(found.search(passage.level) for found, _ in rules.look_fors[id].asked)
            if passage.asks and part >= (TOLD if named else CLEAR):
                lines[id].append(passage)
    top = max(raw.values(), default=0.0)
    return {id: Demand(round(value / top, 3) if top else 0.0, tuple(lines[id])) for id, value in raw.items()}


def few_words(job: Job) -> bool:
    """Whether the advert is too short to say anything."""
    return len(re.findall(r"\w+", job.words)) < 20
