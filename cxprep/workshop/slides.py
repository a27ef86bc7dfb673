"""A session's slides for one seat and one length: its rounds, each drill with case, question and itself, live.

Made from the run of show, the recipes and the notebooks' stored outputs; the page's script (slides.mjs) hands the
slides to reveal.js. What a facilitator says stands in notes, and only in the instructor's edition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.workshop.recipes import Recipe, find, firms, recipes
from cxprep.workshop.sessions import Board, Round, hands, sessions
from cxprep.workshop.texts import case_html

MINUTES = 90  # of the deck that bears the seat's name alone
MOST_WORDS = 95  # of a case on one slide, at a size that the last row reads
ROW = 12  # a table's row takes the room of so many words
OVER = "The case at the front; each table has one of its own on its sheet"
DEBRIEF = Html('<p><a href="../workshop/debrief.html">The debrief</a> reads your codes.</p>')
MOVE = "→ or the space bar: the next slide, live drills too. F: the full screen."
RULE = ("Write down a number, and what you would do.", "Then speak.", "Then move the sliders.")
MIND = "“I would change my mind if”"
SURVEY = "From nought to ten: would you recommend this session?"
SURVEY_HOW = (
    "A code from each person. Two on one phone: press “Another person on this phone” in between.",
    "Without a phone: a number on a slip of paper, folded.",
)
SURVEY_PAGE = Html(
    '<div data-qr><p>On your own phone: <a href="../workshop/index.html#the-survey-alone">the survey</a>, '
    "one question. Then hand the code in.</p></div>"
)
SURVEY_NOTE = (
    "The question also stands at the end of each drill's code; once a person, there or here. The debrief has fields "
    "for votes by hand. Under ten answers it tells them one by one, and no score."
)


class SlidesError(ValueError):
    """What a deck lacks, in a sentence."""


def decks(role: str) -> dict[int, str]:
    """The lengths for which a seat has a deck, in minutes, each with the name of its file under `slides/`."""
    lengths = [one.minutes for one in sessions(role).sessions]
    return {minutes: f"{role}.html" if minutes == MINUTES else f"{role}-{minutes}.html" for minutes in lengths}


def deck(role: str, book: Path, *, notes: bool, minutes: int = MINUTES) -> str:
    """The deck of a seat as a page, for `slides/` of the site; `book` holds the notebooks.

    Raises SlidesError, a sentence, where the seat has no session of so many minutes, or a notebook lacks its drill.
    """
    session = next((one for one in sessions(role).sessions if one.minutes == minutes), None)
    if session is None:
        raise SlidesError(f"{role} has no session of {minutes} minutes.")
    known, rounds = recipes(role), session.rounds
    boards = {recipe.drill: board for recipe, board in zip(known, sessions(role).boards, strict=True)}
    title = _title(book / "workshop" / f"{role}.ipynb")
    ends = accumulate(one.minutes for one in rounds)
    slides = [_slide(escaped('<h1>{}</h1><p class="mot-slide-over">{}</p>', title, MOVE), MOVE, notes)]
    for one, end in zip(rounds, ends, strict=True):
        when = f"Minute {end - one.minutes} to {end}. {one.how} When late: {one.late or 'Keep it.'}"
        recipe = find(role, one.drill) if one.drill else None
        if recipe:
            slides.append(joined(_drill(recipe, boards[recipe.drill], when, book, notes)))
        else:
            slides.append(_slide(_plain(one, first=one is rounds[0]), when, notes))
    how = joined(escaped("<p>{}</p>", line) for line in SURVEY_HOW)
    slides.append(_slide(escaped("<h2>{}</h2>{}{}{}", SURVEY, SURVEY_PAGE, how, DEBRIEF), SURVEY_NOTE, notes))
    return _page(title, joined(slides, "\n"), notes)


def _title(path: Path) -> str:
    """The workshop page's heading."""
    first = "".join(json.loads(path.read_text("utf-8"))["cells"][0]["source"])
    heading = re.search(r"^# (.+)$", first, re.M)
    if heading is None:
        raise SlidesError(f"{path} begins without a heading, so that its slides have no title.")
    return heading[1]


def _slide(inside: Html, note: str, notes: bool) -> Html:
    aside = escaped('<aside class="notes"><p>{}</p></aside>', note) if notes and note else NOTHING
    return escaped("<section>{}{}</section>", inside, aside)


