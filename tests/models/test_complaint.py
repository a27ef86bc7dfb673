"""A complaint that spreads: the case, what a faster answer may never do, and the limits of a remedy."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import compensation, complaint, defaults, recovery, viral_clock
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

SHARE = (0.0, 1.0)
RANGES = {
    "views_now": (0.0, 1e8),
    "doubling": (0.0, 1e4),
    "ceiling": (0.0, 1e9),
    "response_hour": (0.0, 10.0),
    "tone": SHARE,
    "slowdown": SHARE,
    "seen": SHARE,
    "loss_per_view": SHARE,
    "margin_per_customer": (0.0, 1e5),
    "remedy": (0.0, 1e5),
    "authority": (0.0, 1e4),
    "others": (0.0, 1e5),
    "handling": (0.0, 1e6),
    "holding_hour": (0.0, 10.0),
    "holding_slowdown": SHARE,
}
CASE = st.fixed_dictionaries({name: st.floats(*ends, allow_subnormal=False) for name, ends in RANGES.items()})
PLAY = {name: (0.0, 120.0) for name in ("verify", "correction", "draft", "legal", "decide", "fix")}
PLAY |= {"side_by_side": SHARE, "remedy": (0.0, 1e4), "promised": (0.0, 1e4), "others": (0.0, 1e4)}
PLAY |= {"holding": (0.0, 300.0), "said_by": (0.0, 600.0), "ring_by": (0.0, 600.0), "broken": SHARE}
PLAY |= {name: (-1.0, 1.0) for name in ("tone_facts", "tone_words", "tone_remedy", "tone_fix")}


def close_above(larger: float, smaller: float) -> bool:
    """Not below by more than rounding, or both undefined."""
    return larger >= smaller - 1e-9 * abs(smaller) or (math.isnan(larger) and math.isnan(smaller))


def test_the_case():
    found = complaint.spread()
    assert found["views"][0] == found["views_without"][0] == 800_000
    assert len(found["views"]) == len(found["lost"]) == 17
    assert found["views_without"][-1] == pytest.approx(4e6 / (1 + 4 / 16))  # four doublings of the odds
    assert found["views_at_reply"] == pytest.approx(4e6 / (1 + 4 * 2**-2.5))
    assert found["views_end"] == pytest.approx(4e6 / (1 + 4 * 2**-3.4))  # the last 90 minutes count as 54
    counted = found["views_at_reply"] + (1 - 0.32) * (found["views_end"] - found["views_at_reply"])
    assert found["lost_margin"] == pytest.approx(0.036 * counted)
    assert found["lost_margin_without"] == pytest.approx(115_200)
    assert found["net"] == pytest.approx(115_200 - 0.036 * counted - (90 * 13 + 1500))


def test_views_start_doubling_at_the_rate_they_are_said_to():
    small = complaint.spread(views_now=1.0, ceiling=1e9)
    assert small["views_without"][4] / small["views_without"][0] == pytest.approx(2, rel=1e-6)


def test_the_lists_end_where_the_numbers_say():
    found = complaint.spread(response_hour=1.1)
    assert (found["views"][-1], found["lost"][-1]) == (found["views_end"], pytest.approx(found["lost_margin"]))
    assert found["lost_without"][0] == found["lost_already"]
    assert found["views"][:5] == found["views_without"][:5]
    assert found["views"][5] < found["views_without"][5]
    assert found["customers_lost"] * 180 == pytest.approx(found["lost_margin"])


@pytest.mark.parametrize("hour", [0.0, 0.5, 1.0, 2.0, 3.0, 3.75])
def test_a_faster_answer_is_strictly_better_at_the_defaults(hour):
    sooner, later = complaint.spread(response_hour=hour), complaint.spread(response_hour=hour + 0.25)
    assert sooner["views_end"] < later["views_end"]
    assert sooner["lost_margin"] < later["lost_margin"]


@REPEATABLE
@given(CASE, st.floats(0, 5))
def test_a_faster_answer_never_does_harm(case, delay):
    sooner = complaint.spread(**case)
    later = complaint.spread(**{**case, "response_hour": case["response_hour"] + delay})
    for name in ("views_end", "lost_margin"):
        assert close_above(later[name], sooner[name]), name
    for name in ("views", "lost"):
        assert all(close_above(b, a) for a, b in zip(sooner[name], later[name], strict=True)), name


@REPEATABLE
@given(CASE, st.floats(0, 1))
def test_a_better_tone_never_does_harm(case, more):
    better = complaint.spread(**{**case, "tone": case["tone"] + more})
    assert close_above(complaint.spread(**case)["lost_margin"], better["lost_margin"])


@REPEATABLE
@given(CASE)
def test_with_an_answer_never_more_than_without_and_views_never_fall(case):
    found = complaint.spread(**case)
    for name in ("views", "lost"):
        for answered, silent in zip(found[name], found[f"{name}_without"], strict=True):
            assert close_above(silent, answered)
        assert all(close_above(later, sooner) for sooner, later in pairwise(found[name]))


@REPEATABLE
@given(CASE)
def test_no_remedy_exceeds_its_authority(case):
    found = complaint.spread(**case)
    assert 0 <= found["remedy_given"] <= min(case["remedy"], case["authority"])
    assert found["remedy_cost"] == pytest.approx(found["remedy_given"] * (1 + case["others"]) + case["handling"])


def test_no_choice_of_amount_exceeds_the_lead_in_the_four_hours():
    assert complaint.play(remedy=1e6)["remedy_given"] == compensation.LIMITS["lead"]


def test_too_late_an_answer_changes_nothing_but_its_cost():
    for hour in (4.0, 7.5):
        found = complaint.spread(response_hour=hour)
        assert found["views"] == found["views_without"]
        assert found["saved"] == 0
        assert found["net"] == -found["remedy_cost"]


def test_the_break_evens_break_even():
    found = complaint.spread()
    assert complaint.spread(loss_per_view=found["even_chance"])["net"] == pytest.approx(0, abs=1e-6)
    assert complaint.spread(others=found["even_others"])["net"] == pytest.approx(0, abs=1e-6)
    assert found["even_views"] == pytest.approx(1 / found["even_chance"])
    assert math.isnan(complaint.spread(remedy=0, handling=0)["even_views"])
    assert math.isnan(complaint.spread(tone=0)["even_chance"])
    assert math.isnan(complaint.spread(remedy=0)["even_others"])
    assert math.isnan(complaint.spread(loss_per_view=0)["even_others"])


def test_the_price_of_a_quarter_of_an_hour_and_of_a_tenth_of_tone():
    found = complaint.spread()
    assert found["quarter_hour"] == pytest.approx(
        complaint.spread(response_hour=2.75)["lost_margin"] - found["lost_margin"]
    )
    assert found["tenth_of_tone"] == pytest.approx(found["lost_margin"] - complaint.spread(tone=0.9)["lost_margin"])


def test_a_ceiling_below_today_is_today_and_no_doubling_time_is_no_number():
    assert complaint.spread(ceiling=5.0)["views_end_without"] == 800_000
    assert all(math.isnan(views) for views in complaint.spread(doubling=0)["views"])


def test_figures_that_other_pages_know():
    case = defaults(complaint.spread)
    assert case["remedy"] == compensation.decide("manner", "medium", "member").amount
    assert case["authority"] == compensation.LIMITS["lead"]
    kept = defaults(recovery.plan)  # what a customer is worth before anybody knows whether she comes back
    assert case["margin_per_customer"] == kept["repeat_without_failure"] * kept["worth_of_return"]


def test_a_first_line_has_a_price():
    line = complaint.spread(holding_hour=0.25)
    without = complaint.spread()
    assert line["holding_saves"] == pytest.approx(without["lost_margin"] - line["lost_margin"])
    assert 2_000 < line["holding_saves"] < 3_000
    assert without["holding_saves"] == 0
    # From the answer on the answer's own slowing counts, as it is the stronger one.
    grown = 15 + 0.95 * 135 + 0.6 * 90
    assert line["views_end"] == pytest.approx(4e6 / (1 + 4 * 2 ** (-grown / 60)))


@REPEATABLE
@given(CASE, st.floats(0, 5))
def test_a_sooner_line_never_does_harm(case, delay):
    sooner = complaint.spread(**case)
    later = complaint.spread(**{**case, "holding_hour": case["holding_hour"] + delay})
    for name in ("views_end", "lost_margin"):
        assert close_above(later[name], sooner[name]), name


# --- the four hours --------------------------------------------------------------------------------------------------


def test_the_plan_is_the_protocol():
    found = complaint.play()
    assert found["answered"] == viral_clock.schedule()["answered"] == 190
    assert complaint.play(side_by_side=1)["answered"] == 145
    assert found["tone"] == pytest.approx(0.8)
    same = complaint.spread(response_hour=190 / 60, tone=found["tone"])
    assert found["net"] == pytest.approx(same["net"])


def test_a_line_that_names_an_hour_is_held_to_it():
    kept = complaint.play(**complaint.LINE, side_by_side=1.0)
    assert (kept["kept_word"], kept["tone"]) == (1, pytest.approx(0.8))
    assert kept["net"] > complaint.play(side_by_side=1.0)["net"]
    missed = complaint.play(**complaint.LINE)
    assert (missed["answered"], missed["kept_word"]) == (190, 0)
    assert missed["tone"] == pytest.approx(0.8 - 0.15)
    assert missed["net"] < kept["net"] - missed["holding_saves"]
    unrung = complaint.play(**complaint.LINE, side_by_side=1.0, decide=75.0)
    assert unrung["called_at"] > complaint.LINE["ring_by"] and unrung["kept_word"] == 0


def test_the_hours_that_the_drill_names_are_kept():
    for path in (complaint.play(), complaint.play(side_by_side=1.0)):
        assert path["called_at"] <= complaint.LINE["ring_by"] == 2 * 60
    plan = viral_clock.schedule()
    assert (plan["told"], plan["briefed"]) == (15, 105)  # a quarter past two, a quarter to four


def test_what_a_choice_costs():
    plan = complaint.play()
    assert complaint.play(correction=75.0)["answered"] == plan["answered"] + 75
    assert complaint.play(promised=300.0)["remedy_cost"] == plan["remedy_cost"] + 300 * 90
    assert complaint.play(draft=90.0, tone_words=0.70)["late"] > 0


def test_everywhere():
    check(complaint.spread, RANGES)
    check(complaint.play, PLAY)
