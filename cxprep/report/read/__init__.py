"""From a file's bytes to lines of text: PDF, DOCX, or plain text in any common encoding.

It knows what a file is by its first bytes and holds that against its name. Each kind has a module of its own; what the
lines mean is for `lines` and `job`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from cxprep.report.errors import ReportError
from cxprep.report.read.signs import bulleted, clean, decoded_anew, together, unquoted
from cxprep.report.read.text import MOST_BYTES, MOST_CHARACTERS, Text, decoded
from cxprep.report.read.words import BROKEN, FUSED, damage

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Text", "clean", "read"]

TEXT_NAMES = {"", ".txt", ".text", ".md", ".markdown"}
MEANT = {".pdf": "PDF", ".docx": "DOCX", **dict.fromkeys(TEXT_NAMES, "text")}
HURT = (
    "Many words were {how} on the way from the file, so much of what it says may not be found. "
    "Check the lines quoted below, or paste the text in place of the file."
)
_PICTURE = "a picture; the report needs text, so paste it or use a text recognition program first"
OTHERS = [  # what a file is by its first bytes, where it is nothing that can be read
    (b"\xd0\xcf\x11\xe0", "an old Word document or a protected one; save it as DOCX or PDF without a password"),
    (b"{\\rtf", "an RTF document; save it as DOCX or PDF"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", "a packed archive; unpack it first"),
    (b"Rar!", "a packed archive; unpack it first"),
    (b"7z\xbc\xaf", "a packed archive; unpack it first"),
]


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
    text = _reader(found)(data, of)
    text.lines = together(bulleted(unquoted([clean(line) for line in decoded_anew(text.lines)])))
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
    hurt = damage(text.lines)
    if hurt.words >= 20 and (hurt.broken > BROKEN * hurt.words or hurt.fused > FUSED * hurt.words):
        text.warnings.insert(0, HURT.format(how="run together" if hurt.fused >= hurt.broken else "broken in pieces"))
    return text


def _reader(kind: str) -> Callable[[bytes, str], Text]:
    """What reads this kind. pypdf and mammoth are imported only where they are needed."""
    if kind == "PDF":
        from cxprep.report.read.pdf import read_pdf

        return read_pdf
    if kind == "DOCX":
        from cxprep.report.read.docx import read_docx

        return read_docx
    return decoded


def _kind(data: bytes, of: str) -> str:
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data[:2] == b"PK":
        return "DOCX"
    for start, words in OTHERS:
        if data.startswith(start):
            raise ReportError(f"{of} is {words}.")
    return "text"
