"""Files that take long, hide behind passwords or are no files: each gets its sentence, or is read after all."""

from __future__ import annotations

import io
import os
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cxprep.report import ReportError, limits, prepare
from cxprep.report.read import docx as docx_reader
from cxprep.report.read import read
from tests.support.bad_files import CV, GOOD_PDF, JOB, body, docx, entity_document, lines_of, pdf

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(name: str, data: bytes) -> str:
    """The sentence that a file gets."""
    with pytest.raises(ReportError) as told:
        read(name, data, "CV")
    return str(told.value)


# Archives that are small and take long

EMPTY = "<w:p/>" * 200_000
LONG_WORK = {
    "the one of the review": (FIXTURES / "docx-emptyp-1000k.docx").read_bytes(),
    "empty paragraphs": docx(f'<w:document xmlns:w="{SPACE}"><w:body>{EMPTY}</w:body></w:document>'),
    "empty runs in one paragraph": docx(body(["x</w:t></w:r>" + "<w:r/>" * 200_000 + "<w:r><w:t>y"])),
    "cells of one row": docx(
        f'<w:document xmlns:w="{SPACE}"><w:body><w:tbl><w:tr>{"<w:tc><w:p/></w:tc>" * 60_000}</w:tr></w:tbl></w:body>'
        f"</w:document>"
    ),
    "tables within tables": docx(
        f'<w:document xmlns:w="{SPACE}"><w:body>{"<w:tbl><w:tr><w:tc>" * 400}<w:p/>{"</w:tc></w:tr></w:tbl>" * 400}'
        f"</w:body></w:document>"
    ),
    "another letter for the namespace": docx(
        f'<a:document xmlns:a="{SPACE}"><a:body>{"<a:p/>" * 200_000}</a:body></a:document>'
    ),
}


@pytest.mark.parametrize("kind", LONG_WORK)
def test_small_archives_with_long_work_are_stopped_before_they_start(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_reader, "_converted", lambda *_: pytest.fail("mammoth was started"))
    assert len(LONG_WORK[kind]) < 40_000
    assert "more pieces" in refusal("cv.docx", LONG_WORK[kind])


def test_a_long_docx_that_is_honest_is_read() -> None:
    text = read("cv.docx", docx(body([f"Kept a card for customer {number} and rang." for number in range(900)])), "CV")
    assert len(text.lines) == 900


@pytest.mark.parametrize("part", ["word/document.bin", "word/text.docpart", "word/media/picture.svg"])
def test_entities_are_refused_whatever_the_part_is_called(part: str) -> None:
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(entity_document()))) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            xml = old.read(name).replace(b"word/document.xml", part.encode())
            new.writestr(part if name == "word/document.xml" else name, xml)
    assert "entities" in refusal("cv.docx", again.getvalue())


# Passwords


