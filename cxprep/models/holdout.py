"""Attributed against incremental: what a control group says that a tag cannot.

Two groups of customers drawn alike; one is written to, the other left alone, and after the window the purchase rates
are compared. Rates are fractions, money is dollars. The standard error of a difference of two proportions is
sqrt(p(1-p)/n + q(1-q)/m); margins are the normal approximation, so they flatter very small groups.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, exp, log, maximum, sqrt, where


def compare(
    *,
    customers: Number = 3000.0,
    left_alone: Number = 0.10,
    treated_rate: Number = 0.19,
    control_rate: Number = 0.15,
    basket: Number = 150.0,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """What outreach is credited with, and what it caused, with its margin.

    customers: those on the list. left_alone: the share of them drawn by lot for the control group; everybody else is
    written to. treated_rate, control_rate: share of each group that bought within the window. basket: dollars a
    purchase, taken as equal in both. Attributed sales count every purchase of those written to.

    `share_needed` is the smallest share to leave alone with which a real difference of this size would show in a share
    `power` of such tests on the same list: with K = N d^2 / (z + z_power)^2, the smaller root s of
    p(1-p) / (1-s) + q(1-q) / s = K. NaN where no share would do (the rates are equal, or the list is too short);
    `control_needed` is the same in customers. `incremental_share` is NaN where nobody written to bought, margins where
    a group is empty.
    """
    z = quantile(0.5 + confidence / 2)
    treated, control = (where(size >= 1, size, 0.0) for size in (customers * (1 - left_alone), customers * left_alone))
    spread = treated_rate * (1 - treated_rate)
    control_spread = control_rate * (1 - control_rate)
    difference = treated_rate - control_rate
    difference = where(abs(difference) < 1e-12, 0.0, difference)  # what rounding leaves of two equal rates
    margin = z * sqrt(divide(spread, treated) + divide(control_spread, control))
    needed = z + quantile(power)
    power_of_all = customers * difference * difference / (needed * needed)
    middle = power_of_all + control_spread - spread
    root = sqrt(middle * middle - 4 * power_of_all * control_spread)
    share = divide(middle - root, 2 * power_of_all)
    share = where((power_of_all > 1e-9) & (share <= 1), share, nan)
    sales = treated * basket
    return {
        "difference": difference,
        "difference_margin": margin,
        "low": difference - margin,
        "high": difference + margin,
        "attributed_sales": treated_rate * sales,
        "would_have_come": control_rate * sales,
        "incremental_sales": difference * sales,
        "incremental_margin": margin * sales,
        "incremental_share": divide(difference, where(treated_rate > 1e-12, treated_rate, 0.0)),
        "treated": treated,
        "control": control,
        "share_needed": share,
        "control_needed": customers * share,
        "sales_forgone": control * difference * basket,
    }


def window(
    *,
    weeks: Number = 26.0,
    orders_a_year: Number = 2.0,
    extra: Number = 0.04,
    moved: Number = 0.06,
    tolerance: Number = 0.40,
) -> dict[str, Any]:
    """How long a hold-out has to run before it measures demand and not the calendar.

    A message brings two kinds of visit, each as a share of those written to: `extra`, which nobody would have made, and
    `moved`, which would have come later anyway. Whoever was left alone makes the moved visit in her own time. Purchases
    come as a Poisson process of `orders_a_year`, so that a share exp(-orders_a_year weeks / 52) of the moved visits is
    still to come when the test ends: so long they look extra. Both shares are fractions, `weeks` the test's length.

    `measured` is the lift that treated minus control shows, `timing` the part of it that is only moved visits, as a
    share of the lift `timing_share` (NaN where nothing is measured). `still_to_come` is the share of moved visits not
    yet made up. `weeks_needed` is the test after which at most `tolerance` of them are left: 52 ln(1 / tolerance) /
    orders_a_year, nought where all may be (NaN where nobody buys, or none may be left). Times between purchases that
    are more even than Poisson's catch up later at first and sooner afterwards.
    """
    still = exp(-orders_a_year * weeks / 52)
    timing = moved * still
    measured = extra + timing
    allowed = where(tolerance > 0, tolerance, nan)
    return {
        "measured": measured,
        "timing": timing,
        "timing_share": divide(timing, where(measured > 1e-12, measured, 0.0)),
        "still_to_come": still,
        "weeks_needed": maximum(52 * divide(-log(allowed), where(orders_a_year > 1e-9, orders_a_year, 0.0)), 0.0),
    }
