"""The compensation matrix: authority, order, words, and its cost in a year."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import compensation as matrix
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

CASES = list(product(matrix.FAILURES, matrix.SCALES, matrix.TIERS))
RANGES = {
    "cases": (0.0, 1e6),
    "associate_limit": (0.0, 500.0),
    "manager_limit": (0.0, 500.0),
    "generosity": (0.0, 3.0),
    "top_factor": (0.0, 5.0),
    "drift": (0.0, 1.0),
    "escalation_cost": (0.0, 100.0),
}


def test_cases_of_the_page():
    small = matrix.decide("late", "small", "guest")
    assert (small.amount, small.decides) == (10, "associate")
    middle = matrix.decide("wrong", "medium", "member")
    assert (middle.amount, middle.decides) == (60, "manager")
    grave = matrix.decide("manner", "large", "top")
    assert (grave.amount, grave.decides) == (240, "lead")


@pytest.mark.parametrize(("failure", "scale", "tier"), CASES)
def test_no_amount_exceeds_the_authority_of_who_decides_it(failure, scale, tier):
    found = matrix.decide(failure, scale, tier)
    assert 0 < found.amount <= found.limit == matrix.LIMITS[found.decides]
    assert found.amount % 5 == 0, "nobody counts out odd dollars"


@pytest.mark.parametrize(("failure", "scale", "tier"), CASES)
def test_nobody_is_asked_who_need_not_be(failure, scale, tier):
    found = matrix.decide(failure, scale, tier)
    below = matrix.ROLES[: matrix.ROLES.index(found.decides)]
    if failure == matrix.ALWAYS_LEAD:
        assert found.decides == "lead"
    else:
        assert all(matrix.LIMITS[role] < found.amount for role in below)


@pytest.mark.parametrize(("table", "place"), [(matrix.FAILURES, 0), (matrix.SCALES, 1), (matrix.TIERS, 2)])
def test_a_graver_failure_or_a_higher_tier_never_gets_less(table, place):
    others = [tuple(other) for other in product(*[t for i, t in enumerate(TABLES) if i != place])]
    for other in others:
        row = [matrix.decide(*other[:place], key, *other[place:]) for key in table]
        for milder, graver in pairwise(row):
            assert graver.amount >= milder.amount
            assert matrix.ROLES.index(graver.decides) >= matrix.ROLES.index(milder.decides)


TABLES = [matrix.FAILURES, matrix.SCALES, matrix.TIERS]


def test_what_is_owed_knows_no_tier():
    for failure, scale in product(matrix.FAILURES, matrix.SCALES):
        assert len({matrix.decide(failure, scale, tier).owed for tier in matrix.TIERS}) == 1


@pytest.mark.parametrize(("failure", "scale", "tier"), CASES)
def test_the_words_promise_no_amount_that_the_speaker_may_not_give(failure, scale, tier):
    found = matrix.decide(failure, scale, tier)
    assert ("$" in found.words) == (found.decides == "associate")
    assert "unfortunately" not in found.words.lower()


def test_an_unknown_case_is_named():
    with pytest.raises(ValueError, match=r"'lost' is no failure of the matrix; it knows late, wrong, money"):
        matrix.decide("lost", "small", "guest")
    with pytest.raises(ValueError, match="'gold' is no tier"):
        matrix.decide("late", "small", "gold")


def test_the_shares_of_the_case_mix_are_whole():
    for table in TABLES:
        assert sum(share for _, share in table.values()) == pytest.approx(1)


@pytest.mark.parametrize(("failure", "scale", "tier"), CASES)
def test_the_page_decides_as_the_function_does(failure, scale, tier):
    places = [list(table).index(key) for table, key in zip(TABLES, (failure, scale, tier), strict=True)]
    found = matrix.cell(**dict(zip(("failure", "scale", "tier"), map(float, places), strict=True)))
    said = matrix.decide(failure, scale, tier)
    assert found["amount"] == said.amount
    assert matrix.ROLES[int(found["role"])] == said.decides
    assert found["headroom"] == said.limit - said.amount


# --- its cost --------------------------------------------------------------------------------------------------------


def test_a_year_is_its_cells_added_up():
    amounts = {role: 0.0 for role in matrix.ROLES}
    for failure, scale, tier in CASES:
        found = matrix.decide(failure, scale, tier)
        often = matrix.FAILURES[failure][1] * matrix.SCALES[scale][1] * matrix.TIERS[tier][1]
        amounts[found.decides] += 24_000 * often * found.amount
    year = matrix.cost()
    assert year["by_matrix"] == pytest.approx(sum(amounts.values()))
    for role in matrix.ROLES:
        assert year[f"by_{role}"] == pytest.approx(amounts[role])
    assert year["total"] == pytest.approx(year["by_matrix"] + year["drifted"] + year["asking"])


def test_a_limit_is_a_trade():
    tight, fair, loose = (matrix.cost(associate_limit=float(limit)) for limit in (10, 40, 100))
    assert fair["total"] < tight["total"]
    assert fair["total"] < loose["total"]
    assert tight["share_at_once"] < fair["share_at_once"] < loose["share_at_once"]


def test_where_associates_give_the_headroom_away_a_tight_limit_is_cheaper():
    loose = {limit: matrix.cost(associate_limit=limit, drift=0.9)["total"] for limit in (20.0, 40.0)}
    assert loose[20.0] < loose[40.0]


@REPEATABLE
@given(st.floats(0, 500), st.floats(0, 200), st.floats(0, 2))
def test_a_higher_limit_never_sends_more_up(limit, more, generosity):
    low = matrix.cost(associate_limit=limit, generosity=generosity)
    high = matrix.cost(associate_limit=limit + more, generosity=generosity)
    assert high["escalations"] <= low["escalations"] + 1e-9
    assert high["by_matrix"] == pytest.approx(low["by_matrix"]), "who decides does not change what is due"


@REPEATABLE
@given(st.floats(0, 3), st.floats(0, 2))
def test_more_generous_is_never_cheaper_by_the_matrix(generosity, more):
    assert (
        matrix.cost(generosity=generosity + more)["by_matrix"] >= matrix.cost(generosity=generosity)["by_matrix"] - 1e-6
    )


def test_everywhere():
    check(matrix.cost, RANGES)
    check(matrix.cell, {"failure": (0.0, 4.0), "scale": (0.0, 2.0), "tier": (0.0, 2.0), "generosity": (0.5, 1.1)})


@pytest.mark.parametrize(("failure", "scale"), list(product(matrix.FAILURES, matrix.SCALES)))
def test_at_the_counter_a_guest_gets_what_the_matrix_says(failure, scale):
    places = {"failure": list(matrix.FAILURES).index(failure), "scale": list(matrix.SCALES).index(scale)}
    found, wanted = matrix.at_the_counter(**places), matrix.decide(failure, scale, "guest")
    assert (found["amount"], matrix.ROLES[int(found["role"])]) == (wanted.amount, wanted.decides)


def test_at_the_counter_a_lower_limit_only_moves_who_decides():
    found = [matrix.at_the_counter(scale=1, own_limit=own) for own in (40.0, 39.0, 0.0, 150.0)]
    assert {one["amount"] for one in found} == {40}
    assert [one["role"] for one in found] == [0, 1, 1, 0]
    assert [one["above"] for one in found] == [0, 1, 40, 0]
    assert [one["manager"] for one in found] == [100, 100, 100, 150]
    assert matrix.at_the_counter(failure=4, own_limit=500.0)["role"] == 2, "whatever may hurt somebody goes up"


def test_anything_at_the_counter():
    limits = {"own_limit": (0.0, 500.0), "manager_limit": (0.0, 500.0)}
    check(matrix.at_the_counter, {"failure": (0.0, 4.0), "scale": (0.0, 2.0), **limits})
