"""What an order file shows of a slow refund: what is spent sooner is not taken for what the wait does."""

import math

import numpy as np
import pytest

from cxprep import bank
from cxprep.models import defaults, post_purchase, refund_lot
from cxprep.models.refund_lot import shows


def test_what_is_only_spent_sooner_looks_like_an_effect_at_first():
    # All wait for the money, cases come in all the time: at two purchases a year eleven days make 2.1 points by week 8.
    assert shows(fewer=0.0, waits=1.0, read_week=8.0, to_week=52.0)["by_return"] == pytest.approx(0.021, abs=0.001)
    assert shows(waits=1.0)["timing"] > shows()["timing"] > shows(waits=0.0)["timing"] == pytest.approx(0)
    assert math.isnan(shows(fewer=0.0)["first_week"]), "the count from the money's day does not take it for one"


@pytest.mark.parametrize("waits", [0.0, 1 / 3, 1.0])
def test_the_wait_s_own_effect_lies_between_the_two_counts(waits):
    alone = shows(waits=0.0)["by_return"]  # nobody's purchase waits for the money: nothing is only spent sooner
    found = shows(waits=waits)
    assert found["by_money"] - 1e-3 <= alone <= found["by_return"] + 1e-9
    assert found["by_money"] > found["needed"], "after two quarters both counts show it"


def test_more_paid_by_hand_show_it_sooner():
    weeks = [shows(paid_share=part)["first_week"] for part in (0.05, 0.10, 0.25)]
    assert weeks == [22, 18, 15]
    assert shows()["by_hand"] == pytest.approx(400e6 / 120 * 0.16 / 52 / 10)
    assert shows()["cases"] * 52 == pytest.approx(post_purchase.business_case()["refund_mended"] / 0.75)
    assert math.isnan(shows(paid_share=0.0)["first_week"])


def test_the_test_ends_where_the_repair_begins():
    """So nobody waits longer than today; and the bank says how many are paid by hand."""
    case, plan = defaults(shows), defaults(post_purchase.forecast)
    assert case["to_week"] == plan["refund_launch"] - 1
    facts = bank.load_all().role("cx-lead").profile.facts
    assert case["paid_share"] == pytest.approx(1 / facts["repair_by_hand"].value)
    assert case["fewer"] == defaults(post_purchase.business_case)["refund_repeat"]
    assert case["days_slow"] - case["days_quick"] == defaults(post_purchase.business_case)["days_sooner"]


def test_customers_drawn_one_by_one_differ_by_as_much():
    dice = np.random.default_rng(5)
    found, many = shows(), 400_000
    begun = dice.integers(1, 6, many)
    ages = 7 * (26 - begun) + 3.5

    def back(days: float, share: float) -> np.ndarray:
        """Who has bought by week 26: within a year at all, and the next order of a Poisson process has come."""
        day = -np.log(1 - dice.random(many) * (1 - np.exp(-2))) / 2 * refund_lot.DAYS_A_YEAR
        starts = np.where(dice.random(many) < 1 / 3, days, 0)
        return (dice.random(many) < share) & (starts + day <= ages)

    kept_away = dice.random(many) < 0.06  # and would have come from the day of the money on
    day = -np.log(1 - dice.random(many) * (1 - np.exp(-2))) / 2 * refund_lot.DAYS_A_YEAR
    lost = np.mean(kept_away & (14 + day <= ages))
    assert back(3, 0.40).mean() - (back(14, 0.40).mean() - lost) == pytest.approx(found["by_return"], abs=0.004)
