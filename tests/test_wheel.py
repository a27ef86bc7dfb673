"""The built wheel holds what an installed copy needs, and no more. Built without an environment of its own."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cxprep import places
from tools.lint_files import repository_files
from tools.project import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy of what git knows, so that nothing is left behind in the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    for path in repository_files(ROOT):
        name = path.relative_to(ROOT)
        if len(name.parts) == 1 or name.parts[0] in ("cxprep", "data", "book"):
            (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / name).write_bytes(path.read_bytes())
    words = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(folder)]
    command = [sys.executable, "-m", "pip", "wheel", *words, str(folder / "source")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_it_holds_every_module_and_every_page_asset(wheel: zipfile.ZipFile) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cxprep").rglob("*")
        if path.suffix in (".py", ".mjs", ".css") and "__pycache__" not in path.parts
    }
    assert wanted - set(wheel.namelist()) == set()


def test_it_holds_the_data_that_the_package_reads(wheel: zipfile.ZipFile) -> None:
    held = {name.removeprefix("cxprep/data/") for name in wheel.namelist() if name.startswith("cxprep/data/")}
    assert {"orders.csv", "survey.csv", "sources.bib", "common/advert.yml", "roles/cx-lead/bank.yml"} <= held
    for name in held - {places.PAGES, places.TITLES}:
        assert wheel.read(f"cxprep/data/{name}") == (ROOT / "data" / name).read_bytes()


def test_it_knows_the_pages(wheel: zipfile.ZipFile) -> None:
    assert json.loads(wheel.read(f"cxprep/data/{places.PAGES}")) == places.labels(ROOT / "book")


def test_it_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"cxprep"}


ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
from cxprep import bank, places
from cxprep.orders import analysis
from cxprep.report import ontology, prepare
assert places.DATA.is_relative_to(sys.argv[1]), places.DATA
assert len(analysis.orders()) and len(bank.load_all().roles) == 3
assert ontology.places(ontology.load().roles["cx-lead"])["cx-lead.chart.two-stores"] == "cx-lead/two-stores.html"
files = {what: (f"{what}.txt", open(f"{sys.argv[2]}/{what}.txt", "rb").read()) for what in ("cv", "job")}
assert prepare(**files).data["role"] == "service-associate"
"""
CASE = ROOT / "data" / "roles" / "service-associate" / "examples" / "cases" / "04-garden-centre-associate"


def test_unpacked_elsewhere_it_reads_its_own_data_and_makes_a_report(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    command = [sys.executable, "-c", ALONE, str(tmp_path / "site"), str(CASE)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
