"""What the reader has done, from what the other widgets keep on the reader's device; with export, import and forget.

It reads every section of the store and owns none of them.
"""

from __future__ import annotations

from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import Banks, fold, listing, panel, roles_of, titles

# What is kept, by the store's sections; the page says the same where nothing is kept yet.
KEPT = {
    "estimates": "your estimates in front of the drills, with what you would have recommended",
    "rehearsals": "your rehearsals, without any recording",
    "assessments": "where you placed yourself in a seat's self-assessment",
    "firm": "your notes on a firm",
    "scores": "the scores you gave yourself, or a friend gave you",
    "cards": "which recall cards you know, and when each comes back",
    "stories": "your stories",
    "interviews": "your mock interviews with your notes",
    "cases": "your estimates of cases that were drawn for you or for your table",
}


class Progress(PageWidget):
    """What is done, scores over time, and all of it in a file or gone."""

    kind = "progress"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return "My progress"


def progress(banks: Banks) -> Progress:
    """The progress panel for the roles of `banks`, of which there may be none yet."""
    roles = roles_of(banks)
    asked = {one["id"]: one["title"] for role in roles for kind in ("question", "drill") for one in titles(role, kind)}
    cards = {role.id: {"title": role.text(role.profile.title), "ids": [c.id for c in role.cards()]} for role in roles}
    kept = listing(f"{words[0].upper()}{words[1:]}." for words in KEPT.values())
    html = panel(
        "progress",
        "Progress is kept by a script, and this browser runs none, so there is nothing to show here.",
        fold("What is kept on this device, and nowhere else", kept),
    )
    return Progress(spec={"asked": asked, "cards": cards}, html=html)
