"""Where the data are: the one module that knows, so that nothing else holds a path to them.

In a clone they stand in `data/` of the repository; in an installed copy they are inside of the package, as its wheel
carries them (setup.py). Standard library only: a browser's Python imports it too, where there are no files at all.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
_INSIDE = PACKAGE / "data"
DATA = _INSIDE if _INSIDE.is_dir() else PACKAGE.parent / "data"
PAGES = "pages.json"  # only in an installed copy: on which page of the book each item stands
TITLES = "titles.json"  # and which of them is the title of its page
HEADINGS = "headings.json"  # and the words of the heading under each
_LABEL = re.compile(r'"\(([\w.-]+)\)=')
_HEADING = re.compile(r'"\(([\w.-]+)\)=\\n",\s*("#+ (?:[^"\\]|\\.)*")')
_TITLE = re.compile(r'"\(([\w.-]+)\)=\\n",\s*"# ')


def data_path(*names: str) -> Path:
    """The path of a file or folder of the data: `data_path("orders.csv")`. Whether it exists is not looked at."""
    return DATA.joinpath(*names)


def shown(path: Path) -> str:
    """A path as a sentence names it: `data/orders.csv` for one of ours, else the file with its folder."""
    path = path.resolve()
    return path.relative_to(DATA.parent if path.is_relative_to(DATA.parent) else path.parents[1]).as_posix()


def notebooks(book: Path) -> list[Path]:
    """The notebooks of the book: the home page's, and those of its folders."""
    return sorted([*book.glob("*.ipynb"), *book.glob("[!.]*/[!.]*.ipynb")])


def title_labels(book: Path) -> list[str]:
    """The labels that stand above the title of a page in `book`, and so name the page as a whole."""
    return sorted(label for path in notebooks(book) for label in _TITLE.findall(path.read_text(encoding="utf-8")))


def headings_in(book: Path) -> dict[str, str]:
    """The heading that follows each label of the notebooks in `book`, in its words."""
    found: dict[str, str] = {}
    for path in notebooks(book):
        for label, heading in _HEADING.findall(path.read_text(encoding="utf-8")):
            found.setdefault(label, json.loads(heading).lstrip("# ").rstrip())
    return found


def labels(book: Path) -> dict[str, str]:
    """On which page each label of the notebooks in `book` stands: its id, and the page's address within the book."""
    found: dict[str, str] = {}
    for path in notebooks(book):
        page = path.relative_to(book).with_suffix(".html").as_posix()
        for label in _LABEL.findall(path.read_text(encoding="utf-8")):
            found.setdefault(label, page)
    return found


@cache
def _carried(name: str) -> Any:
    return json.loads(data_path(name).read_text(encoding="utf-8"))


def anchor(label: str) -> str:
    """The id that a label has on its page."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def pages() -> dict[str, str]:
    """On which page of the book each item stands, by the items' ids; from the notebooks where they are here."""
    return _carried(PAGES) if data_path(PAGES).is_file() else labels(DATA.parent / "book")


def titles() -> frozenset[str]:
    """The labels that name a page as a whole; from the notebooks where they are here."""
    return frozenset(_carried(TITLES) if data_path(TITLES).is_file() else title_labels(DATA.parent / "book"))


@cache
def headings() -> dict[str, str]:
    """The heading under each label of the book, in its words; from the notebooks where they are here."""
    return _carried(HEADINGS) if data_path(HEADINGS).is_file() else headings_in(DATA.parent / "book")
