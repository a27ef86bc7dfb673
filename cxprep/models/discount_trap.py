"""Access against a code, over eight contacts with the same customers: what a code buys, and what it teaches.

A deliberately small model, every figure of which is the book's assumption (grade C). Money is dollars of gross margin,
rates are fractions of the customers written to, per contact. It knows no competitor, no season and no brand.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, where

CONTACTS = 8  # two years of four


def compare(
    *,
    customers: Number = 1000.0,
    basket: Number = 150.0,
    gross_margin: Number = 0.55,
    base_rate: Number = 0.15,
    message_cost: Number = 1.2,
    access_extra: Number = 0.04,
    access_cost: Number = 1.0,
    discount: Number = 0.15,
    code_extra: Number = 0.06,
    used_at_first: Number = 0.25,
    taught: Number = 0.15,
) -> dict[str, Any]:
    """Gross margin against writing to nobody, running totals over the contacts, for both kinds of message.

    base_rate: share that buys around each contact anyway. access_extra, code_extra: further purchases that each kind of
    message brings. access_cost: what an access message costs a customer beyond `message_cost` (the evening, the piece
    put aside). A purchase by code earns `basket * (gross_margin - discount)`. Of the purchases that would have been
    made anyway, `used_at_first` are paid by the first code; each code teaches a share `taught` of the rest to wait for
    the next, so that before contact k the share waiting is 1 - (1 - used_at_first) * (1 - taught)^(k - 1).

    `overtakes` is the first contact after which access is ahead in total (NaN if none of the eight);
    `break_even_access_cost` is the access cost at which access earns nothing, `flip_access_cost` the one at which it
    earns no more than the code, both dollars a customer and contact, negative where access could not even be free.
    """
    access_each = customers * (access_extra * basket * gross_margin - message_cost - access_cost)
    bought = customers * (code_extra * basket * (gross_margin - discount) - message_cost)
    access: list[Number] = [0.0]
    code: list[Number] = [0.0]
    given: Number = 0.0
    waiting, last = used_at_first, used_at_first
    for _ in range(CONTACTS):
        away = customers * base_rate * waiting * discount * basket
        given = given + away
        access.append(access[-1] + access_each)
        code.append(code[-1] + bought - away)
        last = waiting
        waiting = waiting + (1 - waiting) * taught
    overtakes: Number = nan
    for contact in range(CONTACTS, 0, -1):
        overtakes = where(access[contact] > code[contact], float(contact), overtakes)
    before_access_cost = access_extra * basket * gross_margin - message_cost
    return {
        "access_by_contact": access,
        "code_by_contact": code,
        "access_total": access[CONTACTS],
        "code_total": code[CONTACTS],
        "advantage": access[CONTACTS] - code[CONTACTS],
        "code_first": code[1],
        "code_last": code[CONTACTS] - code[CONTACTS - 1],
        "given_away": given,
        "waiting_at_last": last,
        "overtakes": overtakes,
        "break_even_access_cost": before_access_cost,
        "flip_access_cost": before_access_cost - divide(code[CONTACTS], customers * CONTACTS),
    }
