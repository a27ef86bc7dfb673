"""Erlang's figures for people who serve one line: the chance to find all of them busy, and the chance to have to wait.

Customers come at random, take an exponential time, and are served in the order of their coming (M/M/c; Erlang 1917;
Gross & Harris, Fundamentals of Queueing Theory, for the formulas). The load is in people's work: arrivals times the
time each takes.
"""

from __future__ import annotations

from cxprep.numbers.arith import Number, divide, where


def lost_chances(offered: Number, largest: int) -> list[Number]:
    """Erlang B for 1 to `largest` people: B(n) = a B(n-1) / (n + a B(n-1)), from B(0) = 1."""
    lost: Number = 1.0
    found = []
    for n in range(1, largest + 1):
        load = offered * lost
        lost = load / (n + load)
        found.append(lost)
    return found


def waiting(offered: Number, people: Number, lost: Number) -> Number:
    """Erlang C from Erlang B: C = n B / (n - a (1 - B))."""
    return divide(people * lost, people - offered * (1 - lost))


def waiting_chances(offered: Number, largest: int) -> list[Number]:
    """Erlang C for 1 to `largest` people at an `offered` load in people's work: the chance that a case has to wait.

    It is a chance only where there are more people than load; elsewhere the queue grows without end.
    """
    return [waiting(offered, n, lost) for n, lost in enumerate(lost_chances(offered, largest), start=1)]


def pick(chosen: list[Number], values: list[Number]) -> Number:
    """The value whose place is chosen; NaN where none is."""
    picked: Number = float("nan")
    for one, value in zip(chosen, values, strict=True):
        picked = where(one, value, picked)
    return picked
