"""The side list on every page of the built book, read as a file: one seat's pages, and nothing that takes a script."""

import re
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath

from cxprep import bank
from tests.support.scan import pages_of

SEATS = bank.roles()


class SideList(HTMLParser):
    """The addresses within the list's links and its seats' buttons, and the words of its folds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.buttons: list[str] = []
        self.current: list[str] = []
        self.folds: dict[str, bool] = {}
        self._open: bool | None = None
        begin = html.index('<nav id="mot-nav"')
        self.feed(html[begin : html.index("</nav>", begin)])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
            self.current += [given["href"] or ""] if given.get("aria-current") == "page" else []
        elif tag == "button":
            self.buttons.append(given["formaction"] or "")
        elif tag == "details":
            self._open = "open" in given

    def handle_data(self, data: str) -> None:
        if self._open is not None and data.strip():
            self.folds[data.strip()] = self._open
            self._open = None


def seat_of(page: str) -> str:
    """The seat that a page is for by its address, "" for one that is for all."""
    return next((seat for seat in SEATS if re.search(rf"(^|/){seat}(/|\.html)", page)), "")


def lists(site: Path) -> dict[str, SideList]:
    return {page: SideList((site / page).read_text("utf-8")) for page in pages_of(site)}


def within(page: str, address: str) -> str:
    """An address of a page as one of the book."""
    return page if address == "#" else normpath(f"{dirname(page)}/{address}").lstrip("/")


def test_no_list_holds_a_page_of_another_seat_than_its_page(site: Path):
    found = lists(site)
    assert {seat_of(page) for page in found} == {"", *SEATS}
    for page, one in found.items():
        held = {seat_of(within(page, link)) for link in one.links}
        assert held == {"", seat_of(page)}, page
        others = [seat_of(within(page, button)) for button in one.buttons]
        assert sorted(others) == [seat for seat in SEATS if seat != seat_of(page)], page


def test_each_page_stands_in_its_own_list_with_its_fold_open(site: Path):
    for page, one in lists(site).items():
        if page in ("search.html", "changelog.html") or page.endswith("-scales.html"):
            continue  # a page's scales are a part of it
        if page.startswith("workshop/"):  # its own page, also where it is for one seat
            assert one.folds["Practise with others"], page
        assert [within(page, link) for link in one.current] == [page], page
        kinds = {"Concepts", "Drills", "Questions", "Practice"}
        assert kinds <= set(one.folds) if seat_of(page) else not kinds & set(one.folds), page
        is_top = page == "index.html" or page.endswith(("/index.html", "/tonight.html"))
        opened = [fold for fold, is_open in one.folds.items() if is_open and not fold.startswith("Choose")]
        assert len(opened) == (2 if page == "index.html" else 0 if is_top and "workshop" not in page else 1), page


def test_nothing_of_the_old_search_is_left(site: Path):
    old = [path.name for path in site.rglob("*.js") if not path.parent.name.startswith("qr-")]
    assert old == []
    assert "Search.setIndex" not in "".join((site / page).read_text("utf-8") for page in pages_of(site))