def _plain(one: Round, first: bool) -> Html:
    words = one.what.rstrip(".")
    if first:
        return escaped("<h2>{}</h2>{}", words, joined(escaped("<p>{}</p>", line) for line in RULE))
    if "code" in words:
        return escaped("<h2>{}</h2>{}", words.removesuffix(", with the codes"), DEBRIEF)  # the line says so
    return escaped("<h2>{}</h2>", words)


def _drill(recipe: Recipe, board: Board, when: str, book: Path, notes: bool) -> Iterator[Html]:
    """A drill's slides, below one another: the case, the question, the drill, and the sentence that ends the round."""
    values, firm = recipe.outputs({}), firms(recipe.role).names[0]
    chunks = list(_chunks(recipe.case))
    heading = escaped('<p class="mot-slide-over">{}</p><h2>{}</h2>', OVER, recipe.title)
    yield Html("<section>")
    for place, blocks in enumerate(chunks):
        top = heading if place == 0 else escaped('<p class="mot-slide-over">{}</p>', recipe.title)
        yield _slide(escaped("{}{}", top, case_html(blocks, values, firm)), when if place == 0 else "", notes)
    choices = joined(escaped("<li>{}</li>", side.label[:1].upper() + side.label[1:]) for side in recipe.sides)
    ask = escaped(
        '<p class="mot-slide-over">On paper, alone</p><h2>{}</h2><p>And I would</p><ul>{}</ul>',
        recipe.ask.question,
        choices,
    )
    yield _slide(ask, f"Open with: {board.opening} Hands, three ranges: {hands(recipe)}", notes)
    live = escaped('<div class="mot-stage is-slide">{}</div>', live_html(recipe, book))
    yield _slide(live, f"On the board: {board.plan}", notes)
    end = escaped('<p class="mot-slide-over">{}</p><h2>{}</h2>', "One sentence each", MIND)
    yield _slide(end, f"End with: {board.ending}", notes)
    yield Html("</section>")


def _chunks(blocks: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The case in parts that a slide holds; the rows of a table and the points of a list stay together."""
    runs: list[list[str]] = []
    for block in blocks:
        kind = block[0] if block[0] in "|-" else ""
        if kind and runs and runs[-1][0][0] == kind:
            runs[-1].append(block)
        else:
            runs.append([block])
    held: list[str] = []
    size = 0
    for run in runs:
        words = sum(ROW if one[0] == "|" else len(one.split()) for one in run)
        if held and size + words > MOST_WORDS:
            yield tuple(held)
            held, size = [], 0
        held += run
        size += words
    yield tuple(held)


def live_html(recipe: Recipe, book: Path) -> Html:
    """The drill as its notebook stores it, not held back: on a slide it comes after the question."""
    for cell in json.loads((book / f"{recipe.page}.ipynb").read_text("utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", ""))
            if 'data-live="drill"' in html and f'data-drill="{recipe.drill}"' in html:
                return Html(re.sub(r" data-held(?=>)", "", html, count=1))
    raise SlidesError(f"{recipe.page} stores no drill {recipe.drill}; run make notebooks.")


def _page(title: str, slides: Html, notes: bool) -> str:
    second = Html(
        '<p class="mot-slide-notes"><a href="?view=notes" target="mot-notes">Notes in a second window</a></p>'
    )
    return str(
        escaped(
            """<!doctype html>
<html lang="en" class="mot-slides">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slides: {title}</title>
<meta name="description" content="A session's slides, with the live drills in them.">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="../_static/shell/favicon.svg">
<link rel="stylesheet" href="../_static/reveal/reveal.css">
<link rel="stylesheet" href="../_static/live/drill.css">
<link rel="stylesheet" href="../_static/live/projector.css">
<link rel="stylesheet" href="../_static/live/slides.css">
<script type="module" src="../_static/live/host_charts.mjs"></script>
<script type="module" src="../_static/live/slides.mjs"></script>
</head>
<body>
<main><div class="reveal"><div class="slides">
{slides}
</div></div></main>
{second}
</body>
</html>
""",
            title=title,
            slides=slides,
            second=second if notes else NOTHING,
        )
    )
