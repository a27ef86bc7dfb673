"""Finding one's way in the built book: the side list, the seat that is remembered, the search."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.scan import DESK, PHONE, axe_source, violations, watch

SIZES = {
    "phone": {**PHONE, "viewport": {"width": 390, "height": 844}},
    "laptop": {"viewport": {"width": 1366, "height": 768}},
}
IN_VIEW = """() => {
  const nav = document.getElementById("mot-nav"), box = nav.getBoundingClientRect();
  const row = nav.querySelector("[aria-current]").getBoundingClientRect();
  return row.height > 0 && row.top >= box.top && row.bottom <= Math.min(box.bottom, innerHeight) && scrollY === 0;
}"""
# What is looked for, and where it has to lead: the concept's section on the margin, the drill, the question, the map of
# titles that are no seat.
QUERIES = {
    "NPS margin of error": "cx-lead/nps-and-voc.html#survey-design-and-sampling",
    "viral complaint": "cx-lead/viral-returns.html",
    "walk me through your CV": "cx-lead/questions.html#",
    "store manager": "index.html#near-store-manager",
}


def one_a_kind(site: Path) -> list[str]:
    """The last page of each kind of each seat, and the last of those for all, as the lists have them."""
    seats = json.loads((site / "_static" / "seats.json").read_text("utf-8"))
    own = [items[-1][1] for seat in seats.values() for _, items in seat["parts"][1:]]
    return [*own, "practice/progress.html", "workshop/index.html"]


@pytest.mark.parametrize("size", SIZES)
def test_the_current_page_is_in_view_when_the_list_opens(browser: Browser, base_url: str, site: Path, size: str):
    context = browser.new_context(reduced_motion="reduce", **SIZES[size])
    page = context.new_page()
    pages = one_a_kind(site)
    assert len(pages) >= 12
    for address in pages:
        page.goto(f"{base_url}/{address}", wait_until="domcontentloaded")
        if size == "phone":
            page.locator(".mot-menu").tap()
        page.wait_for_function(IN_VIEW)
    # a screen too low for the list: it is scrolled within its own box
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 260})
    page.goto(f"{base_url}/{pages[0]}")
    if size == "phone":
        page.locator(".mot-menu").tap()
    page.wait_for_function(IN_VIEW)
    assert page.evaluate("document.getElementById('mot-nav').scrollTop") > 0
    context.close()


def rows(page: Page) -> list[str]:
    """Where the found places lead, in their order."""
    return [one.get_attribute("href") or "" for one in page.locator(".mot-results a").all()]


def ask(page: Page, words: str) -> list[str]:
    """Look for something in the search that is open; where its rows lead."""
    page.evaluate("for (const one of document.querySelectorAll('.mot-results, .mot-count')) one.replaceChildren()")
    page.locator("[role=search] input").fill(words)
    expect(page.locator(".mot-results li, .mot-count:has-text('Nothing')").first).to_be_visible()
    return rows(page)


def test_the_seat_is_chosen_once_and_the_list_the_search_and_the_widgets_begin_with_it(desk: Page, base_url: str):
    desk.goto(f"{base_url}/practice/interview.html")
    desk.locator("#mot-interview-role").select_option("luxury-digital")
    desk.locator("#mot-interview-level").select_option("head")
    expect(desk.locator("[data-seat-here]")).to_have_attribute("data-seat-here", "luxury-digital")
    expect(desk.locator(".mot-kept")).to_contain_text("on this device only")
    held = desk.locator("#mot-nav a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert not [link for link in held if "cx-lead" in link or "service-associate" in link]
    assert [link for link in held if "luxury-digital/questions.html" in link]
    desk.goto(f"{base_url}/luxury-digital/questions.html")
    for card in desk.locator("[data-scale]:has([data-levels])").all():
        expect(card.locator("[data-levels] input:checked")).to_have_value("head")
    desk.goto(f"{base_url}/practice/cards.html")
    expect(desk.get_by_label("Cards for")).to_have_value("luxury-digital")
    desk.get_by_label("Cards for").select_option("cx-lead")
    expect(desk.locator("[data-seat-here]")).to_have_attribute("data-seat-here", "cx-lead")
    desk.locator(".mot-seat-form summary").click()
    desk.locator("[data-to-seat='service-associate']").click()
    expect(desk.locator("[data-seat-here]")).to_have_attribute("data-seat-here", "service-associate")
    desk.goto(f"{base_url}/practice/interview.html")
    expect(desk.locator("#mot-interview-role")).to_have_value("service-associate")
    desk.locator(".mot-find").click()
    assert "service-associate/" in ask(desk, "complaint")[0]
    desk.keyboard.press("Escape")
    desk.goto(f"{base_url}/practice/progress.html")
    desk.get_by_text("Forget everything on this device").click()
    desk.get_by_text("Yes, forget everything").click()
    expect(desk.locator("[data-seat-here]")).to_have_count(0)
    expect(desk.get_by_text("Choose your seat")).to_be_visible()
    desk.goto(f"{base_url}/index.html")
    desk.wait_for_load_state("networkidle")
    desk.locator("[data-time='luxury-digital.tonight']").click()
    desk.goto(f"{base_url}/practice/stories.html")
    expect(desk.locator("[data-seat-here]")).to_have_attribute("data-seat-here", "luxury-digital")


def test_what_is_looked_for_stands_in_the_first_row_and_nothing_is_fetched_before(browser: Browser, base_url: str):
    context = browser.new_context(**DESK)
    page = context.new_page()
    findings = watch(page)
    # the strictest policy under which the drills run: no WebAssembly, nothing inline
    policy = {"content-security-policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"}

    def strict(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route("**/post-purchase.html", strict)
    fetched: list[str] = []
    page.on("response", lambda answer: fetched.append(answer.url) if "search" in answer.url else None)
    page.goto(f"{base_url}/cx-lead/post-purchase.html")
    page.wait_for_load_state("networkidle")
    assert fetched == []
    page.keyboard.press("Control+k")
    expect(page.locator("dialog input")).to_be_focused()
    for words, place in QUERIES.items():
        assert place in ask(page, words)[0], words
    page.goto(f"{base_url}/luxury-digital/words.html")
    page.wait_for_selector(".mot-mode[title]")  # the shell has had its turn
    page.keyboard.press("/")
    assert "/luxury-digital/" in ask(page, "clienteling")[0], "the seat that one is in, where none is chosen"
    for seat in ("luxury-digital", "service-associate"):
        chosen = {"version": 1, "reader": {"seat": {"id": seat, "changed": "2026-11-30"}}}
        page.evaluate("(text) => localStorage.setItem('moments-of-truth', text)", json.dumps(chosen))
        assert f"/{seat}/questions.html#" in ask(page, "walk me through your CV")[0]
        assert QUERIES["viral complaint"] in ask(page, "viral complaint")[0], "though it is another seat's"
    expect(page.locator(".mot-where").first).to_contain_text("Customer-experience lead")
    assert "clienteling" in ask(page, "clientelling")[0], "a slip of the keyboard"
    expect(page.locator(".mot-excerpt mark").first).to_be_visible()
    page.evaluate(axe_source())
    assert violations(page) == []
    assert ask(page, "zzzqqq") == []
    assert page.locator("dialog a").count() == 2, "no dead end"
    ask(page, "store manager")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".mot-results a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#near-store-manager")).to_be_in_viewport()
    page.goto(f"{base_url}/search.html?q=viral+complaint")
    expect(page.locator(".mot-results a").first).to_have_text("The viral returns video")
    context.close()
    assert findings == []
