"""How the book's pages are written, as far as a machine can tell.

Each rule is a function that returns sentences, over the prose that a reader sees: Markdown cells, and what the notebook
has computed in their stead. The rules are shown to bite on small notebooks at the end.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from cxprep import bank
from tools.notebooks import notebooks_in
from tools.project import ROOT

BOOK = ROOT / "book"
PAGES = notebooks_in([BOOK])
HOME = "index"
HIDDEN = {"remove-cell", "remove-input", "hide-cell", "hide-input"}
WORDS = "half an?|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|ninety"
DURATION = re.compile(rf"\b(?:\d+|{WORDS})(?: and a half)?[ -](?:minutes?|hours?)\b", re.I)
# American forms and the British ones. Those in -ize are Oxford's too; this book writes -ise.
AMERICAN = {
    r"colors?|colored|colorful": "colour",
    r"centers?|centered": "centre",
    r"programs?": "programme",
    r"(?:re|dis)?organiz\w+": "organise",
    r"recogniz\w+": "recognise",
    r"prioritiz\w+": "prioritise",
    r"personaliz\w+": "personalise",
    r"optimiz\w+": "optimise",
    r"customiz\w+": "customise",
    r"apologiz\w+": "apologise",
    r"emphasiz\w+": "emphasise",
    r"analyz\w+": "analyse",
    r"behaviors?|behavioral": "behaviour",
    r"favors?|favored|favorites?|favorable": "favour",
    r"labor": "labour",
    r"neighbors?|neighborhoods?": "neighbour",
    r"honors?|honored": "honour",
    r"catalogs?": "catalogue",
    r"fulfill|fulfills|fulfillment": "fulfil",
    r"travel(?:er|ers|ed|ing)": "traveller",
    r"cancel(?:ed|ing)": "cancelled",
    r"label(?:ed|ing)": "labelled",
    r"model(?:ed|ing)": "modelled",
    r"gray": "grey",
    r"jewelry": "jewellery",
    r"defense|offense": "defence",
    r"toward": "towards",
}
NAMED = [name for one in bank.load_all().sources.values() for name in (one.title, one.journal) if name]
SPELLING = {re.compile(rf"\b(?:{pattern})\b", re.I): british for pattern, british in AMERICAN.items()}


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


def british(name: str, note: NotebookNode) -> Iterator[str]:
    """British spelling, in prose; what others have named is called as they named it."""
    for number, text in texts(note):
        for name_of_theirs in NAMED:
            text = text.replace(name_of_theirs, "")
        for pattern, form in SPELLING.items():
            for match in pattern.finditer(bare(text)):
                yield f"cell {number}: {match[0]!r} is American; write {form!r} in its place."


RULES: list[Callable[[str, NotebookNode], Iterator[str]]] = [
    labelled, opens_with_prose, says_how_long, keeps, calm, level, british,
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(BOOK)))
def test_the_page_reads_well(path: Path, rule):
    name = str(path.relative_to(BOOK).with_suffix(""))
    found = list(rule(name, nbformat.read(path, as_version=4)))
    assert not found, "\n".join(f"{path.relative_to(ROOT)}: {sentence}" for sentence in found)


def test_the_book_has_pages():
    assert (BOOK / f"{HOME}.ipynb") in PAGES
    assert len(PAGES) > 1


# --- the rules, shown to bite ----------------------------------------------------------------------------------------

TOP = "(lead.page)=\n# A page\n\n*Ten minutes with the sliders.*\n\nTwo directors want the same budget."
KEEP = "## What to keep\n\n- One thing."


def page(*cells: str | NotebookNode) -> NotebookNode:
    """A notebook of Markdown (text) and code cells."""
    return new_notebook(cells=[new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells])


def code(source: str = "1 + 1", said: str = "", tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell, with the prose it has computed."""
    outputs = [new_output("display_data", data={"text/markdown": said})] if said else []
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


SOUND = [
    page(TOP, code(), KEEP),
    page(TOP, code("live(model)"), "## The working\n\n### A part\n\nMore.\n\n## What to keep\n\n- One thing."),
    page(
        TOP, "A `color` and $x! = 1$, a [link](https://example.org/color!), `print('!')`.\n\n```python\n# color!\n```"
    ),
    page("(a)=\n# A page\n\nA drill for a lead.\n\nHalf an hour.", code(said="Colour, programme, programmed, centre.")),
    page("(a)=\n# A page", code(tags=("remove-cell",)), "It takes 5 minutes.", code()),
]


@pytest.mark.parametrize("number", range(len(SOUND)))
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_page_passes(number, rule):
    assert list(rule("lead/page", SOUND[number])) == []


BITES = {
    "no title": (labelled, page("Some words.")),
    "begins with a part": (labelled, page("## A part")),
    "no label": (labelled, page("# A page")),
    "label not above": (labelled, page("(a)=\n\n# A page")),
    "two titles": (labelled, page(TOP, "# Another")),
    "code first": (opens_with_prose, page("(a)=\n# A page", code(), "Two directors want the same budget.")),
    "a list is no paragraph": (opens_with_prose, page("(a)=\n# A page\n\n- One.\n- Two.", code())),
    "no words at all": (opens_with_prose, page("(a)=\n# A page")),
    "no duration": (says_how_long, page("(a)=\n# A page\n\nMinutes pass.")),
    "duration too late": (says_how_long, page("(a)=\n# A page\n\n" + "Words. " * 200 + "Ten minutes.")),
    "duration in code only": (says_how_long, page("(a)=\n# A page\n\n`ten minutes`")),
    "nothing to keep": (keeps, page(TOP, code("drill = live(model)"))),
    "shouting": (calm, page(TOP, "Well done!")),
    "computed shouting": (calm, page(TOP, code(said="**Four million dollars!**"))),
    "skipped level": (level, page(TOP, "### A part")),
    "skipped level in one cell": (level, page(TOP + "\n\n## A part\n\n#### Too deep")),
    "color": (british, page(TOP, "The *color* of money.")),
    "capitals": (british, page(TOP, "Center stage.")),
    "programs": (british, page(TOP, "Loyalty programs pay.")),
    "computed organization": (british, page(TOP, code(said="An organization of 4 people."))),
    "in a link's words": (british, page(TOP, "[A catalog](https://example.org)")),
}


@pytest.mark.parametrize("name", BITES)
def test_the_rule_bites(name):
    rule, note = BITES[name]
    assert len(list(rule("lead/page", note))) == 1
