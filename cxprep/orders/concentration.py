"""How revenue is spread over customers: the Lorenz curve from the top, and who is still active.

Knows orders as (customer, day, amount); how they were read is `orders`' business. `spread` in
`widgets/assets/orders_file.mjs` is the same arithmetic for the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# Counted in the public file of 23,570 customers who first bought at CDNOW early in 1997, over 18 months; share of
# customers from the top -> share of revenue.
CDNOW = {0.01: 0.158, 0.02: 0.230, 0.10: 0.509, 0.20: 0.678}


class NoRevenue(ValueError):
    """Refunds outweigh sales: shares of revenue mean nothing."""


@dataclass(frozen=True)
class Spread:
    """Customers' totals from the largest down, and their running sums (one longer, from 0)."""

    totals: list[float]
    running: list[float]

    @property
    def customers(self) -> int:
        """How many customers there are."""
        return len(self.totals)

    @property
    def revenue(self) -> float:
        """What they brought together, refunds taken off."""
        return self.running[-1]

    @property
    def negative(self) -> int:
        """How many were refunded more than they paid."""
        return sum(total < 0 for total in self.totals)

    def share(self, top: float) -> float:
        """The share of revenue that the top `top` (a fraction) of customers bring.

        Of a customer who is cut by that line, the part above it counts: with 50 customers the top 1 % is half of the
        first.
        """
        place = top * self.customers
        below = int(place)
        following = (place - below) * self.totals[below] if below < self.customers else 0.0
        return (self.running[below] + following) / self.revenue


def spread(orders: Iterable[tuple[str, Any, float]]) -> Spread:
    """The spread of revenue over the customers of `orders`. Raises NoRevenue where refunds outweigh sales."""
    sums: dict[str, float] = {}
    for customer, _, amount in orders:
        sums[customer] = sums.get(customer, 0.0) + amount
    totals = sorted(sums.values(), reverse=True)
    running = [0.0]
    for total in totals:
        running.append(running[-1] + total)
    if not running[-1] > 0:
        raise NoRevenue("Refunds are at least as large as sales, so there is no revenue to share out.")
    return Spread(totals, running)


def active_by_cohort(frame: Any, *, months: int = 12) -> Any:
    """Members and the share still active, by the month of a member's first order: a pandas frame.

    frame: customer, date, amount; purchases are what is above zero. Active is who bought within the last `months`
    months up to the last day in the data. `settled` says whether the whole month lies before those months: in a later
    one everybody is active by definition.
    """
    import pandas as pd

    bought = frame[frame["amount"] > 0]
    members = bought.groupby("customer")["date"].agg(first="min", last="max")
    since = bought["date"].max() - pd.DateOffset(months=months)
    members["cohort"] = members["first"].dt.to_period("M")
    members["active"] = members["last"] > since
    found = members.groupby("cohort")["active"].agg(members="size", share="mean")
    found["settled"] = found.index.to_timestamp(how="end") <= since + pd.DateOffset(days=1)
    return found
