"""Every drill page as a tired reader meets it, on a phone and on a laptop: opened once each, and looked at all over."""

import pytest
from playwright.sync_api import Browser

from tests.support.drill_pages import after_commitment, before_commitment, by_keyboard
from tests.support.entering import Asked, estimates_of, wait
from tests.support.scan import PHONE, watch
from tools.project import SITE

SIZES = {
    "phone": PHONE | {"viewport": {"width": 390, "height": 844}},
    "laptop": {"viewport": {"width": 1366, "height": 768}},
}
PAGES = estimates_of(SITE)
# each takes one thing away that the page owes, and names what is then found
BROKEN = {
    "4 controls stand open": "d.querySelector('.mot-controls').append(d.querySelector('[data-more] .mot-control'))",
    "4 results stand open": "d.querySelector('.mot-numbers').append(d.querySelector('.mot-rest dl > div'))",
    "nobody says why": "document.querySelector('.mot-short-why').textContent = ''",
    "too small on a phone": "d.querySelector('svg text').style.fontSize = '6px'",
    "something lies over": "d.querySelector('.mot-controls').style.pointerEvents = 'none'",
}


# Each on a phone; on a desk, where there is more room, the first.
OPENED = [(*page, size) for turn, page in enumerate(PAGES) for size in SIZES if size == "phone" or not turn]


@pytest.mark.parametrize(("file", "id", "size"), OPENED, ids=[f"{id} {size}" for _, id, size in OPENED])
def test_a_drill_page_asks_first_and_then_shows_little_at_once(browser: Browser, base_url: str, file, id, size) -> None:
    context = browser.new_context(**SIZES[size])
    page = context.new_page()
    findings = watch(page)
    page.goto(f"{base_url}/{file}")
    wait(page)
    found = before_commitment(page, id)
    if size == "laptop":
        found += by_keyboard(page, id)
    else:
        Asked(page, id).reveal.click()
    found += after_commitment(page, id, **SIZES[size]["viewport"])
    if "clienteling-vs" in file and size == "phone":
        for words, breaking in BROKEN.items():
            page.evaluate(f"const d = document.querySelector('[data-drill]'); {breaking}")
            wrong = " ".join(after_commitment(page, id, **SIZES[size]["viewport"]))
            assert words in wrong, f"not found: {words}"
    context.close()
    assert not found + findings, "\n".join(found + findings)
