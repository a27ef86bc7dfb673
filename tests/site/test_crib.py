"""A seat's sheet: it holds what the bank says, waits in a fold, and prints on one side of A4 of its own."""

import io
from pathlib import Path

from playwright.sync_api import Browser
from pypdf import PdfReader

from cxprep import bank
from cxprep.publish.crib import OWN, crib
from tests.support.scan import pages_of
from tools.serve import serving


def test_the_sheet_holds_every_case_and_leaves_no_place_unfilled() -> None:
    held = bank.load_all()
    for role in held.roles:
        sheet = crib(held, role)
        assert all(item.title in sheet.text for kind in ("look-for", "drill") for item in held.of(kind, role=role))
        assert "{" not in sheet.html


def test_each_seats_sheet_prints_on_one_side_with_nothing_else_on_it(site: Path, browser: Browser) -> None:
    names = [name for name in pages_of(site) if 'class="mot-crib"' in (site / name).read_text("utf-8")]
    assert len(names) == len(bank.load_all().roles)
    with serving(site) as address:
        page = browser.new_page(service_workers="block")
        for name in names:
            page.goto(f"{address}/{name}")
            assert not page.locator(".mot-crib").is_visible()
            page.evaluate("() => document.fonts.ready.then(() => true)")
            printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
            pages = ["".join(one.extract_text().split()) for one in printed.pages]  # kerning reads as spaces
            last = OWN[-1].replace(" ", "")
            sheets = [text for text in pages if ":ononesheet" in text or last in text]
            assert len(sheets) == 1 and last in sheets[0] and ":ononesheet" in sheets[0], name
            assert "Whattokeep" not in sheets[0], name
        page.close()
