"""How the report reads whole CVs of which every line was labelled, at the rate at which lines show something there.

`data/common/whole/` holds CVs by somebody who knew no rule, kept aside. A line that is not labelled shows nothing. A
shown line is sound where its labels say that it shows the look-for, wholly or in part; it is `named` where they say so,
or that the line names the very act, as a plain line does. A question is fair where they say either. Part of `make
figures`, and never of what a reader's browser gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxprep.places import data_path
from cxprep.report.evaluate import overlap
from cxprep.report.lines import units
from cxprep.report.match import bare, look_all
from cxprep.report.ontology import Ontology
from cxprep.report.passages import passages

LABELS = ("shows", "partly", "ask", "not")
SOUND, FAIR = ("shows", "partly"), ("shows", "partly", "ask")


def load() -> list[Mapping[str, Any]]:
    """The CVs, with their roles and labelled lines."""
    import yaml

    files = sorted(data_path("common", "whole").glob("*.yml"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [cv for path in files for cv in yaml.load(path.read_text(encoding="utf-8"), loader)]


def counts(cvs: Iterable[Mapping[str, Any]], known: Ontology) -> dict[str, Any]:
    """What was counted: pairs are right, and of how many; `clean` are CVs in which no line shows anything."""
    names = ("sound", "named", "found", "partly", "fair", "offered", "clean")
    held: dict[str, list[int]] = {name: [0, 0] for name in names}

    def count(name: str, right: bool) -> None:
        held[name][0] += right
        held[name][1] += 1

    for cv in cvs:
        seat = known.roles[cv["role"]]
        among = passages(units(cv["cv"].split("\n")), known, seat)
        found = look_all(seat, among)
        counted = {id: [bare(line.text) for line in one.evidence] for id, one in found.items()}
        for id, one in found.items():
            name = id.split(".")[-1]
            for line in one.evidence:
                label = _label(cv["lines"], line.text, name)
                count("sound", label in SOUND)
                count("named", label in FAIR)
            for line in one.ask_you:
                count("fair", _label(cv["lines"], line.text, name) in FAIR)
            for line in cv["lines"]:
                for given, kind in (("shows", "found"), ("partly", "partly")):
                    if name in line.get(given, ()):
                        count(kind, any(overlap(shown, bare(line["text"])) for shown in counted[id]))
        shows = any(line.get(label) for line in cv["lines"] for label in SOUND)
        count("offered", any(counted.values()) or any(one.ask_you for one in found.values()))
        if not shows:
            count("clean", not any(counted.values()))
    return held


def _label(lines: Iterable[Mapping[str, Any]], text: str, name: str) -> str:
    """The strongest label that a line of the CV has for a look-for; empty without one."""
    shown = bare(text)
    given = {
        label
        for line in lines
        for label in LABELS
        if name in line.get(label, ()) and overlap(shown, bare(line["text"]))
    }
    return next((label for label in LABELS if label in given), "")
