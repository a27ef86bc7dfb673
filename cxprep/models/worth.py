"""What customer experience is worth a year: one point of repeat share, basket, conversion and lifetime value.

Money is dollars of gross margin a year, rates and lifts are fractions. Sales, basket and margin are the case's; every
other figure is the book's own assumption about Larkfield and wants replacing by the reader's.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, divide


def a_year(
    *,
    annual_sales: Number = 400e6,
    aov: Number = 120.0,
    gross_margin: Number = 0.55,
    new_share: Number = 0.35,
    orders_each: Number = 2.0,
    repeat_lift: Number = 0.01,
    orders_when_kept: Number = 2.1,
    pulled_forward: Number = 0.0,
    aov_lift: Number = 0.01,
    orders_lost: Number = 0.0,
    shop_share: Number = 0.70,
    conversion: Number = 0.20,
    conversion_lift: Number = 0.01,
    moved: Number = 0.0,
    lifetime_margin: Number = 120.0,
    value_lift: Number = 0.01,
    cost: Number = 1.5e6,
) -> dict[str, Any]:
    """Gross margin a year of each lift, taken alone and at full effect, after a programme that costs `cost`.

    A year's customers are all orders at `orders_each`.
    Repeat share: of the new customers (`new_share` of all orders are first ones), `repeat_lift` more come back within
    the year and place `orders_when_kept` further orders; `pulled_forward` of these would have come next year anyway.
    Basket: every order is `aov_lift` larger, and `orders_lost` of all orders are lost over it.
    Conversion: visits to shops follow from the shops' orders (`shop_share`) at `conversion`; `conversion_lift` more of
    them end in an order, of which `moved` would have been placed later or on the website.
    Lifetime value: `value_lift` on the `lifetime_margin` of each of a year's new customers. It holds the repeat orders
    of the first lift over again, so the four are never added up.

    The break-evens say where the lift no longer pays its cost: the share pulled forward, the orders lost, the share
    moved, the lift in lifetime value. NaN where there is nothing to divide by.
    """
    orders = divide(annual_sales, aov)
    margin = aov * gross_margin
    new_customers = orders * new_share
    visits = divide(orders * shop_share, conversion)

    repeat_whole = new_customers * repeat_lift * orders_when_kept * margin
    aov_worth = annual_sales * gross_margin * ((1 + aov_lift) * (1 - orders_lost) - 1)
    conversion_whole = visits * conversion_lift * margin
    value_worth = new_customers * value_lift * lifetime_margin
    repeat_worth = repeat_whole * (1 - pulled_forward)
    conversion_worth = conversion_whole * (1 - moved)
    cost_share = divide(cost, annual_sales * gross_margin)

    return {
        "repeat_worth": repeat_worth,
        "aov_worth": aov_worth,
        "conversion_worth": conversion_worth,
        "value_worth": value_worth,
        "repeat_net": repeat_worth - cost,
        "aov_net": aov_worth - cost,
        "conversion_net": conversion_worth - cost,
        "value_net": value_worth - cost,
        "break_even_pulled_forward": 1 - divide(cost, repeat_whole),
        "break_even_orders_lost": 1 - divide(1 + cost_share, 1 + aov_lift),
        "break_even_moved": 1 - divide(cost, conversion_whole),
        "break_even_value_lift": divide(cost, new_customers * lifetime_margin),
        "orders": orders,
        "customers": divide(orders, orders_each),
        "new_customers": new_customers,
        "visits": visits,
    }
