"""An adviser's look on its way across boutique, app and site: where it is handed on, and where it gets lost.

Five handoffs stand in the way from a wish that an adviser wrote down to a sale that she is credited with. Each breaks
with a chance of its own, independently. Rates are fractions, money is dollars, counts are a month's, work is in weeks.
The defaults are the book's assumptions about Maison Vauclair.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, minimum, where

HANDOFFS = ("book", "message", "diary", "piece", "credit")


def _left(breaks: dict[str, Number], to_boutique: Number, rescued: Number, sends_less: Number) -> list[Number]:
    """The share of the possible sales that is left after credit, book, message, diary and piece."""
    passes = {name: 1 - breaks[name] * (1 - rescued) for name in HANDOFFS}
    sent = 1 - minimum(1.0, sends_less * breaks["credit"])
    known = sent * passes["book"]
    whole = known * passes["message"]
    met = whole * (to_boutique * passes["diary"] + 1 - to_boutique)
    return [sent, known, whole, met, met * passes["piece"]]


def chain(
    *,
    book: Number = 0.50,
    message: Number = 0.25,
    diary: Number = 0.35,
    piece: Number = 0.15,
    credit: Number = 0.45,
    sends_less: Number = 0.60,
    to_boutique: Number = 0.60,
    rescued: Number = 0.20,
    looks: Number = 6000.0,
    wants: Number = 0.15,
    basket: Number = 2400.0,
    book_weeks: Number = 10.0,
    message_weeks: Number = 4.0,
    diary_weeks: Number = 3.0,
    piece_weeks: Number = 8.0,
    credit_weeks: Number = 5.0,
) -> dict[str, Any]:
    """A month of looks through five handoffs, and what mending each would add.

    The chances to break: `book`, what the client has and wishes for is in her adviser's book; `message`, the look sent
    opens as a filled cart where she is signed in; `diary`, the hour she books online is in the boutique's diary;
    `piece`, what was promised lies there or is shipped from the nearest boutique; `credit`, the sale carries the
    adviser's name. A broken handoff is `rescued` by the client or somebody on the floor in that share of cases; a lost
    credit loses no sale, but its share times `sends_less` is the share of looks no longer sent. `wants` is the share
    that ends in a purchase where nothing breaks, `to_boutique` the share of these who come in rather than buy on the
    site. `looks` is a month's number if every sale were credited.

    Returns `whole_sales`, those with nothing broken, and how many of them are left along the chain: `sent`, `known`,
    `arrived`, `met` and `sales`; with `lost_share`, `revenue`, and `sends_share`, the share of looks sent. For each
    handoff the sales that mending it alone would add a month (`<name>_adds`) and its relative gain per week of work
    (`<name>_per_week`); `first`, 1 to 5, the one to mend first (NaN where nothing is to be gained), and `widest`, the
    handoff that breaks most often (NaN where none does).

    Mending all, one after the other, loses least where the relative gain per week of work falls from each to the next:
    gains multiply, so that i goes before j if (m_i - 1) / w_i > (m_j - 1) / w_j (an exchange of neighbours shows it).
    """
    breaks = {"book": book, "message": message, "diary": diary, "piece": piece, "credit": credit}
    weeks = {"book": book_weeks, "message": message_weeks, "diary": diary_weeks, "piece": piece_weeks,
             "credit": credit_weeks}  # fmt: skip
    rest = (to_boutique, rescued, sends_less)
    whole = looks * wants
    sent, known, arrived, met, sales = (whole * share for share in _left(breaks, *rest))
    found: dict[str, Any] = {
        "sent": sent,
        "known": known,
        "arrived": arrived,
        "met": met,
        "sales": sales,
        "revenue": sales * basket,
        "sends_share": divide(sent, whole),
        "whole_sales": whole,
        "lost_share": 1 - divide(sales, whole),
    }
    first: Number = nan
    widest: Number = nan
    best: Number = 0.0
    most: Number = 0.0
    for place, name in enumerate(HANDOFFS, start=1):
        adds = whole * _left({**breaks, name: 0.0}, *rest)[-1] - sales
        found[f"{name}_adds"] = where(adds > 1e-9, adds, 0.0)
        gain = divide(adds, sales * weeks[name])
        gain = where(gain > 1e-12, gain, 0.0)
        found[f"{name}_per_week"] = divide(adds, sales * weeks[name])
        first, best = where(gain > best, float(place), first), where(gain > best, gain, best)
        widest, most = where(breaks[name] > most, float(place), widest), where(breaks[name] > most, breaks[name], most)
    return {**found, "first": first, "widest": widest}
