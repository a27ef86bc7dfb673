"""The heaviest pages stay light, and what they leave out until it is asked for is there when it is asked for."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.weights import MOST, above_shell, weighed

HEAVIEST = [
    *("cx-lead/questions", "luxury-digital/questions", "practice/interview"),
    *("cx-lead/post-purchase", "cx-lead/viral-returns"),
]


@pytest.mark.parametrize("path", HEAVIEST)
def test_a_page_weighs_at_most_sixty_kilobytes_on_top_of_the_shell(phone: Page, base_url: str, path: str) -> None:
    weights = weighed(phone, f"{base_url}/{path}.html")
    heaviest = sorted(weights, key=lambda url: -weights[url])[:8]
    assert above_shell(weights) <= MOST, [(url, weights[url]) for url in heaviest]


def test_a_scale_comes_when_its_fold_opens_and_all_come_before_printing(desk: Page, base_url: str) -> None:
    desk.goto(f"{base_url}/cx-lead/questions.html")
    count = desk.locator("[data-apart]").count()
    assert count >= 6 and desk.locator("[data-scale]").count() == 0
    desk.get_by_text("Score what you said").first.press("Enter")
    expect(desk.locator("[data-scale]")).to_have_count(1)
    for row in desk.locator("[data-scale] [data-level=lead] fieldset").all():
        row.locator("input").nth(2).check()
    desk.get_by_role("button", name="Keep this score").click()
    expect(desk.locator("[data-scale] [data-kept]")).not_to_be_empty()
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(desk.locator("[data-apart]")).to_have_count(0)
    assert desk.locator("[data-scale]").count() == count
    expect(desk.locator("[data-scale] [data-kept]").first).not_to_be_empty()


def test_what_waits_for_the_estimate_is_fetched_by_whoever_begins_one_and_a_loss_stays_on_its_line(
    desk: Page, base_url: str
) -> None:
    weights = weighed(desk, f"{base_url}/cx-lead/post-purchase.html")
    assert not [url for url in weights if url.endswith(("scale.mjs", "rehearse.css", "drag.mjs", "curve.mjs"))]
    with desk.expect_response("**/rehearse.css"):
        desk.locator("[data-estimate] input").first.focus()
    desk.locator("[data-reveal]").click()
    expect(desk.locator("[data-scale][data-alive]")).to_be_visible()
    desk.set_viewport_size({"width": 200, "height": 800})
    heights = """(sum) => {
      const range = document.createRange();
      range.selectNodeContents(sum);
      return range.getClientRects().length;
    }"""
    desk.goto(f"{base_url}/cx-lead/clienteling-vs-discount.html#drill=cx-lead.drill.clienteling-vs-discount")
    verdict = desk.locator("[data-alive] .mot-verdict").first
    desk.locator("[data-drill][data-alive] input").first.press("ArrowRight")
    assert verdict.locator(".mot-sum").count() == 3 and verdict.get_attribute("aria-atomic") == "true"
    assert {verdict.locator(".mot-sum").nth(i).evaluate(heights) for i in range(3)} == {1}


def test_without_a_script_a_scale_is_a_link_away(browser: Browser, base_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base_url}/cx-lead/questions.html")
        page.get_by_text("Score what you said").nth(1).click()
        page.get_by_role("link", name="The scale, on a page of its own").nth(0).click()
        assert "questions-scales.html#" in page.url
        expect(page.locator("section:target [data-scale]")).to_be_visible()
