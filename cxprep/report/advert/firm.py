"""The firm's name, by evidence or not at all.

Every name in an advert is a candidate. What is noted of it is where it stands and how it is said: a label, a legal
form, a line of its own or a part of one, what comes before and after it, whether it is said again, a web address. How
much each note tells is learned from labelled adverts (data/common/firm.yml); a name with too little behind it is not
told, for a wrong firm costs more than none. Agencies are none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxprep.report.advert.agency import is_agency
from cxprep.report.advert.blocks import Piece
from cxprep.report.advert.firm_notes import Notes
from cxprep.report.advert.names import ARTICLES, LEGAL_END
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.sections import Part
from cxprep.report.advert.words import Words


@dataclass(frozen=True)
class Candidate:
    """A name in its forms, the best first, what was noted of them, and how likely it is the firm's."""

    names: tuple[str, ...]
    notes: frozenset[str]
    chance: float


def candidates(
    pieces: Sequence[Piece], found: Sequence[Part], words: Words, learned: Mapping[str, object] | None = None
) -> list[Candidate]:
    """Every name with its notes, the likeliest first, those said first before others."""
    whole = "\n".join(piece.text for piece in pieces)
    held = learned or words.firm
    noted = Notes(pieces, found, words, is_agency(whole, words)).of_all()
    out = []
    for names in _families(noted):
        names = sorted(names, key=lambda name: (-total(noted[name], held), name.isupper(), -len(name), name))
        out.append((names, frozenset(note for name in names for note in noted[name])))
    loud = [math.exp(total(notes, held)) for _, notes in out]
    every = 1 + sum(loud)  # 1 is how loud it is that no firm is named
    told = [Candidate(tuple(names), notes, one / every) for (names, notes), one in zip(out, loud, strict=True)]
    return sorted(told, key=lambda one: (-one.chance, whole.find(one.names[0]), one.names[0]))


def _families(noted: Mapping[str, set[str]]) -> list[list[str]]:
    """Names that are forms of one: "Corvisart" is said again by "Maison Corvisart", in full or in capitals."""
    said = {name: plain(name).split() for name in noted}
    family_of: dict[str, list[str]] = {}  # by the words of a name
    for name in sorted(noted, key=lambda one: (len(said[one]), one)):
        spoken = said[name]
        runs = {" ".join(spoken[at:end]) for at in range(len(spoken)) for end in range(at + 1, len(spoken) + 1)}
        family = [name]
        for kin in {id(family_of[run]): family_of[run] for run in sorted(runs) if run in family_of}.values():
            family += kin
        known = "a known word" in noted[name]  # of which many names may be made
        for one in family:
            if not known or len(family) > 1:
                family_of[" ".join(said[one])] = family
        if known and len(family) == 1:
            family_of.setdefault(f"#{name}", family)
    return list({id(family): family for family in family_of.values()}.values())


def total(notes: Iterable[str], learned: Mapping[str, object]) -> float:
    """How loudly a name's notes speak for it."""
    weights: Mapping[str, float] = learned["weights"]  # type: ignore[assignment]
    found = float(learned["start"]) + sum(weights.get(note, 0.0) for note in sorted(notes))  # type: ignore[arg-type]
    return max(-30.0, min(30.0, found))


def firm_of(
    pieces: Sequence[Piece], found: Sequence[Part], words: Words, learned: Mapping[str, object] | None = None
) -> str | None:
    """The hiring firm's name as the advert writes it, or None."""
    whole = "\n".join(piece.text for piece in pieces)
    line = float((learned or words.firm)["line"])  # type: ignore[arg-type]
    agency = is_agency(whole, words)
    ranked = candidates(pieces, found, words, learned)
    for one in ranked:
        if one.chance < line:
            return None
        if agency and not one.notes & {"client", "label"}:
            continue
        return _with_article(_form(one.names, whole), whole)
    return None


def _with_article(name: str, whole: str) -> str:
    """ "The Kitchen Company" where it is never written without its article, ", Les Petits Lundis" where it is large."""
    stands = len(re.findall(rf"\b{re.escape(name)}(?!\w)", whole))
    if " " in name and stands == len(re.findall(rf"\bThe {re.escape(name)}(?!\w)", whole)):
        return f"The {name}"
    large = "|".join(one.capitalize() for one in ARTICLES[:9])
    held = re.search(rf"(?:[^\W_]|,) ({large}) {re.escape(name)}(?!\w)", whole)
    return f"{held[1]} {name}" if held else name


def _form(names: Sequence[str], whole: str) -> str:
    """The best form of a name, or a longer one that the advert writes too, where that is no legal one."""
    best = names[0]
    for other in names[1:]:
        longer = f" {plain(best)} " in f" {plain(other)} " and plain(best) != plain(other)
        if longer and not LEGAL_END.search(other):
            best = other
    same = [name for name in names if plain(name) == plain(best)]
    return min(same, key=lambda name: (name.isupper(), -len(name)))  # "Orchard Street" before "ORCHARD STREET"
