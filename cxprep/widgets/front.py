"""What stands on the home page alone: the seats with the time one has, and titles that are near a seat and none.

Links and words, so that no script belongs to it. Which seats are offered, how long their paths take and where their
lists stand is looked up and never written here; `data/common/titles.yml` holds the titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxprep import paths, places
from cxprep.bank import Bank
from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.paths import CALLED, ReaderPath
from cxprep.places import anchor
from cxprep.publish.sheets import bring_sheets
from cxprep.roles.words import Home
from cxprep.widgets.path import minutes_in_words

TITLES = places.data_path("common", "titles.yml")


class Front:
    """A part of the home page, as HTML, and what a notebook says of it in words."""

    def __init__(self, html: Html, words: str) -> None:
        self.html, self.words = escaped('<div class="mot-live mot-front">{}</div>', html), words

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
    cards = joined(_seat(held, role, home.text, book) for role, home in homes.items())
    return Front(escaped('<div class="mot-seats">{}</div>', cards), f"The seats: {', '.join(homes)}")


def _seat(held: Bank, role: str, text: str, book: str) -> Html:
    try:
        own = paths.load(role)
    except paths.PathError:
        own = {}
    title, _, kind = held.role(role).profile.title.partition(", ")
    text = f"{kind[:1].upper()}{kind[1:]}. {text}" if kind else text
    times = joined(escaped("<li>{}</li>", _time(path, title, book)) for path in own.values())
    return escaped(
        '<section class="mot-seat" data-seat="{role}"><h2><a href="{book}{role}/index.html">'
        "{title}</a></h2><p>{text}</p>{times}</section>",
        role=role,
        book=book,
        title=_unbroken(title),
        text=text,
        times=escaped("<ul>{}</ul>", times) if times else NOTHING,
    )


def _unbroken(title: str) -> Html:
    """A title whose lines end between words, never at a hyphen inside of one."""
    return joined((escaped("<span>{}</span>", word) for word in title.split()), " ")


def _time(path: ReaderPath, title: str, book: str) -> Html:
    return escaped(
        '<a href="{address}" data-time="{id}"><b>{called}</b> '
        '<span>{minutes}</span><span class="mot-unseen">, {title}</span></a>',
        address=book + path.list_address,
        id=path.id,
        called=CALLED[path.name],
        minutes=minutes_in_words(path.minutes),
        title=title,
    )


def near_titles(book: str = "./") -> Front:
    """The titles near the seats, each with a sentence and the pages of the book that serve its holder best."""
    import yaml

    near: dict[str, Any] = yaml.safe_load(TITLES.read_text(encoding="utf-8"))["near"]
    rows = joined(
        escaped(
            '<details data-near="{id}"><summary>{title}</summary>'
            '<p id="near-{id}" data-find-as="{title}">{sentence}</p><ul>{pages}</ul></details>',
            id=id,
            title=one["title"],
            sentence=one["sentence"],
            pages=joined(_pages(one["pages"], book)),
        )
        for id, one in near.items()
    )
    return Front(escaped('<div class="mot-near">{}</div>', rows), f"Titles near the seats: {', '.join(near)}")


def _pages(labels: Iterable[str], book: str) -> Iterable[Html]:
    """Links to those labels that the book has, in the words of the headings under them."""
    found, whole = places.pages(), places.titles()
    for label in labels:
        if label in found:
            place = found[label] if label in whole else f"{found[label]}#{anchor(label)}"
            words = places.headings().get(label, label)
            yield escaped('<li><a href="{}">{}</a></li>', book + place, words)
