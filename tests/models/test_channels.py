"""What a sale leaves by channel: a hundred pieces counted one by one, and where selling through others flips."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import channels
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

OWN = {
    "price": (0.0, 20_000.0),
    **{name: (0.0, 1.0) for name in ("cost_share", "dos_returned", "online_returned", "at_boutique", "unsellable")},
    **{name: (0.0, 200.0) for name in ("dos_restock", "online_out", "online_back", "online_restock")},
}
LISTING = {
    "price": (0.0, 20_000.0),
    "pieces": (0.0, 10_000.0),
    **{
        name: (0.0, 1.0)
        for name in ("cost_share", "own_margin", "commission", "fulfilment", "wholesale_share", "moved")
    },
}


def test_a_hundred_parcels_one_by_one():
    revenue = margin = 0.0
    for parcel in range(100):
        margin -= 45
        if parcel < 22:
            margin -= 30 + 35 * 0.75 + 0.08 * 576
        else:
            revenue, margin = revenue + 1800, margin + 1800 - 576
    found = channels.own()
    assert found["online_per_hundred"] == pytest.approx(margin)
    assert found["online_margin"] == pytest.approx(margin / revenue)
    assert found["dos_margin"] == pytest.approx((96 * 1224 - 4 * 20) / (96 * 1800))


@REPEATABLE
@given(st.floats(0.0, 0.9), st.floats(0, 1), st.floats(0, 200))
def test_the_points_add_up(returned, at_boutique, out):
    found = channels.own(online_returned=returned, at_boutique=at_boutique, online_out=out)
    parts = found["online_margin"] + found["carriage_points"] + found["returns_points"]
    assert parts == pytest.approx(found["listed_margin"])
    assert found["returns_halved"] >= found["online_margin"] - 1e-12
    assert found["returns_at_boutique"] >= found["online_margin"] - 1e-12


def test_nothing_kept_no_margin():
    assert math.isnan(channels.own(online_returned=1)["online_margin"])
    assert math.isnan(channels.own(price=0)["gap"])


@REPEATABLE
@given(st.floats(0.1, 0.8), st.floats(0.05, 0.5), st.floats(0.2, 0.7))
def test_selling_through_others_flips_where_it_says(own_margin, commission, wholesale):
    case = {"own_margin": own_margin, "commission": commission, "wholesale_share": wholesale}
    found = channels.listing(**case)
    for way in ("market", "partner"):
        even = found[f"{way}_break_even"]
        assert channels.listing(**case, moved=even)[f"{way}_net"] == pytest.approx(0, abs=1e-6)
        assert channels.listing(**case, moved=even + 0.01)[f"{way}_net"] < 0


def test_the_listing_of_the_page():
    found = channels.listing()
    assert found["market_each"] == pytest.approx(684)
    assert found["partner_each"] == pytest.approx(288)
    assert found["market_net"] > 0 > found["partner_net"]
    assert math.isnan(channels.listing(own_margin=0)["market_break_even"])


def test_everywhere():
    check(channels.own, OWN)
    check(channels.listing, LISTING)
