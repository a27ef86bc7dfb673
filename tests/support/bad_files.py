"""Files that are no CV, made in memory: the name of each says what is wrong with it."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

CV = (
    "Ida Fairweather\nYork\n\nExperience\n\nHollow & Vane Teas, shop manager, 2018 - 2024\n"
    "- Kept a card for each of 200 regulars and rang them when their tea came in; a third of sales began that way.\n"
    "- Set what the staff may give without asking when an order goes wrong, up to £15; complaints fell by half.\n"
)
JOB = (
    "Head of Customer Experience\nPennyroyal Lamps, Hull\n\nPennyroyal Lamps has 60 shops and a website.\n\n"
    "You will own the client book in all shops, what happens when we get it wrong, and the NPS scorecard.\n"
    "You will prove with finance what a repeat customer is worth.\n"
)


def docx(document: str, more: dict[str, str] | None = None) -> bytes:
    """A DOCX with this XML as its document."""
    kind = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kind}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kind}package/2006/relationships"><Relationship Id="r1" '
        f'Type="{kind}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


def body(paragraphs: list[str]) -> str:
    """A document's XML with these paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'


def pdf(content: bytes, pages: int = 1, packed: bool = False) -> bytes:
    """A PDF whose pages all show this content stream."""
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    stream = zlib.compress(content, 9) if packed else content
    how = "/Filter /FlateDecode " if packed else ""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids if pages else ''}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {how}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def lines_of(text: str, x: int = 57, top: int = 780) -> bytes:
    """A content stream that shows these lines, one below the other."""
    out = []
    for number, line in enumerate(text.split("\n")):
        safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(f"BT /F1 10 Tf {x} {top - 14 * number} Td ({safe}) Tj ET".encode("cp1252"))
    return b"\n".join(out)


def locked(data: bytes) -> bytes:
    """The same PDF behind a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def entity_document() -> str:
    """A document that grows by naming an entity within an entity."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f"<?xml version='1.0'?><!DOCTYPE d [{entities}]>" + body(["&a9;"])


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


GOOD_PDF = pdf(lines_of(CV))
# name of the case -> (name of the file, its bytes, words that the sentence holds)
REFUSED = {
    "empty": ("cv.txt", b"", "empty"),
    "blank": ("cv.txt", b" \n\t\r\n ", "blank"),
    "only signs": ("cv.txt", b"--- *** ... \n", "blank"),
    "two megabytes on one line": ("cv.txt", b"word " * 400_000, "characters"),
    "too large": ("cv.txt", b"word\n" * 2_100_000, "larger than"),
    "binary": ("cv.txt", _noise(20_000), "binary"),
    "nulls": ("cv.txt", b"a\x00\x00\x00b" * 500, "binary"),
    "png": ("cv.png", b"\x89PNG\r\n\x1a\n" + _noise(2000), "picture"),
    "old word": ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _noise(2000), "Word"),
    "rtf": ("cv.rtf", rb"{\rtf1\ansi hello}", "RTF"),
    "odt": ("cv.odt", CV.encode(), ".odt"),
    "text called pdf": ("cv.pdf", CV.encode(), "text inside"),
    "pdf called text": ("cv.txt", GOOD_PDF, "PDF inside"),
    "pdf called docx": ("cv.docx", GOOD_PDF, "PDF inside"),
    "docx called pdf": ("cv.pdf", docx(body([CV])), "DOCX inside"),
    "pdf without pages": ("cv.pdf", pdf(b"", pages=0), "without pages"),
    "pdf without text": ("cv.pdf", pdf(b"0 0 m 100 100 l S", pages=2), "no text"),
    "pdf cut off": ("cv.pdf", GOOD_PDF[:400], "cut off"),
    "pdf locked": ("cv.pdf", locked(GOOD_PDF), "password"),
    "pdf of noise": ("cv.pdf", b"%PDF-1.7\n" + _noise(5000) + b"\n%%EOF", "cut off"),
    "pdf bomb": ("cv.pdf", pdf(b"BT (a) Tj ET\n" * 4_000_000, packed=True), "too large"),
    "zip that is no docx": ("cv.docx", docx(body([CV])).replace(b"word/document.xml", b"word/documenx.xml"), "no DOCX"),
    "docx cut off": ("cv.docx", docx(body([CV]))[:300], "cut off"),
    "docx bomb": ("cv.docx", docx(body([CV]), {"word/media.xml": "0" * 60_000_000}), "unpacks"),
    "docx with entities": ("cv.docx", docx(entity_document()), "entities"),
    "docx not xml": ("cv.docx", docx("<w:document"), "cannot be opened"),
    "docx without text": ("cv.docx", docx(body(["", " "])), "blank"),
}
READ = {
    "utf-8": CV.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + CV.encode(),
    "utf-16": CV.encode("utf-16"),
    "utf-16 le without a mark": CV.encode("utf-16-le"),
    "utf-16 be without a mark": CV.encode("utf-16-be"),
    "windows": CV.encode("cp1252"),
    "old mac lines": CV.replace("\n", "\r").encode(),
    "windows lines": CV.replace("\n", "\r\n").encode(),
}
