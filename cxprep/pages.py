"""Items of the bank as prose of a page, in Markdown: what a notebook shows between its charts.

A notebook writes `concept(bank, "cx-lead.concept.capture-rate")` under its heading and adds the figure worked on the
book's data. It reads the same in Jupyter and on a page.
"""

from __future__ import annotations

from typing import Any

from cxprep.bank import Bank, Claim, grounds
from cxprep.prose import DOLLAR, Prose


def _prose(text: str) -> Prose:
    return Prose(text, text.replace("$", DOLLAR))


def _claims(bank: Bank, role: str, claims: tuple[Claim, ...]) -> list[str]:
    lines = []
    for claim in claims:
        source = bank.source(claim.source)
        where = f"; {source.short}" if source else ""
        why = grounds(claim, source)
        lines.append(f"- {bank.text(claim.text, role)} *Grade {claim.grade}: {why}{where}.*")
    return ["\n".join(lines)] if lines else []


def look_for(bank: Bank, id: str) -> Prose:
    """What interviewers look for: how it shows in an answer, how it fails, and the claims with their grades."""
    role = id.split(".")[0]
    item = bank.role(role).filled(bank[id])
    parts = [f"**How it shows.** {item.shows}", f"**How it fails.** {item.fails}"]
    return _prose("\n\n".join([*parts, *_claims(bank, role, item.claims)]))


def concept(bank: Bank, id: str) -> Any:
    """The idea, its formula, the trap and the graded claims of a concept."""
    role = id.split(".")[0]
    item = bank.role(role).filled(bank[id])
    formula = f"\n\n$${item.formula}$$" if item.formula else ""
    before = item.idea
    after = "\n\n".join([f"**The trap.** {item.trap}", *_claims(bank, role, item.claims)])
    text = f"{before}{formula}\n\n{after}"
    return Prose(text, before.replace("$", DOLLAR) + formula + "\n\n" + after.replace("$", DOLLAR))
