"""The Net Promoter Score: reference values, extremes, and what has to hold of any survey."""

import inspect
import math
from itertools import pairwise, product
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.models import nps
from cxprep.models.normal import quantile
from tests.support.repeatable import REPEATABLE, close, same_bits

FUNCTIONS = [nps.reading, nps.responses_for_lift, nps.two_stores, nps.sample]
COUNT = st.integers(0, 10**9)
SHARE = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0])
CONFIDENCE = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 0.8, 0.95, 0.99, 1.0])
KINDS = {
    "promoters": COUNT,
    "passives": COUNT,
    "detractors": COUNT,
    "responses": COUNT,
    "other_responses": COUNT,
    "promoter_share": SHARE,
    "detractor_share": SHARE,
    "other_promoter_share": SHARE,
    "other_detractor_share": SHARE,
    "confidence": CONFIDENCE,
    "power": CONFIDENCE,
    "lift": st.floats(-200, 200),
}
ENDS = {name: [0.0, 1.0] for name in KINDS}
ENDS |= {"confidence": [0.0, 0.95, 1.0], "power": [0.0, 0.8, 1.0]}
ENDS |= {"lift": [0.0, 5e-324, 1e-155, 1e-9, -10.0, 200.0]}


def names(function) -> list[str]:
    """What a model takes."""
    return list(inspect.signature(function).parameters)


def shares(promoters: float, detractors: float) -> tuple[float, float]:
    """Two shares that leave room for each other."""
    return promoters, detractors * (1 - promoters)


def margin(responses: float, promoter_share: float = 0.5, detractor_share: float = 0.2) -> float:
    """The margin of one survey."""
    return nps.sample(responses=responses, promoter_share=promoter_share, detractor_share=detractor_share)["margin"]


def test_reference_survey():
    found = nps.reading(promoters=420, passives=380, detractors=200)
    assert found["score"] == pytest.approx(22.0, abs=1e-12)
    assert round(found["standard_error"], 6) == 2.390816
    assert round(found["margin"], 6) == 4.685913
    assert found["responses"] == 1000
    assert found == nps.reading()


def test_reference_lift():
    found = nps.responses_for_lift(promoter_share=0.45, detractor_share=0.25, lift=10)
    assert round(found["responses"], 2) == 1036.05
    assert found == nps.responses_for_lift()


@pytest.mark.parametrize(("responses", "points"), [(50, 21.6), (100, 15.3), (400, 7.7), (1000, 4.8)])
def test_margins_of_the_evidence(responses, points):
    assert round(margin(responses), 1) == points
    counts = {"promoters": responses * 0.5, "passives": responses * 0.3, "detractors": responses * 0.2}
    assert round(nps.reading(**counts)["margin"], 1) == points


def test_two_waves_of_four_hundred():
    waves = {"promoter_share": 0.5, "detractor_share": 0.2, "other_promoter_share": 0.5, "other_detractor_share": 0.2}
    found = nps.two_stores(**waves, responses=400, other_responses=400)
    assert round(found["difference_margin"], 1) == 10.8


def test_the_case_is_noise_and_at_four_hundred_it_is_not():
    few, many = nps.two_stores(), nps.two_stores(responses=400, other_responses=400)
    assert few["difference"] == many["difference"] == pytest.approx(15)
    assert few["difference"] < few["difference_margin"]
    assert many["difference"] > many["difference_margin"]


# --- the quantile ----------------------------------------------------------------------------------------------------

PROBABILITIES = sorted(
    {
        *(i / 1000 for i in range(1, 1000)),
        *(10.0**-k for k in range(3, 12)),
        *(1 - 10.0**-k for k in range(3, 11)),
        *(0.075 + d for d in (-1e-12, 0.0, 1e-12)),
        *(0.925 + d for d in (-1e-12, 0.0, 1e-12)),
    }
)


def test_the_quantile_is_the_standard_librarys():
    wrong = [
        p for p in PROBABILITIES if not math.isclose(quantile(p), NormalDist().inv_cdf(p), rel_tol=1e-13, abs_tol=1e-15)
    ]
    assert wrong == []


