"""When to ask: reference values, extremes, and that more answers never make a lift harder to see."""

import inspect
import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models import nps
from cxprep.models.survey_window import HOURS, ask
from tests.support.repeatable import REPEATABLE, close, same_bits

NAMES = list(inspect.signature(ask).parameters)
TAPE = trace(ask, NAMES, {})
KINDS = {
    "hours": st.floats(1, 500),
    "response_rate": st.floats(0.001, 1),
    "invitations": st.floats(1, 1e6),
    "happened_after": st.floats(0.1, 500) | st.just(0.0),
    "lost_per_day": st.floats(0.001, 0.9),
    "promoter_share": st.floats(0, 0.5),
    "detractor_share": st.floats(0, 0.5),
}


def test_reference_values():
    found = ask()
    assert found["happened"] == 0.75  # two half-lives
    assert found["answers"] == pytest.approx(4000 * 0.12 * 0.9**2 * 0.75)
    assert found["answers"] + found["too_early"] == pytest.approx(4000 * 0.12 * 0.9**2)
    assert found["share_answering"] == pytest.approx(0.0729)
    assert found["margin"] == pytest.approx(1.959964 * 100 * math.sqrt((0.7 - 0.09) / 291.6), rel=1e-6)


def test_the_smallest_lift_needs_just_these_answers():
    found = ask()
    needed = nps.responses_for_lift(promoter_share=0.5, detractor_share=0.2, lift=found["smallest_lift"])
    assert needed["responses"] == pytest.approx(found["answers"], rel=1e-9)


@pytest.mark.parametrize(("happened_after", "lost"), [(24, 0.1), (12, 0.1), (24, 0.2), (6, 0.05), (60, 0.3)])
def test_the_best_hour_is_the_best(happened_after, lost):
    case = {"happened_after": float(happened_after), "lost_per_day": lost}
    hours = np.arange(1, 400, 0.05)
    tried = ask(hours=hours, **case)["answers"]
    assert ask(**case)["best_hours"] == pytest.approx(hours[np.argmax(tried)], abs=0.05)


def test_what_happens_at_once_is_asked_about_at_once():
    found = ask(happened_after=0.0, hours=1.0)
    assert found["best_hours"] == 0
    assert found["too_early"] == 0
    assert found["answers"] > ask(happened_after=0.0, hours=2.0)["answers"]


def test_the_list_holds_the_hours():
    for hours, answers in zip(HOURS, ask()["answers_by_hour"], strict=True):
        assert answers == pytest.approx(ask(hours=float(hours))["answers"])


@pytest.mark.parametrize("name", ["response_rate", "invitations"])
@REPEATABLE
@given(st.data())
def test_more_answers_never_make_a_lift_harder_to_see(name, data):
    case = data.draw(st.fixed_dictionaries(KINDS))
    low, high = sorted([case[name], data.draw(KINDS[name])])
    fewer, more = ask(**{**case, name: low}), ask(**{**case, name: high})
    assert more["answers"] >= fewer["answers"]
    for what in ("smallest_lift", "margin"):
        assert more[what] <= fewer[what] or math.isnan(fewer[what])


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_waiting_lets_more_happen_and_fewer_answer(case):
    now, later = ask(**case), ask(**{**case, "hours": case["hours"] + 24})
    assert later["happened"] >= now["happened"]
    assert later["answers"] + later["too_early"] <= now["answers"] + now["too_early"]


ENDS = {
    "hours": [0.0, 1e6],
    "response_rate": [0.0, 1.0],
    "invitations": [0.0, 1e9],
    "happened_after": [0.0, 1e9],
    "lost_per_day": [0.0, 1.0],
    "promoter_share": [0.0, 1.0],
    "detractor_share": [0.0],
}


@pytest.mark.parametrize("ends", list(product(*ENDS.values())))
def test_extremes_give_a_number_or_nan(ends):
    found = ask(**dict(zip(ENDS, ends, strict=True)))
    assert 0 <= found["answers"] <= 1e9
    for value in found.values():
        for one in value if hasattr(value, "__len__") else [value]:
            assert isinstance(one, float) and (one >= 0 or math.isnan(one))


def test_nobody_answers():
    found = ask(response_rate=0.0)
    assert found["answers"] == 0
    assert math.isnan(found["margin"]) and math.isnan(found["smallest_lift"])


@REPEATABLE
@given(st.lists(st.fixed_dictionaries(KINDS), min_size=1, max_size=4))
def test_a_grid_gives_what_its_elements_give(cases):
    grid = ask(**{name: np.array([float(case[name]) for case in cases]) for name in NAMES})
    for i, case in enumerate(cases):
        for name, value in ask(**case).items():
            if name != "answers_by_hour":
                assert close(float(grid[name][i]), float(value)), name


@REPEATABLE
@given(st.fixed_dictionaries(KINDS))
def test_the_recording_gives_what_the_model_gives(case):
    slots = TAPE.slots(case)
    for name, value in ask(**case).items():
        if name != "answers_by_hour":
            assert same_bits(float(slots[TAPE.outputs[name]]), float(value)), name
