"""Run All and Save in JupyterLab leave the page as it was: a widget's view is dropped, its HTML is shown.

That the page and the download are the same bytes is in test_plain_build.py.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.saved import PAGE, outputs, saved, stored
from theme.saved import VIEW, as_stored, problems
from tools.project import ROOT, program, with_venv

pytestmark = pytest.mark.slow  # builds small books of its own


def built(folder: Path, notebook: dict[str, Any], *words: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Build a book of the home page and this notebook; what Jupyter Book said, and the site."""
    (folder / "book" / "cx-lead").mkdir(parents=True)
    shutil.copy(ROOT / "book" / "index.ipynb", folder / "book")
    (folder / "book" / f"{PAGE}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    toc = folder / "_toc.yml"
    toc.write_text(f"format: jb-book\nroot: index\nchapters:\n  - file: {PAGE}\n", encoding="utf-8")
    where = ["--config", ROOT / "_config.yml", "--toc", toc, "--path-output", folder]
    command = [str(word) for word in (program("jupyter-book"), "build", folder / "book", *where, *words)]
    run = subprocess.run(command, cwd=ROOT, env=with_venv(), capture_output=True, encoding="utf-8", check=False)
    return run, folder / "_build" / "html"


def test_lab_saves_a_view_beside_each_widget() -> None:
    assert sum(VIEW in output["data"] for output in outputs(saved(stored())) if "data" in output) == 2


def test_what_lab_saves_is_turned_back_to_what_is_stored() -> None:
    assert as_stored(saved(stored())) == stored()


def widget(notebook: dict[str, Any]) -> dict[str, Any]:
    """The first widget's output."""
    return next(output for output in outputs(notebook) if VIEW in output.get("data", {}))


def only_a_view(notebook: dict[str, Any]) -> None:
    """As a widget of another library is saved, which has no HTML for pages."""
    del widget(notebook)["data"]["text/html"]


def not_run(notebook: dict[str, Any]) -> None:
    """As Clear Outputs and Save leave it."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])


def failed(notebook: dict[str, Any]) -> None:
    """As a run that failed is saved."""
    for cell in notebook["cells"]:
        if widget(notebook) in cell.get("outputs", []):
            cell["outputs"] = [{"output_type": "error", "ename": "NameError", "evalue": "no x", "traceback": []}]
            return


PLACES = {
    only_a_view: "cell 7 has stored a widget's view without what a page shows of it; run make notebooks.",
    not_run: "cell 2 was not run; run make notebooks.",
    failed: "cell 7 has stored the error NameError: no x; mend it and run make notebooks.",
}


@pytest.mark.parametrize(("harm", "sentence"), PLACES.items(), ids=lambda part: getattr(part, "__name__", ""))
def test_what_would_leave_an_empty_place_is_named(harm: Any, sentence: str) -> None:
    notebook = saved(stored())
    harm(notebook)
    assert sentence in list(problems(as_stored(notebook)))


def test_an_empty_place_stops_the_build(tmp_path: Path) -> None:
    notebook = saved(stored())
    only_a_view(notebook)
    run, _ = built(tmp_path, notebook, "-W", "--keep-going")
    assert run.returncode
    assert f"On this page {PLACES[only_a_view]}" in run.stderr
