"""What the reader has done, from what the other widgets keep on the reader's device; with export, import and forget.

It reads every section of the store and owns none of them.
"""

from __future__ import annotations

from contextlib import suppress
from math import ceil
from typing import Any

from cxprep import paths
from cxprep.bank import Drill, Role
from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import Banks, fold, listing, panel, roles_of, titles

# What is kept, by the store's sections; the page says the same where nothing is kept yet.
KEPT = {
    "estimates": "your estimates in front of the drills, with what you would have recommended",
    "rehearsals": "your rehearsals, without any recording",
    "assessments": "where you placed yourself in a seat's self-assessment",
    "answers": "answers that you typed and had read, the first and the latest",
    "drafts": "what you typed and have not finished",
    "firm": "your notes on a firm",
    "scores": "the scores you gave yourself, or a friend gave you",
    "cards": "which recall cards you know, and when each comes back",
    "stories": "your stories",
    "interviews": "your mock interviews with your notes",
    "sprints": "your number sprints: how many were near enough, and how long they took",
    "cases": "your estimates of cases that were drawn for you or for your table",
    "paths": "which path you walk, and what you ticked on each",
    "report": "your yes and no to lines of your CV, where you asked the report to keep them",
    "reader": "the seat and the level that you chose",
}


PAGES = ("cards", "interview", "stories", "sprints")


class Progress(PageWidget):
    """What is done, scores over time, and all of it in a file or gone."""

    kind = "progress"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return "My progress"


def progress(banks: Banks, book: str = "../") -> Progress:
    """The progress panel for the roles of `banks`, of which there may be none yet.

    book: leads from its page to the book's root, where what to do next stands.
    """
    roles = roles_of(banks)
    asked = {one["id"]: one["title"] for role in roles for kind in ("question", "drill") for one in titles(role, kind)}
    cards = {role.id: {"title": role.text(role.profile.title), "ids": [c.id for c in role.cards()]} for role in roles}
    kept = listing(f"{words[0].upper()}{words[1:]}." for words in KEPT.values())
    html = panel(
        "progress",
        "Progress is kept by a script, and this browser runs none, so there is nothing to show here.",
        fold("What is kept on this device, and nowhere else", kept),
    )
    spec = {"asked": asked, "cards": cards, "book": book, **_places(roles)}
    return Progress(spec=spec, html=html)


def _places(roles: list[Role]) -> dict[str, Any]:
    """Where things are done, within the book, as far as it has them.

    items: of questions and drills by id, with the minutes that saying one again takes. starts: of each role's path for
    tonight, with its minutes. places: of the practice pages.
    """
    there = paths.labels()
    asked = [item for role in roles for kind in ("question", "drill") for item in role.of(kind) if item.id in there]
    items = {item.id: [paths.address(item.id), _minutes(item)] for item in asked}
    starts = {}
    for role in roles:
        with suppress(paths.PathError):
            path = paths.load(role.id)["tonight"]
            starts[role.id] = [path.list_address, path.minutes]
    pages = {name: paths.address(f"practice.{name}") for name in PAGES if f"practice.{name}" in there}
    return {"items": items, "starts": starts, "places": {**pages, "home": "index.html"}}


def _minutes(item: Any) -> int:
    """A drill's own; a question is said twice, and scored."""
    return item.minutes if isinstance(item, Drill) else 2 * ceil(item.seconds / 60) + 2