def test_the_quantile_undoes_the_distribution():
    for z in np.linspace(-6, 6, 241):
        assert quantile(NormalDist().cdf(z)) == pytest.approx(z, rel=1e-6, abs=1e-12)


def test_the_quantile_rises_and_is_odd():
    values = [quantile(p) for p in PROBABILITIES]
    assert all(low < high for low, high in pairwise(values))
    for p in (0.5, 0.25, 0.0625, 2**-20, 2**-30):
        assert quantile(1 - p) == -quantile(p)


@pytest.mark.parametrize("p", [-1.0, -1e-300, 0.0, 1.0, 1.5, math.inf, -math.inf, math.nan])
def test_the_quantile_has_no_number_at_the_ends_and_beyond(p):
    assert math.isnan(quantile(p))


# --- extremes --------------------------------------------------------------------------------------------------------


def infinite(result) -> dict[str, float]:
    """The outputs that are neither a finite number nor NaN."""
    return {name: value for name, value in result.items() if math.isinf(value)}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_all_ends_combined_give_a_number_or_nan(function):
    for values in product(*(ENDS[name] for name in names(function))):
        case = dict(zip(names(function), values, strict=True))
        assert not infinite(function(**case)), case


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
@REPEATABLE
@given(st.data())
def test_any_survey_gives_a_number_or_nan(function, data):
    case = data.draw(st.fixed_dictionaries({}, optional={name: KINDS[name] for name in names(function)}))
    assert not infinite(function(**case))


def test_nobody_answered():
    found = nps.reading(promoters=0, passives=0, detractors=0)
    assert found.pop("responses") == 0
    assert all(map(math.isnan, found.values()))


def test_one_answer_says_something_and_how_little():
    found = nps.reading(promoters=1, passives=0, detractors=0)
    assert (found["score"], found["margin"]) == (100, 0), "the normal approximation knows no better"


def test_everybody_is_of_one_mind():
    for kind, score in (("promoters", 100), ("passives", 0), ("detractors", -100)):
        found = nps.reading(**{"promoters": 0, "passives": 0, "detractors": 0, kind: 250})
        assert (found["score"], found["standard_error"], found["margin"]) == (score, 0, 0)


def test_no_lift_needs_no_number():
    assert math.isnan(nps.responses_for_lift(lift=0)["responses"])


def test_confidence_at_its_ends():
    assert nps.reading(confidence=0)["margin"] == 0
    assert math.isnan(nps.reading(confidence=1)["margin"])
    assert nps.reading(confidence=1)["score"] == nps.reading()["score"]


def test_equal_scores_are_equal_however_they_are_rounded():
    # every pair of slider settings that gives the same score, on sliders of one per cent
    cents = [i / 100 for i in range(0, 101, 5)]
    for p, d, q in product(cents, cents, cents):
        e = round(q - (p - d), 2)
        if not 0 <= e <= 1:
            continue
        found = nps.two_stores(promoter_share=p, detractor_share=d, other_promoter_share=q, other_detractor_share=e)
        assert found["difference"] == 0, (p, d, q, e)
        assert math.isnan(found["responses_needed"]), (p, d, q, e)


# --- any survey ------------------------------------------------------------------------------------------------------


@REPEATABLE
@given(COUNT, COUNT, COUNT)
def test_a_score_lies_between_the_ends(promoters, passives, detractors):
    score = nps.reading(promoters=promoters, passives=passives, detractors=detractors)["score"]
    assert -100 <= score <= 100 or promoters + passives + detractors == 0


@REPEATABLE
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(2, 1000))
def test_more_answers_of_the_same_mix_never_widen_the_margin(promoters, passives, detractors, times):
    mix = {"promoters": promoters, "passives": passives, "detractors": detractors}
    more = {name: count * times for name, count in mix.items()}
    few, many = nps.reading(**mix)["margin"], nps.reading(**more)["margin"]
    assert many <= few * (1 + 1e-12) or promoters + passives + detractors == 0


@REPEATABLE
@given(SHARE, SHARE, st.integers(1, 10**6))
def test_four_times_the_answers_halve_the_margin(promoters, detractors, responses):
    p, d = shares(promoters, detractors)
    assert close(margin(4 * responses, p, d) * 2, margin(responses, p, d), 1e-6)


