"""Why an average order value moved: the orders' mix, or what an order of the same tier brings.

Money is dollars, shares and changes are fractions. The bridge is the price-volume-mix bridge of any margin review, with
the convention that mix is counted at last quarter's tier prices and the rest is rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxprep.models import channels
from cxprep.numbers.arith import Number, divide, total, where


def bridge(
    *,
    shares_before: Sequence[Number] = (0.22, 0.50, 0.28),
    shares_after: Sequence[Number] = (0.17, 0.49, 0.34),
    tier_aov: Sequence[Number] = (4200.0, 1483.2, 480.0),
    aov_after: Number = 1580.0,
) -> dict[str, Any]:
    """How much of the change in AOV is mix and how much is rate.

    shares_before, shares_after: each tier's share of orders. tier_aov: last quarter's AOV of each tier, in the same
    order. aov_after: this quarter's AOV of all orders.

    `aov_before` is what the old shares give at those prices; `mix_effect` what the new shares take off it at the same
    prices, sum of (after - before) x tier AOV; `rate_effect` the rest of the change. The two add up to it.
    """
    before = total([share * price for share, price in zip(shares_before, tier_aov, strict=True)])
    moved = zip(shares_before, shares_after, tier_aov, strict=True)
    mix = total([(after - was) * price for was, after, price in moved])
    return {"aov_before": before, "mix_effect": mix, "rate_effect": aov_after - before - mix}


def profit(
    *,
    off_price: Number = 0.10,
    aov_before: Number = 1800.0,
    aov_after: Number = 1580.0,
    online_share_before: Number = 0.18,
    online_share_after: Number = 0.19,
    full_price_before: Number = 0.88,
    full_price_after: Number = 0.78,
    revenue_change: Number = 0.0,
    house_sales: Number = 156e6,
) -> dict[str, Any]:
    """What the quarter did to gross profit: the site's own, and the house's.

    off_price: the mean cut on revenue that was not taken at full price (nobody has said it; 0.10 is the cart code's).
    house_sales: the house's sales a quarter, before, in dollars. The other inputs are those of `diagnose`. A boutique
    keeps what `channels.own` says of one; a site order keeps its price less the pieces, parcels and returns, which
    follow from its price before the cut.

    `site_margin_before` and `..._after` are gross margins of the site's sales, `site_profit_change` the relative
    change of its gross profit, `house_profit_change` that of the house's and `house_profit_dollars` the latter in
    dollars a quarter. `house_mix_change` is the part that comes of the moved sales alone, the site keeping what it kept
    before. NaN where there is nothing to divide by.
    """

    def site(paid: Number, full: Number) -> Number:
        """The site's gross margin at a mean price paid, of which `full` was taken at list."""
        listed = paid * (full + divide(1 - full, 1 - off_price))
        each = channels.own(price=listed)
        return 1 - _per(listed * (1 - each["online_margin"]), paid)

    boutique = channels.own()["dos_margin"]
    before, after = site(aov_before, full_price_before), site(aov_after, full_price_after)
    house = 1 + revenue_change
    kept_before = (1 - online_share_before) * boutique + online_share_before * before
    kept_after = house * ((1 - online_share_after) * boutique + online_share_after * after)
    only_moved = house * ((1 - online_share_after) * boutique + online_share_after * before)
    return {
        "boutique_margin": boutique,
        "site_margin_before": before,
        "site_margin_after": after,
        "site_profit_change": _per(house * online_share_after * after, online_share_before * before) - 1,
        "house_profit_change": _per(kept_after, kept_before) - 1,
        "house_profit_dollars": house_sales * (kept_after - kept_before),
        "house_mix_change": _per(only_moved, kept_before) - 1,
    }


def _per(a: Number, b: Number) -> Number:
    """`a / b`; NaN where b is zero, or what rounding leaves of a zero."""
    return divide(a, where(abs(b) > 1e-9, b, 0.0))


def diagnose(
    *,
    top_aov: Number = 4200.0,
    entry_aov: Number = 480.0,
    top_share_before: Number = 0.22,
    top_share_after: Number = 0.17,
    entry_share_before: Number = 0.28,
    entry_share_after: Number = 0.34,
    aov_before: Number = 1800.0,
    aov_after: Number = 1580.0,
    online_share_before: Number = 0.18,
    online_share_after: Number = 0.19,
    full_price_before: Number = 0.88,
    full_price_after: Number = 0.78,
    top_client_before: Number = 0.22,
    top_client_after: Number = 0.20,
    code_share_before: Number = 0.08,
    code_share_after: Number = 0.18,
    code_discount: Number = 0.10,
    allocated: Number = 0.60,
    revenue_change: Number = 0.0,
) -> dict[str, Any]:
    """The bridge with three tiers, and what the other figures of the dashboard say of orders and revenue.

    top: icons and haute; entry: small leather; core: the orders between. Shares are of online orders. The core's AOV is
    not given but solved, so that last quarter's tiers make `aov_before`. online_share: online's part of the house's
    revenue, whose change is `revenue_change`. full_price: the share of online revenue taken at full price. top_client:
    the top clients' share of online revenue. code_share: the part of orders that carries a code of `code_discount`,
    spread evenly over the tiers. allocated: the part of top-tier orders whose pieces are given out in fixed numbers.

    `mix_top`, `mix_core` and `mix_entry` split the mix effect, each tier against the average: (after - before) x
    (tier AOV - aov_before). Changes of orders and revenue are relative to last quarter. `depth_implied` is the mean
    price cut on the revenue that left full price which would be the whole rate effect; `revenue_needed` is the house's
    growth at which as many top-tier orders came as before. `code_effect` is what the code alone does to the AOV by
    being used more often, `code_part` that as a part of the rate effect. `allocation_change` is the change
    in the allocated pieces delivered that would be the whole change in top-tier orders. NaN where a share or a price
    divides by zero.
    """
    core_before = 1 - top_share_before - entry_share_before
    core_after = 1 - top_share_after - entry_share_after
    core_aov = _per(aov_before - top_share_before * top_aov - entry_share_before * entry_aov, core_before)
    found = bridge(
        shares_before=(top_share_before, core_before, entry_share_before),
        shares_after=(top_share_after, core_after, entry_share_after),
        tier_aov=(top_aov, core_aov, entry_aov),
        aov_after=aov_after,
    )
    online = (1 + revenue_change) * _per(online_share_after, online_share_before)
    orders = online * _per(aov_before, aov_after)
    top_orders = orders * _per(top_share_after, top_share_before)
    at_old_prices = found["aov_before"] + found["mix_effect"]
    left_full_price = full_price_before - full_price_after
    code_effect = -code_discount * (code_share_after - code_share_before) * at_old_prices
    return {
        **found,
        "change": aov_after - aov_before,
        "core_aov": core_aov,
        "mix_share": _per(found["mix_effect"], aov_after - aov_before),
        "mix_top": (top_share_after - top_share_before) * (top_aov - aov_before),
        "mix_core": (core_after - core_before) * (core_aov - aov_before),
        "mix_entry": (entry_share_after - entry_share_before) * (entry_aov - aov_before),
        "online_revenue_change": online - 1,
        "orders_change": orders - 1,
        "top_orders_change": top_orders - 1,
        "core_orders_change": orders * _per(core_after, core_before) - 1,
        "entry_orders_change": orders * _per(entry_share_after, entry_share_before) - 1,
        "full_price_revenue_change": online * _per(full_price_after, full_price_before) - 1,
        "off_price_revenue_change": online * _per(1 - full_price_after, 1 - full_price_before) - 1,
        "top_client_revenue_change": online * _per(top_client_after, top_client_before) - 1,
        "depth_implied": _per(-found["rate_effect"], at_old_prices * left_full_price),
        "revenue_needed": _per(1 + revenue_change, top_orders) - 1,
        "code_effect": code_effect,
        "code_part": _per(code_effect, found["rate_effect"]),
        "allocation_change": _per(top_orders - 1, allocated),
    }
