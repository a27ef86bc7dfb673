"""The reader's own stories, and which questions they would answer.

The stories are kept on the reader's device only; as a file they have the form that `cxprep.practice.stories` documents.
Without a role the reader names competencies in own words.
"""

from __future__ import annotations

from typing import Any

from cxprep.bank import Role
from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import Banks, fold, listing, panel, roles_of, titles

# What belongs into each part of a story; the form shows it beside the part's field.
PARTS = {
    "situation": ("Situation", "Where and when, in two sentences. Who was affected, and how many of them."),
    "task": ("Task", "What was yours to do, and what would have happened without you."),
    "action": ("Action", "Your own steps, in order, with one that did not work."),
    "result": ("Result", "What changed for customers, and how you know."),
    "reflection": ("Reflection", "What you would do differently. It should cost you something to say."),
}


class StoryBank(PageWidget):
    """The story bank: a form, a list, a matrix of stories and questions, files in and out."""

    kind = "story_bank"
    styles = ("drill.css", "practice.css")

    def __repr__(self) -> str:
        return "Story bank"


def story_bank(banks: Banks) -> StoryBank:
    """The story bank for the roles of `banks`, of which there may be none yet."""
    roles = roles_of(banks)
    parts = [{"name": name, "title": title, "help": words} for name, (title, words) in PARTS.items()]
    inside = fold("What a story is made of", listing(f"{title}. {words}" for title, words in PARTS.values()))
    for role in roles:
        questions = [question["title"] for question in titles(role, "question")]
        if questions:
            inside += fold(
                f"The questions your stories should answer: {role.text(role.profile.title)}", listing(questions)
            )
    html = panel(
        "stories",
        "Your stories are written down and kept by your own browser, and this one runs no scripts. The lists below "
        "serve on paper too.",
        inside,
    )
    return StoryBank(spec={"roles": [_role(role) for role in roles], "parts": parts}, html=html)


def _role(role: Role) -> dict[str, Any]:
    questions = [
        {"id": question.id, "title": role.text(question.title), "lookFors": list(question.look_fors)}
        for question in role.of("question")
    ]
    return {
        "id": role.id,
        "title": role.text(role.profile.title),
        "lookFors": titles(role, "look-for"),
        "questions": questions,
    }
