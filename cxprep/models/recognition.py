"""A tier customer's year: how often she is recognised, and the chance that she always is.

Contacts are a year's numbers for one customer, recognition is a fraction of contacts. The defaults are the book's own
assumptions about Larkfield.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, divide, power


def a_year(
    *,
    till_contacts: Number = 3.0,
    till: Number = 0.60,
    line_contacts: Number = 1.0,
    line: Number = 0.85,
    returns_contacts: Number = 1.0,
    returns: Number = 0.30,
    website_contacts: Number = 4.0,
    website: Number = 0.98,
    members: Number = 4000.0,
) -> dict[str, Any]:
    """`members` tier customers with these contacts each, recognised with the given chance at each, independently.

    Returns the share of contacts recognised, the share of members recognised every time (the product of each chance
    to the power of its contacts), how many members are missed at least once, what perfect recognition at one place
    alone would make of the share recognised every time, and the contacts missed a year.
    """
    contacts = till_contacts + line_contacts + returns_contacts + website_contacts
    hits = till_contacts * till + line_contacts * line + returns_contacts * returns + website_contacts * website
    at_till, on_line = power(till, till_contacts), power(line, line_contacts)
    at_returns, on_site = power(returns, returns_contacts), power(website, website_contacts)
    every_time = at_till * on_line * at_returns * on_site
    return {
        "recognised_share": divide(hits, contacts),
        "every_time": every_time,
        "missed_members": members * (1 - every_time),
        "missed_contacts": members * (contacts - hits),
        "with_till_mended": on_line * at_returns * on_site,
        "with_line_mended": at_till * at_returns * on_site,
        "with_returns_mended": at_till * on_line * on_site,
        "with_website_mended": at_till * on_line * at_returns,
    }
