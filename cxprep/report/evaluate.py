"""`make evaluate`: how often the report is right on cases labelled by hand, beside scorers bad on purpose.

A case is a folder with cv.txt, job.txt, labels.yml and perhaps cv.pdf or cv.docx. Four sets are measured and named:
what was learned from (data/roles/*/examples/cases), which says only that nothing was unlearned; what the report was
made better on (data/common/development); what was held out (data/roles/*/held-out), whose totals were looked at while
rules were changed; and what was kept apart (data/common/kept-apart), written by somebody who knew no rule, whose
totals, and no text, were looked at when bars were last chosen. Only *evidenced* counts as a yes, as in the labels; a
look-for labelled *partly* is neither. A shown line is sound where it and a quote of the same look-for's labels
overlap, in whole or in part.
The bad scorers read the same files: `keywords` says yes where the CV holds a look-for's jargon, `everything` always,
`nothing` never, `figures` where a CV has three long lines with figures; they show all lines that hold the jargon, all
lines, none, and all long lines with figures. Margins are 95 % (E. B. Wilson, "Probable inference", 1927).
Adverts without a CV have sets of their own: those that are learned from, and those of data/common/development, which
the reading of firms and seats was made better on and learns from too. What names tell with each author left out in turn
`make weights` has measured and firm.yml says.
What lines alone tell, with each author left out in turn, `make weights` has measured and lines.json says.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxprep.places import DATA
from cxprep.report import ontology as knowledge
from cxprep.report.advert import read_advert
from cxprep.report.match import bare
from cxprep.report.ontology import Ontology
from cxprep.report.rank import fit_of
from cxprep.report.read import read
from cxprep.report.report import prepare
from cxprep.text.spelling import level

if TYPE_CHECKING:
    from cxprep.bank import Bank

LEARNED, DEVELOPED, HELD_OUT, APART = "learned from", "development", "held out", "kept apart"
SETS = {
    LEARNED: "roles/*/examples/cases/*/labels.yml",
    DEVELOPED: "common/development/*/labels.yml",
    HELD_OUT: "roles/*/held-out/*/labels.yml",
    APART: "common/kept-apart/*/labels.yml",
}
NONE = "none"  # the label of an advert for none of the seats
LONG = 60  # characters from which the scorer "figures" thinks much of a line


@dataclass
class Tally:
    """What a scorer got right, over all cases."""

    yes_right: int = 0
    yes: int = 0
    no_right: int = 0
    no: int = 0
    by_id: dict[str, list[int]] = field(default_factory=dict)  # true yes, false yes, missed

    def count(self, id: str, labelled: bool, said: bool) -> None:
        """One decision on one look-for of one case."""
        row = self.by_id.setdefault(id, [0, 0, 0])
        if labelled:
            self.yes += 1
            self.yes_right += said
            row[0 if said else 2] += 1
        else:
            self.no += 1
            self.no_right += not said
            row[1] += said

    @property
    def balanced_accuracy(self) -> float:
        """The mean of how often a labelled yes and a labelled no are found; NaN where there is neither."""
        if not self.yes or not self.no:
            return float("nan")
        return (self.yes_right / self.yes + self.no_right / self.no) / 2


@dataclass
class Shown:
    """Lines that a scorer shows, and how many labelled lines it finds; `asked` are those of the second shelf."""

    shown: int = 0
    sound: int = 0
    lines: int = 0
    found: int = 0
    asked: int = 0
    asked_sound: int = 0

    def count(self, id: str, shown: Sequence[str], labels: Mapping[str, Any]) -> None:
        """The lines shown for one look-for of one case."""
        quotes = [bare(one) for key in ("evidence", "partly", "also") for one in labels.get(key, {}).get(id, ())]
        said = [bare(one) for one in shown]
        self.shown += len(said)
        self.sound += sum(any(overlap(one, quote) for quote in quotes) for one in said)
        wanted = [bare(one) for one in labels["evidence"].get(id, ())]
        self.lines += len(wanted)
        self.found += sum(any(overlap(one, quote) for one in said) for quote in wanted)


@dataclass
class Outcome:
    """The measures of one run over cases."""

    cases: int = 0
    roles: int = 0
    firms: int = 0
    tally: Tally = field(default_factory=Tally)
    shown: Shown = field(default_factory=Shown)
    missing: int = 0  # CVs that are missing in every row
    partly: int = 0  # look-fors labelled partly, and how many of them are called so
    partly_right: int = 0
    overlap: float = 0.0
    with_demand: int = 0
    bad: dict[str, Tally] = field(default_factory=dict)
    bad_shown: dict[str, Shown] = field(default_factory=dict)


def cases(folder: Path, pattern: str = "*/labels.yml") -> list[Path]:
    """The cases in a folder, by name."""
    return sorted((path.parent for path in folder.glob(pattern)), key=lambda case: case.name)


def measure(found: Sequence[Path], known: Ontology, held: Bank, form: str = "txt") -> Outcome:
    """Every measure over these cases, from the CV in this form; cases without one are passed over."""
    outcome = Outcome(bad={name: Tally() for name in BAD}, bad_shown={name: Shown() for name in BAD})
    for case in found:
        cv = case / f"cv.{form}"
        if cv.exists():
            _measure(outcome, case, cv, known, held)
    outcome.overlap /= max(1, outcome.with_demand)
    return outcome


def labels_of(case: Path) -> Mapping[str, Any]:
    """What a case's labels say."""
    import yaml

    return yaml.safe_load((case / "labels.yml").read_text(encoding="utf-8"))


