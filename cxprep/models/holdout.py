"""Attributed against incremental: what a control group says that a tag cannot.

Two groups of customers drawn alike; one is written to, the other left alone, and after the window the purchase rates
are compared. Rates are fractions, money is dollars. The standard error of a difference of two proportions is
sqrt(p(1-p)/n + q(1-q)/m); margins are the normal approximation, so they flatter very small groups.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, sqrt, where


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
