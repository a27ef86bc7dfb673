"""Would the two checkers of texts (`cxprep.checking`) read better if they were learned as the reading of answers is?

`python -m cxprep.learning.checkers` counts it, into data/common/checking/learned.json. The rules and, for each fault, a
regression on what `cxprep.answers.signs` counts are tried on the texts that were written before there was a rule
(tests/fixtures/blind). The regression learns from the two other sets of labelled texts. Its bar is set so that it
objects to as many sound texts as the rules do, on the very texts that are counted, which favours it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from cxprep.answers import signs
from cxprep.answers.transcript import pieces, shortened
from cxprep.checking import check_answer, check_reply
from cxprep.learning import regression
from cxprep.places import data_path

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "fixtures"
FILE = ("common", "checking", "learned.json")
FILES = {"reply": "replies", "answer": "answers"}
OTHER_FAULT = 0.3  # how much a text with another fault counts as one without this fault
SOUND = (None, "sound")
Text = Mapping[str, Any]


def _read(name: str) -> Any:
    return yaml.safe_load((TEXTS / name).read_text(encoding="utf-8"))


def _counts(text: str) -> dict[str, int]:
    whole: Counter[str] = Counter()
    for piece in pieces(shortened(text)[0]):
        whole.update(signs.counts(piece))
    return dict(whole)


def objections(which: str, one: Text) -> list[str]:
    """What the rules object to in a text."""
    return check_reply(one["text"]) if which == "reply" else check_answer(one["text"], one["store"])


def learned(texts: Sequence[Text], asked: Sequence[Text]) -> tuple[list[str], np.ndarray]:
    """The faults of `texts`, and for each of `asked` what a regression on `texts` adds up to for each."""
    faults = sorted({one["fault"] for one in texts if one["fault"] not in SOUND})
    wanted = np.array([[float(one["fault"] == name) for name in faults] for one in texts])
    weights = np.array([[1.0 if one["fault"] in (*SOUND, name) else OTHER_FAULT for name in faults] for one in texts])
    for column in range(len(faults)):
        yes = wanted[:, column] > 0.5
        weights[yes, column] *= weights[~yes, column].sum() / weights[yes, column].sum()
    found = regression.fit([_counts(one["text"]) for one in texts], wanted, weights)
    return faults, found.sums([_counts(one["text"]) for one in asked])


def compared(which: str) -> dict[str, Any]:
    """Faults found by the rules and by the regression, of how many; sound texts objected to, of how many."""
    blind = _read(f"blind/{FILES[which]}.yml")
    texts = [*_read(f"checks/{FILES[which]}.yml"), *_read("checks/later.yml")[which]]
    wrong, sound = ([one for one in blind if bool(one["fault"]) is fault] for fault in (True, False))
    blamed = sum(bool(objections(which, one)) for one in sound)
    faults, of_wrong = learned(texts, wrong)
    bar = sorted((float(row.max()) for row in learned(texts, sound)[1]), reverse=True)[blamed]
    return {
        "rules": [sum(one["fault"] in objections(which, one) for one in wrong), len(wrong)],
        "learned": [
            sum(float(row[faults.index(one["fault"])]) > bar for one, row in zip(wrong, of_wrong, strict=True)),
            len(wrong),
        ],
        "blamed": [blamed, len(sound)],
    }


if __name__ == "__main__":
    measured = {which: compared(which) for which in FILES}
    data_path(*FILE).write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(measured))
