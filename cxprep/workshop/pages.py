"""A workshop's widgets: one makes handouts in the browser, one gathers the debrief's codes, one asks the survey.

The first two work from the packs that the build writes, so that a page carries no recipe: only which seats and drills
there are.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxprep.live.html import Html
from cxprep.live.widget import PageWidget
from cxprep.workshop.recipes import recipes

NO_SCRIPT = "<noscript><p>This part of the page is made by a script, and this browser runs none.</p></noscript>"


class Handouts(PageWidget):
    """Seat, drill, tables and seed in; one sheet a table and the key out."""

    kind = "handouts"
    styles = ("drill.css", "workshop.css")

    def __repr__(self) -> str:
        return "Handouts for a workshop"


class Debrief(PageWidget):
    """Participants' codes in; charts for the big screen out."""

    kind = "debrief"
    styles = ("drill.css", "workshop.css")

    def __repr__(self) -> str:
        return "A workshop's debrief"


class Survey(PageWidget):
    """One question in, and a debrief code out that needs no drill."""

    kind = "survey_code"
    styles = ("drill.css", "workshop.css")

    def __repr__(self) -> str:
        return "A workshop's closing survey"


def survey() -> Survey:
    """The closing survey alone: for who came late, opened no drill, or shares a phone."""
    html = Html(f"""<div class="mot-workshop" data-survey>
{NO_SCRIPT}<div data-place data-needs-script hidden></div></div>""")
    return Survey(spec={}, html=html)


def handouts(titles: Mapping[str, str]) -> Handouts:
    """The maker of handouts for the seats of `titles`, by role id what the seat is called; without recipes none."""
    seats = [
        {"role": role, "title": title, "drills": [{"id": one.drill, "title": one.title} for one in recipes(role)]}
        for role, title in titles.items()
        if recipes(role)
    ]
    html = Html(f"""<div class="mot-workshop" data-handouts>
{NO_SCRIPT}<form novalidate method="dialog" data-needs-script hidden>
<label>Seat <select name="seat" autocomplete="off"></select></label>
<label>Drill <select name="drill" autocomplete="off"></select></label>
<label>Tables <input type="text" inputmode="numeric" name="tables" value="6" autocomplete="off"></label>
<label>Seed <input type="text" inputmode="numeric" name="seed" value="2026" autocomplete="off"></label>
<button type="submit" class="is-primary">Make the handouts</button></form>
<p data-said role="status"></p><div data-sheets></div></div>""")
    return Handouts(spec={"seats": seats}, html=html)


def debrief(titles: Mapping[str, str]) -> Debrief:
    """The debrief of every drill with recipes of the seats of `titles`."""
    drills = [{"id": one.drill, "title": one.title} for role in titles for one in recipes(role)]
    html = Html(f"""<div class="mot-workshop" data-debrief>
{NO_SCRIPT}<div data-needs-script hidden>
<label for="mot-debrief-codes">Codes, or the whole chat that they stand in</label>
<textarea id="mot-debrief-codes" spellcheck="false" autocomplete="off"></textarea>
<div data-actions></div></div>
<p data-said role="status"></p><ul data-faults></ul><div data-class></div>
<section data-stage tabindex="0" hidden aria-label="The charts">
<div data-screen></div><div data-steps></div></section></div>""")
    return Debrief(spec={"drills": drills}, html=html)
