"""Logistic regressions on the n-grams of letters of a text, several at once, and what is kept of them.

Each is drawn towards nothing (ridge) and fitted twice: on all n-grams, and then on those that weighed most. What is
kept is what `cxprep.text.weighing.Weights` reads, in bytes. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import base64
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from cxprep.text.weighing import RARE

RIDGE = 1 / 6
STEPS, FIRST_STEPS = 60, 15  # of L-BFGS, and of the first time; more changes no decision
SEEN = 4  # in how many lines an n-gram has to stand
KEPT = 6000  # how many n-grams are kept, those with the largest weights


@dataclass
class Fit:
    """Weights of several names over the same n-grams, as floats."""

    place: dict[str, int]
    rare: np.ndarray
    held: np.ndarray  # one row an n-gram, one column a name; the last row is where sums begin

    def sums(self, counts: Sequence[Mapping[str, int]]) -> np.ndarray:
        """One row a text, one column a name."""
        return _table(counts, self.place, self.rare) @ self.held[:-1] + self.held[-1]

    def document(self, names: Sequence[str], levels: int = 127) -> dict[str, Any]:
        """What `cxprep.text.weighing.Weights` reads; a weight is told in `levels` steps up and down, at most 127."""
        scale = np.abs(self.held[:-1]).max(axis=0) / levels
        weights = np.rint(self.held[:-1] / scale).astype(np.int8)
        return {
            "names": list(names),
            "grams": "\n".join(self.place),
            "rare": _packed(np.rint(self.rare * RARE).astype(np.uint8)),
            "weights": _packed(weights),
            "scale": [round(float(one), 6) for one in scale],
            "start": [round(float(one), 3) for one in self.held[-1]],
        }


def _packed(table: np.ndarray) -> str:
    return base64.b64encode(table.tobytes()).decode("ascii")


def _table(counts: Sequence[Mapping[str, int]], place: Mapping[str, int], rare: np.ndarray) -> Any:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, held in enumerate(counts):
        found = {
            place[gram]: (1 + math.log(count)) * rare[place[gram]] for gram, count in held.items() if gram in place
        }
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        rows += [number] * len(found)
        columns += found.keys()
        values += [value / length for value in found.values()]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), len(place)))


def _places(
    counts: Sequence[Mapping[str, int]], among: Iterable[str] | None = None
) -> tuple[dict[str, int], np.ndarray]:
    seen: Counter[str] = Counter()
    for held in counts:
        seen.update(held.keys())
    names = sorted(gram for gram, count in seen.items() if count >= SEEN)
    if among is not None:
        among = set(among)
        names = [gram for gram in names if gram in among]
    rare = np.array([math.log((1 + len(counts)) / (1 + seen[gram])) + 1 for gram in names])
    # Rounded as it is kept, so that what is measured is what is applied.
    return {gram: number for number, gram in enumerate(names)}, np.rint(np.minimum(rare * RARE, 255)) / RARE


def fit(
    counts: Sequence[Mapping[str, int]],
    targets: np.ndarray,
    weights: np.ndarray,
    kept: int = KEPT,
    ridge: float = RIDGE,
) -> Fit:
    """All names at once; twice, the second time on the n-grams that weighed most the first time."""
    place, rare = _places(counts)
    steps = STEPS if len(place) <= kept else FIRST_STEPS
    held = _regression(_table(counts, place, rare), targets, weights, steps, ridge)
    if len(place) > kept:
        order = np.argsort(-np.abs(held[:-1]).max(axis=1), kind="stable")[:kept]
        grams_in_order = list(place)
        place, rare = _places(counts, [grams_in_order[one] for one in order])
        held = _regression(_table(counts, place, rare), targets, weights, STEPS, ridge)
    return Fit(place, rare, held)


def _regression(table: Any, targets: np.ndarray, weights: np.ndarray, steps: int, ridge: float) -> np.ndarray:
    size, names = table.shape[1], targets.shape[1]
    turned = table.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        held = flat.reshape(size + 1, names)
        sums = table @ held[:-1] + held[-1]
        soft = np.logaddexp(0, sums)
        value = (weights * (soft - targets * sums)).sum() + 0.5 * ridge * (held[:-1] ** 2).sum()
        off = weights * (np.exp(sums - soft) - targets)
        return float(value), np.vstack([turned @ off + ridge * held[:-1], off.sum(axis=0)]).ravel()

    start = np.zeros((size + 1) * names)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    return found.reshape(size + 1, names)
