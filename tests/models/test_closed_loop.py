"""The closed loop: Erlang's figures, a simulated queue, extremes, and that a larger team never closes fewer cases."""

import heapq
import inspect
import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models.closed_loop import LARGEST_TEAM, LOADS, TEAMS, loop, waiting_chances
from cxprep.synthetic.draws import Draws
from tests.support.repeatable import REPEATABLE, close, same_bits

NAMES = list(inspect.signature(loop).parameters)
TAPE = trace(loop, NAMES, {})
FEWER = settings(REPEATABLE, max_examples=50)  # each tries a dozen teams
KINDS = {
    "detractors": st.floats(0, 500),
    "hours": st.floats(0.05, 40),
    "call_hours": st.floats(0.05, 4),
    "calls_first": st.sampled_from([0.0, 1.0]),
    "people": st.integers(1, LARGEST_TEAM).map(float),
    "hours_each": st.floats(1, 60),
    "contact_hours": st.floats(0, 400),
    "close_days": st.floats(0, 60),
}
SHARES = ["contacted_in_time", "closed_in_time"]


def test_reference_values():
    # four people, three people's work: a textbook's Erlang C
    assert waiting_chances(3.0, 4)[3] == pytest.approx(0.509434, abs=1e-6)
    assert waiting_chances(1.0, 2)[1] == pytest.approx(1 / 3)
    found = loop()
    assert found["utilisation"] == pytest.approx(0.8)
    assert found["mean_wait_hours"] == pytest.approx(168 * waiting_chances(4.0, 5)[4] / 10)
    assert found["contacted_in_time"] == pytest.approx(1 - waiting_chances(4.0, 5)[4] * math.exp(-10 * 48 / 168))


def test_one_person_is_the_simple_queue():
    found = loop(detractors=8.0, people=1.0, close_days=3.0)  # ten cases a week, so time in all is exponential of 2
    assert found["closed_in_time"] == pytest.approx(1 - math.exp(-2 * 3 / 7))
    assert found["contacted_in_time"] == pytest.approx(1 - 0.8 * math.exp(-2 * 48 / 168))


def simulated(detractors: float, rate: float, people: int, contact: float, close: float) -> tuple[float, float]:
    """The shares of 150,000 cases of a queue, played through case by case; times in weeks."""
    draws, clock, free = Draws(17), 0.0, [0.0] * people
    contacted = closed = 0
    for _ in range(150_000):
        clock += draws.exponential(detractors)
        begins = max(clock, heapq.heappop(free))
        ends = begins + draws.exponential(rate)
        heapq.heappush(free, ends)
        contacted += begins - clock <= contact
        closed += ends - clock <= close
    return contacted / 150_000, closed / 150_000


@pytest.mark.parametrize(("hours", "people", "days"), [(3.0, 5, 1.0), (3.375, 5, 7.0), (3.75, 6, 2.0)])
def test_the_formula_is_what_a_queue_does(hours, people, days):
    found = loop(hours=hours, people=float(people), close_days=days)
    contacted, closed = simulated(40.0, 30 / hours, people, 48 / 168, days / 7)
    assert found["contacted_in_time"] == pytest.approx(contacted, abs=0.02)
    assert found["closed_in_time"] == pytest.approx(closed, abs=0.02)


def test_calls_that_go_first_are_a_queue_of_their_own():
    first = loop(hours=3.9, calls_first=1.0)  # more mending than hands, and every call in time
    alone = loop(hours=0.4, call_hours=0.4)
    assert first["contacted_in_time"] == alone["contacted_in_time"] > 0.999
    assert first["closed_in_time"] == loop(hours=3.9)["closed_in_time"] == 0
    assert first["queue_growth"] == loop(hours=3.9)["queue_growth"] > 0
    whole = loop(call_hours=5.0, calls_first=1.0)  # a call is never longer than its case
    assert whole["contacted_in_time"] == loop()["contacted_in_time"]


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_ringing_first_never_rings_later(case):
    first, taken_whole = loop(**{**case, "calls_first": 1.0}), loop(**{**case, "calls_first": 0.0})
    assert first["contacted_in_time"] >= taken_whole["contacted_in_time"] - 1e-9
    assert first["closed_in_time"] == taken_whole["closed_in_time"]


