"""What opens and closes, as native `<details>`: no script, works from the keyboard, prints when opened.

Two sources: admonitions with the class `dropdown` or `toggle` (Jupyter Book folds them with a script), and code
that MyST-NB hides (`hide-input`, `hide-output`, `hide-cell`).
"""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from markupsafe import Markup
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

FOLDING = {"dropdown", "toggle"}


class Fold(nodes.Element):
    """A `<details>` whose first child is its summary."""


class FoldSummary(nodes.TextElement):
    """The line of a fold that is always shown."""


class FoldAdmonitions(SphinxPostTransform):
    """Turn folding admonitions and containers into folds."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        for kind in (nodes.Admonition, nodes.container):
            # an admonition is a class that elements have beside Element, which its types do not say
            for node in cast("list[nodes.Element]", [one for one in self.document.findall() if isinstance(one, kind)]):
                if not FOLDING.intersection(node.get("classes", [])):
                    continue
                children = list(node.children)
                is_titled = children and isinstance(children[0], nodes.title)
                name = "" if isinstance(node, nodes.container | nodes.admonition) else node.tagname
                summary = FoldSummary()
                summary += children.pop(0).children if is_titled else nodes.Text(name.capitalize() or "Show")
                classes = [c for c in node["classes"] if c not in FOLDING]
                fold = Fold("", summary, *children, ids=node["ids"], classes=["admonition", name, *classes])
                fold["open"] = "toggle-shown" in classes
                node.replace_self(fold)


def visit_fold(self: HTML5Translator, node: Fold) -> None:
    """Open the details element."""
    self.body.append(self.starttag(node, "details", **cast("dict[str, Any]", {"open": ""} if node["open"] else {})))


def depart_fold(self: HTML5Translator, node: Fold) -> None:
    """Close it."""
    self.body.append("</details>\n")


def visit_summary(self: HTML5Translator, node: FoldSummary) -> None:
    """Open the summary."""
    self.body.append('<summary class="admonition-title">')


def depart_summary(self: HTML5Translator, node: FoldSummary) -> None:
    """Close it."""
    self.body.append("</summary>\n")


def visit_hidden_code(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """MyST-NB's own summary is named “Toggle hidden content” on every cell; ours is named by what it says."""
    prompt = node["prompt_show"].replace("source", "code")
    classes = " ".join(["mot-hidden", *node["classes"]])
    self.body.append(Markup('<details class="{}">\n<summary>{}</summary>\n').format(classes, prompt))


def setup(app: Sphinx) -> None:
    """Register the nodes and replace MyST-NB's visitor."""
    app.add_node(Fold, html=(visit_fold, depart_fold))
    app.add_node(FoldSummary, html=(visit_summary, depart_summary))
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_code, depart_fold))
    app.add_post_transform(FoldAdmonitions)
