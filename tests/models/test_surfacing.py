"""The page of twelve places: by hand, against made-up visitors, at the ends."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import defaults, surfacing
from tests.support.repeatable import REPEATABLE

PLACES = st.integers(1, 8).map(float)
RATES = st.fixed_dictionaries(
    {"persistence": st.floats(0.3, 1), "knowing": st.floats(0, 0.9), "put_off": st.floats(0, 1)}
)


def test_by_hand():
    found = surfacing.page(
        entry_at=1, persistence=0.5, knowing=0, put_off=0.2, entry_rate=0.01, metier_rate=0.02, icons_rate=0.004,
        icons_price=1000, metier_price=500, entry_price=100, visitors=1024,
    )  # fmt: skip
    looks_entry = sum(0.5**k for k in range(5))
    looks_icons = sum(0.5**k for k in range(5, 8))
    looks_metier = 0.8 * sum(0.5**k for k in range(8, 12))
    orders = [1024 * 0.004 * looks_icons, 1024 * 0.02 * looks_metier, 1024 * 0.01 * looks_entry]
    assert found["orders"] == pytest.approx(sum(orders))
    assert found["revenue"] == pytest.approx(orders[0] * 1000 + orders[1] * 500 + orders[2] * 100)
    assert found["entry_share"] == pytest.approx(orders[2] / sum(orders))


def test_at_the_defaults():
    found = surfacing.page()
    assert found["pyramid_aov"] == pytest.approx(1806.33, abs=0.01)
    assert found["aov"] == pytest.approx(1235.33, abs=0.01)
    assert found["orders_change"] == pytest.approx(0.20638, abs=1e-5)
    assert found["revenue_change"] == pytest.approx(-0.17497, abs=1e-5)


def test_made_up_visitors_look_where_the_model_says():
    draw, looked, people = random.Random(11), [0] * 12, 40_000
    case = {"entry_at": 3.0, "persistence": 0.8, "put_off": 0.3}
    found = surfacing.page(**case)
    piece_at = {int(place): piece for piece, place in enumerate(found["places"])}
    for _ in range(people):
        for place in range(1, 13):
            looked[piece_at[place]] += 1
            if draw.random() > 0.8 or (piece_at[place] == 2 and draw.random() < 0.3):
                break
    assert [n / people for n in looked] == pytest.approx(found["seen"], abs=0.008)


@REPEATABLE
@given(PLACES, RATES)
def test_every_place_is_filled_once_and_shares_add_up(entry_at, rates):
    found = surfacing.page(entry_at=entry_at, **rates)
    assert sorted(found["places"]) == [float(place) for place in range(1, 13)]
    assert found["places"][:7] == sorted(found["places"][:7])
    for what in ("share", "revenue_share"):
        for order in ("", "pyramid_"):
            assert sum(found[f"{order}{tier}_{what}"] for tier in surfacing.SPANS) == pytest.approx(1)


@REPEATABLE
@given(RATES)
def test_the_pyramid_is_its_own_measure_and_entry_sinks_with_its_place(rates):
    entries = [surfacing.page(entry_at=float(at), **rates) for at in range(1, 9)]
    assert entries[-1]["revenue_change"] == entries[-1]["orders_change"] == 0
    assert math.isnan(entries[-1]["entry_rate_flip"])
    looks = [sum(found["seen"][7:]) for found in entries]
    assert all(a >= b - 1e-12 for a, b in pairwise(looks))


@REPEATABLE
@given(PLACES, RATES)
def test_at_the_flip_both_orders_bring_the_same(entry_at, rates):
    found = surfacing.page(entry_at=entry_at, **rates)
    if not math.isnan(found["entry_rate_flip"]):
        level = surfacing.page(entry_at=entry_at, **rates, entry_rate=found["entry_rate_flip"])
        assert level["revenue"] == pytest.approx(level["pyramid_revenue"], rel=1e-9)


def test_where_everybody_knows_what_she_wants_the_order_does_nothing():
    found = surfacing.page(knowing=1)
    assert found["revenue"] == found["pyramid_revenue"] > 0
    assert math.isnan(found["entry_rate_flip"])


@pytest.mark.parametrize("name", defaults(surfacing.page))
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_at_the_ends_nothing_is_infinite(name, value):
    for output in surfacing.page(**{name: value}).values():
        assert not any(math.isinf(number) for number in (output if isinstance(output, list) else [output]))


def test_nobody_comes():
    found = surfacing.page(visitors=0)
    assert found["orders"] == 0
    assert math.isnan(found["aov"])
    assert math.isnan(found["conversion"])
