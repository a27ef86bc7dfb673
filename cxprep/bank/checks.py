"""The rules of the bank that one field alone cannot break.

Ids and what refers to them, scales, anchors that serve twice, quotations, places in texts, figures. Each rule reports
sentences; none raises. `within` looks at one role, `across` at what the roles owe each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from cxprep.bank import kinds
from cxprep.bank.places import change, fill, needs
from cxprep.bank.read import Place, a, either, nearest, noun, peel, shape
from cxprep.live import formats

MOST_CARDS = 60
OWN_SOURCES = ("brief", "book", "model", "arithmetic")
_SENTENCE = re.compile(r"[.!?]['’”\"»)]*\s+(?=[\"'‘“(]?[A-Z0-9])")


def malformed(role: str, section: str, id: str) -> str | None:
    """What is wrong with an id, as the end of a sentence."""
    if re.fullmatch(rf"{re.escape(role)}\.{section}\.[a-z0-9]+(-[a-z0-9]+)*", id):
        return None
    return f"is not an id for this place; it should look like {role}.{section}.its-name."


def within(file: str, seat: parts.Seat, items: Mapping[str, kinds.Item]) -> list[str]:
    """What is wrong inside one role."""
    problems: list[str] = []
    at_seat = Place(file, problems, "role")
    for name, fact in seat.facts.items():
        _fact(name, fact, at_seat.at("facts", name))
    _texts(seat, seat, at_seat)
    for id, item in items.items():
        at = Place(file, problems, id)
        _texts(item, seat, at)
        _levels(item, seat, at)
        if isinstance(item, kinds.Question | kinds.Drill):
            _scale(item, seat, at.at("scale"))
        if isinstance(item, kinds.Question):
            _question(item, seat, at)
        for number, claim in enumerate(getattr(item, "claims", ()), start=1):
            if claim.source is None and claim.grade in "AB":
                at.at("claims", number, "source").report(f"is missing; a claim of grade {claim.grade} has a source.")
    cards = sum(getattr(item, "card", None) is not None for item in items.values())
    if cards > MOST_CARDS:
        at_seat.report(f"has {cards} recall cards; at most {MOST_CARDS} can be learnt, so take some away.")
    return problems


def _fact(name: str, fact: parts.Fact, at: Place) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name == "firm":
        at.report("is not a name for a fact; use small letters, digits and _, and leave firm to the reader.")
    if fact.source == "model" and fact.model is None and fact.value is None:
        at.report("has the source model and names none; say model: cxprep.models.clienteling:compare.")
    if isinstance(fact.value, str):
        if fact.format:
            at.at("format").report("is given for a word; only numbers have one.")
    elif fact.format is None:
        at.at("format").report("is missing; a number needs one, for example $,.0fM or .0%.")
    else:
        try:
            formats.parse(fact.format)
        except ValueError as error:
            at.at("format").report(f"cannot be read: {error}")


def _texts(item: Any, seat: parts.Seat, at: Place) -> None:
    """Every place is filled by a fact; a spoken text is short enough; an idea has three sentences."""

    def one(text: str, prose: rules.Prose, where: Place) -> str:
        try:
            return fill(text, seat.facts, {"firm": "the firm"} if prose.firm else None)
        except ValueError as error:
            hint = " {firm} stands in questions to ask only." if "firm" in needs(text) and not prose.firm else ""
            where.report(f"{error}{hint}")
            return text

    filled = change(item, one, at)
    for name, (hint, _) in shape(type(item)).items():
        spoken = next((rule for rule in peel(hint)[1] if isinstance(rule, rules.Spoken)), None)
        if spoken and (words := len(getattr(filled, name).split())) > spoken.words:
            at.at(name).report(f"has {words} words; nobody says more than {spoken.words} in its time.")
    if isinstance(filled, kinds.Concept) and (sentences := len(_SENTENCE.split(filled.idea))) != 3:
        at.at("idea").report(f"has {sentences} sentence{'s' * (sentences > 1)}; a concept's idea has three.")


def _levels(item: kinds.Item, seat: parts.Seat, at: Place) -> None:
    for level in getattr(item, "levels", ()):
        if level not in seat.levels:
            at.at("levels").report(f"holds {level}; the role has {either(seat.levels, 'and')}.")


def _scale(item: kinds.Question | kinds.Drill, seat: parts.Seat, at: Place) -> None:
    owner = a(noun(type(item)))
    levels = item.levels or seat.levels
    names = [dimension.name for dimension in seat.dimensions]
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
            if len(anchors) != rules.ANCHORS:
                where.report(
                    f"has {len(anchors)} anchor sentence{'s' * (len(anchors) != 1)}; a scale has exactly five, 1 to 5."
                )


def _question(item: kinds.Question, seat: parts.Seat, at: Place) -> None:
    if not 20 <= item.seconds <= 600:
        at.at("parts").report(f"add up to {item.seconds} seconds; an answer takes 20 to 600.")
    for quality in ("strong", "weak"):
        if quality not in {answer.quality for answer in item.answers}:
            at.at("answers").report(f"have no {quality} one; a question shows at least a strong and a weak answer.")
    for number, answer in enumerate(item.answers, start=1):
        if answer.level not in (item.levels or seat.levels):
            at.at("answers", number, "level").report(f"is {answer.level}, which is not a level of this question.")
        for count, note in enumerate(answer.notes, start=1):
            if note.quote not in answer.text:
                at.at("answers", number, "notes", count, "quote").report(
                    f"({note.quote!r}) does not stand in the answer's text; copy the words exactly."
                )


def anchors(item: kinds.Item) -> Iterator[tuple[tuple[str, ...], str]]:
    """The anchor sentences of an item, with the place of each."""
    for level, dimensions in getattr(item, "scale", {}).items():
        for name, sentences in dimensions.items():
            for number, sentence in enumerate(sentences, start=1):
                yield ("scale", level, name, str(number)), sentence


def references(item: Any, at: Place) -> Iterator[tuple[Place, str, str]]:
    """Every id that an item refers to: its place, the id, and the section it should stand in."""
    for name, (hint, _) in shape(type(item)).items():
        if get_args(peel(hint)[0]):
            rules = peel(get_args(peel(hint)[0])[0])[1]
            section = next((rule.section for rule in rules if isinstance(rule, rules.Refers)), None)
            if section:
                yield from ((at.at(name, n), id, section) for n, id in enumerate(getattr(item, name), start=1))
    for number, claim in enumerate(getattr(item, "claims", ()), start=1):
        if claim.source and "." in claim.source:
            yield at.at("claims", number, "source"), claim.source, "source"


def refer(places: Iterator[tuple[Place, str, str]], known: set[str], read_roles: set[str], everywhere: bool) -> None:
    """Report references to ids that are not known; those of other roles only where all roles are read."""
    for at, id, section in places:
        role = id.split(".")[0]
        if role not in read_roles and not everywhere:
            continue
        if id in known and id.split(".")[1] == section:
            continue
        if id in known:
            at.report(f"is {id}, which is {a(id.split('.')[1])}; {a(section)} belongs here.")
            continue
        near = get_close_matches(id, (k for k in known if f".{section}." in k), n=1)
        end = f"did you mean {near[0]}?" if near else f"no {section} has this id."
        at.report(f"is {id}, which is not in the bank; {end}")


def twice(anchored: Iterator[tuple[Place, str]]) -> None:
    """Report anchor sentences that stand in two scales, or twice in one."""
    first: dict[str, Place] = {}
    for at, sentence in anchored:
        key = " ".join(re.findall(r"\w+", sentence.lower()))
        if key not in first:
            first[key] = at
            continue
        other = first[key]
        where = "this item" if other.id == at.id else other.id
        at.report(f"repeats an anchor of {where} ({', '.join(other.path)}); each question needs its own: {sentence!r}")
