"""The widgets of a question in the book's own theme: the site scan, light and dark, at 360 px and 1440 px."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.book import build
from tests.support.links import scan_links
from tests.support.questions import DRILL, MAKERS, QUESTION, SHORT, alive
from tests.support.role import held
from tests.support.scan import MODES, WIDTHS, Scanner, violations
from tools.serve import serving

# the question with most on it, the one with least, and a drill
PAGES = {
    "long": [*((kind, QUESTION) for kind in MAKERS), ("scale", DRILL), ("rehearsal", DRILL)],
    "short": [(kind, SHORT) for kind in MAKERS],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with those pages."""
    made = {name: [MAKERS[kind](id, held()) for kind, id in widgets] for name, widgets in PAGES.items()}
    return build(tmp_path_factory.mktemp("questions"), made)


@pytest.fixture(scope="module")
def scanner(browser: Browser) -> Iterator[Scanner]:
    """One scanner for all pages."""
    scanner = Scanner(browser)
    yield scanner
    scanner.close()


def test_every_page_is_clean_closed_and_opened_and_its_links_lead_somewhere(book: Path, scanner: Scanner) -> None:
    # one test, so that under several workers the book is built once
    found = scan_links(book)
    with serving(book) as address:
        for name in PAGES:
            for mode in MODES:
                for width in WIDTHS:
                    found += scanner.scan(f"{address}/{name}.html", mode, width)
                    page, told = scanner.page(mode, width)
                    alive(page)
                    page.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))")
                    opened = violations(page) + told
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        opened.append("scrolls sideways when its folds are open")
                    found += [f"{name}, opened, {mode}, {width} px: {finding}" for finding in opened]
        page, _ = scanner.page("light", 360)
        page.goto(f"{address}/short.html")
        expect(page.locator("link[href^='_static/live-'][href$='/rehearse.css']")).to_have_count(1)
        assert page.locator("link[rel=modulepreload]").count() >= 8
    assert not found, "\n".join(found)
