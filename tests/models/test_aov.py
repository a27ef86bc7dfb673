"""The AOV bridge: the case's figures, that it adds up for any shares and prices, and what the dashboard implies."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import aov, channels
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

SHARE, MONEY = st.floats(0, 1), st.floats(0, 100_000)


def test_reference_values():
    found = aov.bridge()
    assert found["aov_before"] == pytest.approx(1800)
    assert found["mix_effect"] == pytest.approx(-196.032)
    assert found["rate_effect"] == pytest.approx(-23.968)


def test_the_page_and_the_bridge_agree():
    found, bare = aov.diagnose(), aov.bridge()
    assert found["core_aov"] == pytest.approx(1483.2)
    for name in bare:
        assert found[name] == pytest.approx(bare[name]), name
    assert found["orders_change"] == pytest.approx(0.202532, abs=1e-6)


def test_what_the_dashboard_implies_at_flat_revenue():
    found, online = aov.diagnose(), 19 / 18
    orders = online * 1800 / 1580
    assert found["online_revenue_change"] == pytest.approx(online - 1)
    assert found["top_orders_change"] == pytest.approx(orders * 17 / 22 - 1)
    assert found["core_orders_change"] == pytest.approx(orders * 49 / 50 - 1)
    assert found["entry_orders_change"] == pytest.approx(orders * 34 / 28 - 1)
    assert found["full_price_revenue_change"] == pytest.approx(online * 78 / 88 - 1)
    assert found["off_price_revenue_change"] == pytest.approx(online * 22 / 12 - 1)
    assert found["top_client_revenue_change"] == pytest.approx(online * 20 / 22 - 1)


def test_the_sites_profit_rises_and_the_houses_falls():
    found = aov.profit()
    for when, paid, full in (("before", 1800, 0.88), ("after", 1580, 0.78)):
        listed = paid * (full + (1 - full) / 0.9)
        kept = channels.own(price=listed)["online_margin"] * listed - (listed - paid)
        assert found[f"site_margin_{when}"] == pytest.approx(kept / paid)
    assert found["site_profit_change"] == pytest.approx(0.039, abs=2e-3)
    assert found["house_profit_change"] == pytest.approx(-0.0036, abs=3e-4)
    told = found["house_mix_change"] / found["house_profit_change"]
    assert told == pytest.approx(0.25, abs=0.05)  # the answer's "a quarter of that"
    assert aov.profit(off_price=0.30)["house_profit_change"] < found["house_profit_change"]
    still = aov.profit(aov_after=1800.0, online_share_after=0.18, full_price_after=0.88)
    assert still["site_profit_change"] == still["house_profit_dollars"] == pytest.approx(0)


def test_the_implied_cut_makes_this_quarters_average():
    found = aov.diagnose()
    tiers = 0.17 * 4200 + 0.49 * found["core_aov"] + 0.34 * 480
    assert tiers * (1 - 0.10 * found["depth_implied"]) == pytest.approx(1580)


def test_the_code_by_hand_and_at_its_ends():
    at_old_prices = 1800 - 196.032
    found = aov.diagnose()
    assert found["code_effect"] == pytest.approx(-0.10 * 0.10 * at_old_prices)
    assert found["code_part"] == pytest.approx(0.01 * at_old_prices / 23.968)
    assert aov.diagnose(code_share_before=0.18)["code_effect"] == pytest.approx(0)
    assert aov.diagnose(code_share_before=0.0)["code_part"] > 1


def test_so_many_fewer_allocated_pieces_would_be_all_of_the_missing_orders():
    found = aov.diagnose(allocated=0.5)
    assert 0.5 * found["allocation_change"] == pytest.approx(found["top_orders_change"])
    assert math.isnan(aov.diagnose(allocated=0.0)["allocation_change"])


def test_at_the_growth_needed_as_many_icons_were_ordered():
    needed = aov.diagnose()["revenue_needed"]
    assert aov.diagnose(revenue_change=needed)["top_orders_change"] == pytest.approx(0, abs=1e-12)


def test_over_plausible_tier_prices_mix_explains_seven_to_eleven_tenths():
    shares = [
        aov.diagnose(top_aov=float(top), entry_aov=float(entry))["mix_share"]
        for top in range(3500, 5001, 100)
        for entry in range(300, 601, 50)
    ]
    assert (min(shares), max(shares)) == (pytest.approx(0.71, abs=0.005), pytest.approx(1.11, abs=0.005))


@REPEATABLE
@given(st.lists(st.tuples(SHARE, SHARE, MONEY), min_size=1, max_size=6), MONEY)
def test_the_bridge_adds_up_for_any_shares_and_prices(tiers, after):
    before, now, prices = zip(*tiers, strict=True)
    found = aov.bridge(shares_before=before, shares_after=now, tier_aov=prices, aov_after=after)
    change = after - found["aov_before"]
    assert found["mix_effect"] + found["rate_effect"] == pytest.approx(change, abs=1e-6)


@REPEATABLE
@given(st.lists(st.tuples(SHARE, MONEY), min_size=1, max_size=6), MONEY)
def test_where_no_share_moves_all_is_rate(tiers, after):
    shares, prices = zip(*tiers, strict=True)
    found = aov.bridge(shares_before=shares, shares_after=shares, tier_aov=prices, aov_after=after)
    assert found["mix_effect"] == 0
    same = sum(share * price for share, price in tiers)
    assert aov.bridge(shares_before=shares, shares_after=shares, tier_aov=prices, aov_after=same)[
        "rate_effect"
    ] == pytest.approx(0, abs=1e-6)


@REPEATABLE
@given(st.floats(3000, 5500), st.floats(300, 600), st.floats(1400, 1800))
def test_the_tiers_parts_make_the_mix(top, entry, after):
    found = aov.diagnose(top_aov=top, entry_aov=entry, aov_after=after)
    parts = found["mix_top"] + found["mix_core"] + found["mix_entry"]
    assert parts == pytest.approx(found["mix_effect"])


def test_undefined_is_not_a_number():
    assert math.isnan(aov.diagnose(aov_after=1800.0)["mix_share"])
    assert math.isnan(aov.diagnose(full_price_after=0.88)["depth_implied"])
    assert math.isnan(aov.diagnose(top_share_before=0.0)["top_orders_change"])
    assert math.isnan(aov.diagnose(top_share_before=0.5, entry_share_before=0.5)["core_aov"])


RANGES = {
    "top_aov": (0.0, 100_000.0),
    "entry_aov": (0.0, 10_000.0),
    "top_share_before": (0.0, 1.0),
    "top_share_after": (0.0, 1.0),
    "entry_share_before": (0.0, 1.0),
    "entry_share_after": (0.0, 1.0),
    "aov_before": (0.0, 100_000.0),
    "aov_after": (0.0, 100_000.0),
    "online_share_before": (0.0, 1.0),
    "online_share_after": (0.0, 1.0),
    "full_price_before": (0.0, 1.0),
    "full_price_after": (0.0, 1.0),
    "top_client_before": (0.0, 1.0),
    "top_client_after": (0.0, 1.0),
    "code_share_before": (0.0, 1.0),
    "code_share_after": (0.0, 1.0),
    "code_discount": (0.0, 1.0),
    "allocated": (0.0, 1.0),
    "revenue_change": (-1.0, 1.0),
}


def test_everywhere():
    check(aov.diagnose, RANGES)
