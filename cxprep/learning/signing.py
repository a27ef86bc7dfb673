"""Which plain lines readers sign, learned from judged ones: `python -m cxprep.learning.signing FILE`.

FILE holds judged lines as `data/common/plain/lines.yml` does. Those that data/common/signed.json was learned from are
lines of real people's CVs, so they are kept by nobody and `make weights` does not learn it again: whoever judges others
gives their file. The lines of `data/common/plain/` are in our own words, never learned from, to measure on.

Two steps. For each look-for a logistic regression of "a reader signs it" on what stands in the line (`LineSigns`), as
in `cxprep.learning.lines`; and then one for all look-fors on that sum, on what the report knows of a line beside its
words (`cxprep.report.signing.signs_of`), and on the look-for. For the second the sum of a line comes from weights that
were learned without any line of its person, so that it is not believed more than it will deserve. What is wanted of a
line is the share of its readers who sign it. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from cxprep.learning import signs as learned_from
from cxprep.learning.regression import Fit, fit
from cxprep.places import data_path
from cxprep.report import ontology as knowledge
from cxprep.report.line_signs import LineSigns
from cxprep.report.plain import READERS, Pair, Plain, load, pairs

FILE = "common/signed.json"
KEPT, LEVELS = 1200, 7  # how many signs are kept, and in how many steps up and down: more change nothing
FEWEST = 5  # lines of a look-for that somebody has to sign before it is learned
FOLDS = 6  # parts of the people, of which one is left out
RIDGE = 2.0  # of the second step
HALF = 0.5  # of a line's readers
SIGNS = ("words", "sum", "named", "done", "speaks", "praises")


def learnable(lines: Sequence[Plain], known: knowledge.Ontology) -> list[Pair]:
    """Each line with each look-for of its seat that was signed often enough."""
    often = Counter(id for line in lines for id, share in line.signed.items() if share >= HALF)
    return [one for one in pairs(lines, known) if often[one.id] >= FEWEST]


def by_words(some: Sequence[Pair], ids: Sequence[str], signs: LineSigns) -> Fit:
    """The first step: a sum for each look-for, of a line's signs; half as much yes as no in all."""
    texts = list(dict.fromkeys((one.line.person, one.text) for one in some))
    place, column = {text: number for number, text in enumerate(texts)}, {id: number for number, id in enumerate(ids)}
    wanted, count = np.zeros((len(texts), len(ids))), np.zeros((len(texts), len(ids)))
    for one in some:
        at = place[one.line.person, one.text], column[one.id]
        wanted[at], count[at] = one.share, one.line.readers / READERS
    yes = wanted >= HALF
    for number in range(len(ids)):
        here = yes[:, number]
        count[here, number] *= 0.5 * count[~here, number].sum() / max(count[here, number].sum(), 1e-9)
    return fit([signs(text) for _, text in texts], wanted, count, KEPT)


def sums(learned: Fit, some: Sequence[Pair], ids: Sequence[str], signs: LineSigns) -> np.ndarray:
    """What each line's signs add up to for its look-for."""
    held = learned.sums([signs(one.text) for one in some])
    return np.array([held[number, ids.index(one.id)] for number, one in enumerate(some)])


def apart(some: Sequence[Pair], ids: Sequence[str], signs: LineSigns) -> np.ndarray:
    """The same sums, each from weights that were learned without any line of its person."""
    part = np.array([one.line.person % FOLDS for one in some])
    held = np.zeros(len(some))
    for here in range(FOLDS):
        out = np.flatnonzero(part == here)
        learned = by_words([one for one, of in zip(some, part, strict=True) if of != here], ids, signs)
        held[out] = sums(learned, [one for one, of in zip(some, part, strict=True) if of == here], ids, signs)
    return held


def odds(some: Sequence[Pair], words: np.ndarray, ids: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The second step: what each look-for starts from, and what each of `SIGNS` adds."""
    table = np.zeros((len(some), len(SIGNS) + len(ids) + 1))
    for number, one in enumerate(some):
        table[number, : len(SIGNS)] = [words[number], *(one.signs[name] for name in SIGNS[1:])]
        table[number, len(SIGNS) + ids.index(one.id)] = 1
    table[:, -1] = 1
    wanted = np.array([one.share for one in some])
    count = np.array([one.line.readers / READERS for one in some])
    drawn = np.array([*[1.0] * (table.shape[1] - 1), 0.01])

    def loss(held: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ held
        soft = np.logaddexp(0, total)
        value = (count * (soft - wanted * total)).sum() + 0.5 * RIDGE * (drawn * held * held).sum()
        return float(value), table.T @ (count * (np.exp(total - soft) - wanted)) + RIDGE * drawn * held

    held = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    adds = {id: round(float(held[-1] + held[len(SIGNS) + number]), 3) for number, id in enumerate(ids)}
    return adds, {name: round(float(held[number]), 3) for number, name in enumerate(SIGNS)}


def document(lines: Sequence[Plain], known: knowledge.Ontology) -> dict[str, object]:
    """What `cxprep.report.signing.Signing` reads."""
    some = learnable(lines, known)
    ids = sorted({one.id for one in some})
    signs = LineSigns(known.cues.families)
    adds, what = odds(some, apart(some, ids, signs), ids)
    return {"adds": adds, "odds": what, **by_words(some, ids, signs).document(ids, LEVELS)}


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(
        prog="python -m cxprep.learning.signing",
        description="Learn which plain lines readers sign, from files of judged lines, into data/common/signed.json.",
    )
    parser.add_argument("files", nargs="+", type=Path, help="judged lines, as in data/common/plain/lines.yml")
    files = parser.parse_args(words).files
    if missing := [str(path) for path in files if not path.is_file()]:
        print(f"There is no file {missing[0]}; nothing was learned or written.", file=sys.stderr)
        return 2
    lines = [line for path in files for line in load(path)]
    held = document(lines, knowledge.load())
    text = json.dumps(held, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    data_path(FILE).write_text(text, encoding="utf-8", newline="\n")
    learned_from.keep_one(FILE)
    print(f"{FILE} was learned from {len(lines)} lines of {len({line.person for line in lines})} people.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