def encrypted(user: str, owner: str, algorithm: str) -> bytes:
    """The good PDF, encrypted."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD_PDF)))
    writer.encrypt(user, owner, algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_pdf_that_opens_without_a_password_is_opened(algorithm: str) -> None:
    plain = read("cv.pdf", GOOD_PDF, "CV").lines
    assert read("cv.pdf", encrypted("", "owner", algorithm), "CV").lines == plain
    assert "password" in refusal("cv.pdf", encrypted("secret", "owner", algorithm))


def sealed(version: int, revision: int, method: str, size: int) -> bytes:
    """The good PDF with a notice that it is encrypted by AES, which takes a library of ciphers to open."""
    key = b"5a" * size
    notice = (
        f"99 0 obj << /Filter /Standard /V {version} /R {revision} /Length 256 /P -4 /CF << /StdCF << /CFM /{method} "
        f"/AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF ".encode()
        + b"".join(b"/%s <%s> " % (name, key) for name in (b"O", b"U"))
        + b"".join(b"/%s <%s> " % (name, b"5a" * 32) for name in (b"OE", b"UE"))
        + b"/Perms <%s> >> endobj\n" % (b"5a" * 16)
    )
    start = GOOD_PDF.rindex(b"xref\n0")
    table, trailer = GOOD_PDF[start:].split(b"trailer <<", 1)
    count = int(table.split()[2])
    rows = table + b"99 1\n%010d 00000 n \n" % start
    trailer = trailer.replace(b"/Size %d" % count, b"/Size 100 /Encrypt 99 0 R /ID [<5a5a> <5a5a>]")
    trailer = trailer.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(notice)))
    return GOOD_PDF[:start] + notice + rows + b"trailer <<" + trailer


@pytest.mark.parametrize(("version", "revision", "method", "size"), [(5, 6, "AESV3", 48), (5, 5, "AESV3", 48)])
def test_aes_is_called_protected_and_not_damaged(version: int, revision: int, method: str, size: int) -> None:
    said = refusal("cv.pdf", sealed(version, revision, method, size))
    assert "protected" in said and "damaged" not in said


# The time limit


class Slow:
    """A clock that goes a second at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 1.0
        return self.now


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which everything takes a second."""
    monkeypatch.setattr(limits, "time", Slow())


def test_a_report_that_takes_too_long_is_a_sentence(slow: None, held: Any, known: Any) -> None:
    many = CV + "".join(f"- Rang customer {number} about an order.\n" for number in range(50))
    with pytest.raises(ReportError, match=r"not done after 8 seconds.*nothing was lost"):
        prepare(("cv.txt", many.encode()), ("job.txt", JOB.encode()), held=held, ontology=known)


def test_a_pdf_that_takes_too_long_is_a_sentence(slow: None) -> None:
    assert "too intricate" in refusal("cv.pdf", pdf(lines_of(CV * 4)))


def test_the_kernel_and_the_page_say_so_too(slow: None, held: Any, known: Any) -> None:
    from cxprep.report.pyodide_entry import answer

    many = (CV * 30).encode()
    said = answer(("cv.txt", many), ("job.txt", JOB.encode()), held=held, ontology=known)
    assert set(said) == {"words"} and "not done after" in said["words"]


def test_the_limit_holds_in_a_thread_and_ends_with_its_block() -> None:
    found: list[str] = []

    def work() -> None:
        with limits.within(-1):
            try:
                limits.hurry()
            except limits.TooLongError:
                found.append("late")
        limits.hurry()
        found.append("free")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["late", "free"]
    with limits.within(60), limits.within(600), limits.within(-1), pytest.raises(limits.TooLongError):
        list(limits.in_time([1]))


@pytest.mark.parametrize("name", ["redos-dot-leader-cv.txt", "redos-min-30-dots.txt"])
def test_the_lines_of_the_review_that_hung_are_read(name: str, held: Any, known: Any) -> None:
    data = (FIXTURES / name).read_bytes()
    assert prepare((name, data), ("job.txt", JOB.encode()), held=held, ontology=known).data["competencies"]


@pytest.mark.parametrize(
    "line",
    [
        "Helped customers " + "." * 300 + " (40) 2019 - 2023",
        "Know all products " + "-" * 300 + "(42) Oakum Stores",
        "Helped customers " + ":-) " * 200 + "x",
        "Rang" + " " * 45_000 + "customers",
        "Returned " + "._" * 400 + " goods",
    ],
    ids=["dot leaders", "dashes", "smileys", "blanks", "dots and lines"],
)
def test_lines_with_leaders_are_read(line: str, held: Any, known: Any) -> None:
    cv = f"Experience\nShop, 2019 - 2023\n- {line}\n"
    assert prepare(("cv.txt", cv.encode()), ("job.txt", JOB.encode()), held=held, ontology=known).data["competencies"]


# What is no file


def test_a_pipe_a_device_and_a_folder_are_no_files(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    from cxprep.report.__main__ import main

    (tmp_path / "job.txt").write_text(JOB)
    os.mkfifo(tmp_path / "pipe")
    for path, words in (("/dev/zero", "device"), (tmp_path / "pipe", "pipe"), (tmp_path, "folder")):
        assert main([str(path), str(tmp_path / "job.txt")]) == 2
        assert words in capsys.readouterr().err.strip().splitlines()[-1]
