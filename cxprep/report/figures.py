"""`make figures`: how good the report is, as figures that the book's page about it shows, in data/common/figures.json.

Measured by `cxprep.report.evaluate` on the sets that nothing was learned from, and beside them scorers that are bad
on purpose. Measuring takes a minute, a page's cell may not: so the counts are kept, and the page works out the rest.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from cxprep.answers import figures as answers
from cxprep.places import data_path
from cxprep.report import evaluate, plain, whole
from cxprep.report import ontology as knowledge

FILE = "common/figures.json"
SETS = (evaluate.DEVELOPED, evaluate.HELD_OUT, evaluate.APART)
WHOLE = "whole CVs"  # with all of their lines labelled
PLAIN = "plain lines"  # judged by readers, in our own words


def counts(outcome: evaluate.Outcome) -> dict[str, Any]:
    """What was counted on one set: pairs are right, and of how many."""
    tally, shown = outcome.tally, outcome.shown
    return {
        "cases": outcome.cases,
        "seat": [outcome.roles, outcome.cases],
        "firm": [outcome.firms, outcome.cases],
        "sound": [shown.sound, shown.shown],
        "found": [shown.found, shown.lines],
        "asked": [shown.asked_sound, shown.asked],
        "yes": [tally.yes_right, tally.yes],
        "no": [tally.no_right, tally.no],
        "bad": {
            name: {
                "sound": [outcome.bad_shown[name].sound, outcome.bad_shown[name].shown],
                "found": [outcome.bad_shown[name].found, outcome.bad_shown[name].lines],
            }
            for name in outcome.bad
        },
    }


def measured() -> dict[str, Any]:
    """The counts of each set."""
    from cxprep import bank

    known, held = knowledge.load(), bank.load_all()
    found = {name: evaluate.cases(data_path(), evaluate.SETS[name]) for name in SETS}
    sets = {name: counts(evaluate.measure(cases, known, held)) for name, cases in found.items()}
    return {**sets, WHOLE: whole.counts(whole.load(), known), PLAIN: plain.counts(plain.load(), known)}


def load() -> dict[str, Any]:
    """The counts as they were last measured."""
    return json.loads(data_path(FILE).read_text(encoding="utf-8"))


ROWS = (
    ("seat", "The right seat, or rightly none"),
    ("firm", "The firm's name, or rightly none"),
    ("sound", "Lines shown that a person would sign too"),
    ("found", "Lines a person signed that are shown"),
    ("asked", "Lines asked about that a person would sign"),
    ("yes", "What the CV shows, called so"),
    ("no", "What it does not show, called so"),
)


def table() -> str:
    """The figures as a table in Markdown: each share with its margin, and of how many."""
    held = {name: load()[name] for name in SETS}
    head = "| What was counted | " + " | ".join(f"{name}, {one['cases']} cases" for name, one in held.items()) + " |"
    rows = [head, "|---|" + "---|" * len(held)]
    rows += [
        f"| {words} | " + " | ".join(evaluate.margin(*one[key]) for one in held.values()) + " |" for key, words in ROWS
    ]
    return "\n".join(rows)


def bad_table() -> str:
    """The scorers that are bad on purpose, on the set kept apart, beside the report."""
    one = load()[evaluate.APART]
    rows = ["| Who reads | lines shown that are sound | lines found |", "|---|---|---|"]
    every = {"the report": one, **{f"shows {what}": one["bad"][name] for name, what in BAD.items()}}
    for name, counted in every.items():
        rows.append(f"| {name} | {evaluate.margin(*counted['sound'])} | {evaluate.margin(*counted['found'])} |")
    return "\n".join(rows)


WHOLE_ROWS = (
    ("sound", "Lines counted that show what it says, wholly or in part"),
    ("named", "Lines counted that show it, or name the very act, as a plain line does"),
    ("found", "Lines that show something, with what came of it, that are counted"),
    ("partly", "Lines that show it in part that are counted"),
    ("fair", "Lines asked about that name the very act, or show it"),
    ("clean", "CVs in which nothing shows anything, and nothing is counted"),
    ("offered", "CVs with a line counted, or a question"),
)


def whole_table() -> str:
    """What was counted on whole CVs, as a table in Markdown."""
    held = load()[WHOLE]
    rows = [f"| {words} | {evaluate.margin(*held[key])} |" for key, words in WHOLE_ROWS]
    return "\n".join([f"| What was counted | whole CVs, {held['offered'][1]} |", "|---|---|", *rows])


def judged() -> dict[str, int]:
    """What people said who knew no rule: of the lines shown from public CVs, and of plain lines in our own words."""
    import yaml

    counted = yaml.safe_load(data_path("common/judged.yml").read_text(encoding="utf-8"))
    signed, verdicts = load()[PLAIN]["sound"]
    return {**counted, "plain_signed": signed, "plain_verdicts": verdicts}


BAD = {
    "keywords": "every line with a word of the trade",
    "figures": "every long line with a figure",
    "everything": "every line",
}


def main() -> int:
    """Measure, and write what was counted."""
    target = data_path(FILE)
    target.write_text(json.dumps(measured(), indent=1) + "\n", encoding="utf-8")
    answers.write()
    print(f"{target.name} is written, and that of the answers.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
