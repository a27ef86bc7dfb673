"""What stands on the home page alone: the seats with the time one has, and titles that are near a seat and none.

Links and words, so that no script belongs to it. Which seats are offered, how long their paths take and where their
lists stand is looked up and never written here; `data/common/titles.yml` holds the titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from cxprep import paths, places
from cxprep.bank import Bank
from cxprep.paths import CALLED, ReaderPath
from cxprep.places import anchor
from cxprep.publish.sheets import bring_sheets
from cxprep.roles.words import Home
from cxprep.widgets.path import minutes_in_words

TITLES = places.data_path("common", "titles.yml")


class Front:
    """A part of the home page, as HTML, and what a notebook says of it in words."""

    def __init__(self, html: str, words: str) -> None:
        self.html, self.words = f'<div class="mot-live mot-front">{html}</div>', words

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        bring_sheets()
        return self.html


def seats(held: Bank, homes: Mapping[str, Home], book: str = "./") -> Front:
    """The seats of `homes`, in their order, each with a link to every path of its own.

    homes: what the home page says of each role that it may offer (`cxprep.publish.pages.on_the_home_page`).
    book: leads from the page to the book's root. A seat without paths has its first page only.
    """
    cards = "".join(_seat(held, role, home.text, book) for role, home in homes.items())
    return Front(f'<div class="mot-seats">{cards}</div>', f"The seats: {', '.join(homes)}")


def _seat(held: Bank, role: str, text: str, book: str) -> str:
    try:
        own = paths.load(role)
    except paths.PathError:
        own = {}
    title, _, kind = held.role(role).profile.title.partition(", ")
    text = f"{kind[:1].upper()}{kind[1:]}. {text}" if kind else text
    times = "".join(f"<li>{_time(path, title, book)}</li>" for path in own.values())
    return (
        f'<section class="mot-seat" data-seat="{escape(role)}"><h2><a href="{escape(book)}{escape(role)}/index.html">'
        f"{_unbroken(title)}</a></h2><p>{escape(text)}</p>{f'<ul>{times}</ul>' if times else ''}</section>"
    )


def _unbroken(title: str) -> str:
    """A title whose lines end between words, never at a hyphen inside of one."""
    return " ".join(f"<span>{escape(word)}</span>" for word in title.split())


def _time(path: ReaderPath, title: str, book: str) -> str:
    return (
        f'<a href="{escape(book + path.list_address)}" data-time="{path.id}"><b>{CALLED[path.name]}</b> '
        f'<span>{minutes_in_words(path.minutes)}</span><span class="mot-unseen">, {escape(title)}</span></a>'
    )


def near_titles(book: str = "./") -> Front:
    """The titles near the seats, each with a sentence and the pages of the book that serve its holder best."""
    import yaml

    near: dict[str, Any] = yaml.safe_load(TITLES.read_text(encoding="utf-8"))["near"]
    rows = "".join(
        f'<details data-near="{escape(id)}"><summary>{escape(one["title"])}</summary>'
        f'<p id="near-{escape(id)}" data-find-as="{escape(one["title"])}">{escape(one["sentence"])}</p>'
        f"<ul>{''.join(_pages(one['pages'], book))}</ul></details>"
        for id, one in near.items()
    )
    return Front(f'<div class="mot-near">{rows}</div>', f"Titles near the seats: {', '.join(near)}")


def _pages(labels: Iterable[str], book: str) -> Iterable[str]:
    """Links to those labels that the book has, in the words of the headings under them."""
    found, whole = places.pages(), places.titles()
    for label in labels:
        if label in found:
            place = found[label] if label in whole else f"{found[label]}#{anchor(label)}"
            words = places.headings().get(label, label)
            yield f'<li><a href="{escape(book + place)}">{escape(words)}</a></li>'
