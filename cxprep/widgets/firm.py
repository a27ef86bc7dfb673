"""A read of a firm from public signals against the clock, and the spoken answer that comes of it.

The parts, their minutes and prompts are forms of the role's words.yml. `read_aloud` is the Python twin of the page's
own, and tests hold the two equal. Only what the reader wrote is said; what was left empty is named as not
looked at. Entries stay in the reader's browser, and in a notebook also in `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict

import traitlets

from cxprep.bank import Role
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.roles import words
from cxprep.roles.words import Form, Noted, Signal
from cxprep.widgets.pieces import slug

WORDS_A_MINUTE = 150  # an unhurried speaker


class ReadTheFirm(PageWidget):
    """The form and its draft. `notes` holds {"notes": {signal: {text, mark}}} and the two ends by name, as typed."""

    kind = "firm"
    styles = ("drill.css", "assessment.css")
    notes = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"A read of the firm for {self.spec['role']}"


def read_the_firm(role: Role, form: Form | str | None = None) -> ReadTheFirm:
    """A form for `role`: one of its words.yml by name, the first where none is named, or one that is given.

    Raises ValueError, in a sentence, where the parts' minutes do not add up to the form's, and KeyError where there is
    no such form.
    """
    own = words.load(role.id)
    form = form if isinstance(form, Form) else own.form(form)
    total = sum(signal.minutes for signal in form.signals)
    if total != form.minutes:
        raise ValueError(f"The parts take {total} minutes together; they have to take {form.minutes}.")
    spec = {
        "role": role.id,
        "part": form.id,
        "nameless": own.nameless,
        "signals": [
            {name: value for name, value in asdict(signal).items() if name not in ("prompts", "example")}
            for signal in form.signals
        ],
        "groups": [{"mark": group.mark, "says": group.says} for group in form.groups],
        "ends": [{"name": end.name, "start": end.start} for end in form.ends],
        "opening": form.opening,
        "unseen": form.unseen,
        "words_a_minute": WORDS_A_MINUTE,
        "seconds": list(form.seconds),
    }
    return ReadTheFirm(spec=spec, html=_html(role.id, form))


def phrase(text: str) -> str:
    """What was typed, on one line and without the full stop that the sentence around it brings."""
    return re.sub(r"[.,;]+$", "", re.sub(r"\s+", " ", text).strip()).strip()


def sentence(start: str, text: str) -> str:
    """The sentence that `start` begins and the reader's words end."""
    words = re.sub(r"^I ", "", phrase(text)) if start.endswith(" I") else phrase(text)
    return f"{start} {words}" + ("" if re.search(r"[?!…]$", words) else ".")


def read_aloud(
    firm: str, notes: Mapping[str, tuple[str, str]], ends: Mapping[str, str], form: Form, nameless: str = "your firm"
) -> list[str]:
    """The spoken answer, paragraph by paragraph; none where nothing was written.

    notes: (text, mark) by signal id; a signal without a text was not looked at. ends: texts by name.
    nameless: what the answer calls a firm without a name.
    """
    texts = {id: (phrase(text), mark) for id, (text, mark) in notes.items() if phrase(text)}
    seen = [signal for signal in form.signals if signal.id in texts]
    closing = [sentence(end.start, ends[end.name]) for end in form.ends if phrase(ends.get(end.name, ""))]
    if not seen and not closing:
        return []
    marks = [group.mark for group in form.groups]
    paragraphs = [form.opening.format(firm=phrase(firm) or nameless)]
    for group in form.groups:
        own = [s for s in seen if (texts[s.id][1] if texts[s.id][1] in marks else marks[-1]) == group.mark]
        if own:
            paragraphs.append(" ".join([group.says, *(sentence(s.start, texts[s.id][0]) for s in own)]))
    unseen = [signal.name for signal in form.signals if signal not in seen]
    if unseen:
        listed = " or ".join([", ".join(unseen[:-1]), unseen[-1]] if len(unseen) > 1 else unseen)
        paragraphs.append(form.unseen.format(unseen=listed))
    return [*paragraphs, " ".join(closing)] if closing else paragraphs


