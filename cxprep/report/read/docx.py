"""A DOCX's lines: paragraphs, list items and cells in the order in which they stand, text boxes and headers too.

mammoth reads the document; what it passes over is put before it first: the content of text boxes follows the paragraph
they hang on, headers stand first and footers last.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from cxprep.report.errors import ReportError
from cxprep.report.limits import hurry, in_time
from cxprep.report.read.archive import KEPT, Parts, parts
from cxprep.report.read.text import Text

_PAGE_NUMBER = re.compile(r"(?:(?:page|p|seite|pagina|página|of|von|de|di|sur)\b|[\W\d])*", re.I)


def read_docx(data: bytes, of: str) -> Text:
    """The text of a DOCX; ReportError where it is none, damaged, or built to take long."""
    try:
        found = parts(data, of)
        lines = _html_lines(_converted(found, _with_everything(found)))
    except ReportError:
        raise
    except Exception:
        raise ReportError(
            f"{of} cannot be opened: it is damaged, cut off or protected. Save it anew, or paste its text."
        ) from None
    return Text(lines, "DOCX")


# What mammoth passes over


def _with_everything(of: Parts) -> bytes:
    """The document with text boxes unfolded, headers first and footers last, and no picture or link in it."""
    tree = ElementTree.fromstring(of.xml[of.main])
    body = next((one for one in tree if one.tag.endswith("}body")), None)
    if body is None:
        raise ValueError("no body")
    _unfold(body)
    said = {_words(one) for one in body}
    for kind in ("header", "footer"):
        more: list[ElementTree.Element] = []
        for name in of.beside[kind]:
            root = ElementTree.fromstring(of.xml[name])
            _unfold(root)
            for one in root:
                words = _words(one)
                if words not in said and not _PAGE_NUMBER.fullmatch(words):
                    said.add(words)
                    more.append(one)
        at = 0 if kind == "header" else len(body)
        body[at:at] = more
    return ElementTree.tostring(tree, encoding="utf-8")


def _words(element: ElementTree.Element) -> str:
    return " ".join("".join(one.text or "" for one in element.iter() if one.tag.endswith("}t")).split())


def _unfold(parent: ElementTree.Element) -> None:
    """Put the content of text boxes after the paragraphs that hold them; take pictures away and links' words out."""
    children: list[ElementTree.Element] = []
    for child in in_time(list(parent)):
        tag = child.tag.rsplit("}", 1)[-1]
        if tag == "p":
            boxes: list[ElementTree.Element] = []
            _strip(child, boxes)
            children.append(child)
            for box in boxes:
                _unfold(box)
                children += list(box)
        else:
            _unfold(child)
            children.append(child)
    parent[:] = children


def _strip(parent: ElementTree.Element, boxes: list[ElementTree.Element]) -> None:
    """Move text boxes within a paragraph to `boxes`; leave its words only, and what stands for a blank as one."""
    children: list[ElementTree.Element] = []
    for child in list(parent):
        space, _, tag = child.tag.rpartition("}")
        if tag in ("AlternateContent", "drawing", "pict", "object"):
            _boxes(child, boxes)
            continue
        if tag in ("ptab", "cr"):
            child.tag = f"{space}}}{'tab' if tag == 'ptab' else 'br'}"
        _strip(child, boxes)
        if tag in ("hyperlink", "smartTag"):
            children += list(child)
        else:
            children.append(child)
    parent[:] = children


def _boxes(element: ElementTree.Element, boxes: list[ElementTree.Element]) -> None:
    """The outermost text boxes within; of an alternative only the first, the others say the same."""
    for child in element:
        tag = child.tag.rsplit("}", 1)[-1]
        if tag == "txbxContent":
            boxes.append(child)
        elif tag in ("Choice", "Fallback"):
            before = len(boxes)
            _boxes(child, boxes)
            if len(boxes) > before:
                return
        else:
            _boxes(child, boxes)


# mammoth's HTML


def _converted(of: Parts, document: bytes) -> str:
    import mammoth

    folder, file = posixpath.split(of.main)
    kept = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": of.xml.get("_rels/.rels", b"<Relationships/>")}
    kept |= {name: of.xml[name] for kind in KEPT for name in of.beside[kind]}
    related = posixpath.join(folder, "_rels", f"{file}.rels")
    kept |= {related: of.xml[related]} if related in of.xml else {}
    kept[of.main] = document
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as packed:
        for name, xml in kept.items():
            packed.writestr(name, xml)
    hurry()
    nothing = mammoth.images.img_element(lambda image: {})
    return mammoth.convert_to_html(again, convert_image=nothing, include_embedded_style_map=False).value


def _html_lines(html: str) -> list[str]:
    """The lines of mammoth's plain HTML: a paragraph, item or heading each, and a table's row of short cells."""
    parser = _Lines()
    parser.feed(html)
    parser.out()
    return parser.lines


def _is_date(cell: list[str]) -> bool:
    return len(cell) == 1 and len(cell[0]) < 40 and bool(re.search(r"(?:19|20)\d\d", cell[0]))


class _Lines(HTMLParser):
    """Gathers lines; within tables into the cell that is open, whatever table it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.now = ""
        self.bullet = ""
        self.rows: list[list[list[str]]] = []  # of the tables that are open, each the cells of its row

    @property
    def place(self) -> list[str]:
        """Where a line goes."""
        return next((row[-1] for row in reversed(self.rows) if row), self.lines)

    def out(self) -> None:
        """End the line that is being gathered."""
        for piece in self.now.split("\n"):
            if piece.strip():
                self.place.append(self.bullet + " ".join(piece.split()))
                self.bullet = ""
        self.now = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.out()
            if tag in ("h1", "h2", "h3"):
                self.place.append("")
            self.bullet = "- " if tag == "li" else self.bullet if tag == "p" else ""
        elif tag == "br":
            self.now += "\n"
        elif tag == "tr":
            self.out()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.out()
        elif tag == "tr" and self.rows:
            cells = [cell for cell in self.rows.pop() if any(cell)]
            if all(len(cell) == 1 and len(cell[0]) < 60 for cell in cells):
                self.place.append(" | ".join(cell[0] for cell in cells))
            else:
                date = cells.pop(0)[0] if len(cells) > 1 and _is_date(cells[0]) else ""
                for cell in cells:
                    self.place.extend(["", *cell] if len(cell) > 1 else cell)
                    if date:  # beside a job, it belongs to the line that names the job
                        self.place[-len(cell)] += f"  {date}"
                        date = ""

    def handle_data(self, data: str) -> None:
        self.now += data
