"""List prices and exchange rates: by hand, no gap without a move, and a trader whose profit ends where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import harmonisation
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

MOVE = (-0.5, 0.5)
RANGES = {
    "dollar_move": MOVE,
    "yuan_move": MOVE,
    "yen_move": MOVE,
    "refund": (0.0, 0.2),
    "duty": (0.0, 0.6),
    "trader_cut": (0.0, 0.5),
    "carriage": (0.0, 500.0),
    "corridor": (0.0, 0.5),
}
MOVES = st.fixed_dictionaries({name: st.floats(-0.4, 0.4) for name in ("dollar_move", "yuan_move", "yen_move")})


def test_by_hand():
    found = harmonisation.gaps()
    assert found["tokyo"] == pytest.approx(480_000 / 145 * 0.82)
    assert found["shanghai"] == pytest.approx(27_400 / 7.8 * 1.04)
    assert found["new_york"] == pytest.approx(3300 / 1.1 * 1.09 * 1.03)
    assert found["visitor_gap"] == pytest.approx(found["shanghai"] / (found["tokyo"] * 0.9) - 1)
    outlay = found["tokyo"] * 0.9 * 1.2 + 60
    assert found["trader_margin"] == pytest.approx((found["shanghai"] * 0.92 - outlay) / outlay)


@REPEATABLE
@given(MOVES, st.floats(0, 0.2), st.floats(0, 0.3))
def test_the_trader_stops_at_the_duty_it_says(moves, refund, cut):
    case = {**moves, "refund": refund, "trader_cut": cut}
    even = harmonisation.gaps(**case)["duty_even"]
    assert harmonisation.gaps(**case, duty=even)["trader_profit"] == pytest.approx(0, abs=1e-8)


@REPEATABLE
@given(MOVES, st.floats(0, 0.3))
def test_the_change_named_brings_a_market_to_the_edge(moves, corridor):
    found = harmonisation.gaps(**moves, corridor=corridor)
    raised = found["tokyo"] * (1 + found["tokyo_rise"])
    cut = found["shanghai"] * (1 - found["shanghai_cut"])
    assert raised >= harmonisation.PARIS * (1 - corridor) - 1e-9
    assert cut <= harmonisation.PARIS * (1 + corridor) + 1e-9
    if found["tokyo_rise"] > 0:
        assert raised == pytest.approx(harmonisation.PARIS * (1 - corridor))


@REPEATABLE
@given(MOVES, st.floats(0.0, 0.2))
def test_a_visitor_never_pays_more_than_the_cheapest_list_price(moves, refund):
    found = harmonisation.gaps(**moves, refund=refund)
    assert found["visitor_gap"] >= found["spread"] - 1e-9 >= -1e-9


def test_everywhere():
    check(harmonisation.gaps, RANGES)
