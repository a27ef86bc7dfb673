"""The questions to put to a firm, led into by what the reader knows of it.

A question's words come from the bank, the sentence before it from the role's words.yml; `{firm}` in them and the facts
in that sentence come from the reader.
Only what was typed in is said. What the reader enters stays in the reader's browser, and in a notebook also in `facts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import traitlets

from cxprep.bank import Role
from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.roles import words
from cxprep.widgets.pieces import slug


def nameless(role: str) -> str:
    """What the questions of `role` call the place until the reader has named it: "your firm", or "your shop"."""
    return words.load(role).nameless


class AskThem(PageWidget):
    """The questions of one role as cards. `facts` holds what the reader typed in: name, lately, where."""

    kind = "ask"
    styles = ("drill.css", "assessment.css")
    facts = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"Questions to ask for {self.spec['role']}"


def ask_them(role: Role) -> AskThem:
    """The questions that `role`'s bank has for the firm; ValueError, in a sentence, where it has none."""
    asks = [role.filled(item, firm="{firm}") for item in role.of("ask")]
    if not asks:
        raise ValueError(f"{role.id} has no question to ask, so there is nothing to adapt.")
    own = words.load(role.id)
    questions: list[dict[str, Any]] = [
        {
            "id": item.id,
            "title": item.title,
            "follow_ups": list(item.follow_ups),
            "lead": asdict(own.lead_to(item.id)),
        }
        for item in asks
    ]
    spec = {"role": role.id, "nameless": own.nameless, "questions": questions}
    return AskThem(spec=spec, html=_html(role.id, questions, own))


def _html(role: str, questions: list[dict[str, Any]], own: words.WordFile) -> Html:
    prefix = slug(role, "ask")
    example = asdict(own.example) if own.example else {}
    cards = joined(
        escaped(
            '<li data-question="{}"><p class="mot-lead" hidden></p><p class="mot-put">{}</p>{}</li>',
            one["id"],
            _named(one["title"], own),
            joined(escaped('<p class="mot-after">Then: {}</p>', _named(text, own)) for text in one["follow_ups"]),
        )
        for one in questions
    )
    fields = [
        _field(f"{prefix}-name", "name", f"The {own.place}’s name", example),
        _field(f"{prefix}-lately", "lately", own.something_new, example),
        _field(f"{prefix}-where", "where", "Where you noticed it, to follow “I noticed it …”", example),
    ]
    return escaped(_FORM, role=role, fields=joined(fields, "\n"), cards=cards, place=own.place)


_FORM = """<div class="mot-own mot-ask" data-ask="{role}">
<form novalidate method="dialog" class="mot-facts" data-needs-script hidden>
{fields}
</form>
<div data-sheet><ol class="mot-cards">{cards}</ol></div>
<div data-needs-script hidden><p class="mot-actions">
<button type="button" class="is-primary" data-copy>Copy as text</button>
<button type="button" data-print>Print the questions</button>
<button type="button" data-clear>Another {place}: clear these</button>
<button type="button" data-restore hidden>Put them back</button></p>
<p class="mot-note" role="status" data-said></p></div></div>"""


def _named(text: str, own: words.WordFile) -> str:
    return text.replace("{firm}", own.nameless)


def _field(ident: str, name: str, label: str, example: Mapping[str, str]) -> Html:
    described, shown = NOTHING, NOTHING
    if example:
        described = escaped(' aria-describedby="{}-example"', ident)
        shown = escaped('<span class="mot-example" id="{}-example">For example: {}</span>', ident, example[name])
    return escaped(
        '<div class="mot-field"><label for="{ident}">{label}</label>'
        '<input type="text" id="{ident}" name="{name}" autocomplete="off"{described}>{shown}</div>',
        ident=ident,
        label=label,
        name=name,
        described=described,
        shown=shown,
    )
