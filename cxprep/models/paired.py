"""What changed between two answers of the same people, with its interval: Student's paired t.

Takes sums and not answers, so that a page can gather any number of them and have the same arithmetic. A change is
after less before, in any unit.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, sqrt, where

FEWEST = 5  # pairs: with fewer an interval says more about the formula than about the people
Z = 1.959963984540054  # the normal's 97.5 % point


def _student(freedom: Number) -> Number:
    """The 97.5 % point of Student's t, to 0.3 % from four degrees of freedom on.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5: the normal's point and four corrections.
    """
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    fourth = (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160
    each = divide(1.0, freedom, 0.0)
    return Z + each * (first + each * (second + each * (third + each * fourth)))


def change(*, pairs: Number = 12.0, total: Number = 6.0, squares: Number = 9.0) -> dict[str, Any]:
    """The mean change with its 95 % interval.

    pairs: how many people answered twice. total: the sum of their changes. squares: the sum of the changes' squares.

    `mean`, `low`, `high` and `margin` in the answers' unit. All
    are NaN below FEWEST pairs, where there is no interval to tell.
    """
    enough = pairs >= FEWEST
    mean = divide(total, pairs)
    spread = sqrt(maximum(divide(squares - total * mean, pairs - 1.0, 0.0), 0.0))
    margin = _student(pairs - 1.0) * divide(spread, sqrt(maximum(pairs, 1.0)), 0.0)
    low, high = mean - margin, mean + margin
    return {
        "mean": where(enough, mean, nan),
        "margin": where(enough, margin, nan),
        "low": where(enough, low, nan),
        "high": where(enough, high, nan),
    }
