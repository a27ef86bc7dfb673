"""The chain of handoffs: by hand, against made-up looks, the order of mending by trying them all, at the ends."""

import math
import random
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxprep.models import defaults, handoffs
from tests.support.repeatable import REPEATABLE

ALONG = ["whole_sales", "sent", "known", "arrived", "met", "sales"]
BREAKS = st.fixed_dictionaries({name: st.floats(0, 0.8) for name in handoffs.HANDOFFS})
WEEKS = st.fixed_dictionaries({f"{name}_weeks": st.floats(1, 12) for name in handoffs.HANDOFFS})


def test_by_hand():
    found = handoffs.chain(
        book=0.5,
        message=0.2,
        diary=0.4,
        piece=0.1,
        credit=0.5,
        sends_less=0.4,
        to_boutique=0.5,
        rescued=0,
        looks=1000,
        wants=0.1,
    )
    along = [found[name] for name in ALONG]
    assert along == pytest.approx([100, 80, 40, 32, 32 * 0.8, 32 * 0.8 * 0.9])
    assert found["whole_sales"] == pytest.approx(100)
    assert found["lost_share"] == pytest.approx(1 - 0.2304)
    assert found["book_adds"] == pytest.approx(23.04)
    assert found["credit_adds"] == pytest.approx(23.04 / 0.8 - 23.04)
    assert found["book_per_week"] == pytest.approx(0.1)


def test_made_up_looks_arrive_as_often_as_the_model_says():
    draw, case, sold = random.Random(8), defaults(handoffs.chain), 0

    def holds(name):
        return draw.random() >= case[name] or draw.random() < case["rescued"]

    for _ in range(200_000):
        if draw.random() < case["credit"] * case["sends_less"] or not (holds("book") and holds("message")):
            continue
        comes = draw.random() < case["to_boutique"]
        sold += (holds("diary") if comes else True) and holds("piece") and draw.random() < 0.9
    found = handoffs.chain(looks=200_000.0, wants=0.9)
    assert found["sales"] == pytest.approx(sold, rel=0.02)


def test_at_the_defaults_the_widest_is_not_the_first():
    found = handoffs.chain()
    assert (found["widest"], found["first"]) == (1, 5)


@REPEATABLE
@given(BREAKS)
def test_nothing_gains_by_breaking_and_each_mending_helps(breaks):
    found = handoffs.chain(**breaks)
    assert all(a >= b - 1e-9 for a, b in pairwise(found[name] for name in ALONG))
    for name in handoffs.HANDOFFS:
        mended = handoffs.chain(**{**breaks, name: 0.0})["sales"] - found["sales"]
        assert found[f"{name}_adds"] == pytest.approx(mended, abs=1e-6)
        assert mended >= 0


@settings(REPEATABLE, max_examples=12)  # each example tries 120 orders
@given(BREAKS, WEEKS)
def test_the_first_begins_the_best_of_all_orders(breaks, weeks):
    """Sales lost while mending one after the other, over all 120 orders."""
    found = handoffs.chain(**breaks, **weeks)
    if math.isnan(found["first"]):
        return

    def sold(order):
        total, state = 0.0, dict(breaks)
        for name in order:
            total += weeks[f"{name}_weeks"] * handoffs.chain(**state)["sales"]
            state[name] = 0.0
        return total

    orders = {order: sold(order) for order in permutations(handoffs.HANDOFFS)}
    first = handoffs.HANDOFFS[int(found["first"]) - 1]
    assert max(value for order, value in orders.items() if order[0] == first) == pytest.approx(max(orders.values()))


def test_nothing_broken():
    found = handoffs.chain(book=0, message=0, diary=0, piece=0, credit=0)
    assert found["sales"] == pytest.approx(found["whole_sales"])
    assert math.isnan(found["first"])
    assert math.isnan(found["widest"])


@pytest.mark.parametrize("name", defaults(handoffs.chain))
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_at_the_ends_nothing_is_infinite(name, value):
    assert not any(math.isinf(number) for number in handoffs.chain(**{name: value}).values())
