"""One widget of each kind in JupyterLab, looked at: what one operates is seen, and Lab's own rules change nothing.

For `make sweep`. Every day a drill is looked at in dark Lab (test_lab.py), and every kind of widget in a bare host
(tests/hosts), which Lab is held equal to here.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator

from tests.hosts import looking
from tests.hosts.afm import classes, hosted, stored
from tests.hosts.kernel import write_notebook
from tests.jupyter import seen
from tests.jupyter.driving import Opened, Server
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
pytestmark = pytest.mark.sweep
KINDS = sorted(classes())


@pytest.fixture(scope="module")
def all_kinds(server: Server, browser: Browser) -> Iterator[Opened]:
    """A notebook with one widget of each kind, run once, in a window of 1300 pixels."""
    write_notebook(server.book / "all-kinds.ipynb")
    context = browser.new_context(viewport={"width": 1300, "height": 3000})
    notebook = Opened(context.new_page(), server, "lab/workspaces/seen/tree/all-kinds.ipynb")
    notebook.run_cells()
    yield notebook
    context.close()


def panel(notebook: Opened, kind: str) -> Locator:
    """The widget of that kind: shown, its folds open, at the top of the window."""
    cell = notebook.page.locator(".jp-Notebook-cell").nth(1 + KINDS.index(kind))
    place = cell.locator(".jp-OutputArea-output .lm-Widget:has([data-alive])").last  # what anywidget's view gives us
    notebook.bring(place)
    return seen.unfold(place)


def test_every_control_of_every_widget_is_seen_in_dark_lab(all_kinds: Opened) -> None:
    mode = "dark"  # in light it looks as in a bare host, which the next test holds and tests/hosts looks at
    seen.turn(all_kinds.page, mode)
    found, counted = [], 0
    for kind in KINDS:
        number, words = seen.unseen(all_kinds.page, panel(all_kinds, kind), 90, 2950)
        counted += number
        found += [f"{mode}, {kind}, {one}" for one in words]
    assert counted > 100
    assert not found, "\n".join(found)


def test_a_widget_looks_in_lab_as_in_a_bare_host(all_kinds: Opened, browser: Browser) -> None:
    seen.turn(all_kinds.page, "light")
    found = []
    for kind in KINDS:
        place = panel(all_kinds, kind)
        width = place.evaluate("(one) => getComputedStyle(one).width")
        here = looking.styles(place)
        with hosted(browser, stored()[kind], width=width, viewport={"width": 1300, "height": 3000}) as host:
            there = looking.styles(seen.unfold(host.locator(".mot-live")))
        found += [f"{kind}: {words}" for words in looking.differences(here, there)[:5]]
    assert not found, "\n".join(found)


def test_a_widget_has_the_width_of_the_page_and_not_of_the_cell(all_kinds: Opened) -> None:
    all_kinds.page.keyboard.press("ControlOrMeta+b")  # without the list of files a cell is wide
    try:
        wide = {kind: panel(all_kinds, kind).bounding_box()["width"] for kind in KINDS}
    finally:
        all_kinds.page.keyboard.press("ControlOrMeta+b")
    assert {kind: width for kind, width in wide.items() if width > 46 * 16} == {}


@pytest.fixture(autouse=True)
def nothing_found(all_kinds: Opened) -> Iterator[None]:
    """The test fails where the page did what it may not do."""
    yield
    assert not (findings := all_kinds.findings()), "\n".join(findings)
