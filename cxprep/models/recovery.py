"""What a failure costs, what recovering it brings back, and what would have to be true for a failure to pay.

Money is dollars of gross margin, rates are fractions. A customer counts once a year; what she is worth if she comes
back is one figure, for three years. The labour of handling a case is left out. The recovered are the cases of the
compensation matrix, and cost what that model says a case costs. The default rates are the book's assumptions; that good
recovery does not raise repurchase above that of customers without a failure is the finding of de Matos, Henrique and
Rossi (2007).
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models import worth
from cxprep.numbers.arith import Number, divide, maximum, where

CUSTOMERS = worth.a_year()["customers"]


def plan(
    *,
    customers: Number = CUSTOMERS,
    failing: Number = 0.036,
    recovered: Number = 0.40,
    repeat_without_failure: Number = 0.40,
    repeat_recovered: Number = 0.36,
    repeat_unrecovered: Number = 0.20,
    worth_of_return: Number = 450.0,
    recovery_cost: Number = 42.0,
) -> dict[str, Any]:
    """A year's failures in money: left alone, handled as now, and prevented.

    failing: share of customers let down, by a failure grave enough that she would complain if asked. recovered: share
    of those whose complaint is heard and put right. repeat_*: share of each group that comes back. worth_of_return:
    dollars of margin that a customer who comes back leaves within three years. recovery_cost: dollars for each
    recovery, compensation and asking; by default a case's cost in `compensation.cost`, to the dollar.

    `cases` are the failures put right in a year. `per_failure` is what one more failure changes (below zero: it
    costs); `worth_of_recovering` what recovering one failure adds against leaving it, and so the most that handling it
    may cost; `pays_from` the share of recovered customers who would have to come back for a failure to pay for itself:
    0 where it pays anyhow, NaN where more than all of them would have to, nobody is recovered or a return is worth
    nothing.
    """
    lost = customers * failing
    unrecovered = worth_of_return * (repeat_unrecovered - repeat_without_failure)
    put_right = worth_of_return * (repeat_recovered - repeat_without_failure) - recovery_cost
    per_failure = recovered * put_right + (1 - recovered) * unrecovered
    weight = recovered * worth_of_return
    needed = repeat_without_failure + divide(recovered * recovery_cost - (1 - recovered) * unrecovered, weight)
    return {
        "failures": lost,
        "cases": lost * recovered,
        "left_alone": lost * unrecovered,
        "as_now": lost * per_failure,
        "per_failure": per_failure,
        "loss_per_failure": -per_failure,
        "worth_of_recovering": put_right - unrecovered,
        "point_of_prevention": -customers * 0.01 * per_failure,
        "pays_from": where(needed <= 1, maximum(needed, 0.0), nan),
        "at_nobody": per_failure - weight * repeat_recovered,
        "at_everybody": per_failure + weight * (1 - repeat_recovered),
    }
