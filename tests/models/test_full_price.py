"""Holding the list price: the season and the code of the page, where they flip, and what holds of any."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import full_price
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE, close

SHARE = st.floats(0, 1)
SEASON = {
    "units": (0.0, 5000.0),
    "demand": (0.0, 5000.0),
    "price": (0.0, 20_000.0),
    **{
        name: (0.0, 1.0)
        for name in ("cost_share", "markdown", "waiting", "clears", "sold_later", "carry_cost", "salvage")
    },
}
CODE = {
    "online_orders": (0.0, 10_000.0),
    "house_sales": (0.0, 1e8),
    "basket": (0.0, 10_000.0),
    **{name: (0.0, 1.0) for name in ("first_share", "code_share", "anyway", "gross_margin", "discount", "leak")},
    "boutique_margin": (0.0, 1.0),
}


def test_the_season_of_the_page():
    found = full_price.season()
    assert found["hold_list"] == 780 + 0.6 * 220
    assert found["hold_margin"] == pytest.approx(1450 * (912 - 320 - 0.08 * 220 + 0.05 * 88))
    assert found["cut_margin"] == pytest.approx(1450 * (780 * 0.88 + 0.7 * (780 * 0.12 + 176) - 320 + 0.05 * 44))
    assert found["cut_full_price"] == pytest.approx(686.4 / 956)
    assert found["cut_sell_through"] > found["hold_sell_through"] and found["advantage"] > 0


@REPEATABLE
@given(st.floats(400, 2000), st.floats(100, 2000), st.floats(0.05, 0.9), SHARE, SHARE)
def test_at_the_break_even_both_leave_the_same(units, demand, markdown, clears, later):
    case = {"units": units, "demand": demand, "markdown": markdown, "clears": clears, "sold_later": later}
    even = full_price.season(**case)["break_even_waiting"]
    there = full_price.season(**case, waiting=even)
    assert close(there["hold_margin"], there["cut_margin"], 1e-6)
    assert full_price.season(**case, waiting=even + 0.01)["advantage"] > 0


@REPEATABLE
@given(st.floats(0, 3000), st.floats(0, 3000), SHARE, SHARE, SHARE)
def test_every_piece_is_somewhere(units, demand, waiting, clears, later):
    found = full_price.season(units=units, demand=demand, waiting=waiting, clears=clears, sold_later=later)
    assert close(found["hold_list"] + found["hold_unsold"], units, 1e-9)
    assert close(found["cut_list"] + found["cut_units"] + found["cut_unsold"], units, 1e-9)


def test_a_season_that_sells_out_has_nothing_to_mark_down():
    found = full_price.season(units=700, waiting=0)
    assert found["hold_margin"] == found["cut_margin"]
    assert math.isnan(full_price.season(units=0)["cut_full_price"])
    assert math.isnan(full_price.season(markdown=0)["break_even_waiting"])


def test_the_code_of_the_page():
    found = full_price.welcome_code()
    assert found["users"] == pytest.approx(1260)
    assert found["ledger"] == pytest.approx(1260 * 1050 * (0.3 * 0.603 - 0.1))
    assert found["net"] == pytest.approx(found["ledger"] - 168_000)
    assert found["ledger"] > 0 > found["net"], "the code pays by its own account, and not by the house's"
    assert found["lost_even"] == pytest.approx(found["ledger"] / 0.68)
    assert found["break_even_refused"] == pytest.approx(found["lost_even"] / 42e6)
    assert found["clients_a_refusal"] == pytest.approx(1 / found["break_even_refused"])
    assert found["clients_a_refusal"] > found["clients_a_leak"], "who leaves costs more than who is granted it"
    assert math.isnan(full_price.welcome_code(boutique_margin=0)["lost_even"])
    assert math.isnan(full_price.welcome_code(anyway=1)["clients_a_refusal"])


def test_ending_a_code_takes_what_it_caused():
    found = full_price.code_ended()
    assert found["used"] == pytest.approx(0.11)
    assert found["lost"] == pytest.approx(0.11 * 0.28 / 2.1)
    assert full_price.code_ended(without=0.021)["lost"] == 0, "a code that caused nothing takes nothing with it"
    assert math.isnan(full_price.code_ended(with_code=0)["lost"])


@REPEATABLE
@given(st.floats(0.05, 0.9), st.floats(0.01, 1), st.floats(100, 5000), st.floats(0, 0.99))
def test_the_code_breaks_even_where_it_says(discount, part, orders, anyway):
    case = {"discount": discount * part, "gross_margin": discount, "online_orders": orders}
    even = full_price.welcome_code(**case)["break_even_anyway"]
    assert full_price.welcome_code(**case, anyway=even)["ledger"] == pytest.approx(0, abs=1e-6 * orders)
    leak = full_price.welcome_code(**case, anyway=anyway)["break_even_leak"]
    assert full_price.welcome_code(**case, anyway=anyway, leak=leak)["net"] == pytest.approx(0, abs=1e-3)


def test_who_would_have_come_is_only_paid():
    found = full_price.welcome_code(anyway=1)
    assert found["gained"] == 0
    assert found["ledger"] == -found["given"] < 0
    assert math.isnan(full_price.welcome_code(online_orders=0)["share_of_orders"])
    assert math.isnan(full_price.welcome_code(gross_margin=0)["break_even_anyway"])


def test_everywhere():
    check(full_price.season, SEASON)
    check(full_price.welcome_code, CODE)
    check(full_price.code_ended, {name: (0.0, 1.0) for name in ("full_before", "full_after", "with_code", "without")})
