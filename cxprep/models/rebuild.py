"""Thirteen weeks of a rebuilt flagship: what stops, what starts, in which week, and what revenue does meanwhile.

Weeks are counted from 1; a lever in week OFF is not pulled in this quarter. Shares and effects are fractions of an
ordinary week, indices have that week at 100. Every effect is the book's assumption. The model knows orders, visits and
margin, and nothing of what the house's codes are worth: that is not in any weekly report either.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, array, divide, maximum, mean, minimum, total, where

WEEKS = 13
OFF = 14.0


def _pulled(week: Number, from_week: Number) -> Number:
    """1 from that week on, else 0."""
    return where((week >= from_week) & (from_week < OFF), 1.0, 0.0)


def _grown(week: Number, from_week: Number, ramp: Number) -> Number:
    """0 before that week, then rising evenly to 1 over `ramp` weeks."""
    risen = minimum(divide(week - from_week + 1, maximum(ramp, 1.0)), 1.0)
    return _pulled(week, from_week) * maximum(risen, 0.0)


def path(
    *,
    code_week: Number = OFF,
    advised_week: Number = OFF,
    new_week: Number = OFF,
    retargeting_week: Number = OFF,
    carousels_week: Number = OFF,
    icons_week: Number = OFF,
    cart_week: Number = OFF,
    salon_week: Number = OFF,
    guardrail: Number = 95.0,
    ramp: Number = 5.0,
    loss: Number = 1.0,
    added: Number = 1.0,
    code_share: Number = 0.18,
    discount: Number = 0.10,
    code_incremental: Number = 0.25,
    advised: Number = 0.20,
    new: Number = 0.35,
    cart_recovers: Number = 0.50,
    retargeted_visits: Number = 0.15,
    retargeted_orders: Number = 0.04,
    retargeting_incremental: Number = 0.10,
    retargeting_cost: Number = 0.006,
    carousel_orders: Number = 0.04,
    room_aov: Number = 0.04,
    entry_orders: Number = 0.03,
    icon_aov: Number = 0.06,
    icon_alone: Number = 0.40,
    cart_orders: Number = 0.02,
    salon_orders: Number = 0.01,
    salon_basket: Number = 1.8,
    advice_cost: Number = 0.01,
    margin: Number = 0.63,
) -> dict[str, Any]:
    """Weekly indices of revenue, conversion and margin, their deepest weeks, and whether the guardrail held.

    code_week: the abandoned-cart code ends. `code_share` of orders used it, at `discount` off; `code_incremental` of
        them would not have been placed without it, of which saved carts bring back `cart_recovers` once they run.
    advised_week, new_week: the code ends, if it has not, for clients who have an adviser, `advised` of the coded
        orders, and for names new to the house, `new` of them. Nobody is both; together they are at most the whole.
    retargeting_week: mass retargeting ends; with it `retargeted_visits`, the part `retargeting_incremental` of
        `retargeted_orders`, and its `retargeting_cost` (a share of revenue).
    carousels_week: best-sellers and "recommended for you" give way to edited rooms: `carousel_orders` are lost at once,
        the basket grows by `room_aov` over `ramp` weeks.
    icons_week: icons stand above entry: `entry_orders` are lost at once, the basket grows by `icon_aov` over the ramp,
        but only `icon_alone` of that until appointments run.
    cart_week, salon_week: save-the-cart and appointments start and grow over the ramp to `cart_orders` and
        `salon_orders` (each of `salon_basket` baskets, $3,200 of `salon.week` over the site's $1,800); each costs
        `advice_cost` of revenue in advisers' hours.
    loss: what really leaves, as a multiple of the four losses assumed above (1: as assumed, 0: nobody leaves).
    added: orders that carts and appointments really add, as a multiple of the two assumed (0: none; the hours stay).
    margin: the site's gross margin at full price. `guardrail`: the index that neither revenue nor conversion may go
    below.

    `margin_by_week` is gross margin less retargeting and advisers' hours. `breached` is 1 where the guardrail broke,
    `weeks_below` in how many weeks, `levers` how many of six were pulled, `quarter_revenue` and `quarter_margin` the
    means of the thirteen weeks.
    """

    def week(t: Number, pulled: Number) -> tuple[Number, Number, Number]:
        """Revenue, conversion and margin of week t, in units of a week's orders at full price."""
        on = lambda lever: pulled * _pulled(t, lever)  # noqa: E731
        grown = lambda lever: pulled * _grown(t, lever, ramp)  # noqa: E731
        cart, salon = grown(cart_week), grown(salon_week)
        without_code = 1 - loss * code_incremental * (1 - cart_recovers * cart)
        some = minimum(advised * on(advised_week) + new * on(new_week), 1.0)
        ended = maximum(on(code_week), some)  # the part of the coded orders that gets none
        coded = code_share * (1 - ended)
        asked = 1 - code_share + code_share * ended * without_code
        drawn = 1 - loss * retargeted_orders * retargeting_incremental * on(retargeting_week)
        shown = (1 - loss * carousel_orders * on(carousels_week)) * (1 - loss * entry_orders * on(icons_week))
        icons = icon_aov * grown(icons_week) * (icon_alone + (1 - icon_alone) * salon)
        basket = 1 + room_aov * grown(carousels_week) + icons
        helped, seen = added * cart_orders * cart, added * salon_orders * salon
        pieces = basket * (drawn * shown * (asked + coded) + helped + salon_basket * seen)
        revenue = pieces - basket * drawn * shown * coded * discount
        visits = 1 - retargeted_visits * on(retargeting_week)
        costs = retargeting_cost * (1 - on(retargeting_week)) + advice_cost * (on(cart_week) + on(salon_week))
        kept = revenue - (1 - margin) * pieces - costs
        return revenue, divide(drawn * shown * (asked + coded) + helped + seen, where(visits > 1e-9, visits, 0.0)), kept

    weeks = array([float(t) for t in range(1, WEEKS + 1)])
    now, then = week(weeks, 0.0), week(weeks, 1.0)
    revenue, conversion, kept = (
        100 * divide(after, where(before > 1e-9, before, 0.0)) for before, after in zip(now, then, strict=True)
    )
    trough, trough_conversion, trough_week = revenue[0], conversion[0], where(revenue[0] == revenue[0], 1.0, nan)
    for t in range(1, WEEKS):
        trough_week = where(revenue[t] < trough, t + 1.0, trough_week)
        trough, trough_conversion = minimum(trough, revenue[t]), minimum(trough_conversion, conversion[t])
    below = where((revenue < guardrail) | (conversion < guardrail), 1.0, 0.0)
    levers = (code_week, retargeting_week, carousels_week, icons_week, cart_week, salon_week)
    return {
        "revenue_by_week": list(revenue),
        "conversion_by_week": list(conversion),
        "margin_by_week": list(kept),
        "trough": trough,
        "trough_week": trough_week,
        "trough_conversion": trough_conversion,
        "weeks_below": total(below),
        "breached": where(total(below) > 0, 1.0, 0.0),
        "levers": total([where(lever < OFF, 1.0, 0.0) for lever in levers]),
        "last_revenue": revenue[WEEKS - 1],
        "last_conversion": conversion[WEEKS - 1],
        "last_margin": kept[WEEKS - 1],
        "quarter_revenue": mean(revenue),
        "quarter_margin": mean(kept),
    }


def bill(
    *, quarter_sales: Number = 30e6, kept: Number = 0.63, tools: Number = 2e6, **sequence: Number
) -> dict[str, Any]:
    """What a sequence brings in dollars of gross margin a quarter, beside what the building costs once.

    sequence: the inputs of `path`; TypeError for any other.
    quarter_sales: the site's sales in an ordinary quarter, a fifth of the house's in `aov.profit`; kept: the part of
    them that is margin. tools: save-the-cart, the adviser's book and click-to-DOS, as in `top_client.budget`.

    `gain` is this quarter's, `gain_last` that of a quarter of weeks like the last, both against an ordinary one;
    `quarters` of the latter pay for the tools (NaN where it is nothing, below 0 where margin falls).
    """
    found = path(**sequence)
    margin = quarter_sales * kept
    last = margin * (found["last_margin"] / 100 - 1)
    return {
        "gain": margin * (found["quarter_margin"] / 100 - 1),
        "gain_last": last,
        "quarters": divide(tools, where(abs(last) > 1e-6, last, 0.0)),
    }
