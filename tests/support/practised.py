"""Open practice widgets as a reader would: a bare page, a profile with or without something kept, files in and out.

Knows the store's key and the widgets' roots; knows no widget's inside.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.support.scan import DESK, watch
from tests.support.store import KEY
from tools.serve import POLICY, serving

ALIVE = "() => [...document.querySelectorAll('[data-practice], [data-recall]')].every((e) => 'alive' in e.dataset)"


class Profile:
    """A reader's browser on one site; what its pages should not have done is in `findings`."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.findings: list[list[str]] = []

    def open(self, path: str = "index.html", kept: Any = None, init: str = "") -> Page:
        """A page of the site; `kept` (a text, or data for JSON) is what the store holds before it opens."""
        page = self.context.new_page()
        self.findings.append(watch(page))
        if kept is not None:
            text = kept if isinstance(kept, str) else json.dumps({"version": 1, **kept})
            page.goto(f"{self.address}/kept.html")
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        if init:
            page.add_init_script(init)
        page.goto(f"{self.address}/{path}")
        alive(page)
        return page


def put(page: Page, kept: Any) -> None:
    """Open the page anew as a reader finds it whose store holds `kept` (a text, or data for JSON) and nothing else."""
    text = kept if isinstance(kept, str) else json.dumps({"version": 1, **kept})
    page.evaluate("([key, text]) => { localStorage.clear(); localStorage.setItem(key, text); }", [KEY, text])
    page.reload()
    alive(page)


@contextmanager
def profile_on(browser: Browser, folder: Path, policy: str = POLICY, **device: Any) -> Iterator[Profile]:
    """A fresh profile on a folder's pages; leaving fails where one of them did what no page may do."""
    (folder / "kept.html").write_text("<!doctype html><link rel=icon href=data:,><title>Empty</title>", "utf-8")
    with serving(folder, policy) as address:
        context = browser.new_context(**(device or DESK))
        profile = Profile(context, address)
        yield profile
        context.close()
    assert not any(profile.findings), profile.findings


def alive(page: Page) -> None:
    """Wait until every practice widget of the page answers."""
    page.wait_for_function(ALIVE)


def stored(page: Page) -> str | None:
    """The raw text under the book's key."""
    return page.evaluate("(key) => localStorage.getItem(key)", KEY)


def section(page: Page, name: str) -> dict[str, Any]:
    """One section of what is kept."""
    return json.loads(stored(page) or "{}").get(name, {})


def give(page: Page, press: Locator, name: str, content: str | bytes) -> None:
    """Press a button that asks for a file, and choose one."""
    with page.expect_file_chooser() as chooser:
        press.click()
    raw = content if isinstance(content, bytes) else content.encode()
    chooser.value.set_files({"name": name, "mimeType": "text/plain", "buffer": raw})


def saved(page: Page, press: Callable[[], None], folder: Path) -> tuple[str, str]:
    """The name and the text of the file that comes when `press` is called."""
    with page.expect_download() as download:
        press()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.name, path.read_text(encoding="utf-8")


def unhurt(page: Page) -> None:
    """Assert that nothing that was entered, stored or read became markup or ran."""
    assert page.evaluate("window.hacked") is None
    assert page.locator(".mot-practice img, .mot-app script").count() == 0
