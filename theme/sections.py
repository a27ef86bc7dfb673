"""What a built page holds for the search: its sections, each with its heading, the words that stand out, and its text.

Read from the finished HTML, so that what widgets and computed sentences put there is found as well. Code, formulas,
controls and what only a script shows are no text that anybody looks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {
    "script",
    "style",
    "svg",
    "annotation",
    "button",
    "select",
    "textarea",
    "noscript",
    "nav",
    "pre",
    "label",
    "sup",
}
SILENT_CLASSES = {"headerlink", "cell_input", "above-input", "mot-unseen", "mot-hidden-words", "mot-englishes"}
MOVING = {"mot-verdict", "mot-numbers", "mot-control", "mot-ask", "mot-clock-now", "mot-placeholder", "mot-wait"}
HELD = {"mot-later", "mot-working"}  # opens after the reader's own estimate: it is found, and not quoted
HEADINGS = {"h1", "h2", "h3", "h4"}
TERMS = {"b", "strong", "dt", "summary", "th", "figcaption"}  # what an author sets apart is likelier looked for
ASKED = "mot-asked"  # an interviewer's question in its own words is as good as a heading
OWN = "data-find-as"  # an element that is found by itself, under these words; it has an id
INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub"}
LETTERS = {"math", "mrow", "mi", "mn", "mo", "mtext", "msub", "msup", "msubsup", "mover", "mstyle"}  # of a formula
MOST_DEEP = 4
_SPACE = re.compile(r"\s+")


@dataclass
class Found:
    """A section: the id that leads to it ("" for the page itself), and its words."""

    anchor: str
    heading: str = ""
    ids: list[str] = field(default_factory=list)  # every name by which a link may know it
    terms: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)  # of the pieces those that no estimate holds back

    @property
    def quotable(self) -> str:
        """The words that a result may show."""
        return _SPACE.sub(" ", "".join(self.open)).strip()

    @property
    def text(self) -> str:
        """The section's words on one line."""
        return _SPACE.sub(" ", "".join(self.pieces)).strip()


class Sections(HTMLParser):
    """Reads a page's article; `found` holds its sections in their order. A page without an article has none."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self._tags: list[tuple[str, str]] = []  # each open element and what it does to the text within
        self._open: list[Found] = []
        self._closed = ""  # the inline element that has ended right here
        begin, end = html.find("<article"), html.rfind("</article>")
        self.feed(html[max(begin, 0) : end] if begin >= 0 else "")
        self.close()
        self._gather()

    def _gather(self) -> None:
        """What has no heading is a part of what stands before it."""
        whole: list[Found] = []
        for one in self.found:
            if one.heading.strip() or not whole:
                whole.append(one)
            else:
                whole[-1].terms += one.terms
                whole[-1].pieces += [" ", *one.pieces]
                whole[-1].open += [" ", *one.open]
        self.found = whole

    def _does(self, tag: str, given: dict[str, str | None]) -> str:
        classes = set((given.get("class") or "").split())
        if tag in SILENT or classes & (SILENT_CLASSES | MOVING) or "hidden" in given:
            return "silent"
        if tag == "div" and "math" in classes:  # a formula by itself; one letter in a sentence is a word of it
            return "silent"
        if classes & HELD:
            return "held"
        if tag == "section" and given.get("id") and len(self._open) < MOST_DEEP:
            # the page's own section is the page: its link needs no place
            self._begin(given["id"] or "" if self.found else "")
            return "section"
        if given.get(OWN) and given.get("id"):
            self._begin(given["id"] or "", given[OWN] or "")
            return "section"
        if tag in HEADINGS and self._open and not self._open[-1].heading:
            return "heading"
        return "term" if tag in TERMS or ASKED in classes else ""

    def _begin(self, anchor: str, heading: str = "") -> None:
        section = Found(anchor, heading, [anchor])
        self.found.append(section)
        self._open.append(section)

    def _say(self, words: str) -> None:
        self._open[-1].pieces.append(words)
        if not any(what == "held" for _, what in self._tags):
            self._open[-1].open.append(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element does to the text within."""
        apart = tag not in INLINE | LETTERS or tag == self._closed  # <b>1</b><b>2</b> are two words
        if self._open and apart:
            self._say(" ")
        if tag in VOID:
            return
        given = dict(attrs)
        if tag == "span" and given.get("id") and self._open and not self._open[-1].heading:
            self._open[-1].ids.append(given["id"] or "")  # a label of the book, above the heading
        self._tags.append((tag, self._does(tag, given)))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and with a section the section."""
        while self._tags:
            name, does = self._tags.pop()
            if does == "section":
                self._open.pop()
            if name == tag:
                break
        if self._open and tag not in INLINE | LETTERS:
            self._say(" ")
        self._closed = tag if tag in INLINE else ""

    def handle_data(self, data: str) -> None:
        """Put the words where they belong."""
        self._closed = ""
        does = {what for _, what in self._tags}
        if not self._open or "silent" in does:
            return
        section = self._open[-1]
        if self._tags and any(what == "heading" for _, what in self._tags):
            section.heading = _SPACE.sub(" ", section.heading + data).lstrip()
            return
        self._say(data)
        if "term" in does and data.strip():
            section.terms.append(_SPACE.sub(" ", data).strip())
