"""A tier customer's year: by hand, against made-up customers, at the ends."""

import inspect
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import recognition
from tests.support.repeatable import REPEATABLE

PLACES = ["till", "line", "returns", "website"]
CHANCES = st.fixed_dictionaries({name: st.floats(0, 1) for name in PLACES})


def test_by_hand():
    found = recognition.a_year(
        till_contacts=2, till=0.5, line_contacts=1, line=0.8, returns_contacts=0, returns=0.1, website_contacts=1,
        website=1, members=1000,
    )  # fmt: skip
    assert found["recognised_share"] == pytest.approx(2.8 / 4)
    assert found["every_time"] == pytest.approx(0.2)
    assert found["missed_members"] == pytest.approx(800)
    assert found["missed_contacts"] == pytest.approx(1200)
    assert found["with_till_mended"] == pytest.approx(0.8)


def test_the_share_is_what_made_up_customers_live_through():
    draw, always = random.Random(4), 0
    year = [0.60] * 3 + [0.85] + [0.30] + [0.98] * 4
    for _ in range(40_000):
        always += all(draw.random() < chance for chance in year)
    assert recognition.a_year()["every_time"] == pytest.approx(always / 40_000, abs=0.004)


@REPEATABLE
@given(CHANCES)
def test_always_is_rarer_than_on_average_and_mending_never_hurts(chances):
    found = recognition.a_year(**chances)
    assert 0 <= found["every_time"] <= found["recognised_share"] + 1e-12 <= 1 + 1e-9
    assert all(found[f"with_{place}_mended"] >= found["every_time"] - 1e-12 for place in PLACES)


@REPEATABLE
@given(CHANCES, st.sampled_from(PLACES), st.floats(0, 1))
def test_better_recognition_anywhere_helps(chances, place, other):
    low, high = sorted((chances[place], other))
    worse, better = (recognition.a_year(**{**chances, place: value}) for value in (low, high))
    assert worse["every_time"] <= better["every_time"]
    assert worse["missed_contacts"] >= better["missed_contacts"]


def test_nobody_comes():
    found = recognition.a_year(**dict.fromkeys(inspect.signature(recognition.a_year).parameters, 0.0))
    assert math.isnan(found["recognised_share"])
    assert found["missed_contacts"] == 0
