"""A text that the reader writes, and a checker that shows the words it objects to and says what is missing.

Two of them: a reply to Maya Lindqvist, and an answer to "How would you define excellent customer service?". The rules
are those of `cxprep.checking`, and the page runs the same ones without a kernel: in a notebook the widget brings them
along, a page fetches the site's file of them when the reader turns to the checker. There is no score. What is written
is kept on the reader's device only, and in a notebook also in `text`.
"""

from __future__ import annotations

from typing import Any

import traitlets

from cxprep.checking import rules_of_answer, rules_of_reply
from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import slug

STYLES = ("drill.css", "assessment.css", "checking.css")
QUESTION = "How would you define excellent customer service?"
LOOKS_FOR = {
    "reply": {
        "not-specific": ("Not specific", "What only this customer could be told: the thing, the day, what happened."),
        "not-empathetic": ("Not empathetic", "A sentence on what it was like for her."),
        "not-accountable": ("Not accountable", "One person who takes it on, a next step with a time, what was ours."),
        "boilerplate": ("Boilerplate", "No phrase that could be sent to anybody."),
        "hedging": ("Hedging", "No word that leaves open whether it happened, or whose it was."),
    },
    "answer": {
        "definition-only": ("Only a definition", "More than a definition: what you did, or would do."),
        "no-example": ("No example", "One moment that happened."),
        "nothing-about-store": ("Nothing about this shop", "The shop itself: what it sells, who comes in."),
        "played-down": ("Played down", "No words that make small what you bring."),
        "negative": ("Speaks ill of somebody", "No ill word of customers or employers."),
    },
}  # fmt: skip


class Writing(PageWidget):
    """A field with a checker: what stands in it, and for a notebook the rules, which no page holds: they are large."""

    styles = STYLES
    text = traitlets.Unicode().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)


class Checker(Writing):
    """A field and its checker, alone."""

    kind = "checker"

    def __repr__(self) -> str:
        return f"A checker of {self.spec['id']}"


def reply_checker(id: str) -> Checker:
    """The field for a reply to Maya Lindqvist's video and its checker. `id` names the draft on the reader's device."""
    return Checker(spec=reply_spec(id), html=_alone(id, "reply"), rules=rules_of_reply)


def answer_checker(id: str) -> Checker:
    """The field for an answer on excellent customer service, the shop it is for, and its checker; `id` as above."""
    return Checker(spec=answer_spec(id), html=_alone(id, "answer"), rules=rules_of_answer)


def reply_spec(id: str) -> dict[str, Any]:
    """What the page's checker of replies works from."""
    return {
        "id": id,
        "about": "reply",
        "titles": {name: title for name, (title, _) in LOOKS_FOR["reply"].items()},
        "objects": "Look at these again",
        "there": "What is there already",
        "sound": "Nothing to object to. This is what was found in it.",
        "cannot": "It cannot judge whether what you say is true, whether you may promise it, and whether it sounds "
        "like somebody who means it. Read it aloud, then have somebody read it who was not in the room.",
    }


def answer_spec(id: str) -> dict[str, Any]:
    """What the page's checker of answers works from."""
    return {
        "id": id,
        "about": "answer",
        "titles": {name: title for name, (title, _) in LOOKS_FOR["answer"].items()},
        "objects": "Look at these again",
        "there": "What is there already",
        "sound": "Nothing to object to. This is what was found in it.",
        "cannot": "It looks at words and cannot hear you. Whether the story is true and sounds like you, only you "
        "know. Say it aloud once, without reading.",
    }


_WRITING = """<div data-checker data-needs-script hidden><form novalidate method="dialog">
{shop}<div class="mot-field"><label for="{prefix}-text">{label}</label>
<textarea id="{prefix}-text" name="text" rows="9" autocomplete="off"></textarea></div>
<p class="mot-actions"><button type="button" class="is-primary" data-check>Check it</button>
<button type="button" data-copy>Copy</button> <button type="button" data-clear>Clear</button>
<button type="button" data-restore hidden>Put it back</button></p></form>
<p class="mot-note" role="status" data-done></p>
<div class="mot-checked" data-result role="status"></div>
<p class="mot-note mot-kept">Your words stay on this device.</p></div>"""


def writing(id: str, what: str, label: str) -> Html:
    """The field, its shop where it needs one, the buttons and the place for what is found."""
    prefix = slug(id, "check")
    return escaped(_WRITING, shop=_shop(prefix) if what == "answer" else NOTHING, prefix=prefix, label=label)


def looks_for(what: str) -> Html:
    """What the checker looks for, for readers without a script; others fold it out."""
    rows = joined(escaped("<li>{}</li>", words) for _, words in LOOKS_FOR[what].values())
    return escaped(
        '<details class="mot-looks" open><summary>What the checker looks for</summary><ul>{}</ul></details>', rows
    )


def _alone(id: str, what: str) -> Html:
    label = "Your reply to Maya, to be posted under her video" if what == "reply" else f"Your answer to “{QUESTION}”"
    return escaped(
        """<div class="mot-own mot-checking" data-checks="{}">
<noscript><p>It works on paper too: write it down, then go through the list.</p></noscript>
{}
{}</div>""",
        id,
        writing(id, what, label),
        looks_for(what),
    )


def _shop(prefix: str) -> Html:
    fields = (("name", "The shop’s name", "Hexham Outdoor"), ("sells", "What it sells", "walking boots and tents"))
    shown = joined(
        escaped(
            '<div class="mot-field"><label for="{prefix}-{name}">{label}</label>'
            '<input type="text" id="{prefix}-{name}" name="{name}" maxlength="140" autocomplete="off" '
            'aria-describedby="{prefix}-{name}-example">'
            '<span class="mot-example" id="{prefix}-{name}-example">For example: {example}</span></div>',
            prefix=prefix,
            name=name,
            label=label,
            example=example,
        )
        for name, label, example in fields
    )
    return escaped('<div class="mot-shop" data-shop>{}</div>', shown)
