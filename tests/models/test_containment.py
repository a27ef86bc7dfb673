"""A machine that answers first: what is contained is not what is solved, and a case solved has a price."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import containment
from tests.support.repeatable import REPEATABLE

PART = st.floats(0, 1)


def test_a_month_by_hand():
    found = containment.month()
    assert found["solved"] == pytest.approx(0.62 * 0.74)
    assert found["claimed"] == pytest.approx(1_900 * (0.62 * 6.50 - 0.90))
    assert found["saved"] == pytest.approx(1_900 * (0.62 * 0.74 * 6.50 - 0.90))
    assert found["cost_a_case"] == pytest.approx(0.90 + (1 - 0.62 * 0.74) * 6.50)


@REPEATABLE
@given(PART, PART)
def test_whoever_comes_back_was_not_solved(contained, came_back):
    found = containment.month(contained=contained, came_back=came_back)
    assert found["solved"] <= contained
    assert found["claimed"] - found["saved"] == pytest.approx(1_900 * contained * came_back * 6.50, abs=1e-6)
    assert found["saved"] == pytest.approx(1_900 * (6.50 - found["cost_a_case"]), abs=1e-6)


def test_where_it_saves_nothing():
    even = containment.month()["break_even_came_back"]
    assert containment.month(came_back=even)["saved"] == pytest.approx(0, abs=1e-6)
    assert math.isnan(containment.month(contained=0.0)["break_even_came_back"])


def test_a_year_at_the_agents_side():
    found = containment.assist()
    assert found["hours"] == pytest.approx(310_000 * 1.4 / 60)
    assert found["net"] == pytest.approx(found["hours"] * 24 - 95_000)
    assert containment.assist(minutes_after=7.5)["net"] == -95_000
