"""Failures in money: the case of the page, and why planning on the paradox needs what no customers do."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import compensation, defaults, recovery, worth
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

SHARE = (0.0, 1.0)
RANGES = {
    "customers": (0.0, 1e7),
    "failing": SHARE,
    "recovered": SHARE,
    "repeat_without_failure": SHARE,
    "repeat_recovered": SHARE,
    "repeat_unrecovered": SHARE,
    "worth_of_return": (0.0, 5000.0),
    "recovery_cost": (0.0, 500.0),
}
RATE = st.floats(0, 1)


def test_the_case_of_the_page():
    found = recovery.plan()
    assert found["failures"] == pytest.approx(60_000)
    assert found["per_failure"] == pytest.approx(0.4 * (450 * -0.04 - 42) + 0.6 * 450 * -0.20)
    assert found["as_now"] == pytest.approx(60_000 * found["per_failure"])
    assert found["left_alone"] == pytest.approx(-5_400_000)
    assert found["worth_of_recovering"] == pytest.approx(30)
    assert found["pays_from"] == pytest.approx(0.4 + 70.8 / 180)


def test_the_recovered_are_the_cases_of_the_matrix_and_cost_what_a_case_costs():
    assert recovery.plan()["cases"] == pytest.approx(defaults(compensation.cost)["cases"])
    assert defaults(recovery.plan)["recovery_cost"] == round(compensation.cost()["a_case"])


def test_the_customers_are_those_of_the_firm():
    assert defaults(recovery.plan)["customers"] == worth.a_year()["customers"] == pytest.approx(400e6 / 120 / 2)


def test_the_flip_is_where_a_failure_costs_nothing():
    share = recovery.plan()["pays_from"]
    assert recovery.plan(repeat_recovered=share)["per_failure"] == pytest.approx(0, abs=1e-9)
    assert recovery.plan(repeat_recovered=share + 0.01)["per_failure"] > 0


def test_where_no_share_of_returns_would_do():
    for case in ({"recovered": 0.2}, {"recovered": 0}, {"worth_of_return": 0}):
        assert math.isnan(recovery.plan(**case)["pays_from"]), case


@REPEATABLE
@given(RATE, RATE, RATE, RATE, st.floats(0, 1000), st.floats(0, 100))
def test_without_the_paradox_no_failure_pays(recovered, best, second, third, worth, cost):
    without, put_right, left = sorted((best, second, third), reverse=True)
    found = recovery.plan(
        recovered=recovered,
        repeat_without_failure=without,
        repeat_recovered=put_right,
        repeat_unrecovered=left,
        worth_of_return=worth,
        recovery_cost=cost,
    )
    assert found["per_failure"] <= 1e-9
    assert found["point_of_prevention"] >= -1e-6


@REPEATABLE
@given(RATE, RATE, RATE, RATE)
def test_the_ends_of_the_line(recovered, without, left, now):
    case = {"recovered": recovered, "repeat_without_failure": without, "repeat_unrecovered": left}
    ends = recovery.plan(**case, repeat_recovered=now)
    assert ends["at_nobody"] == pytest.approx(recovery.plan(**case, repeat_recovered=0)["per_failure"], abs=1e-9)
    assert ends["at_everybody"] == pytest.approx(recovery.plan(**case, repeat_recovered=1)["per_failure"], abs=1e-9)


def test_everywhere():
    check(recovery.plan, RANGES)
