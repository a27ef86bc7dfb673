"""`make evaluate`: how often the report is right on cases labelled by hand, beside scorers bad on purpose.

A case is a folder with cv.txt, job.txt, labels.yml and perhaps cv.pdf or cv.docx. Two sets are measured and named: what
the weights were learned from (data/roles/*/examples/cases), which says only that nothing was unlearned, and what was
held out (data/roles/*/held-out), which says how well unseen CVs are read. Only *evidenced* counts as a yes,
as in the labels; *partly* and *missing* are a no. The bad scorers read the same files: `keywords` says yes where the CV
holds a look-for's jargon, `everything` always, `nothing` never. Lines count as found where a labelled line stands in a
line that the report gives as evidence of the same look-for.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cxprep.places import DATA
from cxprep.report import ontology as knowledge
from cxprep.report.ontology import Ontology
from cxprep.report.pattern_language import level
from cxprep.report.read import read
from cxprep.report.report import prepare

if TYPE_CHECKING:
    from cxprep.bank import Bank

LEARNED, HELD_OUT = "learned from", "held out"
SETS = {LEARNED: "roles/*/examples/cases/*/labels.yml", HELD_OUT: "roles/*/held-out/*/labels.yml"}


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
class Outcome:
    """The measures of one run over cases."""

    cases: int = 0
    roles: int = 0
    firms: int = 0
    tally: Tally = field(default_factory=Tally)
    lines: int = 0
    lines_found: int = 0
    overlap: float = 0.0
    bad: dict[str, Tally] = field(default_factory=dict)


def cases(folder: Path, pattern: str = "*/labels.yml") -> list[Path]:
    """The cases in a folder, by name."""
    return sorted((path.parent for path in folder.glob(pattern)), key=lambda case: case.name)


def measure(found: Sequence[Path], known: Ontology, held: Bank, form: str = "txt") -> Outcome:
    """Every measure over these cases, from the CV in this form; cases without one are passed over."""
    import yaml

    outcome = Outcome(bad={name: Tally() for name in BAD})
    for case in found:
        cv = case / f"cv.{form}"
        if not cv.exists():
            continue
        labels = yaml.safe_load((case / "labels.yml").read_text(encoding="utf-8"))
        job = (case / "job.txt").read_bytes()
        data = prepare((cv.name, cv.read_bytes()), ("job.txt", job), held=held, ontology=known).data
        outcome.cases += 1
        outcome.roles += data["role"] == labels["role"]
        outcome.firms += data["firm"] == labels.get("firm")
        if data["role"] != labels["role"]:  # a wrong role is one mistake; the look-fors are judged for the right one
            data = prepare(
                (cv.name, cv.read_bytes()), ("job.txt", job), role=labels["role"], held=held, ontology=known
            ).data
        top = {one["id"] for one in data["competencies"][:3]}
        outcome.overlap += len(top & set(labels["demand_top3"])) / 3
        said = {one["id"] for one in data["competencies"] if one["status"] == "evidenced"}
        words = level(" \n ".join(read(cv.name, cv.read_bytes(), "CV").lines))
        for id, labelled in [*((id, True) for id in labels["evidence"]), *((id, False) for id in labels["gaps"])]:
            outcome.tally.count(id, labelled, id in said)
            for name, says in BAD.items():
                outcome.bad[name].count(id, labelled, says(known, id, words))
        shown = {one["id"]: [_bare(e["text"]) for e in one["evidence"]] for one in data["competencies"]}
        for id, lines in labels["evidence"].items():
            outcome.lines += len(lines)
            outcome.lines_found += sum(any(_bare(line) in text for text in shown[id]) for line in lines)
    outcome.overlap /= max(1, outcome.cases)
    return outcome


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _keywords(known: Ontology, id: str, words: str) -> bool:
    return bool(known.roles[id.split(".")[0]].look_fors[id].named.search(words))


BAD: dict[str, Callable[[Ontology, str, str], bool]] = {
    "keywords": _keywords,
    "everything": lambda known, id, words: True,
    "nothing": lambda known, id, words: False,
}


def report(name: str, outcome: Outcome) -> str:
    """The measures as a table for the terminal."""
    tally = outcome.tally
    rows = [
        f"{name}: {outcome.cases} cases",
        f"  role                      {outcome.roles} of {outcome.cases}",
        f"  firm's name               {outcome.firms} of {outcome.cases}",
        f"  balanced accuracy         {tally.balanced_accuracy:.3f}"
        f"  (evidence {tally.yes_right} of {tally.yes}, gaps {tally.no_right} of {tally.no})",
        f"  labelled lines found      {outcome.lines_found / max(1, outcome.lines):.3f}"
        f"  ({outcome.lines_found} of {outcome.lines})",
        f"  demand, top three         {outcome.overlap:.3f}",
    ]
    rows += [f"  {bad:<10} on purpose     {one.balanced_accuracy:.3f}" for bad, one in outcome.bad.items()]
    rows.append(f"  {'':<52}precision  recall")
    for id, (right, wrong, missed) in sorted(tally.by_id.items()):
        precision = f"{right / (right + wrong):9.2f}" if right + wrong else "        -"
        recall = f"{right / (right + missed):7.2f}" if right + missed else "      -"
        rows.append(f"  {id:<52}{precision} {recall}")
    return "\n".join(rows)


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.report.evaluate", description="Measure the prep report.")
    parser.add_argument("folders", nargs="*", type=Path, help="other folders of cases, in place of the roles' own")
    folders = parser.parse_args(words).folders
    from cxprep import bank

    known, held, empty = knowledge.load(), bank.load_all(), True
    sets = {name: cases(DATA, pattern) for name, pattern in SETS.items()}
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
    if empty:
        print("There are no cases there.", file=sys.stderr)
    return int(empty)


if __name__ == "__main__":
    sys.exit(main())
