"""A DOCX's lines: paragraphs, list items and cells in the order in which they stand, text boxes and headers too.

mammoth reads the document; what it passes over is put before it first: the content of text boxes follows the paragraph
they hang on, headers stand first and footers last. Nothing reaches a library that has not been counted: a small archive
may unpack to millions of elements.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.parsers import expat

from cxprep.report.errors import ReportError
from cxprep.report.limits import hurry, in_time
from cxprep.report.read.text import MOST_UNPACKED, Text

MOST_ELEMENTS = 120_000  # a CV of ten pages, with every word in a run of its own, has a third of that
MOST_PARAGRAPHS = 10_000
DEEPEST = 150  # elements within one another
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KEPT = ("styles", "numbering", "footnotes", "endnotes")  # beside the document, what mammoth is given
_PAGE_NUMBER = re.compile(r"(?:(?:page|p|seite|pagina|página|of|von|de|di|sur)\b|[\W\d])*", re.I)


def read_docx(data: bytes, of: str) -> Text:
    """The text of a DOCX; ReportError where it is none, damaged, or built to take long."""
    damaged = f"{of} cannot be opened: it is damaged, cut off or protected. Save it anew, or paste its text."
    try:
        parts, main, beside = _parts(data, of)
        tree = ElementTree.fromstring(parts[main])
        lines = _html_lines(_converted(parts, main, beside, _with_everything(tree, parts, beside)))
    except ReportError:
        raise
    except MemoryError:
        raise ReportError(damaged) from None
    except Exception:
        raise ReportError(damaged) from None
    return Text(lines, "DOCX")


# The archive


def _parts(data: bytes, of: str) -> tuple[dict[str, bytes], str, dict[str, list[str]]]:
    """The parts that are read, the name of the document among them, and those beside it by what they are to it."""
    cut = f"{of} cannot be opened: it is damaged or cut off. Save it anew."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(info.file_size for info in packed.infolist())
            if len(names) > 2000 or size > MOST_UNPACKED:
                raise ReportError(
                    f"{of} unpacks to {size // 1_000_000:,} MB, which no document does. It was not opened."
                )
            counter, found = _Counter(of), {}

            def part(name: str) -> bytes:
                if name not in found:
                    with packed.open(name) as file:  # the size in the directory may lie, so count what comes out
                        found[name] = file.read(MOST_UNPACKED - sum(map(len, found.values())) + 1)
                    if sum(map(len, found.values())) > MOST_UNPACKED:
                        raise ReportError(f"{of} unpacks to more than any document does. It was not opened.")
                    counter.count(found[name])
                return found[name]

            roots = _related(part("_rels/.rels"), "") if "_rels/.rels" in names else {}
            main = next((one for one in roots.get("officeDocument", ["word/document.xml"]) if one in names), None)
            if main is None:
                raise ReportError(f"{of} is a packed file that is no DOCX. Save it as PDF, DOCX or plain text.")
            part(main)
            folder, file = posixpath.split(main)
            related = posixpath.join(folder, "_rels", f"{file}.rels")
            beside = _related(part(related), folder) if related in names else {}
            for kind in (*_KEPT, "header", "footer"):
                beside[kind] = [name for name in beside.get(kind, []) if name in names]
                for name in beside[kind]:
                    part(name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        if isinstance(error, ReportError):
            raise
        raise ReportError(cut) from None
    return found, main, beside


def _related(xml: bytes, folder: str) -> dict[str, list[str]]:
    """What a part's relationships name: kind -> the names of parts in the archive."""
    found: dict[str, list[str]] = {}
    for one in ElementTree.fromstring(xml).iter(f"{_PACKAGE}Relationship"):
        kind, target = one.get("Type", ""), one.get("Target", "")
        if one.get("TargetMode") != "External" and kind.startswith((_OFFICE, _STRICT)):
            name = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
            found.setdefault(kind.rsplit("/", 1)[1], []).append(name)
    return found


class _Counter:
    """Counts the elements of all parts before anything is built of them, and refuses entities of their own."""

    def __init__(self, of: str) -> None:
        self.of, self.elements, self.paragraphs, self.depth = of, 0, 0, 0

    def count(self, xml: bytes) -> None:
        """ReportError where this part, with those before, is more than a CV can be."""
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self.depth = 0
        try:
            parser.Parse(xml, True)
        except expat.ExpatError:
            raise ReportError(
                f"{self.of} cannot be opened: it is damaged, cut off or protected. Save it anew, or paste its text."
            ) from None

    def _start(self, name: str, attributes: object) -> None:
        self.elements += 1
        self.depth += 1
        self.paragraphs += name.endswith(":p")
        if self.elements > MOST_ELEMENTS or self.paragraphs > MOST_PARAGRAPHS or self.depth > DEEPEST:
            raise ReportError(
                f"{self.of} is built of more pieces than any CV or advert is, most of them empty perhaps. "
                f"It was not opened; paste its text instead."
            )

    def _end(self, name: str) -> None:
        self.depth -= 1

    def _doctype(self, *of_what: object) -> None:
        raise ReportError(f"{self.of} holds XML entities, which no word processor writes. It was not opened.")


# What mammoth passes over


def _with_everything(tree: ElementTree.Element, parts: dict[str, bytes], beside: dict[str, list[str]]) -> bytes:
    """The document with text boxes unfolded, headers first and footers last, and no picture or link in it."""
    body = next((one for one in tree if one.tag.endswith("}body")), None)
    if body is None:
        raise ValueError("no body")
    _unfold(body)
    said = {_words(one) for one in body}
    for kind in ("header", "footer"):
        more: list[ElementTree.Element] = []
        for name in beside[kind]:
            root = ElementTree.fromstring(parts[name])
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


def _converted(parts: dict[str, bytes], main: str, beside: dict[str, list[str]], document: bytes) -> str:
    import mammoth

    folder, file = posixpath.split(main)
    kept = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": parts.get("_rels/.rels", b"<Relationships/>")}
    kept |= {name: parts[name] for kind in _KEPT for name in beside[kind]}
    related = posixpath.join(folder, "_rels", f"{file}.rels")
    kept |= {related: parts[related]} if related in parts else {}
    kept[main] = document
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
                for cell in cells:
                    self.place.extend(["", *cell] if len(cell) > 1 else cell)

    def handle_data(self, data: str) -> None:
        self.now += data
