"""The product pyramid on a page: which place is looked at, and what the order of the pieces does to the mix of orders.

Whether a visitor looks at a place depends on the place alone, and whether she buys what she looks at on the piece: the
examination hypothesis, borne out by Ursu (2018) for hotels ranked by lot. Looking goes on from one place to the next
with the same chance throughout, which is simpler than life: in web search a plain decay fits badly (Craswell et al.
2008). Rates are fractions, money is dollars, counts are a month's. The defaults
are the book's assumptions about one category page of twelve places.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, where

ICONS, METIER, ENTRY = 3, 4, 5  # places that each tier fills
UPPER, PLACES = ICONS + METIER, ICONS + METIER + ENTRY
SPANS = {"icons": (0, ICONS), "metier": (ICONS, UPPER), "entry": (UPPER, PLACES)}


def _sum(values: list[Number]) -> Number:
    result: Number = 0.0
    for value in values:
        result = result + value
    return result


def _looks(entry_at: Number, persistence: Number, put_off: Number) -> tuple[list[Number], list[Number]]:
    """The place of each piece (icons, metier d'art, entry) and the chance that a browser looks at it."""
    by_place: list[Number] = [1.0]
    for _ in range(PLACES - 1):
        by_place.append(by_place[-1] * persistence)
    standing: list[Number] = [where(entry_at > k + 1, float(k + 1), float(k + 1 + ENTRY)) for k in range(UPPER)]
    standing += [entry_at + k for k in range(ENTRY)]
    seen: list[Number] = []
    for place in standing:
        chance: Number = 0.0
        for k, here in enumerate(by_place):
            chance = where(place == k + 1, here, chance)
        seen.append(chance * where(place > standing[ICONS - 1], 1 - put_off, 1.0))
    return standing, seen


def page(
    *,
    entry_at: Number = 1.0,
    persistence: Number = 0.85,
    knowing: Number = 0.30,
    put_off: Number = 0.0,
    entry_rate: Number = 0.0022,
    metier_rate: Number = 0.0019,
    icons_rate: Number = 0.0006,
    icons_price: Number = 4200.0,
    metier_price: Number = 1480.0,
    entry_price: Number = 480.0,
    visitors: Number = 100_000.0,
) -> dict[str, Any]:
    """A month of the page with the entry pieces from place `entry_at` on, beside a month in the pyramid's order.

    Icons and haute fill three places, metier d'art and capsules four, entry small leather five. `entry_at` is whole,
    from 1 (entry on top) to 8 (the pyramid's order); the other tiers keep theirs. `knowing` is the share of visitors
    who come for a piece and find it wherever it stands. The others browse: they go on from each place with the chance
    `persistence`, buy a piece that they look at with the chance `*_rate` of its tier, and `put_off` of them leave
    after the last icon because of what it costs.

    Returns for each tier (`icons`, `metier`, `entry`) its share of orders and of revenue, and orders, revenue, AOV and
    conversion, all of them for the pyramid's order too (`pyramid_...`); the changes against that; the place of each
    piece and the chance that a browser looks at it; and `entry_rate_flip`, the rate at which this order and the
    pyramid's bring the same revenue, NaN where they differ in nothing. Shares, AOV and changes of nothing are NaN.
    """
    rates = {"icons": icons_rate, "metier": metier_rate, "entry": entry_rate}
    wanted = {"icons": 0.0030, "metier": 0.0060, "entry": 0.0022}  # bought, of those who come for a piece
    prices = {"icons": icons_price, "metier": metier_price, "entry": entry_price}
    browsers = visitors * (1 - knowing)
    found: dict[str, Any] = {}
    looks, apart_from_entry = [], []
    for prefix, start in (("", entry_at), ("pyramid_", float(UPPER + 1))):
        places, seen = _looks(start, persistence, put_off)
        orders = {}
        for tier, (first, end) in SPANS.items():
            here = browsers * _sum(seen[first:end])
            orders[tier] = here * rates[tier] + visitors * knowing * wanted[tier]
        entry_looks = browsers * _sum(seen[UPPER:])
        revenue = {tier: orders[tier] * prices[tier] for tier in SPANS}
        found |= {
            f"{prefix}orders": _sum(list(orders.values())),
            f"{prefix}revenue": _sum(list(revenue.values())),
            f"{prefix}places": places,
            f"{prefix}seen": seen,
        }
        looks.append(entry_looks)
        apart_from_entry.append(found[f"{prefix}revenue"] - entry_looks * entry_rate * entry_price)
        found[f"{prefix}aov"] = divide(found[f"{prefix}revenue"], found[f"{prefix}orders"])
        found[f"{prefix}conversion"] = divide(found[f"{prefix}orders"], visitors)
        for tier in SPANS:
            found[f"{prefix}{tier}_share"] = divide(orders[tier], found[f"{prefix}orders"])
            found[f"{prefix}{tier}_revenue_share"] = divide(revenue[tier], found[f"{prefix}revenue"])
    more_looks = (looks[0] - looks[1]) * entry_price
    flip = divide(apart_from_entry[1] - apart_from_entry[0], where(more_looks > 1e-6, more_looks, 0.0))
    for name in ("orders", "revenue", "aov"):
        found[f"{name}_change"] = divide(found[name], found[f"pyramid_{name}"]) - 1
    return {**found, "entry_rate_flip": where((flip >= 0) & (flip <= 1), flip, nan)}
