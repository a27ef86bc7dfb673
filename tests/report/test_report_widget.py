"""The prep report's form with a kernel behind it, and the archive that takes the kernel's place on a page."""

import subprocess
import sys
from pathlib import Path

import pytest

from cxprep import bank
from cxprep.bank import roles
from cxprep.learning.examples import cases
from cxprep.report import pyodide_entry as browser
from cxprep.widgets.prep_report import prep_report
from tools.pyodide import archive

pytestmark = pytest.mark.slow  # packs the engine
CASE = next(case for role in roles() for case in cases(role) if case.name == "05-shoe-fitter-associate")
CV, JOB = ("cv.txt", (CASE / "cv.txt").read_bytes()), ("job.txt", (CASE / "job.txt").read_bytes())


@pytest.fixture(scope="module")
def held() -> bank.Bank:
    """The book's bank."""
    return bank.load_all()


def request(cv: bytes, **more: str) -> dict:
    """What the page's script sends."""
    return {
        "turn": 3,
        "cv": {"name": "cv.txt", "data": memoryview(cv)},
        "job": {"name": "job.txt", "data": memoryview(JOB[1])},
        **more,
    }


def test_the_kernel_answers_and_keeps_no_file(held) -> None:
    widget = prep_report(held)
    widget.request = request(CV[1], role="cx-lead")
    assert widget.request == {} and widget.answer["turn"] == 3
    assert widget.report == browser.answer(CV, JOB, role="cx-lead", held=held)
    assert widget.report["name"] == "prep-report-hexley-running"


def test_what_cannot_be_read_is_a_sentence(held) -> None:
    widget = prep_report(held)
    widget.request = request(b"")
    assert set(widget.report) == {"words"} and "Traceback" not in widget.report["words"]


def test_a_fault_of_ours_is_a_sentence_too(held, monkeypatch) -> None:
    monkeypatch.setattr(browser, "prepare", lambda *_, **__: 1 / 0)
    assert browser.answer(CV, JOB, held=held) == {"words": browser.BROKEN}


def test_the_markup_is_the_same_at_every_run_and_offers_every_seat(held) -> None:
    assert prep_report(held).page() == prep_report(held).page()
    for role in held.roles.values():
        assert f'<option value="{role.id}">' in prep_report(held).html


ALONE = """
import sys
from cxprep import bank
from cxprep.report import ontology
from cxprep.report import pyodide_entry as browser
held = bank.from_json(open(sys.argv[1], encoding="utf-8").read())
known = ontology.from_json(open(sys.argv[2], encoding="utf-8").read())
files = [(path.rsplit("/")[-1], open(path, "rb").read()) for path in sys.argv[3:5]]
answer = browser.answer(*files, held=held, ontology=known)
assert "words" not in answer, answer
sys.stdout.write(answer["json"])
heavy = ("numpy", "pandas", "matplotlib", "yaml", "ipywidgets")
assert not [name for name in sys.modules if name.split(".")[0] in heavy]
"""


# For `make sweep`: every day test_report_page.py makes reports from the built archive, in the browser's own Python.
@pytest.mark.sweep
def test_the_archive_is_all_that_a_page_needs(tmp_path: Path, held) -> None:
    archive(tmp_path / "engine.zip")
    again = tmp_path / "again.zip"
    archive(again)
    assert again.read_bytes() == (tmp_path / "engine.zip").read_bytes()
    run = [sys.executable, "-m", "cxprep.bank", "json", tmp_path / "bank.json"], ["cxprep.report", "ontology"]
    subprocess.run(run[0], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", *run[1], tmp_path / "ontology.json"], check=True, capture_output=True)
    # -S: without the environment's packages, as in a browser; the archive is the only place to import from
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'engine.zip')!r})\n{ALONE}"
    for cv in ("cv.pdf", "cv.docx", "cv.txt"):
        words = [tmp_path / "bank.json", tmp_path / "ontology.json", CASE / cv, CASE / "job.txt"]
        command = [sys.executable, "-S", "-I", "-c", code, *words]
        alone = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
        assert alone.returncode == 0, alone.stderr
        with_all = browser.answer((cv, (CASE / cv).read_bytes()), JOB, held=held)
        assert alone.stdout == with_all["json"], cv
