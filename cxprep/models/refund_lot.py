"""When an order file shows what a slow refund costs: half of a lot of returns is paid at once, half as before.

Shares are fractions, times whole weeks counted from 1. The rates are those of `post_purchase.business_case`; nobody is
asked anything, so what is read is who has bought again by then.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, exp, maximum, sqrt, where

WEEKS_A_YEAR = 52
LONGEST = 26  # weeks that are looked at


def shows(
    *,
    customers: Number = 400e6 / 120 / 2,
    refund_share: Number = 0.16,
    in_lot: Number = 0.5,
    from_week: Number = 1.0,
    come_back: Number = 0.40,
    fewer: Number = 0.06,
    orders_a_year: Number = 2.0,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """The first week in which the two halves of the lot differ by more than chance.

    customers a year, of whom `refund_share` wait for a slow refund, evenly over the weeks. `in_lot` of these cases are
    in the lot from `from_week` on: half of them is paid at once, half as before. `come_back` of those paid at once buy
    again within a year, `fewer` less of the others; their next orders come as a Poisson process of `orders_a_year`, so
    that a part (1 - e^-(n t)) / (1 - e^-n) of them has come by t years. A case counts from the middle of its week.

    `first_week` is where the difference of all cases together is (z + z_power) sqrt(sum of n (p(1-p) + q(1-q))): a real
    one of that size shows with probability `power`. NaN where that is not within LONGEST weeks. `cases` is slow refunds
    a week in the whole firm.
    """
    cases = customers * refund_share / WEEKS_A_YEAR
    each = maximum(cases * in_lot / 2, 0.0)  # in either half, a week
    needed = quantile(0.5 + confidence / 2) + quantile(power)
    rate = maximum(orders_a_year, 1e-6)
    first: Number = nan
    found: Number = nan
    for week in range(1, LONGEST + 1):
        apart: Number = 0.0
        spread: Number = 0.0
        for ago in range(week):
            run = where(week - ago >= from_week, each, 0.0)
            by_then = (1 - exp(-rate * (ago + 0.5) / WEEKS_A_YEAR)) / (1 - exp(-rate))
            quick, slow = come_back * by_then, (come_back - fewer) * by_then
            apart = apart + run * (quick - slow)
            spread = spread + run * (quick * (1 - quick) + slow * (1 - slow))
        size = divide(apart, sqrt(where(spread > 1e-9, spread, 0.0)))
        first = where((size >= needed) & (found != found), float(week), first)
        found = where(size >= needed, 1.0, found)
    return {"first_week": first, "cases": cases}
