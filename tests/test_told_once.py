"""A fact has one size: what prose, answers, cards and drills say of a figure is what the model or the source says.

Each row below is a way of telling a figure, wherever in the book it stands, and the figure. A row that no text tells
fails, so that a reworded sentence does not slip out of the check.
"""

import inspect
import re

import pytest

from cxprep import bank as banks
from cxprep.models import (
    aov,
    channels,
    clienteling,
    complaint,
    containment,
    defaults,
    full_price,
    funnel,
    holdout,
    journey,
    post_purchase,
    rebuild,
    recovery,
    salon,
    top_client,
    worth,
)
from tests.support.told import everything

BANK = banks.load_all()
ROLES = ("cx-lead", "service-associate", "luxury-digital")
TOLD = everything(BANK, ROLES)
FACTS, HOUSE = (
    {name: fact.value for name, fact in BANK.role(role).profile.facts.items()} for role in ("cx-lead", "luxury-digital")
)
VISITS, SPREAD, PLAN = clienteling.visits(), complaint.spread(), post_purchase.forecast()
CASE = defaults(post_purchase.forecast)
SHARE, FALL, BOT = top_client.programme(), aov.diagnose(), containment.month()
BILL, PROFIT, PLAIN = top_client.budget(), aov.profit(), clienteling.visits(ramp=0.5, uplift_caused=0.6)
ORDER = {
    **{"advised_week": 1.0, "new_week": 1.0, "retargeting_week": 2.0, "salon_week": 3.0},
    **{"icons_week": 5.0, "cart_week": 5.0, "code_week": 6.0, "carousels_week": 8.0},
}
PLANNED = rebuild.path(**ORDER)
NUMBER = r"([-+]?[\d,]*\.?\d+)"
# what is told -> (the words, with the figure in the group; the figure; the places that tell it, at least)
ROWS = {
    "attributed sales, added": (rf"\${NUMBER}M (?:of sales that carry our tag|that would carry our tag|is new)", 92, 2),
    "attributed sales, the panel's sum": (rf"by \${NUMBER}M\. Multiply by", VISITS["attributed_difference"] / 1e6, 1),
    "extra visits that pay": (
        rf"{NUMBER}% of (?:those|the added) baskets are extra visits",
        100 * VISITS["break_even_extra_visits_alone"],
        2,
    ),
    "caused uplift that pays": (rf"{NUMBER}% of the uplift is caused", 100 * VISITS["break_even_incremental_share"], 1),
    "the rollout as given": (
        rf"it brings \+\${NUMBER}M in a full year",
        VISITS["clienteling_gross_margin_change"] / 1e6,
        1,
    ),
    "elasticity of whole categories": (r"(?:elasticity of|found|At) (0\.\d+)(?: at| we|;|\. At| the year)", 0.3, 1),
    "loss at that elasticity": (
        rf"loses \${NUMBER}M at a margin of",
        -VISITS["discount_at_elasticity_price_cut_only"] / 1e6,
        1,
    ),
    "moved visits after a month": (
        rf"After four weeks {NUMBER}% of the visits",
        100 * holdout.window(weeks=4.0)["still_to_come"],
        1,
    ),
    "moved visits after two quarters": (
        rf"[Aa]fter two quarters(?:, about one round of purchases,)? {NUMBER}%",
        100 / 2.718281828,
        2,
    ),
    "the gap": (rf"(?:gap of|lies|say \") ?{NUMBER} points(?: of difference| under| between)?", 18, 3),
    "points of slow refunds": (r"the wait for the money (\d+)\.", PLAN["refund_points"], 1),
    "buyers who meet a slow refund": (
        rf"(?:slow refund reaches|The parts\.) {NUMBER}% of buyers",
        100 * CASE["refund_share"],
        2,
    ),
    "buyers who meet a plain box": (rf"plain unboxing reaches {NUMBER}%", 100 * CASE["unboxing_share"], 1),
    "points of a plain box": (rf"plain unboxing reaches [\d.]+% and takes {NUMBER}\.", CASE["unboxing_effect"], 1),
    "the week in which the lift shows": (
        r"(?:not before week|can't show it before week|crosses that line in week) (\d+)",
        PLAN["first_week"],
        2,
    ),
    "what refunds cost in a first year": (
        rf"slow refund: [^$]*for \${NUMBER}k in a first year",
        post_purchase.business_case()["refund_cost"] / 1e3,
        1,
    ),
    "what messages cost in a first year": (
        rf"\${NUMBER}k for messages",
        post_purchase.business_case()["silence_cost"] / 1e3,
        1,
    ),
    "calls that are not made": (
        rf"(?:worth|spare) \${NUMBER}M(?: alone| of calls)",
        post_purchase.business_case()["refund_contacts_saved"] / 1e6,
        2,
    ),
    "share of orders in parcels": (rf"only {NUMBER}% of (?:our orders are parcels|buyers got a parcel)", 36, 2),
    "views at two o'clock": (rf"{NUMBER} views and", SPREAD["views"][0], 1),
    "a quarter of an hour": (
        rf"quarter(?:-| of an )hour(?: costs| without an answer costs| loses) \${NUMBER}k",
        SPREAD["quarter_hour"] / 1e3,
        2,
    ),
    "a tenth of tone": (rf"tenth (?:more tone saves|better is worth) \${NUMBER}k", SPREAD["tenth_of_tone"] / 1e3, 2),
    "high effort, less loyal": (
        rf"{NUMBER}% of (?:those who had to work hard|customers who had had a laborious)",
        96,
        2,
    ),
    "low effort, less loyal": (
        rf"(?:against|, ) ?{NUMBER}% (?:of those who did not|of those who had had an|did\.)",
        9,
        1,
    ),
    "the top per cent of CDNOW": (
        rf"(?:first per cent brought|top hundredth brought) {NUMBER}%(?: of what all| and the)",
        100 * FACTS["cdnow_top_1"],
        3,
    ),
    "credit on what was digital before": (
        rf"from the first day(?:, the second half of the rule costs| it would be) \${NUMBER}k a year",
        SHARE["credit_cost"] / 1e3,
        2,
    ),
    "growth that pays for it": (rf"spend {NUMBER}% more (?:for|it) ", 100 * SHARE["credit_growth"], 2),
    "an unpaid adviser's loss": (
        rf"(?:Uncredited, that is |adopting adviser's pay by -)\${NUMBER}(?: of the| a year)",
        -top_client.programme(credit=0.0)["pay_change"],
        2,
    ),
    "the last month's share": (rf"(?:plan on \d+% to|chart draws, they are) {NUMBER}%", 100 * SHARE["exit_rate"], 2),
    "the year's average share": (rf"last month, \d+% to {NUMBER}% on average", 100 * SHARE["average"], 1),
    "the bill of year one": (
        rf"(?:About|costs about|Together\*?\*? \|) \$({NUMBER[1:-1]})M",
        BILL["year_one"] / 1e6,
        2,
    ),
    "a plain year of clienteling": (
        rf"larger baskets, it is -\${NUMBER}M",
        -PLAIN["clienteling_gross_margin_change"] / 1e6,
        1,
    ),
    "the discount, read kindly": (rf"the discount has -\${NUMBER}M", -VISITS["discount_kindest"] / 1e6, 2),
    "how many of the silent can be written to": (
        rf"(?:that is|the) {NUMBER}% (?:of all who hear nothing|of the purchases to which|who can be written to)",
        100 * CASE["silence_reach"],
        2,
    ),
    "the site's own profit": (
        rf"gross profit is up by (?:about )?{NUMBER}%",
        100 * PROFIT["site_profit_change"],
        2,
    ),
    "where the share comes to rest": (rf"{NUMBER}% is below 30%", 100 * SHARE["ceiling"], 1),
    "the worst week in our order": (
        rf"(?:In my order the worst week is|the deepest week is week 5, at|the worst week,) {NUMBER}"
        r"(?:,|\.| in place of)",
        PLANNED["trough"],
        3,
    ),
    "who loses the code first": (rf"{NUMBER}% of the orders that carried it", 100 * HOUSE["rebuild_ended_first"], 2),
    "least that mix explains": (rf"[Mm]ix (?:is|explains) {NUMBER}% to \d+% ", 100 * HOUSE["aov_mix_low"], 2),
    "most that mix explains": (rf"[Mm]ix (?:is|explains) \d+% to {NUMBER}% ", 100 * HOUSE["aov_mix_high"], 2),
    "orders at flat revenue": (rf"orders are {NUMBER}% up", 100 * FALL["orders_change"], 1),
    "clients of luxury, 2022": (rf"{NUMBER} million clients of luxury in 2022", HOUSE["market_clients_before"], 3),
    "clients of luxury, 2025": (
        rf"clients of luxury in 2022(?:,| and) {NUMBER} million",
        HOUSE["market_clients_after"],
        3,
    ),
    "what a machine contained": (rf"contained {NUMBER}% and solved", 100 * defaults(containment.month)["contained"], 1),
    "what it solved": (rf"(?:and solved|it had solved) {NUMBER}%", 100 * BOT["solved"], 2),
    "a grocery chain's stores": (rf"chain of {NUMBER} grocers", FACTS["hoch_stores"], 2),
}


