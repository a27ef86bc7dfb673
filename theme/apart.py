"""Scales on a page of their own: a page that holds many of them gives each away until its fold is opened.

Eight questions with their scales are more than a phone should fetch to read one. On such a page each scale's fold
holds a link to the same scale on a second page, `<page>-scales.html`, which reads and works alone; `apart.mjs` puts it
back where it belongs when the fold opens, and before the page is printed. What is read elsewhere than in a browser, a
page's Markdown and an EPUB, has the scales in their places and in words.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

MANY = 6  # scales a page: fewer cost less than a second request
_BEGIN, _END = '<div class="mot-live" data-live="scale">', "</script>\n</div>"
_FOLD = '<details class="mot-fold"><summary>'
ENDING = "-scales"
_SECTION = re.compile(r'<section id="([^"]*)">\n<h2>.*?</h2>\n(<div class="mot-live".*?</script>\n</div>)', re.DOTALL)
_PLACE = re.compile(r'<div class="mot-live" data-apart="[^"#]*#([^"]*)">.*?</details></div>', re.DOTALL)
_SCALE = re.compile(r'(<div class="mot-sheet mot-scale"[^>]*>)<form\b[^>]*>(.*?)</form>', re.DOTALL)
_STEPS = re.compile(r'<div class="mot-steps">(.*?)</div>', re.DOTALL)
_STEP = re.compile(r"<label><input\b[^>]*><b>\d+</b>(.*?)</label>", re.DOTALL)
_CONTROLS = re.compile(
    r'<fieldset class="mot-choice".*?</fieldset>|<p class="mot-(?:kicker|asked|complaint|actions)".*?</p>', re.DOTALL
)
_DIMENSION = re.compile(r'<fieldset class="mot-dimension"[^>]*><legend>(.*?)</legend>(.*?)</fieldset>', re.DOTALL)


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


def together(page: str, second: str) -> str:
    """A built page to be read elsewhere: what `second` has of it is back in its place, and each scale is in words."""
    there = dict(_SECTION.findall(second))
    return _SCALE.sub(_in_words, _PLACE.sub(lambda place: there.get(place[1], place[0]), page))


def whole(site: Path, file: str) -> str:
    """The page of that name in a built site, together with the page that has its scales, if there is one."""
    second = site / f"{file}{ENDING}.html"
    there = second.read_text("utf-8") if second.is_file() else ""
    return together((site / f"{file}.html").read_text("utf-8"), there)


def _in_words(scale: re.Match[str]) -> str:
    """A scale's dimensions with their steps as lists; no control, as nothing can be kept there."""

    def listed(steps: re.Match[str]) -> str:
        return "<ol>" + _STEP.sub(r"<li>\1</li>", steps[1]) + "</ol>"

    body = _STEPS.sub(listed, _CONTROLS.sub("", scale[2]))
    return scale[1] + _DIMENSION.sub(r"<div><p>\1</p>\2</div>", body)


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
