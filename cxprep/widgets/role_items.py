"""What the practice widgets take from the bank: roles, and their items as plain data for the page.

Texts are filled in here, so that a page's script meets words only. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxprep.bank import Bank, Drill, Question, Role
from cxprep.live.html import NOTHING, Html, escaped, joined

Banks = Bank | Role | Iterable[Role]


def roles_of(banks: Banks) -> list[Role]:
    """The roles of a bank, of one role, or of several, in the order given."""
    if isinstance(banks, Bank):
        return list(banks.roles.values())
    return [banks] if isinstance(banks, Role) else list(banks)


def titles(role: Role, section: str) -> list[dict[str, str]]:
    """The items of one kind by id and title."""
    return [{"id": item.id, "title": role.text(item.title)} for item in role.of(section)]


def asked(role: Role, item: Question | Drill) -> dict[str, Any]:
    """What an interview needs of a question or a drill."""
    item = role.filled(item)
    pushbacks = [{"who": p.who, "says": p.asked} for p in item.pushbacks]
    data = {"id": item.id, "title": item.title, "levels": list(item.levels), "pushbacks": pushbacks}
    if isinstance(item, Drill):
        return {**data, "task": item.task, "minutes": item.minutes, "follow_ups": list(item.questions)}
    parts = [{"name": part.name, "seconds": part.seconds, "do": part.do} for part in item.parts]
    ups = {"follow_ups": list(item.follow_ups), "presses": list(item.presses)}
    return {**data, "kind": item.kind, "parts": parts, **ups}


def scale_of(role: Role, item: Question | Drill) -> dict[str, Any]:
    """The scales of a question or a drill by level, as the page shows them."""
    return {
        level: [{"dimension": name, "anchors": list(anchors)} for name, anchors in dimensions.items()]
        for level, dimensions in role.filled(item).scale.items()
    }


def listing(words: Iterable[str]) -> Html:
    """Texts as a list in HTML."""
    return escaped("<ul>{}</ul>", joined(escaped("<li>{}</li>", one) for one in words))


def fold(summary: str, inside: Html) -> Html:
    """A part of a page that opens, without any script."""
    return escaped("<details><summary>{}</summary>{}</details>", summary, inside)


def panel(name: str, without_script: str, inside: Html = NOTHING) -> Html:
    """A practice widget's root: what its script fills, and what can be read without one."""
    return escaped(
        """<div class="mot-practice" data-practice="{}">
<noscript><p>{}</p></noscript>
<div class="mot-app"></div>
{}
</div>""",
        name,
        without_script,
        inside,
    )