def sizes(words: str, texts: dict[str, str]) -> dict[str, str]:
    """Where the figure is told, and how it is written there: once a place and size."""
    found = {}
    for place, text in texts.items():
        for number in re.findall(words, text):
            found[f"{place}: {number}"] = number
    return found


def agree(written: str, value: float) -> bool:
    """Whether a figure as it is written is the value, rounded to the digits written."""
    digits = len(written.partition(".")[2])
    return abs(float(written.replace(",", "")) - value) <= 0.5 * 10**-digits + 1e-9


@pytest.mark.parametrize("what", ROWS)
def test_a_fact_is_told_in_one_size(what):
    words, value, least = ROWS[what]
    found = sizes(words, TOLD)
    assert len(found) >= least, f"{what} is told {len(found)} times, in {sorted(found)}"
    assert not [where for where, written in found.items() if not agree(written, value)], (
        f"it is {value}: {sorted(found)}"
    )


def test_a_second_size_is_found():
    words, value, _ = ROWS["a quarter of an hour"]
    somewhere = sizes(words, {"a page": "another quarter of an hour loses $3.4k, and each quarter-hour costs $3.2k"})
    assert [written for written in somewhere.values() if not agree(written, value)] == ["3.4"]


# Larkfield is one firm: what these models take of it, they take alike.
ONE_FIRM = {
    "annual_sales": (clienteling.compare, clienteling.visits, worth.a_year, post_purchase.business_case),
    "aov": (clienteling.compare, clienteling.visits, worth.a_year, post_purchase.business_case),
    "gross_margin": (clienteling.compare, clienteling.visits, worth.a_year, post_purchase.business_case),
    "programme_cost": (clienteling.compare, clienteling.visits, clienteling.three_years),
    "orders_each": (worth.a_year, post_purchase.business_case),
    "orders_when_kept": (worth.a_year, post_purchase.business_case),
    **{
        f"{fix}_{what}": (post_purchase.priorities, post_purchase.forecast, post_purchase.business_case)
        for fix in post_purchase.FIXES
        for what in ("share", "effectiveness")
    },
    **{
        f"{fix}_effect": (post_purchase.forecast, post_purchase.priorities, journey.curve)
        for fix in post_purchase.FIXES
    },
}


