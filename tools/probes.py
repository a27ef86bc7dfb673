"""What a learner's notebook must not hold: every sentence of a solution or of a facilitator's note.

A cell tagged `instructor` is a note; a cell tagged `solution` says what a learner is to find alone. The reasons that
an estimate gives after it was made are solutions too, within a cell that stays, and so is what a drill that waits for
the estimate has put out: opened before it is run, or made a page of by nbconvert, the notebook would show it at once.
A sentence that an untagged cell of the book says as well is nobody's secret. Knows how sentences are compared, and
nothing of how editions are made.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from nbformat import NotebookNode

NOTE, SOLUTION = "instructor", "solution"
REASONS = ("reason", "flip_words", "flip_reason")  # what estimate() says only to somebody who has committed
VERDICT = "verdict"  # the kind of what a waiting drill has stored: after the estimate a learner's own run says it
SHORTEST = 6  # words: shorter ones stand anywhere
WORKING = "<!-- working -->"
ANSWERS = ("spoken", "pushbacks", "short_sum")  # calls that show the book's own answer
_HELD = re.compile(r"<div[^<>]*\bdata-live=\"drill\"[^<>]*\bdata-held\b")
_VERDICT = re.compile(r"<p class=\"mot-verdict\"[^<>]*>(.*?)</p>", re.S)
_MARK_UP, _ADDRESS, _WORD = re.compile(r"<[^<>]*>"), re.compile(r"\]\([^)]*\)"), re.compile(r"\w+")
_END = re.compile(r"[.?!:|]['\"\N{RIGHT DOUBLE QUOTATION MARK}*]*\s|\n|\|")


@dataclass(frozen=True)
class Probe:
    """A sentence that has to stay away: what kind it is (its section's heading, or note, or reason), and its page."""

    kind: str
    page: str
    said: str


def words(text: str) -> str:
    """The words of a text and nothing else, so that typography and mark-up do not part two equal sentences."""
    text = _ADDRESS.sub(" ", unescape(_MARK_UP.sub(" ", text)))
    return " ".join(_WORD.findall(text.replace("\\n", " ")))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, as `words` gives them, but for short ones and for those of figures."""
    for said in map(words, _END.split(text)):
        if len(re.findall(r"[^\W\d]{2,}", said)) >= SHORTEST:
            yield said


def tags(cell: Mapping) -> list[str]:
    """A cell's tags."""
    found: list[str] = cell["metadata"].get("tags", [])
    return found


def is_kept_back(cell: Mapping) -> bool:
    """Whether a learner's notebook is without this cell."""
    return bool({NOTE, SOLUTION} & set(tags(cell)))


def constants(source: str) -> Iterator[str]:
    """The texts that a cell's code holds; none where it is not Python alone."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    yield from (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def reasons(source: str) -> list[ast.expr]:
    """What the estimates of a cell say after they were made, as nodes of its code."""
    if "estimate(" not in source:
        return []
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "estimate"]
    return [word.value for call in asked for word in call.keywords if word.arg in REASONS]


def said_by(cell: Mapping) -> Iterator[str]:
    """All texts of a cell: its prose; of code the texts it holds, and what it puts out."""
    if cell["cell_type"] != "code":
        yield cell["source"]
        return
    yield from constants(cell["source"])
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        yield from ("".join(data[kind]) for kind in ("text/markdown", "text/html") if kind in data)


def waiting(cell: Mapping) -> list[str]:
    """The HTML that a cell has stored of drills that wait for the reader's estimate."""
    shown = ["".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", [])]
    return [html for html in shown if _HELD.search(html)]


def _kinds(note: NotebookNode) -> Iterator[tuple[str, Mapping]]:
    """Each cell with the heading of the second level that it stands under."""
    heading = "the opening"
    for cell in note["cells"]:
        found = re.findall(r"^## (.+)$", cell["source"], re.M) if cell["cell_type"] == "markdown" else []
        heading = found[0] if found else heading
        yield heading, cell


def probes(book: Mapping[str, NotebookNode]) -> list[Probe]:
    """Every sentence of `book` (notebooks by their page's name) that a learner's notebook must not hold, once."""
    public = words("\n".join(text for note in book.values() for text in _public(note)))
    found: dict[str, Probe] = {}
    for page, note in book.items():
        for heading, cell in _kinds(note):
            for kind, text in _secret(heading, cell):
                # a verdict is one sentence or two, of which half says nothing
                for said in [words(text)] if kind == VERDICT else sentences(text):
                    if said not in public:
                        found.setdefault(said, Probe(kind, page, said))
    return list(found.values())


def _public(note: NotebookNode) -> Iterator[str]:
    for cell in note["cells"]:
        if is_kept_back(cell):
            continue
        nodes = reasons(cell["source"]) if cell["cell_type"] == "code" else []
        # an estimate's reasons are no one's to read before it, and its output holds them, as a waiting drill's does
        hidden = {text for node in nodes for text in constants(ast.unparse(node))}
        all_of_it = constants(cell["source"]) if nodes or waiting(cell) else said_by(cell)
        yield from (text for text in all_of_it if text not in hidden)


def _secret(heading: str, cell: Mapping) -> Iterator[tuple[str, str]]:
    if is_kept_back(cell):
        yield from (("note" if NOTE in tags(cell) else heading, text) for text in said_by(cell))
    elif cell["cell_type"] == "code":
        for node in reasons(cell["source"]):
            yield from (("reason", text) for text in constants(ast.unparse(node)))
        yield from ((VERDICT, text) for html in waiting(cell) for text in _VERDICT.findall(html))


def leaks(asked: Iterable[Probe], learners: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each of the probes that is in `learners`, the texts of a learner's files by name."""
    said = {name: words(text) for name, text in learners.items()}
    for probe in asked:
        for name, text in said.items():
            if probe.said in text:
                yield f"{name}: holds “{probe.said[:90]}” ({probe.kind}, of {probe.page}); tag its cell {SOLUTION}."


def untagged(page: str, note: NotebookNode) -> Iterator[str]:
    """A sentence for each cell of a drill that says an answer, and is not tagged so."""
    below = False
    for number, cell in enumerate(note["cells"], start=1):
        below = below or (cell["cell_type"] == "markdown" and WORKING in cell["source"])
        calls = [name for name in ANSWERS if cell["cell_type"] == "code" and f"{name}(" in cell["source"]]
        if not is_kept_back(cell) and (below or (calls and "import" not in cell["source"])):
            what = "stands below the mark of the working" if below else f"shows an answer ({calls[0]})"
            yield f"{page}, cell {number}: {what} without the tag {SOLUTION}; a learner's edition would show it."
