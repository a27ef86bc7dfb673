"""The closed loop as a queue: detractors come in, people ring them and mend what went wrong, deadlines are met or not.

Cases a week, working hours, whole people; shares are fractions. An M/M/c queue: cases come at random, take an
exponential time, and wait in one line (Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory, for the formulas).
"""

from __future__ import annotations

from typing import Any

from cxprep.live.arith import Number, array, divide, exp, maximum, minimum, where

LARGEST_TEAM = 12
TEAMS = tuple(range(1, LARGEST_TEAM + 1))
LOADS = tuple(range(8, 121, 8))
"""The detractors a week at which the `_by_load` lists are computed."""
WEEK = 168.0  # clock hours


def _lost(offered: Number, largest: int) -> list[Number]:
    """Erlang B for 1 to `largest` people: B(n) = a B(n-1) / (n + a B(n-1)), from B(0) = 1."""
    lost: Number = 1.0
    found = []
    for n in range(1, largest + 1):
        load = offered * lost
        lost = load / (n + load)
        found.append(lost)
    return found


def _waiting(offered: Number, people: Number, lost: Number) -> Number:
    """Erlang C from Erlang B: C = n B / (n - a (1 - B))."""
    return divide(people * lost, people - offered * (1 - lost))


def waiting_chances(offered: Number, largest: int) -> list[Number]:
    """Erlang C for 1 to `largest` people at an `offered` load in people's work: the chance that a case has to wait.

    It is a chance only where there are more people than load; elsewhere the queue grows without end.
    """
    return [_waiting(offered, n, lost) for n, lost in enumerate(_lost(offered, largest), start=1)]


def _longer_than(time: Number, rate: Number, spare: Number, chance: Number) -> Number:
    """P(wait and work take longer than `time`): e^-mt + C (e^-mt - e^-mt(1 + x)) / x, x the people to spare but one."""
    work = rate * time
    near = abs(spare) < 1e-6  # there the fraction is mt e^-mt to seven digits, and would be 0 / 0
    fraction = where(near, work * exp(-work), divide(exp(-work) - exp(-work * (1 + spare)), spare))
    return exp(-work) + chance * fraction


def _in_time(
    detractors: Number, rate: Number, people: Number, chance: Number, contact_hours: Number, close_days: Number
) -> tuple[Number, Number]:
    """The shares picked up and closed in time where `chance` is Erlang C; 0 where more comes in than people can do."""
    spare_rate = people * rate - detractors
    late = chance * exp(-maximum(spare_rate, 0.0) * contact_hours / WEEK)
    too_long = _longer_than(close_days / 7, rate, people - 1 - divide(detractors, rate), chance)
    return where(spare_rate > 0, 1 - late, 0.0), where(spare_rate > 0, 1 - too_long, 0.0)


def _pick(chosen: list[Number], values: list[Number]) -> Number:
    """The value whose place is chosen; NaN where none is."""
    picked: Number = float("nan")
    for one, value in zip(chosen, values, strict=True):
        picked = where(one, value, picked)
    return picked


def loop(
    *,
    detractors: Number = 40.0,
    hours: Number = 3.0,
    people: Number = 5.0,
    hours_each: Number = 30.0,
    contact_hours: Number = 48.0,
    close_days: Number = 7.0,
) -> dict[str, Any]:
    """How many detractors' cases are picked up and closed in time, in the long run.

    `detractors` a week; `hours` of work a case takes on average, the first call included; `people` (1 to 12), each with
    `hours_each` working hours a week for cases, spread evenly over the week, so that `contact_hours` and `close_days`
    are clock time. First contact is when somebody picks the case up.

    `contacted_in_time` and `closed_in_time` are shares; 0 where more work comes in than people can do, since in
    the long run everybody waits too long. `queue_growth` is then the cases a week by which the queue grows.
    `people_needed` is the smallest team that meets both deadlines for 95 % of cases, NaN where twelve do not.
    The `_by_team` lists hold a share for each team of 1 to 12, the `_by_load` ones for this team
    at each of LOADS. NaN where people have no hours or are no whole number.
    """
    rate = divide(hours_each, hours)  # cases a week that one person closes
    offered = divide(detractors, rate)
    chances = waiting_chances(offered, LARGEST_TEAM)
    teams = [
        _in_time(detractors, rate, n, chance, contact_hours, close_days)
        for n, chance in zip(TEAMS, chances, strict=True)
    ]
    contacted, closed = [one for one, _ in teams], [other for _, other in teams]
    chosen = [people == n for n in TEAMS]
    by_load = []
    for load in LOADS:
        work = divide(float(load), rate)
        chance = _waiting(work, people, _pick(chosen, _lost(work, LARGEST_TEAM)))
        by_load.append(_in_time(load, rate, people, chance, contact_hours, close_days))
    wait = WEEK * divide(_pick(chosen, chances), people * rate - detractors)
    needed: Number = float("nan")
    for n in reversed(TEAMS):
        needed = where((contacted[n - 1] >= 0.95) & (closed[n - 1] >= 0.95), float(n), needed)
    return {
        "utilisation": divide(offered, people),
        "contacted_in_time": _pick(chosen, contacted),
        "closed_in_time": _pick(chosen, closed),
        "mean_wait_hours": where(people * rate > detractors, wait, float("nan")),
        "closed_a_week": minimum(detractors, people * rate),
        "queue_growth": maximum(detractors - people * rate, 0.0),
        "people_needed": needed,
        "contacted_by_team": array(contacted),
        "closed_by_team": array(closed),
        "contacted_by_load": array([one for one, _ in by_load]),
        "closed_by_load": array([other for _, other in by_load]),
    }
