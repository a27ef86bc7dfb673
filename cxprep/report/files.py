"""From a file's bytes to lines of text: PDF, DOCX, or plain text in any common encoding.

It knows what a file is by its first bytes and holds that against its name, and it refuses what would take too long or
too much. What the lines mean is for `lines` and `job`. pypdf and mammoth are imported only where they are needed.
"""

from __future__ import annotations

import io
import itertools
import re
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cxprep.report.errors import ReportError

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 50_000
MOST_PAGES = 30
MOST_SECONDS = 6  # for the pages of a PDF
MOST_UNPACKED = 40_000_000
TEXT_NAMES = {"", ".txt", ".text", ".md", ".markdown"}
MEANT = {".pdf": "PDF", ".docx": "DOCX", **dict.fromkeys(TEXT_NAMES, "text")}
OTHERS = [  # what a file is by its first bytes, where it is nothing that can be read
    (b"\xd0\xcf\x11\xe0", "an old Word document or a protected one; save it as DOCX or PDF without a password"),
    (b"{\\rtf", "an RTF document; save it as DOCX or PDF"),
    (b"\x89PNG", "a picture; the report needs text, so paste it or use a text recognition program first"),
    (b"\xff\xd8\xff", "a picture; the report needs text, so paste it or use a text recognition program first"),
    (b"GIF8", "a picture; the report needs text, so paste it or use a text recognition program first"),
    (b"\x1f\x8b", "a packed archive; unpack it first"),
    (b"Rar!", "a packed archive; unpack it first"),
    (b"7z\xbc\xaf", "a packed archive; unpack it first"),
]


@dataclass
class Text:
    """What was read: physical lines without their ends, pages (0 where a file has none), and what to be wary of."""

    lines: list[str]
    kind: str
    pages: int = 0
    warnings: list[str] = field(default_factory=list)

    @property
    def characters(self) -> int:
        """How many characters stand in the lines, blanks at their ends left out."""
        return sum(len(line) for line in self.lines)


def read(name: str, data: bytes, what: str) -> Text:
    """The text of a file called `name`; `what` ("CV", "job") names it in sentences. ReportError where there is none."""
    of = f"The {what}"
    if not data:
        raise ReportError(f"{of} is an empty file. Choose the right one, or paste its text.")
    if len(data) > MOST_BYTES:
        raise ReportError(
            f"{of} is larger than {MOST_BYTES // 1_000_000} MB. Save it without pictures, or paste its text."
        )
    ending = PurePosixPath(name.replace("\\", "/").lower()).suffix
    found = _kind(data, of)
    meant = MEANT.get(ending)
    if meant is None and ending in (".doc", ".odt", ".rtf", ".pages", ".html", ".htm"):
        raise ReportError(f"{of} is a {ending} file. Save it as PDF, DOCX or plain text, or paste its text.")
    if meant and found != meant:
        raise ReportError(
            f"{of} is called {ending or 'text'} and is {found} inside. Give it its right name, or save it anew."
        )
    text = {"PDF": _pdf, "DOCX": _docx, "text": _plain}[found](data, of)
    text.lines = [clean(line) for line in text.lines]
    if text.characters > MOST_CHARACTERS:
        raise ReportError(
            f"{of} holds {text.characters:,} characters; {MOST_CHARACTERS:,} is the most that is read. "
            f"Paste the part that is the {what}."
        )
    if not any(re.search(r"\w", line) for line in text.lines):
        raise ReportError(
            f"{of} holds no text that can be read. If it is a scan, use a text recognition program "
            f"first, or paste its text."
            if found == "PDF"
            else f"{of} is blank: there is no word in it."
        )
    return text


def clean(line: str) -> str:
    """A line with ordinary blanks, without what no page can show."""
    line = line.replace("\u00ad", "").replace("\ufb01", "fi").replace("\ufb02", "fl").replace("\ufb00", "ff")
    line = re.sub(r"^\s*[\x01-\x08\x0e-\x1f\x7f-\x9f]\s*(?=\w)", "• ", line)  # a bullet of a symbol font
    line = re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000\t]", " ", line)
    line = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", "", line)
    return line.rstrip()


