"""When the order file shows what a slow refund costs: a drawn lot finds it about as often as the sum says."""

import math

import numpy as np
import pytest

from cxprep.models import refund_lot


def test_the_more_returns_are_in_the_lot_the_sooner_it_shows():
    weeks = [refund_lot.shows(in_lot=part)["first_week"] for part in (1 / 3, 0.5, 1.0)]
    assert weeks == [10, 8, 6]
    assert refund_lot.shows(from_week=6.0, in_lot=1.0)["first_week"] == 11
    assert math.isnan(refund_lot.shows(fewer=0.0)["first_week"])


def test_drawn_lots_show_it_four_times_in_five():
    dice = np.random.default_rng(5)
    each = refund_lot.shows()["cases"] / 4
    last = int(refund_lot.shows()["first_week"])
    ages = (np.arange(last) + 0.5) / 52
    part = (1 - np.exp(-2 * ages)) / (1 - np.exp(-2))
    quick, slow = (dice.binomial(int(each), p * part, (4000, last)).sum(1) for p in (0.40, 0.34))
    error = np.sqrt(sum(each * (p * part * (1 - p * part)).sum() for p in (0.40, 0.34)))
    assert np.mean((quick - slow) / error > 1.96) == pytest.approx(0.85, abs=0.05)  # at least 0.8, and not much more
