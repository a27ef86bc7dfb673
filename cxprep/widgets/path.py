"""A path as a list with ticks: what to do tonight, in an evening or in a week, step by step with minutes and places.

Without a script it is a list with links. What runs along at the foot of every page while a path is walked is
`assets/session.mjs`; it reads the same steps from the one file that the build writes (`document`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from cxprep import paths
from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.paths import ReaderPath, Step


class PathList(PageWidget):
    """One path of a role, to start, to go on with, and to tick."""

    kind = "path"
    styles = ("drill.css", "path.css")

    def __repr__(self) -> str:
        return f"The path {self.spec['path']}"


def minutes_in_words(minutes: float) -> str:
    """`8 min`, or `2 h 30 min` from an hour and a half on."""
    if minutes < 90:
        return f"{minutes:g} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours:g} h {rest:g} min" if rest else f"{hours:g} h"


def path_list(role: str, name: str, book: str = "../", *, fold: bool = False) -> PathList:
    """The path called `name` (tonight, evening, week) of a role, in a fold where its page has others beside it.

    `book` leads from its page to the book's root.
    """
    path = paths.load(role)[name]
    html = _html(path, book, NOTHING if fold else escaped("<strong>{}</strong>, ", path.title))
    if fold:
        html = escaped(
            '<details class="mot-fold"><summary><b>{}</b> <span>{} steps</span></summary>{}</details>',
            path.title,
            len(path.steps),
            html,
        )
    return PathList(spec={"path": path.id, "book": book}, html=html)


_LIST = """<section class="mot-path" id="{place}" data-path="{path.id}" data-minutes="{path.minutes:g}">
<p class="mot-path-head">{title}{minutes} in all.
{path.say}</p>
<div class="mot-path-actions">
<button type="button" class="mot-main" data-path-start hidden data-needs-script>Start</button>
{aloud}
<p class="mot-note" role="status"></p></div>
{lists}
</section>"""
_STEP = """<li data-step="{step.key}" data-minutes="{step.minutes:g}">\
<input type="checkbox" aria-label="Done: {step.title}" hidden disabled data-needs-script>
<a href="{address}">{step.title}</a>
<span class="mot-path-minutes">{step.minutes:g} min</span>
<span class="mot-path-what">{step.what}</span></li>
"""


def _html(path: ReaderPath, book: str, title: Html) -> Html:
    """The list of a path; `title` is what its first line says before the minutes."""
    return escaped(
        _LIST,
        place=paths.list_id(path.name),
        path=path,
        title=title,
        minutes=minutes_in_words(path.minutes),
        aloud=_aloud(path),
        lists=joined(_lists(path, book)),
    )


def _aloud(path: ReaderPath) -> Html:
    """For a path that begins with the report: a way to its first answer, for whoever has no CV at hand."""
    first = next((step for step in path.steps if step.do == "say" and step.day == path.steps[0].day), None)
    if first is None or path.steps[0].do != "report":
        return NOTHING
    return escaped(
        '<button type="button" data-path-aloud="{}" hidden data-needs-script>No CV at hand: start aloud</button>',
        first.key,
    )


def _lists(path: ReaderPath, book: str) -> Iterable[Html]:
    if not path.days:
        yield _list(path.steps, book)
    for number, title in enumerate(path.days, start=1):
        own = [step for step in path.steps if step.day == number]
        total = minutes_in_words(sum(step.minutes for step in own))
        steps = _list(own, book)
        yield escaped('<h4 class="mot-path-day">Day {} · {} · {}</h4>\n{}', number, title, total, steps)


def _list(steps: Iterable[Step], book: str) -> Html:
    return escaped("<ol>\n{}</ol>", joined(escaped(_STEP, step=step, address=book + step.address) for step in steps))


def document(roles: Iterable[str]) -> str:
    """Every path of these roles as the one JSON document that the pages fetch while a path runs.

    A role whose paths cannot be walked is left out: `make lint` and `python -m cxprep.roles check` say why.
    """
    found: dict[str, Any] = {}
    for role in roles:
        with suppress(paths.PathError):
            found |= {path.id: path.data() for path in paths.load(role).values()}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
