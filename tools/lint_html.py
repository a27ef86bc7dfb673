"""What a piece of HTML fails to say to somebody who cannot see it: pictures without words.

Knows only inline SVG and images; the whole page, with its roles and contrasts, is the site scan's. Standard
library only.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MEND = 'say role="img" and, in an aria-label, what it finds (decoration: aria-hidden="true").'


@dataclass
class Element:
    """An open element: `quiet` if nothing in it needs words, `wordless` if it still lacks its own."""

    tag: str
    quiet: bool
    wordless: bool


class Pictures(HTMLParser):
    """Walks over the elements and collects what is wrong with the pictures among them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge a picture by its attributes; an svg without a label gets until its end to show a <title>."""
        given = {name: (value or "").strip() for name, value in attrs}
        hidden = given.get("aria-hidden") == "true"
        speaks = not hidden and not any(element.quiet for element in self.open)
        if tag == "img" and speaks and "alt" not in given:
            self.found.append('an <img> without alt text; add alt="..." (empty only if it is decoration).')
        if tag == "svg" and speaks and given.get("role") != "img":
            self.found.append(f"an <svg> that is not announced as a picture; {MEND}")
        if tag not in VOID:
            wordless = tag == "svg" and speaks and not (given.get("aria-label") or given.get("aria-labelledby"))
            self.open.append(Element(tag, quiet=hidden or tag == "svg", wordless=wordless))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """The words of an svg's title."""
        if self.open and self.open[-1].tag == "title" and data.strip():
            for element in self.open:
                element.wordless = False

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name, and whatever was left open in it."""
        if any(element.tag == tag for element in self.open):
            while self.leave() != tag:
                pass

    def leave(self) -> str:
        """Close the innermost element and give its tag."""
        element = self.open.pop()
        if element.wordless:
            self.found.append(f"an <svg> without words; {MEND}")
        return element.tag


def unlabelled(html: str) -> list[str]:
    """What is wrong with the pictures of a piece of HTML; an empty list where all of them speak."""
    pictures = Pictures()
    pictures.feed(html)
    pictures.close()
    while pictures.open:
        pictures.leave()
    return pictures.found
