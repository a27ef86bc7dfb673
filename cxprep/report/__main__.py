"""`python -m cxprep.report CV JOB`: the prep report from the command line.

Standard output is the document and nothing else; progress and sentences about what is wrong go to standard error. Exit
status 2 where there is no report. `python -m cxprep.report ontology OUT.json` writes what a browser needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.report import ReportError, prepare

FORMATS = ("html", "json", "md")


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    words = list(sys.argv[1:] if words is None else words)
    try:
        if words[:1] == ["ontology"] and len(words) == 2:
            from cxprep import bank
            from cxprep.report.offer import reported
            from cxprep.report.ontology import document

            _write(document(reported(bank.load_all())), Path(words[1]))
            return 0
        return _report(words)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2


def _report(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m cxprep.report", description="A prep report from a CV and a job advert."
    )
    parser.add_argument("cv", type=Path, metavar="CV", help="PDF, DOCX or text")
    parser.add_argument("job", type=Path, metavar="JOB", help="PDF, DOCX or text")
    parser.add_argument("--format", choices=FORMATS, help="html unless -o says otherwise")
    parser.add_argument("--role", help="the seat, where the advert's is guessed wrong")
    parser.add_argument("--stories", type=Path, metavar="FILE", help="your story bank, as the book's page saves it")
    parser.add_argument("--book", default=None, metavar="ADDRESS", help="where the book is, for the links")
    parser.add_argument("-o", dest="out", type=Path, metavar="FILE", help="write there instead of to standard output")
    chosen = parser.parse_args(words)
    ending = chosen.out.suffix.lower().lstrip(".") if chosen.out else ""
    form = chosen.format or {"json": "json", "md": "md", "markdown": "md"}.get(ending, "html")
    print(f"Reading {chosen.cv.name} and {chosen.job.name} ...", file=sys.stderr, flush=True)
    stories = _bytes(chosen.stories, "stories' file") if chosen.stories else None
    report = prepare(
        cv=(chosen.cv.name, _bytes(chosen.cv, "CV")),
        job=(chosen.job.name, _bytes(chosen.job, "job")),
        role=chosen.role,
        stories=stories,
    )
    for warning in report.data["reading"]["warnings"]:
        print(f"Mind: {warning}", file=sys.stderr)
    book = {"book": chosen.book} if chosen.book else {}
    text = report.json() if form == "json" else report.markdown(**book) if form == "md" else report.html(**book)
    if chosen.out:
        _write(text, chosen.out)
        print(f"Wrote {chosen.out}.", file=sys.stderr)
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    return 0


def _bytes(path: Path, what: str) -> bytes:
    from cxprep.report.files import MOST_BYTES

    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReportError(
                f"The {what} is larger than {MOST_BYTES // 1_000_000} MB. Save it without pictures, or paste its text."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise ReportError(f"{path} is a folder; name the {what} itself.") from None
    except OSError as error:
        raise ReportError(f"{path.name} cannot be opened: {error.strerror}.") from None


def _write(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{path} cannot be written: {error.strerror}.") from None


if __name__ == "__main__":
    sys.exit(main())
