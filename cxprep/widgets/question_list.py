"""The list on top of a questions page: every question in the panel's words, by kind, leading to its section."""

from __future__ import annotations

from cxprep.bank import QUESTION_KINDS, Bank
from cxprep.publish.prose import Prose
from cxprep.widgets.pieces import duration
from cxprep.widgets.question import KINDS


def question_list(held: Bank, role: str) -> Prose:
    """The questions of a role with their time, by kind, as links to their labels, on whichever page they stand."""
    asked = held.role(role)
    questions = [asked.filled(one) for one in asked.of("question")]
    parts = []
    for kind in QUESTION_KINDS:
        rows = [f"- [{one.title}]({one.id}) ({duration(one.seconds)})" for one in questions if one.kind == kind]
        if rows:
            parts += [f"**{KINDS[kind]}**", "\n".join(rows)]
    text = "\n\n".join(parts)
    return Prose(text, text)
