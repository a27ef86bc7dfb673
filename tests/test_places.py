"""Where the data are, is asked of one module, in a clone as in an installed copy."""

import json
import re
from pathlib import Path

import pytest

from cxprep import places
from tools.project import ROOT

ELSEWHERE = re.compile(r"parents?\[\d\]\s*/\s*[\"']data[\"']|\.\./data|[\"']data[\"']\s*/\s*[\"']|Path\([\"']data/")


def test_in_a_clone_the_data_are_the_repositorys() -> None:
    assert places.DATA == ROOT / "data"
    assert places.data_path("orders.csv").is_file()


def test_no_other_module_and_no_notebook_holds_a_path_to_the_data() -> None:
    sources = [*(ROOT / "cxprep").rglob("*.py"), *(ROOT / "book").rglob("*.ipynb")]
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in sources
        if path.name != "places.py" and ".ipynb_checkpoints" not in path.parts
        for hit in ELSEWHERE.finditer(path.read_text(encoding="utf-8").replace('\\"', '"'))
    ]
    assert not found, "\n".join(found)


def test_a_path_is_shown_as_a_sentence_names_it(tmp_path: Path) -> None:
    assert places.shown(places.data_path("orders.csv")) == "data/orders.csv"
    assert places.shown(tmp_path / "mine.csv") == f"{tmp_path.name}/mine.csv"


def test_an_installed_copy_knows_the_pages_without_the_notebooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = places.pages()
    assert here["cx-lead.chart.two-stores"] == "cx-lead/two-stores.html"
    (tmp_path / places.PAGES).write_text(json.dumps(places.labels(ROOT / "book")), encoding="utf-8")
    monkeypatch.setattr(places, "DATA", tmp_path)
    places._carried.cache_clear()
    assert places.pages() == here
