"""`python -m cxprep.report`: the document and nothing else, or a sentence and exit status 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxprep.report.__main__ import main
from tests.support.bad_files import CV, GOOD_PDF, JOB, REFUSED

ROOT = Path(__file__).parents[2]


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A job's file."""
    path = tmp_path / "job.txt"
    path.write_text(JOB, encoding="utf-8")
    return path


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "cxprep.report", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_cv_gets_a_sentence(
    what: str, tmp_path: Path, job: Path, capsys: pytest.CaptureFixture
) -> None:
    name, data, words = REFUSED[what]
    (tmp_path / name).write_bytes(data)
    assert main([str(tmp_path / name), str(job), "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    last = err.strip().splitlines()[-1]
    assert words in last and last.startswith("The CV ") and last.endswith(".") and "Traceback" not in err
    (tmp_path / "cv-good.txt").write_text(CV, encoding="utf-8")
    assert main([str(tmp_path / "cv-good.txt"), str(tmp_path / name)]) == 2  # as a job it is as bad
    assert capsys.readouterr().err.strip().splitlines()[-1].startswith("The job ")


def test_files_that_are_not_there(tmp_path: Path, job: Path, capsys: pytest.CaptureFixture) -> None:
    assert main([str(tmp_path / "none.pdf"), str(job)]) == 2
    assert "There is no file" in capsys.readouterr().err
    assert main([str(tmp_path), str(job)]) == 2
    assert "is a folder" in capsys.readouterr().err
    (tmp_path / "cv.pdf").write_bytes(GOOD_PDF)
    assert main([str(tmp_path / "cv.pdf"), str(job), "--role", "baker"]) == 2
    assert "There is no role baker" in capsys.readouterr().err


def test_a_process_of_its_own_says_the_same(tmp_path: Path, job: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(GOOD_PDF)
    done = run(tmp_path / "cv.pdf", job, "--format", "json")
    assert done.returncode == 0 and json.loads(done.stdout)["firm"] == "Pennyroyal Lamps"
    assert b"Reading cv.pdf" in done.stderr
    for form, start in (("html", b"<!doctype html>"), ("md", b"# Your interview at Pennyroyal Lamps")):
        assert run(tmp_path / "cv.pdf", job, "--format", form).stdout.startswith(start)
    (tmp_path / "cv.pdf").write_bytes(GOOD_PDF[:300])
    done = run(tmp_path / "cv.pdf", job)
    assert (done.returncode, done.stdout) == (2, b"") and b"Traceback" not in done.stderr


def test_a_file_named_with_o_holds_the_document(tmp_path: Path, job: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")
    out = tmp_path / "report.md"
    assert main([str(tmp_path / "cv.txt"), str(job), "-o", str(out)]) == 0
    assert capsys.readouterr().out == "" and out.read_text(encoding="utf-8").startswith("# Your interview")


def test_the_ontology_for_the_browser(tmp_path: Path) -> None:
    assert main(["ontology", str(tmp_path / "ontology.json")]) == 0
    data = json.loads((tmp_path / "ontology.json").read_text(encoding="utf-8"))
    assert data["roles"]["cx-lead"]["places"]["cx-lead.look-for.journey"].endswith(".html")


def test_importing_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys, cxprep.report; print([m for m in ('yaml', 'pypdf', 'mammoth', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert done.stdout.strip() == b"[]"
