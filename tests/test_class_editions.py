"""A class's notebooks: without solutions and notes, with every label, and still notebooks that run."""

import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.support.book import ROOT
from tools.editions import STUB, learners, read_book, write
from tools.lint_editions import lint_editions, lint_folder
from tools.lint_notebooks import labels
from tools.notebooks import canonical
from tools.probes import leaks, probes
from tools.project import Problem

SECRET = "The visits of the spring were never theirs to count twice."
NOTE = "Let the loudest table speak last and nobody will notice why."
REASON = "the second plan pays for the first one before the summer is over."


def cell(source: str, *tags: str, code: bool = False):
    """A cell with its tags."""
    make = nbformat.v4.new_code_cell if code else nbformat.v4.new_markdown_cell
    return make(source, metadata={"tags": list(tags)} if tags else {})


@pytest.fixture
def tiny():
    """A book of one drill, with a solution in prose and one in code, a reason in an estimate, and a note."""
    note = nbformat.v4.new_notebook()
    note.cells = [
        cell("(tiny.drill)=\n# A drill"),
        cell("estimate = dict", code=True),
        cell(f'said = "é"; asked = estimate(  # é\n    ask="How many come?", reason="{REASON}",\n)', code=True),
        cell(f"(tiny.answer)=\n## What we say\n\n{SECRET}", "solution"),
        cell(f'answer = "{SECRET}"', "plumbing", "solution", code=True),
        cell("## How good was yours?"),
        cell(NOTE, "instructor"),
        cell("asked", code=True),
    ]
    return {"role/drill": note}


def test_a_learners_notebook_has_the_labels_and_none_of_the_answers(tiny, tmp_path: Path):
    note = learners(tiny["role/drill"])
    text = canonical(note)
    assert not any(secret in text for secret in (SECRET, NOTE, REASON))
    assert [label for one in note.cells for label in labels(one)] == ["tiny.drill", "tiny.answer"]
    assert text.count(STUB) == 1, "a run of solutions leaves one line"
    assert "What you hand in" in note.cells[-1].source
    ran = NotebookClient(nbformat.from_dict(note), kernel_name="python3").execute()
    assert "your instructor has the reason" in str(ran.cells[-2].outputs)
    assert SECRET in canonical(tiny["role/drill"]), "the source is left as it was"


def test_the_lint_bites_where_a_solution_has_no_tag_or_stands_in_a_folder(tiny, tmp_path: Path):
    assert lint_editions(tiny) == []
    shown = nbformat.from_dict(learners(tiny["role/drill"]))
    shown.cells.append(cell(f"Somebody wrote it on the wall. {SECRET}"))
    nbformat.write(shown, tmp_path / "drill.ipynb")
    assert SECRET.split(".")[0] in lint_folder(tiny, tmp_path)[0]
    tiny["role/drill"].cells.append(cell("## The working\n\n<!-- working -->\n\nFirst the visits, then the baskets."))
    tiny["role/drill"].cells.append(cell("short_sum(drill)", code=True))
    assert [re.search(r"cell \d+", one)[0] for one in lint_editions(tiny)] == ["cell 9", "cell 10"]
    with pytest.raises(Problem, match="no notebook"):
        lint_folder(tiny, tmp_path / "nowhere")


@pytest.mark.slow
def test_no_sentence_of_a_solution_or_a_note_is_in_the_books_learner_edition(tmp_path: Path):
    source = read_book(ROOT / "book")
    asked = probes(source)
    seats, kinds = (Counter(found) for found in ((p.page.split("/")[0] for p in asked), (p.kind for p in asked)))
    assert len(asked) > 1000 and all(seats[path.name] > 30 for path in (ROOT / "data/roles").iterdir())
    assert {"note", "reason", "The working", "Thirty seconds, aloud", "When they push back"} <= set(kinds)
    made = write(source, tmp_path)  # stops where one of them is in a learner's file
    some = {(probe.page, probe.kind): probe for probe in asked}  # one of each kind on each page: in the instructor's
    assert len(some) >= 30
    for probe in some.values():
        whole = (tmp_path / "instructor" / "notebooks" / f"{probe.page}.ipynb").read_text("utf-8")
        assert list(leaks([probe], {probe.page: whole})), probe
    for page, note in source.items():
        mine = nbformat.reads(made[f"{page}.ipynb"], as_version=4)
        assert marks(mine) == marks(note), page
    assert (tmp_path / "learner" / "workshop" / "index.ipynb").is_file()


def marks(note) -> tuple[list[str], set[str]]:
    """A notebook's labels, and the drills that it shows; other live charts may be a part of a working."""
    drills = set(re.findall(r'data-drill=\\*"([\w-]+\.drill\.[\w.-]+)', canonical(note)))
    return [label for one in note.cells for label in labels(one)], drills


@pytest.mark.sweep
def test_every_learners_notebook_runs_and_says_no_answer(tmp_path: Path):
    """Minutes: every notebook of the class's edition from its first cell to its last."""
    source = read_book(ROOT / "book")
    write(source, tmp_path)
    ran = {}
    for path in sorted((tmp_path / "learner").rglob("*.ipynb")):
        note = nbformat.read(path, as_version=4)
        where = {"metadata": {"path": str(path.parent)}}
        NotebookClient(note, timeout=300, kernel_name="python3", resources=where).execute()
        ran[str(path)] = canonical(note)
    assert len(ran) == len(source)
    assert not list(leaks(probes(source), ran))
