"""The shop floor: the contract's figures, Erlang's limits, a line played through customer by customer, and extremes."""

import math
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import floor
from cxprep.models.erlang import lost_chances
from cxprep.synthetic.draws import Draws
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

ANSWERS = ("p_wait", "mean_wait_minutes", "p_wait_longer")
WAIT = {
    "arrivals_per_hour": st.floats(0, 200),
    "associates": st.integers(1, 12).map(float),
    "service_minutes": st.floats(0.1, 60),
    "patience_minutes": st.floats(0, 60),
}


def test_the_contract():
    found = floor.wait(arrivals_per_hour=30, associates=4, service_minutes=6)
    assert [round(found[name], 6) for name in ANSWERS] == [0.509434, 3.056604, 0.221399]
    assert (found["load"], found["overloaded"], found["growth_per_hour"]) == (3, 0, 0)


def test_one_associate_is_the_simple_queue():
    found = floor.wait(arrivals_per_hour=8, associates=1, service_minutes=6, patience_minutes=10)
    assert found["p_wait"] == pytest.approx(0.8)
    assert found["mean_wait_minutes"] == pytest.approx(0.8 * 6 / 0.2)
    assert found["p_wait_longer"] == pytest.approx(0.8 * math.exp(-0.2 * 10 / 6))


@pytest.mark.parametrize("arrivals", [40, 41, 1e9])
def test_an_overloaded_floor_has_no_wait_but_a_growing_line(arrivals):
    found = floor.wait(arrivals_per_hour=arrivals, associates=4, service_minutes=6)
    assert all(math.isnan(found[name]) for name in ANSWERS)
    assert (found["overloaded"], found["growth_per_hour"]) == (1, arrivals - 40)


def served(arrivals: float, people: int, minutes: float, patience: float, customers: int, stay: bool, seed: int = 8):
    """For each customer, in the order of coming, the wait in minutes, or None for one who left."""
    draws, clock, free, waits = Draws(seed), 0.0, [0.0] * people, []
    for _ in range(customers):
        clock += draws.exponential(arrivals / 60)
        first = min(range(people), key=free.__getitem__)
        begins = max(clock, free[first])
        if not stay and begins - clock > draws.exponential(1 / patience):
            waits.append(None)
            continue
        free[first] = begins + draws.exponential(1 / minutes)
        waits.append(begins - clock)
    return waits


def agrees(truth: float, values: list[float], batches: int = 50) -> None:
    """`truth` is within three standard errors of the mean of `values`, batch by batch: neighbours wait alike."""
    size = len(values) // batches
    means = [mean(values[i * size : (i + 1) * size]) for i in range(batches)]
    assert abs(mean(means) - truth) <= 3 * stdev(means) / math.sqrt(batches)


SETTINGS = [
    (30.0, 4, 6.0, 5.0),
    (15.0, 2, 6.0, 5.0),
    (20.0, 4, 6.0, 2.0),
    (8.0, 1, 5.0, 10.0),
    (45.0, 5, 5.0, 5.0),
    (60.0, 8, 6.0, 3.0),
    (10.0, 3, 12.0, 8.0),
    (36.0, 3, 4.0, 5.0),
    (24.0, 6, 12.0, 1.0),
    (150.0, 17, 6.0, 1.0),
]


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_a_line_played_through_waits_as_the_formula_says(setting):
    arrivals, people, minutes, patience = setting
    found = floor.wait(
        arrivals_per_hour=arrivals, associates=people, service_minutes=minutes, patience_minutes=patience
    )
    waits = served(arrivals, people, minutes, patience, 60_000, stay=True)[10_000:]
    agrees(found["p_wait"], [float(one > 0) for one in waits])
    agrees(found["mean_wait_minutes"], waits)
    agrees(found["p_wait_longer"], [float(one > patience) for one in waits])


LEAVING = [(30.0, 4, 6.0, 5.0), (30.0, 3, 6.0, 5.0), (45.0, 3, 6.0, 8.0), (12.0, 1, 6.0, 3.0), (40.0, 5, 7.0, 12.0)]


@pytest.mark.parametrize("setting", LEAVING, ids=str)
def test_a_line_that_people_leave_loses_as_many_as_the_formula_says(setting):
    arrivals, people, minutes, patience = setting
    lost = floor.walk_outs(
        arrivals_per_hour=arrivals, associates=people, service_minutes=minutes, patience_minutes=patience
    )
    waits = served(arrivals, people, minutes, patience, 60_000, stay=False)[10_000:]
    agrees(lost / arrivals, [float(one is None) for one in waits])


