"""Stored outputs are honest: nbval sees a changed one, `make notebooks` stores the same bytes twice."""

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools.lint_book import lint_notebook
from tools.notebooks import VIEW, canonical, main, normalised, notebooks_in
from tools.notebooks import execute as execute_here
from tools.project import ROOT, Problem

pytestmark = pytest.mark.slow

WIDGET = "import ipywidgets\nipywidgets.IntSlider(3)"
CHART = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"


def write(path: Path, *sources: str) -> Path:
    """A notebook that has never run."""
    cells = [new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources)]
    cells.insert(0, new_markdown_cell("# A lesson", id="prose"))
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=spec), path)
    return path


def execute(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What `make notebooks` does, on some notebooks."""
    command = [sys.executable, "-m", "tools.notebooks", *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def nbval(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """nbval on a notebook or a folder, as `make test` runs it, in a process of its own."""
    folder = path if path.is_dir() else path.parent
    strict = ["--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "-c", "/dev/null"]
    command = [sys.executable, "-m", "pytest", *strict, "--rootdir", str(folder), *options, str(path)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with text, a table, a chart and a widget, after `make notebooks`."""
    table = "import pandas\npandas.DataFrame({'store': [1, 2]})"
    path = write(tmp_path_factory.mktemp("book") / "lesson.ipynb", "print(1)\nprint(2)", table, CHART, WIDGET)
    assert execute(path).returncode == 0
    return path


def test_second_run_is_byte_identical(executed: Path) -> None:
    before = executed.read_bytes()
    again = execute(executed)
    assert again.returncode == 0
    assert "unchanged" in again.stdout
    assert executed.read_bytes() == before


def test_stored_form_says_nothing_of_the_machine(executed: Path) -> None:
    text = executed.read_text(encoding="utf-8")
    note = nbformat.reads(text, as_version=4)
    assert text.endswith("}\n")
    assert [cell.id for cell in note.cells] == ["prose", "c0", "c1", "c2", "c3"]
    assert VIEW not in text
    assert "widgets" not in note.metadata
    assert "version" not in note.metadata.language_info
    assert all("execution" not in cell.metadata for cell in note.cells)
    # All that is left to say about it is what only an author can write.
    findings, _ = lint_notebook(executed, "lesson.ipynb")
    assert len(findings) == 1
    assert "lesson.ipynb, cell 4: shows an image without alt text" in findings[0]


def test_nbval_passes_what_was_stored_and_sees_a_changed_output(executed: Path, tmp_path: Path) -> None:
    text = executed.read_text(encoding="utf-8")
    assert text.count('"2\\n"') == 1
    (tmp_path / "changed.ipynb").write_text(text.replace('"2\\n"', '"3\\n"'), encoding="utf-8")
    shutil.copy(executed, tmp_path / "stored.ipynb")
    run = nbval(tmp_path)
    assert run.returncode == 1
    assert "changed.ipynb::Cell 0" in run.stdout
    assert "1 failed, 7 passed" in run.stdout, run.stdout


def test_failing_cell_is_named_and_the_file_kept(tmp_path: Path) -> None:
    good = write(tmp_path / "a.ipynb", "1")
    bad = write(tmp_path / "b.ipynb", "1", "raise ValueError('no such store')")
    before = bad.read_bytes()
    run = execute(good, bad)
    assert run.returncode == 1
    assert run.stderr == f"{bad}, cell 3: ValueError: no such store\n"
    assert bad.read_bytes() == before
    assert nbformat.read(good, as_version=4).cells[1].execution_count == 1


def test_what_is_no_notebook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.ipynb"
    for text in ("", "{", "[]"):
        path.write_text(text, encoding="utf-8")
        failure, changed, _ = execute_here(path)
        assert failure.startswith(f"{path}: is not a notebook")
        assert not changed


def test_missing_notebook_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=f"There is no notebook {re.escape(str(tmp_path / 'gone.ipynb'))}"):
        main([str(tmp_path / "gone.ipynb")])


def test_normal_form_is_a_fixed_point(executed: Path) -> None:
    text = executed.read_text(encoding="utf-8")
    assert canonical(normalised(nbformat.reads(text, as_version=4))) == text


def test_jupyters_own_copies_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".ipynb_checkpoints").mkdir()
    write(tmp_path / ".ipynb_checkpoints" / "a-checkpoint.ipynb", "1")
    assert notebooks_in([tmp_path]) == []


def test_cells_of_a_notebook_share_a_worker_and_so_do_tests_of_one_server_or_page(pytestconfig: pytest.Config) -> None:
    # What the suite's own run would break on: a cell in a worker whose kernel has not run the cells above.
    scheduler = pytestconfig.pluginmanager.get_plugin(str(ROOT / "conftest.py")).NotebooksWhole
    together = partial(scheduler._split_scope, None)
    assert together("book/a.ipynb::Cell 0") == together("book/a.ipynb::Cell 7") != together("book/b.ipynb::Cell 0")
    assert together("tests/jupyter/test_lab.py::test_a") == together("tests/jupyter/test_lab.py::test_b")
    drills = ["tests/browser/test_drills.py::test_a[x @ p phone]", "tests/browser/test_drills.py::test_b[y @ p phone]"]
    assert len({*map(together, drills), together(drills[0].replace("phone", "desk"))}) == 2
    assert together("tests/test_tools.py::test_a") == together("tests/test_tools.py::test_b"), "they share a server"
    assert together("tests/test_orders.py::test_a") != together("tests/test_orders.py::test_b")
