"""What is for the facilitator: on no page, download or index of the reader's site, and all of it on the instructor's.

The reader's side is the built book. The instructor's is built here from the cells that are tagged so, by the book's own
settings and theme; `make instructor` does the same with whole pages.
"""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from cxprep import bank
from tests.support.book import build
from theme.editions import is_instructor, without_instructor
from theme.hashed import folder
from tools.project import ROOT

TEXT = {".html", ".js", ".mjs", ".json", ".ipynb", ".txt", ".xml", ".csv", ".md", ".svg"}
SHORTEST = 5  # words: shorter ones stand anywhere


def words(text: str) -> str:
    """The words of a text and nothing else, so that typography and mark-up do not part two equal sentences."""
    text = re.sub(r"\]\([^)]*\)", " ", unescape(re.sub(r"<[^>]*>", "", text)))
    return " ".join(re.sub(r"[^\w]+", " ", text.replace("\\n", " ")).split())


def sentences(text: str) -> set[str]:
    """The sentences of a text, as `words` gives them."""
    parts = re.split(r"[.?!:|]['\"\N{RIGHT DOUBLE QUOTATION MARK}*]*\s|\n|\|", text)
    return {said for said in map(words, parts) if len(said.split()) >= SHORTEST}


def said_by(cell: dict) -> str:
    """What a cell says to whoever reads it: its prose, or the texts that it puts out."""
    if cell["cell_type"] == "markdown":
        return "".join(cell["source"])
    shown = [output.get("data", {}).get("text/markdown", "") for output in cell["outputs"]]
    return "\n".join("".join(text) for text in shown)


@cache
def notes() -> dict[str, list[dict]]:
    """The instructor cells of every notebook of the book, by the page's name."""
    found = {}
    for path in sorted((ROOT / "book").rglob("*.ipynb")):
        cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if is_instructor(cell)]
        if cells and ".ipynb_checkpoints" not in path.parts:
            found[path.relative_to(ROOT / "book").with_suffix("").as_posix()] = cells
    return found


@cache
def titles() -> set[str]:
    """What the book's pages and drills are called: a note may name them, and so may anybody."""
    held = bank.load_all()
    pages = [path.read_text("utf-8") for path in (ROOT / "book").rglob("*.ipynb")]
    headings = [re.search(r'"# (.+?)(\\n)?"', page) for page in pages]
    drills = [held.text(drill.title, role) for role in held.roles for drill in held.of("drill", role=role)]
    return {words(title) for title in [*drills, *(found[1] for found in headings if found)]}


@cache
def told_to_readers() -> str:
    """What cells and cases for everybody hold: a note may use their words, such as those of a choice."""
    paths = [path for path in (ROOT / "book").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts]
    cells = [cell for path in paths for cell in json.loads(path.read_text("utf-8"))["cells"]]
    cases = [path for path in (ROOT / "data/roles").glob("*/workshop/*.yml") if path.stem != "sessions"]
    texts = [json.dumps([cell for cell in cells if not is_instructor(cell)], ensure_ascii=False)]
    return words("\n".join([*texts, *(path.read_text("utf-8") for path in cases)]))


@cache
def kept_from_readers() -> dict[str, str]:
    """Each sentence that only a facilitator reads, and the page it stands on."""
    found = {said: page for page, cells in notes().items() for cell in cells for said in sentences(said_by(cell))}
    public = {said for said in found if said in titles() or said in told_to_readers()}
    return {said: page for said, page in found.items() if said not in public}


def site_text(path: Path) -> str:
    """A file of a site, as words; of one that is no page also with what looks like mark-up but may be a sum."""
    text = path.read_text("utf-8", errors="replace")
    return words(text) if path.suffix == ".html" else f"{words(text)} {words(text.replace('<', ' '))}"


def test_there_is_something_to_keep():
    assert {"workshop/cx-lead", "cx-lead/post-purchase", "cx-lead/clienteling-vs-discount"} <= set(notes())
    codes = [cell for cells in notes().values() for cell in cells if cell["cell_type"] == "code"]
    assert len(codes) >= 4 and all(said_by(cell) for cell in codes)
    assert len(kept_from_readers()) > 100


def test_readers_get_none_of_it(site: Path):
    kept = kept_from_readers()
    found = []
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in TEXT:
            text = site_text(path)
            found += [f"{path.relative_to(site)}: “{said}” of {page}" for said, page in kept.items() if said in text]
    assert not found, "\n".join(found)


def test_readers_downloads_and_index_do_not_hint_at_it(site: Path):
    for path in site.rglob("*.ipynb"):
        assert not any(map(is_instructor, json.loads(path.read_text("utf-8"))["cells"])), path.name
    index = "".join(path.read_text("utf-8") for path in folder(site / "_static", "search").rglob("*.json"))
    assert "workshop" in index
    assert "acilitator's note" not in index
    assert "goes_wrong" not in (site / "_static" / "bank.json").read_text("utf-8")


def test_a_code_cell_goes_with_its_outputs():
    cell = next(cell for cell in notes()["workshop/cx-lead"] if cell["cell_type"] == "code")
    kept = {"cell_type": "markdown", "metadata": {}, "source": "For everybody."}
    assert without_instructor({"cells": [cell, kept]}) == {"cells": [kept]}


@pytest.fixture(scope="module")
def instructors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the instructor's edition, with every cell that is for her."""
    return build(tmp_path_factory.mktemp("instructor"), notes(), edition="instructor")


@pytest.mark.slow
def test_instructors_get_all_of_it(instructors: Path):
    for page, cells in notes().items():
        text = site_text(instructors / f"{page}.html")
        missing = [said for cell in cells for said in sentences(said_by(cell)) if said not in text]
        assert not missing, f"{page} lacks: {missing}"
    downloads = {path.stem: path.read_text("utf-8") for path in instructors.rglob("*.ipynb")}
    assert "Runs of show" in downloads["cx-lead"]