def test_limits_of_patience():
    floors = {"arrivals_per_hour": 30.0, "associates": 4.0, "service_minutes": 6.0}
    none = floor.walk_outs(**floors, patience_minutes=0.0)
    assert none == pytest.approx(30 * lost_chances(3.0, 4)[3])  # Erlang's loss: nobody waits
    assert floor.walk_outs(**floors, patience_minutes=1e9) == pytest.approx(0, abs=0.02)  # but for a full line
    # with a patience of one service, 2 associates serve as a line without end of people would: a Poisson crowd
    crowd = [math.exp(-3) * 3**k / math.factorial(k) for k in range(60)]
    busy = sum(share * min(k, 2) for k, share in enumerate(crowd))
    assert floor.walk_outs(
        arrivals_per_hour=30.0, associates=2.0, service_minutes=6.0, patience_minutes=6.0
    ) == pytest.approx(30 - 10 * busy)


@REPEATABLE
@given(st.fixed_dictionaries(WAIT), st.data())
def test_order(case, data):
    lost = floor.walk_outs(**case)
    assert -1e-9 <= lost <= case["arrivals_per_hour"] + 1e-9
    more = data.draw(st.sampled_from(list(WAIT)))
    larger = {**case, more: max(case[more], data.draw(WAIT[more]))}
    slack = 1e-9 * (1 + case["arrivals_per_hour"])
    if more in ("associates", "patience_minutes"):
        assert floor.walk_outs(**larger) <= lost + slack
    else:
        assert floor.walk_outs(**larger) >= lost - slack
    if more != "patience_minutes" and floor.wait(**case)["overloaded"] + floor.wait(**larger)["overloaded"] == 0:
        change = floor.wait(**larger)["p_wait"] - floor.wait(**case)["p_wait"]
        assert change * (-1 if more == "associates" else 1) >= -1e-9


@REPEATABLE
@given(st.fixed_dictionaries(WAIT))
def test_answers_are_answers_or_all_undefined(case):
    found = floor.wait(**case)
    assert {math.isnan(found[name]) for name in ANSWERS} == {found["overloaded"] == 1}
    if not found["overloaded"]:
        assert 0 <= found["p_wait_longer"] <= found["p_wait"] <= 1 + 1e-9


def test_the_saturday_of_the_page():
    found = floor.saturday()
    assert found["extra_walk_outs"] == found["walk_outs_away"] - found["walk_outs"]
    assert found["lost_away"] == pytest.approx(20 * found["extra_walk_outs"])
    assert found["p_wait"] == floor.wait()["p_wait"]
    assert found["walk_outs_away"] == floor.walk_outs(associates=3.0)
    assert (found["overloaded"], found["away_overloaded"]) == (0, 1)
    told = floor.walk_outs(associates=3.0, service_minutes=6 + 5 / 60, patience_minutes=10.0)
    assert found["walk_outs_word"] == told
    assert 0 < found["kept_by_word"] < found["extra_walk_outs"], "a word helps, a colleague helps more"
    assert floor.saturday(word_seconds=60.0)["kept_by_word"] < 0


def test_the_line_is_long_enough_for_the_page():
    worst = {"arrivals_per_hour": 45.0, "associates": 1.0, "service_minutes": 10.0, "patience_minutes": 15.0}
    longer = 45 - 6 * busy_in_a_line_of(worst, 400)
    assert floor.walk_outs(**worst) == pytest.approx(longer, abs=0.01)


def busy_in_a_line_of(case, places: int) -> float:
    """Associates at work on average, from the balance of the states one by one."""
    weights = [1.0]
    for k in range(1, places):
        leave = 60 / case["service_minutes"] + (k - 1) * 60 / case["patience_minutes"]
        weights.append(weights[-1] * case["arrivals_per_hour"] / leave)
    return 1 - weights[0] / math.fsum(weights)


def test_associates_are_people():
    assert all(math.isnan(floor.wait(associates=2.5 + n)[name]) for n in range(3) for name in ANSWERS)


def test_any_wait():
    ends = {"arrivals_per_hour": (0.0, 1e6), "associates": (0.0, 20.0)}
    check(floor.wait, {**ends, "service_minutes": (0.0, 1e5), "patience_minutes": (0.0, 1e5)})


def test_any_saturday():
    ends = {"arrivals_per_hour": (0.0, 1e6), "associates": (0.0, 20.0), "service_minutes": (0.0, 1e5)}
    patience = {"patience_minutes": (0.0, 1e5), "patience_told": (0.0, 1e5)}
    check(floor.saturday, {**ends, **patience, "word_seconds": (0.0, 1e4), "basket": (0.0, 1e6)})
