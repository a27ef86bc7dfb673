"""A year with fewer visitors and no discount: how much of what is missing two quiet ways can bring back.

Rates are fractions, money is dollars, counts are a month's. The defaults are the book's assumptions about Maison
Vauclair: its orders and first-time buyers as in `full_price.welcome_code`, a salon as in `salon.week`. What repairs
bring is left out, as nobody counts it.
"""

from __future__ import annotations

from typing import Any

from cxprep.models import salon
from cxprep.numbers.arith import Number, divide

WEEKS_A_MONTH = 52 / 12


def growth(
    *,
    orders: Number = 5600.0,
    fewer: Number = 0.10,
    first_share: Number = 0.45,
    more_return: Number = 0.03,
    salons: Number = 4.0,
    no_show_before: Number = 0.20,
    no_show_after: Number = 0.12,
    anyway: Number = 0.40,
) -> dict[str, Any]:
    """What is missing, and what comes back.

    orders: the site's a month in an ordinary year, `first_share` of them a client's first. fewer: the part of orders
    that fewer visits cost. more_return: how many more of a year's first-time buyers buy a second time within the next.
    salons: digital salons whose clients who do not come fall from `no_show_before` to `no_show_after`; `anyway` of
    what such appointments sell would have been bought without them.

    `missing` orders; `returned` and `kept` orders won, the latter only those that would not have been placed anyway;
    `filled` their share of what is missing (NaN where nothing is).
    """
    missing = orders * fewer
    returned = orders * first_share * more_return
    more = salon.week(no_show=no_show_after)["sales"] - salon.week(no_show=no_show_before)["sales"]
    kept = salons * more * (1 - anyway) * WEEKS_A_MONTH
    return {"missing": missing, "returned": returned, "kept": kept, "filled": divide(returned + kept, missing)}
