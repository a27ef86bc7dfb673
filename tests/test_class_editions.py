"""A class's notebooks: without solutions and notes, with every label, and still notebooks that run."""

import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from cxprep.live import live
from tests.support.book import ROOT
from tools.editions import STUB, learners, read_book, write
from tools.lint_editions import lint_editions, lint_folder
from tools.lint_notebooks import labels
from tools.notebooks import canonical
from tools.probes import VERDICT as VERDICTS
from tools.probes import leaks, probes, words
from tools.probes import waiting as stored
from tools.project import Problem

SECRET = "The visits of the spring were never theirs to count twice."
NOTE = "Let the loudest table speak last and nobody will notice why."
VERDICT = "Mix is 89% of the fall."
REASON = "the second plan pays for the first one before the summer is over."


def cell(source: str, *tags: str, code: bool = False):
    """A cell with its tags."""
    make = nbformat.v4.new_code_cell if code else nbformat.v4.new_markdown_cell
    return make(source, metadata={"tags": list(tags)} if tags else {})


def double(visits: float) -> float:
    """A model for the drill of the tiny book."""
    return 2 * visits


def waiting():
    """A cell that has shown a drill before its estimate, as a notebook of the book stores it."""
    drill = live(double, id="tiny.drill.double", held=True, verdict=[(None, VERDICT)], visits=(1.0, 9.0, 1.0))
    shown = cell("2 * 21", code=True)
    shown.outputs = [nbformat.v4.new_output("execute_result", {"text/html": drill.page()}, execution_count=1)]
    return shown


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
        waiting(),
    ]
    return {"role/drill": note}


def test_a_learners_notebook_has_the_labels_and_none_of_the_answers(tiny, tmp_path: Path):
    note = learners(tiny["role/drill"])
    text = canonical(note)
    assert not any(secret in text for secret in (SECRET, NOTE, REASON, VERDICT))
    assert [label for one in note.cells for label in labels(one)] == ["tiny.drill", "tiny.answer"]
    assert text.count(STUB) == 1, "a run of solutions leaves one line"
    assert "What you hand in" in note.cells[-1].source
    ran = NotebookClient(nbformat.from_dict(note), kernel_name="python3").execute()
    assert "your instructor has the reason" in str(ran.cells[-3].outputs)
    assert SECRET in canonical(tiny["role/drill"]), "the source is left as it was"


def test_the_lint_bites_where_a_solution_has_no_tag_or_stands_in_a_folder(tiny, tmp_path: Path):
    assert lint_editions(tiny) == []
    shown = nbformat.from_dict(learners(tiny["role/drill"]))
    shown.cells.append(cell(f"Somebody wrote it on the wall. {SECRET}"))
    shown.cells.append(waiting())  # a drill that was run by whoever made the folder
    nbformat.write(shown, tmp_path / "drill.ipynb")
    assert [one.split("“")[1].split("”")[0] for one in lint_folder(tiny, tmp_path)] == [words(SECRET), words(VERDICT)]
    tiny["role/drill"].cells.append(cell("## The working\n\n<!-- working -->\n\nFirst the visits, then the baskets."))
    tiny["role/drill"].cells.append(cell("short_sum(drill)", code=True))
    assert [re.search(r"cell \d+", one)[0] for one in lint_editions(tiny)] == ["cell 10", "cell 11"]
    with pytest.raises(Problem, match="no notebook"):
        lint_folder(tiny, tmp_path / "nowhere")


@pytest.mark.slow
def test_no_sentence_of_a_solution_or_a_note_is_in_the_books_learner_edition(tmp_path: Path):
    source = read_book(ROOT / "book")
    asked = probes(source)
    seats, kinds = (Counter(found) for found in ((p.page.split("/")[0] for p in asked), (p.kind for p in asked)))
    assert len(asked) > 1000 and all(seats[path.name] > 30 for path in (ROOT / "data/roles").iterdir())
    assert {probe.page for probe in asked if probe.kind == VERDICTS} == {
        page for page, note in source.items() if any(map(stored, note.cells))
    }, "each drill that waits has a verdict to keep back"
    assert {"note", "reason", VERDICTS, "The working", "Thirty seconds, aloud", "When they push back"} <= set(kinds)
    made = write(source, tmp_path)  # stops where one of them is in a learner's file
    some = {(probe.page, probe.kind): probe for probe in asked}  # one of each kind on each page: in the instructor's
    assert len(some) >= 30
    for probe in some.values():
        whole = (tmp_path / "instructor" / "notebooks" / f"{probe.page}.ipynb").read_text("utf-8")
        assert list(leaks([probe], {probe.page: whole})), probe
    for page, note in source.items():
        mine = nbformat.reads(made[f"{page}.ipynb"], as_version=4)
        assert [label for one in mine.cells for label in labels(one)] == [
            label for one in note.cells for label in labels(one)
        ], page
        assert not any(map(stored, mine.cells)), page
        kept = {one.id: one.source for one in mine.cells}
        assert all(kept[one.id] == one.source for one in note.cells if stored(one)), "the drill itself stays"
    assert (tmp_path / "learner" / "workshop" / "index.ipynb").is_file()


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
    # a run shows what the drill says, behind the estimate; everything else stays away
    assert not list(leaks([probe for probe in probes(source) if probe.kind != VERDICTS], ran))
