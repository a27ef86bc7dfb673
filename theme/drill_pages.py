"""The order of a drill page: what waits for the reader's estimate, and the one fold with everything else.

A notebook marks two headings, each by a comment that no reader sees in Jupyter either. `<!-- after-commit -->` below
the drill's heading: the text of this section and of those after it waits until the reader has committed (the style
sheet of the drill hides it, and only where a script runs). `<!-- working -->` below the last heading: what follows
stands in `details[data-working]`. A heading itself always stays, so that the list of contents leads somewhere.

What style sheets ask of a drill's page is written into its HTML, as `:has()` would have a browser look through the
whole article whenever a drill writes a number: `.is-live` is an output that holds a widget, `.mot-drill-cell` the cell
with the drill that waits, and the root's `data-asks` says which drill that is.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

AFTER, WORKING = "<!-- after-commit -->", "<!-- working -->"
SUMMARY = "Open the working: number by number, with every table, formula and further chart"
WAIT = "Opens after your estimate."
_OUTPUT = '<div class="output text_html">'
_HELD = re.compile(r'<div class="mot-live" data-live="drill" data-held>.{0,200}?data-drill="([^"]*)"', re.DOTALL)
_CELL = '<div class="cell '


class Later(nodes.Element):
    """What waits for the reader's estimate."""


class Working(nodes.Element):
    """The fold at a drill page's end."""


class OrderDrillPage(SphinxPostTransform):
    """Wrap what the two comments mark."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        waiting = False
        for section in list(self.document.findall(nodes.section)):
            mark = _mark(section)
            if mark == AFTER:
                waiting = True
                _wrap(section, Later())
            elif mark == WORKING:
                _wrap(section, Working())
                return
            elif waiting and _mark(section.parent) != AFTER and not _within(section, Later):
                wait = nodes.paragraph("", WAIT, classes=["mot-wait"])
                _wrap(section, Later(), before=[wait])


def asks(body: str) -> str:
    """The id of the drill that a page's body holds back, or ""."""
    found = _HELD.search(body)
    return found[1] if found else ""


def marked(body: str) -> str:
    """A page's body with the marks that its style sheets ask for."""
    body = body.replace(f'{_OUTPUT}<div class="mot-live', f'{_OUTPUT[:-2]} is-live"><div class="mot-live')
    if found := _HELD.search(body):
        cell = body.rindex(_CELL, 0, found.start()) + len(_CELL)
        body = f"{body[:cell]}mot-drill-cell {body[cell:]}"
    return body


def _mark(section: nodes.Node) -> str:
    """The comment below a section's heading, if it has one of the two."""
    for child in getattr(section, "children", []):
        if isinstance(child, nodes.raw | nodes.comment) and child.astext().strip() in (AFTER, WORKING):
            return child.astext().strip()
    return ""


def _within(node: nodes.Node, kind: type[nodes.Element]) -> bool:
    while node := node.parent:
        if isinstance(node, kind):
            return True
    return False


def _wrap(section: nodes.section, wrapper: nodes.Element, before: list[nodes.Node] | None = None) -> None:
    """Put what follows a section's heading into `wrapper`; `before` stands between the two."""
    first = next(i for i, child in enumerate(section.children) if isinstance(child, nodes.title)) + 1
    wrapper += [child for child in section.children[first:] if not (isinstance(child, nodes.raw) and _is_mark(child))]
    section.children[first:] = []
    for child in [*(before or []), wrapper]:
        section += child


def _is_mark(node: nodes.Node) -> bool:
    return node.astext().strip() in (AFTER, WORKING)


def visit_later(self: HTML5Translator, node: Later) -> None:
    """Open the part that waits."""
    self.body.append('<div class="mot-later">\n')


def depart_later(self: HTML5Translator, node: Later) -> None:
    """Close it."""
    self.body.append("</div>\n")


def visit_working(self: HTML5Translator, node: Working) -> None:
    """Open the fold."""
    self.body.append(f'<details data-working class="mot-working">\n<summary>{SUMMARY}</summary>\n')


def depart_working(self: HTML5Translator, node: Working) -> None:
    """Close it."""
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Register the nodes and the transform."""
    app.add_node(Later, html=(visit_later, depart_later))
    app.add_node(Working, html=(visit_working, depart_working))
    app.add_post_transform(OrderDrillPage)
