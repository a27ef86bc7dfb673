"""What must catch the eye on a page: the trap, the evidence, the pushback, and the words to say aloud.

Notebooks write them as plain prose, so that they read well in Jupyter: a paragraph that begins with “The trap.” or
“Say it like this.” in bold, a list whose items end on their grade, a bold line with who objects and what they say, a
quotation under a heading that ends in “aloud” or “in the interview”. Here they become boxes with an icon and a class.
Knows no seat and no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from theme.icons import icon

TITLES = {"The trap.": ("trap", "The trap"), "Say it like this.": ("say", "Say it like this")}
EVIDENCE = "The evidence"
ALOUD = "Say it aloud"
_OBJECTION = re.compile(r"^([^“”]{2,60}): “(.+)”$", re.DOTALL)


class Callout(nodes.Element):
    """A box with `kind` and `title`."""


def said_in(paragraph: nodes.Node) -> list[nodes.Node]:
    """What a paragraph holds, without the empty texts that the reading of Markdown leaves."""
    return [one for one in paragraph.children if not isinstance(one, nodes.Text) or one.astext()]


def run_in(node: nodes.Node) -> str:
    """The bold words that a paragraph begins with, or nothing."""
    first = next(iter(said_in(node)), None) if isinstance(node, nodes.paragraph) else None
    return first.astext() if isinstance(first, nodes.strong) else ""


def is_evidence(node: nodes.Node) -> bool:
    """Whether it is a list of claims that all carry their grade."""
    if not isinstance(node, nodes.bullet_list):
        return False
    last = [[one.astext() for one in item.findall(nodes.emphasis)][-1:] for item in node.children]
    return all(found and found[0].startswith("Grade ") for found in last)


def titled(node: nodes.Element) -> Callout | None:
    """A paragraph with one of our run-in headings as a box, without the heading in its text; None for any other."""
    found = TITLES.get(run_in(node))
    if not found:
        return None
    text = nodes.paragraph("", "", *[child.deepcopy() for child in said_in(node)[1:]])
    if text.children and isinstance(text[0], nodes.Text):
        text[0] = nodes.Text(text[0].astext().lstrip())
    return Callout("", text, kind=found[0], title=found[1])


def spoken(node: nodes.Element) -> str:
    """A node's words, without the markup that stands around a dollar sign."""
    return "".join(one.astext() for one in node.findall(nodes.Text) if not isinstance(one.parent, nodes.raw))


def without_who(line: nodes.Element, who: str) -> list[nodes.Node]:
    """What a bold line says after “who: ”, with the markup that stands in it."""
    first, *rest = [child.deepcopy() for child in said_in(line)[0].children]
    return [nodes.Text(first.astext()[len(f"{who}: ") :]), *rest]


def objections(parent: nodes.Element) -> None:
    """Each bold line “who: ‘what’” with the paragraph of its answer as one box."""
    paragraphs = [one for one in parent.children if isinstance(one, nodes.paragraph)]
    for line in [one for one in paragraphs if run_in(one) and len(said_in(one)) == 1]:
        said = _OBJECTION.match(spoken(line))
        answer = next(iter(parent.children[parent.index(line) + 1 :]), None)
        if not said or not isinstance(answer, nodes.paragraph):
            continue
        parent.remove(answer)
        words = nodes.paragraph("", "", *without_who(line, said[1]), classes=["mot-objection"])
        line.replace_self(Callout("", words, answer, kind="pushback", title=said[1]))


class MakeCallouts(SphinxPostTransform):
    """Turn what the notebooks write into boxes."""

    default_priority = 196  # outputs are chosen by then, and drill pages are in their order
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        for node in list(self.document.findall(nodes.paragraph)):
            if made := titled(node):
                node.replace_self(made)
        for claims in list(self.document.findall(nodes.bullet_list)):
            if is_evidence(claims):
                box = Callout("", kind="evidence", title=EVIDENCE)
                claims.replace_self(box)
                box += claims
        for parent in {id(one.parent): one.parent for one in self.document.findall(nodes.strong)}.values():
            if isinstance(parent, nodes.paragraph) and parent.parent is not None:
                objections(parent.parent)
        for quote in self.aloud():
            box = Callout("", kind="say", title=ALOUD)
            quote.replace_self(box)
            box += quote.children

    def aloud(self) -> Iterator[nodes.Element]:
        """Quotations that are a section's words to say aloud."""
        for section in list(self.document.findall(nodes.section)):
            if section[0].astext().endswith((" aloud", " in the interview")):
                yield from list(section.findall(nodes.block_quote))


def visit_callout(self: HTML5Translator, node: Callout) -> None:
    """Open the box with its title."""
    kind = node["kind"]
    self.body.append(f'<div class="mot-callout is-{kind}">\n<p class="mot-callout-title">{icon(kind)}')
    self.body.append(f"{self.encode(node['title'])}</p>\n")


def depart_callout(self: HTML5Translator, node: Callout) -> None:
    """Close it."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the node and the transform."""
    app.add_node(Callout, html=(visit_callout, depart_callout))
    app.add_post_transform(MakeCallouts)