def _measure(outcome: Outcome, case: Path, cv: Path, known: Ontology, held: Bank) -> None:
    labels = labels_of(case)
    job = ("job.txt", (case / "job.txt").read_bytes())
    data = prepare((cv.name, cv.read_bytes()), job, held=held, ontology=known).data
    outcome.cases += 1
    outcome.roles += (data["role"] or NONE) == labels["role"]
    outcome.firms += data["firm"] in (labels.get("firm"), *labels.get("firm_accept", ()))
    if labels["role"] == NONE:
        return
    if data["role"] != labels["role"]:  # a wrong role is one mistake; the look-fors are judged for the right one
        data = prepare((cv.name, cv.read_bytes()), job, role=labels["role"], held=held, ontology=known).data
    if labels["demand_top3"]:
        outcome.with_demand += 1
        top = {one["id"] for one in data["competencies"][:3]}
        outcome.overlap += len(top & set(labels["demand_top3"])) / 3
    said = {one["id"]: one for one in data["competencies"]}
    outcome.missing += all(one["status"] == "missing" for one in said.values())
    lines = [line.strip() for line in read(cv.name, cv.read_bytes(), "CV").lines if line.strip()]
    for id in [*labels["evidence"], *labels["gaps"]]:
        outcome.tally.count(id, id in labels["evidence"], said[id]["status"] == "evidenced")
        for name, shows in BAD.items():
            outcome.bad[name].count(id, id in labels["evidence"], len(shows(known, id, lines)) >= ENOUGH[name])
    for id, one in said.items():
        outcome.shown.count(id, [line["text"] for line in one["evidence"]], labels)
        asked = Shown()
        asked.count(id, [line["text"] for line in one["ask_you"]], labels)
        outcome.shown.asked += asked.shown
        outcome.shown.asked_sound += asked.sound
        for name, shows in BAD.items():
            outcome.bad_shown[name].count(id, shows(known, id, lines), labels)
        if id in labels.get("partly", {}):
            outcome.partly += 1
            outcome.partly_right += one["status"] == "partly"


def overlap(line: str, quote: str) -> bool:
    """Whether a line and a quote are one: one stands in the other, or most of the quote's words in the line."""
    held = quote.split()
    return quote in line or line in quote or sum(word in line.split() for word in held) >= 0.75 * len(held)


def _keywords(known: Ontology, id: str, lines: Sequence[str]) -> list[str]:
    named = known.roles[id.split(".")[0]].look_fors[id].named
    return [line for line in lines if named.search(level(line))]


BAD: dict[str, Callable[[Ontology, str, Sequence[str]], list[str]]] = {
    "keywords": _keywords,
    "everything": lambda known, id, lines: list(lines),
    "nothing": lambda known, id, lines: [],
    "figures": lambda known, id, lines: [one for one in lines if len(one) >= LONG and re.search(r"\d", one)],
}
ENOUGH = {"keywords": 1, "everything": 0, "nothing": 1, "figures": 3}  # lines from which a bad scorer says yes


def margin(right: int, of: int) -> str:
    """A share with its 95 % margin in words: `.87 (.81 to .91), 120 of 138`."""
    if not of:
        return "-"
    share, z = right / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * ((share * (1 - share) / of + z * z / (4 * of * of)) ** 0.5)
    low, high = (f"{max(0.0, min(1.0, end)):.2f}" for end in (middle - half, middle + half))
    return f"{share:.2f} ({low} to {high}), {right} of {of}"


