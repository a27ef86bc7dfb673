"""The rules of the bank that one field alone cannot break.

Scales, quotations, places in texts, figures, durations of one role. Each rule reports sentences; none raises. What
items owe each other (ids, sources, anchors of their own) is in `links`.
"""

from __future__ import annotations

import re
from typing import Any

from cxprep.bank import items as kinds
from cxprep.bank.constraints import ANCHORS, Prose, Spoken
from cxprep.bank.decode import BAD, Place, a, either, nearest, noun, peel, shape
from cxprep.bank.parts import Fact, Profile
from cxprep.bank.templates import change, fill, needs
from cxprep.numbers import formats

MOST_CARDS = 60
_SENTENCE = re.compile(r"[.!?]['’”\"»)]*\s+(?=[\"'‘“(]?[A-Z0-9])")


def malformed(role: str, section: str, id: str) -> str | None:
    """What is wrong with an id, as the end of a sentence."""
    if re.fullmatch(rf"{re.escape(role)}\.{section}\.[a-z0-9]+(-[a-z0-9]+)*", id):
        return None
    return f"is not an id for this place; it should look like {role}.{section}.its-name."


def within(profile: Any, items: list[tuple[Place, kinds.Item]], at_profile: Place) -> None:
    """Report what is wrong inside one role; of a profile that could not be read, only what needs none."""
    for at, item in items:
        for number, claim in enumerate(getattr(item, "claims", ()), start=1):
            if claim.source is None and claim.grade in "AB":
                at.at("claims", number, "source").report(f"is missing; a claim of grade {claim.grade} has a source.")
    if profile is BAD:
        return
    for name, fact in profile.facts.items():
        _fact(name, fact, at_profile.at("facts", name))
    _texts(profile, profile, at_profile)
    for at, item in items:
        _texts(item, profile, at)
        _levels(item, profile, at)
        if isinstance(item, kinds.Question | kinds.Drill):
            _scale(item, profile, at.at("scale"))
        if isinstance(item, kinds.Question):
            _question(item, profile, at)
    cards = sum(getattr(item, "card", None) is not None for _, item in items)
    if cards > MOST_CARDS:
        at_profile.report(f"has {cards} recall cards; at most {MOST_CARDS} can be learnt, so take some away.")


def _fact(name: str, fact: Fact, at: Place) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name == "firm":
        at.report("is not a name for a fact; use small letters, digits and _, and leave firm to the reader.")
    if fact.source == "model" and fact.model is None and fact.value is None:
        at.report("has the source model and names none; say model: cxprep.models.clienteling:compare.")
    if isinstance(fact.value, str):
        if fact.format:
            at.at("format").report(
                f"is given for the word {fact.value!r}; a number is written in full, 400_000_000 or 0.35."
            )
    elif fact.format is None:
        at.at("format").report("is missing; a number needs one, for example $,.0fM or .0%.")
    else:
        try:
            formats.parse(fact.format)
        except ValueError as error:
            at.at("format").report(f"cannot be read: {error}")


def _texts(item: Any, profile: Profile, at: Place) -> None:
    """Every place is filled by a fact; a spoken text is short enough; an idea has three sentences."""

    def one(text: str, prose: Prose, where: Place) -> str:
        try:
            return fill(text, profile.facts, {"firm": "the firm"} if prose.firm else None)
        except ValueError as error:
            hint = " {firm} stands in questions to ask only." if "firm" in needs(text) and not prose.firm else ""
            where.report(f"{error}{hint}")
            return text

    filled = change(item, one, at)
    for name, (hint, _) in shape(type(item)).items():
        spoken = next((rule for rule in peel(hint)[1] if isinstance(rule, Spoken)), None)
        if spoken and (words := len(getattr(filled, name).split())) > spoken.words:
            at.at(name).report(f"has {words} words; nobody says more than {spoken.words} in its time.")
    if isinstance(filled, kinds.Concept) and (sentences := len(_SENTENCE.split(filled.idea))) != 3:
        at.at("idea").report(f"has {sentences} sentence{'s' * (sentences > 1)}; a concept's idea has three.")


def _levels(item: kinds.Item, profile: Profile, at: Place) -> None:
    for level in getattr(item, "levels", ()):
        if level not in profile.levels:
            at.at("levels").report(f"holds {level}; the role has {either(profile.levels, 'and')}.")


def _scale(item: kinds.Question | kinds.Drill, profile: Profile, at: Place) -> None:
    owner = a(noun(type(item)))
    levels = item.levels
    names = [dimension.name for dimension in profile.dimensions]
    for level in levels:
        if not item.scale.get(level):
            at.at(level).report(f"is missing; {owner} needs a scale for each of its levels.")
    for level, dimensions in item.scale.items():
        if level not in levels:
            at.at(level).report(f"is not a level of this item; {nearest(level, levels)}")
        for name, anchors in dimensions.items():
            where = at.at(level, name)
            if name not in names:
                where.report(f"is not a dimension of the role; {nearest(name, names)}")
            if len(anchors) != ANCHORS:
                where.report(
                    f"has {len(anchors)} anchor sentence{'s' * (len(anchors) != 1)}; a scale has exactly five, 1 to 5."
                )


def _question(item: kinds.Question, profile: Profile, at: Place) -> None:
    if not 20 <= item.seconds <= 600:
        at.at("parts").report(f"add up to {item.seconds} seconds; an answer takes 20 to 600.")
    if item.presses and len(item.presses) != len(item.follow_ups):
        at.at("presses").report(
            f"has {len(item.presses)} for {len(item.follow_ups)} follow-ups; write one for each, in their order."
        )
    for quality in ("strong", "weak"):
        if quality not in {answer.quality for answer in item.answers}:
            at.at("answers").report(f"have no {quality} one; a question shows at least a strong and a weak answer.")
    for number, answer in enumerate(item.answers, start=1):
        if answer.level not in item.levels:
            at.at("answers", number, "level").report(f"is {answer.level}, which is not a level of this question.")
        for count, note in enumerate(answer.notes, start=1):
            if note.quote not in answer.text:
                at.at("answers", number, "notes", count, "quote").report(
                    f"({note.quote!r}) does not stand in the answer's text; copy the words exactly."
                )
