"""A compensation matrix: what is offered for which failure, to whom, and who may decide it.

Compensation is what comes on top of what is owed: the refund, the replacement, the repair. Those are never a matter of
tier or of authority. Amounts are dollars; the table, the limits and the case mix are Larkfield's, and so the book's
assumptions.

`decide` gives one case's answer in words; `cell` and `cost` are the same table in numbers that a page can move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where

# failure -> (dollars at the smallest scale for a guest, share of a year's cases), from the mildest
FAILURES: dict[str, tuple[float, float]] = {
    "late": (10.0, 0.40),
    "wrong": (20.0, 0.28),
    "money": (20.0, 0.17),
    "manner": (30.0, 0.145),
    "safety": (50.0, 0.005),
}
# scale and tier -> (factor, share of a year's cases)
SCALES: dict[str, tuple[float, float]] = {"small": (1.0, 0.60), "medium": (2.0, 0.30), "large": (4.0, 0.10)}
TIERS: dict[str, tuple[float, float]] = {"guest": (1.0, 0.45), "member": (1.5, 0.45), "top": (2.0, 0.10)}
ROLES = ("associate", "manager", "lead")
LIMITS = {"associate": 40.0, "manager": 100.0, "lead": 500.0}  # dollars a case
ALWAYS_LEAD = "safety"  # whatever the amount

FAILURE_WORDS = {
    "late": "a promise kept late",
    "wrong": "a wrong, damaged or missing piece",
    "money": "a wrong charge or a refund that did not come",
    "manner": "careless treatment",
    "safety": "a piece that may hurt somebody",
}
ROLE_WORDS = {
    "associate": "the associate or agent who hears it",
    "manager": "the shop manager or team leader",
    "lead": "the customer-experience lead",
}
OWED = {
    "late": "the item by the quickest way there is, and the delivery charge back",
    "wrong": "the right piece today if a shop has it, and nothing to send back at her cost",
    "money": "the money itself, today, with the reference of the payment",
    "manner": "an apology from the manager of the person concerned, by telephone",
    "safety": "the piece collected at our cost, the price back in full, and the batch off sale until it is checked",
}


@dataclass(frozen=True)
class Decision:
    """What to do in one case."""

    failure: str
    scale: str
    tier: str
    amount: float
    decides: str  # one of ROLES
    limit: float  # what that role may give
    owed: str  # what the customer gets whatever her tier
    words: str  # what to say to her
    escalation: str  # what the person who hears it does next


def _known(kind: str, value: str, table: dict[str, Any]) -> None:
    if value not in table:
        raise ValueError(f"{value!r} is no {kind} of the matrix; it knows {', '.join(table)}.")


def amount_of(base: Number, scale: Number, tier: Number, generosity: Number = 1.0) -> Number:
    """Dollars on top of what is owed: the product of the table's factors, at most what the lead may give."""
    return minimum(base * scale * tier * generosity, LIMITS["lead"])


def decide(failure: str, scale: str, tier: str) -> Decision:
    """The matrix's answer for one case: the amount, who may decide it, and the words.

    failure, scale and tier are keys of `FAILURES`, `SCALES` and `TIERS`; ValueError names what is known otherwise.
    The amount never exceeds the limit of the role that decides, and never falls with scale or tier.
    """
    _known("failure", failure, FAILURES)
    _known("scale", scale, SCALES)
    _known("tier", tier, TIERS)
    amount = amount_of(FAILURES[failure][0], SCALES[scale][0], TIERS[tier][0])
    able = [role for role in ROLES if amount <= LIMITS[role]]
    decides = "lead" if failure == ALWAYS_LEAD else able[0]
    return Decision(
        failure=failure,
        scale=scale,
        tier=tier,
        amount=amount,
        decides=decides,
        limit=LIMITS[decides],
        owed=OWED[failure],
        words=_words(failure, scale, amount, decides),
        escalation=_escalation(decides),
    )


def _words(failure: str, scale: str, amount: float, decides: str) -> str:
    opening = {
        "late": "You were promised a day and we missed it.",
        "wrong": "What reached you is not what you paid for, and that is our fault.",
        "money": "This is your money and you should not have had to ask for it.",
        "manner": "You came to us with a question and were not treated well. I am sorry.",
        "safety": "Please stop using it. I am glad that you rang.",
    }[failure]
    weight = {
        "small": "",
        "medium": " It has cost you time as well.",
        "large": " You had counted on us, and that makes it worse.",
    }[scale]
    if decides == "associate":
        closing = f" I will see to it now, and I would like to add ${amount:,.0f} for the trouble."
    else:
        who = {"manager": "My manager", "lead": "Our head of customer experience"}[decides]
        closing = f" I will see to it now. {who} will ring you today about what we can add for the trouble."
    return opening + weight + closing


