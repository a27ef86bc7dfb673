"""`jupyter-book build .`, typed in the repository's root, builds the book as make does.

A small book stands for the whole: the settings, theme, package and data are the repository's. For `make sweep`.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.saved import PAGE as SAVED
from tests.support.saved import saved, stored
from tools.project import ROOT, program

# Builds a book of its own. `make html` builds the whole by the same command, and tests/site looks at what it left.
pytestmark = [pytest.mark.slow, pytest.mark.sweep]
PARTS = ["_config.yml", "pyproject.toml", "CHANGELOG.md", "theme", "cxprep", "data", "tools"]
PAGES = ["index", SAVED, "practice/prep-report"]


def copy_of_the_book(folder: Path) -> None:
    """The repository's root as a user has it, with three pages, and with packages that are no part of the book."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source, skip = ROOT / name, shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / name, ignore=skip) if source.is_dir() else shutil.copy(source, folder)
    for page in PAGES:
        target = folder / "book" / f"{page}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "book" / f"{page}.ipynb", target)
    # One as JupyterLab leaves it after Run All and Save, since that is how a user has a notebook.
    (folder / "book" / f"{SAVED}.ipynb").write_text(json.dumps(saved(stored())), encoding="utf-8")
    chapters = "".join(f"  - file: {page}\n" for page in PAGES[1:])
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}", encoding="utf-8")
    for stray in (".venv/lib/notes.md", "node_modules/some/README.md"):
        (folder / stray).parent.mkdir(parents=True)
        (folder / stray).write_text("Not of the book.\n", encoding="utf-8")
    for package in ("pyodide", "minisearch", "heroicons"):
        (folder / "node_modules" / package).symlink_to(ROOT / "node_modules" / package)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The repository's copy, in a folder with a space and an accent, and what Jupyter Book said."""
    folder = tmp_path_factory.mktemp("user") / "le livre é"
    copy_of_the_book(folder)
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CXPREP_EDITION")}
    run = subprocess.run(
        [program("jupyter-book"), "build", "."], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    yield folder / "_build" / "html", run.stdout + run.stderr


def test_the_pages_stand_where_make_puts_them(built: tuple[Path, str]) -> None:
    assert sorted(path.relative_to(built[0]).as_posix() for path in built[0].rglob("*.html")) == [
        "404.html",
        "changelog.html",
        "cx-lead/two-stores.html",
        "index.html",
        "practice/prep-report.html",
        "search.html",
    ]


def test_what_pages_fetch_is_there(built: tuple[Path, str]) -> None:
    static = built[0] / "_static"
    wanted = ["bank.json", "report/engine.zip", "report/ontology.json", "pyodide/pyodide.mjs"]
    wanted += ["search/index.json", "search/minisearch.mjs", "seats.json"]
    assert [name for name in wanted if not any(static.glob(name.replace("/", "-*/") if "/" in name else name))] == []
    assert list(static.glob("live-*/rules-*.json")) and (static / "decks" / "cx-lead.apkg").is_file()


def test_environments_are_not_taken_for_pages(built: tuple[Path, str]) -> None:
    assert "notes.md" not in built[1] and "README.md" not in built[1]
    assert "Excluded" not in built[1]


def test_pages_that_the_copy_lacks_are_all_it_warns_of(built: tuple[Path, str]) -> None:
    warnings = [line for line in built[1].splitlines() if "WARNING" in line]
    assert [line for line in warnings if "cross-reference target not found" not in line] == []


def article(page: Path) -> str:
    """What a page says, without the frame and the links, which depend on the pages that stand beside it."""
    text = page.read_text(encoding="utf-8")
    return re.sub(r"<a [^>]*>.*?</a>", "", text[text.index("<article") : text.index("</article>")], flags=re.DOTALL)


def test_what_lab_saves_makes_the_same_page_and_the_same_download(built: tuple[Path, str], site: Path) -> None:
    page = built[0] / f"{SAVED}.html"
    assert article(page).count("data-live=") == 2 and "require" not in page.read_text(encoding="utf-8")
    assert article(page) == article(site / f"{SAVED}.html")
    assert (built[0] / f"_sources/{SAVED}.ipynb").read_bytes() == (site / f"_sources/{SAVED}.ipynb").read_bytes()
