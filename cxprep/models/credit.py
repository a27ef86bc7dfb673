"""Who is paid for a cart that an adviser sent: three rules, the adviser's reckoning, and the house's.

An adviser knows what a client would like. She can wait for the visit, or send a filled cart. Rates are fractions,
money is dollars. The chances to buy with and without a sent cart come from clients drawn by lot. The defaults are the
book's assumptions.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, where


def send_the_cart(
    *,
    credited: Number = 0.0,
    bought_sent: Number = 0.20,
    bought_left: Number = 0.16,
    in_boutique: Number = 0.45,
    commission: Number = 0.02,
    basket: Number = 2400.0,
    gross_margin: Number = 0.68,
    site_margin: Number = 0.642,
    carts: Number = 1000.0,
) -> dict[str, Any]:
    """`carts` clients, each sent a cart by her adviser, beside as many who were left alone.

    credited: the share of a sale on the site that counts for the adviser (0 where the last click takes it all, 1 where
    she is paid as for a sale in the boutique; the site reports the sale in either case). bought_sent, bought_left: the
    shares that buy within thirty days. in_boutique: of those sent a cart who buy, the share that does so in the
    boutique, where she is paid in full; those left alone are taken to buy there, all of them. gross_margin: what a sale
    in a boutique leaves; site_margin: what one on the site does, after parcels and returns (`channels.own` at this
    basket).

    Returns the adviser's pay with and without (`pay_sent`, `pay_left`, `pay_change`, and the change if
    the site's sales count for nothing or in full), `fair_credit`, the share at which
    she is no worse off for sending (0 where she gains even unpaid, NaN where no share up to 1 would do), the house's
    added sales, margin and commission and what is left (`house_change`), what it costs if the carts sell no more and
    only move sales to the site (`only_moved`, without commission), `dearest_credit`, the share at which nothing is left
    (1 where full pay leaves something, NaN where even none does not), and `reports_sum`: what the adviser's and the
    site's reports add up to, as a multiple of the sales there were (NaN where there were none).
    """
    sold, left = carts * bought_sent * basket, carts * bought_left * basket
    on_site = 1 - in_boutique
    pay_left = left * commission
    pay_sent = sold * commission * (in_boutique + on_site * credited)
    added = sold - left
    added_margin = sold * (in_boutique * gross_margin + on_site * site_margin) - left * gross_margin
    fair = divide(divide(left, sold) - in_boutique, on_site)
    dearest = divide(divide(added_margin + pay_left, sold * commission) - in_boutique, on_site)
    return {
        "pay_sent": pay_sent,
        "pay_left": pay_left,
        "pay_change": pay_sent - pay_left,
        "pay_loss": pay_left - pay_sent,
        "pay_change_unpaid": sold * commission * in_boutique - pay_left,
        "pay_change_full": sold * commission - pay_left,
        "fair_credit": where(fair <= 0, 0.0, where(fair <= 1, fair, nan)),
        "added_sales": added,
        "added_margin": added_margin,
        "only_moved": left * on_site * (gross_margin - site_margin),
        "house_change": added_margin - (pay_sent - pay_left),
        "dearest_credit": where(dearest >= 1, 1.0, where(dearest >= 0, dearest, nan)),
        "site_sales": sold * on_site,
        "adviser_sales": sold * (in_boutique + on_site * credited),
        "reports_sum": divide(sold * (in_boutique + on_site * credited) + sold * on_site, sold),
        "sales": sold,
    }
