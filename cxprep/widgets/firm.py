"""A read of a firm from public signals in thirty minutes, and the spoken answer that comes of it.

The parts, their minutes and prompts stand here, and so do the sentences of the answer: `read_aloud` is the Python twin
of the page's own, and tests hold the two equal. Only what the reader wrote is said; what was left empty is named as not
looked at. Entries stay in the reader's browser, and in a notebook also in `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape

import traitlets

from cxprep.bank import Role
from cxprep.live.widget import PageWidget
from cxprep.widgets.ask import NAMELESS
from cxprep.widgets.pieces import slug

MINUTES = 30
WORDS_A_MINUTE = 150  # an unhurried speaker
SECONDS = (60, 90)  # how long the answer should take


@dataclass(frozen=True)
class Signal:
    """A place to look at. `start` begins the reader's sentence, `name` stands in a list of what was not looked at."""

    id: str
    title: str
    minutes: int
    start: str
    name: str
    prompts: tuple[str, ...]
    example: str


SIGNALS = (
    Signal(
        id="site",
        title="The website and the app",
        minutes=6,
        start="On your website and in your app I",
        name="your website and your app",
        prompts=(
            "Choose one thing that you would buy. How soon do you know its price, its day, and which shop has it?",
            "Go as far as the payment. What are you asked for that nobody needs?",
            "Is there an app, and what does it know of you that the website does not?",
        ),
        example="found a gift in a minute, and could not see which shop had it",
    ),
    Signal(
        id="shop",
        title="A shop, or a call to one",
        minutes=7,
        start="When I tried one of your shops I",
        name="a shop",
        prompts=(
            "Go in or ring with a real question. How long until somebody helps, and what do they ask you back?",
            "Does anybody offer to remember you, and what for?",
            "What does the shop know of the website, and would they take back what you bought there?",
        ),
        example="was asked what I cook on before I was shown a pan",
    ),
    Signal(
        id="returns",
        title="Returns and complaints",
        minutes=4,
        start="In your pages on returns and complaints I",
        name="your pages on returns and complaints",
        prompts=(
            "How many days are there, and what becomes of a parcel that is late?",
            "Where does a complaint begin: at a form, a number, or a person with a name?",
            "How does the page sound where it says no?",
        ),
        example="found the number of days at once and no reason for it",
    ),
    Signal(
        id="reviews",
        title="App-store and review sites",
        minutes=5,
        start="In reviews of your shops and your app I",
        name="reviews of your shops and your app",
        prompts=(
            "Sort by newest. Which complaint comes up three times or more?",
            "Which words of praise would the firm not have chosen itself?",
            "People who are cross write more often than others, so look for a pattern and leave the average alone.",
        ),
        example="read the newest fifteen, and six were about parcels",
    ),
    Signal(
        id="social",
        title="Replies on social media",
        minutes=3,
        start="Where you answer customers in public I",
        name="how you answer customers in public",
        prompts=(
            "How long until an answer comes, and is it the same sentence for everybody?",
            "Does a complaint end where others can see it, or in a private message?",
        ),
        example="saw a first name under every reply",
    ),
    Signal(
        id="jobs",
        title="Job adverts",
        minutes=2,
        start="In your job adverts I",
        name="your job adverts",
        prompts=(
            "Which posts in service, loyalty or clienteling are open, and whom do they report to?",
            "Which tools and which figures does an advert name?",
        ),
        example="saw two posts for clienteling that both report to stores",
    ),
    Signal(
        id="report",
        title="Annual report or press",
        minutes=3,
        start="In your annual report and the press I",
        name="your annual report",
        prompts=(
            "Which figures about customers do they print, and which have they stopped printing?",
            "What did they promise customers in the last year?",
        ),
        example="read that repeat customers are now reported and the score no longer is",
    ),
)
# What each mark says before the sentences that carry it; the last is for those without a mark.
GROUPS = (
    ("strength", "A strength", "What speaks for you."),
    ("worry", "A worry", "What would worry me."),
    ("open", "Cannot tell", "What I cannot judge from outside."),
)
ENDS = (
    ("mend", "If I could mend one thing first, it would be", "the week after a parcel arrives"),
    ("see", "The figure I would ask you for is", "how many of those who complained have bought again"),
)
OPENING = "Here is my read of {firm}, from outside. I have not seen your own scorecard, so tell me where I am wrong."
UNSEEN = "I have not looked at {unseen}, so I say nothing about that."


