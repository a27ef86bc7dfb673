"""One widget of each kind in JupyterLab, looked at: what one operates is seen, and Lab's own rules change nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.hosts import looking
from tests.hosts.afm import classes, hosted, stored
from tests.hosts.kernel import write_notebook
from tests.jupyter.driving import DRILL, Opened, Server
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
KINDS = sorted(classes())
SHOW = "(one) => one.removeAttribute('data-held')"
TOP = "(one) => one.scrollIntoView({ block: 'start' })"
# Of each label of a number: its words, its width, what its number beside it leaves of their line, and how many lines it
# takes.
LABELS = """(drill) => [...drill.querySelectorAll(".mot-numbers dt")].map((label) => {
  const words = document.createRange();
  words.selectNodeContents(label);
  const lines = new Set([...words.getClientRects()].map(({ y }) => Math.round(y))).size;
  const line = label.parentElement.getBoundingClientRect();
  const number = label.nextElementSibling.getBoundingClientRect();
  const gap = parseFloat(getComputedStyle(label.parentElement).columnGap);
  const beside = number.right - line.left - number.width - gap;
  return [label.textContent, label.getBoundingClientRect().width, beside, line.right - number.right, lines];
})"""


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
    place.evaluate(SHOW)
    place.evaluate(looking.UNFOLD)
    place.evaluate(TOP)
    expect(place).to_be_visible()
    return place


def turn(notebook: Opened, mode: str) -> None:
    """Lab in its light or dark theme, by its menu."""
    page = notebook.page
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item", has_text="Theme").first.click()
    page.locator(".lm-Menu-item").get_by_text(f"JupyterLab {mode.capitalize()}", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false" if mode == "dark" else "true")


def test_every_control_of_every_widget_is_seen_in_dark_lab(all_kinds: Opened) -> None:
    mode = "dark"  # in light it looks as in a bare host, which the next test holds and tests/hosts looks at
    turn(all_kinds, mode)
    found, seen = [], 0
    for kind in KINDS:
        place = panel(all_kinds, kind)
        for _ in range(5):  # Lab moves outputs about while it lays the notebook out: then the picture is taken again
            controls = place.evaluate(looking.CONTROLS)
            pixels = looking.picture(all_kinds.page, place)
            if controls == place.evaluate(looking.CONTROLS):
                break
        inside = [one for one in controls if one["y"] + one["height"] < 2950 and one["y"] > 90]
        seen += len(inside)
        found += [f"{mode}, {kind}, {words}" for one in inside for words in looking.unseen(pixels, one)]
    assert seen > 100
    assert not found, "\n".join(found)


def test_a_widget_looks_in_lab_as_in_a_bare_host(all_kinds: Opened, browser: Browser) -> None:
    turn(all_kinds, "light")
    found = []
    for kind in KINDS:
        place = panel(all_kinds, kind)
        width = place.evaluate("(one) => getComputedStyle(one).width")
        here = looking.styles(place)
        with hosted(browser, stored()[kind], width=width, viewport={"width": 1300, "height": 3000}) as host:
            bare = host.locator(".mot-live")
            bare.evaluate(SHOW)
            bare.evaluate(looking.UNFOLD)
            there = looking.styles(bare)
        found += [f"{kind}: {words}" for words in looking.differences(here, there)[:5]]
    assert not found, "\n".join(found)


def test_a_widget_has_the_width_of_the_page_and_not_of_the_cell(all_kinds: Opened) -> None:
    all_kinds.page.keyboard.press("ControlOrMeta+b")  # without the list of files a cell is wide
    try:
        wide = {kind: panel(all_kinds, kind).bounding_box()["width"] for kind in KINDS}
    finally:
        all_kinds.page.keyboard.press("ControlOrMeta+b")
    assert {kind: width for kind, width in wide.items() if width > 46 * 16} == {}


def test_the_chart_and_the_first_control_of_a_drill_are_on_one_screen(all_kinds: Opened) -> None:
    page = all_kinds.page
    page.set_viewport_size({"width": 1300, "height": 800})
    try:
        drill = panel(all_kinds, "drill")
        assert drill.locator(f'[data-drill="{DRILL}"]').count()
        drill.evaluate(TOP)
        screen = page.locator(".jp-WindowedPanel-outer:visible").first.bounding_box()
        for part in (drill.locator("svg").first, drill.locator('input[type="range"]').first):
            box = part.bounding_box()
            assert box["y"] >= screen["y"]
            assert box["y"] + box["height"] <= screen["y"] + screen["height"]
    finally:
        page.set_viewport_size({"width": 1300, "height": 3000})


def test_the_labels_of_a_drills_numbers_have_their_column_to_themselves(all_kinds: Opened) -> None:
    labels = panel(all_kinds, "drill").evaluate(LABELS)
    assert labels
    for words, width, column, over, lines in labels:
        assert abs(over) < 1, f"the number of {words!r} ends {over} pixels before its line"
        assert abs(width - column) < 1, f"{words!r} has {width} of {column} pixels"
        assert lines <= 1 + len(words) * 9 // column, f"{words!r} is broken into {lines} lines"


@pytest.fixture(autouse=True)
def nothing_found(all_kinds: Opened) -> Iterator[None]:
    """The test fails where the page did what it may not do."""
    yield
    assert not (findings := all_kinds.findings()), "\n".join(findings)
