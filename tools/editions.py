"""`make editions`: from the same notebooks a class's edition and its instructor's, into _build/editions.

learner/ holds every notebook without the facilitator's notes and without the solutions: a class works alone and hands
in what its progress page exports. instructor/ has the notebooks whole, and a file a seat to print, made from the
instructor's site, which this goal builds first. The learner's are made by nbconvert: its own preprocessor takes the
notes away, ours the solutions and whatever a drill that waits for an estimate has stored. A label stays where a
solution went, so that links into it still arrive.
"""

import ast
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import Preprocessor, TagRemovePreprocessor
from nbformat import NotebookNode
from traitlets.config import Config

from tools.lint_notebooks import labels
from tools.notebooks import canonical, notebooks_in
from tools.print_edition import write_print
from tools.probes import NOTE, SOLUTION, leaks, probes, reasons, tags, waiting
from tools.project import INSTRUCTOR_SITE, ROOT, Problem, say, start

FOLDER = ROOT / "_build" / "editions"
STUB = "*The book's own answer stands here in your instructor's edition. Write yours.*"
WITHHELD = '"your instructor has the reason, and where it turns."'
HAND_IN = (
    "## What you hand in\n\n"
    "One file. Open [My progress](../practice/progress.ipynb), run it, and press *Export everything*. The file holds "
    "your estimate, what you would do and how you scored yourself; it holds no name, so name the file as your "
    "instructor asks. The same page of the book on the web writes the same file, without Python."
)
PERHAPS = re.compile(r"^#+ .+$", re.M)


class WithoutSolutions(Preprocessor):
    """Takes solutions out of a notebook; each run of them leaves one line, with the labels that stood in it."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """nbconvert's hook; the notebook is changed in place."""
        kept: list[NotebookNode] = []
        gone: list[NotebookNode] = []
        is_drill = any(SOLUTION in tags(cell) for cell in nb.cells)
        for cell in nb.cells:
            if SOLUTION in tags(cell):
                gone.append(cell)
                continue
            kept += _stub(gone)
            gone = []
            kept.append(without_result(without_reasons(cell)))
        kept += _stub(gone)
        if is_drill:
            kept.append(_prose(HAND_IN, "hand-in"))
        nb.cells = kept
        return nb, resources


def _prose(text: str, id: str) -> NotebookNode:
    return NotebookNode(cell_type="markdown", id=id, metadata=NotebookNode(), source=text)


def _stub(gone: list[NotebookNode]) -> list[NotebookNode]:
    """What stands for a run of solutions: their labels, each over its heading, and a line."""
    if not gone:
        return []
    lines = []
    for cell in gone:
        for label in labels(cell):
            after = str(cell.source).split(f"({label})=", 1)[-1]
            heading = PERHAPS.search(after)
            lines.append(f"({label})=\n{heading[0] if heading else '### An answer'}")
    return [_prose("\n\n".join([*lines, STUB]), f"stub-{gone[0].id}"[:64])]


def without_reasons(cell: NotebookNode) -> NotebookNode:
    """The cell with an estimate that says no reason; what it has put out goes, as it held them."""
    nodes = reasons(cell.source) if cell.cell_type == "code" else []
    if not nodes:
        return cell
    lines = cell.source.split("\n")
    for node in sorted(nodes, key=lambda one: -one.lineno):
        last = node.end_lineno or node.lineno
        # ast counts bytes, and a line of ours may hold more than ASCII
        head = lines[node.lineno - 1].encode()[: node.col_offset].decode()
        tail = lines[last - 1].encode()[node.end_col_offset :].decode()
        lines[node.lineno - 1 : last] = [head + WITHHELD + tail]
    cell.source = "\n".join(lines)
    ast.parse(cell.source)
    cell.outputs, cell.execution_count = [], None
    return cell


def without_result(cell: NotebookNode) -> NotebookNode:
    """The cell without what it has put out, where that is a drill that waits: its verdict, chart and numbers."""
    if waiting(cell):
        cell.outputs, cell.execution_count = [], None
    return cell


@cache
def exporter() -> NotebookExporter:
    """nbconvert, from a notebook to a learner's."""
    config = Config()
    config.TagRemovePreprocessor.remove_cell_tags = {NOTE}
    config.TagRemovePreprocessor.enabled = True
    config.WithoutSolutions.enabled = True
    config.NotebookExporter.preprocessors = [TagRemovePreprocessor, WithoutSolutions]
    return NotebookExporter(config=config)


def learners(note: NotebookNode) -> NotebookNode:
    """A notebook of the book as a class gets it."""
    return nbformat.reads(exporter().from_notebook_node(note)[0], as_version=4)


def read_book(book: Path) -> dict[str, NotebookNode]:
    """The notebooks of a folder by their pages' names."""
    return {
        path.relative_to(book).with_suffix("").as_posix(): nbformat.read(path, as_version=4)
        for path in notebooks_in([book])
    }


def write(source: Mapping[str, NotebookNode], folder: Path) -> dict[str, str]:
    """Write both editions of `source` afresh; the learner's texts by their names. Raises Problem where one leaks."""
    made = {f"{page}.ipynb": canonical(learners(note)) for page, note in source.items()}
    if found := list(leaks(probes(source), made)):
        raise Problem("\n".join([*found, "Nothing was written."]))
    for name in ("learner", "instructor/notebooks"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for page, note in source.items():
        for name, text in (("learner", made[f"{page}.ipynb"]), ("instructor/notebooks", canonical(note))):
            path = folder / name / f"{page}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return made


def main(_words: list[str]) -> None:
    """Write them all, and say where they are."""
    made = write(read_book(ROOT / "book"), FOLDER)
    printed = write_print(INSTRUCTOR_SITE, FOLDER / "instructor" / "print")
    where = FOLDER.relative_to(ROOT)
    say(f"{where}/learner holds {len(made)} notebooks without notes and solutions; a class needs nothing else.")
    say(f"{where}/instructor/notebooks holds them whole, and print/ a file a seat: {', '.join(printed)}.")
    say(f"The instructor's site is {INSTRUCTOR_SITE.relative_to(ROOT)}; make instructor serves it.")


if __name__ == "__main__":
    start(main)