_FORM = """<div class="mot-own mot-firm" data-read="{role}">
<noscript><p>It works on paper too: a watch, and one sentence for each part.</p></noscript>
<form novalidate method="dialog">
<div class="mot-field" data-needs-script hidden><label for="{prefix}-name">The firm’s name</label>
<input type="text" id="{prefix}-name" name="name" autocomplete="off"></div>
<p class="mot-as-label" data-needs-script hidden role="timer" data-total></p>
<div class="mot-parts-of-read">{parts}</div>
<div class="mot-facts" data-needs-script hidden>{ends}</div>
</form>
<p class="mot-unseen" role="status" data-said></p>
<div class="mot-draft" data-needs-script hidden>
<p class="mot-head">{heading}</p>
<div class="mot-draft-text" data-draft></div>
<p class="mot-note" data-length aria-live="polite"></p>
<p class="mot-actions"><button type="button" class="is-primary" data-copy>Copy as text</button>
<button type="button" data-print>Print it</button>
<button type="button" data-clear>Another firm: clear the form</button>
<button type="button" data-restore hidden>Put it back</button></p>
<p class="mot-note" role="status" data-done></p></div>
{sample}</div>"""
_PART = """<div class="mot-part" role="group" aria-labelledby="{ident}-title" data-signal="{signal.id}">
<p class="mot-head" id="{ident}-title">{signal.title} <span class="mot-minutes">{signal.minutes} minutes</span></p>
<ul class="mot-prompts">{prompts}</ul>
<div data-needs-script hidden><p class="mot-part-clock"><button type="button" data-clock>Start the clock</button>
<i aria-hidden="true"></i><span role="timer" data-left></span></p>
<div class="mot-field"><label for="{ident}">{signal.start} …</label>
<textarea id="{ident}" name="{signal.id}" rows="2" aria-describedby="{ident}-example"></textarea>
<span class="mot-example" id="{ident}-example">For example: {signal.example}</span></div>
<fieldset class="mot-verdicts"><legend>This is</legend>{radios}</fieldset></div></div>"""
_END = (
    '<div class="mot-field"><label for="{ident}">{end.start} …</label>'
    '<textarea id="{ident}" name="{end.name}" rows="2" aria-describedby="{ident}-example"></textarea>'
    '<span class="mot-example" id="{ident}-example">For example: {end.example}</span></div>'
)
_SAMPLE = """<details><summary>A form filled in: {who}</summary>
<dl>{rows}{ends}</dl>
<p class="mot-head">{heading}</p>
<div class="mot-draft-text">{draft}</div></details>"""


def _html(role: str, form: Form) -> Html:
    prefix = slug(role, form.id)
    return escaped(
        _FORM,
        role=role,
        prefix=prefix,
        parts=joined(_part(f"{prefix}-{signal.id}", signal, form) for signal in form.signals),
        ends=joined(escaped(_END, ident=f"{prefix}-{end.name}", end=end) for end in form.ends),
        heading=form.heading,
        sample=_sample(form),
    )


def _part(ident: str, signal: Signal, form: Form) -> Html:
    prompts = joined(escaped("<li>{}</li>", prompt) for prompt in signal.prompts)
    radios = joined(
        escaped(
            '<label><input type="radio" name="{}-mark" value="{group.mark}" autocomplete="off"> {group.label}</label>',
            ident,
            group=group,
        )
        for group in form.groups
    )
    return escaped(_PART, ident=ident, signal=signal, prompts=prompts, radios=radios)


def _sample(form: Form) -> Html:
    sample = form.sample
    labels = {group.mark: group.label for group in form.groups}
    left = "Left empty: not looked at."
    notes = {id: _noted(entry, labels) for id, entry in sample.notes.items()}
    read = read_aloud(sample.firm, sample.told, sample.ends, form)
    return escaped(
        _SAMPLE,
        who=sample.who,
        rows=joined(_told(signal.title, notes.get(signal.id, left)) for signal in form.signals),
        ends=joined(_told(f"{end.start} …", sample.ends[end.name]) for end in form.ends),
        heading=form.sample_heading,
        draft=joined(escaped("<p>{}</p>", text) for text in read),
    )


def _told(what: str, says: str) -> Html:
    return escaped("<dt>{}</dt><dd>{}</dd>", what, says)


def _noted(entry: Noted, labels: Mapping[str, str]) -> Html:
    return escaped("… {} <i>({})</i>", entry.text, labels[entry.mark].lower())
