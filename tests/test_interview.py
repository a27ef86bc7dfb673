"""A draw is the same for the same seed, fits its time, and reaches every question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.bank import QUESTION_KINDS, load_all
from cxprep.practice.interview import (
    MINUTES,
    MOST_SEED,
    TONIGHT_MINUTES,
    draw,
    draw_tonight,
    generator,
    pool,
    seconds_of,
)
from tests.support.role import fixture_role

LEVELS = ("lead", "head")
SEEDS = st.integers(0, MOST_SEED)


def test_the_generator_is_mulberry32():
    following = generator(0)
    # the first numbers for the seeds 0 and 1, as the generator's published C gives them
    assert [following() for _ in range(3)] == [1144304738, 1416247, 958946056]
    assert generator(1)() == 2693262067


@given(SEEDS, st.sampled_from(LEVELS), st.sampled_from(MINUTES))
def test_a_draw_fits_its_time_and_its_level(seed, level, minutes):
    role = fixture_role()
    interview = draw(role, level, minutes, seed)
    assert interview == draw(role, level, minutes, seed)
    ids = [item.id for item in interview.items]
    assert len(set(ids)) == len(ids)
    assert all(level in role[id].levels for id in ids)
    assert [id.split(".")[1] for id in ids].count("drill") == 1
    assert ids[-1].split(".")[1] == "drill"
    assert len(ids) > 1
    assert interview.seconds <= minutes * 60
    left = minutes * 60 - interview.seconds
    assert all(seconds_of(question) > left for question in pool(role, level)[0] if question.id not in ids)


def test_tonight_asks_four_of_different_kinds_from_the_first_call_on_and_no_drill():
    for role in load_all().roles.values():
        for level in role.profile.levels:
            for seed in range(12):
                drawn = draw_tonight(role, level, seed)
                kinds = [role[item.id].kind for item in drawn.items]
                assert len({item.id for item in drawn.items}) == 4 and kinds[0] == QUESTION_KINDS[0]
                assert len(set(kinds)) == min(4, len({q.kind for q in pool(role, level)[0]}))
                assert drawn.seconds <= TONIGHT_MINUTES * 60


def test_ten_seeds_reach_every_question():
    role = fixture_role()
    for level in LEVELS:
        drawn = {item.id for seed in range(10) for item in draw(role, level, 30, seed).items}
        assert {question.id for question in pool(role, level)[0]} <= drawn
    both = {item.id for level in LEVELS for seed in range(10) for item in draw(role, level, 30, seed).items}
    assert {question.id for question in role.of("question")} <= both


def test_what_weighs_more_is_drawn_more():
    role = fixture_role()
    favourite, *others = [question.id for question in pool(role, "lead")[0]]

    def count(weights):
        return sum(favourite in [i.id for i in draw(role, "lead", 15, seed, weights).items] for seed in range(200))

    weak = count({favourite: 1} | dict.fromkeys(others, 9))
    assert weak < count(None) < count({favourite: 9} | dict.fromkeys(others, 1))


def test_equal_weights_are_no_weights():
    role = fixture_role()
    items = [item.id for kind in pool(role, "head") for item in kind]
    for seed in range(20):
        assert draw(role, "head", 30, seed, dict.fromkeys(items, 3)) == draw(role, "head", 30, seed)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"level": "associate"}, "has no level associate"),
        ({"minutes": 20}, "15, 30, 45 minutes"),
        ({"seed": -1}, "from 0 to"),
        ({"seed": 2**32}, "from 0 to"),
        ({"weights": {"x": 0}}, "from 1 to 9"),
        ({"weights": {"x": True}}, "from 1 to 9"),
    ],
)
def test_what_cannot_be_drawn_is_said(changes, words):
    with pytest.raises(ValueError, match=words):
        draw(fixture_role(), **({"level": "lead", "minutes": 30, "seed": 1} | changes))
