"""A pilot's cost and what it can show, against sums done by hand."""

import numpy as np
import pytest

from cxprep.models import clienteling, defaults, funnel, post_purchase, worth
from cxprep.models.pilot import plan
from tests.support.anywhere import check


def test_the_full_year_with_its_hours_by_hand():
    # 659,778 added baskets, each 1 / (19 % x 96 %) messages of three minutes, at 24 dollars an hour, and the tool.
    found, case = plan(), clienteling.visits()
    assert case["added_baskets"] == pytest.approx(659_800, rel=1e-3)
    assert found["full_hours"] == pytest.approx(case["added_baskets"] / 0.19 / 0.96 / 20)
    assert found["full_cost"] == pytest.approx(1.5e6 + 180_900 * 24, rel=1e-3)
    assert found["full_change"] == pytest.approx(8.70e6 + 4e6 - 5.84e6, abs=1e4)
    assert found["full_break_even"] == pytest.approx(case["break_even_extra_visits_alone"] * found["full_cost"] / 4e6)
    assert found["ramp_cost"] < 4e6 < found["full_cost"], "half way the case's cost holds, at the target not"


def test_the_pilot_by_hand():
    # 35 of 140 shops, 16,667 transactions each, a quarter of them named, 2.5 a customer: 58,333 customers.
    found = plan()
    assert found["customers"] == pytest.approx(35 * 16_667 * 0.25 / 2.5, rel=1e-4)
    assert found["pilot_cost"] == pytest.approx(1.5e6 + found["ramp_hours"] / 4 * 24)
    assert found["pilot_cost"] == pytest.approx(2.03e6, abs=1e4)
    # Half a year: 1.25 visits a customer, half as many again in the standard error, as customers are not alike.
    error = (1.25 * 2.25 * (1 / 19_444 + 1 / 38_889)) ** 0.5
    assert found["shows"] == pytest.approx(280 * error, rel=2e-3)
    # Earning 4M takes 48 thousand visits of 151.68 at 55 %; half of them in half a year, from 397 thousand customers.
    assert found["needed"] == pytest.approx(100 * 4e6 / (151.68 * 0.55) / 2 / 396_700, rel=1e-3)
    assert found["needed"] > found["shows"], "what has to be found can be found"


def test_drawn_customers_differ_by_chance_as_much_as_the_sum_says():
    dice, found = np.random.default_rng(3), plan()
    alone, written = round(found["customers"] / 3), round(found["customers"] * 2 / 3)
    gaps = []
    for _ in range(60):
        means = [dice.poisson(dice.exponential(1.25, many)).mean() for many in (alone, written)]
        gaps.append(means[1] - means[0])
    assert 280 * np.std(gaps) == pytest.approx(found["shows"], rel=0.25)


def test_the_plan_takes_the_other_models_figures():
    case, shop = defaults(plan), defaults(funnel.funnel)
    assert {name: case[name] for name in ("minutes", "response", "tagged", "orders_each")} == {
        name: shop[name] for name in ("minutes", "response", "tagged", "orders_each")
    }
    assert case["hour"] == defaults(post_purchase.business_case)["hour"]
    assert case["shop_share"] == defaults(worth.a_year)["shop_share"]


def test_pilots_are_numbers_or_nan_anywhere():
    check(
        plan,
        {
            "gross_margin": (0.0, 1.0),
            "hour": (0.0, 100.0),
            "minutes": (0.0, 30.0),
            "shop_share": (0.0, 1.0),
            "confidence": (0.5, 0.99),
            "power": (0.0, 0.99),
            "capture_now": (0.0, 1.0),
            "ramp": (0.0, 1.0),
            "programme_cost": (0.0, 1e8),
            "tool": (0.0, 1e7),
            "response": (0.0, 1.0),
            "tagged": (0.0, 1.0),
            "shops": (0.0, 1e3),
            "pilot_shops": (0.0, 1e3),
            "orders_each": (0.0, 20.0),
            "left_alone": (0.0, 1.0),
            "weeks": (0.0, 104.0),
            "unlike": (0.0, 5.0),
        },
    )
