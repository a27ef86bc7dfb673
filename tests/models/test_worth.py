"""What a point of each lever is worth: by hand, at its break-evens, at extremes."""

import inspect
import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models import clienteling, defaults, worth
from tests.support.repeatable import REPEATABLE, same_bits

SHARES = ["gross_margin", "new_share", "repeat_lift", "pulled_forward", "aov_lift", "orders_lost", "shop_share"]
SHARES += ["conversion", "conversion_lift", "moved", "value_lift"]
NAMES = list(inspect.signature(worth.a_year).parameters)
KINDS = {name: st.floats(0, 1) if name in SHARES else st.floats(0, 1e9) for name in NAMES}


def test_by_hand():
    found = worth.a_year()
    assert found["orders"] == pytest.approx(400e6 / 120)
    assert found["new_customers"] == pytest.approx(1_166_666.667, abs=1e-3)
    assert found["visits"] == pytest.approx(11_666_666.667, abs=1e-3)
    assert found["repeat_worth"] == pytest.approx(11_666.66667 * 2.1 * 66)
    assert found["aov_worth"] == pytest.approx(2.2e6)
    assert found["conversion_worth"] == pytest.approx(7.7e6)
    assert found["value_worth"] == pytest.approx(1.4e6)
    assert found["repeat_net"] == pytest.approx(117_000)
    assert found["value_net"] == pytest.approx(-100_000)


LEVERS = {
    "pulled_forward": ("break_even_pulled_forward", "repeat_net"),
    "orders_lost": ("break_even_orders_lost", "aov_net"),
    "moved": ("break_even_moved", "conversion_net"),
    "value_lift": ("break_even_value_lift", "value_net"),
}


@pytest.mark.parametrize("name", LEVERS)
@REPEATABLE
@given(st.floats(0, 5e6), st.floats(0.002, 0.03))
def test_at_its_break_even_a_lift_pays_its_cost_exactly(name, cost, lift):
    even, net = LEVERS[name]
    lifts = {"repeat_lift": lift, "aov_lift": lift, "conversion_lift": lift, "value_lift": lift}
    at = worth.a_year(cost=cost, **lifts)[even]
    found = worth.a_year(**{"cost": cost, **lifts, name: at})
    assert found[net] == pytest.approx(0, abs=1e-2)


@REPEATABLE
@given(st.sampled_from(["pulled_forward", "orders_lost", "moved"]), st.floats(0, 1), st.floats(0, 1))
def test_whatever_is_not_new_lowers_the_worth(name, a, b):
    net = LEVERS[name][1]
    low, high = sorted((a, b))
    assert worth.a_year(**{name: high})[net] <= worth.a_year(**{name: low})[net]


def test_no_lift_costs_what_it_costs():
    found = worth.a_year(repeat_lift=0, aov_lift=0, conversion_lift=0, value_lift=0)
    assert [found[name] for name in ("repeat_net", "aov_net", "conversion_net", "value_net")] == [-1.5e6] * 4


def test_extremes_give_a_number_or_nan():
    ends = {name: (0.0, 1.0) if name in SHARES else (0.0, 1e9) for name in NAMES}
    few = [
        "annual_sales",
        "aov",
        "conversion",
        "lifetime_margin",
        "repeat_lift",
        "orders_when_kept",
        "cost",
        "aov_lift",
    ]
    for values in product(*(ends[name] for name in few)):
        found = worth.a_year(**dict(zip(few, values, strict=True)))
        assert not [name for name, value in found.items() if math.isinf(value)], values


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_the_page_computes_the_same(case):
    tape = trace(worth.a_year, NAMES, {})
    slots = tape.slots(case)
    for name, value in worth.a_year(**case).items():
        assert same_bits(slots[tape.outputs[name]], value), name


def test_the_case_is_the_clienteling_cases_own():
    ours, theirs = defaults(worth.a_year), defaults(clienteling.compare)
    assert all(ours[name] == theirs[name] for name in ("annual_sales", "aov", "gross_margin"))
