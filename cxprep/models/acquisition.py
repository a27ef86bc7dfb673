"""Winning clients and writing to them: media by what they cause, an archive, a capsule, two rhythms, two shares.

Five small models of the book's own (grade C: the rates are assumptions). Money is dollars, rates are fractions.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, exp, log, maximum, where

MONTHS = 24
PUBLISHING = 12  # months in which money is spent; then it stops
MAILS_A_MONTH = 4


def _part(a: Number, b: Number, otherwise: Number = nan) -> Number:
    """a / b, and `otherwise` where b is next to nothing."""
    return divide(a, where(abs(b) > 1e-9, b, 0.0), otherwise)


def _channel(spend: Number, first: Number, caused: Number, scale: Number, margin: Number) -> dict[str, Number]:
    """Attributed a S (1 - e^(-x/S)), of which `caused` is incremental; the ceiling is S ln(m q a), or nothing."""
    reach = scale * (1 - exp(-_part(spend, scale, 0.0)))
    first_pays = margin * caused * first
    return {
        "attributed": first * reach,
        "incremental": caused * first * reach,
        "net": margin * caused * first * reach - spend,
        "reported": _part(first * reach, spend),
        "marginal": first_pays * exp(-_part(spend, scale, 0.0)),
        "ceiling": where(first_pays > 1, scale * log(maximum(first_pays, 1.0)), 0.0),
    }


def media(
    *,
    editorial_spend: Number = 60_000.0,
    search_spend: Number = 45_000.0,
    retargeting_spend: Number = 60_000.0,
    editorial_first: Number = 3.0,
    search_first: Number = 20.0,
    retargeting_first: Number = 9.0,
    editorial_caused: Number = 1.6,
    search_caused: Number = 0.12,
    retargeting_caused: Number = 0.10,
    editorial_scale: Number = 90_000.0,
    search_scale: Number = 40_000.0,
    retargeting_scale: Number = 80_000.0,
    gross_margin: Number = 0.63,
) -> dict[str, Any]:
    """A month of three channels: what each is credited with, what it causes, and where its next dollar stops paying.

    first: revenue that the report credits to a channel's first dollar. scale: dollars over which the response wears
    off (a channel's attributed revenue at spend x is a S (1 - e^(-x/S))). caused: incremental revenue per attributed
    dollar; above 1 where the report credits a channel with too little, as with a film seen a week before.

    For each channel: attributed and incremental revenue, `net` (gross margin of the incremental revenue less spend),
    `reported` (attributed revenue a dollar; NaN without spend), `marginal` (margin of the next dollar) and `ceiling`,
    the spend at which marginal is 1: S ln(m q a), and 0 where even the first dollar brings less than a dollar.
    """
    found: dict[str, Any] = {}
    for name, values in {
        "editorial": (editorial_spend, editorial_first, editorial_caused, editorial_scale),
        "search": (search_spend, search_first, search_caused, search_scale),
        "retargeting": (retargeting_spend, retargeting_first, retargeting_caused, retargeting_scale),
    }.items():
        found |= {f"{name}_{key}": value for key, value in _channel(*values, gross_margin).items()}
    for key in ("attributed", "incremental", "net"):
        found[key] = found[f"editorial_{key}"] + found[f"search_{key}"] + found[f"retargeting_{key}"]
    search = _channel(found["search_ceiling"], search_first, search_caused, search_scale, gross_margin)
    stopped = _channel(
        found["retargeting_ceiling"], retargeting_first, retargeting_caused, retargeting_scale, gross_margin
    )
    found["net_at_ceilings"] = found["editorial_net"] + search["net"] + stopped["net"]
    found["search_caused_even"] = _part(1.0, gross_margin * search_first)
    found["retargeting_caused_even"] = _part(1.0, gross_margin * retargeting_first)
    return found


def earned(
    *,
    pieces: Number = 2.0,
    cost: Number = 30_000.0,
    visits: Number = 2600.0,
    kept: Number = 0.85,
    price_a_visit: Number = 4.0,
) -> dict[str, Any]:
    """Twelve months of the same money, in editorial pieces or in bought visits, and twelve more without it.

    pieces: published a month, `cost` dollars each; a piece is read by `visits` people in its first month, and a share
    `kept` of a month's readers comes in the next. The same money buys visits at `price_a_visit`, which end with it.

    By month, 0 to 24, and in total. `overtakes`: first month after which the archive's total is ahead (NaN if none).
    `half_life`: months in which a piece's readers halve (NaN where they never do, or are gone at once). `price_even`:
    the price of a bought visit at which both bring the same in the 24 months.
    """
    budget = pieces * cost
    bought_a_month = _part(budget, price_a_visit)
    archive: Number = 0.0
    months: list[Number] = [0.0]
    bought: list[Number] = [0.0]
    totals: list[Number] = [0.0]
    for month in range(1, MONTHS + 1):
        new = pieces * visits if month <= PUBLISHING else 0.0
        archive = archive * kept + new
        months.append(archive)
        totals.append(totals[-1] + archive)
        bought.append(bought_a_month if month <= PUBLISHING else 0.0 * bought_a_month)
    overtakes: Number = nan
    for month in range(MONTHS, 0, -1):
        spent = bought_a_month * min(month, PUBLISHING)
        overtakes = where(totals[month] > spent, float(month), overtakes)
    decay = where((kept > 0) & (kept < 1), log(where(kept > 0, kept, 0.5)), nan)
    return {
        "earned_by_month": months,
        "bought_by_month": bought,
        "earned_total": totals[MONTHS],
        "bought_total": bought_a_month * PUBLISHING,
        "earned_first": months[1],
        "earned_last_paid": months[PUBLISHING],
        "earned_last": months[MONTHS],
        "bought_a_month": bought_a_month,
        "overtakes": overtakes,
        "half_life": _part(-log(2.0), decay),
        "budget": budget,
        "price_even": _part(budget * PUBLISHING, totals[MONTHS]),
    }


def moment(
    *,
    orders: Number = 1400.0,
    new_share: Number = 0.55,
    new_anyway: Number = 0.30,
    known_anyway: Number = 0.70,
    basket: Number = 1150.0,
    gross_margin: Number = 0.67,
    cost: Number = 600_000.0,
    second_share: Number = 0.22,
    second_basket: Number = 2100.0,
    top_spend: Number = 30_000.0,
) -> dict[str, Any]:
    """A capsule with an ambassador, counted against a season without it.

    Of `orders`, `new_share` are by new clients. `new_anyway` of these and `known_anyway` of the others would have
    bought something from the house in the same season. A share `second_share` of the new clients it caused
    buys again within eighteen months, for `second_basket`. `top_spend`: what a top client spends in a year.

    `net` is the gross margin of first and second purchases that were caused, less `cost`. `second_even`: the share
    buying again at which that is zero (negative where the first purchases pay alone). `top_even`: how many top clients
    may stop buying for a year before nothing is left (NaN where nothing is left already).
    """
    new = orders * new_share * (1 - new_anyway)
    known = orders * (1 - new_share) * (1 - known_anyway)
    first = (new + known) * basket * gross_margin
    again = new * second_basket * gross_margin
    second = again * second_share
    net = first + second - cost
    return {
        "new_reported": orders * new_share,
        "new_caused": new,
        "known_caused": known,
        "reported": orders * basket * gross_margin,
        "first": first,
        "first_new": new * basket * gross_margin,
        "second": second,
        "cost": cost,
        "net": net,
        "second_clients": new * second_share,
        "second_even": _part(cost - first, again),
        "top_even": where(net > 0, _part(net, top_spend * gross_margin), nan),
        "cost_a_returning": _part(maximum(cost - first, 0.0), new * second_share),
    }


def letters(
    *,
    names: Number = 120_000.0,
    blast_leave: Number = 0.008,
    blast_caused: Number = 0.0004,
    letter_leave: Number = 0.002,
    letter_caused: Number = 0.0010,
    basket: Number = 1500.0,
    gross_margin: Number = 0.67,
    invited: Number = 360.0,
    accepted: Number = 0.20,
    bought: Number = 0.25,
    invited_basket: Number = 3900.0,
    seat_cost: Number = 180.0,
) -> dict[str, Any]:
    """Two years with one list: four product mails a month to everybody, or one letter a month and some invitations.

    leave: share of the names that each mailing loses for good. caused: purchases that a mailing causes, a name.
    invited: people a month who get an invitation by name, from an adviser; `accepted` come, at `seat_cost` each, and of
    those `bought` buy for `invited_basket` who would not have done so.

    Names left by month 0 to 24, gross margin of what was caused, and its totals. After k mailings N (1-u)^k names are
    left. `seat_even`: the cost of a seat at which an invitation earns nothing.
    """
    blast: Number = names
    letter: Number = names
    blast_names: list[Number] = [names]
    letter_names: list[Number] = [names]
    mailed: Number = 0.0
    written: Number = 0.0
    for _ in range(MONTHS):
        for _ in range(MAILS_A_MONTH):
            mailed = mailed + blast
            blast = blast * (1 - blast_leave)
        written = written + letter
        letter = letter * (1 - letter_leave)
        blast_names.append(blast)
        letter_names.append(letter)
    each = basket * gross_margin
    came = invited * accepted * MONTHS
    seat_even = bought * invited_basket * gross_margin
    invitations = came * (seat_even - seat_cost)
    return {
        "blast_names": blast_names,
        "letter_names": letter_names,
        "blast_left": _part(blast, names),
        "letter_left": _part(letter, names),
        "blast_margin": mailed * blast_caused * each,
        "letter_margin": written * letter_caused * each,
        "invitation_margin": invitations,
        "quiet_margin": written * letter_caused * each + invitations,
        "came": came,
        "seat_even": seat_even,
        "blast_last_month": MAILS_A_MONTH * blast * blast_caused * each,
        "letter_last_month": letter * letter_caused * each,
        "names_kept": letter - blast,
    }


def top_share(
    *,
    top_clients: Number = 8000.0,
    buy_online: Number = 0.45,
    online_each: Number = 12_000.0,
    top_spend: Number = 28_380.0,
    added: Number = 0.30,
    others: Number = 48_000.0,
    other_each: Number = 1600.0,
) -> dict[str, Any]:
    """Top-client share read in its usual meanings, from one year's clients.

    Of `top_clients`, a share `buy_online` bought online at least once, for `online_each` a year. `top_spend` is what a
    top client spends in all before any of it goes online; of what is bought online, a share `added` comes on top of it
    and the rest moves over from a boutique. `others` are the other online clients, for `other_each` a year each.

    `by_clients`: top clients who bought online, of all top clients. `by_revenue`: top clients' part of online revenue.
    `by_wallet`: online's part of what top clients buy. `house` is what all of them bring. NaN where there is nothing.
    """
    top_online = top_clients * buy_online * online_each
    online = top_online + others * other_each
    top_total = top_clients * top_spend + added * top_online
    return {
        "by_clients": where(top_clients > 0, buy_online, nan),
        "by_revenue": _part(top_online, online),
        "by_wallet": _part(top_online, top_total),
        "top_online": top_online,
        "online": online,
        "top_total": top_total,
        "top_each": _part(top_total, top_clients),
        "added_sales": added * top_online,
        "moved_sales": (1 - added) * top_online,
        "house": top_total + others * other_each,
    }


def online_growth(
    *,
    part_before: Number = 0.31,
    part_after: Number = 0.27,
    wallet_before: Number = 0.09,
    wallet_after: Number = 0.11,
    top_growth: Number = 0.0,
) -> dict[str, Any]:
    """How much online sales must have grown for two shares of top clients to have moved as they did.

    part: top clients' part of online sales. wallet: online's part of what top clients buy. What they buy in all changes
    by `top_growth`. Online sales times part are what top clients buy online, their purchases times wallet are the same,
    so online is in proportion to purchases * wallet / part. NaN where a share to divide by is nothing.
    """
    before = _part(wallet_before, part_before)
    after = _part(wallet_after * (1 + top_growth), part_after)
    return {"growth": _part(after, before) - 1}
