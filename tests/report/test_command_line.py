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


# What -o may write


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    """A CV's file."""
    path = tmp_path / "cv.txt"
    path.write_text(CV, encoding="utf-8")
    return path


def test_a_file_that_is_there_is_kept_unless_said_otherwise(
    tmp_path: Path, cv: Path, job: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "report.html"
    out.write_text("mine")
    assert main([str(cv), str(job), "-o", str(out)]) == 2
    assert out.read_text() == "mine" and "--force" in capsys.readouterr().err
    assert main([str(cv), str(job), "-o", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("way", ["itself", "a link", "a hard link", "another spelling", "a link that leads nowhere"])
@pytest.mark.parametrize("which", ["cv.txt", "job.txt", "stories.json"])
def test_no_file_that_is_read_is_ever_written(
    way: str, which: str, tmp_path: Path, cv: Path, job: Path, capsys: pytest.CaptureFixture
) -> None:
    stories = tmp_path / "stories.json"
    stories.write_text('{"kept": true}')
    target, out = tmp_path / which, tmp_path / "out.html"
    if way == "a link":
        out.symlink_to(target)
    elif way == "a hard link":
        out.hardlink_to(target)
    elif way == "a link that leads nowhere":
        out.symlink_to(tmp_path / "nowhere.txt")
    else:
        out = target if way == "itself" else tmp_path / "sub" / ".." / which
        (tmp_path / "sub").mkdir()
    before = target.read_bytes()
    words = [str(cv), str(job), "--stories", str(stories), "-o", str(out)]
    forced = [] if way == "a link that leads nowhere" else ["--force"]
    assert main([*words, *forced]) == 2 and main(words) == 2
    assert target.read_bytes() == before and not (tmp_path / "nowhere.txt").exists()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report.pdf", "report.DOCX", "report.doc"])
def test_html_is_not_called_a_document(
    name: str, tmp_path: Path, cv: Path, job: Path, capsys: pytest.CaptureFixture
) -> None:
    assert main([str(cv), str(job), "-o", str(tmp_path / name)]) == 2
    assert "report.html" in capsys.readouterr().err and not (tmp_path / name).exists()


# What is typed


@pytest.mark.parametrize(
    "book", ["java\tscript:alert(1)", "javascript:x", "data:text/html,x", "\udcff", 'x"onclick="y', "a b", "\x1b["]
)
def test_odd_addresses_of_the_book_are_refused(book: str, cv: Path, job: Path, capsys: pytest.CaptureFixture) -> None:
    assert main([str(cv), str(job), "--book", book]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "--book takes" in err and "\x1b" not in err


@pytest.mark.parametrize("book", ["https://example.org/book/", "../book/", "file:///srv/book/", "/mot/"])
def test_usual_addresses_of_the_book_are_taken(
    book: str, cv: Path, job: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert main([str(cv), str(job), "--book", book, "-o", str(tmp_path / "r.html")]) == 0
    assert f'href="{book}' in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a\x1b[31mred.txt", "b\x07bell.txt", "c\u202etxt.fdp"])
def test_no_control_character_reaches_the_terminal(
    name: str, tmp_path: Path, job: Path, capsys: pytest.CaptureFixture
) -> None:
    sign = name[1]
    assert main([str(tmp_path / name), str(job)]) == 2
    (tmp_path / name).write_text(CV, encoding="utf-8")
    assert main([str(tmp_path / name), str(job), "--role", f"x{sign}"]) == 2
    with pytest.raises(SystemExit):
        main([str(tmp_path / name), str(job), f"--{sign}"])
    assert sign not in capsys.readouterr().err


def test_a_name_that_is_no_text_gets_a_sentence(tmp_path: Path, job: Path) -> None:
    command = [sys.executable, "-m", "cxprep.report", bytes(tmp_path) + b"/\xff.txt", str(job)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2 and b"There is no file" in done.stderr and b"Traceback" not in done.stderr
