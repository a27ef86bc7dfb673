"""Recall cards: what is due today, one card at a time, ten at a sitting, at fixed distances of days.

The distances (1, 3, 7 and 14 days) are a plain version of spaced practice; a card that was not known starts over at
one day. At most 60 cards a role, as the bank sees to.
"""

from __future__ import annotations

from cxprep.bank import Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import Banks, fold, panel, roles_of

DAYS = (1, 3, 7, 14)


class RecallCards(PageWidget):
    """The recall cards of one role or more. The state of each is {box, due, at, knew}; see recall_schedule.mjs."""

    kind = "recall_cards"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return "; ".join(f"{len(one['cards'])} recall cards for {one['id']}" for one in self.spec["roles"])


def recall_cards(banks: Banks, decks: str | None = None) -> RecallCards:
    """The recall cards of those roles of `banks` that have some.

    decks: the address of the folder with the same cards as Anki decks (<role>.apkg), for download.

    ValueError, in a sentence, where no role has a card.
    """
    roles = [role for role in roles_of(banks) if role.cards()]
    if not roles:
        names = ", ".join(role.id for role in roles_of(banks)) or "This bank"
        raise ValueError(f"{names} has no recall cards; give an item of its bank a card: first.")
    inside = joined(_by_hand(role, decks) for role in roles)
    html = panel("cards", "Without scripts nobody counts the days for you; all cards are below.", inside)
    spec = {"roles": [_role(role) for role in roles], "days": list(DAYS)}
    return RecallCards(spec=spec, html=html)


def _role(role: Role) -> dict[str, object]:
    cards = [{"id": card.id, "topic": card.title, "front": card.front, "back": card.back} for card in role.cards()]
    return {"id": role.id, "title": role.text(role.profile.title), "cards": cards}


def _by_hand(role: Role, decks: str | None) -> Html:
    """All cards of a role to read, and its deck."""
    cards = role.cards()
    each = joined(escaped("<details><summary>{}</summary><p>{}</p></details>", one.front, one.back) for one in cards)
    inside = fold(f"All {len(cards)} cards: {role.text(role.profile.title)}", each)
    if decks is not None:
        words = '<p><a href="{}{}.apkg" download>The same cards as a deck for Anki</a></p>'
        inside += escaped(words, decks, role.id)
    return escaped('<div data-of-role="{}">{}</div>', role.id, inside)
