"""What the items of the bank owe each other: ids that exist, sources that are listed, anchors that are nobody else's.

Each function either finds such things or reports what is wrong with them, in sentences; none raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from cxprep.bank import items as kinds
from cxprep.bank.constraints import Refers
from cxprep.bank.decode import BAD, Place, a, peel, shape
from cxprep.bank.parts import Profile

OWN_SOURCES = ("brief", "book", "model", "arithmetic")  # of a fact; a claim may be arithmetic


def anchors(item: kinds.Item) -> Iterator[tuple[tuple[str, ...], str]]:
    """The anchor sentences of an item, with the place of each."""
    for level, dimensions in getattr(item, "scale", {}).items():
        for name, sentences in dimensions.items():
            for number, sentence in enumerate(sentences, start=1):
                yield ("scale", level, name, str(number)), sentence


def references(item: Any, at: Place) -> Iterator[tuple[Place, str, str]]:
    """Every id that an item, or a role, refers to: its place, the id, and the section it should stand in."""
    if isinstance(item, Profile):
        facts = ((at.at("facts", name, "source"), fact.source) for name, fact in item.facts.items())
        yield from ((place, source, "source") for place, source in facts if "." in source)
        return
    for name, (hint, _) in shape(type(item)).items():
        if get_args(peel(hint)[0]):
            rules = peel(get_args(peel(hint)[0])[0])[1]
            section = next((rule.section for rule in rules if isinstance(rule, Refers)), None)
            if section:
                yield from ((at.at(name, n), id, section) for n, id in enumerate(getattr(item, name), start=1))
    for number, claim in enumerate(getattr(item, "claims", ()), start=1):
        if claim.source and "." in claim.source:
            yield at.at("claims", number, "source"), claim.source, "source"


def citations(profile: Any, items: list[tuple[Place, kinds.Item]], at_profile: Place) -> Iterator[tuple[Place, str]]:
    """Every citation key that a role uses, with its place."""
    for name, fact in profile.facts.items() if profile is not BAD else ():
        if fact.source not in OWN_SOURCES:
            yield at_profile.at("facts", name, "source"), fact.source
    for at, item in items:
        if isinstance(item, kinds.SourceItem):
            yield at.at("cite"), item.cite
        for number, claim in enumerate(getattr(item, "claims", ()), start=1):
            if claim.source and claim.source != "arithmetic":
                yield at.at("claims", number, "source"), claim.source


def cite(used: Iterator[tuple[Place, str]], sources: Mapping[str, Any]) -> None:
    """Report citation keys that data/sources.bib does not have; ids of the bank are for `refer`."""
    for at, key in used:
        if "." not in key and key not in sources:
            near = get_close_matches(key, sources, n=1)
            at.report(
                f"is {key}, which is not in data/sources.bib; {f'did you mean {near[0]}?' if near else 'add it.'}"
            )


def refer(places: Iterator[tuple[Place, str, str]], known: set[str], read_roles: set[str], everywhere: bool) -> None:
    """Report references to ids that are not known; those of other roles only where all roles are read."""
    for at, id, section in places:
        role, _, rest = id.partition(".")
        if rest and role not in read_roles and not everywhere:
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
