"""How much each note of a name tells of the hiring firm, learned from labelled adverts: data/common/firm.yml.

A conditional logit over the names of one advert and "no firm is named" (D. McFadden, "Conditional logit analysis of
qualitative choice behavior", 1974): exactly one of them is right. Adverts are few and some notes rare, so each weight
is drawn towards what a careful reader would think of the note, `BEFORE` (a Gaussian prior), and leaves it only where
adverts say so. `measure` leaves out one author at a time. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from cxprep.bank.files import FOLDER
from cxprep.learning.examples import LabelledAdvert, labelled_adverts
from cxprep.report import ontology as knowledge
from cxprep.report.advert.agency import is_agency
from cxprep.report.advert.blocks import Piece, pieces
from cxprep.report.advert.firm import Candidate, candidates, firm_of
from cxprep.report.advert.names import ADDRESS
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.sections import Part, parts
from cxprep.report.advert.words import LETTERS, Words

LINE = 0.35  # chosen by `measure`: a wrong name costs three missing ones
WRONG = 3
STRUCK = 0.3  # how much an advert counts with its firm's name struck out: then none of its other names is right
RIDGE = 1.0
USUAL = 3  # in how many adverts a word is written small before it is one that they use
LEAST = 0.02
TURNS = 4
HEAD = "# Learned by `make weights` from labelled adverts, and not written by hand (see data/README.md).\n"
# What a careful reader would think of a note before any advert is read; 0 for the others.
BEFORE = {
    "label": 4.0, "client": 4.0, "copyright": 2.0, "at us": 3.0, "a job at": 2.0, "known for": 2.0, "legal": 1.5,
    "sure": 1.5, "before": 2.5, "address": 2.5, "is a, words": 1.5, "is a, word": 2.0, "has, words": 1.0,
    "has, word": 0.5, "verb, words": 1.0, "subject of equal": 1.0, "first of firm": 0.5, "subject of firm": 0.5,
    "opening, words": 1.0, "opening, word": 0.5, "told of a firm, words": 1.0, "told of a firm, word": 0.7,
    "beside a year, words": 0.5, "beside a year, word": 0.5, "inverted": 0.5, "counts, words": 0.7,
    "counts, word": 0.7, "the first line": 0.5, "under the title": 0.5, "apposed": 1.0, "at": 0.5, "again": 0.5,
    "again and again": 0.5, "own": 0.3, "and": 1.0, "somebody's": 1.0, "written small": 1.0, "agency label": -4.0,
    "place label": -2.0, "in": -4.0, "mostly in": -2.0, "state": -2.5, "ours": -2.5, "of": -1.0, "to": -1.0,
    "a person": -4.0, "is wanted": -3.0, "is ours": -2.0, "letters": -1.5, "job": -1.5, "a pair": -1.5,
    "a code": -2.0, "bracketed": -1.0, "a common word": -1.0, "a known word": -1.0, "known words": -1.0,
    "shouted": -1.0, "street": -1.5, "only a beginning": -1.0, "in a bullet": -0.7, "common words": -0.5,
    "listed": -1.5, "then a name": -0.3,
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """A labelled advert, read, with its names."""

    labelled: LabelledAdvert
    pieces: Sequence[Piece]
    found: Sequence[Part]
    agency: bool
    names: Sequence[Candidate]

    def is_right(self, one: Candidate) -> bool:
        """Whether a name is the firm's in some form."""
        kept = [f" {plain(name)} " for name in self.labelled.firms]
        said = [f" {plain(name)} " for name in one.names]
        return any(a in b or b in a for a in kept for b in said)


def usual(some: Sequence[LabelledAdvert]) -> list[str]:
    """The first letters of the words that adverts write small: no firm's name is made of these alone."""
    seen: Counter[str] = Counter()
    for one in some:
        bare = ADDRESS.sub(" ", " ".join(one.lines))
        seen.update({plain(word)[:LETTERS] for word in re.findall(r"\b[a-zà-ÿ]{3,}\b", bare)})
    return sorted(word for word, count in seen.items() if count >= USUAL)


def read_all(some: Sequence[LabelledAdvert], words: Words) -> list[Read]:
    """The adverts, with every name and its notes."""
    out = []
    for one in some:
        held = pieces(one.lines)
        found = parts(held, words)
        agency = is_agency("\n".join(piece.text for piece in held), words)
        out.append(Read(one, held, found, agency, candidates(held, found, words)))
    return out


