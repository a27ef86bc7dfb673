"""What is learned of the follow-up: how sure a quality is, and what an interviewer presses for.

Both go into weights.json. For each press a logistic regression on labels made by hand says how likely it is right: from
which qualities an answer has and the kind of its question (`cxprep.answers.press.columns`), and what the question is
about, as interviewers ask for one thing where they asked about a mistake and for another where about a team. Every
answer counts twice, with the qualities that its label names and with those that were heard in it (by weights learned
without its author), so that a slip of the ear is weighed too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from scipy.optimize import minimize

from cxprep.answers.press import PRESSED, columns
from cxprep.bank.constraints import HEARD

RIDGE = 1.0
AS_GOOD = 0.7  # how right it is to press for what the labellers called as good, beside what they named first
OF_THE_BANK = 0.5  # how much an answer of the bank counts: each was written to lack one thing


class Labelled(Protocol):
    """An answer with what it has, what is open, and what would be pressed for."""

    has: frozenset[str]
    open: frozenset[str]
    press: tuple[str, ...]
    batch: str

    @property
    def about(self) -> str: ...


def _labelled(answer: Labelled) -> dict[str, float]:
    return {name: 1.0 if name in answer.has else 0.5 if name in answer.open else 0.0 for name in HEARD}


def learned(
    answers: Sequence[Labelled], kinds: Sequence[str], heard: Sequence[Mapping[str, float]]
) -> dict[str, dict[str, list[float]]]:
    """What `cxprep.answers.press.press` chooses by: `presses` and `leans`.

    `heard` is how probable each quality seemed in each answer.
    """
    topics = sorted({one.about for one in answers})
    rows, good, weight = [], [], []
    for answer, kind, sure in zip(answers, kinds, heard, strict=True):
        about = [float(answer.about == name) for name in topics]
        for shown in (_labelled(answer), sure):
            rows.append([*columns(shown, kind), *about])
            good.append([1.0 if name == answer.press[0] else AS_GOOD * (name in answer.press) for name in PRESSED])
            weight.append(OF_THE_BANK if answer.batch == "bank" else 1.0)
    table, wanted, counts = np.array(rows), np.array(good), np.array(weight)

    def fitted(right: np.ndarray) -> np.ndarray:
        def loss(slopes: np.ndarray) -> tuple[float, np.ndarray]:
            sums = table @ slopes
            value = (counts * (np.logaddexp(0, sums) - right * sums)).sum() + 0.5 * RIDGE * (slopes**2).sum()
            return float(value), table.T @ (counts * (1 / (1 + np.exp(-sums)) - right)) + RIDGE * slopes

        return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x

    slopes = np.array([fitted(wanted[:, place]) for place in range(len(PRESSED))])
    rounded = [[round(float(one), 4) for one in row] for row in slopes]
    own = len(rows[0]) - len(topics)
    return {
        "presses": {name: row[:own] for name, row in zip(PRESSED, rounded, strict=True)},
        "leans": {name: [row[own + place] for row in rounded] for place, name in enumerate(topics)},
    }


def calibrated(
    answers: Sequence[Labelled],
    by: Sequence[Mapping[str, float]],
    logistic: Callable[[np.ndarray, np.ndarray, np.ndarray, float], list[float]],
) -> dict[str, list[float]]:
    """For each quality the slope and the start by which how much it was heard becomes a probability (Platt, 1999)."""
    found = {}
    for name in HEARD:
        some = [(heard[name], name in one.has) for one, heard in zip(answers, by, strict=True) if name not in one.open]
        table, yes = np.array([[value] for value, _ in some]), np.array([float(shown) for _, shown in some])
        found[name] = logistic(table, yes, np.ones(len(yes)), 1.0)
    return found
