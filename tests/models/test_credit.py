"""Who is paid for a sent cart: by hand, the two levels where somebody is indifferent, at the ends."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import channels, credit, defaults
from tests.support.repeatable import REPEATABLE

RATE = st.floats(0.01, 0.99)
CASES = st.fixed_dictionaries(
    {name: RATE for name in ("bought_sent", "bought_left", "in_boutique", "gross_margin", "site_margin")}
)


def test_by_hand():
    found = credit.send_the_cart(
        credited=0.5,
        bought_sent=0.3,
        bought_left=0.2,
        in_boutique=0.4,
        commission=0.05,
        basket=1000,
        gross_margin=0.6,
        site_margin=0.5,
        carts=100,
    )
    assert found["pay_left"] == pytest.approx(1000)
    assert found["pay_sent"] == pytest.approx(30_000 * 0.05 * 0.7)
    assert found["added_margin"] == pytest.approx(6000 - 30_000 * 0.6 * 0.1)
    assert found["house_change"] == pytest.approx(4200 - 50)
    assert found["only_moved"] == pytest.approx(20_000 * 0.6 * 0.1)
    assert found["fair_credit"] == pytest.approx((2 / 3 - 0.4) / 0.6)
    assert found["reports_sum"] == pytest.approx(0.4 + 0.3 + 0.6)


def test_at_the_defaults_the_adviser_is_right_to_be_wary():
    assert credit.send_the_cart()["pay_change"] == pytest.approx(-3360)
    assert credit.send_the_cart()["fair_credit"] == pytest.approx(7 / 11)
    assert credit.send_the_cart()["house_change"] == pytest.approx(55_248 + 3360)
    assert credit.send_the_cart(credited=1)["house_change"] == pytest.approx(55_248 - 1920)
    margin = channels.own(price=2400.0)["online_margin"]
    assert defaults(credit.send_the_cart)["site_margin"] == pytest.approx(margin, abs=5e-4)


@REPEATABLE
@given(CASES)
def test_at_the_fair_credit_she_loses_nothing_and_below_it_she_does(case):
    fair = credit.send_the_cart(**case)["fair_credit"]
    if math.isnan(fair):
        assert credit.send_the_cart(**case, credited=1)["pay_change"] < 1e-6
    elif fair == 0:
        assert credit.send_the_cart(**case, credited=0)["pay_change"] >= -1e-6
    else:
        assert credit.send_the_cart(**case, credited=fair)["pay_change"] == pytest.approx(0, abs=1e-6)


@REPEATABLE
@given(CASES)
def test_at_the_dearest_credit_nothing_is_left_for_the_house(case):
    dearest = credit.send_the_cart(**case)["dearest_credit"]
    if math.isnan(dearest):
        assert credit.send_the_cart(**case, credited=0)["house_change"] < 1e-6
    elif dearest == 1:
        assert credit.send_the_cart(**case, credited=1)["house_change"] >= -1e-6
    else:
        assert credit.send_the_cart(**case, credited=dearest)["house_change"] == pytest.approx(0, abs=1e-6)


def test_both_reports_together_count_some_sales_twice_unless_one_takes_all():
    assert credit.send_the_cart(credited=0)["reports_sum"] == pytest.approx(1)
    assert credit.send_the_cart(credited=1, in_boutique=0.45)["reports_sum"] == pytest.approx(1.55)


@pytest.mark.parametrize("name", defaults(credit.send_the_cart))
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_at_the_ends_nothing_is_infinite(name, value):
    assert not any(math.isinf(number) for number in credit.send_the_cart(**{name: value}).values())
