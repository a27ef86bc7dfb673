"""How the book's pages are written, as far as a machine can tell.

Each rule is a function from a page's name and its notebook to sentences, over the prose that a reader sees: Markdown
cells, and what the notebook has computed in their stead. How words are spelt is tools/lint_spelling.py's to say.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from nbformat import NotebookNode

HOME = "index"
HIDDEN = {"remove-cell", "remove-input", "hide-cell", "hide-input"}
WORDS = "half an?|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|ninety"
DURATION = re.compile(rf"\b(?:\d+|{WORDS})(?: and a half)?[ -](?:minutes?|hours?)\b", re.I)


def bare(markdown: str) -> str:
    """Prose without what is not read as prose: code, formulas, addresses, labels, directives' heads, comments."""
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1", " ", markdown, flags=re.S | re.M)
    text = re.sub(r"\$\$.*?\$\$|(?<!\\)\$[^$\n]+\$|<!--.*?-->|`[^`\n]*`", " ", text, flags=re.S)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\(.*\)=$|^:{3,}.*$|^:[\w-]+:.*$|\{[\w:-]+\}|https?://\S+|<[^>\n]+>", " ", text, flags=re.M)
    return text


def texts(note: NotebookNode) -> Iterator[tuple[int, str]]:
    """(cell, Markdown) for all prose of a page, written or computed."""
    for number, cell in enumerate(note.cells, start=1):
        if cell.cell_type == "markdown":
            yield number, cell.source
        for output in cell.get("outputs", []):
            if "text/markdown" in output.get("data", {}):
                yield number, "".join(output.data["text/markdown"])


def headings(note: NotebookNode) -> list[tuple[int, str, str]]:
    """(level, words, the line above) of every heading of the written prose."""
    found = []
    for cell in note.cells:
        if cell.cell_type == "markdown":
            lines = re.sub(r"^(`{3,}|~{3,}).*?^\1", "", cell.source, flags=re.S | re.M).splitlines()
            for above, line in zip(["", *lines], lines, strict=False):
                if match := re.match(r"(#{1,6})\s+(.*)", line):
                    found.append((len(match[1]), match[2], above))
    return found


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a cell that are whole sentences: no heading, label, list, table or quotation."""
    blocks = re.split(r"\n\s*\n", re.sub(r"^(?:\(.*\)=|#{1,6} .*)$", "\n", markdown, flags=re.M))
    whole = (block.strip() for block in blocks)
    return [block for block in whole if re.match(r"[^-*|>:`<\d\s]", block) and re.search(r"[.?]\W*$", block)]


def labelled(name: str, note: NotebookNode) -> Iterator[str]:
    """The first heading is the page's only title, and others can link to it."""
    found = headings(note)
    if not found or found[0][0] != 1:
        yield "does not begin with a title; write # and its words first."
    elif name != HOME and not re.fullmatch(r"\([\w.-]+\)=", found[0][2]):
        yield f"its title {found[0][1]!r} has no label; write (a.name)= in the line above."
    for _, words, _ in [heading for heading in found[1:] if heading[0] == 1]:
        yield f"has a second title, {words!r}; write ## there."


def opens_with_prose(name: str, note: NotebookNode) -> Iterator[str]:
    """A page speaks before it shows code."""
    for cell in note.cells:
        if cell.cell_type == "markdown" and paragraphs(cell.source):
            return
        if cell.cell_type == "code" and not HIDDEN & set(cell.metadata.get("tags", [])):
            break
    yield "shows code before it has said anything; open with a paragraph."


def says_how_long(name: str, note: NotebookNode) -> Iterator[str]:
    """Near the top of a page, and anywhere at home, stands how long it takes."""
    prose = [bare(text) for _, text in texts(note)]
    where = prose if name == HOME else ["\n".join("\n".join(prose).split()[:120]).replace("\n", " ")]
    if not any(DURATION.search(text) for text in where):
        yield "does not say near its top how long it takes; write for example *Ten minutes.*"


def keeps(name: str, note: NotebookNode) -> Iterator[str]:
    """A page with a drill, home excepted, ends in what to keep."""
    drills = any("live(" in cell.source for cell in note.cells if cell.cell_type == "code")
    if drills and name != HOME and not any(words.startswith("What to keep") for _, words, _ in headings(note)):
        yield "has a drill and no section 'What to keep'."


def calm(name: str, note: NotebookNode) -> Iterator[str]:
    """Nobody is shouted at."""
    for number, text in texts(note):
        for sentence in re.findall(r"[^.?!\n]*!", bare(text)):
            yield f"cell {number}: {sentence.strip()!r} needs no exclamation mark."


def level(name: str, note: NotebookNode) -> Iterator[str]:
    """No heading level is skipped on the way down."""
    found = headings(note)
    for (before, _, _), (after, words, _) in pairwise(found):
        if after > before + 1:
            yield f"{words!r} skips a level; write {'#' * (before + 1)}."


RULES: list[Callable[[str, NotebookNode], Iterator[str]]] = [
    labelled,
    opens_with_prose,
    says_how_long,
    keeps,
    calm,
    level,
]


def lint_prose(page: str, note: NotebookNode) -> Iterator[str]:
    """What is wrong with how a page is written; `page` is its name in the table of contents."""
    for rule in RULES:
        yield from rule(page, note)
