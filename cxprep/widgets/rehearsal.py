"""Saying it aloud: a clock for the parts of an answer, a recording to listen to, and the pace of a transcript.

All of it happens in the reader's browser. Of what is said nothing is kept but how long it took; a recording is gone
when the page is closed.
"""

from __future__ import annotations

from typing import Any

import traitlets

from cxprep.bank import Bank, Drill, Question
from cxprep.live.html import Html, escaped
from cxprep.live.widget import PageWidget
from cxprep.widgets.pieces import STYLES, bar, duration, folded_away, of_bank, parts_list, parts_of, slug

LIMIT = 300  # seconds; a longer answer has another fault than the recording would show


class Rehearsal(PageWidget):
    """The rehearsal of one answer. `timings` holds what was kept: at, seconds, planned, seconds of each part."""

    kind = "rehearsal"
    styles = STYLES
    timings: Any = traitlets.List().tag(sync=True)

    def __repr__(self) -> str:
        return f"Rehearsal of {self.spec['item']}"


def rehearsal(item: Question | Drill | str, held: Bank, limit: int = LIMIT, folded: bool = False) -> Rehearsal:
    """The rehearsal of a question's answer, or of a drill's close in thirty seconds.

    item: of the bank `held`, or its id. limit: how many seconds a recording may take, at least 1.
    folded: whether it waits behind a fold.

    Raises TypeError for another kind of item, KeyError for an unknown id and ValueError for a limit under a second,
    each in a sentence.
    """
    found, _ = of_bank(item, held, (Question, Drill), "A rehearsal")
    if limit < 1:
        raise ValueError(f"A recording of {limit} seconds holds nothing; allow at least one.")
    parts = parts_of(found)
    spec = {
        "item": found.id,
        "parts": [{"name": part.name, "seconds": part.seconds, "do": part.do} for part in parts],
        "limit": limit,
    }
    html = _html(found, slug(found.id, "rehearsal"), limit)
    if folded:
        html = folded_away(f"Say it aloud, {duration(sum(part.seconds for part in parts))}", html)
    return Rehearsal(spec=spec, html=html)


def _html(item: Question | Drill, prefix: str, limit: int) -> Html:
    parts = parts_of(item)
    total = duration(sum(part.seconds for part in parts))
    title = f"“{item.title}”" if isinstance(item, Question) else item.title
    next_part = Html('<button type="button" data-next disabled>Next part</button>') if len(parts) > 1 else ""
    return escaped(
        """<div class="mot-sheet mot-rehearsal" data-rehearsal="{}">
<p class="mot-kicker">Rehearse aloud · {total}</p>
<p class="mot-asked">{title}</p>
<section data-timer>{}
<div class="mot-now" data-needs-script hidden><p class="mot-part"></p>
<p class="mot-stopwatch" role="timer"><b></b> <span></span></p></div>
<p class="mot-hidden-words" data-said aria-live="polite"></p>
<p class="mot-actions" data-needs-script hidden><button type="button" class="is-primary" data-go>Start</button>
{next_part}<button type="button" data-stop disabled>Stop</button></p>
{}
<div class="mot-outcome" data-kept role="status"></div>
<p class="mot-actions" data-undo hidden><button type="button" data-remove>Take back the last timing</button></p>
</section>
<section data-recorder data-needs-script hidden><p class="mot-head">Hear yourself, if you like</p>
<p class="mot-note">The recording stays in this page: it is not sent anywhere, and it is gone when you close it. It ends
by itself after {}.</p>
<p class="mot-actions"><button type="button" data-record>Record</button><span class="mot-recording" hidden></span></p>
<p class="mot-note" data-told role="status"></p><div data-played></div></section>
<section data-pace data-needs-script hidden><details><summary>Pace and filler words, from a transcript</summary>
<form novalidate method="dialog"><label for="{prefix}-text">What you said. Type it, dictate it or paste it; it is not
kept.</label><textarea id="{prefix}-text" rows="6" autocomplete="off" spellcheck="false"></textarea>
<label for="{prefix}-took">Seconds it took</label><input type="number" id="{prefix}-took" min="1" max="3600" step="1"
inputmode="numeric" autocomplete="off">
<p class="mot-complaint" role="alert"></p>
<p class="mot-actions"><button type="submit">Count</button></p></form>
<div class="mot-outcome" data-counted tabindex="-1" role="group" aria-label="What was counted"></div>
</details></section></div>""",
        item.id,
        bar(parts),
        parts_list(parts),
        duration(limit),
        total=total,
        title=title,
        next_part=next_part,
        prefix=prefix,
    )
