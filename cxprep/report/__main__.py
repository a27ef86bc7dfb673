"""`python -m cxprep.report CV JOB`: the prep report from the command line.

Standard output is the document and nothing else; progress and sentences about what is wrong go to standard error. Exit
status 2 where there is no report. `python -m cxprep.report ontology OUT.json` writes what a browser needs.
"""

from __future__ import annotations

import argparse
import os
import re
import stat
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cxprep.report import ReportError, prepare
from cxprep.report.limits import SECONDS

FORMATS = ("html", "json", "md")
DOCUMENTS = (".pdf", ".docx", ".doc", ".odt", ".rtf")  # what a report is not, whatever it is called


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    words = list(sys.argv[1:] if words is None else words)
    try:
        if words[:1] == ["ontology"] and len(words) == 2 and not words[1].startswith("-"):
            from cxprep import bank
            from cxprep.report.offer import reported
            from cxprep.report.ontology import document

            _write(document(reported(bank.load_all())), Path(words[1]), over=True)
            return 0
        return _report(words)
    except ReportError as error:
        _say(str(error))
        return 2


class _Parser(argparse.ArgumentParser):
    """argparse, whose complaints repeat what was typed: without its control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(_printable(message))


def _report(words: list[str]) -> int:
    parser = _Parser(prog="python -m cxprep.report", description="A prep report from a CV and a job advert.")
    parser.add_argument("cv", type=Path, metavar="CV", help="PDF, DOCX or text")
    parser.add_argument("job", type=Path, metavar="JOB", help="PDF, DOCX or text")
    parser.add_argument("--format", choices=FORMATS, help="html unless -o says otherwise")
    parser.add_argument("--role", help="the seat, where the advert's is guessed wrong")
    parser.add_argument("--stories", type=Path, metavar="FILE", help="your story bank, as the book's page saves it")
    parser.add_argument("--book", default=None, metavar="ADDRESS", help="where the book is, for the links")
    parser.add_argument("-o", dest="out", type=Path, metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--force", action="store_true", help="let -o replace a file that is there")
    chosen = parser.parse_args(words)
    ending = chosen.out.suffix.lower().lstrip(".") if chosen.out else ""
    form = chosen.format or {"json": "json", "md": "md", "markdown": "md"}.get(ending, "html")
    book = {"book": _address(chosen.book)} if chosen.book else {}
    if chosen.out:
        _may_write(chosen.out, [one for one in (chosen.cv, chosen.job, chosen.stories) if one], chosen.force)
    _say(f"Reading {chosen.cv.name} and {chosen.job.name} ...")
    stories = _bytes(chosen.stories, "stories' file") if chosen.stories else None
    files = {name: (path.name, _bytes(path, what)) for name, path, what in _both(chosen.cv, chosen.job)}
    # What holds on within a library does not ask for the time, so somebody else looks at the clock.
    watch = threading.Timer(SECONDS + 1.5, _give_up)
    watch.daemon = True
    watch.start()
    try:
        report = prepare(**files, role=chosen.role, stories=stories)
    finally:
        watch.cancel()
    for warning in report.data["reading"]["warnings"]:
        _say(f"Mind: {warning}")
    text = report.json() if form == "json" else report.markdown(**book) if form == "md" else report.html(**book)
    if chosen.out:
        _write(text, chosen.out, over=chosen.force)
        _say(f"Wrote {chosen.out}.")
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    return 0


def _both(cv: Path, job: Path) -> list[tuple[str, Path, str]]:
    return [("cv", cv, "CV"), ("job", job, "job")]


def _give_up() -> None:
    _say(
        f"The report was not done after {SECONDS:.0f} seconds, so it was stopped; nothing was written. Save the texts "
        f"of the CV and of the job as .txt files and name those."
    )
    os._exit(2)


def _printable(text: str) -> str:
    """A text that a terminal only shows: no control characters, nothing that turns the direction of writing."""
    return re.sub(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", "?", text)


def _say(text: str) -> None:
    # What is no character at all (a file's name may be any bytes) is shown by its number.
    print(_printable(text).encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr, flush=True)


def _address(book: str) -> str:
    """The book's address, where it is one that a link can lead to."""
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", book, re.I)
    odd = re.search(r"[\x00-\x20\x7f-\xa0\"'<>\\`\ud800-\udfff\u2000-\u200f\u2028-\u202f\u2060-\u2069\ufeff]", book)
    if odd or (scheme and scheme[1].lower() not in ("http", "https", "file")) or len(book) > 2000:
        raise ReportError(
            "--book takes a web address or the path of a folder, without blanks or quotation marks, "
            "such as https://example.org/book/. No report was made."
        )
    return book


def _bytes(path: Path, what: str) -> bytes:
    from cxprep.report.read import MOST_BYTES

    large = f"The {what} is larger than {MOST_BYTES // 1_000_000} MB. Save it without pictures, or paste its text."
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReportError(f"{path} is a folder; name the {what} itself.")
        if not stat.S_ISREG(status.st_mode):
            raise ReportError(f"{path} is a device or a pipe, not a file; save the {what} as a file and name that.")
        if status.st_size > MOST_BYTES:
            raise ReportError(large)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ReportError(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        if isinstance(error, ReportError):
            raise
        raise ReportError(f"{path.name} cannot be opened: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > MOST_BYTES:
        raise ReportError(large)
    return data


def _may_write(path: Path, inputs: Sequence[Path], over: bool) -> None:
    """ReportError where writing there would lose a file."""
    for one in inputs:
        # Two paths may lead to one file, and `samefile` follows links of either kind.
        if os.path.realpath(path) == os.path.realpath(one) or (path.exists() and one.exists() and path.samefile(one)):
            raise ReportError(f"{path} is one of the files to be read. Give the report another name; nothing was lost.")
    if path.suffix.lower() in DOCUMENTS:
        raise ReportError(f"A report is HTML, Markdown or JSON, never {path.suffix}. Call it report.html, say.")
    if path.is_dir():
        raise ReportError(f"{path} is a folder; name a file in it.")
    if os.path.lexists(path) and not over:
        raise ReportError(f"There is a file {path} already. Name another one, or say --force to replace it.")


def _write(text: str, path: Path, over: bool) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if over else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ReportError(f"There is a file {path} already. Name another one, or say --force to replace it.") from None
    except (OSError, ValueError) as error:
        raise ReportError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from None


if __name__ == "__main__":
    sys.exit(main())
