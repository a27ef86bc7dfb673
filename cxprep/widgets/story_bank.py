"""The reader's own stories, and which questions they would answer.

The stories are kept on the reader's device only; as a file they have the form that `cxprep.practice.stories` documents.
Without a role the reader names competencies in own words.
"""

from __future__ import annotations

from typing import Any

from cxprep.bank import Role
from cxprep.live.widget import PageWidget
from cxprep.widgets.role_items import Banks, fold, listing, panel, roles_of, titles

# What belongs into each part of a story; the form shows it beside the part's field, with the part of the example.
PARTS = {
    "situation": ("Situation", "Where and when, in two sentences. Who was affected, and how many of them."),
    "task": ("Task", "What was yours to do, and what would have happened without you."),
    "action": ("Action", "Your own steps, in order, with one that did not work."),
    "result": ("Result", "What changed for customers, and how you know."),
    "reflection": ("Reflection", "What you would do differently. It should cost you something to say."),
}
# One story told whole: an assistant manager's, made up.
EXAMPLE = {
    "title": "The slips in our own drawer",
    "situation": "In our shop people waited for their money after a return. In May alone forty of them rang to ask.",
    "task": "I was the assistant manager. Refunds belonged to head office and the calls came to us, so nobody counted.",
    "action": "I wrote on forty slips when each one left us. First I asked for a faster system and was told next year. "
    "Then I saw that slips lay in our drawer until Friday for one signature. I asked that two of us may sign daily.",
    "result": "Nine days became three, counted on the next forty slips. The calls halved; some of that was the summer.",
    "reflection": "For three weeks I blamed head office and had not opened our own drawer. Now I look there first.",
    "metric": "Refund days from nine to three, on forty slips",
}
# The form in steps: what each asks for, by the names of its fields.
STEPS = (
    ("The name, and what happened", ("title", "situation", "task")),
    ("What you did", ("action",)),
    ("What came of it", ("result", "metric")),
    ("What it taught you, and what it shows", ("reflection", "shows")),
)


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
    told = [f"{title}. {EXAMPLE[name]}" for name, (title, _) in PARTS.items()]
    inside += fold(
        f"An example: {EXAMPLE['title'].lower()}", listing([*told, f"The number in it. {EXAMPLE['metric']}."])
    )
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
    steps = [{"title": title, "fields": list(fields)} for title, fields in STEPS]
    spec = {"roles": [_role(role) for role in roles], "parts": parts, "steps": steps, "example": EXAMPLE}
    return StoryBank(spec=spec, html=html)


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
