"""What one sale leaves the house, by channel: boutique (DOS), own site, marketplace, wholesale partner.

Gross margin after returns and handling, before rent, staff, media and tax. Money is dollars, rates are fractions; the
figures are the book's assumptions (grade C).
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, where


def _part(a: Number, b: Number, otherwise: Number = nan) -> Number:
    """a / b, and `otherwise` where b is next to nothing."""
    return divide(a, where(abs(b) > 1e-9, b, 0.0), otherwise)


def _kept(
    price: Number, cost: Number, returned: Number, out: Number, back: Number, restock: Number, unsellable: Number
) -> Number:
    """Gross margin a piece sent out: (1-r)(p-c) - s - r(b + k + w c)."""
    return (1 - returned) * (price - cost) - out - returned * (back + restock + unsellable * cost)


def own(
    *,
    price: Number = 1800.0,
    cost_share: Number = 0.32,
    dos_returned: Number = 0.04,
    dos_restock: Number = 20.0,
    online_returned: Number = 0.22,
    at_boutique: Number = 0.25,
    online_out: Number = 45.0,
    online_back: Number = 35.0,
    online_restock: Number = 30.0,
    unsellable: Number = 0.08,
) -> dict[str, Any]:
    """Gross margin of a hundred pieces sold in a boutique and of a hundred sent out by the site.

    returned: share of pieces brought back. `online_out`: carriage and packaging a parcel; `online_back`: carriage of a
    parcel that comes back by post, which the share `at_boutique` of returns does not; restock: checking and preparing a
    returned piece; `unsellable`: share of online returns that cannot be sold as new, written off at cost (in a boutique
    none is).

    Margins are shares of kept sales, NaN where nothing is kept. `returns_halved` and `returns_at_boutique` are the
    site's margin with half the returns, and with every return brought to a boutique.
    """
    cost = price * cost_share
    back = online_back * (1 - at_boutique)
    dos = _kept(price, cost, dos_returned, 0.0, 0.0, dos_restock, 0.0)
    online = _kept(price, cost, online_returned, online_out, back, online_restock, unsellable)
    dos_margin = _part(dos, price * (1 - dos_returned))
    online_margin = _part(online, price * (1 - online_returned))
    each_return = back + online_restock + unsellable * cost
    half = _kept(price, cost, online_returned / 2, online_out, back, online_restock, unsellable)
    carried = _kept(price, cost, online_returned, online_out, 0.0, online_restock, unsellable)
    return {
        "listed_margin": _part(price - cost, price),
        "dos_margin": dos_margin,
        "online_margin": online_margin,
        "gap": dos_margin - online_margin,
        "dos_per_hundred": 100 * dos,
        "online_per_hundred": 100 * online,
        "online_kept": 100 * (1 - online_returned),
        "each_return": each_return,
        "carriage_points": _part(online_out, price * (1 - online_returned)),
        "returns_points": _part(online_returned * each_return, price * (1 - online_returned)),
        "returns_halved": _part(half, price * (1 - online_returned / 2)),
        "returns_at_boutique": _part(carried, price * (1 - online_returned)),
    }


def listing(
    *,
    price: Number = 1800.0,
    cost_share: Number = 0.32,
    own_margin: Number = 0.67,
    commission: Number = 0.25,
    fulfilment: Number = 0.05,
    wholesale_share: Number = 0.48,
    moved: Number = 0.45,
    pieces: Number = 3000.0,
) -> dict[str, Any]:
    """A year of pieces sold by others: what each leaves, and how many of them the house would have made itself.

    A marketplace keeps `commission` of the price and costs `fulfilment` of it; a wholesale partner pays
    `wholesale_share` of the price for the piece. `own_margin` is what the same sale leaves in the house's own channels
    and `moved` the share of the others' sales that would have been made there. All are shares of the list price.

    net: margin earned less own margin forgone, on `pieces` a year. The break-even is the share moved at which that is
    zero; NaN where the own margin is nothing.
    """
    market = 1 - cost_share - commission - fulfilment
    partner = wholesale_share - cost_share
    forgone = moved * own_margin
    sales = pieces * price
    return {
        "own_each": own_margin * price,
        "market_each": market * price,
        "partner_each": partner * price,
        "market_net": sales * (market - forgone),
        "partner_net": sales * (partner - forgone),
        "market_earned": sales * market,
        "partner_earned": sales * partner,
        "forgone": sales * forgone,
        "market_break_even": _part(market, own_margin),
        "partner_break_even": _part(partner, own_margin),
    }
