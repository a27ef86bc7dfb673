"""Fixtures for everybody: the built site, its server, and pages that notice what a console would show.

`site` and `base_url` are the built book; `phone` and `desk` are fresh pages that fail their test when the
page logs an error, misses a file or asks another host. A test that provokes such things carries the marker
`expects_findings`.
"""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.profiles import Profiles
from tests.support.scan import DESK, FLAGS, PHONE, watch
from tools.chromium import find
from tools.project import SITE, Problem
from tools.serve import serving

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book."""
    if not (SITE / "index.html").is_file():
        pytest.fail("The book is not built: run make html first.", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The built book's address on this machine, without a slash at the end."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker."""
    try:
        path = find()
    except Problem as problem:
        pytest.fail(str(problem), pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        chromium.new_context = Profiles(chromium).new_context
        yield chromium
        chromium.close()


# Every widget that the page wakes by itself: what is folded away with the working waits for its fold, and what stands
# behind the reader's estimate for that.
AWAKE = """() => [...document.querySelectorAll("[data-live]")].every((one) =>
  one.querySelector("[data-alive]") ||
  one.parentElement.closest("[data-working]:not([open]), html[data-asks] .mot-later"))"""


def patient(page: Page) -> None:
    """Let `goto` and `reload` of a page return when its widgets answer: a key pressed before that is nobody's."""

    def waiting(go: Callable[..., Any]) -> Callable[..., Any]:
        def went(*args: Any, **kwargs: Any) -> Any:
            response = go(*args, **kwargs)
            if "wait_until" not in kwargs:
                page.wait_for_function(AWAKE)
            return response

        return went

    page.goto, page.reload = waiting(page.goto), waiting(page.reload)


def watched_page(request: pytest.FixtureRequest, browser: Browser, device: dict) -> Iterator[Page]:
    """A page in a profile of its own; what it should not have done fails the test at the end."""
    context = browser.new_context(**device)
    page = context.new_page()
    page.findings = watch(page)
    patient(page)
    yield page
    context.close()
    if page.findings and not request.node.get_closest_marker("expects_findings"):
        pytest.fail("The page did what no page may do:\n" + "\n".join(page.findings), pytrace=False)


@pytest.fixture
def device(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A phone or a desk: the tests take turns, by their names; `on_both` has a test tried on either."""
    turn = zlib.crc32(request.node.name.encode()) % 2
    return getattr(request, "param", None) or (PHONE, DESK)[turn]


@pytest.fixture(scope="session")
def unscripted(browser: Browser) -> Iterator[Page]:
    """One page a worker, on a phone, in which no script runs: nothing is kept in it from one address to the next."""
    context = browser.new_context(java_script_enabled=False, **PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a phone: 360 x 740, touch, two device pixels to one."""
    yield from watched_page(request, browser, PHONE)


@pytest.fixture
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a desk: 1440 x 900, a mouse."""
    yield from watched_page(request, browser, DESK)
