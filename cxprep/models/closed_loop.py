"""The closed loop as a queue: detractors come in, people ring them and mend what went wrong, deadlines are met or not.

Cases a week, working hours, whole people; shares are fractions. An M/M/c queue: cases come at random, take an
exponential time, and wait in one line (Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory, for the formulas).
Where calls come first, somebody who is mending puts that down to ring: the calls are then a queue of their own.
"""

from __future__ import annotations

from typing import Any

from cxprep.models.erlang import lost_chances, pick, waiting, waiting_chances
from cxprep.numbers.arith import Number, array, divide, exp, maximum, minimum, where

LARGEST_TEAM = 12
TEAMS = tuple(range(1, LARGEST_TEAM + 1))
LOADS = tuple(range(8, 121, 8))
"""The detractors a week at which the `_by_load` lists are computed."""
WEEK = 168.0  # clock hours


def _longer_than(time: Number, rate: Number, spare: Number, chance: Number) -> Number:
    """P(wait and work take longer than `time`): e^-mt + C (e^-mt - e^-mt(1 + x)) / x, x the people to spare but one."""
    work = rate * time
    near = abs(spare) < 1e-6  # there the fraction is mt e^-mt to seven digits, and would be 0 / 0
    fraction = where(near, work * exp(-work), divide(exp(-work) - exp(-work * (1 + spare)), spare))
    return exp(-work) + chance * fraction


def _contacted(cases: Number, rate: Number, people: Number, chance: Number, hours: Number) -> Number:
    """The share taken up within `hours`, `chance` being Erlang C; 0 where more comes in than people can do."""
    spare_rate = people * rate - cases
    late = chance * exp(-maximum(spare_rate, 0.0) * hours / WEEK)
    return where(spare_rate > 0, 1 - late, 0.0)


def _closed(cases: Number, rate: Number, people: Number, chance: Number, days: Number) -> Number:
    """The share done within `days`, wait and work together; 0 where more comes in than people can do."""
    too_long = _longer_than(days / 7, rate, people - 1 - divide(cases, rate), chance)
    return where(people * rate - cases > 0, 1 - too_long, 0.0)


def loop(
    *,
    detractors: Number = 40.0,
    hours: Number = 3.0,
    call_hours: Number = 0.4,
    calls_first: Number = 0.0,
    people: Number = 5.0,
    hours_each: Number = 30.0,
    contact_hours: Number = 48.0,
    close_days: Number = 7.0,
) -> dict[str, Any]:
    """How many detractors' cases are picked up and closed in time, in the long run.

    `detractors` a week; `hours` of work a case takes on average, the first call included; `people` (1 to 12), each with
    `hours_each` working hours a week for cases, spread evenly over the week, so that `contact_hours` and `close_days`
    are clock time. `calls_first`: 0 where each case is taken whole, so that first contact is when somebody picks it up;
    1 where every call, `call_hours` long, goes before all mending. Closing takes the same work either way.

    `contacted_in_time` and `closed_in_time` are shares; 0 where more work comes in than people can do, since in
    the long run everybody waits too long. `queue_growth` is then the cases a week by which the queue grows.
    `people_needed` is the smallest team that meets both deadlines for 95 % of cases, NaN where twelve do not.
    The `_by_team` lists hold a share for each team of 1 to 12, the `_by_load` ones for this team
    at each of LOADS. NaN where people have no hours or are no whole number.
    """
    rate = divide(hours_each, hours)  # cases a week that one person closes
    calls = where(calls_first > 0.5, divide(hours_each, minimum(call_hours, hours)), rate)  # and takes up
    offered = divide(detractors, rate)
    waits = waiting_chances(divide(detractors, calls), LARGEST_TEAM)
    chances = waiting_chances(offered, LARGEST_TEAM)
    contacted = [_contacted(detractors, calls, n, waits[n - 1], contact_hours) for n in TEAMS]
    closed = [_closed(detractors, rate, n, chances[n - 1], close_days) for n in TEAMS]
    chosen = [people == n for n in TEAMS]
    contacted_by_load, closed_by_load = [], []
    for load in map(float, LOADS):
        to_ring, to_do = divide(load, calls), divide(load, rate)
        wait = waiting(to_ring, people, pick(chosen, lost_chances(to_ring, LARGEST_TEAM)))
        chance = waiting(to_do, people, pick(chosen, lost_chances(to_do, LARGEST_TEAM)))
        contacted_by_load.append(_contacted(load, calls, people, wait, contact_hours))
        closed_by_load.append(_closed(load, rate, people, chance, close_days))
    wait = WEEK * divide(pick(chosen, waits), people * calls - detractors)
    needed: Number = float("nan")
    for n in reversed(TEAMS):
        needed = where((contacted[n - 1] >= 0.95) & (closed[n - 1] >= 0.95), float(n), needed)
    return {
        "utilisation": divide(offered, people),
        "contacted_in_time": pick(chosen, contacted),
        "closed_in_time": pick(chosen, closed),
        "mean_wait_hours": where(people * calls > detractors, wait, float("nan")),
        "closed_a_week": minimum(detractors, people * rate),
        "queue_growth": maximum(detractors - people * rate, 0.0),
        "people_needed": needed,
        "contacted_by_team": array(contacted),
        "closed_by_team": array(closed),
        "contacted_by_load": array(contacted_by_load),
        "closed_by_load": array(closed_by_load),
    }
