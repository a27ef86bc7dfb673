"""Following up: the page's season, what its sums must add up to, and extremes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models.follow_up import season
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

RANGES = {
    "served": (0.0, 1e5),
    "followed_share": (0.0, 1.0),
    "back_share": (0.0, 1.0),
    "anyway_share": (0.0, 1.0),
    "purchases": (0.0, 20.0),
    "basket": (0.0, 1e5),
    "minutes_each": (0.0, 120.0),
    "floor_hour": (0.0, 1e4),
}
CASES = st.fixed_dictionaries({name: st.floats(*ends, allow_subnormal=False) for name, ends in RANGES.items()})


def test_the_season_of_the_page():
    found = season()
    people = {"followed": 200, "came_back": 44, "anyway": 30, "extra": 14}
    assert {name: found[name] for name in people} == pytest.approx(people)
    assert found["sales_named"] == pytest.approx(44 * 60)
    assert found["sales_extra"] == pytest.approx(14 * 60)
    assert found["hours"] == pytest.approx(20)
    assert found["sales_per_hour"] == pytest.approx(42)
    assert found["net"] == pytest.approx(840 - 20 * 25)


def test_what_the_page_prints_can_be_worked_out_by_hand():
    printed = ("followed", "came_back", "anyway", "extra", "sales_named", "sales_extra", "hours", "sales_per_hour")
    found = season()
    assert [found[name] for name in printed] == pytest.approx([round(found[name]) for name in printed])


@REPEATABLE
@given(CASES)
def test_what_is_named_is_what_would_have_come_and_what_was_added(case):
    found = season(**case)
    for whole, part, other in (("came_back", "anyway", "extra"), ("sales_named", "sales_anyway", "sales_extra")):
        assert found[whole] == pytest.approx(found[part] + found[other], rel=1e-9, abs=1e-6)
    assert found["extra"] <= found["came_back"] + 1e-9, "nobody adds more than came"
    assert found["followed"] <= case["served"]


@REPEATABLE
@given(CASES)
def test_it_pays_exactly_below_the_share_at_which_it_breaks_even(case):
    even = season(**case)["break_even_anyway_share"]
    if not math.isnan(even):
        there = season(**{**case, "anyway_share": even})
        size = 1 + abs(there["sales_named"]) + there["hours"] * case["floor_hour"]
        assert there["net"] == pytest.approx(0, abs=1e-6 * size)


def test_if_all_would_have_come_nothing_is_added():
    found = season(anyway_share=0.22)
    assert found["sales_extra"] == pytest.approx(0)
    assert found["sales_named"] == season()["sales_named"], "the name on the sale stays"
    assert found["net"] < 0
    assert season(anyway_share=0.3)["extra"] < 0


def test_no_time_has_no_sales_an_hour():
    assert math.isnan(season(minutes_each=0.0)["sales_per_hour"])
    assert math.isnan(season(basket=0.0)["break_even_anyway_share"])


def test_any_season():
    check(season, RANGES)
