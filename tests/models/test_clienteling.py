"""Clienteling against a discount: the case's figures, and what has to hold at any figures."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxprep.models.clienteling import compare, three_years, transaction_share, visits
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE, close, same_bits

# The reference values of the case: a figure and the digits to which it is known.
REFERENCE = {
    "incremental_sales": (23_096_234, 0),
    "clienteling_gross_margin_change": (8_702_929, 0),
    "discount_gross_margin_change": (-14_800_000, 0),
    "discount_gross_margin_change_sales_reading": (-4_000_000, 0),
    "discount_gross_margin_change_price_cut_only": (-4_000_000, 0),
    "break_even_traffic_lift": (0.157895, 6),
    "break_even_incremental_share": (0.314888, 6),
    "margin_after_price_cut": (0.526316, 6),
    "attributed_per_captured_now": (0.379747, 6),
    "attributed_per_captured_target": (0.488145, 6),
}
EXTREMES = {
    "discount": [1.0],
    "attribution_now": [0.0, 1.0],
    "attribution_target": [0.0, 0.12, 1.0],
    "capture_now": [0.0],
    "capture_target": [0.0, 0.25],
    "programme_cost": [0.0],
    "annual_sales": [0.0],
    "aov_uplift": [-1.0, 0.0],
    "aov": [0.0],
    "gross_margin": [0.0, 1.0],
    "discounted_gross_margin": [0.0],
    "ramp": [0.0],
    "incremental_share": [0.0],
}


def amount(low, high):
    """Zero, or an amount that somebody could mean: an uplift of 1e-309 has a break-even share beyond all floats."""
    return st.just(0.0) | st.floats(low, high)


RATE = amount(1e-6, 1) | st.sampled_from([0.5, 1.0])
RANGES = {
    "annual_sales": amount(1, 1e12),
    "aov": amount(0.01, 1e6),
    "gross_margin": RATE,
    "capture_now": RATE,
    "capture_target": RATE,
    "attribution_now": RATE,
    "attribution_target": RATE,
    "aov_uplift": amount(1e-6, 10) | st.floats(-1, -1e-6) | st.just(-1.0),
    "incremental_share": RATE,
    "ramp": RATE,
    "programme_cost": amount(1, 1e12),
    "discount": RATE,
    "traffic_lift": st.floats(-1, 10),
    "discounted_gross_margin": RATE,
}
any_case = st.fixed_dictionaries({}, optional=RANGES)
# A firm as there are some: what a property of the economics may take for granted.
USUAL = {
    "annual_sales": st.floats(1e6, 1e10),
    "aov": st.floats(1, 1e4),
    "gross_margin": st.floats(0.05, 0.95),
    "capture_now": st.floats(0.05, 0.5),
    "capture_target": st.floats(0.5, 1),
    "attribution_now": st.floats(0.01, 0.2),
    "attribution_target": st.floats(0.21, 0.6),
    "aov_uplift": st.floats(0.01, 1),
    "programme_cost": st.floats(0, 1e8),
    "discount": st.floats(0, 0.5),
    "traffic_lift": st.floats(0, 0.5),
    "discounted_gross_margin": st.floats(0.05, 0.95),
    "ramp": st.floats(0.1, 1),
}
usual_case = st.fixed_dictionaries({}, optional=USUAL)


@pytest.mark.parametrize("name", REFERENCE)
def test_the_case_gives_its_reference_value(name):
    value, digits = REFERENCE[name]
    assert round(compare()[name], digits) == value


def test_at_sixty_per_cent_and_half_a_ramp_the_answer_flips():
    change = compare(incremental_share=0.6, ramp=0.5)["clienteling_gross_margin_change"]
    assert round(change / 1e6, 2) == -0.30


def test_five_per_cent_off_does_not_by_itself_take_the_margin_to_fifty():
    assert compare()["margin_after_price_cut"] > 0.526
    assert close(0.95 * compare()["margin_after_price_cut"], 0.50)


def test_the_two_milder_readings_of_the_discount_agree_in_the_case():
    case = compare()
    readings = [case[f"discount_gross_margin_change_{reading}"] for reading in ("sales_reading", "price_cut_only")]
    assert math.isclose(*readings, rel_tol=1e-9)


def test_the_share_of_transactions_is_below_the_share_of_sales_when_baskets_are_larger():
    assert transaction_share(0.35, 0.30) == pytest.approx((0.35 / 1.3) / (0.35 / 1.3 + 0.65), rel=1e-12)
    assert transaction_share(0.35, 0.0) == pytest.approx(0.35)
    assert transaction_share(0.0, 0.3) == 0.0
    assert math.isnan(transaction_share(0.0, -1.0))


def all_numbers_or_nan(result):
    """The outputs that are neither a finite number nor NaN."""
    flat = {f"{name}[{i}]": v for name, value in result.items() for i, v in enumerate(np.atleast_1d(value))}
    return {name: value for name, value in flat.items() if math.isinf(value)}


def test_extremes_alone_and_in_pairs_give_a_number_or_nan():
    alone = [[(name, value)] for name, values in EXTREMES.items() for value in values]
    pairs = [[(a, x), (b, y)] for a, b in combinations(EXTREMES, 2) for x, y in product(EXTREMES[a], EXTREMES[b])]
    for case in map(dict, alone + pairs):
        assert not all_numbers_or_nan(compare(**case)), case


@settings(REPEATABLE, max_examples=200)
@given(st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in EXTREMES.items()}))
def test_extremes_combined_give_a_number_or_nan(case):
    assert not all_numbers_or_nan(compare(**case))


@settings(REPEATABLE, max_examples=200)
@given(any_case)
def test_any_case_gives_a_number_or_nan(case):
    assert not all_numbers_or_nan(compare(**case))


def test_what_has_no_answer_has_no_number():
    assert math.isnan(compare(attribution_target=0.12)["break_even_incremental_share"]), "no uplift to share"
    assert math.isnan(compare(discount=1.0)["break_even_traffic_lift"]), "nothing is kept of a sale"
    assert math.isnan(compare(discount=1.0)["margin_after_price_cut"])
    assert math.isnan(compare(capture_now=0.0)["attributed_per_captured_now"])


@REPEATABLE
@given(usual_case, RATE, RATE)
def test_clienteling_gains_with_the_incremental_share(case, one, other):
    low, high = sorted((one, other))
    assume(high - low > 1e-6)
    before, after = (compare(**case, incremental_share=share) for share in (low, high))
    assume(before["uplift_sales"] > 1)
    assert after["clienteling_gross_margin_change"] > before["clienteling_gross_margin_change"]


@REPEATABLE
@given(usual_case)
def test_the_break_even_share_breaks_even(case):
    share = compare(**case)["break_even_incremental_share"]
    assume(math.isfinite(share) and share < 1e6)
    change = compare(**case, incremental_share=share)["clienteling_gross_margin_change"]
    assert abs(change) <= 1e-9 * max(1.0, case.get("programme_cost", 4e6))


@REPEATABLE
@given(usual_case)
def test_the_break_even_traffic_lift_breaks_even(case):
    lift = compare(**case)["break_even_traffic_lift"]
    change = compare(**{**case, "traffic_lift": lift})["discount_gross_margin_change"]
    assert abs(change) <= 1e-9 * case.get("annual_sales", 400e6)


@settings(REPEATABLE, max_examples=200)
@given(any_case)
def test_no_more_transactions_are_attributed_than_captured(case):
    result = compare(**case)
    for when in ("now", "target"):
        assert not result[f"attributed_per_captured_{when}"] > 1


@REPEATABLE
@given(usual_case)
def test_transactions_and_todays_sales_are_kept(case):
    # today's mix at today's baskets gives today's sales: the rollout starts from what there is
    result = compare(**case)
    baskets = 1 + case.get("aov_uplift", 0.30) * result["clienteled_share_now"]
    assert close(result["transactions"] * result["walk_in_basket"] * baskets, case.get("annual_sales", 400e6), 1e-9)


@REPEATABLE
@given(usual_case)
def test_a_programme_that_moves_nothing_costs_what_it_costs(case):
    result = compare(**{**case, "ramp": 0.0})
    assert result["incremental_sales"] == 0
    assert result["clienteling_gross_margin_change"] == -case.get("programme_cost", 4e6)


def test_capture_alone_does_not_raise_sales():
    assert compare(capture_target=0.9)["incremental_sales"] == compare(capture_target=0.6)["incremental_sales"]


def test_capture_bounds_attribution():
    bounded = compare(capture_target=0.2)
    assert bounded["attributed_per_captured_target"] == 1
    assert bounded["incremental_sales"] < compare()["incremental_sales"]


@REPEATABLE
@given(st.lists(st.fixed_dictionaries(RANGES), min_size=1, max_size=4))
def test_a_grid_gives_what_its_elements_give(cases):
    grid = compare(**{name: np.array([case[name] for case in cases]) for name in RANGES})
    for i, case in enumerate(cases):
        for name, value in compare(**case).items():
            assert same_bits(float(grid[name][i]), float(value)), name


def test_three_years_add_up_year_by_year():
    result = three_years()
    ramps, costs = (0.5, 0.8, 1.0), (4e6, 4e6, 4e6)
    total, lift = 0.0, 0.08
    discount = 0.0
    for year, (ramp, cost) in enumerate(zip(ramps, costs, strict=True), start=1):
        one = compare(ramp=ramp, programme_cost=cost, incremental_share=0.6, traffic_lift=lift)
        total += one["clienteling_gross_margin_change"]
        discount += one["discount_gross_margin_change"]
        lift *= 0.7
        assert result["clienteling_by_year"][year] == total
        assert result["discount_by_year"][year] == discount
    assert result["clienteling_three_years"] == total
    assert result["discount_three_years"] == discount


def test_the_payback_year_is_the_first_that_is_not_negative():
    for share in (0.05, 0.3, 0.5, 0.7, 1.0):
        result = three_years(incremental_share=share)
        earned = [year for year in (1, 2, 3) if result["clienteling_by_year"][year] >= 0]
        assert result["payback_year"] == earned[0] if earned else math.isnan(result["payback_year"])


@REPEATABLE
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **{f"ramp_year_{year}": RATE for year in (1, 2, 3)},
            "running_cost": amount(1, 1e9),
            "lift_kept": RATE,
            **{name: RANGES[name] for name in ("incremental_share", "attribution_target", "aov_uplift")},
            **{name: RANGES[name] for name in ("discount", "traffic_lift")},
        },
    )
)
def test_any_three_years_give_a_number_or_nan(case):
    assert not all_numbers_or_nan(three_years(**case))


# Visits beside baskets: firms as there are some, as `compare` has its own tests at the extremes.
VISITS = {
    "extra_visit_share": (0.0, 1.0),
    "uplift_caused": (0.0, 1.0),
    "programme_cost": (0.0, 1e8),
    "discount": (0.0, 0.5),
    "elasticity": (0.0, 5.0),
    "annual_sales": (1e6, 1e10),
    "aov": (1.0, 1e4),
    "aov_uplift": (0.001, 2.0),
    "ramp": (0.01, 1.0),
    "attribution_target": (0.21, 0.9),
    "attribution_now": (0.01, 0.2),
    "gross_margin": (0.51, 1.0),
    "capture_now": (0.01, 0.5),
    "capture_target": (0.5, 1.0),
    "traffic_lift": (-0.5, 5.0),
    "discounted_gross_margin": (0.01, 1.0),
}


def test_the_panel_counts_ninety_two_million_and_needs_a_twelfth_of_it():
    found = visits()
    assert found["attributed_difference"] == pytest.approx(92_000_000)
    assert found["panel_break_even_share"] == pytest.approx(4 / (92 * 0.55))
    assert found["panel_break_even_share"] == pytest.approx(0.0790514, abs=1e-7)
    assert found["counted_share"] == pytest.approx(0.3 / 1.3), "with no extra visit only the uplift counts"


def test_one_added_visit_in_fourteen_pays_without_any_uplift():
    found = visits(uplift_caused=0.0)
    assert found["break_even_extra_visits"] == pytest.approx(0.0726665, abs=1e-7)
    assert found["break_even_extra_visits"] == found["break_even_extra_visits_alone"]
    assert found["added_baskets"] == pytest.approx(659_834, abs=1)
    for share, gross in ((0.20, 11.0e6), (0.30, 16.5e6)):
        change = visits(uplift_caused=0.0, extra_visit_share=share)["clienteling_gross_margin_change"]
        assert change + 4e6 == pytest.approx(gross, abs=0.03e6)


def test_a_whole_store_moves_less_than_a_brand_and_the_discount_loses_more():
    found = visits()
    assert found["discount_at_elasticity_price_cut_only"] == pytest.approx(-17_000_000)
    assert found["discount_at_elasticity"] == pytest.approx(-27_150_000)
    assert found["break_even_elasticity_price_cut_only"] == pytest.approx(2.0)
    assert found["break_even_elasticity"] == pytest.approx(0.157895 / 0.05, rel=1e-5)
    assert found["implied_elasticity"] == pytest.approx(1.6)
    assert found["subsidy"] == pytest.approx(20_000_000)
    assert found["existing_share"] == pytest.approx(1 / 1.08)
    at_one = visits(elasticity=1.0)
    assert at_one["discount_at_elasticity_price_cut_only"] == pytest.approx(-10_000_000)
    assert at_one["discount_at_elasticity"] == pytest.approx(-20_500_000)


def test_at_the_promised_lift_the_elasticity_readings_are_those_of_the_case():
    found = visits(elasticity=1.6)
    assert found["discount_at_elasticity"] == pytest.approx(found["discount_gross_margin_change"])
    name = "discount_gross_margin_change_price_cut_only"
    assert found["discount_at_elasticity_price_cut_only"] == pytest.approx(found[name])


@REPEATABLE
@given(usual_case, RATE)
def test_without_an_extra_visit_it_is_the_basket_only_case(case, caused):
    wide, narrow = visits(**case, uplift_caused=caused), compare(**case, incremental_share=caused)
    assert wide["basket_only_gross_margin_change"] == narrow["clienteling_gross_margin_change"]
    for name, value in narrow.items():
        assert same_bits(wide[name], value), name


@REPEATABLE
@given(usual_case, RATE, RATE)
def test_what_counts_is_visits_and_uplift_and_never_more_than_all(case, extra, caused):
    found = visits(**case, extra_visit_share=extra, uplift_caused=caused)
    assume(found["added_sales"] > 1)
    uplift = case.get("aov_uplift", 0.30)
    assert found["counted_share"] == pytest.approx(extra + (1 - extra) * caused * uplift / (1 + uplift))
    assert found["counted_share"] <= 1 + 1e-12
    assert found["incremental_sales"] == pytest.approx(found["from_visits"] + found["from_uplift"])


@REPEATABLE
@given(usual_case, RATE, RATE, RATE)
def test_neither_lever_does_harm(case, one, other, still):
    low, high = sorted((one, other))
    for moved, kept in (("extra_visit_share", "uplift_caused"), ("uplift_caused", "extra_visit_share")):
        less, more = (visits(**case, **{moved: at, kept: still}) for at in (low, high))
        assume(less["added_sales"] > 0)
        assert more["clienteling_gross_margin_change"] >= less["clienteling_gross_margin_change"] - 1e-3


@REPEATABLE
@given(usual_case, RATE)
def test_the_break_even_share_of_extra_visits_breaks_even(case, caused):
    share = visits(**case, uplift_caused=caused)["break_even_extra_visits"]
    assume(math.isfinite(share))
    change = visits(**case, uplift_caused=caused, extra_visit_share=share)["clienteling_gross_margin_change"]
    assert abs(change) <= 1e-6 * max(1.0, case.get("annual_sales", 400e6))


def test_where_no_share_of_visits_pays_none_is_named():
    assert math.isnan(visits()["break_even_extra_visits"]), "the uplift alone pays already"
    assert math.isnan(visits(programme_cost=1e9)["break_even_extra_visits_alone"])
    assert math.isnan(visits(ramp=0.0)["counted_share"]), "nothing is added"


def test_visits_are_numbers_or_nan_anywhere_and_the_page_computes_the_same():
    check(visits, VISITS)
