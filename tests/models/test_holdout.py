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
    "treated": (0.0, 50_000.0),
    "control": (0.0, 50_000.0),
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
    assert found["control_needed"] == pytest.approx(868.23, abs=0.01)


@REPEATABLE
@given(
    st.floats(0.05, 0.9), st.floats(0.02, 0.2), st.integers(2_000, 50_000), st.floats(0.8, 0.99), st.floats(0.5, 0.95)
)
def test_the_control_group_needed_is_enough(rate, gap, treated, confidence, power):
    case = {"treated_rate": min(rate + gap, 0.99), "control_rate": rate, "treated": treated}
    needed = holdout.compare(**case, confidence=confidence, power=power)["control_needed"]
    if math.isnan(needed):
        return
    found = holdout.compare(**case, confidence=confidence, control=needed)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    error = found["difference_margin"] / z
    assert NormalDist().cdf(found["difference"] / error - z) == pytest.approx(power, abs=1e-6)


def test_the_margin_covers_what_chance_does():
    draws = np.random.default_rng(5)
    treated, control = draws.binomial(2700, 0.19, 4000) / 2700, draws.binomial(300, 0.15, 4000) / 300
    margin = holdout.compare()["difference_margin"]
    assert np.mean(abs(treated - control - 0.04) <= margin) == pytest.approx(0.95, abs=0.015)


def test_equal_rates_cause_nothing():
    found = holdout.compare(treated_rate=0.1 + 0.2, control_rate=0.3)
    assert found["incremental_sales"] == found["incremental_share"] == 0
    assert math.isnan(found["control_needed"])


def test_too_few_treated_cannot_be_mended_by_the_control_group():
    assert math.isnan(holdout.compare(treated=200)["control_needed"])
    assert math.isnan(holdout.compare(treated_rate=0, control_rate=0)["incremental_share"])
    assert math.isnan(holdout.compare(control=0)["difference_margin"])


@REPEATABLE
@given(RATE, RATE, SIZE, SIZE, st.integers(1, 5000))
def test_a_larger_control_group_never_widens_the_margin(p, q, treated, control, more):
    case = {"treated_rate": p, "control_rate": q, "treated": treated}
    few, many = holdout.compare(**case, control=control), holdout.compare(**case, control=control + more)
    assert many["difference_margin"] <= few["difference_margin"]
    assert many["incremental_sales"] == few["incremental_sales"]


@REPEATABLE
@given(RATE, RATE, SIZE)
def test_what_was_caused_and_what_would_have_come_add_up(p, q, treated):
    found = holdout.compare(treated_rate=p, control_rate=q, treated=treated)
    assert close(found["incremental_sales"] + found["would_have_come"], found["attributed_sales"], 1e-9)
    assert found["incremental_sales"] <= found["attributed_sales"]


def test_everywhere():
    check(holdout.compare, RANGES)
