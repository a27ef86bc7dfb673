"""Recall cards: what is due today, one card at a time, at fixed distances of days.

The distances (1, 3, 7 and 14 days) are a plain version of spaced practice; a card that was not known starts over at
one day. At most 60 cards a role, as the bank sees to.
"""

from __future__ import annotations

from cxprep.bank import Role
from cxprep.live.html import escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import fold, panel

DAYS = (1, 3, 7, 14)


class RecallCards(PageWidget):
    """A role's recall cards. The state of each is {box, due, at}: which distance, the day it is due, last seen."""

    kind = "recall_cards"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return f"{len(self.spec['cards'])} recall cards for {self.spec['role']}"


def recall_cards(role: Role, deck: str | None = None) -> RecallCards:
    """The recall cards of `role`; `deck` is the address of the same cards as an Anki deck (.apkg), for download.

    ValueError where the role has no card.
    """
    cards = [{"id": card.id, "topic": card.title, "front": card.front, "back": card.back} for card in role.cards()]
    if not cards:
        raise ValueError(f"{role.id} has no recall cards; give an item of its bank a card: first.")
    each = joined(
        escaped("<details><summary>{}</summary><p>{}</p></details>", card["front"], card["back"]) for card in cards
    )
    inside = fold(f"All {len(cards)} cards", each)
    if deck:
        inside += escaped('<p><a href="{}" download>The same cards as a deck for Anki</a></p>', deck)
    html = panel(f"cards-{role.id}", "Without scripts nobody counts the days for you; all cards are below.", inside)
    return RecallCards(spec={"role": role.id, "cards": cards, "days": list(DAYS)}, html=html)
