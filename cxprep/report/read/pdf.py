"""A PDF's lines in reading order, by pypdf: columns one after the other, dates at the right beside their line."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxprep.report.errors import ReportError
from cxprep.report.limits import TooLongError, hurry, within
from cxprep.report.read.text import MOST_CHARACTERS, MOST_PAGES, Text

if TYPE_CHECKING:
    import pypdf

MOST_SECONDS = 6  # for the pages of a PDF


def read_pdf(data: bytes, of: str) -> Text:
    """The text of a PDF; ReportError where there is none, or where it is protected, damaged or too intricate."""
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    import pypdf
    import pypdf.errors

    cut = f"{of} cannot be opened: the PDF is damaged or cut off. Save it anew, or paste its text."
    if b"%%EOF" not in data[-2048:]:
        raise ReportError(cut)
    try:
        with within(MOST_SECONDS):
            text = _pages(_opened(data, of), of)
    except TooLongError:
        raise ReportError(
            f"{of} is a PDF too intricate to read in {MOST_SECONDS} seconds. Paste its text instead."
        ) from None
    except ReportError:
        raise
    except pypdf.errors.DependencyError:
        raise ReportError(
            f"{of} is protected: it is encrypted in a way that only a PDF program can undo. Print it to a new PDF "
            f"without a password, or paste its text."
        ) from None
    except Exception:
        raise ReportError(cut) from None
    letters = sum(1 for line in text.lines for c in line if c.isalnum())
    if 0 < letters < 150 * min(text.pages, MOST_PAGES):
        text.warnings.append("There is little text for so many pages; parts of it may be pictures, which are not read.")
    while text.lines and not text.lines[-1]:
        text.lines.pop()
    text.warnings = list(dict.fromkeys(text.warnings))
    return text


def _opened(data: bytes, of: str) -> pypdf.PdfReader:
    """The PDF, where it opens without a password; those that only forbid printing do."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReportError(f"{of} is protected with a password. Save it without one, or paste its text.")
    return reader


def _pages(reader: pypdf.PdfReader, of: str) -> Text:
    pages = len(reader.pages)
    if not pages:
        raise ReportError(f"{of} is a PDF without pages.")
    text = Text([], "PDF", pages=pages)
    if pages > MOST_PAGES:
        text.warnings.append(f"Only the first {MOST_PAGES} of {pages} pages were read.")
    for page in list(reader.pages[:MOST_PAGES]):
        text.lines += _page(page, text.warnings, of)
        text.lines.append("")
        if text.characters > MOST_CHARACTERS:
            break
    return text


@dataclass
class _Run:
    x: float
    y: float
    text: str
    size: float

    @property
    def end(self) -> float:
        return self.x + 0.5 * self.size * len(self.text)


def _page(page: object, warnings: list[str], of: str) -> list[str]:
    """A page's lines in reading order: down the left column, then down the right one, where there are two."""
    contents = page.get_contents()  # type: ignore[attr-defined]
    if contents is not None and len(contents.get_data()) > 4_000_000:
        raise ReportError(f"{of} has a page of drawings too large to read. Paste its text instead.")
    runs: list[_Run] = []

    def before(operator: bytes, operands: object, cm: object, tm: object) -> None:
        hurry()

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[0] * cm[0]) or abs(tm[1] * cm[0]) or 1
            runs.append(_Run(x, y, text, max(1.0, abs(size) * scale)))

    plain = page.extract_text(visitor_text=visit, visitor_operand_before=before)  # type: ignore[attr-defined]
    lines = plain.split("\n")
    whole = [run for run in runs if "\n" not in run.text.strip()]
    if len(whole) < len(runs) or not runs:
        return lines
    gutter = _gutter(runs)
    ordered = _rows(runs)
    if gutter is None:
        # Rows from top to bottom; where the file's own order differs much, the file is odd and the rows are safer.
        return ordered
    warnings.append(
        "The page is set in two columns; the left one was read first. Check that the lines below are in order."
    )
    top = max(run.y for run in runs if run.x >= gutter)
    spanning = [run for run in runs if run.y > top + 2]
    left = [run for run in runs if run.y <= top + 2 and run.x < gutter]
    right = [run for run in runs if run.y <= top + 2 and run.x >= gutter]
    return [*_rows(spanning), "", *_rows(left), "", *_rows(right)]


def _gutter(runs: list[_Run]) -> float | None:
    """Where the right one of two columns begins, or None: many lines start there, beside lines of the left one."""
    left, right = min(run.x for run in runs), max(run.end for run in runs)
    width = right - left
    starts: dict[int, list[_Run]] = {}
    for run in runs:
        if left + 0.22 * width < run.x < left + 0.8 * width and run.text.strip() not in "•-*·":
            starts.setdefault(round(run.x / 4), []).append(run)
    for _, found in sorted(starts.items(), key=lambda item: -len(item[1])):
        x = min(run.x for run in found)
        near = [run for run in runs if x - 16 <= run.x <= x + 24]
        rows = {round(run.y) for run in near}
        beside = [run for run in runs if run.x < x - 16]
        crossing = [run for run in beside if run.x + 0.4 * run.size * len(run.text) > x]
        low, high = min(rows), max(rows)
        inside = [run for run in beside if low <= run.y <= high]
        if len(rows) < 6 or len(inside) < 6 or sum(len(run.text) for run in near) < 12 * len(rows):
            continue
        if len([run for run in crossing if low <= run.y <= high]) > 0.1 * len(inside):
            continue
        return x - 16 if all(not (x - 16 <= run.x < x) for run in beside) else x - 2
    return None


def _rows(runs: list[_Run]) -> list[str]:
    """Runs as lines: those of one height are one line, a wide step down is an empty line."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x)):
        if rows and abs(rows[-1][0].y - run.y) <= 0.35 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    lines: list[str] = []
    steps = sorted(a[0].y - b[0].y for a, b in itertools.pairwise(rows))
    usual = steps[len(steps) // 2] if steps else 0
    for number, row in enumerate(rows):
        if number and rows[number - 1][0].y - row[0].y > 1.35 * usual:
            lines.append("")
        line = ""
        end = None
        for run in sorted(row, key=lambda run: run.x):
            gap = end is not None and run.x - end > 0.15 * run.size
            line += (" " if gap and not line.endswith(" ") and not run.text.startswith(" ") else "") + run.text
            end = run.end
        lines.append(" ".join(line.split()))
    return lines
