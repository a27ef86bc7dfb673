"""What an interviewer would press for next, and the follow-up that does.

What interviewers press for is learned from labels made by hand (`cxprep.learning.presses`): how probable each quality
is in the answer, of which kind the question is and what it is about, add up to a sum for each press. Nobody presses for
what was heard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from cxprep.answers import model
from cxprep.bank.constraints import HEARD, QUESTION_KINDS
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


def columns(sure: Mapping[str, float], kind: str) -> list[float]:
    """What is weighed, from how probable each quality is and the kind of the question.

    Each quality, a figure that hangs in the air, how many there are, the kind, each quality for its group of kinds, 1.
    """
    each = [sure[name] - 0.5 for name in HEARD]
    many = 0.0
    for one in each:  # one by one, as some Pythons' sum() and a page's do not round alike
        many += one
    hanging = sure["figure"] * (1 - sure["basis"]) - 0.25
    kinds = [float(kind == name) for name in QUESTION_KINDS]
    grouped = [0.5 * one if group(kind) == name else 0.0 for name in GROUPS for one in each]
    return [*each, hanging, many, *kinds, *grouped, 1.0]


def press(
    held: Mapping[str, bool],
    kind: str,
    about: str,
    sure: Mapping[str, float] | None = None,
    learned: Mapping[str, Any] | None = None,
) -> str:
    """The quality to press for, or "none".

    `held`: what was heard; `about`: what the question is about (`model.topic`); `sure`: how probable each quality is,
    where that is known (else what was heard is certain); `learned`: `presses`, the weights of each of `PRESSED`, and
    `leans`, what each topic adds to them in the same order, if others than those kept.
    """
    row = columns({name: float(held[name]) for name in HEARD} if sure is None else sure, kind)
    document = model.document() if learned is None else learned
    leans: Sequence[float] = document["leans"].get(about, (0.0,) * len(PRESSED))
    plain = general()["plain"].get(about)
    best, most = NOTHING, float("-inf")
    for name, lean in zip(PRESSED, leans, strict=True):
        total = lean
        for weight, value in zip(document["presses"][name], row, strict=True):
            total += weight * value
        if plain and name not in (*plain["asked"], NOTHING):
            continue
        if total > most and not held.get(name, False):
            best, most = name, total
    return best


def fits(question: Question, wanted: str) -> str:
    """The general follow-up for a quality, in the words that fit the question's topic, else its kind, else any."""
    held = general()
    by = (held["by_topic"].get(model.topic(question.id), {}), held["by_kind"].get(question.kind, {}), held)
    return next(words[wanted] for words in by if wanted in words)


def is_soft(question: Question, wanted: str) -> bool:
    """Whether the general words for a quality wait for less than it: what came of a thing, and no figure."""
    held = general()
    return wanted in held["soft"] and fits(question, wanted) == held["by_kind"]["behavioural"][wanted]


def follow_up(question: Question, wanted: str, asked: tuple[str, ...] = (), said: str | None = None) -> str | None:
    """The question's own follow-up that presses for a quality, the general one where it has none; none twice.

    `said`: the answer in plain letters, if known; what takes for granted a thing that is not in it is passed over.
    """
    if wanted == NOTHING:
        return None
    granted = general()["granted"].get(question.id, {})
    own = [
        text
        for place, (text, of) in enumerate(zip(question.follow_ups, question.presses, strict=False))
        if of == wanted and (said is None or re.search(granted.get(str(place), ""), said, re.ASCII))
    ]
    return next((text for text in [*own, fits(question, wanted)] if text not in asked), None)
