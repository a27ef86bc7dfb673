"""Winning clients: the ceiling of a channel, an archive, a capsule, two rhythms of letters, two shares of one name."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import acquisition
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE, close

CHANNELS = ("editorial", "search", "retargeting")
MEDIA = {
    **{f"{name}_spend": (1000.0, 200_000.0) for name in CHANNELS},
    **{f"{name}_first": (0.0, 40.0) for name in CHANNELS},
    **{f"{name}_caused": (0.0, 2.0) for name in CHANNELS},
    **{f"{name}_scale": (1000.0, 200_000.0) for name in CHANNELS},
    "gross_margin": (0.0, 1.0),
}
EARNED = {
    "pieces": (0.0, 10.0),
    "cost": (0.0, 1e5),
    "visits": (0.0, 20_000.0),
    "kept": (0.0, 1.0),
    "price_a_visit": (0.0, 50.0),
}
MOMENT = {
    "orders": (0.0, 10_000.0),
    "basket": (0.0, 10_000.0),
    "second_basket": (0.0, 10_000.0),
    "cost": (0.0, 5e6),
    "top_spend": (0.0, 1e5),
    **{name: (0.0, 1.0) for name in ("new_share", "new_anyway", "known_anyway", "gross_margin", "second_share")},
}
LETTERS = {
    "names": (0.0, 1e6),
    "basket": (0.0, 10_000.0),
    "invited_basket": (0.0, 10_000.0),
    "invited": (0.0, 1000.0),
    "seat_cost": (0.0, 1000.0),
    **{name: (0.0, 0.1) for name in ("blast_leave", "blast_caused", "letter_leave", "letter_caused")},
    **{name: (0.0, 1.0) for name in ("gross_margin", "accepted", "bought")},
}
SHARES = {
    "top_clients": (0.0, 20_000.0),
    "others": (0.0, 1e5),
    "online_each": (0.0, 1e4),
    "top_spend": (0.0, 1e5),
    "other_each": (0.0, 1e4),
    "buy_online": (0.0, 1.0),
    "added": (0.0, 1.0),
}


def test_the_month_of_the_page():
    found = acquisition.media()
    assert found["search_attributed"] == pytest.approx(20 * 40_000 * (1 - math.exp(-45 / 40)))
    assert found["search_ceiling"] == pytest.approx(40_000 * math.log(0.63 * 0.12 * 20))
    assert found["retargeting_ceiling"] == 0, "not even its first dollar brings a dollar of margin"
    assert found["retargeting_reported"] > found["editorial_reported"], "by the report it looks better"
    assert found["editorial_net"] > 0 > found["retargeting_net"]


@REPEATABLE
@given(st.floats(1, 30), st.floats(0.01, 2), st.floats(5_000, 200_000), st.floats(0.1, 0.9))
def test_no_spend_beats_the_ceiling(first, caused, scale, margin):
    case = {"search_first": first, "search_caused": caused, "search_scale": scale, "gross_margin": margin}
    ceiling = acquisition.media(**case)["search_ceiling"]
    best = acquisition.media(**case, search_spend=ceiling)
    if ceiling > 0:
        assert best["search_marginal"] == pytest.approx(1)
    for spend in (ceiling * 0.9, ceiling * 1.1 + 100, 0.0):
        assert acquisition.media(**case, search_spend=spend)["search_net"] <= best["search_net"] + 1e-6


def test_the_share_caused_at_which_a_first_dollar_pays():
    even = acquisition.media()["retargeting_caused_even"]
    assert acquisition.media(retargeting_caused=even * 0.99)["retargeting_ceiling"] == 0
    assert acquisition.media(retargeting_caused=even * 1.01)["retargeting_ceiling"] > 0
    assert math.isnan(acquisition.media(search_spend=0)["search_reported"])


def test_an_archive_month_by_month():
    found = acquisition.earned()
    assert found["earned_by_month"][3] == pytest.approx(5200 * (1 + 0.85 + 0.85**2))
    assert found["earned_by_month"][14] == pytest.approx(found["earned_by_month"][12] * 0.85**2)
    assert found["bought_by_month"][12] == 15_000 and found["bought_by_month"][13] == 0
    assert found["overtakes"] == 7
    assert 0.85 ** found["half_life"] == pytest.approx(0.5)


@REPEATABLE
@given(st.floats(0, 1), st.floats(100, 10_000), st.floats(0.5, 20))
def test_the_archive_is_ahead_from_the_month_it_says(kept, visits, price):
    found = acquisition.earned(kept=kept, visits=visits, price_a_visit=price)
    lead, ahead = 0.0, []
    for earned, bought in zip(found["earned_by_month"], found["bought_by_month"], strict=True):
        lead += earned - bought
        ahead.append(lead > 0)
    if math.isnan(found["overtakes"]):
        assert not any(ahead)
    else:
        assert ahead.index(True) == found["overtakes"]
    there = acquisition.earned(kept=kept, visits=visits, price_a_visit=found["price_even"])
    assert close(there["bought_total"], found["earned_total"])


def test_readers_who_all_stay_or_all_go_have_no_half_life():
    assert math.isnan(acquisition.earned(kept=1)["half_life"])
    assert math.isnan(acquisition.earned(kept=0)["half_life"])
    assert math.isnan(acquisition.earned(price_a_visit=0)["bought_total"])


def test_the_capsule_of_the_page():
    found = acquisition.moment()
    assert found["new_caused"] == pytest.approx(1400 * 0.55 * 0.7)
    assert found["first"] == pytest.approx((539 + 189) * 1150 * 0.67)
    assert found["first_new"] == pytest.approx(539 * 1150 * 0.67)
    assert found["net"] == pytest.approx(found["first"] + 539 * 0.22 * 2100 * 0.67 - 600_000)
    assert found["top_even"] == pytest.approx(found["net"] / (30_000 * 0.67))
    assert acquisition.moment(second_share=found["second_even"])["net"] == pytest.approx(0, abs=1e-6)
    assert math.isnan(acquisition.moment(cost=1e6)["top_even"])


@REPEATABLE
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_capsule_never_causes_more_than_its_orders(new, anyway, known):
    found = acquisition.moment(new_share=new, new_anyway=anyway, known_anyway=known)
    assert found["new_caused"] + found["known_caused"] <= 1400 + 1e-9
    assert found["first"] <= found["reported"] + 1e-6


def test_the_letters_of_the_page():
    found = acquisition.letters()
    assert found["blast_left"] == pytest.approx(0.992**96)
    assert found["letter_names"][24] == pytest.approx(120_000 * 0.998**24)
    mailed = 120_000 * (1 - 0.992**96) / 0.008
    assert found["blast_margin"] == pytest.approx(mailed * 0.0004 * 1500 * 0.67)
    assert found["blast_margin"] > found["letter_margin"], "the mails sell more than the letter alone"
    assert found["quiet_margin"] > found["blast_margin"], "the invitations decide"
    at_even = acquisition.letters(seat_cost=found["seat_even"])
    assert at_even["invitation_margin"] == pytest.approx(0, abs=1e-6)


def test_three_readings_of_one_share():
    found = acquisition.top_share()
    assert found["by_clients"] == 0.45
    assert found["by_revenue"] == pytest.approx(43.2 / 120)
    assert found["by_wallet"] == pytest.approx(43.2 / 240)
    assert found["top_each"] == pytest.approx(30_000), "a top client's year, in all channels"
    more = acquisition.top_share(others=60_000)
    assert more["by_clients"] == found["by_clients"] and more["by_revenue"] < found["by_revenue"]
    moved = acquisition.top_share(buy_online=0.6, added=0)
    assert moved["by_clients"] > found["by_clients"] and moved["house"] < found["house"]
    assert math.isnan(acquisition.top_share(top_clients=0, others=0)["by_revenue"])


def test_two_shares_say_how_much_online_grew():
    growth = acquisition.online_growth()["growth"]
    assert 0.27 * (1 + growth) == pytest.approx(0.31 * 0.11 / 0.09)
    assert acquisition.online_growth(part_after=0.31, wallet_after=0.09)["growth"] == pytest.approx(0)
    assert acquisition.online_growth(part_after=0.31, wallet_after=0.09, top_growth=0.2)["growth"] == pytest.approx(0.2)
    assert math.isnan(acquisition.online_growth(wallet_before=0)["growth"])


def test_everywhere():
    for function, ranges in (
        (acquisition.earned, EARNED),
        (acquisition.moment, MOMENT),
        (acquisition.letters, LETTERS),
        (acquisition.top_share, SHARES),
        (acquisition.media, MEDIA),
    ):
        check(function, ranges)
    shares = {name: (0.0, 1.0) for name in ("part_before", "part_after", "wallet_before", "wallet_after")}
    check(acquisition.online_growth, shares | {"top_growth": (-1.0, 1.0)})
