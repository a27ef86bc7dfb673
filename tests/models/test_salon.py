"""The digital salon's week: by hand, at its two turning points, at the ends."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import defaults, salon
from tests.support.repeatable import REPEATABLE

CASES = st.fixed_dictionaries({
    "no_show": st.floats(0, 0.6), "close": st.floats(0.05, 0.8), "anyway": st.floats(0, 0.9),
    "requests": st.floats(5, 300),
    "hours": st.floats(5, 300), "minutes": st.floats(30, 150), "floor_hour": st.floats(0, 1000),
    "floor_anyway": st.floats(0, 0.9),
})  # fmt: skip


def test_by_hand():
    found = salon.week(
        no_show=0.1, close=0.5, anyway=0.2, requests=100, hours=60, minutes=60, in_boutique=0.25, basket=1000,
        gross_margin=0.6, floor_hour=100, floor_anyway=0.0,
    )  # fmt: skip
    assert (found["booked"], found["turned_away"], found["held"]) == (60, 40, 54)
    assert found["sales"] == 27
    assert found["site_sales"] == pytest.approx(20.25)
    assert found["caused"] == pytest.approx(27 * 600 * 0.8)
    assert found["worth"] == pytest.approx(12_960 - 6000)
    assert found["anyway_flip"] == pytest.approx(1 - 6000 / 16_200)


def test_caused_against_caused_the_salon_is_better_and_against_all_the_floor_sells_it_is_not():
    found = salon.week()
    assert found["credited_hour"] == pytest.approx(411.65, abs=0.01)
    assert found["caused_hour"] == pytest.approx(246.99, abs=0.01)
    assert found["floor_caused_hour"] == pytest.approx(156)
    assert found["floor_anyway_flip"] == pytest.approx(0.05, abs=1e-3)
    assert found["worth"] > 0 > salon.week(floor_anyway=0.0)["worth"]


@REPEATABLE
@given(CASES, st.sampled_from(["anyway", "no_show", "floor_anyway"]))
def test_at_a_flip_the_salon_and_the_floor_are_equal(case, name):
    flip = salon.week(**case)[f"{name}_flip"]
    if not math.isnan(flip):
        level = salon.week(**{**case, name: flip})
        assert level["worth"] == pytest.approx(0, abs=1e-6 * (1 + level["floor"]))


@REPEATABLE
@given(CASES)
def test_no_more_is_held_than_asked_for_or_than_there_is_time(case):
    found = salon.week(**case)
    assert found["held"] <= found["booked"] <= min(case["requests"], found["places"]) + 1e-9
    assert found["booked"] + found["turned_away"] == pytest.approx(case["requests"])
    assert found["hours_given"] <= case["hours"] + 1e-9
    assert found["boutique_sales"] + found["site_sales"] == pytest.approx(found["sales"])


@pytest.mark.parametrize("name", defaults(salon.week))
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_at_the_ends_nothing_is_infinite(name, value):
    assert not any(math.isinf(number) for number in salon.week(**{name: value}).values())


def test_no_hour_is_given():
    found = salon.week(hours=0)
    assert math.isnan(found["caused_hour"])
    assert found["sales"] == 0
