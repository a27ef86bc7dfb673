"""Which role an advert is for, if any, and how much it asks for each look-for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cxprep.report.advert import Asked, Job
from cxprep.report.advert.fit import Signs, fit
from cxprep.report.cues import Cues
from cxprep.report.ontology import Ontology, RoleRules

TOLD, CLEAR = 0.1, 0.3  # a passage's share for a look-for from which it is shown, with and without its jargon
ALIKE = 0.1  # seats whose fits are nearer than this are told apart by cues
CERTAIN = 0.15  # below this lead of the first role over the second the report asks the reader to check
BY_CUES = ("en", None)  # the languages in which the cues were learned; in others a seat's own phrases tell


@dataclass(frozen=True)
class Fit:
    """How an advert fits each seat, 0 to 1, each on its own scale; `role` is None where none reaches the line."""

    fits: Mapping[str, float]
    role: str | None
    near: str | None
    signs: Mapping[str, Signs]

    @property
    def unsure(self) -> bool:
        """Whether a second seat fits nearly as well."""
        first, second = sorted(self.fits.values(), reverse=True)[:2] if len(self.fits) > 1 else (1.0, 0.0)
        return self.role is not None and first - second < CERTAIN


def fit_of(job: Job, ontology: Ontology) -> Fit:
    """How the advert fits each seat, which it is for, and, where none, which known title is near."""
    signs = ontology.fits.signs(job, ontology.words.phrases("jobs"), ontology.heard)
    learned = ontology.data["fit"]
    fits = {role: round(fit(one, learned), 3) for role, one in sorted(signs.items())}
    best = max(fits, key=lambda role: (fits[role], role), default=None)
    role = best if best is not None and fits[best] >= learned["line"] else None
    if role is not None:  # of seats that fit nearly as well the one that the passages' own cues speak for
        alike = [one for one, value in fits.items() if value >= learned["line"] and fits[role] - value < ALIKE]
        role = max(alike, key=lambda one: _spoken(job, one, alike, ontology.cues)) if len(alike) > 1 else role
    return Fit(fits, role, ontology.fits.near_title(job) if role is None else None, signs)


def _spoken(job: Job, role: str, among: list[str], cues: Cues) -> float:
    """How much of what an advert's passages say is the work of one role among some, by its learned cues."""
    total = 0.0
    for passage in job.asked:
        odds = {one: math.exp(cues.sum("role", one, passage.level)[0]) for one in among}
        total += passage.weight * math.sqrt(len(passage.level.split())) * odds[role] / sum(odds.values())
    return total


@dataclass(frozen=True)
class Demand:
    """How much an advert asks for one look-for, 0 to 1, and where."""

    demand: float
    asked: tuple[Asked, ...]


def demands(job: Job, rules: RoleRules, cues: Cues, signs: Signs | None = None) -> dict[str, Demand]:
    """For each look-for of the seat how much the advert asks for it; 1 is what it asks for most.

    In a language in which no cue was learned the passages of `signs` alone tell.

    Each passage has one voice, louder the longer it is, and shares it among the look-fors (and none of them) as its
    words speak for each.
    """
    if signs is not None and job.language not in BY_CUES:
        return _told(job, rules, signs)
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


def _told(job: Job, rules: RoleRules, signs: Signs) -> dict[str, Demand]:
    """The demand by a seat's own phrases: each passage shares its voice among the look-fors that it names."""
    passages = [part for part in job.parts if part.kind in ("ask", "want")]
    names = [sum(number in held for held in signs.asked.values()) for number in range(len(passages))]
    raw, lines = dict.fromkeys(rules.look_fors, 0.0), {}
    for id in raw:
        held = signs.asked.get(id, ())
        raw[id] = sum((0.7 if passages[number].kind == "want" else 1.0) / names[number] for number in held)
        lines[id] = tuple(Asked(passages[n].line, passages[n].text, passages[n].text.lower(), 1.0) for n in held)
    top = max(raw.values(), default=0.0)
    return {id: Demand(round(value / top, 3) if top else 0.0, lines[id]) for id, value in raw.items()}


def few_words(job: Job) -> bool:
    """Whether the advert is too short to say anything."""
    return len(re.findall(r"\w+", job.words)) < 20
