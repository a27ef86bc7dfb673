"""BG/NBD: the published fit, made-up customers whose truth is known, and what must hold of any parameters."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import hyp2f1

from cxprep.orders import order_file as orders
from cxprep.orders.clv import BGNBD, NoFit, fit, histories, simulate, value
from tests.support.cdnow import summary
from tests.support.repeatable import REPEATABLE

BOOK = Path(__file__).parents[1] / "data" / "orders.csv"
PUBLISHED = BGNBD(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
PARAMETERS = st.builds(BGNBD, *(st.floats(low, high) for low, high in ((0.1, 3), (0.5, 30), (0.1, 3), (0.2, 6))))


def column(rows, place: int) -> np.ndarray:
    """One column of a table of tuples."""
    return np.array([row[place] for row in rows])


def test_the_published_sample_gives_the_published_parameters():
    rows = summary()
    assert len(rows) == 2357
    found = fit(*(column(rows, place) for place in range(3)))
    for name in ("r", "alpha", "a", "b"):
        assert getattr(found, name) == pytest.approx(getattr(PUBLISHED, name), abs=1e-4), name
    assert round(found.log_likelihood(*(column(rows, place) for place in range(3))), 1) == -9582.4


def test_nothing_nearby_is_likelier():
    rows = summary()
    data = [column(rows, place) for place in range(3)]
    best = fit(*data)
    top = best.log_likelihood(*data)
    for name in ("r", "alpha", "a", "b"):
        for factor in (0.97, 1.03):
            other = BGNBD(**{**best.__dict__, name: getattr(best, name) * factor})
            assert other.log_likelihood(*data) < top, (name, factor)


def test_the_truth_behind_made_up_customers_is_found_again():
    truth = BGNBD(r=0.8, alpha=6.0, a=0.9, b=3.0)
    age = np.linspace(30, 100, 6000)
    found = fit(*simulate(truth, age, seed=5), age)
    assert found.r / found.alpha == pytest.approx(truth.r / truth.alpha, rel=0.07)
    assert found.a / (found.a + found.b) == pytest.approx(truth.a / (truth.a + truth.b), rel=0.1)
    for name in ("r", "alpha", "a", "b"):
        assert getattr(found, name) == pytest.approx(getattr(truth, name), rel=0.25), name


def test_expectation_and_alive_are_the_simulations():
    truth = BGNBD(r=0.8, alpha=6.0, a=0.9, b=3.0)
    x, _ = simulate(truth, np.full(20_000, 52.0), seed=3)
    assert truth.expected(52) == pytest.approx(x.mean(), rel=0.03)
    # those with two repeats in a year: what the next half year brings them, seen on the same made-up people
    ages = np.full(20_000, 78.0)
    whole, last = simulate(truth, ages, seed=4)
    assert truth.alive(whole, last, ages).mean() == pytest.approx(_alive_share(truth, 4), abs=0.02)


def _alive_share(truth: BGNBD, seed: int) -> float:
    """The share of the simulated who have not left: the one fact that no data set holds."""
    draw = np.random.default_rng(seed)
    rates, leaving = draw.gamma(truth.r, 1 / truth.alpha, 20_000), draw.beta(truth.a, truth.b, 20_000)
    alive = 0
    for rate, chance in zip(rates, leaving, strict=True):
        clock, gone = draw.exponential(1 / rate) if rate > 0 else math.inf, False
        while clock <= 78 and not gone:
            gone = draw.uniform() < chance
            clock += 0 if gone else draw.exponential(1 / rate)
        alive += not gone
    return alive / 20_000


def test_past_and_future_add_up():
    """Sixty weeks of new customers are thirty weeks, and what is then expected of those very customers."""
    truth = BGNBD(r=0.8, alpha=6.0, a=0.9, b=3.0)
    age = np.full(20_000, 30.0)
    x, t_x = simulate(truth, age, seed=8)
    later = truth.expected_from(30, x, t_x, age).mean()
    assert x.mean() + later == pytest.approx(float(truth.expected(60)), rel=0.02)


@REPEATABLE
@given(PARAMETERS, st.integers(0, 20), st.floats(0.5, 200), st.floats(0, 1))
def test_alive_is_a_probability_and_silence_lowers_it(model, x, age, share):
    t_x = age * share if x else 0.0
    now, later = float(model.alive(x, t_x, age)), float(model.alive(x, t_x, age + 10))
    assert 0 <= later <= now <= 1
    assert (x > 0) or now == 1


@REPEATABLE
@given(PARAMETERS, st.floats(1, 200))
def test_expected_purchases_grow_with_time_and_stay_finite(model, weeks):
    now, later = float(model.expected(weeks)), float(model.expected(weeks * 1.5))
    assert 0 < now < later
    assert math.isfinite(later)
    assert now <= model.r / model.alpha * weeks * (1 + 1e-9), "no more than if nobody ever left"


def test_the_expectations_are_the_authors_formulas():
    """Equations 9 and 10 with the hypergeometric function, as printed."""
    r, alpha, a, b = PUBLISHED.r, PUBLISHED.alpha, PUBLISHED.a, PUBLISHED.b
    for t in (1.0, 39.0, 120.0):
        z = t / (alpha + t)
        printed = (a + b - 1) / (a - 1) * (1 - (alpha / (alpha + t)) ** r * hyp2f1(r, b, a + b - 1, z))
        assert float(PUBLISHED.expected(t)) == pytest.approx(printed, rel=1e-9)
        for x, t_x, age in ((0, 0.0, 38.86), (2, 30.43, 38.86), (9, 12.0, 30.0)):
            z, grown = t / (alpha + age + t), (alpha + age) / (alpha + age + t)
            printed = 1 - grown ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z)
            printed *= (a + b + x - 1) / (a - 1) * float(PUBLISHED.alive(x, t_x, age))
            assert float(PUBLISHED.expected_from(t, x, t_x, age)) == pytest.approx(printed, rel=1e-9)


def test_the_formulas_poles_are_no_gaps():
    for pole, beside in ((BGNBD(1, 2, 1, 3), BGNBD(1, 2, 1.001, 3)), (BGNBD(1, 2, 0.5, 0.5), BGNBD(1, 2, 0.5, 0.501))):
        assert float(pole.expected(52)) == pytest.approx(float(beside.expected(52)), rel=0.01)


def test_histories_by_hand():
    rows = [("a", "2025-01-01", 10.0), ("a", "2025-01-15", 20.0), ("a", "2025-01-15", 4.0), ("b", "2025-01-29", 5.0),
        ("b", "2025-01-30", -5.0), ("a", "2025-03-01", 99.0)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"]).assign(date=lambda f: pd.to_datetime(f["date"]))
    found = histories(frame, end="2025-02-05")
    assert found.loc["a"].tolist() == [1, 2, 5, 17]
    assert found.loc["b"].tolist() == [0, 0, 1, 5]


def test_the_books_orders_can_be_fitted_and_foretold():
    """Fitted on the first 18 months, the model foretells the purchases of the last six."""
    frame = orders.read(BOOK).frame()
    early = histories(frame, end="2025-06-30")
    model = fit(early["x"], early["t_x"], early["age"])
    weeks = (pd.Timestamp("2025-12-31") - pd.Timestamp("2025-06-30")).days / 7
    foretold = model.expected_from(weeks, early["x"], early["t_x"], early["age"]).sum()
    late = frame[(frame["date"] > "2025-06-30") & (frame["amount"] > 0) & frame["customer"].isin(early.index)]
    assert foretold == pytest.approx(len(late.drop_duplicates(["customer", "date"])), rel=0.1)


@pytest.mark.parametrize("rows", [([], [], []), ([0, 0], [0, 0], [5, 9])])
def test_where_nobody_came_back_it_says_so(rows):
    with pytest.raises(NoFit, match="Nobody came back"):
        fit(*rows)


def test_value_is_margin_times_discounted_purchases():
    assert value(PUBLISHED, margin=10, weeks=52, discount=0) == pytest.approx(10 * float(PUBLISHED.expected(52)))
    assert value(PUBLISHED, margin=10) < value(PUBLISHED, margin=10, discount=0)
    assert value(PUBLISHED, margin=20) == pytest.approx(2 * value(PUBLISHED, margin=10))