@dataclass(frozen=True)
class Sample:
    """A form that somebody has filled in: the firm, (text, mark) by signal, and the two sentences at the end."""

    who: str
    firm: str
    notes: Mapping[str, tuple[str, str]]
    ends: Mapping[str, str]


SAMPLE = Sample(
    who="Imani Doyle, the evening before she sees Larkfield",
    firm="Larkfield",
    notes={
        "site": ("found a casserole, its price and the day it would arrive in under a minute", "strength"),
        "shop": (
            "rang Harbour Street about an induction hob, and somebody read me the base of the pan from the shelf",
            "strength",
        ),
        "returns": ("found that a late return becomes a credit, and no word on why", "worry"),
        "reviews": (
            "read the newest fifteen; six were about broken lids, and five of those had no answer",
            "worry",
        ),
        "social": (
            "saw quick replies that all ask for a private message, so I could not see how any of it ended",
            "open",
        ),
    },
    ends={
        "mend": "the week after a parcel arrives, as the broken lid and the unexplained credit both fall into it",
        "see": "how many of those who complained last quarter have bought again",
    },
)


class ReadTheFirm(PageWidget):
    """The form and its draft. `notes` holds {"notes": {signal: {text, verdict}}, "mend", "see"} as typed."""

    kind = "firm"
    styles = ("drill.css", "assessment.css")
    notes = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"A read of the firm for {self.spec['role']}"


def read_the_firm(role: Role, signals: Sequence[Signal] = SIGNALS, sample: Sample = SAMPLE) -> ReadTheFirm:
    """The form for `role`; ValueError, in a sentence, where the signals' minutes do not add up to thirty."""
    total = sum(signal.minutes for signal in signals)
    if total != MINUTES:
        raise ValueError(f"The parts take {total} minutes together; they have to take {MINUTES}.")
    spec = {
        "role": role.id,
        "nameless": NAMELESS,
        "signals": [
            {name: value for name, value in asdict(signal).items() if name not in ("prompts", "example")}
            for signal in signals
        ],
        "groups": [{"mark": mark, "says": says} for mark, _, says in GROUPS],
        "ends": [{"name": name, "start": start} for name, start, _ in ENDS],
        "opening": OPENING,
        "unseen": UNSEEN,
        "words_a_minute": WORDS_A_MINUTE,
        "seconds": list(SECONDS),
    }
    return ReadTheFirm(spec=spec, html=_html(role.id, signals, sample))


def phrase(text: str) -> str:
    """What was typed, on one line and without the full stop that the sentence around it brings."""
    return re.sub(r"[.,;]+$", "", re.sub(r"\s+", " ", text).strip()).strip()


def sentence(start: str, text: str) -> str:
    """The sentence that `start` begins and the reader's words end."""
    words = re.sub(r"^I ", "", phrase(text)) if start.endswith(" I") else phrase(text)
    return f"{start} {words}" + ("" if re.search(r"[?!…]$", words) else ".")


def read_aloud(
    firm: str,
    notes: Mapping[str, tuple[str, str]],
    ends: Mapping[str, str],
    signals: Sequence[Signal] = SIGNALS,
) -> list[str]:
    """The spoken answer, paragraph by paragraph; none where nothing was written.

    notes: (text, mark) by signal id; a signal without a text was not looked at. ends: texts by name.
    """
    texts = {id: (phrase(text), mark) for id, (text, mark) in notes.items() if phrase(text)}
    seen = [signal for signal in signals if signal.id in texts]
    closing = [sentence(start, ends[name]) for name, start, _ in ENDS if phrase(ends.get(name, ""))]
    if not seen and not closing:
        return []
    marks = [mark for mark, _, _ in GROUPS]
    paragraphs = [OPENING.format(firm=phrase(firm) or NAMELESS)]
    for mark, _, says in GROUPS:
        own = [s for s in seen if (texts[s.id][1] if texts[s.id][1] in marks else marks[-1]) == mark]
        if own:
            paragraphs.append(" ".join([says, *(sentence(s.start, texts[s.id][0]) for s in own)]))
    unseen = [signal.name for signal in signals if signal not in seen]
    if unseen:
        listed = " or ".join([", ".join(unseen[:-1]), unseen[-1]] if len(unseen) > 1 else unseen)
        paragraphs.append(UNSEEN.format(unseen=listed))
    return [*paragraphs, " ".join(closing)] if closing else paragraphs


