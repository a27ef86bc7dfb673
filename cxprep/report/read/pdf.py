"""A PDF's lines in reading order, by pypdf: columns one after the other, dates at the right beside their line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cxprep.report.errors import ReportError
from cxprep.report.headings import heading_of
from cxprep.report.limits import TooLongError, hurry, within
from cxprep.report.read.text import MOST_CHARACTERS, MOST_PAGES, Text
from cxprep.report.read.words import damage

if TYPE_CHECKING:
    import pypdf

MOST_SECONDS = 6  # for the pages of a PDF
MOST_DRAWN = 4_000_000  # bytes of a page's operators
DOUBT = 0.005  # share of damaged words from which pypdf's own text is looked at
COLUMNED = 0.3  # share of a page's lines in columns from which it is worth a word; lists of skills often are
COLUMNS = "The page is set in two columns; the left one was read first. Check that the lines below are in order."


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
        text.lines += _page(page, text, of)
        text.lines.append("")
        if text.characters > MOST_CHARACTERS:
            break
    return text


def _page(page: pypdf.PageObject, text: Text, of: str) -> list[str]:
    """A page's lines in reading order, by whichever way leaves fewer words damaged; the way is noted in `text`."""
    from cxprep.report.read.glyphs import glyphs
    from cxprep.report.read.layout import lines

    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MOST_DRAWN:
        raise ReportError(f"{of} has a page of drawings too large to read. Paste its text instead.")
    try:
        own, columns = lines(glyphs(page), heading_of)
    except Exception:  # an odd font or operator: pypdf's own extraction forgives more
        own, columns = [], 0.0
    if damage(own).share > DOUBT or damage(own).words < 20:
        plain = page.extract_text(visitor_operand_before=lambda *_: hurry()).split("\n")
        if _better(plain, own):
            text.ways.append("as in the file")
            return plain
    text.ways.append("in columns" if columns else "in rows")
    if columns >= COLUMNED:
        text.warnings.append(COLUMNS)
    return own


def _better(plain: list[str], own: list[str]) -> bool:
    """Whether pypdf's lines have clearly fewer damaged words than ours, or words where ours have none."""
    ours, theirs = damage(own), damage(plain)
    if theirs.words < 0.5 * ours.words:
        return False
    return ours.words < 0.5 * theirs.words or ours.share > theirs.share + 0.01