def test_where_the_formula_would_divide_by_zero():
    at, beside = loop(detractors=40.0, people=5.0), loop(detractors=40.0 + 1e-4, people=5.0)  # four people's work
    for name in SHARES:
        assert at[name] == pytest.approx(beside[name], abs=1e-4)


def test_more_work_than_hands():
    found = loop(people=3.0)
    assert found["contacted_in_time"] == found["closed_in_time"] == 0
    assert found["queue_growth"] == pytest.approx(10)
    assert found["closed_a_week"] == pytest.approx(30)
    assert math.isnan(found["mean_wait_hours"])
    assert loop(people=4.0)["closed_in_time"] == 0  # just as much work as hands
    assert found["people_needed"] == 5


def test_no_team_is_large_enough():
    assert math.isnan(loop(detractors=500.0)["people_needed"])


@FEWER
@given(st.fixed_dictionaries(KINDS))
def test_a_larger_team_never_closes_fewer_cases(case):
    teams = [loop(**{**case, "people": float(n)}) for n in TEAMS]
    for smaller, larger in pairwise(teams):
        assert larger["closed_a_week"] >= smaller["closed_a_week"]
        assert larger["utilisation"] <= smaller["utilisation"]
        assert larger["queue_growth"] <= smaller["queue_growth"]
        for name in SHARES:
            assert larger[name] >= smaller[name] - 1e-9


@pytest.mark.parametrize("name", ["detractors", "hours"])
@REPEATABLE
@given(st.data())
def test_more_work_never_meets_deadlines_better(name, data):
    case = data.draw(st.fixed_dictionaries(KINDS))
    low, high = sorted([case[name], data.draw(KINDS[name])])
    for share in SHARES:
        assert loop(**{**case, name: high})[share] <= loop(**{**case, name: low})[share] + 1e-9


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_shares_are_shares_and_the_lists_hold_the_teams(case):
    found = loop(**case)
    for name, many in zip(SHARES, ("contacted_by_team", "closed_by_team"), strict=True):
        assert -1e-9 <= found[name] <= 1 + 1e-9
        assert found[name] == found[many][int(case["people"]) - 1]
    needed = found["people_needed"]
    if not math.isnan(needed):
        enough = loop(**{**case, "people": needed})
        assert min(enough[name] for name in SHARES) >= 0.95
        if needed > 1:
            fewer = loop(**{**case, "people": needed - 1})
            assert min(fewer[name] for name in SHARES) < 0.95


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_the_lists_hold_the_loads(case):
    found = loop(**case)
    for place in (0, len(LOADS) // 2, -1):
        there = loop(**{**case, "detractors": float(LOADS[place])})
        assert there["contacted_in_time"] == pytest.approx(found["contacted_by_load"][place], abs=1e-12)
        assert there["closed_in_time"] == pytest.approx(found["closed_by_load"][place], abs=1e-12)


ENDS = {
    "detractors": [0.0, 1e9],
    "hours": [0.0, 1e-6, 1e6],
    "call_hours": [0.0, 0.4],
    "calls_first": [0.0, 1.0],
    "people": [1.0, 2.5, 12.0],
    "hours_each": [0.0, 1e6],
    "contact_hours": [0.0, 1e6],
    "close_days": [0.0, 1e6],
}


def test_extremes_give_a_number_or_nan():
    for ends in (dict(zip(ENDS, values, strict=True)) for values in product(*ENDS.values())):
        found = loop(**ends)
        for name in SHARES:
            assert math.isnan(found[name]) or -1e-9 <= found[name] <= 1 + 1e-9, ends
        if ends["people"] == 2.5:
            assert math.isnan(found["closed_in_time"]), ends


@REPEATABLE
@given(st.lists(st.fixed_dictionaries(KINDS), min_size=1, max_size=3))
def test_a_grid_gives_what_its_elements_give(cases):
    with np.errstate(all="ignore"):  # both branches are computed, one of them for nobody
        grid = loop(**{name: np.array([case[name] for case in cases]) for name in NAMES})
    for i, case in enumerate(cases):
        for name, value in loop(**case).items():
            if "_by_" not in name:
                assert close(float(grid[name][i]), float(value)), name


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_the_recording_gives_what_the_model_gives(case):
    slots = TAPE.slots(case)
    for name, value in loop(**case).items():
        if "_by_" not in name:
            assert same_bits(float(slots[TAPE.outputs[name]]), float(value)), name
