"""What a week moves by itself: drawn orders say the same, and a rule of four weeks errs less than one of a week."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from cxprep.models import aov, defaults, wobble
from cxprep.models.normal import below
from tests.support.anywhere import check

WEEKLY = {
    "orders_a_month": (0.0, 1e6),
    "basket_spread": (0.0, 5.0),
    "together": (1.0, 13.0),
    "before": (1.0, 52.0),
    "weeks": (1.0, 52.0),
    "floor": (50.0, 120.0),
    "expected": (50.0, 120.0),
    "bad": (50.0, 120.0),
    "confidence": (0.5, 0.99),
    "chance": (0.5, 0.99),
}
GROUPS = {name: (0.0, 1e5) for name in ("clients", "others")} | {"occasions": (0.0, 50.0), "months": (0.0, 24.0)}
GROUPS |= {name: WEEKLY[name] for name in ("basket_spread", "confidence", "chance")}


@pytest.mark.parametrize("z", [-6.0, -1.96, -0.3, 0.0, 0.7, 1.2816, 5.0])
def test_the_normal_law_is_pythons(z):
    assert below(z) == pytest.approx(NormalDist().cdf(z), abs=7.5e-8)


def test_a_week_of_drawn_orders_strays_as_far_as_the_sum_says():
    tiers = defaults(aov.bridge)
    shares, prices = np.array(tiers["shares_before"]), np.array(tiers["tier_aov"])
    mean = shares @ prices
    spread = math.sqrt(shares @ prices**2 / mean**2 - 1)
    assert spread == pytest.approx(defaults(wobble.weekly)["basket_spread"], abs=0.005)
    found = wobble.weekly()
    dice = np.random.default_rng(11)
    weeks = sum(p * dice.poisson(found["orders_a_week"] * s, 20_000) for s, p in zip(shares, prices, strict=True))
    index = 100 * weeks / (found["orders_a_week"] * mean)
    assert found["margin"] == pytest.approx(1.96 * index.std(), rel=0.02)
    assert found["alarm"] == pytest.approx((index < 95).mean(), abs=0.01)
    assert found["together_margin"] == pytest.approx(found["margin"] / 2)


def test_four_weeks_together_err_less_than_a_week():
    found = wobble.weekly()
    assert found["alarm_quarter"] > 0.5 > 0.1 > found["together_alarm"]
    assert found["pair_misses"] > 2 * (1 - found["together_catches"])


def test_what_two_waves_can_see():
    assert wobble.groups()["margin"] == pytest.approx(1.96 * math.sqrt(2 / 2000), rel=1e-3)
    assert wobble.groups()["found"] == pytest.approx(2.8016 * math.sqrt(2 / 2000), rel=1e-3)
    year = wobble.groups(months=12.0)["margin"]
    assert year == pytest.approx(wobble.groups()["margin"] / 2)


def test_everywhere():
    check(wobble.weekly, WEEKLY)
    check(wobble.groups, GROUPS)
