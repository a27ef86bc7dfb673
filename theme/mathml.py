"""Formulas as MathML, made at build time, so that no page loads a typesetting library.

`latex2mathml` does the translation. It is forgiving where a book should not be: an unknown command becomes a word,
an unknown environment disappears. So formulas are checked here first, and a formula that cannot be shown as it was
meant stops the build with a sentence that names the page and the formula.
"""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

_MATRICES = ["array", "cases", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix"]
# What the translator does not know, in terms of what it does. Numbers come from Sphinx's labels, never from TeX.
_ALIASES = {
    "align": "align*", "aligned": "align*", "split": "align*", "eqnarray": "align*", "alignat": "align*",
    "gather": "matrix", "gathered": "matrix", "multline": "matrix",
    "equation": None, "displaymath": None, "math": None,
}  # fmt: skip
# What it takes for an identifier, and the operator that is meant.
_OPERATORS = {"±": "±", "~": "∼", "…": "…", "′": "′", "″": "″"}
_TEXT = re.compile(r"(<mtext[^>]*>)(.*?)</mtext>", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([A-Za-z]+)(\*?)\}")


class FormulaError(SphinxError):
    """A formula that cannot be rendered."""

    category = "Formula"


def to_mathml(latex: str, display: bool) -> str:
    """The MathML element for a LaTeX formula; ValueError with a reason if it does not parse."""
    source = _known_environments(latex.strip())
    if not source:
        raise ValueError("it is empty")
    _check_braces(source)
    try:
        markup = convert(source, display="block" if display else "inline")
    except StopIteration:
        raise ValueError("it ends too early: a bracket, an argument or a \\right is missing") from None
    except Exception as error:
        reason = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()
        raise ValueError(f"{reason} {error}".strip()) from error
    if unknown := re.search(r"\\[A-Za-z]+", _TEXT.sub("", markup)):
        raise ValueError(f"{unknown[0]} is not a known command")
    if re.search(r"<mi>&(?:amp;)?</mi>", markup):
        raise ValueError("& stands outside of an align or a matrix")
    return _tidy(markup)


def _known_environments(source: str) -> str:
    """Replace environments by those the translator knows, and check that each one is closed."""
    opened = []

    def replace(match: re.Match) -> str:
        verb, name, star = match.groups()
        if verb == "begin":
            opened.append(name + star)
        elif not opened or opened.pop() != name + star:
            raise ValueError(f"\\end{{{name}{star}}} closes what was not opened")
        if name in _ALIASES:
            alias = _ALIASES[name]
            return f"\\{verb}{{{alias}}}" if alias else ""
        if name not in _MATRICES:
            raise ValueError(f"the environment {name} is not known")
        return match[0]

    # An alignat says how many columns follow: {2}. An align does not.
    source = re.sub(r"(\\begin\{alignat(?:ed)?\*?\})\s*\{\d+\}", r"\1", source)
    source = re.sub(r"\\(?:notag|nonumber)\b", "", source)
    source = _ENVIRONMENT.sub(replace, source)
    if opened:
        raise ValueError(f"\\begin{{{opened[-1]}}} is not closed")
    # A single upright letter would come out in italics.
    return re.sub(r"\\mathrm\{([A-Za-z])\}", r"\\text{\1}", source).strip()


def _check_braces(source: str) -> None:
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", source):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            raise ValueError("it closes a { that was not opened")
    if depth:
        raise ValueError("a { is not closed")


def _tidy(markup: str) -> str:
    """The same formula in the words that browsers and screen readers expect."""
    markup = _TEXT.sub(_plain_text, markup)
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", markup))
    if root.get("display") == "inline":
        del root.attrib["display"]
    for node in list(root.iter()):
        _join_upright(node)
        text = node.text or ""
        if node.tag == "mi" and text in _OPERATORS:
            node.tag, node.text = "mo", _OPERATORS[text]
        elif node.tag == "mo" and text.isalpha() and text.isascii():
            node.tag = "mi"  # \operatorname{NPS}: a name, without an operator's wide spaces
    # Limits stay beside their sum, as the translator writes them: set above and below they run into it on every
    # device that has no font for mathematics, and most phones have none.
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _plain_text(match: re.Match) -> str:
    """Words inside of a formula; the translator passes them on as TeX has them, not as markup wants them."""
    text = html.unescape(match[2])
    if re.search(r"(?<!\\)\$|\\[A-Za-z]", text):
        raise ValueError(f"“{text}” mixes words with a formula: end the \\text{{}} before the formula starts")
    return match[1] + html.escape(re.sub(r"\\([%$&_#{} ])", r"\1", text), quote=False) + "</mtext>"


def _join_upright(node: ElementTree.Element) -> None:
    r"""\mathrm{AOV} comes as three upright letters; make them one word."""
    for child in list(node):
        before = list(node).index(child) - 1
        previous = node[before] if before >= 0 else None
        if child.tag == "mi" and child.get("mathvariant") == "normal" and child.text:
            del child.attrib["mathvariant"]
            if previous is not None and previous.get("class") == "upright":
                previous.text = (previous.text or "") + child.text
                node.remove(child)
            else:
                child.set("class", "upright")
    for child in node:
        if child.attrib.pop("class", "") == "upright" and len(child.text or "") == 1:
            child.set("mathvariant", "normal")  # a single letter would be set in italics


def _render(translator: HTML5Translator, node: nodes.Element, latex: str, display: bool) -> str:
    try:
        return to_mathml(latex, display)
    except ValueError as reason:
        page = translator.builder.current_docname
        raise FormulaError(f"The formula “{latex.strip()}” on page “{page}” cannot be shown: {reason}.") from None


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """An inline formula."""
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate"))
    self.body.append(_render(self, node, node.astext(), display=False) + "</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """A displayed formula, with its number and permalink where it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="math notranslate"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    for part in filter(str.strip, node.astext().split("\n\n")):  # Sphinx's rule: a blank line starts the next one
        bare_lines = r"\\" in part and not _ENVIRONMENT.search(part)
        latex = rf"\begin{{align}}{part}\end{{align}}" if bare_lines else part
        self.body.append(_render(self, node, latex, display=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer; `shell` selects it."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
