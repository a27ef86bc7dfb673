"""A mock interview: one of the rounds, four questions for tonight, or a mix with a drill, drawn by lot, against the
clock, scored.

What is drawn, and why it is the same on any device, is `cxprep.practice.interview`'s to say; what a round is,
`cxprep.practice.rounds`'. Where the reader types or dictates an answer, the page reads it (`cxprep.answers`) and asks
the follow-up that it leaves open. The page keeps what the reader scores and writes on the reader's device only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import traitlets

from cxprep import paths
from cxprep.answers import page as answers_page
from cxprep.bank import QUESTION_KINDS, Bank, Drill, Question, Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.practice.interview import MINUTES, seconds_of
from cxprep.practice.rounds import rounds
from cxprep.roles import words
from cxprep.roles.check import interview_lacks
from cxprep.widgets.pieces import DICTATION
from cxprep.widgets.role_items import Banks, asked, fold, listing, panel, roles_of, scale_of

SCALES = "scales.json"


class MockInterview(PageWidget):
    """The mock interview of one role or more."""

    kind = "mock_interview"
    styles = ("drill.css", "practice.css", "rounds.css")
    # For a notebook; a page fetches both when they are wanted, as most of a visit does without.
    known = traitlets.Dict().tag(sync=True)  # what answers are read by
    scales = traitlets.Dict().tag(sync=True)  # the scales of all items by their ids

    def __repr__(self) -> str:
        return f"Mock interview: {', '.join(role['title'] for role in self.spec['roles'])}"


def mock_interview(banks: Banks, book: str = "../") -> MockInterview:
    """The mock interview for those roles of `banks` that have questions for all their levels; ValueError for none.

    book: leads from its page to the book's root, where the debrief finds the answers.
    """
    lacking = {role.id: interview_lacks(role) for role in roles_of(banks)}
    roles = [role for role in roles_of(banks) if not lacking[role.id]]
    if not lacking:
        raise ValueError("A mock interview needs a role: give it a bank that holds one.")
    if not roles:
        raise ValueError("\n".join(one.says for found in lacking.values() for one in found))
    inside = joined(_by_hand(role) for role in roles)
    html = panel(
        "interview",
        "Drawing and timing need scripts, and this browser runs none. By hand: take a drill and the questions that "
        "fit, from the lists below, and ask a friend to read them out.",
        inside,
    )
    spec = {
        "book": book,
        "roles": [_role(role) for role in roles],
        "minutes": list(MINUTES),
        "kinds": list(QUESTION_KINDS),
        "rounds": [one.page() for one in rounds()],
        "dictation": DICTATION,
    }
    known = json.loads(answers_page.text(banks)) if isinstance(banks, Bank) else {}
    return MockInterview(spec=spec, html=html, known=known, scales=_scales(roles))


def _scales(roles: list[Role]) -> dict[str, Any]:
    return {item.id: scale_of(role, item) for role in roles for item in (*role.of("question"), *role.of("drill"))}


def write_scales(folder: Path, banks: Banks) -> None:
    """Write the scales of all items as the one JSON file that the page fetches when an interview is over."""
    text = json.dumps(_scales(roles_of(banks)), ensure_ascii=False, separators=(",", ":"))
    (folder / SCALES).write_text(text, encoding="utf-8", newline="\n")


def _role(role: Role) -> dict[str, Any]:
    profile = role.filled(role.profile)
    return {
        "id": role.id,
        "title": profile.title,
        "levels": list(profile.levels),
        "persons": dict(words.load(role.id).persons),
        "dimensions": [{"name": d.name, "title": d.title, "sentence": d.sentence} for d in profile.dimensions],
        "questions": [_asked(role, question) for question in role.of("question")],
        "drills": [_asked(role, drill) for drill in role.of("drill")],
    }


def _asked(role: Role, item: Question | Drill) -> dict[str, Any]:
    """An item with its address within the book, where it has one."""
    return {**asked(role, item), **({"page": paths.address(item.id)} if item.id in paths.labels() else {})}


def _by_hand(role: Role) -> Html:
    items = [*role.of("question"), *role.of("drill")]
    words = [f"{role.text(item.title)} {_minutes(seconds_of(item))}" for item in items]
    summary = f"What may be asked: {role.text(role.profile.title)}"
    return escaped('<div data-of-role="{}">{}</div>', role.id, fold(summary, listing(words)))


def _minutes(seconds: int) -> str:
    """A length as "(2½ minutes)", to the nearest half."""
    whole, half = divmod(round(seconds / 30), 2)
    number = f"{whole or ''}{'½' if half else ''}"
    return f"({number} minute{'' if number in ('1', '½') else 's'})"
