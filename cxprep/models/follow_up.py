"""Following up, in one season: whom an associate rings or writes to, who comes back, and who would have come anyway.

Customers, shares as fractions, dollars, minutes. The people who come back after a message are *attributed* to it;
those above the share that comes back without one are *incremental*, which is the difference of two shares and
nothing else. The model takes both shares as they are: it does not know how to find them (`cxprep.models.holdout`
does).
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, divide


def season(
    *,
    served: Number = 1000.0,
    followed_share: Number = 0.20,
    back_share: Number = 0.22,
    anyway_share: Number = 0.15,
    purchases: Number = 1.5,
    basket: Number = 40.0,
    minutes_each: Number = 6.0,
    floor_hour: Number = 25.0,
) -> dict[str, Any]:
    """What one associate's follow-ups bring in a season.

    Of `served` customers `followed_share` get a follow-up; `back_share` of them come back within the season, and
    `anyway_share` would have come back without one. Each who comes back buys `purchases` times for `basket` dollars. A
    follow-up takes `minutes_each`; `floor_hour` is what the same hour would sell on the floor, in dollars.

    `extra_share` is the difference of the two shares. Counts of people: `followed`, `came_back`, `anyway`, `extra`.
    Dollars: `sales_named` (all who came back), `sales_anyway`, `sales_extra`, and `sales_per_hour`, the extra ones
    for an hour of following up, NaN where it takes no time. `hours` in the season; `net` is the extra sales less what
    the hours would have sold on the floor. `extra` falls below 0 where a message keeps people away.
    """
    followed = served * followed_share
    back, anyway = followed * back_share, followed * anyway_share
    a_customer = purchases * basket
    hours = followed * minutes_each / 60
    extra = back - anyway
    return {
        "followed": followed,
        "came_back": back,
        "anyway": anyway,
        "extra": extra,
        "sales_named": back * a_customer,
        "sales_anyway": anyway * a_customer,
        "sales_extra": extra * a_customer,
        "hours": hours,
        "sales_per_hour": divide(extra * a_customer, hours),
        "net": extra * a_customer - hours * floor_hour,
        "extra_share": back_share - anyway_share,
        "break_even_anyway_share": back_share - divide(minutes_each / 60 * floor_hour, a_customer),
    }
