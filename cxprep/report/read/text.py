"""What reading gives (`Text`), how much is read at most, and plain text in any common encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cxprep.report.errors import ReportError

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 50_000
MOST_PAGES = 30
MOST_UNPACKED = 40_000_000


@dataclass
class Text:
    """What was read: physical lines without their ends, pages (0 where a file has none), and what to be wary of.

    `ways` says of each page of a PDF how it was read: in rows, in columns, or as in the file.
    """

    lines: list[str]
    kind: str
    pages: int = 0
    warnings: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)

    @property
    def characters(self) -> int:
        """How many characters stand in the lines, blanks at their ends left out."""
        return sum(len(line) for line in self.lines)


def decoded(data: bytes, of: str) -> Text:
    """Plain text in the encoding that its bytes speak for; ReportError where it is no text."""
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