@REPEATABLE
@given(COUNT, COUNT, COUNT)
def test_promoters_and_detractors_change_places(one, passives, other):
    here = nps.reading(promoters=one, passives=passives, detractors=other)
    there = nps.reading(promoters=other, passives=passives, detractors=one)
    assert same_bits(here["score"] + 0.0, -there["score"] + 0.0) or math.isnan(here["score"])
    assert same_bits(here["margin"], there["margin"])


def test_a_difference_leaves_its_margin_before_it_is_found_four_times_in_five():
    found = nps.two_stores()
    outside, needed = found["responses_outside"], found["responses_needed"]
    there = nps.two_stores(responses=outside, other_responses=outside)
    assert there["difference_margin"] == pytest.approx(found["difference"])
    assert outside == pytest.approx(219.81, abs=0.01)
    assert needed == pytest.approx(449.13, abs=0.01)


@REPEATABLE
@given(st.tuples(SHARE, SHARE), st.tuples(SHARE, SHARE), st.integers(1, 10**6), st.integers(1, 10**6), CONFIDENCE)
def test_two_stores_may_change_places(one, other, responses, other_responses, confidence):
    (p, d), (q, e) = shares(*one), shares(*other)
    here = nps.two_stores(
        promoter_share=p, detractor_share=d, responses=responses,
        other_promoter_share=q, other_detractor_share=e, other_responses=other_responses, confidence=confidence,
    )  # fmt: skip
    there = nps.two_stores(
        promoter_share=q, detractor_share=e, responses=other_responses,
        other_promoter_share=p, other_detractor_share=d, other_responses=responses, confidence=confidence,
    )  # fmt: skip
    assert here["difference"] == -there["difference"]
    for name in ("difference_margin", "responses_outside", "responses_needed"):
        assert same_bits(here[name], there[name])
    for name in ("score", "margin"):
        assert same_bits(here[name], there[f"other_{name}"])


@REPEATABLE
@given(SHARE, SHARE, st.integers(1, 10**6))
def test_one_survey_is_a_reading_of_its_counts(promoters, detractors, responses):
    p, d = shares(promoters, detractors)
    found = nps.sample(responses=responses, promoter_share=p, detractor_share=d)
    assert found["score"] == pytest.approx(100 * (p - d), abs=1e-9)
    assert found["high"] - found["low"] == pytest.approx(2 * found["margin"], abs=1e-9)


@REPEATABLE
@given(st.floats(1, 100), st.floats(0.01, 0.99), st.floats(0.5, 0.99))
def test_the_answers_that_a_lift_needs_are_enough(lift, confidence, power):
    needed = nps.responses_for_lift(lift=lift, confidence=confidence, power=power)["responses"]
    error = 100 * math.sqrt(2 * (0.45 + 0.25 - 0.2**2) / needed)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    assert NormalDist().cdf(lift / error - z) == pytest.approx(power, abs=1e-9)


def test_a_larger_lift_is_seen_with_fewer_answers():
    needed = [nps.responses_for_lift(lift=lift)["responses"] for lift in range(1, 51)]
    assert needed == sorted(needed, reverse=True)
    assert len(set(needed)) == len(needed)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
@REPEATABLE
@given(st.data())
def test_a_grid_gives_what_its_elements_give(function, data):
    kinds = st.fixed_dictionaries({name: KINDS[name] for name in names(function)})
    cases = data.draw(st.lists(kinds, min_size=1, max_size=4))
    with np.errstate(invalid="ignore"):  # certainty has no quantile
        grid = function(**{name: np.array([float(case[name]) for case in cases]) for name in names(function)})
    for i, case in enumerate(cases):
        for name, value in function(**{n: float(v) for n, v in case.items()}).items():
            assert close(float(grid[name][i]), float(value)), name


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
@REPEATABLE
@given(st.data())
def test_the_recording_gives_what_the_model_gives(function, data):
    tape = trace(function, names(function), {})
    case = data.draw(st.fixed_dictionaries({name: KINDS[name] for name in names(function)}))
    case = {name: float(value) for name, value in case.items()}
    slots = tape.slots(case)
    for name, value in function(**case).items():
        assert same_bits(float(slots[tape.outputs[name]]), float(value)), name
