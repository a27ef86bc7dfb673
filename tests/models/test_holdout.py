"""Attributed against incremental: the group of the page, the size of a control group, and what holds of any test."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import holdout
from tests.models.anywhere import check
from tests.repeatable import REPEATABLE, close

RANGES = {
    "customers": (0.0, 100_000.0),
    "left_alone": (0.0, 1.0),
    "treated_rate": (0.0, 1.0),
    "control_rate": (0.0, 1.0),
    "basket": (0.0, 1000.0),
    "confidence": (0.5, 0.99),
    "power": (0.5, 0.99),
}
RATE = st.floats(0.01, 0.99)
SIZE = st.integers(20, 20_000)


def test_the_test_of_the_page():
    found = holdout.compare()
    assert found["attributed_sales"] == pytest.approx(76_950)
    assert found["incremental_sales"] == pytest.approx(16_200)
    error = math.sqrt(0.19 * 0.81 / 2700 + 0.15 * 0.85 / 300)
    assert found["difference_margin"] == pytest.approx(NormalDist().inv_cdf(0.975) * error)
    assert found["difference"] < found["difference_margin"], "three hundred are too few"
    assert (found["treated"], found["control"]) == (2700, 300)
    assert found["share_needed"] == pytest.approx(0.335602, abs=1e-6), "a third of the list"
    assert found["control_needed"] == pytest.approx(1006.81, abs=0.01)


@REPEATABLE
@given(
    st.floats(0.05, 0.9), st.floats(0.02, 0.2), st.integers(2_000, 50_000), st.floats(0.8, 0.99), st.floats(0.5, 0.95)
)
def test_the_control_group_needed_is_enough(rate, gap, customers, confidence, power):
    case = {"treated_rate": min(rate + gap, 0.99), "control_rate": rate, "customers": customers}
    needed = holdout.compare(**case, confidence=confidence, power=power)["share_needed"]
    if math.isnan(needed) or needed * customers < 1:  # less than one customer is no group
        return
    z = NormalDist().inv_cdf(0.5 + confidence / 2)

    def chance(share: float) -> float:
        found = holdout.compare(**case, confidence=confidence, left_alone=share)
        return NormalDist().cdf(found["difference"] / found["difference_margin"] * z - z)

    assert chance(needed) == pytest.approx(power, abs=1e-6)
    assert chance(needed * 0.9) < power, "a smaller share would not do"


def test_the_margin_covers_what_chance_does():
    draws = np.random.default_rng(5)
    treated, control = draws.binomial(2700, 0.19, 4000) / 2700, draws.binomial(300, 0.15, 4000) / 300
    margin = holdout.compare()["difference_margin"]
    assert np.mean(abs(treated - control - 0.04) <= margin) == pytest.approx(0.95, abs=0.015)


def test_equal_rates_cause_nothing():
    found = holdout.compare(treated_rate=0.1 + 0.2, control_rate=0.3)
    assert found["incremental_sales"] == found["incremental_share"] == 0
    assert math.isnan(found["control_needed"])


def test_a_list_may_be_too_short_for_any_control_group():
    assert math.isnan(holdout.compare(customers=1500)["control_needed"])
    assert math.isnan(holdout.compare(treated_rate=0, control_rate=0)["incremental_share"])
    assert math.isnan(holdout.compare(left_alone=0)["difference_margin"])


@REPEATABLE
@given(RATE, RATE, SIZE, st.floats(0.1, 0.9), st.integers(1, 5000))
def test_a_longer_list_never_widens_the_margin(p, q, customers, share, more):
    case = {"treated_rate": p, "control_rate": q, "left_alone": share}
    few, many = holdout.compare(**case, customers=customers), holdout.compare(**case, customers=customers + more)
    assert many["difference_margin"] <= few["difference_margin"]
    assert many["difference"] == few["difference"]


@REPEATABLE
@given(RATE, RATE, SIZE)
def test_what_was_caused_and_what_would_have_come_add_up(p, q, customers):
    found = holdout.compare(treated_rate=p, control_rate=q, customers=customers)
    assert close(found["incremental_sales"] + found["would_have_come"], found["attributed_sales"], 1e-9)
    assert found["incremental_sales"] <= found["attributed_sales"]


def test_everywhere():
    check(holdout.compare, RANGES)


def test_a_month_of_goods_bought_twice_a_year_measures_the_calendar():
    month, half_a_year = holdout.window(weeks=4.0), holdout.window()
    assert month["still_to_come"] == pytest.approx(math.exp(-2 * 4 / 52))
    assert half_a_year["still_to_come"] == pytest.approx(math.exp(-1))
    assert month["measured"] > 2 * 0.04, "twice the demand that there is"
    assert holdout.window(weeks=5200.0)["measured"] == pytest.approx(0.04)


def test_the_window_that_is_needed_is_just_long_enough():
    for rate, tolerance in ((2.0, 0.4), (12.0, 0.2), (52.0, 0.05)):
        weeks = holdout.window(orders_a_year=rate, tolerance=tolerance)["weeks_needed"]
        assert holdout.window(orders_a_year=rate, weeks=weeks)["still_to_come"] == pytest.approx(tolerance)
    assert math.isnan(holdout.window(orders_a_year=0.0)["weeks_needed"])
    assert math.isnan(holdout.window(tolerance=0.0)["weeks_needed"])


@REPEATABLE
@given(st.floats(0, 200), st.floats(0, 52), st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 52))
def test_a_longer_test_never_counts_more_moved_visits(weeks, rate, extra, moved, longer):
    case = {"orders_a_year": rate, "extra": extra, "moved": moved}
    short, long = holdout.window(weeks=weeks, **case), holdout.window(weeks=weeks + longer, **case)
    assert extra <= long["measured"] <= short["measured"] <= extra + moved


def test_windows_are_numbers_or_nan_anywhere():
    ranges = {"weeks": (0.0, 520.0), "orders_a_year": (0.0, 365.0), "tolerance": (0.0, 1.0)}
    check(holdout.window, {**ranges, "extra": (0.0, 1.0), "moved": (0.0, 1.0)})
