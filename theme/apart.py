"""Scales on a page of their own: a page that holds many of them gives each away until its fold is opened.

Eight questions with their scales are more than a phone should fetch to read one. On such a page each scale's fold
holds a link to the same scale on a second page, `<page>-scales.html`, which reads and works alone; `apart.mjs` puts it
back where it belongs when the fold opens, and before the page is printed.
"""

from __future__ import annotations

from html import escape
from typing import Any

from sphinx.application import Sphinx

MANY = 6  # scales a page: fewer cost less than a second request
_BEGIN, _END = '<div class="mot-live" data-live="scale">', "</script>\n</div>"
_FOLD = '<details class="mot-fold"><summary>'
ENDING = "-scales"


def split(body: str, page: str) -> tuple[str, str]:
    """A page's body without its many scales, and the body of the page that has them; that is "" where they are few."""
    if page.endswith(ENDING) or body.count(_BEGIN) < MANY:
        return body, ""
    kept, apart = [], []
    while (begin := body.find(_BEGIN)) >= 0:
        end = body.index(_END, begin) + len(_END)
        whole = body[begin:end]
        kept.append(body[:begin])
        body = body[end:]
        if _FOLD not in whole:
            kept.append(whole)
            continue
        name = _between(whole, 'data-scale="', '"').replace(".", "-") + "-scale"
        title, summary = _between(whole, '<p class="mot-kicker">', "</p>"), _between(whole, _FOLD, "</summary>")
        there = f"{page.rpartition('/')[2]}{ENDING}.html#{name}"
        kept.append(
            f'<div class="mot-live" data-apart="{there}">{_FOLD}{summary}</summary>'
            f'<p class="mot-note"><a href="{there}">The scale, on a page of its own</a></p></details></div>'
        )
        opened = whole.replace(_FOLD, _FOLD.replace("><", " open><"), 1)
        apart.append(f'<section id="{name}">\n<h2>{title}</h2>\n{opened}\n</section>')
    return "".join([*kept, body]), "\n".join(apart)


def _between(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


def of_body(app: Sphinx, body: str, page: str, title: str) -> str:
    """The page's body as it is served; what it gives away is kept for a page of its own."""
    body, apart = split(body, page)
    if apart:
        back = f"{page.rpartition('/')[2]}.html"
        head = (
            f"<h1>{escape(title, quote=False)}: the scales</h1>\n<p>One to five for each thing that an interviewer "
            f'weighs. The questions themselves are on <a href="{back}">{escape(title, quote=False)}</a>.</p>\n'
        )
        _given(app)[page + ENDING] = {"title": f"{title}: the scales", "body": f"<section>\n{head}{apart}\n</section>"}
    return body


def _given(app: Sphinx) -> dict[str, dict[str, Any]]:
    if not hasattr(app, "mot_apart"):
        app.mot_apart = {}  # type: ignore[attr-defined]
    return app.mot_apart  # type: ignore[attr-defined]


def pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """The second pages, each after its first has been written."""
    return [(name, context, "apart.html") for name, context in _given(app).items()]


def setup(app: Sphinx) -> None:
    """After the pages of the book."""
    app.connect("html-collect-pages", pages)
