"""Drop a CV and a job advert, get the prep report: on a page by the browser's own Python, in a notebook by the kernel.

On a page the files go to a worker of the same page and nowhere else; in a notebook they go to the reader's own kernel,
and `widget.report` holds what was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from cxprep.bank import Bank
from cxprep.live.html import Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.report.offer import reported
from cxprep.widgets.role_items import roles_of

READS = ".pdf,.docx,.txt,.md,.text"
BOOK = "../"


class PrepReport(PageWidget):
    """The form and the report. `report` holds html, markdown, json and name of the last one, or words instead.

    Neither files nor report are kept in the notebook: the traits that carry them are emptied once they have been used.
    """

    kind = "prep_report"
    styles = ("drill.css", "prep_report.css")
    request = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    report: Mapping[str, str] | None = None

    def __init__(self, *, held: Bank, **traits: Any) -> None:
        self._held = held
        super().__init__(**traits)

    @traitlets.observe("request")
    def _make(self, change: Any) -> None:
        asked = change["new"]
        if not asked:
            return
        from cxprep.report.pyodide_entry import answer

        files = [(str(asked[which]["name"]), bytes(asked[which]["data"])) for which in ("cv", "job")]
        role, stories, book, answers = (str(asked.get(name, "")) for name in ("role", "stories", "book", "answers"))
        cv, job = files
        self.report = answer(cv, job, role=role, stories=stories, book=book, answers=answers, held=self._held)
        self.answer = {"turn": asked.get("turn"), **self.report}
        self.request = {}

    def __repr__(self) -> str:
        return "Prep report"


def prep_report(held: Bank, *, book: str = BOOK) -> PrepReport:
    """The form for a CV and a job, and the roles that a report can be made for.

    `book` is the way from the page it stands on to the book's first page.
    """
    offered = reported(held)
    roles = [(role.id, role.text(role.profile.title)) for role in roles_of(held) if role.id in offered]
    return PrepReport(held=held, spec={"book": book}, html=_html(roles))


_FORM = """<div class="mot-report" data-prep-report>
<noscript><p>The report is made in your browser, which takes scripts, and this browser runs none. With Python on your
machine the same report comes from <code>python -m cxprep report CV JOB</code>.</p></noscript>
<p class="mot-actions mot-report-bar" data-bar hidden><button type="button" data-back>Back to the book</button>
<button type="button" data-save="html" class="is-primary">Save for the train</button>
<button type="button" data-print>Print it</button>
<button type="button" data-plan hidden>Make this my plan</button></p>
<section class="mot-report-made" data-made hidden aria-label="Your prep report">
<details class="mot-report-unsure" data-unsure hidden><summary></summary><div data-asking></div>
<label class="mot-report-tick"><input type="checkbox" data-keep autocomplete="off">
<span>Keep my yes and no on this device</span></label></details>
<div data-frame></div>
<details class="mot-report-forms"><summary>Other forms of it</summary><p class="mot-actions">
<button type="button" data-save="markdown">as Markdown</button>
<button type="button" data-save="json">as JSON</button></p></details></section>
<form novalidate method="dialog" data-needs-script hidden>
<p class="mot-report-again" data-again hidden>Your CV and the advert, if something is to be changed</p>
<div class="mot-report-files">
{cv}
{job}
</div>
<div class="mot-report-choices">
<div class="mot-field"><label for="prep-role">The seat</label><select id="prep-role" name="role" autocomplete="off">
<option value="">as the advert reads</option>{options}</select></div>
<label class="mot-report-tick" data-stories hidden><input type="checkbox" name="stories" autocomplete="off" checked>
<span>Use the stories I wrote on this device</span></label>
</div>
<p class="mot-actions"><button type="submit" class="is-primary">Make my report</button>
<button type="button" data-clear hidden>Clear everything</button></p>
<p class="mot-kept">PDF, DOCX or text. Both stay on this device: they are read by this page alone, sent nowhere and kept
nowhere. <span data-cost></span></p>
</form>
<p class="mot-complaint" role="alert"></p>
<p class="mot-progress" role="status"></p></div>"""
_PLACE = """<fieldset class="mot-drop" data-file="{name}"><legend>{label}</legend>
<label for="prep-{name}-file">A file, chosen or dropped here</label>
<input type="file" id="prep-{name}-file" accept="{reads}">
<label for="prep-{name}-text">or its text, pasted</label>
<textarea id="prep-{name}-text" rows="3" autocomplete="off" spellcheck="false"></textarea></fieldset>"""


def _html(roles: list[tuple[str, str]]) -> Html:
    options = joined(escaped('<option value="{}">{}</option>', id, title) for id, title in roles)
    return escaped(_FORM, options=options, cv=_place("cv", "Your CV"), job=_place("job", "The job advert"))


def _place(name: str, label: str) -> Html:
    return escaped(_PLACE, name=name, label=label, reads=READS)
