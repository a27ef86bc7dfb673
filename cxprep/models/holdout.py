"""Attributed against incremental: what a control group says that a tag cannot.

Two groups of customers drawn alike; one is written to, the other left alone, and after the window the purchase rates
are compared. Rates are fractions, money is dollars. The standard error of a difference of two proportions is
sqrt(p(1-p)/n + q(1-q)/m); margins are the normal approximation, so they flatter very small groups.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.live.arith import Number, divide, sqrt, where
from cxprep.models.normal import quantile


def compare(
    *,
    treated: Number = 2700.0,
    control: Number = 300.0,
    treated_rate: Number = 0.19,
    control_rate: Number = 0.15,
    basket: Number = 150.0,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """What outreach is credited with, and what it caused, with its margin.

    treated, control: customers in each group. treated_rate, control_rate: share of each that bought within the window.
    basket: dollars a purchase, taken as equal in both. Attributed sales count every purchase in the treated group.

    `control_needed` is the control group with which a real difference of this size would show in a share `power` of
    such tests, the treated group as given: q(1-q) / (d^2 / (z + z_power)^2 - p(1-p)/n). NaN where no control group
    would do (the rates are equal, or the treated group alone is too small); `incremental_share` is NaN where nobody
    treated bought, margins where a group is empty.
    """
    z = quantile(0.5 + confidence / 2)
    treated, control = (where(size >= 1, size, 0.0) for size in (treated, control))
    spread = treated_rate * (1 - treated_rate)
    control_spread = control_rate * (1 - control_rate)
    difference = treated_rate - control_rate
    difference = where(abs(difference) < 1e-12, 0.0, difference)  # what rounding leaves of two equal rates
    margin = z * sqrt(divide(spread, treated) + divide(control_spread, control))
    needed = z + quantile(power)
    room = difference * difference / (needed * needed) - divide(spread, treated)
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
        "control_needed": where(room > 1e-12, divide(control_spread, room), nan),
        "sales_forgone": control * difference * basket,
    }
