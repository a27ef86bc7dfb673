"""The questions to put to a firm, led into by what the reader knows of it.

A question's words come from the bank; `{firm}` in them and the facts in the sentence before it come from the reader.
Only what was typed in is said. What the reader enters stays in the reader's browser, and in a notebook also in `facts`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import traitlets

from cxprep.bank import Role
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import slug

NAMELESS = "your firm"  # what a question says until the reader has named one; a seat may have a word of its own


@dataclass(frozen=True)
class Lead:
    """The sentences before a question, for a reader who has noticed something, somewhere, or both.

    Places: `{lately}` fits after "I noticed", `{where}` after "I noticed it", `{firm}` is the firm.
    """

    both: str
    lately: str
    where: str


LEADS = {
    "cx-lead.ask.nps-governance": Lead(
        both="I noticed {lately} {where}. Sooner or later somebody has to say whether it worked.",
        lately="I noticed {lately}. Sooner or later somebody has to say whether it worked.",
        where="I have had a look at {firm}, {where}. What I saw there has no figures on it, so let me ask.",
    ),
    "cx-lead.ask.clienteling-maturity": Lead(
        both="When I noticed {lately} {where}, I wondered which of your customers would hear of it, and from whom.",
        lately="When I noticed {lately}, I wondered which of your customers would hear of it, and from whom.",
        where="I have had a look at {firm}, {where}, and wondered what happens once a customer has gone home.",
    ),
    "cx-lead.ask.vip-loyalty": Lead(
        both="I noticed {lately} {where}. That much anybody may see, so let me ask about what only a few do.",
        lately="I noticed {lately}. That much anybody may see, so let me ask about what only a few do.",
        where="What I saw of {firm} {where} is there for everybody. Let me ask about what only a few see.",
    ),
    "cx-lead.ask.journey-moments": Lead(
        both="I noticed {lately} {where}, so one thing has had its turn. Others will be waiting.",
        lately="I noticed {lately}, so one thing has had its turn. Others will be waiting.",
        where="I followed a customer's path at {firm} as far as I could, {where}. You see the rest of it.",
    ),
    "cx-lead.ask.brand-voice": Lead(
        both="I noticed {lately} {where}. Whatever is new brings its own complaints, even where it is good.",
        lately="I noticed {lately}. Whatever is new brings its own complaints, even where it is good.",
        where="I have seen how {firm} sounds on a good day, {where}. I would like to hear about a bad one.",
    ),
    "luxury-digital.ask.flagship": Lead(
        both="I noticed {lately} {where}. Something else must have stood in that place before.",
        lately="I noticed {lately}. Something else must have stood in that place before.",
        where="I have looked at {firm}, {where}, and paid attention to what stands in front.",
    ),
    "luxury-digital.ask.clienteling": Lead(
        both="When I noticed {lately} {where}, I wondered what an adviser could do with it for a client of hers.",
        lately="When I noticed {lately}, I wondered what an adviser could do with it for a client of hers.",
        where="I have been a guest of {firm}, {where}, and would like to hear how that looks to an adviser.",
    ),
    "luxury-digital.ask.omnichannel": Lead(
        both="I noticed {lately} {where}. Whatever is new has to be carried from one room of the house into the next.",
        lately="I noticed {lately}. Whatever is new has to be carried from one room of the house into the next.",
        where="What I saw of {firm} {where} was one room. I would like to ask about the doors between rooms.",
    ),
    "luxury-digital.ask.discipline": Lead(
        both="I noticed {lately} {where}. Whatever is wanted tempts somebody to make an exception.",
        lately="I noticed {lately}. Whatever is wanted tempts somebody to make an exception.",
        where="I have been a client of {firm} for an hour, {where}. How a price is held cannot be seen from there.",
    ),
    "luxury-digital.ask.acquisition": Lead(
        both="I noticed {lately} {where}, and asked myself who met the house there for the first time.",
        lately="I noticed {lately}, and asked myself who met the house there for the first time.",
        where="I have watched who comes to {firm}, {where}. What becomes of them I could not see.",
    ),
    "service-associate.ask.questions-to-put": Lead(
        both="I noticed {lately} {where}. I would like to be of use with things like that soon.",
        lately="I noticed {lately}. I would like to be of use with things like that soon.",
        where="I had a look round {where}, and I could see how much there is to learn.",
    ),
}
# What the three fields may hold, for whoever does not know what to write.
EXAMPLES = {
    "cx-lead": ("Larkfield", "the new repair counter", "in your Bath shop"),
    "luxury-digital": ("Maison Vauclair", "the film about the clasp", "in your app"),
    "service-associate": ("Plugwell", "the table where people can try the speakers", "when I came in on Saturday"),
}
# What the reader would call the place, and how the field for something new there is named.
SEATS = {"service-associate": ("shop", "Something you saw there or that is new, to follow “I noticed …”")}
ANY_SEAT = ("firm", "Something they launched or changed lately, to follow “I noticed …”")
GENERAL = Lead(
    both="I noticed {lately} {where}. It made me curious.",
    lately="I noticed {lately}. It made me curious.",
    where="I have had a look at {firm}, {where}, and have a question about what I could not see.",
)


def nameless(role: str) -> str:
    """What the questions of `role` call the place until the reader has named it: "your firm", or "your shop"."""
    return f"your {SEATS.get(role, ANY_SEAT)[0]}"


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
    questions: list[dict[str, Any]] = [
        {
            "id": item.id,
            "title": item.title,
            "follow_ups": list(item.follow_ups),
            "lead": asdict(LEADS.get(item.id, GENERAL)),
        }
        for item in asks
    ]
    spec = {"role": role.id, "nameless": nameless(role.id), "questions": questions}
    return AskThem(spec=spec, html=_html(role.id, questions))


def _html(role: str, questions: list[dict[str, Any]]) -> str:
    prefix = slug(role, "ask")
    noun, something_new = SEATS.get(role, ANY_SEAT)
    name, lately, where = EXAMPLES.get(role, EXAMPLES["cx-lead"])
    cards = "".join(
        f'<li data-question="{escape(one["id"])}"><p class="mot-lead" hidden></p>'
        f'<p class="mot-put">{_named(one["title"], role)}</p>'
        + "".join(f'<p class="mot-after">Then: {_named(text, role)}</p>' for text in one["follow_ups"])
        + "</li>"
        for one in questions
    )
    return f"""<div class="mot-own mot-ask" data-ask="{escape(role)}">
<form novalidate method="dialog" class="mot-facts" data-needs-script hidden>
{_field(f"{prefix}-name", "name", f"The {noun}’s name", name)}
{_field(f"{prefix}-lately", "lately", something_new, lately)}
{_field(f"{prefix}-where", "where", "Where you noticed it, to follow “I noticed it …”", where)}
</form>
<div data-sheet><ol class="mot-cards">{cards}</ol></div>
<div data-needs-script hidden><p class="mot-actions">
<button type="button" class="is-primary" data-copy>Copy as text</button>
<button type="button" data-print>Print the questions</button>
<button type="button" data-clear>Another {noun}: clear these</button>
<button type="button" data-restore hidden>Put them back</button></p>
<p class="mot-note" role="status" data-said></p></div></div>"""


def _named(text: str, role: str) -> str:
    return escape(text.replace("{firm}", nameless(role)))


def _field(ident: str, name: str, label: str, example: str) -> str:
    return (
        f'<div class="mot-field"><label for="{ident}">{label}</label>'
        f'<input type="text" id="{ident}" name="{name}" autocomplete="off" aria-describedby="{ident}-example">'
        f'<span class="mot-example" id="{ident}-example">For example: {escape(example)}</span></div>'
    )
