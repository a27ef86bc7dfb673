"""Top clients' digital share over a year of getting 600 advisers to use digital tools with the clients they know.

The share is that of top clients' spending which is ordered through the site, the app, a saved cart or a digital salon.
Shares and chances are fractions, months are counted from 1, money is dollars. Every effect is the book's assumption.
What nobody can know beforehand is drawn: a fixed set of years, the same on every page, in place of luck.
"""

from __future__ import annotations

from math import nan, pi
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, array, divide, exp, maximum, mean, minimum, sqrt, total, where

MONTHS = 12
NEVER = 13.0
MOST_WAVES = 8
DRAWS = 55
STRETCH = pi / sqrt(3)
GENERATORS = (1, 16, 36, 34)  # of some hundred tried, those nearest to 200,000 random years


def _years() -> list[list[float]]:
    """DRAWS years, spread evenly over four unknowns: three standard normals and a part of 0 to 1.

    What matters most is how the three fall together, so their sum takes every DRAWS-th quantile once; how late the year
    is runs through a Fibonacci lattice beside it, and how the sum is split through two more generators.
    """
    steps = (generator / DRAWS for generator in GENERATORS)
    columns = [[(n * step + 0.5 / DRAWS) % 1 for n in range(DRAWS)] for step in steps]
    together, apart, last = ([quantile(part) for part in column] for column in columns[:3])
    mixed = [
        [a / sqrt(3) + b / sqrt(2) + c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
        [a / sqrt(3) - b / sqrt(2) + c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
        [a / sqrt(3) - 2 * c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
    ]
    return [[round(value, 4) for value in column] for column in [*mixed, columns[3]]]


ADOPTING, TAKING, MOVING, SLIPPING = (array(column) for column in _years())


def _chance(shares: Number, target: Number, wobble: Number) -> Number:
    """The mean over the drawn years of the chance that the share as measured reaches the target.

    It strays from the true one by a logistic law of standard deviation `wobble`: 1 / (1 + e^-(pi/sqrt(3))(x/wobble)).
    """
    return mean(1 / (1 + exp((target - shares) * STRETCH / maximum(wobble, 1e-6))))


def programme(
    *,
    now: Number = 0.18,
    target: Number = 0.30,
    advisers: Number = 600.0,
    boutiques: Number = 80.0,
    mend_month: Number = 3.0,
    cart_month: Number = 4.0,
    salon_month: Number = 5.0,
    first_wave: Number = 4.0,
    waves: Number = 4.0,
    ramp: Number = 3.0,
    adoption: Number = 0.65,
    credit: Number = 1.0,
    fear: Number = 0.6,
    drag: Number = 0.3,
    cart_uptake: Number = 0.32,
    salon_uptake: Number = 0.12,
    shift: Number = 0.40,
    spread: Number = 0.20,
    slip: Number = 2.0,
    wobble: Number = 0.01,
    client_sales: Number = 400_000.0,
    commission: Number = 0.02,
) -> dict[str, Any]:
    """The share month by month, the exit rate and the year's average, and the chance that each reaches the target.

    now, target: today's share and the one asked for. mend_month, cart_month, salon_month: when click-to-DOS is mended,
    save-the-cart and digital salons start (NEVER: not this year). Boutiques are trained in `waves` (1 to 8), one a
    month from `first_wave` on; an adviser needs `ramp` months to get used to it.
    adoption: advisers who then use it, if paid in full. `credit` is the part of her commission that an adviser gets on
        a digital order of her client; with none, `fear` of adopters stay away; `drag` do until click-to-DOS works.
    cart_uptake, salon_uptake: an adopting adviser's clients who take to each; shift: what of their spending moves.
    spread: how far adoption, uptake and shift may be off, as a share of themselves. slip: months by which the waves may
        be late, at most. wobble: how far a month's measured share strays from the true one, as a standard deviation.
    client_sales: what an adviser's top clients spend in a year; commission: her part of it.

    `share_by_month` is the mean of the drawn years, `exit_rate` its last month and `average` that of all twelve: two
    answers to one question. `exit_by_year` and `average_by_year` hold the same for each drawn year by itself.
    `chance_exit` and `chance_average` are those that the figure as measured reaches the target. `month_reached` is the
    first month whose mean is there, NaN where none is. `pay_change` is what an adopting adviser loses (below zero) in
    dollars a year, `moved_sales` what all advisers' clients order digitally instead of in a boutique in the year.
    """
    scatter = lambda z: exp(spread * z - spread * spread / 2)  # noqa: E731
    adopting = minimum(adoption * (1 - fear * (1 - credit)) * scatter(ADOPTING), 1.0)
    moved = adopting * scatter(TAKING) * minimum(shift * scatter(MOVING), 1.0)  # but for uptake, reach and trust
    pace = maximum(ramp, 1.0)
    had = (1 - first_wave - slip * SLIPPING) / pace
    used = [maximum(minimum(had + month / pace, 1.0), 0.0) for month in range(1, MONTHS + 1)]
    mean_used, mean_moved = [mean(one) for one in used], mean(moved)
    in_wave = [where(wave < waves, divide(1.0, waves), 0.0) for wave in range(MOST_WAVES)]
    trusted = [where(month >= mend_month, 1.0, 1 - drag) for month in range(1, MONTHS + 1)]
    uptake = [
        where(month >= cart_month, cart_uptake, 0.0) + where(month >= salon_month, salon_uptake, 0.0)
        for month in range(1, MONTHS + 1)
    ]
    pull = [take * trust for take, trust in zip(uptake, trusted, strict=True)]
    reached, weights = [], []
    for month in range(MONTHS):
        waves_so_far = range(min(month + 1, MOST_WAVES))
        reached.append(total([in_wave[wave] * mean_used[month - wave] for wave in waves_so_far]))
        later = range(min(MONTHS - month, MOST_WAVES))
        weights.append(total([in_wave[wave] * pull[month + wave] for wave in later]) / MONTHS)
    by_month = [minimum(now + r * p * mean_moved, 1.0) for r, p in zip(reached, pull, strict=True)]
    last = total([in_wave[wave] * used[MONTHS - 1 - wave] for wave in range(MOST_WAVES)]) * pull[-1]
    all_year = total([weight * one for weight, one in zip(weights, used, strict=True)])
    exits, averages = minimum(now + last * moved, 1.0), minimum(now + all_year * moved, 1.0)
    year = mean(by_month)
    month_reached: Number = nan
    for month in reversed(range(1, MONTHS + 1)):
        month_reached = where(by_month[month - 1] >= target, float(month), month_reached)
    a_client = minimum(cart_uptake + salon_uptake, 1.0) * shift
    return {
        "share_by_month": by_month,
        "exit_by_year": list(exits),
        "average_by_year": list(averages),
        "exit_rate": by_month[-1],
        "average": year,
        "chance_exit": _chance(exits, target, wobble),
        "chance_average": _chance(averages, target, wobble / sqrt(MONTHS)),
        "month_reached": month_reached,
        "advisers_using": advisers * reached[-1] * mean(adopting) * trusted[-1],
        "advisers_a_wave": divide(advisers, waves),
        "boutiques_a_wave": divide(boutiques, waves),
        "moved_sales": (year - now) * client_sales * advisers,
        "pay_change": (credit - 1) * a_client * client_sales * commission,
    }
