"""The change between two answers of the same people: scipy's interval, and none where there are too few."""

import math

import numpy as np
import pytest
from scipy import stats

from cxprep.models import paired


@pytest.mark.parametrize("pairs", [5, 6, 9, 20, 150])
def test_the_interval_is_students(pairs: int):
    changes = np.random.default_rng(pairs).normal(0.4, 1.2, pairs)
    found = paired.change(pairs=pairs, total=changes.sum(), squares=(changes**2).sum())
    low, high = stats.t.interval(0.95, pairs - 1, changes.mean(), stats.sem(changes))
    assert found["mean"] == pytest.approx(changes.mean())
    assert found["margin"] == pytest.approx((high - low) / 2, rel=0.003)
    assert found["high"] - found["low"] == pytest.approx(2 * found["margin"])


def test_fewer_than_five_pairs_have_no_interval_and_equal_changes_no_width():
    assert math.isnan(paired.change(pairs=4, total=4, squares=4)["low"])
    assert paired.change(pairs=6, total=6, squares=6)["margin"] == 0