def learn(some: Sequence[Read]) -> dict[str, Any]:
    """The weights that these adverts give; those that an agency placed are left out: they have a rule."""
    some = [one for one in some if not one.agency]
    names = sorted({note for one in some for name in one.names for note in name.notes})
    place = {note: number for number, note in enumerate(names, start=1)}
    every = [(number, name) for number, one in enumerate(some) for name in one.names]
    table = np.zeros((len(every), len(names) + 1))
    for row, (_, name) in enumerate(every):
        table[row, [0, *(place[note] for note in name.notes)]] = 1
    owner = np.array([number for number, _ in every])
    right = np.array([some[number].is_right(name) for number, name in every], float)
    unnamed = np.array([not any(one.is_right(name) for name in one.names) for one in some], float)
    thought = np.array([0.0, *(BEFORE.get(note, 0.0) for note in names)])
    ridge = np.r_[1e-3, np.full(len(names), RIDGE)]

    def loss(weights: Any) -> tuple[float, Any]:
        loud = np.exp(np.clip(table @ weights, -30, 30))
        all_of = 1 + np.bincount(owner, loud, len(some))
        right_of = np.maximum(unnamed + np.bincount(owner, loud * right, len(some)), 1e-12)
        others = loud * (1 - right)
        struck = 1 + np.bincount(owner, others, len(some))
        value = (np.log(all_of) - np.log(right_of)).sum() + STRUCK * np.log(struck).sum()
        value += 0.5 * (ridge * (weights - thought) ** 2).sum()
        slope = loud / all_of[owner] - loud * right / right_of[owner] + STRUCK * others / struck[owner]
        slope = table.T @ slope + ridge * (weights - thought)
        return float(value), slope

    weights = minimize(loss, thought, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    kept = {note: round(float(weights[number]), 2) for note, number in place.items()}
    rest = {note: value for note, value in BEFORE.items() if note not in kept}
    held = {note: value for note, value in sorted({**kept, **rest}.items()) if abs(value) >= LEAST}
    return {"start": round(float(weights[0]), 2), "line": LINE, "weights": held}


def told(one: Read, words: Words, learned: Mapping[str, Any]) -> str:
    """Whether the firm that is told is right, wrong or none."""
    firm = firm_of(one.pieces, one.found, words, learned)
    if firm is None:
        return "none" if one.labelled.firms else "right"
    return "right" if firm in one.labelled.firms else "wrong"


def _fold(one: LabelledAdvert) -> str:
    """An author, or a quarter of the many adverts of one."""
    return one.author if one.author != "adverts" else f"turn {zlib.crc32(one.id.encode()) % TURNS}"


def apart(some: Sequence[Read], words: Words, line: float = LINE) -> Counter[str]:
    """What is told of each advert by weights learned without its author."""
    out: Counter[str] = Counter()
    for fold in sorted({_fold(one.labelled) for one in some}):
        learned = {**learn([one for one in some if _fold(one.labelled) != fold]), "line": line}
        for one in some:
            if _fold(one.labelled) == fold:
                out[told(one, words, learned)] += 1
                out["struck"] += not one.agency and bool(one.labelled.firms)
                out["invented"] += invents(one, words, learned)
    return out


def invents(one: Read, words: Words, learned: Mapping[str, Any]) -> bool:
    """Whether another name would be told if the firm's were struck out of the advert."""
    if one.agency or not one.labelled.firms:
        return False
    ranked = candidates(one.pieces, one.found, words, learned)
    rest = 1 - sum(name.chance for name in ranked if one.is_right(name))
    return any(name.chance >= learned["line"] * rest for name in ranked if not one.is_right(name))


def documents(folder: Path = FOLDER) -> dict[Path, str]:
    """The path of what is learned of firms' names and the text that belongs there."""
    some = labelled_adverts(folder)
    known = usual(some)
    words = Words(knowledge.load(folder.parent).words.data, {"usual": known})
    every = read_all(some, words)
    counted = apart(every, words)
    learned = learn(every)
    body = yaml.safe_dump(learned, sort_keys=False, width=118)
    said = ", ".join(f"{name}: {counted[name]}" for name in ("right", "wrong", "none"))
    text = f"{HEAD}version: 1\napart: {{{said}}}\n{body}usual: >-\n"
    text += "".join(f"  {' '.join(known[at : at + 14])}\n" for at in range(0, len(known), 14))
    return {folder.parent / "common" / "firm.yml": text}


def measure(folder: Path = FOLDER) -> str:
    """How often the firm is right on adverts of authors not learned from, by the line from which a name is told."""
    some = labelled_adverts(folder)
    words = Words(knowledge.load(folder.parent).words.data, {"usual": usual(some)})
    every = read_all(some, words)
    rows = []
    for line in (0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7):
        count = apart(every, words, line)
        cost = WRONG * count["wrong"] + count["none"]
        rows.append(
            f"line {line}: right {count['right']}, wrong {count['wrong']}, none {count['none']}, cost {cost}; "
            f"invented {count['invented']} of {count['struck']} where the firm's name is struck out"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    print(measure())
