"""The adviser programme: by hand, against 200,000 random years, and what more adoption or an earlier start must do."""

import inspect
import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models import defaults, top_client
from cxprep.models.top_client import CAUTIOUS, DRAWS, MONTHS, NEVER, WANTED, budget, programme
from tests.support.repeatable import REPEATABLE, close, same_bits

CASE = defaults(programme)
FEW = settings(REPEATABLE, max_examples=25)  # each plays two times all the drawn years
SURE = {"spread": 0.0, "slip": 0.0}


def test_by_hand_where_nothing_is_left_to_chance():
    found = programme(**SURE)
    # four waves, from month four on, three months each to get used to it; salons from month five, the link from three
    reached = [0, 0, 0, 1, 3, 6, 9, 11, 12, 12, 12, 12]
    won, wanted = 0.0, []
    for month, reach in enumerate(reached, start=1):  # four occasions a year: 28% of those still to be won, a month
        won += (1 - math.exp(-4 / 12)) * (reach / 12 * (0.32 + 0.12 * (month >= 5)) - won)
        wanted.append(0.18 + 0.82 * 0.60 * 0.40 * won)
    assert found["share_by_month"] == pytest.approx(wanted)
    assert found["exit_rate"] == pytest.approx(0.25553, abs=5e-6)
    assert found["average"] == pytest.approx(sum(wanted) / MONTHS)
    assert found["ceiling"] == pytest.approx(0.18 + 0.82 * 0.60 * (0.32 + 0.12) * 0.40)
    assert found["advisers_using"] == pytest.approx(600 * 0.60)
    assert found["boutiques_a_wave"] == 20
    assert found["advisers_a_wave"] == 150


def test_exit_rate_and_average_are_two_answers():
    found = programme()
    assert found["exit_rate"] - found["average"] > 0.04
    assert found["chance_exit"] > found["chance_average"]
    assert math.isnan(found["month_reached"])
    assert programme(**WANTED)["month_reached"] <= MONTHS


def test_what_is_careful_what_is_likeliest_and_what_is_wanted_stand_apart():
    careful, base, wanted = programme(**CAUTIOUS), programme(), programme(**WANTED)
    for name in ("exit_rate", "average", "ceiling", "chance_exit"):
        assert careful[name] < base[name] < wanted[name]
    assert base["ceiling"] < CASE["target"] < wanted["ceiling"]  # waiting alone will not do it
    assert base["chance_exit"] < 0.1 < 0.5 < wanted["chance_exit"]
    for name, value in WANTED.items():  # nor will any one of the guesses by itself
        assert programme(**{name: value})["chance_exit"] < 0.5


def test_a_client_changes_her_ways_at_an_occasion():
    seldom, often = programme(**SURE, occasions=1.0), programme(**SURE, occasions=52.0)
    at_once = [0.18 + (often["ceiling"] - 0.18) * r / 12 for r in (9, 11, 12)]
    assert often["share_by_month"][6:9] == pytest.approx(at_once, abs=2e-3)
    assert seldom["exit_rate"] < programme(**SURE)["exit_rate"] < often["exit_rate"]
    assert seldom["ceiling"] == often["ceiling"]
    assert programme(occasions=0.0)["share_by_month"] == pytest.approx([0.18] * MONTHS)


def test_what_is_digital_already_cannot_move():
    assert programme(now=1.0)["exit_rate"] == 1
    part = (programme(**SURE, now=0.59)["exit_rate"] - 0.59) / (programme(**SURE)["exit_rate"] - 0.18)
    assert part == pytest.approx(0.41 / 0.82)


def test_the_credit_rule_pays_for_sales_that_were_digital_before():
    found = programme()
    assert found["credit_cost"] == pytest.approx(864_000)  # 18% of $240M, at 2%
    assert found["credit_each"] == found["pay_change"] == pytest.approx(1_440)
    assert found["credit_growth"] * 240e6 * 0.67 == pytest.approx(864_000)
    assert programme(served_last=0.0)["credit_cost"] == programme(credit=0.0)["credit_cost"] == 0
    assert programme(credit=found["pay_level"])["pay_change"] == pytest.approx(0, abs=1e-9)


