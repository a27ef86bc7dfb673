"""A browser profile that is used again is as good as new, and one that was changed is not used again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

ALIKE = {"viewport": {"width": 391, "height": 391}}  # of no other test
KEEP = """async () => {
  localStorage.kept = sessionStorage.kept = document.cookie = "kept=1";
  await new Promise((done) => {
    const opening = indexedDB.open("kept", 1);
    opening.onsuccess = () => { opening.result.close(); done(); };
  });
  await (await caches.open("kept")).put("/kept", new Response("kept"));
}"""
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie.length,
  (await indexedDB.databases()).length, (await caches.keys()).length, window.name
]"""
CHANGES: dict[str, Callable[[BrowserContext], object]] = {
    "a script": lambda context: context.add_init_script("window.name = 'kept'"),
    "a route": lambda context: context.route("**/*", lambda route: route.abort()),
    "no network": lambda context: context.set_offline(True),
    "permissions": lambda context: context.grant_permissions(["clipboard-read"]),
    "a page's clock": lambda context: context.pages[-1].clock.set_fixed_time(0),
}


def test_nothing_that_was_kept_is_handed_on(browser: Browser, base_url: str) -> None:
    first = browser.new_context(**ALIKE)
    page = first.new_page()
    page.goto(f"{base_url}/llms.txt")
    page.evaluate(KEEP)
    assert all(page.evaluate(KEPT)[:5])
    first.close()
    assert page.is_closed()
    second = browser.new_context(**ALIKE)
    assert second is first
    page = second.new_page()
    page.goto(f"{base_url}/llms.txt")
    assert page.evaluate(KEPT) == [0, 0, 0, 0, 0, ""]
    assert browser.new_context(**ALIKE) is not second
    second.close()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_profile_that_was_changed_is_not_handed_on(
    browser: Browser, change: Callable[[BrowserContext], object]
) -> None:
    context = browser.new_context(**ALIKE)
    context.new_page()
    change(context)
    context.close()
    other = browser.new_context(**ALIKE)
    assert other is not context
    other.close()
