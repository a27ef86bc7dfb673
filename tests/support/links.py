"""The half of the site scan that needs no browser: links, anchors and ids, read from the files.

Knows nothing of other sites: a link to another host is not followed. Fragments that hold a state and not a
place (`#drill=...`) are no anchors.
"""

import posixpath
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.scan import pages_of

ATTRIBUTES = {"href", "src", "poster", "data", "xlink:href"}
STATES = ("drill=", "question=", "sprint=", "interview=")


class Reader(HTMLParser):
    """Collects a page's ids and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element's id, and every address it carries."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",") if part.split()]
            elif name in ATTRIBUTES and value is not None:
                self.links.append(value)


@cache
def read(file: Path, _changed: float) -> Reader:
    """A page's ids and links, read once."""
    reader = Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader


def look_at(file: Path) -> Reader:
    """A page's ids and links as they are now."""
    return read(file, file.stat().st_mtime)


def broken_link(folder: Path, page: str, link: str) -> str:
    """What is wrong with a link from a page, or nothing."""
    parts = urlsplit(link.strip())
    if parts.scheme or parts.netloc or link.startswith("//"):
        return ""
    path = unquote(parts.path)
    name = page
    if path.startswith("/"):
        return f"links to {link}, which breaks where the book is not at a host's root: make it relative"
    if path:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    target = folder / name
    if name.startswith("..") or not target.exists():
        return f"links to {link}, and there is no such file"
    if target.is_dir():
        target = target / "index.html"
        if not target.is_file():
            return f"links to {link}, a folder without an index"
    fragment = unquote(parts.fragment)
    if not fragment or fragment.startswith(STATES) or target.suffix != ".html":
        return ""
    return "" if fragment in look_at(target).ids else f"links to {link}, and there is no such place"


def scan_links(folder: Path) -> list[str]:
    """Every broken link, broken anchor and doubled id of a site, each as a sentence that names the page."""
    found = []
    for page in pages_of(folder):
        seen = look_at(folder / page)
        doubled = sorted({i for i in seen.ids if seen.ids.count(i) > 1})
        found += [f"{page}: the id {i} is there {seen.ids.count(i)} times" for i in doubled]
        wrong = (broken_link(folder, page, link) for link in dict.fromkeys(seen.links))
        found += [f"{page}: {what}" for what in wrong if what]
    return found
