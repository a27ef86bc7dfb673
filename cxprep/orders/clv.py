"""Lifetime value of customers who come and go without saying so: the BG/NBD model of Fader, Hardie & Lee (2005).

Marketing Science 24(2), 275-284; the equation numbers below are theirs. A customer buys at a rate of their own
(gamma, shape r, rate alpha) while alive, and after each purchase leaves for good with a chance of their own (beta, a
and b). Time is in weeks. It needs numpy and scipy, so it is for notebooks and tests, not for a page's browser.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, roots_jacobi

DAYS_A_WEEK = 7


class NoFit(ValueError):
    """The data do not pin the four parameters down; the message says what was missing."""


@dataclass(frozen=True)
class BGNBD:
    """The four parameters: a customer's rate has mean r / alpha a week, the chance of leaving has mean a / (a + b)."""

    r: float
    alpha: float
    a: float
    b: float

    def log_likelihood(self, x: Any, t_x: Any, age: Any) -> float:
        """Of all customers together (equation 6, in logarithms).

        x: repeat purchases; t_x: weeks from the first purchase to the last; age: weeks from the first to the end of
        the data.
        """
        return float(np.sum(self._each(*(np.asarray(values, dtype=float) for values in (x, t_x, age)))))

    def _each(self, x: Any, t_x: Any, age: Any) -> Any:
        r, alpha, a, b = self.r, self.alpha, self.a, self.b
        rate = gammaln(r + x) - gammaln(r) + r * math.log(alpha)
        stay = betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + age)
        left = betaln(a + 1, b + np.maximum(x, 1) - 1) - betaln(a, b) - (r + x) * np.log(alpha + t_x)
        return rate + np.logaddexp(stay, np.where(x > 0, left, -np.inf))

    def expected(self, weeks: Any) -> Any:
        """Repeat purchases that a new customer makes within `weeks` of the first purchase (equation 9)."""
        return _ahead(self.r, self.alpha, self.a, self.b, np.asarray(weeks, dtype=float))

    def expected_from(self, weeks: float, x: Any, t_x: Any, age: Any) -> Any:
        """Purchases in the `weeks` to come of customers with the history x, t_x, age (equation 10)."""
        x, t_x, age = np.broadcast_arrays(*(np.asarray(values, dtype=float) for values in (x, t_x, age)))
        found = np.empty(x.shape)
        for repeats in np.unique(x):
            these = x == repeats
            found[these] = _ahead(self.r + repeats, self.alpha + age[these], self.a, self.b + repeats, weeks)
        return found * self.alive(x, t_x, age)

    def alive(self, x: Any, t_x: Any, age: Any) -> Any:
        """The probability that such a customer is still one. It is 1 for who has bought once: only a repeat can end."""
        x, t_x, age = (np.asarray(values, dtype=float) for values in (x, t_x, age))
        odds = (self.r + x) * np.log((self.alpha + age) / (self.alpha + t_x))
        gone = self.a / (self.b + np.maximum(x, 1) - 1) * np.exp(np.minimum(odds, 700))
        return np.where(x > 0, 1 / (1 + gone), 1.0)


NODES = 160


def _ahead(r: float, alpha: Any, a: float, b: float, weeks: Any) -> Any:
    """Purchases within `weeks` of somebody alive, whose rate is gamma(r, alpha) and whose leaving is beta(a, b).

    At a chance p of leaving it is (1 - (alpha / (alpha + p weeks))^r) / p; the mean over p is taken by Gauss-Jacobi
    quadrature, which agrees with the authors' hypergeometric form and, unlike it, has no 0 / 0 at a = 1 or a + b = 1.
    """
    at, weights = roots_jacobi(NODES, b - 1, a - 1)
    p = (1 + at) / 2
    alpha, weeks = (np.asarray(values, dtype=float)[..., np.newaxis] for values in (alpha, weeks))
    gone = -np.expm1(r * np.log(alpha / (alpha + p * weeks)))
    return np.sum(weights * gone / p, axis=-1) / weights.sum()


