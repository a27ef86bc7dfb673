"""What an interviewer would press for next, and the follow-up that does.

A rule and not learned: with hand-made labels of the qualities it names what the labellers named, or what they called as
good, in some six of seven answers, and weights learned from a hundred answers did no better.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from cxprep.bank.items import Question
from cxprep.places import data_path

NOTHING = "none"
ABOUT_THEM = ("firm", "motivation")  # kinds of question whose answer has to land on this firm
ABOUT_YOU = ("tricky",)  # and whose answer has to cost something
ENOUGH = 4  # of six qualities, a scene and an own part among them, and nobody presses further


@cache
def general() -> Mapping[str, Any]:
    """A follow-up for each quality that fits any question; under `by_kind` those that fit a kind of question better."""
    return yaml.safe_load(data_path("common", "answers", "follow_ups.yml").read_text(encoding="utf-8"))


def press(held: Mapping[str, bool], kind: str) -> str:
    """The quality to press for, or "none", by what was heard and the kind of the question."""
    told = held["figure"] and not held["basis"]  # a figure that hangs in the air
    many = sum(held.values())
    if kind in ABOUT_THEM and not held["firm"]:
        return "firm"
    if kind in ABOUT_YOU and not held["price"]:
        return "price"
    if held["own_part"] and held["scene"] and many >= ENOUGH:
        return "basis" if told else NOTHING
    if told and held["own_part"]:
        return "basis"
    if not held["own_part"]:
        begun = held["scene"] or held["price"] or held["basis"]
        return "own_part" if begun else "scene"
    if not held["scene"]:
        return "scene"
    if not held["figure"]:
        return "figure"
    return "price" if not held["price"] else NOTHING


def follow_up(question: Question, wanted: str, asked: tuple[str, ...] = ()) -> str | None:
    """The question's own follow-up that presses for a quality, the general one where it has none; none twice."""
    if wanted == NOTHING:
        return None
    own = [text for text, of in zip(question.follow_ups, question.presses, strict=False) if of == wanted]
    fits = general()["by_kind"].get(question.kind, {}).get(wanted, general()[wanted])
    return next((text for text in [*own, fits] if text not in asked), None)
