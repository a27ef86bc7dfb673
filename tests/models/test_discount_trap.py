"""Access against a code: the case of the page, where it flips, and what holds of any customers."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import discount_trap
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE, close

RANGES = {
    "customers": (0.0, 1e5),
    "basket": (0.0, 1000.0),
    "gross_margin": (0.0, 1.0),
    "base_rate": (0.0, 1.0),
    "message_cost": (0.0, 10.0),
    "access_extra": (0.0, 1.0),
    "access_cost": (0.0, 10.0),
    "discount": (0.0, 1.0),
    "code_extra": (0.0, 1.0),
    "used_at_first": (0.0, 1.0),
    "taught": (0.0, 1.0),
}
SHARE = st.floats(0, 1)


def test_the_case_of_the_page():
    found = discount_trap.compare()
    assert found["access_total"] == pytest.approx(8 * 1000 * (0.04 * 150 * 0.55 - 2.2))
    assert found["code_first"] == pytest.approx(1000 * (0.06 * 150 * 0.40 - 1.2) - 1000 * 0.15 * 0.25 * 0.15 * 150)
    assert found["waiting_at_last"] == pytest.approx(1 - 0.75 * 0.85**7)
    assert found["overtakes"] == 4
    assert found["code_last"] < 0 < found["code_first"], "the first code pays, the eighth does not"


def test_the_flip():
    flip = discount_trap.compare()["flip_access_cost"]
    assert discount_trap.compare(access_cost=flip)["advantage"] == pytest.approx(0, abs=1e-6)
    assert discount_trap.compare(access_cost=flip + 0.1)["advantage"] < 0 < discount_trap.compare()["advantage"]
    even = discount_trap.compare()["break_even_access_cost"]
    assert discount_trap.compare(access_cost=even)["access_total"] == pytest.approx(0, abs=1e-6)


def test_a_code_that_teaches_nobody_keeps_earning_the_same():
    totals = discount_trap.compare(taught=0)["code_by_contact"]
    steps = [b - a for a, b in pairwise(totals)]
    assert max(steps) - min(steps) < 1e-6


def test_a_code_of_nothing_gives_nothing_away():
    found = discount_trap.compare(discount=0, code_extra=0.04, access_cost=0)
    assert found["given_away"] == 0
    assert close(found["code_total"], found["access_total"])


def test_no_customers_no_flip():
    assert math.isnan(discount_trap.compare(customers=0)["flip_access_cost"])
    assert math.isnan(discount_trap.compare(access_extra=0)["overtakes"])


@REPEATABLE
@given(SHARE, SHARE, SHARE, st.floats(0, 0.9))
def test_teaching_more_never_earns_more(first, taught, more, base):
    less, much = sorted((taught, more))
    case = {"used_at_first": first, "base_rate": base}
    few = discount_trap.compare(**case, taught=less)["code_total"]
    many = discount_trap.compare(**case, taught=much)["code_total"]
    assert many <= few + 1e-6


@REPEATABLE
@given(SHARE, SHARE, st.floats(0, 0.2), st.floats(0, 0.2), st.floats(0, 5))
def test_who_is_ahead_once_stays_ahead(first, taught, access, code, cost):
    found = discount_trap.compare(
        used_at_first=first, taught=taught, access_extra=access, code_extra=code, access_cost=cost
    )
    lead = [a - b for a, b in zip(found["access_by_contact"], found["code_by_contact"], strict=True)]
    if math.isnan(found["overtakes"]):
        assert max(lead) <= 1e-6
    else:
        assert all(value > -1e-6 for value in lead[int(found["overtakes"]) :])
        assert all(value <= 0 for value in lead[: int(found["overtakes"])])


@REPEATABLE
@given(SHARE, SHARE)
def test_nobody_waits_who_is_not_there(first, taught):
    assert first - 1e-12 <= discount_trap.compare(used_at_first=first, taught=taught)["waiting_at_last"] <= 1 + 1e-12


def test_everywhere():
    check(discount_trap.compare, RANGES)
