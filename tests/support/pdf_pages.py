"""PDF pages with text set in the ways in which programs set it, and DOCX documents with parts of every kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

from tests.support.bad_files import docx, pdf

WIDTHS = CORE_FONT_METRICS["Helvetica"].character_widths


def width(text: str, size: float = 10) -> float:
    """How wide Helvetica sets a text, in points."""
    return sum(WIDTHS[letter] for letter in text) / 1000 * size


def _safe(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def run(x: float, y: float, text: str, size: float = 10, apart: float = 0) -> bytes:
    """A text in one piece; `apart` is what is put between its letters, in points."""
    return f"BT /F1 {size} Tf {apart} Tc {x:.3f} {y:.3f} Td ({_safe(text)}) Tj ET\n".encode("cp1252")


def pieces(x: float, y: float, parts: Iterable[str], size: float = 10) -> bytes:
    """A text in pieces, each placed where the one before it ends."""
    out = b""
    for part in parts:
        out += run(x, y, part, size)
        x += width(part, size)
    return out


def kerned(x: float, y: float, words: Sequence[str], gap: float, size: float = 10, pair: float = 0.0) -> bytes:
    """Words of one string array, `gap` em between them and no blank; `pair` em between two letters of a word."""
    inner = f" {-pair * 1000:.0f} " if pair else " "
    shown = f" {-gap * 1000:.0f} ".join(inner.join(f"({_safe(letter)})" for letter in word) for word in words)
    return f"BT /F1 {size} Tf {x} {y} Td [{shown}] TJ ET\n".encode("cp1252")


def at_right(x: float, y: float, text: str, size: float = 10) -> bytes:
    """A text that ends at x."""
    return run(x - width(text, size), y, text, size)


def column(x: float, top: float, lines: Sequence[str], step: float = 14, size: float = 10) -> bytes:
    """Lines one below the other."""
    return b"".join(run(x, top - step * number, line, size) for number, line in enumerate(lines) if line)


def page(*content: bytes) -> bytes:
    """A PDF of one page with these pieces of content."""
    return pdf(b"".join(content))


# DOCX

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def p(text: str, more: str = "") -> str:
    """A paragraph; `more` is put after its words."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; each cell is XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*inner: str, headers: Sequence[str] = (), footers: Sequence[str] = ()) -> bytes:
    """A DOCX with these blocks, and headers and footers of XML."""
    parts = {f"word/header{n}.xml": f"<w:hdr {NAMESPACES}>{xml}</w:hdr>" for n, xml in enumerate(headers)}
    parts |= {f"word/footer{n}.xml": f"<w:ftr {NAMESPACES}>{xml}</w:ftr>" for n, xml in enumerate(footers)}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/{name[5:11]}" Target="{name[5:]}"/>' for n, name in enumerate(parts)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{space}">{related}</Relationships>'
    return docx(f"<w:document {NAMESPACES}><w:body>{''.join(inner)}</w:body></w:document>", parts)
