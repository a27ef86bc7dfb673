"""Holding the list price: a season's pieces held or marked down, and a month of a welcome code.

Two small models of the book's own (grade C: every rate is an assumption). Money is dollars, rates are fractions.
Neither knows what a low price does to the wish for the next piece in years to come.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where


def _part(a: Number, b: Number, otherwise: Number = nan) -> Number:
    """a / b, and `otherwise` where b is next to nothing."""
    return divide(a, where(abs(b) > 1e-9, b, 0.0), otherwise)


def season(
    *,
    units: Number = 1000.0,
    demand: Number = 780.0,
    price: Number = 1450.0,
    cost_share: Number = 0.32,
    markdown: Number = 0.30,
    waiting: Number = 0.12,
    clears: Number = 0.80,
    sold_later: Number = 0.60,
    carry_cost: Number = 0.08,
    salvage: Number = 0.05,
) -> dict[str, Any]:
    """The same pieces, held at list or marked down at the end of the season.

    units: pieces made, at `cost_share` of the price each. demand: pieces the season sells at list where nobody expects
    a markdown. Held: of what is left, `sold_later` sells at list elsewhere or next season, every piece left costs
    `carry_cost` of its price, and the rest recovers `salvage` of it. Marked down: a share `waiting` of the season's
    buyers waits and pays `1 - markdown`, so does a share `clears` of what is left, and the rest recovers `salvage`.

    Gross margin is revenue and salvage less the cost of all pieces made and of carrying. Full-price sell-through is the
    share of pieces sold that went at list; NaN where none is sold. `break_even_waiting` is the share waiting at which
    both ways leave the same margin (below zero: holding wins even if nobody waits; NaN where no buyer could wait).
    """
    wanted = minimum(units, demand)
    left = units - wanted
    later = left * sold_later
    hold_list = wanted + later
    hold_revenue = hold_list * price
    made = units * price * cost_share
    hold_margin = hold_revenue + price * (salvage * (left - later) - carry_cost * left) - made
    cut_list = wanted * (1 - waiting)
    cut_units = wanted * waiting + left * clears
    unsold = left * (1 - clears)
    cut_revenue = price * (cut_list + cut_units * (1 - markdown))
    cut_margin = cut_revenue + price * salvage * unsold - made
    if_none_waits = cut_margin + wanted * waiting * price * markdown
    return {
        "hold_list": hold_list,
        "hold_unsold": left - later,
        "hold_revenue": hold_revenue,
        "hold_margin": hold_margin,
        "cut_list": cut_list,
        "cut_units": cut_units,
        "cut_unsold": unsold,
        "cut_revenue": cut_revenue,
        "cut_margin": cut_margin,
        "advantage": hold_margin - cut_margin,
        "holding_costs": cut_margin - hold_margin,
        "hold_sell_through": _part(hold_list, units),
        "cut_sell_through": _part(cut_list + cut_units, units),
        "cut_full_price": _part(cut_list, cut_list + cut_units),
        "break_even_waiting": _part(if_none_waits - hold_margin, wanted * price * markdown),
        "left": left,
    }


def welcome_code(
    *,
    online_orders: Number = 5600.0,
    first_share: Number = 0.45,
    code_share: Number = 0.50,
    anyway: Number = 0.70,
    basket: Number = 1050.0,
    gross_margin: Number = 0.603,
    boutique_margin: Number = 0.68,
    discount: Number = 0.10,
    house_sales: Number = 42e6,
    leak: Number = 0.04,
) -> dict[str, Any]:
    """A month of a welcome code: its own account, and the account of the house.

    Of `online_orders` a month, `first_share` are a client's first, and `code_share` of these use the code. `anyway` is
    the share of them that would have been placed without it; `basket` is the list price of a code order, `gross_margin`
    what the site keeps of one so small. A caused order earns `basket * (gross_margin - discount)`, any other gives
    `basket * discount` away. `leak` is the share of the house's other full-price sales, dollars `house_sales` a month,
    on which the same reduction is asked for and granted. Where it is refused and the client goes, the sale is lost with
    its `boutique_margin`.

    `ledger` is the code's own account, `net` takes the leak off it. `break_even_anyway` is the share that would have
    bought anyway at which the ledger is zero, 1 - discount / gross_margin; `break_even_leak` the leak at which the net
    is; `break_even_refused` the share of the other sales whose loss, after a refusal, uses up the ledger
    (`lost_even` dollars of them). `clients_a_leak` and `clients_a_refusal` are these two as one sale in so many. NaN
    where there is nothing to divide by, or nothing to lose.
    """
    users = online_orders * first_share * code_share
    caused = users * (1 - anyway)
    gained = caused * basket * (gross_margin - discount)
    given = users * anyway * basket * discount
    ledger = gained - given
    leaked = house_sales * leak * discount
    refused = _part(ledger, house_sales * boutique_margin)
    return {
        "users": users,
        "share_of_orders": _part(users, online_orders),
        "caused": caused,
        "gained": gained,
        "given": given,
        "ledger": ledger,
        "leaked": leaked,
        "net": ledger - leaked,
        "break_even_anyway": 1 - _part(discount, gross_margin),
        "break_even_leak": _part(ledger, house_sales * discount),
        "clients_a_leak": _part(1.0, maximum(_part(ledger, house_sales * discount, 0.0), 0.0)),
        "break_even_refused": refused,
        "lost_even": _part(ledger, boutique_margin),
        "clients_a_refusal": _part(1.0, maximum(_part(ledger, house_sales * boutique_margin, 0.0), 0.0)),
    }


def code_ended(
    *, full_before: Number = 0.86, full_after: Number = 0.97, with_code: Number = 0.021, without: Number = 0.0182
) -> dict[str, Any]:
    """What ending a code takes from online orders, from two shares at full price and a test of the code.

    full_before, full_after: share of orders at full price, with the code and after it has ended; the difference is
    taken as the share of orders that used it. with_code, without: first orders a new name, in the test's two halves.
    `lost` is the share of all orders that the code had caused, used * caused. NaN where nobody offered it bought.
    """
    used = full_after - full_before
    caused = _part(with_code - without, with_code)
    return {"used": used, "caused": caused, "lost": used * caused}