def _escalation(decides: str) -> str:
    if decides == "associate":
        return "None: decide, do it, and write down why."
    return (
        f"Start on what is owed at once; {ROLE_WORDS[decides]} decides the amount the same day and rings the customer."
    )


def cell(*, failure: Number = 1.0, scale: Number = 1.0, tier: Number = 1.0, generosity: Number = 1.0) -> dict[str, Any]:
    """One case by number: `failure`, `scale` and `tier` are positions in `FAILURES`, `SCALES` and `TIERS`, from 0.

    `generosity` multiplies every amount of the matrix, as in `cost`; the limits stay where they are.

    `amount` in dollars; `role` is 0 for the associate, 1 for the manager, 2 for the lead; `headroom` is what that
    role's limit would still allow.
    """

    def pick(position: Number, table: dict[str, tuple[float, float]]) -> Number:
        values = [value for value, _ in table.values()]
        found: Number = values[0]
        for number, value in enumerate(values[1:], start=1):
            found = where(position > number - 0.5, value, found)
        return found

    amount = amount_of(pick(failure, FAILURES), pick(scale, SCALES), pick(tier, TIERS), generosity)
    safety = failure > list(FAILURES).index(ALWAYS_LEAD) - 0.5
    role = where(amount > LIMITS["manager"], 2.0, where(amount > LIMITS["associate"], 1.0, 0.0))
    role = where(safety, 2.0, role)
    limit = where(role > 1.5, LIMITS["lead"], where(role > 0.5, LIMITS["manager"], LIMITS["associate"]))
    return {"amount": amount, "role": role, "limit": limit, "headroom": limit - amount}


def at_the_counter(
    *, failure: Number = 1.0, scale: Number = 1.0, own_limit: Number = 40.0, manager_limit: Number = 100.0
) -> dict[str, Any]:
    """`cell` for a customer whom the shop does not know, where a shop draws its limits elsewhere.

    `own_limit` is the associate's and `manager_limit` the shop manager's, in dollars a case; a manager's below the
    associate's counts as the associate's. `above` is what the associate would have to ask for; `role` as in `cell`.
    """
    case = cell(failure=failure, scale=scale, tier=0.0)
    amount, manager = case["amount"], maximum(manager_limit, own_limit)
    role = where(amount > manager, 2.0, where(amount > own_limit, 1.0, 0.0))
    return {
        "amount": amount,
        "role": where(failure > list(FAILURES).index(ALWAYS_LEAD) - 0.5, 2.0, role),
        "above": maximum(amount - own_limit, 0.0),
        "manager": manager,
    }


def cost(
    *,
    cases: Number = 24_000.0,
    associate_limit: Number = 40.0,
    manager_limit: Number = 100.0,
    generosity: Number = 1.0,
    top_factor: Number = 2.0,
    drift: Number = 0.15,
    escalation_cost: Number = 12.0,
) -> dict[str, Any]:
    """What the matrix costs in a year, and how many cases the first person can settle.

    cases: a year, spread over the table by its shares. Limits: dollars a case; a manager's limit below an associate's
    counts as the associate's. generosity: factor on every amount. top_factor: the top tier's factor. drift: the part
    of an associate's headroom (limit less amount) that is given away on top. escalation_cost: dollars of two people's
    time for each case that goes up; one that goes to the lead goes up once.

    Dollars a year; `share_at_once` is the fraction settled by the first person, `a_case` dollars (NaN without cases).
    """
    manager_limit = maximum(manager_limit, associate_limit)
    by_role: list[Number] = [0.0, 0.0, 0.0]
    share: list[Number] = [0.0, 0.0, 0.0]
    extra: Number = 0.0
    for failure, (base, often) in FAILURES.items():
        for scale, frequent in SCALES.values():
            for tier, (factor, common) in TIERS.items():
                part = often * frequent * common
                amount = amount_of(base, scale, top_factor if tier == "top" else factor, generosity)
                if failure == ALWAYS_LEAD:
                    share[2] = share[2] + part
                    by_role[2] = by_role[2] + part * amount
                    continue
                first = where(amount <= associate_limit, 1.0, 0.0)
                second = where(amount <= manager_limit, 1.0 - first, 0.0)
                for role, mine in enumerate((first, second, 1.0 - first - second)):
                    share[role] = share[role] + part * mine
                    by_role[role] = by_role[role] + part * mine * amount
                extra = extra + part * first * drift * (associate_limit - amount)
    up = share[1] + share[2]
    given = [cases * value for value in by_role]
    matrix = given[0] + given[1] + given[2]
    drifted, asking = cases * extra, cases * up * escalation_cost
    return {
        "by_matrix": matrix,
        "drifted": drifted,
        "asking": asking,
        "total": matrix + drifted + asking,
        "by_associate": given[0],
        "by_manager": given[1],
        "by_lead": given[2],
        "share_at_once": 1 - up,
        "escalations": cases * up,
        "a_case": divide(matrix + drifted + asking, cases),
    }