def test_a_year_has_a_bill_and_the_rule_pays_those_who_send():
    bill = budget()
    assert bill["credit_to_all"] == pytest.approx(programme()["credit_cost"])
    assert bill["credit_unused"] == pytest.approx(0.4 * 864_000)
    months = [(3 + (n - 3) * 0.6) for n in (9, 8, 7, 6)]  # each wave's, to the end of the year
    assert bill["credit"] == pytest.approx(150 * sum(months) * 120)
    assert bill["training"] == pytest.approx(600 * 1.5 * 350)
    assert bill["moved_gap"] == pytest.approx(0.0169, abs=5e-5)
    assert defaults(budget)["moved_sales"] == pytest.approx(programme()["moved_sales"], rel=1e-4)
    parts = ("tools", "training", "credit", "moved_cost")
    assert bill["year_one"] == pytest.approx(sum(bill[part] for part in parts))
    assert bill["growth_full_year"] * 0.6 * 240e6 * 0.67 == pytest.approx(bill["year_one"])
    assert bill["growth_needed"] * 7.5 == pytest.approx(bill["growth_full_year"] * 12)  # trained in months 4 to 7
    assert budget(adoption=1.0, first_wave=1.0, waves=1.0)["credit"] == pytest.approx(bill["credit_to_all"])
    assert budget(first_wave=13.0)["credit"] == 0


def test_attribution_pays_the_advisers():
    unpaid = programme(**SURE, credit=0.0)
    assert unpaid["exit_rate"] - 0.18 == pytest.approx(0.4 * (programme(**SURE)["exit_rate"] - 0.18))
    assert unpaid["pay_change"] == pytest.approx(-0.44 * 0.40 * 0.82 * 400_000 * 0.02)


def test_a_broken_link_keeps_advisers_away_until_it_is_mended():
    late = programme(**SURE, mend_month=10.0)["share_by_month"]
    soon = programme(**SURE)["share_by_month"]
    assert [one - 0.18 for one in late[:9]] == pytest.approx([0.7 * (one - 0.18) for one in soon[:9]])
    gaps = [one - other for one, other in zip(soon, late, strict=True)]
    assert gaps[8] > gaps[9] > gaps[10] > gaps[11] > 0  # mended, it catches up by occasions and not in a day


def test_nothing_started_leaves_the_share_where_it_is():
    found = programme(cart_month=NEVER, salon_month=NEVER)
    assert found["share_by_month"] == pytest.approx([0.18] * MONTHS)
    assert found["chance_exit"] < 1e-6


def test_the_draws_are_spread_evenly():
    for column in (top_client.ADOPTING, top_client.TAKING, top_client.MOVING):
        assert np.mean(list(column)) == pytest.approx(0, abs=0.05)
        assert np.std(list(column)) == pytest.approx(1, abs=0.15)
    columns = top_client.ADOPTING, top_client.TAKING, top_client.MOVING
    together = sorted(sum(three) for three in zip(*columns, strict=True))
    wanted = [math.sqrt(3) * NormalDist().inv_cdf((n + 0.5) / DRAWS) for n in range(DRAWS)]
    assert together == pytest.approx(wanted, abs=1e-3)
    assert sorted(top_client.SLIPPING) == pytest.approx([(n + 0.5) / DRAWS for n in range(DRAWS)], abs=1e-4)


def many_years(case: dict[str, float], draws: int = 200_000) -> tuple[float, float]:
    """The parts of so many random years whose measured exit rate, and average, reach the target."""
    c = {**CASE, **case}
    random = np.random.default_rng(12)

    def scatter() -> np.ndarray:
        return np.exp(c["spread"] * random.standard_normal(draws) - c["spread"] ** 2 / 2)

    adopting = np.minimum(c["adoption"] * (1 - c["fear"] * (1 - c["credit"])) * scatter(), 1)
    taking, moving = scatter(), np.minimum(c["shift"] * scatter(), 1)
    late = c["slip"] * random.random(draws)
    year, won = np.zeros(draws), np.zeros(draws)
    for month in range(1, MONTHS + 1):
        reached = np.zeros(draws)
        for wave in range(int(c["waves"])):
            had = month - wave - c["first_wave"] - late + 1
            reached += np.clip(had / c["ramp"], 0, 1) / c["waves"]
        uptake = (month >= c["cart_month"]) * c["cart_uptake"] + (month >= c["salon_month"]) * c["salon_uptake"]
        trusted = 1 if month >= c["mend_month"] else 1 - c["drag"]
        won += (1 - math.exp(-c["occasions"] / MONTHS)) * (reached * uptake * trusted - won)
        share = np.minimum(c["now"] + (1 - c["now"]) * adopting * taking * moving * won, 1)
        year += share / MONTHS
    strays = random.logistic(0, c["wobble"] * math.sqrt(3) / math.pi, (2, draws))
    measured = share + strays[0], year + strays[1] / math.sqrt(MONTHS)
    return float(np.mean(measured[0] >= c["target"])), float(np.mean(measured[1] >= c["target"]))


