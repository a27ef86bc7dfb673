"""The learner's copy of the notebooks: without the facilitator's cells, and never over what a reader wrote."""

from pathlib import Path

import nbformat
import pytest

from tools.learner import derive
from tools.project import ROOT


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one notebook: a labelled headline, a cell of code, a facilitator's cell."""
    note = nbformat.v4.new_notebook()
    note.cells = [
        nbformat.v4.new_markdown_cell("(a.label)=\n# A headline"),
        nbformat.v4.new_code_cell("1 + 1"),
        nbformat.v4.new_markdown_cell("For the facilitator", metadata={"tags": ["instructor"]}),
    ]
    (tmp_path / "book" / "role").mkdir(parents=True)
    nbformat.write(note, tmp_path / "book" / "role" / "page.ipynb")
    return tmp_path / "book"


def test_a_learner_gets_neither_the_facilitators_cells_nor_the_labels(book: Path, tmp_path: Path) -> None:
    assert derive(book, tmp_path / "lab") == (1, [])
    note = nbformat.read(tmp_path / "lab" / "role" / "page.ipynb", as_version=4)
    assert [cell.source for cell in note.cells] == ["# A headline", "1 + 1"]
    assert {"version", "codemirror_mode"} <= note.metadata.language_info.keys()


def test_what_a_learner_wrote_stays_and_the_rest_follows_the_book(book: Path, tmp_path: Path) -> None:
    lab = tmp_path / "lab"
    derive(book, lab)
    (lab / "role" / "own.ipynb").write_text("the reader's own", "utf-8")
    source = book / "role" / "page.ipynb"
    source.write_text(source.read_text("utf-8").replace("1 + 1", "2 + 2"), "utf-8")
    assert derive(book, lab) == (1, [])
    mine = lab / "role" / "page.ipynb"
    mine.write_text(mine.read_text("utf-8").replace("2 + 2", "3 + 3"), "utf-8")
    source.write_text(source.read_text("utf-8").replace("2 + 2", "4 + 4"), "utf-8")
    assert derive(book, lab) == (0, ["role/page.ipynb"])
    assert "3 + 3" in mine.read_text("utf-8")
    mine.unlink()
    assert derive(book, lab) == (1, [])
    assert "4 + 4" in mine.read_text("utf-8")
    assert (lab / "role" / "own.ipynb").read_text("utf-8") == "the reader's own"


def test_a_notebook_that_leaves_the_book_leaves_the_copy_unless_it_was_written_in(book: Path, tmp_path: Path) -> None:
    lab = tmp_path / "lab"
    (book / "role" / "other.ipynb").write_bytes((book / "role" / "page.ipynb").read_bytes())
    derive(book, lab)
    (lab / "role" / "other.ipynb").write_text("changed", "utf-8")
    for name in ("page", "other"):
        (book / "role" / f"{name}.ipynb").unlink()
    derive(book, lab)
    assert sorted(path.name for path in (lab / "role").iterdir()) == ["other.ipynb"]


def test_the_books_own_copy_holds_nothing_of_the_facilitators(tmp_path: Path) -> None:
    written, kept = derive(ROOT / "book", tmp_path)
    assert written > 40
    assert not kept
    for path in tmp_path.rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            assert "instructor" not in cell.metadata.get("tags", []), path