@pytest.mark.parametrize("name", ONE_FIRM)
def test_models_of_one_firm_take_the_same_figure(name):
    assert len({inspect.signature(model).parameters[name].default for model in ONE_FIRM[name]}) == 1


def test_one_firm_has_as_many_customers_everywhere():
    assert defaults(recovery.plan)["customers"] == pytest.approx(worth.a_year()["customers"])
    assert post_purchase.business_case()["customers"] == pytest.approx(worth.a_year()["customers"])
    assert defaults(holdout.window)["orders_a_year"] == defaults(worth.a_year)["orders_each"]
    assert defaults(funnel.funnel)["capture"] == defaults(clienteling.visits)["capture_now"]


def test_one_house_has_the_same_code_margin_and_people_in_its_drills():
    shop, fall, year = defaults(rebuild.path), defaults(aov.diagnose), defaults(top_client.programme)
    assert (shop["code_share"], shop["discount"]) == (fall["code_share_after"], fall["code_discount"])
    ways, code = channels.own(), defaults(full_price.welcome_code)
    assert shop["margin"] == pytest.approx(ways["online_margin"], abs=5e-3)
    assert year["gross_margin"] == defaults(channels.listing)["own_margin"] == defaults(salon.week)["gross_margin"]
    small = channels.own(price=code["basket"])["online_margin"]
    assert code["gross_margin"] == pytest.approx(small, abs=5e-4)
    assert defaults(aov.profit)["house_sales"] == pytest.approx(3 * (code["house_sales"] + 5600 * 1800), rel=5e-3)
    assert (HOUSE["advisers"], HOUSE["boutiques"]) == (year["advisers"], year["boutiques"])
    assert HOUSE["rebuild_ended_first"] == pytest.approx(shop["advised"] + shop["new"])
    assert HOUSE["rebuild_trough"] == PLANNED["trough"]
    assert shop["salon_basket"] == pytest.approx(defaults(salon.week)["basket"] / 1800, abs=0.05)
    assert HOUSE["share_careful"] == top_client.programme(**top_client.CAUTIOUS)["exit_rate"]
    assert HOUSE["share_commission"] == year["commission"]


