"""A slow year: what is missing, and what comes back without a discount."""

import math

import pytest

from cxprep.models import defaults, full_price, salon, slow_year
from tests.support.anywhere import check


def test_the_sum_by_hand():
    found = slow_year.growth()
    assert found["missing"] == pytest.approx(560)
    assert found["returned"] == pytest.approx(75.6)  # 45 in a hundred of 5,600, three in a hundred of those
    assert found["kept"] == pytest.approx(4 * 84 * 0.08 * 0.30 * 0.60 * 52 / 12)  # 84 places a week in each salon
    assert found["filled"] == pytest.approx((75.6 + found["kept"]) / 560)
    assert round(1 / found["filled"]) == 6  # the answer says a sixth


def test_it_is_the_house_of_the_other_pages():
    year, shop, week = defaults(slow_year.growth), defaults(full_price.welcome_code), defaults(salon.week)
    assert (year["orders"], year["first_share"]) == (shop["online_orders"], shop["first_share"])
    assert (year["no_show_before"], year["anyway"]) == (week["no_show"], week["anyway"])


def test_where_nothing_is_missing_nothing_is_filled():
    assert math.isnan(slow_year.growth(fewer=0.0)["filled"])


def test_everywhere():
    shares = ("fewer", "first_share", "more_return", "no_show_before", "no_show_after", "anyway")
    check(slow_year.growth, {"orders": (0.0, 1e5), "salons": (0.0, 80.0), **{name: (0.0, 1.0) for name in shares}})
