"""Items of the bank as prose of a page, in Markdown: what a notebook shows between its charts.

A notebook writes `concept(bank, "cx-lead.concept.capture-rate")` under its heading and adds the figure worked on the
book's data. It reads the same in Jupyter and on a page.
"""

from __future__ import annotations

from typing import Any

from cxprep.bank import Bank, Claim
from cxprep.prose import DOLLAR, Prose

GRADE = {
    "A": "meta-analysis, several independent studies, or arithmetic",
    "B": "one good study, or public data",
    "C": "practitioners' experience; we found no independent source",
    "D": "often said; unsupported or contradicted",
}
GUIDANCE = "published guidance of practitioners; no study of it"  # of grade C, where there is a text to name


def _prose(text: str) -> Prose:
    return Prose(text, text.replace("$", DOLLAR))


def _claims(bank: Bank, role: str, claims: tuple[Claim, ...]) -> list[str]:
    lines = []
    for claim in claims:
        source = bank.source(claim.source)
        where = f"; {source.short}" if source else ""
        why = GUIDANCE if source and claim.grade == "C" else GRADE[claim.grade]
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


def facilitator_note(bank: Bank, id: str) -> Prose:
    """A drill's note for the leader of a workshop. The cell that shows it carries the tag `instructor`.

    Raises ValueError for a drill without a note.
    """
    item = bank.role(id.split(".")[0]).filled(bank[id])
    if item.note is None:
        raise ValueError(f"{id} has no note for the facilitator; give it one in the bank.")
    parts = [f"**Purpose.** {item.note.purpose}"]
    for title, lines in (
        ("Where groups go wrong", item.note.goes_wrong),
        ("Questions that help", item.note.helps),
        ("Frequently argued", item.note.argued),
    ):
        parts += [f"**{title}**", "\n".join(f"- {line}" for line in lines)]
    return _prose("\n\n".join(parts))


def spoken(bank: Bank, id: str) -> Prose:
    """A drill's answer in thirty seconds, as a quotation."""
    item = bank.role(id.split(".")[0]).filled(bank[id])
    return _prose(f"> “{item.close}”")


def pushbacks(bank: Bank, id: str) -> Prose:
    """The objections to a question or a drill, each with who raises it and an answer."""
    item = bank.role(id.split(".")[0]).filled(bank[id])
    return _prose("\n\n".join(f"**{one.who}: “{one.says}”**\n\n{one.answer}" for one in item.pushbacks))


def facilitator_notes(bank: Bank, role: str) -> Prose:
    """The notes of all drills of a role that have one, each under its title. The cell carries the tag `instructor`."""
    drills = [bank.role(role).filled(item) for item in bank.of("drill", role=role) if item.note]
    return _prose("\n\n".join(f"***{drill.title}***\n\n{facilitator_note(bank, drill.id).text}" for drill in drills))
