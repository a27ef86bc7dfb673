"""The closed loop as a queue: detractors come in, people ring them and mend what went wrong, deadlines are met or not.

Cases a week, working hours, whole people; shares are fractions. An M/M/c queue: cases come at random, take an
exponential time, and wait in one line (Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory, for the formulas).
"""

from __future__ import annotations

from typing import Any

from cxprep.live.arith import Number, array, divide, exp, maximum, minimum, where

LARGEST_TEAM = 12
TEAMS = tuple(range(1, LARGEST_TEAM + 1))
WEEK = 168.0  # clock hours


def waiting_chances(offered: Number, largest: int) -> list[Number]:
    """Erlang C for 1 to `largest` people at an `offered` load in people's work: the chance that a case has to wait.

    By Erlang B's recursion, B(n) = a B(n-1) / (n + a B(n-1)), and C = n B / (n - a (1 - B)). It is a chance only where
    there are more people than load; elsewhere the queue grows without end.
    """
    lost: Number = 1.0
    found = []
    for n in range(1, largest + 1):
        lost = divide(offered * lost, n + offered * lost)
        found.append(divide(n * lost, n - offered * (1 - lost)))
    return found


def _longer_than(time: Number, rate: Number, spare: Number, chance: Number) -> Number:
    """P(wait and work take longer than `time`): e^-mt (1 + C (1 - e^-mtx) / x), with x people to spare but one."""
    work = rate * time
    near = abs(spare) < 1e-6  # there the fraction is mt to seven digits, and would be 0 / 0
    fraction = where(near, work, divide(1 - exp(-work * where(near, 1.0, spare)), spare))
    return exp(-work) * (1 + chance * fraction)


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
    The `_by_team` lists hold a share for each team of 1 to 12. NaN where people have no hours or are no whole number.
    """
    rate = divide(hours_each, hours)  # cases a week that one person closes
    offered = divide(detractors, rate)
    chances = waiting_chances(offered, LARGEST_TEAM)
    contacted, closed, waits = [], [], []
    for n, chance in zip(TEAMS, chances, strict=True):
        spare_rate = n * rate - detractors
        copes = spare_rate > 0
        late = chance * exp(-maximum(spare_rate, 0.0) * contact_hours / WEEK)
        too_long = _longer_than(close_days / 7, rate, n - 1 - offered, chance)
        contacted.append(where(copes, 1 - late, 0.0))
        closed.append(where(copes, 1 - too_long, 0.0))
        waits.append(where(copes, WEEK * divide(chance, spare_rate), float("nan")))

    def of_this_team(values: list[Number]) -> Number:
        picked: Number = float("nan")
        for n, value in zip(TEAMS, values, strict=True):
            picked = where(people == n, value, picked)
        return picked

    needed: Number = float("nan")
    for n in reversed(TEAMS):
        needed = where((contacted[n - 1] >= 0.95) & (closed[n - 1] >= 0.95), float(n), needed)
    return {
        "utilisation": divide(offered, people),
        "contacted_in_time": of_this_team(contacted),
        "closed_in_time": of_this_team(closed),
        "mean_wait_hours": of_this_team(waits),
        "closed_a_week": minimum(detractors, people * rate),
        "queue_growth": maximum(detractors - people * rate, 0.0),
        "people_needed": needed,
        "contacted_by_team": array(contacted),
        "closed_by_team": array(closed),
    }