def _html(role: str, signals: Sequence[Signal], sample: Sample) -> str:
    prefix = slug(role, "read")
    parts = "".join(_part(f"{prefix}-{signal.id}", signal) for signal in signals)
    ends = "".join(_end(f"{prefix}-{name}", name, start, example) for name, start, example in ENDS)
    return f"""<div class="mot-own mot-firm" data-read="{escape(role)}">
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
<p class="mot-head">My read of your scorecard</p>
<div class="mot-draft-text" data-draft></div>
<p class="mot-note" data-length aria-live="polite"></p>
<p class="mot-actions"><button type="button" class="is-primary" data-copy>Copy as text</button>
<button type="button" data-print>Print it</button>
<button type="button" data-clear>Another firm: clear the form</button>
<button type="button" data-restore hidden>Put it back</button></p>
<p class="mot-note" role="status" data-done></p></div>
{_sample(signals, sample)}</div>"""


def _part(ident: str, signal: Signal) -> str:
    prompts = "".join(f"<li>{escape(prompt)}</li>" for prompt in signal.prompts)
    radios = "".join(
        f'<label><input type="radio" name="{ident}-mark" value="{mark}" autocomplete="off"> {label}</label>'
        for mark, label, _ in GROUPS
    )
    title = escape(signal.title)
    return f"""<div class="mot-part" role="group" aria-labelledby="{ident}-title" data-signal="{escape(signal.id)}">
<p class="mot-head" id="{ident}-title">{title} <span class="mot-minutes">{signal.minutes} minutes</span></p>
<ul class="mot-prompts">{prompts}</ul>
<div data-needs-script hidden><p class="mot-part-clock"><button type="button" data-clock>Start the clock</button>
<i aria-hidden="true"></i><span role="timer" data-left></span></p>
<div class="mot-field"><label for="{ident}">{escape(signal.start)} …</label>
<textarea id="{ident}" name="{escape(signal.id)}" rows="2" aria-describedby="{ident}-example"></textarea>
<span class="mot-example" id="{ident}-example">For example: {escape(signal.example)}</span></div>
<fieldset class="mot-verdicts"><legend>This is</legend>{radios}</fieldset></div></div>"""


def _end(ident: str, name: str, start: str, example: str) -> str:
    return (
        f'<div class="mot-field"><label for="{ident}">{escape(start)} …</label>'
        f'<textarea id="{ident}" name="{name}" rows="2" aria-describedby="{ident}-example"></textarea>'
        f'<span class="mot-example" id="{ident}-example">For example: {escape(example)}</span></div>'
    )


def _sample(signals: Sequence[Signal], sample: Sample) -> str:
    labels = {mark: label for mark, label, _ in GROUPS}
    rows = "".join(
        f"<dt>{escape(signal.title)}</dt><dd>{_noted(sample.notes[signal.id], labels)}</dd>"
        if signal.id in sample.notes
        else f"<dt>{escape(signal.title)}</dt><dd>Left empty: not looked at.</dd>"
        for signal in signals
    )
    ends = "".join(f"<dt>{escape(start)} …</dt><dd>{escape(sample.ends[name])}</dd>" for name, start, _ in ENDS)
    draft = "".join(f"<p>{escape(text)}</p>" for text in read_aloud(sample.firm, sample.notes, sample.ends, signals))
    return f"""<details><summary>A form filled in: {escape(sample.who)}</summary>
<dl>{rows}{ends}</dl>
<p class="mot-head">Her read of the scorecard</p>
<div class="mot-draft-text">{draft}</div></details>"""


def _noted(entry: tuple[str, str], labels: Mapping[str, str]) -> str:
    text, mark = entry
    return f"… {escape(text)} <i>({escape(labels[mark].lower())})</i>"
