"""What is learned of the follow-up: how sure a quality is, and how often an interviewer presses for what is lacking.

Both go into weights.json. How often is a multinomial logistic regression on labels made by hand: which qualities an
answer has, the kind of its question, and what the labellers named or called as good. It is kept as a table, so that
reading needs no regression: `cxprep.answers.press` looks up every way the six qualities may truly be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from scipy.optimize import minimize

from cxprep.answers.press import GROUPS, PRESSED, group, ways
from cxprep.bank.constraints import HEARD

RIDGE, RIDGE_KIND = 1.0, 0.3
AS_GOOD = 0.5  # how much it counts to press for what the labellers called as good, beside what they named first
OF_THE_BANK = 0.5  # how much an answer of the bank counts: each was written to lack one thing
IN_ALL = 1000  # shares are kept in thousandths


class Labelled(Protocol):
    """An answer with what it has, what is open, and what would be pressed for."""

    has: frozenset[str]
    open: frozenset[str]
    press: tuple[str, ...]
    batch: str


def _row(shown: Sequence[float], of: str) -> list[float]:
    """The columns: the group of the question's kind, each quality, a figure that hangs in the air, how many."""
    figure, basis = shown[HEARD.index("figure")], shown[HEARD.index("basis")]
    groups = [1.0, *(float(of == name) for name in GROUPS[1:])]
    return [*groups, *(one - 0.5 for one in shown), figure * (1 - basis) - 0.25, sum(shown) - len(HEARD) / 2]


def _shown(answer: Labelled) -> list[float]:
    return [1.0 if name in answer.has else 0.5 if name in answer.open else 0.0 for name in HEARD]


def shares(answers: Sequence[Labelled], kinds: Sequence[str]) -> dict[str, list[int]]:
    """For each group of kinds a flat table: for each of the `ways`, how often each of `PRESSED` is pressed for."""
    table = np.array([_row(_shown(one), group(kind)) for one, kind in zip(answers, kinds, strict=True)])
    good = np.array([[AS_GOOD * (name in one.press) for name in PRESSED] for one in answers])
    for row, one in zip(good, answers, strict=True):
        row[PRESSED.index(one.press[0])] = 1.0
    weight = np.array([OF_THE_BANK if one.batch == "bank" else 1.0 for one in answers])
    ridge = np.r_[[RIDGE_KIND] * len(GROUPS), [RIDGE] * (table.shape[1] - len(GROUPS))]

    def likely(slopes: np.ndarray, rows: np.ndarray) -> np.ndarray:
        sums = rows @ slopes.T
        parts = np.exp(sums - sums.max(axis=1, keepdims=True))
        return parts / parts.sum(axis=1, keepdims=True)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        slopes = flat.reshape(len(PRESSED), -1)
        of = likely(slopes, table)
        right = (of * good).sum(axis=1) + 1e-9
        value = -(weight * np.log(right)).sum() + 0.5 * (ridge * slopes**2).sum()
        slope = ((of - of * good / right[:, None]) * weight[:, None]).T @ table + ridge * slopes
        return float(value), slope.ravel()

    start = np.zeros(len(PRESSED) * table.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x.reshape(len(PRESSED), -1)
    return {
        name: [
            round(float(one) * IN_ALL)
            for one in likely(found, np.array([_row([float(bit) for bit in way], name) for way in ways()])).ravel()
        ]
        for name in GROUPS
    }


def calibrated(answers: Sequence[Labelled], by: Sequence[Mapping[str, float]], logistic: Any) -> dict[str, list[float]]:
    """For each quality the slope and the start by which how much it was heard becomes a probability (Platt, 1999)."""
    found = {}
    for name in HEARD:
        some = [(heard[name], name in one.has) for one, heard in zip(answers, by, strict=True) if name not in one.open]
        table, yes = np.array([[value] for value, _ in some]), np.array([float(shown) for _, shown in some])
        found[name] = logistic(table, yes, np.ones(len(yes)), 1.0)
    return found
