"""The self-assessment and the two widgets about a firm, on bare pages; and what no store may do to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from cxprep.live.bundle import bundle
from cxprep.live.widget import PageWidget
from tests.support.pages import HEAD, fragment, opened, write
from tests.support.store import KEY

STYLE = '<link rel="stylesheet" href="assessment.css">'
LONG = "unbroken" * 1250  # 10,000 characters
UNREADABLE = {
    "not JSON": "hello {",
    "a later version": json.dumps({"version": 2}),
    "a section that is a list": json.dumps({"version": 1, "firm": [], "assessments": []}),
}
AWAKE = "() => [...document.querySelectorAll('.mot-own')].every((e) => 'alive' in e.dataset)"
AS_IN_JUPYTER = """async ([source, state]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  const el = document.body.appendChild(document.createElement("div"));
  window.heard = {};
  const model = { get: (key) => state[key], set: (key, value) => (heard[key] = value), save_changes() {}, on() {} };
  widget.render({ model, el });
}"""


@contextmanager
def shown(
    browser: Browser, folder: Path, *widgets: PageWidget, stored: str | None = None, init: str = "", **context: Any
) -> Iterator[Page]:
    """A bare page around `widgets`, alive, in a profile that holds `stored`; leaving fails where it misbehaved."""
    head = HEAD + STYLE
    with opened(
        browser, write(folder, "<main><h1>A seat</h1>", *map(fragment, widgets), "</main>", head=head), **context
    ) as page:
        if stored is not None:
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
        if init:
            page.add_init_script(init)
        if stored is not None or init:
            page.reload()
        page.wait_for_function(AWAKE)
        yield page
        assert page.evaluate("window.hacked") is None


def kept(page: Page, section: str) -> Any:
    """What the reader's device keeps in one section."""
    return json.loads(raw(page) or "{}").get(section)


def raw(page: Page) -> str | None:
    """The text under the book's one key."""
    return page.evaluate(f"localStorage.getItem('{KEY}')")


def again(page: Page) -> None:
    """The page anew, as after a night."""
    page.reload()
    page.wait_for_function(AWAKE)


def put(page: Page, stored: str) -> None:
    """The page anew, as a reader finds it whose store holds `stored` and nothing else."""
    page.evaluate("([key, text]) => { localStorage.clear(); localStorage.setItem(key, text); }", [KEY, stored])
    again(page)


def in_jupyter(page: Page, widget: PageWidget) -> None:
    """The widget on an empty page, from the one module that Jupyter gets."""
    state = {name: value for name, value in widget.get_state().items() if not name.startswith("_")}
    page.evaluate(AS_IN_JUPYTER, [bundle(f"{widget.kind}.mjs"), state])


def overflows(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
