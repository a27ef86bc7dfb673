"""What search engines and link previews say of a page.

The author's own words if the page's metadata has them (`myst: html_meta: description`), else the first paragraph,
cut at a word.
"""

from __future__ import annotations

import html
import re

from docutils import nodes
from sphinx.application import Sphinx

from theme import navigation

LONGEST = 155  # characters; search engines cut at about this length
_WRITTEN = re.compile(r"<meta(?=[^>]*\bname=\"description\")[^>]*\bcontent=\"([^\"]*)\"")
# A first paragraph is prose of the page itself, never of a box, a cell or a footnote.
_NOT_PROSE = (nodes.Admonition, nodes.container, nodes.footnote, nodes.table, nodes.list_item, nodes.sidebar)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text on one line, cut at a word boundary, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-(") + "…"


def first_paragraph(doctree: nodes.document) -> str:
    """The words of the page's first paragraph of prose, formulas left out."""
    for paragraph in doctree.findall(nodes.paragraph):
        parent = paragraph.parent
        while parent is not None and not isinstance(parent, _NOT_PROSE):
            parent = parent.parent
        if parent is None:
            text = "".join(
                part.astext()
                for part in paragraph.findall(nodes.Text)
                if not isinstance(part.parent, nodes.math | nodes.raw)
            )
            if text.strip():
                return text
    return ""


def of_page(app: Sphinx, pagename: str, context: dict, doctree: nodes.document | None) -> str:
    """A page's description as plain text; the template escapes it."""
    if written := _WRITTEN.search(context.get("metatags") or ""):
        return html.unescape(written[1])
    text = shortened(first_paragraph(doctree)) if doctree is not None else ""
    if text:
        return text
    title = re.sub(r"<[^>]*>", "", html.unescape(context.get("title") or pagename.capitalize()))
    known = navigation.seats(app.env)
    seat = navigation.seat_of(pagename, known)  # two seats may have pages of one title
    return shortened(f"{title}: a page of {app.config.html_title}{f' for the seat {known[seat]}' if seat else ''}.")
