"""Plain lines that people judged, in our own words: how well the odds of `cxprep.report.signing` tell who signs them.

`data/common/plain/lines.yml` holds lines each written after a line of somebody's CV, in how it is made, in what it
says and in what readers made of that one: each of them said for which look-fors of the seat they would sign it. Nothing
was learned from them. Part of `make figures`, and never of what a reader's browser gets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxprep.places import data_path
from cxprep.report.lines import Unit
from cxprep.report.match import plainly
from cxprep.report.ontology import Ontology
from cxprep.report.passages import BARRED, passages
from cxprep.report.signing import ENOUGH

FILE = "common/plain/lines.yml"
READERS = 2  # of a line where nothing else is said


@dataclass(frozen=True)
class Plain:
    """A plain line of a person's CV, and which share of its readers sign it for which look-for of its seat."""

    role: str
    person: int
    text: str
    signed: dict[str, float]
    readers: int = READERS


@dataclass(frozen=True)
class Pair:
    """A line and a look-for of its seat: what would be shown of it, and what is known of the two beside its words."""

    line: Plain
    id: str
    text: str
    signs: dict[str, float]

    @property
    def share(self) -> float:
        """The share of the line's readers who sign it for the look-for."""
        return self.line.signed.get(self.id, 0.0)


def load(path: Path | None = None) -> list[Plain]:
    """The judged lines of a file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = []
    for one in yaml.load((path or data_path(FILE)).read_text(encoding="utf-8"), loader):
        role = one["seat"]
        signed = {f"{role}.look-for.{id}": float(share) for id, share in one.get("signed", {}).items()}
        found.append(Plain(role, one["person"], one["text"], signed, one.get("readers", READERS)))
    return found


def pairs(lines: Iterable[Plain], known: Ontology) -> list[Pair]:
    """Each line with each look-for of its seat, but for lines that never count."""
    found = []
    for line in lines:
        rules = known.roles[line.role]
        for passage in passages([Unit(1, line.text, bullet=True)], known, rules):
            for id, look_for in rules.look_fors.items():
                if passage.standing != BARRED:
                    found.append(Pair(line, id, *plainly(look_for, passage, rules.speaks_of)))
    return found


def counts(lines: Iterable[Plain], known: Ontology) -> dict[str, list[int]]:
    """What was counted, in verdicts.

    `sound`: of those on lines with enough odds how many sign them; `found`: of those that sign any line how many do so
    of such a one.
    """
    on_counted = signs_counted = signs = 0
    for one in pairs(lines, known):
        signing = known.roles[one.line.role].look_fors[one.id].signing
        mine = round(one.share * one.line.readers)
        signs += mine
        if signing and signing.odds(one.id, one.text, one.signs) >= ENOUGH:
            on_counted += one.line.readers
            signs_counted += mine
    return {"sound": [signs_counted, on_counted], "found": [signs_counted, signs]}
