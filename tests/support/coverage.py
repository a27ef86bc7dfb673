"""Which ids of tests/coverage_ids.yml are due, and what is missing of them in the bank, in book/ and on built pages.

Finds labels in the Markdown of notebooks and pages, and the words of a built page as a reader finds them: scripts,
styles and tags left out.
"""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import yaml

LABEL = re.compile(r"^\(([^()\s]+)\)=\s*$")
FENCE = re.compile(r"^\s*(`{3,}|~{3,})")


class Due(NamedTuple):
    """An id with what is due of it: the label, or everything."""

    id: str
    all: bool
    must: tuple[str, ...]


def due_ids(text: str) -> list[Due]:
    """The ids that are due, from the text of a list of ids; an unknown switch stops."""
    found = []
    for role, groups in yaml.safe_load(text).items():
        for group, content in groups.items():
            for id, own in content["ids"].items():
                switch = own.get("due", content["due"])
                assert id.startswith(f"{role}.{group}."), f"{id} stands in the wrong place of the list."
                assert switch in (True, False, "label"), f"{id}: due is {switch!r}; it can be true, false or label."
                if switch:
                    found.append(Due(id, switch is True, tuple(own.get("must", ()))))
    return found


def prose(path: Path) -> Iterator[str]:
    """The Markdown texts of a notebook, or the one of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield text
        return
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])


def headed_labels(markdown: str) -> Iterator[str]:
    """The labels that stand before a heading, with nothing but other labels and empty lines between."""
    waiting: list[str] = []
    fence = ""
    for line in markdown.splitlines():
        if match := FENCE.match(line):
            fence = "" if fence == match[1] else fence or match[1]
        if fence or not line.strip():
            continue
        if label := LABEL.match(line):
            waiting.append(label[1])
            continue
        if re.match(r"#{1,6} \S", line):
            yield from waiting
        waiting = []


def labels(book: Path) -> dict[str, list[Path]]:
    """Where each label of a book stands, once for each time."""
    found: dict[str, list[Path]] = {}
    for path in sorted(book.rglob("*")):
        kept = path.suffix in (".ipynb", ".md") and not {".ipynb_checkpoints", "_build"} & set(path.parts)
        for label in (label for text in prose(path) for label in headed_labels(text)) if kept else ():
            found.setdefault(label, []).append(path.relative_to(book))
    return found


class Words(HTMLParser):
    """Collects what a page says, and its ids."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.ids: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the id; say nothing inside scripts, styles and the head."""
        self.ids.update(value for name, value in attrs if name == "id" and value)
        self.silent += tag in ("script", "style", "template")

    def handle_endtag(self, tag: str) -> None:
        """Speak again."""
        self.silent -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self.silent:
            self.said.append(data)


def carries(said: str, must: str) -> bool:
    """Whether a page's words hold a figure or term as written: 5% is not found in 55%, nor 18 in 1,800."""
    before = r"(?<![\w])(?<!\d[.,])" if must[0].isdigit() else r"(?<!\w)"
    after = r"(?!\d)(?![.,]\d)" if must[-1].isdigit() else ""
    return re.search(before + re.escape(must) + after, said) is not None


def gaps(due: list[Due], in_bank: Callable[[str], bool], book: Path, site: Path | None) -> list[str]:
    """A sentence for each thing that is missing or doubled. The built pages are looked at where there is a `site`."""
    found = []
    places = labels(book)
    for id, everything, musts in due:
        if everything and not in_bank(id):
            found.append(f"{id}: is not in the bank; write it into data/roles/{id.split('.')[0]}/bank.yml.")
        pages = places.get(id, [])
        if not pages:
            found.append(f"{id}: no heading of book/ has the label ({id})=; put it on the line above.")
        if len(pages) > 1:
            found.append(f"{id}: the label stands {len(pages)} times ({', '.join(map(str, pages))}); keep one.")
        if not (everything and pages and site):
            continue
        page = Words()
        page.feed((site / pages[0].with_suffix(".html")).read_text(encoding="utf-8"))
        if re.sub(r"[^a-z0-9]+", "-", id) not in page.ids:
            found.append(f"{id}: its page has no such anchor; does the label stand before a heading?")
        said = " ".join(" ".join(page.said).split())
        found += [f"{id}: its page does not say {must!r}, which it must." for must in musts if not carries(said, must)]
    return found
