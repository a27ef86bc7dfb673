"""The order of a concept: what it is, the trap, say it like this, the evidence, one live chart; the rest is one fold.

A notebook tells a concept in the order in which one works it out; a tired reader wants what to say first. A section is
a concept's when one of its labels says so (`...concept...`). Its formula stands in a fold after the sentence that says
it in words. Runs behind callouts.py, whose boxes it moves. Page and notebook hold the same words.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from theme.callouts import Callout
from theme.folds import Fold, FoldSummary

FORMULA = "As a formula"
WORKED = "How it comes about: the figures, with every table and chart"
ONLY = '<p class="mot-only"><label><input type="checkbox" autocomplete="off"> Only the charts of this page</label></p>'


def is_concept(section: nodes.section) -> bool:
    """Whether a label of the section names a concept; a whole page that is one keeps its own order."""
    return isinstance(section.parent, nodes.section) and any("-concept-" in one for one in section["ids"])


def holds(node: nodes.Node, mark: str) -> bool:
    """Whether a part of the page holds some HTML with the mark."""
    return any(mark in raw.astext() for raw in node.findall(nodes.raw))


def fold(words: str, children: list[nodes.Node], kind: str) -> Fold:
    """A closed fold."""
    made = Fold("", FoldSummary("", words), *children, ids=[], classes=["mot-more", kind])
    made["open"] = False
    return made


def is_prose(cell: nodes.Node) -> bool:
    """Whether it is one of the page's paragraphs, or a cell that writes some."""
    return isinstance(cell, nodes.paragraph) or (
        isinstance(cell, nodes.container) and any(isinstance(one, nodes.paragraph) for one in cell.findall())
    )


def is_about_letters(node: nodes.Node) -> bool:
    """Whether it is a sentence alone that says what a formula's letters are, which belongs to the formula."""
    text = node.astext() if isinstance(node, nodes.paragraph) else ""
    return text.startswith("In the formula ") and ". " not in text


def is_for_facilitator(node: nodes.Node) -> bool:
    """Whether only the instructor's edition has it."""
    return isinstance(node, nodes.Element) and "tag_instructor" in node["classes"]


class OrderConcepts(SphinxPostTransform):
    """Move what a concept's section holds."""

    default_priority = 198  # behind callouts.py, before folds.py would turn admonitions
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        found = [one for one in self.document.findall(nodes.section) if is_concept(one)]
        for section in found:
            self.order(section)
        if found and sum(holds(one, "data-drill=") for one in found) > 1:
            page = found[0].parent
            first = next(i for i, one in enumerate(page.children) if isinstance(one, nodes.section))
            page.insert(first, nodes.raw("", ONLY, format="html"))

    def order(self, section: nodes.section) -> None:
        boxes = {box["kind"]: box for box in reversed(list(section.findall(Callout)))}
        if "trap" not in boxes:
            return
        told = boxes["trap"].parent
        if "say" in boxes:
            boxes["say"].parent.remove(boxes["say"])
            told.insert(told.index(boxes["trap"]) + 1, boxes["say"])
        formulas = [one for one in told.children if isinstance(one, nodes.math_block)]
        letters = list(section.findall(is_about_letters)) if len(formulas) == 1 else []
        for one in letters:  # a paragraph of the page, or of what a cell has written
            one.parent.remove(one)
        for formula in formulas:
            formula.replace_self(fold(FORMULA, [*letters, formula.deepcopy()], "is-formula"))
        head, rest = self.parted(section, told)
        pieces = [one for child in rest for one in (child[1:] if isinstance(child, nodes.section) else [child])]
        chart = next((one for one in pieces if holds(one, "data-drill=")), None)
        chart = chart or next((one for one in pieces if holds(one, "mot-chart")), None)
        scene = next((one for one in pieces if is_prose(one) and one is not chart), None)
        opened = [one for one in (scene, chart) if one is not None]
        last = [one for one in rest if holds(one, 'data-live="recall"') or is_for_facilitator(one)]
        for one in opened:
            if isinstance(one.parent, nodes.section) and one.parent is not section:
                one.parent.remove(one)
        worked = [one for one in rest if one not in opened and one not in last and one.astext().strip()]
        section.children[:] = head
        for one in [*opened, *([fold(WORKED, worked, "is-worked")] if worked else []), *last]:
            section += one

    def parted(self, section: nodes.section, told: nodes.Node) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """The section's children as far as the concept itself is told, and those behind it."""
        top = told
        while top.parent is not section:
            top = top.parent
        place = section.index(top) + 1
        return section.children[:place], section.children[place:]


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(OrderConcepts)
