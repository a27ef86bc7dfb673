"""List prices of one bag in four markets, and what exchange rates do to them.

Prices are set together, in each market's currency, and then the currencies move. Everything is compared in euros, at
the price that a client pays; the prices, the rates at which they were set and the sales tax are the book's own.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where

PARIS = 3200.0  # euros, tax included
LISTS = {"new_york": 3300.0, "shanghai": 27_400.0, "tokyo": 480_000.0}  # dollars before tax, yuan, yen
EUROS_AT_SETTING = {"new_york": 1 / 1.10, "shanghai": 1 / 7.80, "tokyo": 1 / 145.0}
SALES_TAX = 0.09  # on top of New York's list price


def _part(a: Number, b: Number, otherwise: Number = nan) -> Number:
    """a / b, and `otherwise` where b is next to nothing."""
    return divide(a, where(abs(b) > 1e-9, b, 0.0), otherwise)


def gaps(
    *,
    dollar_move: Number = 0.03,
    yuan_move: Number = 0.04,
    yen_move: Number = -0.18,
    refund: Number = 0.10,
    duty: Number = 0.20,
    trader_cut: Number = 0.08,
    carriage: Number = 60.0,
    corridor: Number = 0.10,
) -> dict[str, Any]:
    """The four prices in euros, and who gains from their distance.

    Moves: what a currency has gained against the euro since the prices were set. refund: the part of the price that a
    foreign visitor gets back (Paris, Shanghai, Tokyo; New York adds its sales tax and refunds nothing). A trader buys
    as a visitor in the cheapest market, pays `duty` (import duty and tax) on that price and `carriage` euros, and sells
    in the dearest at `trader_cut` below list. corridor: how far a market may stand from Paris.

    A market's gap is p e / p0 - 1, with e euros for one unit of its currency. `visitor_gap`: the dearest price over the
    cheapest one that a visitor pays, less one. `trader_margin`: profit over outlay. `tokyo_rise` and `shanghai_cut`:
    changes of local list prices that bring them to the corridor's edge, zero inside it; `duty_even`: the duty at which
    the trader earns nothing, negative where no duty is needed to stop him.
    """
    price = {
        "new_york": LISTS["new_york"] * EUROS_AT_SETTING["new_york"] * (1 + SALES_TAX) * (1 + dollar_move),
        "shanghai": LISTS["shanghai"] * EUROS_AT_SETTING["shanghai"] * (1 + yuan_move),
        "tokyo": LISTS["tokyo"] * EUROS_AT_SETTING["tokyo"] * (1 + yen_move),
    }
    dearest = maximum(maximum(PARIS, price["new_york"]), maximum(price["shanghai"], price["tokyo"]))
    cheapest = minimum(minimum(PARIS, price["new_york"]), minimum(price["shanghai"], price["tokyo"]))
    as_visitor = minimum(cheapest_of(price, refund), price["new_york"])
    resale = dearest * (1 - trader_cut)
    outlay = as_visitor * (1 + duty) + carriage
    return {
        "paris": PARIS,
        **price,
        **{f"{market}_gap": value / PARIS - 1 for market, value in price.items()},
        "dearest": dearest,
        "cheapest": cheapest,
        "spread": _part(dearest, cheapest) - 1,
        "visitor_gap": _part(dearest, as_visitor) - 1,
        "trader_profit": resale - outlay,
        "trader_margin": _part(resale - outlay, outlay),
        "tokyo_rise": maximum(_part(PARIS * (1 - corridor), price["tokyo"]) - 1, 0.0),
        "shanghai_cut": maximum(1 - _part(PARIS * (1 + corridor), price["shanghai"]), 0.0),
        "duty_even": _part(resale - carriage, as_visitor) - 1,
    }


def cheapest_of(price: dict[str, Number], refund: Number) -> Number:
    """The lowest price that a visitor pays where some of it is refunded, in euros."""
    return minimum(PARIS, minimum(price["shanghai"], price["tokyo"])) * (1 - refund)
