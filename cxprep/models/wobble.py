"""What a count of orders moves by itself, and what may therefore be read from it.

Orders that come independently of each other make a count with a variance equal to itself (Poisson), and their money,
at baskets of relative spread c, a relative variance of (1 + c^2) / n (a compound Poisson sum). So a figure from n
orders is known give or take z sqrt((1 + c^2) / n), the difference of two z sqrt((1 + c^2)(1 / n + 1 / m)). Points are
hundredths of an ordinary week. It knows no season, no campaign and no weather: with these it is worse.
"""

from __future__ import annotations

from typing import Any

from cxprep.models.normal import below, quantile
from cxprep.numbers.arith import Number, divide, maximum, power, sqrt, where

WEEKS_A_YEAR = 52
MONTHS = 12


def weekly(
    *,
    orders_a_month: Number = 5_600.0,
    basket_spread: Number = 0.75,
    together: Number = 4.0,
    before: Number = 4.0,
    weeks: Number = 13.0,
    floor: Number = 95.0,
    expected: Number = 98.0,
    bad: Number = 93.0,
    confidence: Number = 0.95,
    chance: Number = 0.80,
) -> dict[str, Any]:
    """How far a week's revenue strays from 100 by chance, and how often a rule that reads it is wrong.

    orders_a_month: the site's. basket_spread: standard deviation of a basket over its mean; 0.75 is what the three
    tiers of `aov.bridge` give. together: weeks that a rule reads as one; before: weeks of the level it is held against.
    weeks: of the quarter. floor: the index below which a rule stops the plan; expected: what the plan takes a week to
    be; bad: what the rule is there to stop (points). chance: with which a loss should show.

    `margin` is how far a week strays, give or take, `count_margin` by the number of orders alone, `low` and `high` what
    a week of `expected` shows; `together_margin` that of `together` weeks, `against_margin` if the level itself is read
    from `before` weeks; `half_margin` the difference of two halves of a month's visitors, and `half_found` the loss
    that they find with `chance`. Chances, of weeks at 100: `alarm` that one lies below `floor`, `alarm_quarter` that at
    least one of `weeks` does; of weeks at `expected`: `expected_below`, and `together_alarm` for `together` of them. At
    `bad`, `pair_misses` is the chance that two weeks do not both lie below, `together_catches` that the weeks together
    do. All as the normal law has it; NaN where there are no orders.
    """
    z = quantile(0.5 + confidence / 2)
    one = 1 + basket_spread * basket_spread
    orders = orders_a_month * MONTHS / WEEKS_A_YEAR
    some = where(orders > 1e-6, orders, 0.0)
    week = 100 * sqrt(divide(one, some))
    group = week / sqrt(maximum(together, 1.0))
    against = sqrt(group * group + week * week / maximum(before, 1.0))
    halves = 100 * sqrt(4 * divide(one, some) * MONTHS / WEEKS_A_YEAR)

    def under(level: Number, error: Number) -> Number:
        """Chance that a reading at `level` lies below the floor."""
        return below(divide(floor - level, where(error > 1e-9, error, 0.0)))

    return {
        "orders_a_week": orders,
        "margin": z * week,
        "count_margin": 100 * z * sqrt(divide(1.0, some)),
        "low": expected * (1 - z * week / 100),
        "high": expected * (1 + z * week / 100),
        "together_margin": z * group,
        "against_margin": z * against,
        "half_margin": z * halves,
        "half_found": (z + quantile(chance)) * halves,
        "alarm": under(100.0, week),
        "alarm_quarter": 1 - power(1 - under(100.0, week), weeks),
        "expected_below": under(expected, week),
        "together_alarm": under(expected, group),
        "pair_misses": 1 - under(bad, week) * under(bad, week),
        "together_catches": under(bad, group),
    }


def groups(
    *,
    clients: Number = 2_000.0,
    others: Number = 2_000.0,
    occasions: Number = 4.0,
    months: Number = 3.0,
    basket_spread: Number = 0.0,
    confidence: Number = 0.95,
    chance: Number = 0.80,
) -> dict[str, Any]:
    """What comparing the spending of two groups of clients can see: those who may use something, and those not yet.

    clients, others: in each group. occasions: purchases a client makes in a year, spread by chance. months: how long
    both are watched. basket_spread: as in `weekly`; 0, by the count alone, is the kindest it can be.

    `margin` is how far their difference strays by chance, as a share of their spending, and `found` the smallest true
    difference that shows with `chance`: (z + z_chance) sqrt((1 + c^2)(1 / n + 1 / m)), n and m being the groups'
    purchases. NaN where a group buys nothing.
    """
    part = occasions * months / MONTHS
    n, m = (where(size * part > 1e-6, size * part, 0.0) for size in (clients, others))
    error = sqrt((1 + basket_spread * basket_spread) * (divide(1.0, n) + divide(1.0, m)))
    z = quantile(0.5 + confidence / 2)
    return {"margin": z * error, "found": (z + quantile(chance)) * error}
