"""Where the reader stands: each look-for of a role from 1 to 5, drawn as a profile, with two to start with.

The texts can be read, and used on paper, without a script. What the reader chooses stays in the reader's browser, and
in a notebook also in `scores`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import traitlets

from cxprep.bank import LookFor, Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import slug

ANCHORED = (1, 3, 5)
Link = tuple[str, str]
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*:|//)", re.I)


class SelfAssessment(PageWidget):
    """The self-assessment of one role. `scores` holds the assessment in hand: a number from 1 to 5 by look-for id."""

    kind = "assessment"
    styles = ("drill.css", "assessment.css")
    scores = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"Self-assessment of {self.spec['role']}"


def self_assessment(
    role: Role,
    *,
    anchors: Mapping[str, Sequence[str]] | None = None,
    names: Mapping[str, str] | None = None,
    help: Mapping[str, Sequence[Link]] | None = None,
) -> SelfAssessment:
    """The self-assessment of `role`, one row for each of its look-fors, in the bank's order.

    anchors: for a look-for's id, what 1, 3 and 5 sound like; without them 1 is how it fails, 5 how it shows.
    names: what the chart calls a look-for; its title unless given.
    help: for a look-for's id, the pages that help with it, as (words, address on this site).

    Raises ValueError, in a sentence, where an id is no look-for of the role, there are not three anchors, an address
    leads to another site, or the role has no look-for.
    """
    look_fors = [role.filled(item) for item in role.of("look-for")]
    known = {item.id for item in look_fors}
    if not look_fors:
        raise ValueError(f"{role.id} has no look-for, so there is nothing to assess.")
    given, called, helps = anchors or {}, names or {}, help or {}
    for id in [*given, *called, *helps]:
        if id not in known:
            raise ValueError(f"{id} is no look-for of {role.id}; it has {', '.join(sorted(known))}.")
    for id, texts in given.items():
        if len(texts) != len(ANCHORED):
            raise ValueError(f"{id} needs three anchors, for 1, 3 and 5; {len(texts)} are given.")
    for id, links in helps.items():
        for words, address in links:
            if _SCHEME.match(address):
                raise ValueError(f"{id}: {words!r} leads to {address}; give a page of this site, such as journey.html.")
    spec = {
        "role": role.id,
        "items": [
            {
                "id": item.id,
                "name": called.get(item.id, item.title),
                "help": [{"words": words, "address": address} for words, address in helps.get(item.id, ())],
            }
            for item in look_fors
        ],
    }
    return SelfAssessment(spec=spec, html=_html(role, look_fors, given))


def anchors_of(item: LookFor) -> tuple[str, str, str]:
    """What 1, 3 and 5 sound like where nobody wrote it: how it fails, a bit of each, how it shows."""
    return item.fails, "Some answers are of the one kind, some of the other.", item.shows


def _html(role: Role, look_fors: Sequence[LookFor], given: Mapping[str, Sequence[str]]) -> Html:
    prefix = slug(role.id, "assessment")
    rows = joined(
        _row(f"{prefix}-{place}", item, given.get(item.id) or anchors_of(item))
        for place, item in enumerate(look_fors, start=1)
    )
    return escaped(
        """<div class="mot-own mot-assess" data-assessment="{}">
<noscript><p>On paper it works too: put a number from 1 to 5 beside each, and begin with the two lowest.</p></noscript>
<form novalidate method="dialog">{}</form>
<div class="mot-profile" data-needs-script hidden>
<p class="mot-finding" aria-live="polite"></p>
<div data-chart></div>
<div class="mot-start" data-start></div>
<p class="mot-actions"><button type="button" data-again>Assess yourself again</button>
<button type="button" data-back hidden>Show my last one again</button></p>
<p class="mot-note" role="status" data-said></p></div></div>""",
        role.id,
        rows,
    )


def _row(name: str, item: LookFor, anchors: Sequence[str]) -> Html:
    numbers = joined(
        escaped(
            '<label><input type="radio" name="{name}" value="{number}" autocomplete="off"'
            "{}><span>{number}</span></label>",
            _described(name, number),
            name=name,
            number=number,
        )
        for number in range(1, 6)
    )
    texts = joined(
        escaped('<li id="{name}-{number}"><b>{number}</b> {text}</li>', name=name, number=number, text=text)
        for number, text in zip(ANCHORED, anchors, strict=True)
    )
    return escaped(
        """<fieldset data-item="{}"><legend>{}</legend>
<div class="mot-steps-row" data-needs-script hidden>{numbers}</div><ul class="mot-anchors">{texts}</ul></fieldset>""",
        item.id,
        item.title,
        numbers=numbers,
        texts=texts,
    )


def _described(name: str, number: int) -> Html:
    return escaped(' aria-describedby="{}-{}"', name, number) if number in ANCHORED else Html()
