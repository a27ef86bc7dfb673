"""Somebody who answers back: an answer read for its six qualities, and the follow-up that presses for what it lacks.

The reader types, pastes or dictates; the page reads without a kernel (`cxprep/answers`, whose twin is answers.mjs) and
fetches what was learned when the reader turns to it; in a notebook the widget brings it along. Answers are kept on the
reader's device only. Up to three answers make a run; in real mode nothing is said until its end.
"""

from __future__ import annotations

import json

import traitlets

from cxprep import paths
from cxprep.answers import page
from cxprep.answers.second import qualities
from cxprep.bank import Bank
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import DICTATION

MOST = 3  # answers in a run
STORIES = "practice.stories"  # the label of the page that keeps stories


class AnswerBack(PageWidget):
    """The form, alone on a page."""

    kind = "answer_back"
    styles = ("drill.css", "assessment.css", "answer_back.css")
    known = traitlets.Dict().tag(sync=True)  # what was learned, for a notebook; no page holds it, as it is large

    def __repr__(self) -> str:
        return "Somebody who answers back"


def answer_back(held: Bank, id: str = "practice.answers") -> AnswerBack:
    """The form with every question of the bank; `id` names it on the page."""
    spec = {
        "id": id,
        "most": MOST,
        "questions": {role.id: [one.id for one in role.of("question")] for role in held.roles.values()},
        "stories": f"../{paths.address(STORIES)}" if STORIES in paths.labels() else "",
    }
    return AnswerBack(spec=spec, html=_html(held), known=json.loads(page.text(held)))


def _html(held: Bank) -> Html:
    groups = joined(
        escaped(
            '<optgroup label="{}">{}</optgroup>',
            role.text(role.profile.title),
            joined(
                escaped('<option value="{}">{}</option>', one.id, role.text(one.title)) for one in role.of("question")
            ),
        )
        for role in held.roles.values()
    )
    looks = joined(escaped("<li><b>{}</b> {}</li>", one["title"], one["shows"]) for one in qualities().values())
    return escaped(
        """<div class="mot-own mot-back" data-answer-back>
<noscript><p>Reading
an answer needs scripts, and this browser runs none. By hand: write your
answer down, and go through the six below.</p></noscript>
<form data-needs-script hidden novalidate method="dialog">
<div class="mot-field"><label for="mot-back-question">The question</label>
<select id="mot-back-question" name="question">{}</select></div>
<fieldset class="mot-modes"><legend class="mot-as-label">How it is said</legend>
<label><input type="radio" name="mode" value="study" checked> Study: it says what was heard after each answer</label>
<label><input type="radio" name="mode" value="real"> Real: it asks on, and says nothing until the end</label></fieldset>
<div data-run></div>
<p class="mot-actions"><button type="button" data-afresh hidden>Begin again</button>
<button type="button" data-story hidden>Take this into a story</button></p>
<p class="mot-note" role="status" data-done></p></form>
<details class="mot-versions" data-versions hidden><summary>Your first answer and your last</summary>
<div data-beside></div></details>
<details class="mot-looks" open><summary>What is listened for</summary><ul>{}</ul>
<p class="mot-note">No score, and no verdict on whether it is true. Not every answer needs all six.</p></details>
<p class="mot-note mot-dictation" data-dictation hidden>{}</p>
<p class="mot-note mot-kept">Your words stay on this device.</p></div>""",
        groups,
        looks,
        DICTATION,
    )
