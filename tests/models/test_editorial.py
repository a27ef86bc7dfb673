"""A film and its viewers: by hand, against made-up visitors, at the ends."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.models import defaults, editorial
from tests.support.repeatable import REPEATABLE

SHARE = st.floats(0.01, 0.99)
NAMES = ("keen", "keen_watch", "others_watch", "keen_buy", "others_buy")
CASES = st.fixed_dictionaries(dict.fromkeys(NAMES, SHARE))


def test_by_hand():
    found = editorial.film(
        effect=0.5,
        keen=0.2,
        keen_watch=0.5,
        others_watch=0.25,
        keen_buy=0.10,
        others_buy=0.02,
        visitors=1000,
        kept_from=0.5,
    )
    assert found["watch_share"] == pytest.approx(0.3)
    assert found["viewers_rate"] == pytest.approx((0.1 * 0.15 + 0.2 * 0.03) / 0.3)
    assert found["rest_rate"] == pytest.approx((0.1 * 0.10 + 0.6 * 0.02) / 0.7)
    assert found["kept_rate"] == pytest.approx(0.036)
    assert found["difference"] == pytest.approx(0.1 * 0.05 + 0.2 * 0.01)
    assert found["caused_orders"] == pytest.approx(3.5)
    spread = (0.043 * 0.957 + 0.036 * 0.964) / 500
    assert found["margin"] == pytest.approx(1.959964 * math.sqrt(spread), rel=1e-5)
    assert found["visitors_needed"] == pytest.approx(1000 * (1.959964 + 0.841621) ** 2 * spread / 0.007**2, rel=1e-5)


def test_made_up_visitors_do_what_the_model_says():
    draw, people, offered, kept = random.Random(3), 200_000, 0, 0
    for _ in range(people):
        keen = draw.random() < 0.10
        buys, watches = (0.30, 0.40) if keen else (0.05, 0.06)
        offered += draw.random() < (buys * 1.5 if draw.random() < watches else buys)
        kept += draw.random() < buys
    found = editorial.film(effect=0.5, keen_buy=0.30, others_buy=0.05)
    assert found["offered_rate"] == pytest.approx(offered / people, abs=0.003)
    assert found["kept_rate"] == pytest.approx(kept / people, abs=0.003)


@REPEATABLE
@given(CASES)
def test_a_film_that_does_nothing_still_has_a_report(case):
    found = editorial.film(effect=0, **case)
    assert found["difference"] == 0
    assert math.isnan(found["visitors_needed"])
    more_keen_watch, more_keen_buy = case["keen_watch"] > case["others_watch"], case["keen_buy"] > case["others_buy"]
    if abs(case["keen_watch"] - case["others_watch"]) > 1e-3 and abs(case["keen_buy"] - case["others_buy"]) > 1e-3:
        assert (found["report_ratio"] > 1) == (more_keen_watch == more_keen_buy)


@REPEATABLE
@given(CASES, st.floats(0.01, 1))
def test_what_is_caused_has_the_sign_of_the_effect(case, effect):
    better, worse = (editorial.film(effect=sign * effect, **case)["difference"] for sign in (1, -1))
    assert better >= 0 >= worse


@pytest.mark.parametrize("name", [name for name in defaults(editorial.film) if name not in ("confidence", "power")])
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_at_the_ends_nothing_is_infinite(name, value):
    assert not any(math.isinf(number) for number in editorial.film(**{name: value}).values())


def test_nobody_watches():
    found = editorial.film(keen_watch=0, others_watch=0)
    assert math.isnan(found["viewers_rate"])
    assert found["difference"] == 0
