"""Clienteling as a funnel: from a shop's transactions to the sales that carry a specialist's tag.

One shop, one year. Rates are fractions, money is dollars, times are minutes a message and hours a week. Multiplying
shares along a path is the book's own arithmetic; nothing here says what the programme causes, only what it touches.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where

WEEKS = 52.0
POINT = 0.01
STEPS = ("capture", "contacted", "hours", "response", "tagged")  # in the order in which a customer passes them
BEST = {"capture": 0.60, "contacted": 0.90, "response": 0.24, "tagged": 0.98}  # a good shop's; the book's assumption


def attributed(
    *,
    transactions: Number,
    capture: Number,
    contacted: Number,
    messages: Number,
    response: Number,
    tagged: Number,
    hours: Number,
    minutes: Number,
    orders_each: Number,
) -> Number:
    """Attributed transactions a year: what the messages that fit into the hours bring, never more than was captured."""
    captured = transactions * capture
    planned = divide(captured, orders_each) * contacted * messages
    sent = minimum(planned, divide(hours * 60 * WEEKS, minutes))
    return minimum(sent * response, captured) * tagged


def funnel(
    *,
    transactions: Number = 24_000.0,
    capture: Number = 0.25,
    orders_each: Number = 2.5,
    contacted: Number = 0.85,
    messages: Number = 8.0,
    response: Number = 0.19,
    tagged: Number = 0.96,
    hours: Number = 12.0,
    minutes: Number = 3.0,
    aov: Number = 120.0,
    clienteled_basket: Number = 151.68,
) -> dict[str, Any]:
    """A shop's year of clienteling, and what one more point of each step is worth.

    transactions: a year. capture: share of them recorded with a name. orders_each: purchases a year of a customer who
    leaves one (2.5 in the order file of 2025), so that there are captured / orders_each customers. contacted: share of
    these whom the shop means to write to, `messages` times a year. hours, minutes: what specialists have a week, and
    what a message takes; beyond the hours nothing is sent. response: purchases a message. tagged: share of those
    purchases that carry the tag. A response needs a captured transaction, so there are never more of them.

    Counts are a year's. `point_<step>` is the extra attributed sales, dollars a year, from one point more of that step
    (`hour_worth`: one hour a week more); `gain_<step>` from bringing it alone to `BEST` (hours: to what the plan asks
    for); `bottleneck` is the step with the largest gain, 1 to 5 as in `STEPS`, 0 where none gains. NaN where a message
    takes no time at all, customers buy nothing or there are no sales to take a share of.
    """
    now = {
        "transactions": transactions,
        "capture": capture,
        "contacted": contacted,
        "messages": messages,
        "response": response,
        "tagged": tagged,
        "hours": hours,
        "minutes": minutes,
        "orders_each": orders_each,
    }
    reached = attributed(**now)

    def worth(**changed: Number) -> Number:
        return (attributed(**{**now, **changed}) - reached) * clienteled_basket

    captured = transactions * capture
    customers = divide(captured, orders_each)
    planned = customers * contacted * messages
    sent = minimum(planned, divide(hours * 60 * WEEKS, minutes))
    hours_needed = planned * minutes / (60 * WEEKS)
    gains = {
        "capture": worth(capture=maximum(capture, BEST["capture"])),
        "contacted": worth(contacted=maximum(contacted, BEST["contacted"])),
        "hours": worth(hours=maximum(hours, hours_needed)),
        "response": worth(response=maximum(response, BEST["response"])),
        "tagged": worth(tagged=maximum(tagged, BEST["tagged"])),
    }
    bottleneck: Number = 0.0
    largest: Number = 1.0  # a gain below a dollar a year is rounding
    for number, step in enumerate(STEPS, start=1):
        larger = gains[step] > largest
        bottleneck = where(larger, float(number), bottleneck)
        largest = where(larger, gains[step], largest)
    sales = reached * clienteled_basket
    return {
        "captured": captured,
        "customers": customers,
        "planned_messages": planned,
        "sent_messages": sent,
        "written_to": divide(sent, messages, 0.0),
        "bought": minimum(sent * response, captured),
        "attributed": reached,
        "attributed_sales": sales,
        "attributed_sales_share": divide(sales, transactions * aov),
        "hours_needed": hours_needed,
        "hours_short": maximum(hours_needed - hours, 0.0),
        "point_capture": worth(capture=capture + POINT),
        "point_contacted": worth(contacted=contacted + POINT),
        "point_response": worth(response=response + POINT),
        "point_tagged": worth(tagged=tagged + POINT),
        "hour_worth": worth(hours=hours + 1.0),
        **{f"gain_{step}": gain for step, gain in gains.items()},
        "bottleneck": bottleneck,
    }
