"""Clienteling as a funnel: the shop of the page, and what holds of any shop."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import clienteling, defaults, funnel
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

SHARE = (0.0, 1.0)
RANGES = {
    "transactions": (0.0, 1e6),
    "capture": SHARE,
    "contacted": SHARE,
    "messages": (0.0, 12.0),
    "orders_each": (0.0, 12.0),
    "response": SHARE,
    "tagged": SHARE,
    "hours": (0.0, 80.0),
    "minutes": (0.0, 30.0),
    "aov": (0.0, 1000.0),
    "clienteled_basket": (0.0, 1500.0),
}
RATES = st.fixed_dictionaries({name: st.floats(0, 0.99) for name in ("capture", "contacted", "response", "tagged")})


def test_the_shop_of_the_page():
    found = funnel.funnel()
    assert found["captured"] == 6000
    assert found["customers"] == 2400
    assert found["planned_messages"] == pytest.approx(16_320)
    assert found["sent_messages"] == 12 * 60 * 52 / 3 == 12_480
    assert found["attributed"] == pytest.approx(12_480 * 0.19 * 0.96)
    assert found["hours_needed"] == pytest.approx(15.6923, abs=1e-4)
    assert funnel.STEPS[int(found["bottleneck"]) - 1] == "hours"


def test_named_customers_buy_as_often_as_those_of_the_order_file():
    with Path("data/orders.csv").open(newline="") as file:
        of_2025 = [row["customer"] for row in csv.DictReader(file) if row["date"].startswith("2025")]
    assert len(of_2025) / len(set(of_2025)) == pytest.approx(defaults(funnel.funnel)["orders_each"], abs=0.05)


def test_the_same_names_are_fewer_people_where_people_come_more_often():
    often, once = funnel.funnel(orders_each=4), funnel.funnel(orders_each=1)
    assert once["hours_needed"] == pytest.approx(4 * often["hours_needed"])
    assert math.isnan(funnel.funnel(orders_each=0)["attributed_sales"])


def test_the_shop_is_an_average_one_of_the_drill():
    firm = clienteling.compare()
    assert funnel.funnel()["attributed_sales_share"] == pytest.approx(0.12, abs=0.001)
    basket = firm["walk_in_basket"] * 1.3
    assert basket == pytest.approx(151.68, abs=0.005)


def test_while_hours_are_short_more_names_are_worth_nothing():
    short, enough = funnel.funnel(), funnel.funnel(hours=60)
    assert short["point_capture"] == short["point_contacted"] == 0 < short["hour_worth"]
    assert enough["hour_worth"] == 0 < enough["point_capture"]
    assert funnel.funnel(capture=0.6)["attributed_sales"] == short["attributed_sales"]


def test_the_bottleneck_has_the_largest_gain():
    for hours in (4, 8, 12, 16, 20, 40):
        for capture in (0.1, 0.3, 0.6, 0.9):
            found = funnel.funnel(hours=hours, capture=capture)
            gains = {step: found[f"gain_{step}"] for step in funnel.STEPS}
            assert gains[funnel.STEPS[int(found["bottleneck"]) - 1]] == max(gains.values())


def test_a_shop_that_is_good_at_everything_has_no_bottleneck():
    assert funnel.funnel(**funnel.BEST, hours=1000)["bottleneck"] == 0


@REPEATABLE
@given(RATES, st.floats(0, 80))
def test_no_step_ever_takes_sales_away(rates, hours):
    found = funnel.funnel(**rates, hours=hours)
    lost = [name for name, value in found.items() if name.startswith(("point_", "gain_", "hour_")) and value < -1e-9]
    assert lost == []


@REPEATABLE
@given(RATES, st.floats(0, 80), st.floats(0, 20))
def test_the_funnel_only_narrows(rates, hours, messages):
    found = funnel.funnel(**rates, hours=hours, messages=messages)
    assert 24_000 >= found["captured"] >= found["bought"] >= found["attributed"] >= 0
    assert found["planned_messages"] >= found["sent_messages"]
    assert found["attributed"] == funnel.attributed(
        transactions=24_000.0, **rates, messages=messages, hours=hours, minutes=3.0, orders_each=2.5
    )


def test_a_message_that_takes_no_time_has_no_answer():
    assert math.isnan(funnel.funnel(minutes=0)["attributed_sales"])
    assert math.isnan(funnel.funnel(transactions=0)["attributed_sales_share"])


def test_everywhere():
    check(funnel.funnel, RANGES)
