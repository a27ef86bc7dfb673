"""The rule that no figure in prose is typed: numbers come from the models, the data, the bank's facts or a source.

Looks at the Markdown cells of a notebook and at the texts that its code hands to a reader (`say`, `live`,
`estimate`): a digit there has to stand in a place that is filled in, or be one of the few that say no figure
(a year, a 1 in a sum, the number of a list entry, a level of a scale). Definitions are written in words.
"""

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

FIGURE = re.compile(r"(?<![\w.#&/-])[$€£]?\d[\d,.]*\d*\s?%?")
# What is no prose: code, formulas, links' targets, labels, comments of MyST, HTML's attributes, places filled in later.
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$|\]\([^)]*\)|^\([\w.-]+\)=$|<[^>]*>|\{[^{}]*\}", re.S | re.M
)
NO_FIGURE = re.compile(
    r"^\s*\d+\.\s"  # an entry of a list
    r"|^\|\s*[1-5]\s*\|"  # a level of a scale
    r"|\b(?:1[89]|20)\d\d\b"  # a year
    r"|(?<=[(\s])1(?=\s*[-+/]\s)|(?<=[-+/]\s)1(?=[)\s,;.])",  # a 1 in a sum
    re.M,
)
READ_OUT = {"say", "live", "estimate"}


def figures(text: str) -> list[str]:
    """The figures typed in a piece of prose."""
    bare = NO_FIGURE.sub(" ", NOT_PROSE.sub(" ", text))
    return [match[0].rstrip(" .,") for match in FIGURE.finditer(bare)]


def _texts(source: str) -> Iterator[str]:
    """The strings with a blank in them that a cell hands to a reader: sentences, not names or formats."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic line; what it says is not for readers
        return
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in READ_OUT:
            for node in ast.walk(call):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
                    yield node.value


def typed_figures(note: NotebookNode, name: str) -> list[str]:
    """A sentence for each figure that a notebook's prose types."""
    found = []
    for number, cell in enumerate(note.cells, start=1):
        texts = [cell.source] if cell.cell_type == "markdown" else list(_texts(cell.source))
        for figure in (figure for text in texts for figure in figures(text)):
            found.append(
                f"{name}, cell {number}: the figure {figure} is typed; fill it in from a model, the data or the bank's "
                "facts with say(), or write a definition in words."
            )
    return found