def test_a_candidates_sums_add_up():
    assert FACTS["ridgeway_workshop_margin"] == 27 * FACTS["ridgeway_workshop_pairs"]
    third = 27 / (165 * 0.5)  # of resoles that were a new pair not sold, at which the workshop leaves nothing
    assert third == pytest.approx(1 / 3, abs=0.01)
    hours = 2 * FACTS["ridgeway_pilot"] * 13 * 24  # two a week, a quarter long, at 24 dollars
    low, middle = FACTS["ridgeway_caused"] - FACTS["ridgeway_caused_margin"], FACTS["ridgeway_caused"]
    assert low / 2 < hours < middle / 2, "pays in the middle, at half of each dollar, and not at the lower end"
    assert FACTS["ridgeway_ai_left"] == FACTS["ridgeway_ai_worth"] - FACTS["ridgeway_ai_cost"] > 0
    chats, calls = defaults(containment.month), defaults(containment.assist)
    assert (FACTS["halden_ai_contained"], FACTS["halden_ai_back"]) == (chats["contained"], chats["came_back"])
    assert (FACTS["ridgeway_ai_calls"], FACTS["ridgeway_ai_cost"]) == (calls["contacts"], calls["cost"])


# Figures that the bank types, as they are the case's, and the input of the model that they are.
TYPED = {
    "versus_sales": (clienteling.visits, "annual_sales"),
    "versus_aov": (clienteling.visits, "aov"),
    "versus_margin": (clienteling.visits, "gross_margin"),
    "versus_capture_now": (clienteling.visits, "capture_now"),
    "versus_capture_target": (clienteling.visits, "capture_target"),
    "versus_attribution_now": (clienteling.visits, "attribution_now"),
    "versus_attribution_target": (clienteling.visits, "attribution_target"),
    "versus_uplift": (clienteling.visits, "aov_uplift"),
    "versus_cost": (clienteling.visits, "programme_cost"),
    "versus_discount": (clienteling.visits, "discount"),
    "versus_traffic": (clienteling.visits, "traffic_lift"),
    "versus_margin_then": (clienteling.visits, "discounted_gross_margin"),
    "versus_elasticity": (clienteling.visits, "elasticity"),
    "repair_silence_reach": (post_purchase.business_case, "silence_reach"),
    "repair_reach": (post_purchase.forecast, "unboxing_reach"),
    "repair_parcel_share": (post_purchase.business_case, "parcel_share"),
    "viral_views": (complaint.spread, "views_now"),
    "viral_others": (complaint.spread, "others"),
}


@pytest.mark.parametrize("fact", TYPED)
def test_what_the_bank_types_is_what_the_model_takes(fact):
    model, name = TYPED[fact]
    assert FACTS[fact] == defaults(model)[name]


def test_a_chance_and_its_inverse_are_one_figure():
    assert FACTS["viral_one_in"] == pytest.approx(1 / defaults(complaint.spread)["loss_per_view"])
    assert FACTS["prepost_gap"] == CASE["gap"]


def test_what_is_told_in_words_is_what_was_computed():
    """Mix is seven tenths or more; below one in six a code's end earns; two in five of the silent are reached."""
    assert HOUSE["aov_mix_low"] == pytest.approx(0.7, abs=0.02) and HOUSE["aov_mix_high"] > 1
    assert HOUSE["rebuild_caused"] == defaults(rebuild.path)["code_incremental"]
    level = 0.18 * 0.10 / (0.18 * 0.63)  # what the code gives away, over the margin of the orders it causes
    assert rebuild.bill(code_week=1.0, code_incremental=level)["gain"] == pytest.approx(0, abs=1)
    assert round(1 / level) == 6
    plan = defaults(post_purchase.business_case)
    reached = post_purchase.forecast(silence_effectiveness=plan["silence_effectiveness"] * plan["silence_reach"])
    assert FACTS["repair_lift_firm"] == pytest.approx(reached["lift_week_13"])
    assert FACTS["versus_kind"] == pytest.approx(-FACTS["versus_cost"]), "doing nothing loses what the discount does"


def test_seats_that_share_a_fact_share_its_size_and_its_source():
    told: dict[str, set[tuple]] = {}
    for role in ROLES:
        for name, fact in BANK.role(role).profile.facts.items():
            told.setdefault(name, set()).add((fact.value, fact.source))
    assert {name: sizes for name, sizes in told.items() if len(sizes) > 1} == {}
