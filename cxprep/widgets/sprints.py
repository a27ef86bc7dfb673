"""Number sprints on a page: ten tasks drawn by a seed, a quiet clock, and a debrief with the way in the head.

What is drawn, and what the models answer, is `cxprep.practice.sprints`'s to say. Past sprints are kept on the reader's
device only and compared with nobody else's.
"""

from __future__ import annotations

from cxprep.bank import Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.numbers import formats
from cxprep.practice.sprints import Kind, Task, draw, load, pack
from cxprep.widgets.role_items import Banks, fold, panel, roles_of

EXAMPLE = 1  # the seed from which the worked examples are


class NumberSprints(PageWidget):
    """The sprints of one set of kinds or more."""

    kind = "sprints"
    styles = ("drill.css", "practice.css", "sprints.css")

    def __repr__(self) -> str:
        return f"Number sprints: {len(self.spec['kinds'])} kinds of tasks, {self.spec['tasks']} at a time"


def number_sprints(banks: Banks) -> NumberSprints:
    """The sprints, beginning with the set of the seat kept on the device. One example of each kind is told in full."""
    held = load()
    seats: dict[str, Role] = {role.id: role for role in roles_of(banks)}
    examples = {kind.id: _example(kind) for kind in held.kinds}
    html = panel(
        "sprints",
        "Drawing and timing need scripts, and this browser runs none. Here is one task of each kind, with its way.",
        fold("The ways in the head, one of each kind", joined(_told(examples[kind.id]) for kind in held.kinds)),
    )
    spec = {
        "tasks": held.tasks,
        "minutes": held.minutes,
        "sets": [
            {"id": one.id, "title": one.title, "kinds": [kind.id for kind in held.of(one.id)]} for one in held.sets
        ],
        "seats": {role: chosen for role, chosen in held.seats.items() if role in seats},
        "kinds": [pack(kind) for kind in held.kinds],
    }
    return NumberSprints(spec=spec, html=html)


def _example(kind: Kind) -> Task:
    """The first task of this kind among the sprints from EXAMPLE on."""
    seed = EXAMPLE
    while True:
        for task in draw(seed):
            if task.kind is kind:
                return task
        seed += 1


def answer_words(task: Task) -> str:
    """The model's number with its unit: "17%", "$112", "16 customers"."""
    text = formats.show(task.answer, task.kind.format)
    return text if text[0] == "$" or text[-1] == "%" else f"{text} {task.kind.unit_words}"


def _told(task: Task) -> Html:
    steps = joined(escaped("<li>{}</li>", words) for words in task.way[0])
    return escaped(
        '<section class="mot-worked"><h3>{}</h3><p>{}</p><ol>{}</ol>'
        "<p>The model says <b>{}</b>; {} counts.</p></section>",
        task.kind.title,
        task.ask,
        steps,
        answer_words(task),
        task.kind.tolerance_words,
    )
