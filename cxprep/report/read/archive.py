"""The parts of a DOCX that are read, each counted before anything is built of it.

A DOCX is an archive of XML, and a small one may unpack to millions of elements, or name entities within entities.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

from cxprep.report.errors import ReportError
from cxprep.report.read.text import MOST_UNPACKED

MOST_ELEMENTS = 120_000  # a CV of ten pages, with every word in a run of its own, has a third of that
MOST_PARAGRAPHS = 10_000
DEEPEST = 150  # elements within one another
KEPT = ("styles", "numbering", "footnotes", "endnotes")  # beside the document, what mammoth is given
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True)
class Parts:
    """XML by its name in the archive, the document's name, and the parts beside it by what they are to it."""

    xml: dict[str, bytes]
    main: str
    beside: dict[str, list[str]]


def parts(data: bytes, of: str) -> Parts:
    """What a DOCX is read from; ReportError where it is none, damaged, or more than a CV can be."""
    cut = f"{of} cannot be opened: it is damaged or cut off. Save it anew."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(info.file_size for info in packed.infolist())
            if len(names) > 2000 or size > MOST_UNPACKED:
                raise ReportError(
                    f"{of} unpacks to {size // 1_000_000:,} MB, which no document does. It was not opened."
                )
            counter = _Counter(of)
            found: dict[str, bytes] = {}

            def part(name: str) -> bytes:
                if name not in found:
                    with packed.open(name) as file:  # the size in the directory may lie, so count what comes out
                        found[name] = file.read(MOST_UNPACKED - sum(len(one) for one in found.values()) + 1)
                    if sum(len(one) for one in found.values()) > MOST_UNPACKED:
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
            for kind in (*KEPT, "header", "footer"):
                beside[kind] = [name for name in beside.get(kind, []) if name in names]
                for name in beside[kind]:
                    part(name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        if isinstance(error, ReportError):
            raise
        raise ReportError(cut) from None
    return Parts(found, main, beside)


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