LIVELY = {
    "adoption": (0.4, 0.9),
    "shift": (0.25, 0.55),
    "cart_uptake": (0.2, 0.5),
    "salon_uptake": (0.05, 0.25),
    "spread": (0.1, 0.3),
    "slip": (0.0, 3.0),
    "wobble": (0.005, 0.02),
    "credit": (0.5, 1.0),
    "occasions": (2.0, 8.0),
    "target": (0.22, 0.32),
}
WHOLE = {"waves": (1, 8), "first_wave": (1, 7), "mend_month": (1, 12), "cart_month": (1, 9), "salon_month": (1, 9)}


def setting(seed: int) -> dict[str, float]:
    """A setting from all over the page's sliders."""
    random = np.random.default_rng(seed)
    found = {name: float(random.uniform(*ends)) for name, ends in LIVELY.items()}
    return found | {name: float(random.integers(low, high + 1)) for name, (low, high) in WHOLE.items()}


@pytest.mark.parametrize("seed", range(20))
def test_the_live_chance_agrees_with_many_random_years(seed):
    case = setting(seed)
    found = programme(**case)
    for name, wanted in zip(("chance_exit", "chance_average"), many_years(case), strict=True):
        error = math.sqrt(wanted * (1 - wanted) / 200_000)
        assert abs(found[name] - wanted) <= max(3 * error, 1 / DRAWS), name


def test_the_twenty_settings_are_not_all_sure_things():
    chances = [programme(**setting(seed))["chance_exit"] for seed in range(20)]
    assert sum(0.05 < chance < 0.95 for chance in chances) >= 8


@pytest.mark.parametrize("name", ["adoption", "credit", "cart_uptake", "shift", "occasions"])
@FEW
@given(st.integers(0, 200), st.floats(0, 1), st.floats(0, 1))
def test_more_of_it_never_lowers_the_share_or_the_chance(name, seed, one, other):
    low, high = sorted([one * (12 if name == "occasions" else 1), other * (12 if name == "occasions" else 1)])
    less, more = (programme(**setting(seed) | {name: value}) for value in (low, high))
    for output in ("exit_rate", "average", "chance_exit", "chance_average"):
        assert less[output] <= more[output] + 1e-9


@pytest.mark.parametrize("name", ["mend_month", "cart_month", "salon_month", "first_wave", "waves", "slip"])
def test_later_is_never_better_for_the_year(name):
    averages = [programme(**{name: float(value)})["average"] for value in range(1, 9)]
    assert averages == sorted(averages, reverse=True)
    assert averages[0] > averages[-1]


RANGES = {
    "now": (0.0, 1.0),
    "target": (0.0, 1.0),
    "waves": (0.0, 12.0),
    "credit": (0.0, 1.0),
    "adoption": (0.0, 1.0),
    "shift": (0.0, 1.0),
    "spread": (0.0, 2.0),
    "slip": (0.0, 12.0),
    "wobble": (0.0, 0.2),
    "ramp": (0.0, 12.0),
}


def test_extremes_give_a_number_or_nan():
    others = {name: (0.0, 1.0 if value < 1 else 2 * value + 1) for name, value in CASE.items() if name not in RANGES}
    ranges = {**RANGES, **others}
    random = np.random.default_rng(4)
    names = list(inspect.signature(programme).parameters)
    for _ in range(80):
        case = {name: float(random.choice(ranges[name])) for name in names}
        for name, value in programme(**case).items():
            for one in value if isinstance(value, list) else [value]:
                assert not math.isinf(one), (name, case)
                if name in ("chance_exit", "chance_average", "exit_rate") and case["waves"] > 0:
                    assert -1e-9 <= one <= 1 + 1e-9, (name, case)


def test_the_recording_and_a_grid_give_what_the_model_gives():
    names = list(inspect.signature(programme).parameters)
    tape = trace(programme, names, {})
    cases = [{**CASE, **setting(seed)} for seed in range(300, 312)]
    grid = programme(**{name: np.array([case[name] for case in cases]) for name in names})
    for place, case in enumerate(cases):
        slots = tape.slots(case)
        for name, value in programme(**case).items():
            many = isinstance(value, list)
            where = tape.outputs[name] if many else [tape.outputs[name]]
            rows = grid[name] if many else [grid[name]]
            for slot, row, one in zip(where, rows, value if many else [value], strict=True):
                assert same_bits(float(slots[slot]), float(one)), name
                assert close(float(np.broadcast_to(row, len(cases))[place]), float(one), 1e-9), name