def _kind(data: bytes, of: str) -> str:
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data[:2] == b"PK":
        return _package(data, of)
    for start, words in OTHERS:
        if data.startswith(start):
            raise ReportError(f"{of} is {words}.")
    return "text"


# Plain text


def _plain(data: bytes, of: str) -> Text:
    warnings: list[str] = []
    text = _decoded(data, of, warnings)
    if "\x00" in text:
        nulls = text.count("\x00")
        if nulls > max(8, len(text) // 100):
            raise ReportError(f"{of} is not text: it holds binary data. Save it as PDF, DOCX or plain text.")
        warnings.append(f"{nulls} null bytes were left out; check that nothing else is missing.")
        text = text.replace("\x00", "")
    odd = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\ufffd")
    if odd > max(4, len(text) // 50):
        raise ReportError(f"{of} is not text: it holds binary data. Save it as PDF, DOCX or plain text.")
    if re.match(r"\s*(<!doctype html|<html\b)", text, re.I):
        warnings.append("This is the source of a web page, tags and all; pasting the text of the page reads better.")
    return Text(re.split(r"\r\n|\n|\r|\f|\u2028|\u2029", text), "text", warnings=warnings)


def _decoded(data: bytes, of: str, warnings: list[str]) -> str:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    sample = data[:4000]
    if sample.count(0) > len(sample) // 4:  # UTF-16 without its mark: every other byte is null in Latin letters
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        if max(odd, even) > 0.6 * len(sample) / 2 and min(odd, even) < 0.1 * len(sample) / 2:
            return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    patient = data.decode("utf-8", "replace")
    if 0 < patient.count("\ufffd") < sum(1 for c in patient if c > "\x7f" and c != "\ufffd"):
        warnings.append("Some characters could not be read and were left out.")
        return patient.replace("\ufffd", "")
    high = [b for b in data if b > 0x7F]
    usual = set(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99")
    mac = sum(1 for b in high if b < 0xA0 and b not in usual)
    latin = sum(1 for b in high if b >= 0xC0)
    return data.decode("mac_roman" if mac > latin else "cp1252", "replace")


# DOCX


def _package(data: bytes, of: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(info.file_size for info in packed.infolist())
            if len(names) > 2000 or size > MOST_UNPACKED:
                raise ReportError(
                    f"{of} unpacks to {size // 1_000_000:,} MB, which no document does. It was not opened."
                )
            if "word/document.xml" not in names:
                raise ReportError(f"{of} is a packed file that is no DOCX. Save it as PDF, DOCX or plain text.")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        if isinstance(error, ReportError):
            raise
        raise ReportError(f"{of} cannot be opened: it is damaged or cut off. Save it anew.") from None
    return "DOCX"


def _docx(data: bytes, of: str) -> Text:
    damaged = f"{of} cannot be opened: it is damaged, cut off or protected. Save it anew, or paste its text."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            read_so_far = 0
            for info in packed.infolist():
                if not info.filename.lower().endswith((".xml", ".rels")):
                    continue
                with packed.open(info) as part:  # the size in the directory may lie, so count what comes out
                    xml = part.read(MOST_UNPACKED - read_so_far + 1)
                read_so_far += len(xml)
                if read_so_far > MOST_UNPACKED:
                    raise ReportError(f"{of} unpacks to more than any document does. It was not opened.")
                if re.search(rb"<!\s*(DOCTYPE|ENTITY)", xml.replace(b"\x00", b""), re.I):
                    raise ReportError(f"{of} holds XML entities, which no word processor writes. It was not opened.")
        import mammoth

        nothing = mammoth.images.img_element(lambda image: {})
        html = mammoth.convert_to_html(io.BytesIO(data), convert_image=nothing, include_embedded_style_map=False).value
    except ReportError:
        raise
    except MemoryError:
        raise ReportError(damaged) from None
    except Exception:
        raise ReportError(damaged) from None
    return Text(_html_lines(html), "DOCX", pages=0)


def _html_lines(html: str) -> list[str]:
    """The lines of mammoth's plain HTML: a paragraph, item or heading each, and a table's row of short cells."""
    from html.parser import HTMLParser

    class Lines(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.lines: list[str] = []
            self.now = ""
            self.bullet = ""
            self.row: list[list[str]] | None = None

        def out(self) -> None:
            for piece in self.now.split("\n"):
                if piece.strip():
                    (self.row[-1] if self.row else self.lines).append(self.bullet + " ".join(piece.split()))
                    self.bullet = ""
            self.now = ""

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag in ("p", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"):
                self.out()
                if tag in ("h1", "h2", "h3") and self.row is None:
                    self.lines.append("")
                self.bullet = "- " if tag == "li" else self.bullet if tag == "p" else ""
            elif tag == "br":
                self.now += "\n"
            elif tag == "tr":
                self.row = []
            elif tag in ("td", "th") and self.row is not None:
                self.row.append([])

        def handle_endtag(self, tag: str) -> None:
            if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
                self.out()
            elif tag == "tr" and self.row is not None:
                cells, self.row = [cell for cell in self.row if cell], None
                if all(len(cell) == 1 and len(cell[0]) < 60 for cell in cells):
                    self.lines.append(" | ".join(cell[0] for cell in cells))
                else:
                    self.lines += [line for cell in cells for line in cell]

        def handle_data(self, data: str) -> None:
            self.now += data

    parser = Lines()
    parser.feed(html)
    parser.out()
    return parser.lines


# PDF


def _pdf(data: bytes, of: str) -> Text:
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    import pypdf

    cut = f"{of} cannot be opened: the PDF is damaged or cut off. Save it anew, or paste its text."
    if b"%%EOF" not in data[-2048:]:
        raise ReportError(cut)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ReportError(f"{of} is protected with a password. Save it without one, or paste its text.")
        pages = len(reader.pages)
        if not pages:
            raise ReportError(f"{of} is a PDF without pages.")
        text = Text([], "PDF", pages=pages)
        deadline = time.monotonic() + MOST_SECONDS
        if pages > MOST_PAGES:
            text.warnings.append(f"Only the first {MOST_PAGES} of {pages} pages were read.")
        for page in list(reader.pages[:MOST_PAGES]):
            text.lines += _page(page, text.warnings, of, deadline)
            text.lines.append("")
            if text.characters > MOST_CHARACTERS:
                break
    except _TooLongError:
        raise ReportError(
            f"{of} is a PDF too intricate to read in {MOST_SECONDS} seconds. Paste its text instead."
        ) from None
    except ReportError:
        raise
    except Exception:
        raise ReportError(cut) from None
    letters = sum(1 for line in text.lines for c in line if c.isalnum())
    if 0 < letters < 150 * min(pages, MOST_PAGES):
        text.warnings.append("There is little text for so many pages; parts of it may be pictures, which are not read.")
    while text.lines and not text.lines[-1]:
        text.lines.pop()
    text.warnings = list(dict.fromkeys(text.warnings))
    return text


class _TooLongError(BaseException):
    """Time is up. Not an Exception: pypdf goes on after those."""


@dataclass
class _Run:
    x: float
    y: float
    text: str
    size: float

    @property
    def end(self) -> float:
        return self.x + 0.5 * self.size * len(self.text)


def _page(page: object, warnings: list[str], of: str, deadline: float) -> list[str]:
    """A page's lines in reading order: down the left column, then down the right one, where there are two."""
    contents = page.get_contents()  # type: ignore[attr-defined]
    if contents is not None and len(contents.get_data()) > 4_000_000:
        raise ReportError(f"{of} has a page of drawings too large to read. Paste its text instead.")
    runs: list[_Run] = []

    def hurry(operator: bytes, operands: object, cm: object, tm: object) -> None:
        if time.monotonic() > deadline:
            raise _TooLongError

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[0] * cm[0]) or abs(tm[1] * cm[0]) or 1
            runs.append(_Run(x, y, text, max(1.0, abs(size) * scale)))

    plain = page.extract_text(visitor_text=visit, visitor_operand_before=hurry)  # type: ignore[attr-defined]
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