def report(name: str, outcome: Outcome, each: bool = True) -> str:
    """The measures as a table for the terminal."""
    tally, shown = outcome.tally, outcome.shown
    rows = [
        f"{name}: {outcome.cases} cases",
        f"  role                      {outcome.roles} of {outcome.cases}",
        f"  firm's name               {outcome.firms} of {outcome.cases}",
        f"  balanced accuracy         {tally.balanced_accuracy:.3f}"
        f"  (evidence {margin(tally.yes_right, tally.yes)}; gaps {margin(tally.no_right, tally.no)})",
        f"  labelled partly, so said  {margin(outcome.partly_right, outcome.partly)}",
        f"  shown lines sound         {margin(shown.sound, shown.shown)}",
        f"  labelled lines found      {margin(shown.found, shown.lines)}",
        f"  asked lines that show it  {margin(shown.asked_sound, shown.asked)}",
        f"  missing in every row      {outcome.missing} of {outcome.cases}",
        f"  demand, top three         {outcome.overlap:.3f}",
    ]
    for bad, one in outcome.bad.items():
        lines = outcome.bad_shown[bad]
        sound, found = lines.sound / max(1, lines.shown), lines.found / max(1, lines.lines)
        rows.append(
            f"  {bad:<10} on purpose     {one.balanced_accuracy:.3f}   lines sound {sound:.2f}, found {found:.2f}"
        )
    if each:
        rows.append(f"  {'':<52}precision  recall")
        for id, (right, wrong, missed) in sorted(tally.by_id.items()):
            precision = f"{right / (right + wrong):9.2f}" if right + wrong else "        -"
            recall = f"{right / (right + missed):7.2f}" if right + missed else "      -"
            rows.append(f"  {id:<52}{precision} {recall}")
    return "\n".join(rows)


def of_lines(known: Ontology) -> str:
    """What single lines tell, each author left out in turn, as `make weights` measured it."""
    rows = ["single lines, each author left out in turn"]
    for role in known.roles:
        apart = known.data["roles"][role].get("lines", {}).get("apart", {})
        rows += [f"  {role}", *(f"    {name:<40}{told}" for name, told in apart.items())]
    return "\n".join(rows)


def of_adverts(known: Ontology) -> str:
    """How often the seat and the firm are right on labelled adverts, and the firm with each author left out in turn."""
    from cxprep.learning.examples import labelled_adverts

    rows = []
    for name, authors in ((LEARNED, False), (DEVELOPED, True)):
        some = [one for one in labelled_adverts() if (one.author == DEVELOPED) == authors]
        jobs = [read_advert(one.lines, known.words) for one in some]
        seats = sum((fit_of(job, known).role or NONE) == one.role for job, one in zip(jobs, some, strict=True))
        right = sum(job.firm in (one.firms or (None,)) for job, one in zip(jobs, some, strict=True))
        none = sum(job.firm is None and bool(one.firms) for job, one in zip(jobs, some, strict=True))
        rows += [f"adverts, {name}: {len(some)}", f"  role                      {seats} of {len(some)}"]
        rows.append(f"  firm's name               {right} right, {none} not told, {len(some) - right - none} wrong")
    apart, seat = known.words.firm["apart"], known.data["fit"]["apart"]
    rows.append("adverts, each author left out in turn (make weights)")
    rows.append("  role                      " + ", ".join(f"{name} {a} of {b}" for name, (a, b) in seat.items()))
    rows.append(f"  firm's name               {apart['right']} right, {apart['none']} not told, {apart['wrong']} wrong")
    return "\n".join(rows)


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.report.evaluate", description="Measure the prep report.")
    parser.add_argument("folders", nargs="*", type=Path, help="other folders of cases, in place of the roles' own")
    folders = parser.parse_args(words).folders
    from cxprep import bank
    from cxprep.answers import figures

    known, held, empty = knowledge.load(), bank.load_all(), True
    sets = {name: cases(DATA, pattern) for name, pattern in SETS.items()}
    if not folders:
        print(of_lines(known), end="\n\n")
        print(of_adverts(known), end="\n\n")
        print(figures.report(), end="\n\n")
    for name, found in ({folder.name: cases(folder) for folder in folders} or sets).items():
        for form in ("txt", "pdf", "docx"):
            some = [case for case in found if (case / f"cv.{form}").exists()]
            if not some:
                continue
            empty = False
            print(report(f"{name}, from {form}", measure(some, known, held, form)))
            if form != "txt" and all((case / "cv.txt").exists() for case in some):
                same = measure(some, known, held).tally.balanced_accuracy
                print(f"  the same cases from txt   {same:.3f}")
            print()
        for role in known.roles:
            some = [case for case in found if labels_of(case)["role"] == role and (case / "cv.txt").exists()]
            if some:
                print(report(f"{name}, {role}", measure(some, known, held), each=False), end="\n\n")
    if empty:
        print("There are no cases there.", file=sys.stderr)
    return int(empty)


if __name__ == "__main__":
    sys.exit(main())
