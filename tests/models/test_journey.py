"""The journey's curve: the figures of the survey, extremes, and what has to hold of any journey."""

import inspect
import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models.journey import curve
from cxprep.orders import analysis
from tests.repeatable import REPEATABLE, close, same_bits

NAMES = list(inspect.signature(curve).parameters)
TAPE = trace(curve, NAMES, {})
STAGES = ["discover", "consider", "buy", "use", "return_or_repeat"]
SHARE = st.floats(0, 1)
POINTS = st.floats(-100, 100)
KINDS = {name: SHARE if name.endswith(("mended", "share", "share_return", "weight")) else POINTS for name in NAMES}
LIFTS = ["refunds_mended", "silence_mended", "unboxing_mended", "answer_lift", "till_lift"]
EFFECTS = st.floats(0, 100)


def test_the_defaults_are_the_surveys():
    frame = analysis.survey()
    found = curve()
    by_stage = analysis.scores(frame, "stage")["score"]
    for name, stage in zip(STAGES, analysis.STAGES, strict=True):
        assert found[name] == pytest.approx(by_stage[stage], abs=0.06)
    parts = analysis.gap(frame)
    defaults = {name: parameter.default for name, parameter in inspect.signature(curve).parameters.items()}
    for name, pain in {"refund": "slow_refund", "silence": "silence_after", "unboxing": "plain_unboxing"}.items():
        assert defaults[f"{name}_effect"] == pytest.approx(parts.loc[pain, "effect"], abs=0.2)
    places = {"use": {"silence_share": "silence_after", "unboxing_share": "plain_unboxing"}}
    places["return/repeat"] = {f"{name}_return": pain for name, pain in places["use"].items()}
    places["return/repeat"]["refund_share"] = "slow_refund"
    for stage, shares in places.items():
        answers = frame[frame["stage"] == stage]
        for name, pain in shares.items():
            assert defaults[name] == pytest.approx((answers[pain] == "yes").mean(), abs=0.001), name


def test_reference_memory():
    found = curve()
    assert found["average"] == pytest.approx((38 + 36 + 49.2 + 30.2 + 7.8) / 5)
    assert found["remembered"] == found["average"]
    half = curve(peak_end_weight=0.5)["remembered"]
    assert half == pytest.approx(0.5 * found["average"] + 0.5 * (49.2 + 7.8) / 2)
    assert curve(peak_end_weight=1)["remembered"] == pytest.approx((49.2 + 7.8) / 2)


def test_the_most_intense_stage_may_be_a_bad_one():
    assert curve(use_score=-80, peak_end_weight=1)["remembered"] == pytest.approx((-80 + 7.8) / 2)


def test_mending_everything_takes_the_gap_away():
    mended = curve(refunds_mended=1, silence_mended=1, unboxing_mended=1)
    assert mended["use"] == pytest.approx(30.2 + 0.404 * 15 + 0.292 * 12.5)
    assert mended["return_or_repeat"] == pytest.approx(7.8 + 0.393 * 15 + 0.368 * 12.5 + 21.8)
    assert mended["use"] == pytest.approx(mended["return_or_repeat"], abs=0.5), "both near the score of before"
    assert mended["deepest_seam"] == 3


def test_the_deepest_seam():
    assert curve()["deepest_seam"] == 4
    rising = curve(discover_score=0, consider_score=1, buy_score=2, use_score=3, return_score=4)
    assert rising["deepest_fall"] == 0 and rising["deepest_seam"] == 0
    assert curve(discover_score=90)["deepest_seam"] == 1


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_scores_stay_on_their_scale_and_changes_add_up(case):
    found = curve(**case)
    assert all(-100 <= found[stage] <= 100 for stage in STAGES)
    changes = sum(found[f"change_to_{name}"] for name in ("consider", "buy", "use", "return"))
    assert changes == pytest.approx(found["return_or_repeat"] - found["discover"], abs=1e-9)
    assert min(found[s] for s in STAGES) - 1e-9 <= found["remembered"] <= max(found[s] for s in STAGES) + 1e-9


@pytest.mark.parametrize("lift", LIFTS)
@REPEATABLE
@given(st.data())
def test_a_lift_never_lowers_what_is_remembered(lift, data):
    kinds = {n: EFFECTS if n.endswith("effect") else kind for n, kind in KINDS.items()}
    case = data.draw(st.fixed_dictionaries(kinds))
    low, high = sorted([case[lift], data.draw(KINDS[lift])])
    before, after = curve(**{**case, lift: low}), curve(**{**case, lift: high})
    for name in ("average", "remembered", *STAGES):
        assert after[name] >= before[name] - 1e-9, name


@pytest.mark.parametrize("ends", list(product([0.0, 1.0], repeat=3)))
def test_extremes_give_numbers(ends):
    mended = dict(zip(LIFTS[:3], ends, strict=True))
    for score, weight in product([-100.0, 0.0, 100.0], [0.0, 1.0]):
        found = curve(**mended, answer_lift=score, till_lift=-score, return_score=score, peak_end_weight=weight)
        assert all(math.isfinite(value) for value in found.values())


@REPEATABLE
@given(st.lists(st.fixed_dictionaries(KINDS), min_size=1, max_size=4))
def test_a_grid_gives_what_its_elements_give(cases):
    grid = curve(**{name: np.array([case[name] for case in cases]) for name in NAMES})
    for i, case in enumerate(cases):
        for name, value in curve(**case).items():
            assert close(float(grid[name][i]), float(value)), name


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_the_recording_gives_what_the_model_gives(case):
    slots = TAPE.slots(case)
    for name, value in curve(**case).items():
        assert same_bits(float(slots[TAPE.outputs[name]]), float(value)), name
