"""Items of the bank as prose of a page, in Markdown: what a notebook shows between its charts.

A notebook writes `concept(bank, "cx-lead.concept.capture-rate")` under its heading and adds the figure worked on the
book's data. It reads the same in Jupyter and on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxprep.bank import Bank, Claim, grounds
from cxprep.bank.bib import Cited
from cxprep.publish.prose import DOLLAR, Prose
from cxprep.roles import words
from cxprep.roles.check import HOME, offered
from cxprep.roles.words import Home


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


# How well a source was checked, in words.
CHECKED = {
    "read": "We read its text or abstract",
    "secondary": "We read it in somebody else's summary",
    "unread": "We know it by name only",
    "derived": "It follows by arithmetic",
}


def _named(source: Cited) -> str:
    """A source as a bibliography names it: who, when, what, where."""
    plain = {name: getattr(source, name).replace("{", "").replace("}", "") for name in ("author", "title", "journal")}
    authors = "; ".join(plain["author"].split(" and "))
    where = "".join(f", {text}" for text in (plain["journal"], source.doi and f"doi {source.doi}") if text)
    return f"{authors} ({source.year}), *{plain['title']}*{where}"


def source(bank: Bank, id: str) -> Prose:
    """A source of a role: what it is, what it is good for there, and how well it was checked."""
    role = id.split(".")[0]
    item = bank.role(role).filled(bank[id])
    cited = bank.source(id)
    if cited is None:
        raise KeyError(f"{id} cites {item.cite}, which sources.bib does not have.")
    return _prose(f"{_named(cited)}.\n\n{item.good_for}\n\n*{CHECKED[cited.status]}.*")


def bibliography(bank: Bank, status: str) -> Prose:
    """Every source of sources.bib that was checked to `status`, by author, with what it is good for.

    Raises KeyError, in a sentence, where no source has that status.
    """
    found = [one for one in bank.sources.values() if one.status == status]
    found.sort(key=lambda one: _named(one).casefold())
    if not found:
        raise KeyError(f"No source is {status}; known are {', '.join(CHECKED)}.")
    notes = {one.key: one.good_for[:1].upper() + one.good_for[1:].rstrip(".") for one in found}
    return _prose("\n".join(f"- {_named(one)}. {notes[one.key]}." for one in found))


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


def unsupported(bank: Bank, chosen: Mapping[str, str]) -> Prose:
    """Claims that are often said and stand on nothing (grade D), as a list, each leading to where the book looks at it.

    chosen: the ids of their items, and with which words the claim begins ("" for an item's first of that grade).
    Raises KeyError, in a sentence, where an item has no such claim.
    """
    lines = []
    for id, beginning in chosen.items():
        role = id.split(".")[0]
        item = bank.role(role).filled(bank[id])
        found = [claim for claim in item.claims if claim.grade == "D" and claim.text.startswith(beginning)]
        if not found:
            raise KeyError(f"{id} has no claim of grade D that begins with {beginning!r}.")
        lines.append(f"- [“{found[0].text}”]({id})")
    return _prose("\n".join(lines))


def on_the_home_page(held: Bank) -> dict[str, Home]:
    """What the home page says of each role that it may offer, by id, in the order that the roles ask for."""
    found = {role: words.load(role).home for role in offered(HOME, held=held)}
    homes = {role: home for role, home in found.items() if home}
    return dict(sorted(homes.items(), key=lambda one: (one[1].order, one[0])))


def counted(number: int) -> str:
    """A small whole number as prose has it: three."""
    return _COUNTED[number] if number < len(_COUNTED) else str(number)


_COUNTED = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