def fit(x: Any, t_x: Any, age: Any) -> BGNBD:
    """The parameters of greatest likelihood; arguments as in `BGNBD.log_likelihood`.

    Raises NoFit where nobody came back, or where no start leads to a maximum.
    """
    x, t_x, age = (np.asarray(values, dtype=float) for values in (x, t_x, age))
    if not len(x) or x.sum() == 0:
        raise NoFit("Nobody came back in these data, so there is nothing to tell a rate from a leaving by.")
    # histories repeat (most customers have bought once): each is computed once and counted as often as it occurs
    histories, counts = np.unique(np.column_stack([x, t_x, age]), axis=0, return_counts=True)
    x, t_x, age = histories.T
    scale = float(age.max())  # time in units of the longest history, so that all four parameters are of a size

    def loss(logs: Any) -> float:
        each = BGNBD(*np.exp(np.clip(logs, -20, 20)))._each(x, t_x / scale, age / scale)
        return -float(np.sum(counts * each)) / counts.sum()

    starts = [np.log([0.5, 0.2, 0.5, 1.5]), np.log([1.0, 0.5, 1.0, 3.0])]
    runs = [minimize(loss, start, method="L-BFGS-B", options={"maxiter": 500, "ftol": 1e-13}) for start in starts]
    best = min(runs, key=lambda run: run.fun)
    # the top is flat: settle on it closely enough that every machine prints the same digits
    best = minimize(loss, best.x, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-15, "maxiter": 4000})
    if not math.isfinite(best.fun) or np.abs(best.x).max() > 15:
        raise NoFit("The likelihood has no maximum within reach; the data are too few or too alike.")
    r, alpha, a, b = np.exp(best.x)
    return BGNBD(float(r), float(alpha * scale), float(a), float(b))


def histories(frame: Any, *, end: Any = None) -> Any:
    """x, t_x and age in weeks, and mean spend of a purchase, by customer: a pandas frame.

    frame: customer, date, amount, as `orders.Orders.frame` gives it. Purchases are amounts above zero; several on a day
    are one. end: the last day of the data, by default the last day in it; later purchases are left out.
    """
    import pandas as pd

    bought = frame[frame["amount"] > 0]
    end = bought["date"].max() if end is None else pd.Timestamp(end)
    bought = bought[bought["date"] <= end]
    days = bought.groupby(["customer", bought["date"].dt.normalize()])["amount"].sum().reset_index()
    found = days.groupby("customer").agg(
        purchases=("date", "size"), first=("date", "min"), last=("date", "max"), spend=("amount", "mean")
    )
    found["x"] = found["purchases"] - 1
    found["t_x"] = (found["last"] - found["first"]).dt.days / DAYS_A_WEEK
    found["age"] = (end.normalize() - found["first"]).dt.days / DAYS_A_WEEK
    return found[["x", "t_x", "age", "spend"]]


def simulate(model: BGNBD, age: Any, seed: int) -> tuple[Any, Any]:
    """x and t_x of made-up customers of these ages (weeks) who behave as `model` says; the same for the same seed."""
    draw = np.random.default_rng(seed)
    age = np.asarray(age, dtype=float)
    rates = draw.gamma(model.r, 1 / model.alpha, len(age))
    leaving = draw.beta(model.a, model.b, len(age))
    x, t_x = np.zeros(len(age)), np.zeros(len(age))
    for who in range(len(age)):
        clock = draw.exponential(1 / rates[who]) if rates[who] > 0 else math.inf
        while clock <= age[who]:
            x[who] += 1
            t_x[who] = clock
            if draw.uniform() < leaving[who]:
                break
            clock += draw.exponential(1 / rates[who])
    return x, t_x


def value(model: BGNBD, *, margin: float, weeks: int = 156, discount: float = 0.10) -> float:
    """Gross margin of a new customer's repeat purchases within `weeks`, in today's money.

    margin: dollars of gross margin a purchase; discount: a year, as a fraction. The first purchase is not in it.
    """
    steps = np.arange(weeks + 1)
    bought = np.diff(model.expected(steps))
    return float(margin * np.sum(bought / (1 + discount) ** ((steps[1:] - 0.5) / 52)))
