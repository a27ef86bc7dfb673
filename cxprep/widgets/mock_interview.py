"""A mock interview: questions and one drill, or four questions for tonight, drawn by lot, against the clock, scored.

What is drawn, and why it is the same on any device, is `cxprep.practice.interview`'s to say. The page keeps what the
reader scores and writes on the reader's device only.
"""

from __future__ import annotations

from typing import Any

from cxprep import paths
from cxprep.bank import QUESTION_KINDS, Drill, Question, Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.practice.interview import MINUTES, seconds_of
from cxprep.roles.check import interview_lacks
from cxprep.widgets.role_items import Banks, asked, fold, listing, panel, roles_of


class MockInterview(PageWidget):
    """The mock interview of one role or more."""

    kind = "mock_interview"
    styles = ("drill.css", "practice.css")

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
    }
    return MockInterview(spec=spec, html=html)


def _role(role: Role) -> dict[str, Any]:
    profile = role.filled(role.profile)
    return {
        "id": role.id,
        "title": profile.title,
        "levels": list(profile.levels),
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
