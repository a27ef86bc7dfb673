"""Larkfield's orders over two years: who ordered, when, and for how much.

Customers order and drift away much as the BG/NBD model has it (Fader, Hardie & Lee 2005), but that here some leave
after their first order already; what each spends in all follows a lognormal law, whose spread gives nearly the
concentration published for CDNOW. It knows no other file.
"""

import math
from datetime import date, timedelta
from typing import NamedTuple

from .draws import NORMAL, Draws

SEED = 1997
CUSTOMERS = 3_000
FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2025, 12, 31)
SPREAD = 1.323
MEDIAN_SPEND = 215.0
SMALLEST_AMOUNT = 3.5
# BG/NBD, in weeks: rates are gamma(R, ALPHA), the chance of leaving after an order is beta(A, B)
R, ALPHA, A, B = 0.72, 9.0, 0.85, 2.9
# new customers a month: more before Christmas
SEASON = (0.9, 0.85, 0.9, 0.95, 1.0, 0.95, 0.85, 0.85, 1.0, 1.05, 1.35, 1.6)


class Order(NamedTuple):
    """A line of orders.csv; the amount is in cents."""

    customer: str
    day: date
    cents: int


def orders() -> list[Order]:
    """All orders, by day and customer; a customer has at most one a day."""
    draws = Draws(SEED)
    calendars = sorted(_calendar(draws, first) for first in _first_days(draws))
    totals = _totals(draws, calendars)
    made = []
    for number, (days, total) in enumerate(zip(calendars, totals, strict=True), start=1):
        weights = [math.exp(0.45 * draws.normal()) for _ in days]
        for day, cents in zip(days, _split(total, weights), strict=True):
            made.append(Order(f"c{number:04d}", day, cents))
    return sorted(made, key=lambda order: (order.day, order.customer))


def _first_days(draws: Draws) -> list[date]:
    days = [FIRST_DAY + timedelta(n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    weights = {day: SEASON[day.month - 1] for day in days}
    return [draws.weighted(weights) for _ in range(CUSTOMERS)]


def _calendar(draws: Draws, first: date) -> list[date]:
    """The days on which a customer orders, from the first to when they leave or the two years end."""
    rate, leaving = draws.gamma(R, ALPHA) / 7, draws.beta(A, B)
    days, clock, end = [first], 0.0, (LAST_DAY - first).days
    while draws.uniform() >= leaving:
        clock += draws.exponential(rate)
        if clock > end:
            break
        day = first + timedelta(round(clock))
        if day > days[-1]:
            days.append(day)
    return days


def _totals(draws: Draws, calendars: list[list[date]]) -> list[int]:
    """What each customer spends in all, in cents: lognormal quantiles, the larger ones mostly to who orders often."""
    leaning = [math.log(len(days)) + 0.75 * draws.normal() for days in calendars]
    ranks = {who: rank for rank, who in enumerate(sorted(range(CUSTOMERS), key=leaning.__getitem__))}
    spend = [MEDIAN_SPEND * math.exp(SPREAD * NORMAL.inv_cdf((rank + 0.5) / CUSTOMERS)) for rank in range(CUSTOMERS)]
    return [round(100 * max(spend[ranks[who]], SMALLEST_AMOUNT * len(days))) for who, days in enumerate(calendars)]


def _split(total: int, weights: list[float]) -> list[int]:
    """The total in as many parts as there are weights, none below the smallest amount."""
    floor = min(round(100 * SMALLEST_AMOUNT), total // len(weights))
    spare, whole = total - floor * len(weights), sum(weights)
    parts = [floor + int(spare * weight / whole) for weight in weights]
    parts[0] += total - sum(parts)
    return parts


def rows() -> list[tuple[str, ...]]:
    """The lines of orders.csv, the head first."""
    head = ("customer", "date", "amount")
    return [head, *((o.customer, o.day.isoformat(), f"{o.cents // 100}.{o.cents % 100:02d}") for o in orders())]
