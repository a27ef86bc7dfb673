"""A path as a list with ticks: what to do tonight, in an evening or in a week, step by step with minutes and places.

Without a script it is a list with links. What runs along at the foot of every page while a path is walked is
`assets/session.mjs`; it reads the same steps from the one file that the build writes (`document`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from html import escape
from typing import Any

from cxprep import paths
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
    html = _html(path, book, "" if fold else f"<strong>{escape(path.title)}</strong>, ")
    if fold:
        summary = f"<b>{escape(path.title)}</b> <span>{len(path.steps)} steps</span>"
        html = f'<details class="mot-fold"><summary>{summary}</summary>{html}</details>'
    return PathList(spec={"path": path.id, "book": book}, html=html)


def _html(path: ReaderPath, book: str, title: str) -> str:
    """The list of a path; `title` is what its first line says before the minutes."""
    place = f'id="{paths.list_id(path.name)}" data-path="{path.id}" data-minutes="{path.minutes:g}"'
    return f"""<section class="mot-path" {place}>
<p class="mot-path-head">{title}{minutes_in_words(path.minutes)} in all.
{escape(path.say)}</p>
<div class="mot-path-actions">
<button type="button" class="mot-main" data-path-start hidden data-needs-script>Start</button>
{_aloud(path)}
<p class="mot-note" role="status"></p></div>
{"".join(_lists(path, book))}
</section>"""


def _aloud(path: ReaderPath) -> str:
    """For a path that begins with the report: a way to its first answer, for whoever has no CV at hand."""
    first = next((step for step in path.steps if step.do == "say" and step.day == path.steps[0].day), None)
    if first is None or path.steps[0].do != "report":
        return ""
    return (
        f'<button type="button" data-path-aloud="{escape(first.key)}" hidden data-needs-script>'
        "No CV at hand: start aloud</button>"
    )


def _lists(path: ReaderPath, book: str) -> Iterable[str]:
    if not path.days:
        yield _list(path.steps, book)
    for number, title in enumerate(path.days, start=1):
        own = [step for step in path.steps if step.day == number]
        total = minutes_in_words(sum(step.minutes for step in own))
        yield f'<h4 class="mot-path-day">Day {number} · {escape(title)} · {total}</h4>\n{_list(own, book)}'


def _list(steps: Iterable[Step], book: str) -> str:
    return f"<ol>\n{''.join(_item(step, book) for step in steps)}</ol>"


def _item(step: Step, book: str) -> str:
    tick = f'<input type="checkbox" aria-label="Done: {escape(step.title)}" hidden disabled data-needs-script>'
    return f"""<li data-step="{escape(step.key)}" data-minutes="{step.minutes:g}">{tick}
<a href="{escape(book + step.address)}">{escape(step.title)}</a>
<span class="mot-path-minutes">{step.minutes:g} min</span>
<span class="mot-path-what">{escape(step.what)}</span></li>
"""


def document(roles: Iterable[str]) -> str:
    """Every path of these roles as the one JSON document that the pages fetch while a path runs.

    A role whose paths cannot be walked is left out: `make lint` and `python -m cxprep.roles check` say why.
    """
    found: dict[str, Any] = {}
    for role in roles:
        with suppress(paths.PathError):
            found |= {path.id: path.data() for path in paths.load(role).values()}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
