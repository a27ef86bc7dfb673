"""A seat on one side of A4: what interviewers look for, each case in thirty seconds, questions to ask, one's own lines.

It is put together from the bank alone, so that it says what the pages say. The theme's style sheet keeps it on a page.
"""

from __future__ import annotations

from cxprep.bank import Bank
from cxprep.live.html import Html, escaped, joined
from cxprep.publish.box import Box
from cxprep.text.sentences import sentences

ASKS = 4  # of the seat's questions to put to them; two are enough on the day
OWN = (
    "The firm, and one thing I saw there",
    "My figure, and what it rests on",
    "My first sentence",
    "My two questions",
)
SUMMARY = "The seat on one sheet"
THEIR_FIRM = "your firm"  # where a question to ask names the firm


def _part(title: str, body: Html) -> Html:
    return escaped("<section><h3>{}</h3>{}</section>", title, body)


def crib(bank: Bank, role: str) -> Box:
    """The sheet of `role`. Raises KeyError for a role that the bank does not have."""
    its = bank.role(role)
    sought = [(item.title, sentences(its.filled(item).shows)[0]) for item in its.of("look-for")]
    closes = [(item.title, its.filled(item).close) for item in its.of("drill")]
    asks = [its.filled(item).title.replace("{firm}", THEIR_FIRM) for item in its.of("ask")[:ASKS]]
    title = f"{its.profile.title}: on one sheet"
    html = escaped(
        '<div class="mot-live"><details class="mot-fold"><summary>{}</summary><div class="mot-crib">'
        '<p class="mot-crib-title">{}</p>{}</div></details></div>',
        SUMMARY,
        title,
        joined(
            [
                _part(
                    "What they look for",
                    escaped("<ul>{}</ul>", joined(escaped("<li><b>{}.</b> {}</li>", *one) for one in sought)),
                ),
                _part(
                    "Each case in thirty seconds",
                    joined(escaped("<p><b>{}</b> {}</p>", *one) for one in closes),
                ),
                _part("To ask them", escaped("<ul>{}</ul>", joined(escaped("<li>{}</li>", one) for one in asks))),
                _part("My own", joined(escaped('<p class="mot-crib-line">{}</p>', one) for one in OWN)),
            ]
        ),
    )
    text = [title, "", *(f"{name}. {what}" for name, what in sought), "", *(f"{name} {what}" for name, what in closes)]
    return Box(str(html), "\n".join([*text, "", *asks]))
