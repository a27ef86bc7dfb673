"""The race for twelve pieces: against a race run person by person, at its ends, and the lot beside it."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import allocation
from tests.support.anywhere import check
from tests.support.repeatable import REPEATABLE

RANGES = {
    "resellers": (0.0, 100.0),
    "speed": (0.1, 50.0),
    "by_lot": (0.0, 12.0),
    "posing": (0.0, 1.0),
    "price": (0.0, 50_000.0),
    "premium": (0.0, 3.0),
}


@pytest.mark.parametrize(("resellers", "speed"), [(20, 6.0), (8, 3.0), (40, 12.0), (20, 1.0)])
def test_a_race_run_person_by_person(resellers, speed):
    draw, resold, known, races = Random(3), 0, 0, 2000
    for _ in range(races):
        arrivals = [(draw.expovariate(1), "known") for _ in range(allocation.CLIENTS)]
        arrivals += [(draw.expovariate(1), "new") for _ in range(allocation.NEW)]
        arrivals += [(draw.expovariate(speed), "resold") for _ in range(resellers)]
        first = [kind for _, kind in sorted(arrivals)[: allocation.PIECES]]
        resold, known = resold + first.count("resold"), known + first.count("known")
    found = allocation.drop(resellers=float(resellers), speed=speed)
    assert found["race_resold"] == pytest.approx(resold / races, abs=0.75), "thirty drops stray by less than this"
    assert found["race_known"] == pytest.approx(known / races, abs=0.75)


def test_without_resellers_the_race_is_a_race():
    found = allocation.drop(resellers=0)
    assert found["race_resold"] == found["race_worst"] == found["race_resale_gain"] == 0
    assert found["race_known"] + found["race_new"] == allocation.PIECES
    assert found["rule_new"] == 3


def test_a_fast_crowd_takes_everything():
    found = allocation.drop(resellers=60, speed=500)
    assert found["race_resold"] == pytest.approx(12, abs=0.5)
    assert found["known_chance_race"] == pytest.approx(0, abs=0.02)


@REPEATABLE
@given(st.integers(0, 60), st.floats(1, 20), st.floats(0, 12), st.floats(0, 1))
def test_twelve_pieces_either_way(resellers, speed, by_lot, posing):
    found = allocation.drop(resellers=float(resellers), speed=speed, by_lot=by_lot, posing=posing)
    for way in ("race", "rule"):
        assert sum(found[f"{way}_{kind}"] for kind in ("resold", "known", "new")) == pytest.approx(12)
        assert min(found[f"{way}_{kind}"] for kind in ("resold", "known", "new")) >= -1e-9
    assert found["race_resold"] - 1e-9 <= found["race_worst"] <= 12


@pytest.mark.parametrize("resellers", [0, 4, 13, 20, 59])
@pytest.mark.parametrize("speed", [1.0, 2.5, 6.0, 19.0])
def test_more_of_them_and_faster_never_leaves_clients_more(resellers, speed):
    few = allocation.drop(resellers=float(resellers), speed=speed)["race_resold"]
    assert allocation.drop(resellers=float(resellers + 1), speed=speed)["race_resold"] >= few
    assert allocation.drop(resellers=float(resellers), speed=speed + 1)["race_resold"] >= few


def test_the_rule_leaks_as_much_where_it_says():
    even = allocation.drop()["posing_even"]
    there = allocation.drop(posing=even)
    assert there["rule_resold"] == pytest.approx(there["race_resold"])
    assert math.isnan(allocation.drop(by_lot=12)["posing_even"])


def test_everywhere():
    check(allocation.drop, RANGES)
