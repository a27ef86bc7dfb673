"""What an order file can show of a slow refund: some returns, drawn at random, are paid at once, the others as before.

Shares are fractions, times whole weeks counted from 1, waits days. The rates are those of
`post_purchase.business_case`; nobody is asked anything, so what is read is who has bought again by then. Money that is
back sooner is also spent sooner: that alone sets the halves apart, and is no effect of the wait.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, exp, maximum, minimum, sqrt, where

DAYS_A_YEAR = 364.0  # 52 weeks
LONGEST = 52  # weeks that are looked at


def shows(
    *,
    orders: Number = 400e6 / 120,
    refund_share: Number = 0.16,
    paid_share: Number = 0.10,
    from_week: Number = 1.0,
    to_week: Number = 5.0,
    read_week: Number = 26.0,
    come_back: Number = 0.40,
    fewer: Number = 0.06,
    waits: Number = 1 / 3,
    days_quick: Number = 3.0,
    days_slow: Number = 14.0,
    orders_a_year: Number = 2.0,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """What the two sides differ by, counted in two ways, and when that is more than chance.

    Of `orders` a year `refund_share` wait for a slow refund, evenly over the weeks. Of those handed back from
    `from_week` to the end of `to_week` a part `paid_share`, drawn at random, has its money after `days_quick`, the
    others after `days_slow`, as before. `come_back` of those paid at once buy again within a year, the next order a
    Poisson process of `orders_a_year`: by t years a part F(t) = (1 - e^-(n t)) / (1 - e^-n) of them has. Of all, a part
    `waits` does not begin before the money is there, the others on the day of the return. The wait keeps `fewer` of all
    away, in the same rhythm, from the day on which the slow money comes. A case counts from the middle of its week.

    `by_return` is the difference in `read_week` of all who have bought since their return: the wait's effect, and what
    a quick refund lets people do sooner. `by_money` counts both sides for as long after the day of the money, so the
    slow side's for days_slow - days_quick longer: it is too small, by those who did not wait. The truth lies between.
    `timing` is `by_return` with no effect at all; `needed` (z + z_power) standard errors. `first_week` is the first in
    which `by_money` is that much (NaN where not within LONGEST): a real effect shows with probability `power` whatever
    people wait for. `cases` is slow refunds a week in the whole firm, `by_hand` how many of them are paid at once.
    """
    cases = maximum(orders * refund_share / 52, 0.0)
    rate = maximum(orders_a_year, 1e-6)
    later = maximum(days_slow - days_quick, 0.0)
    z = quantile(0.5 + confidence / 2) + quantile(power)

    def bought(day: Number) -> Number:
        return (1 - exp(-rate * maximum(day, 0.0) / DAYS_A_YEAR)) / (1 - exp(-rate))

    def sides(week: int, cut: Number, lost: Number) -> tuple[Number, Number]:
        """The difference in `week`, the quick side's count ending `cut` days before, and its standard error."""
        inside: Number = 0.0
        quick: Number = 0.0
        slow: Number = 0.0
        for begun in range(1, week + 1):
            counts = where((begun >= from_week) & (begun <= to_week), 1.0, 0.0)
            age = 7 * (week - begun) + 3.5
            early = maximum(age - cut, 0.0)
            by_quick = come_back * (waits * bought(early - days_quick) + (1 - waits) * bought(early))
            by_slow = come_back * (waits * bought(age - days_slow) + (1 - waits) * bought(age))
            inside = inside + counts
            quick = quick + counts * by_quick
            slow = slow + counts * maximum(by_slow - lost * bought(age - days_slow), 0.0)
        some = where(inside > 0, inside, 0.0)
        p, q = divide(quick, some), divide(slow, some)
        paid, left = (inside * cases * part for part in (paid_share, 1 - paid_share))
        spread = divide(p * (1 - p), where(paid > 1e-9, paid, 0.0)) + divide(q * (1 - q), where(left > 1e-9, left, 0.0))
        return p - q, sqrt(maximum(spread, 0.0))

    first: Number = nan
    at_read = dict.fromkeys(("by_return", "by_money", "timing", "needed"), nan)
    for week in range(LONGEST, 0, -1):
        by_money, error = sides(week, later, fewer)
        first = where((by_money > 1e-9) & (by_money >= z * error), float(week), first)
        if week == int(minimum(maximum(read_week, 1.0), float(LONGEST))):
            by_return, _ = sides(week, 0.0, fewer)
            timing, _ = sides(week, 0.0, 0.0)
            at_read = {"by_return": by_return, "by_money": by_money, "timing": timing, "needed": z * error}
    return {"first_week": first, "cases": cases, "by_hand": cases * paid_share, **at_read}
