"""The home page on a phone of 390 x 844 pixels: what its first screen holds, and where one tap or two lead."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import bank, paths
from cxprep.publish.pages import on_the_home_page
from tests.support.links import scan_links

HEIGHT = 844
PHONE = {"viewport": {"width": 390, "height": HEIGHT}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SEATS = list(on_the_home_page(bank.load_all()))
ALL = [path for role in SEATS for path in paths.load(role).values()]
TONIGHT = [path for path in ALL if path.name == "tonight"]
# every drill stands open, in its fold and after its estimate; the panel is whatever of it is painted
OPENED = """() => {
  for (const held of document.querySelectorAll("[data-held]")) held.removeAttribute("data-held");
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const single = [...document.querySelectorAll(".mot-drill:not(:has(.mot-control ~ .mot-control)):has(.mot-control)")];
  return single.filter((drill) => !drill.checkVisibility()).length;
}"""
COVERED = """(step) => {
  const covered = [];
  for (const drill of document.querySelectorAll(".mot-drill")) {
    if (drill.querySelectorAll(".mot-control").length !== 1) continue;
    const control = drill.querySelector(".mot-control");
    const panels = [...drill.querySelectorAll(".mot-result, .mot-result > *")];
    const end = drill.getBoundingClientRect().bottom + scrollY;
    for (let y = 0; y < end; y += step) {
      scrollTo({ top: y, behavior: "instant" });
      const { top, bottom } = control.getBoundingClientRect();
      for (const panel of panels) {
        const box = panel.getBoundingClientRect(); // all noughts where only what is in it is painted
        const over = Math.min(box.bottom, bottom) - Math.max(box.top, top);
        if (box.height && over > 1) covered.push(`${drill.dataset.drill} by ${Math.round(over)} px, scrolled to ${y}`);
      }
    }
  }
  return covered;
}"""
STUCK = """() => {
  const sheet = new CSSStyleSheet(); // the policy lets no style element in
  sheet.replaceSync(".mot-drill :is(.mot-chart, .mot-verdict) { position: sticky !important; top: 52px !important }");
  document.adoptedStyleSheets.push(sheet);
}"""

ABOVE = """() => {
  const top = document.querySelector("main h1").getBoundingClientRect().top;
  const shown = [...document.querySelectorAll(".bd-main :is(a, button)")].filter((one) => one.checkVisibility());
  return shown.filter((one) => one.getBoundingClientRect().bottom < top).length;
}"""
# Whether nothing lies over the button; the page may still be on its way to it.
IS_START = """(start) => { const { x, y } = start.getBoundingClientRect();
  return document.elementFromPoint(x + 9, y + 9)?.matches("[data-path-start]"); }"""


@pytest.fixture
def home(browser: Browser, base_url: str) -> Iterator[Page]:
    """The home page on such a phone, in a profile of its own."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"{base_url}/index.html")
    yield page
    context.close()


def test_the_first_screen_holds_every_seat_and_all_the_times_one_may_have(home: Page):
    assert [one.get_attribute("data-seat") for one in home.locator("[data-seat]").all()] == SEATS
    times = home.locator("[data-seat] [data-time]")
    assert [one.get_attribute("data-time") for one in times.all()] == [path.id for path in ALL]
    assert len(SEATS) == 3 and len(ALL) == 9
    for one in [*home.locator("[data-seat] h2").all(), *times.all()]:
        box = one.bounding_box()
        assert box["y"] >= 52 and box["y"] + box["height"] <= HEIGHT, one.inner_text()
    for one in times.all():
        assert one.bounding_box()["height"] >= 44, "a thumb wants 44 pixels"


def test_nothing_but_the_header_stands_before_the_title(home: Page, base_url: str):
    for page in ("index.html", ALL[0].steps[1].address.split("#")[0]):
        home.goto(f"{base_url}/{page}")
        title = home.locator("main h1").bounding_box()
        assert title["y"] < 100, page
        assert home.evaluate(ABOVE) == 0, page


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.id)
def test_each_link_leads_to_the_list_of_that_path_open_and_with_its_minutes(home: Page, path: paths.ReaderPath):
    link = home.locator(f"[data-time='{path.id}']")
    shown = link.inner_text()
    assert re.search(rf"\b{path.minutes % 60:g} min", shown) or path.minutes % 60 == 0, shown
    link.tap()
    start = home.locator(f"[data-path='{path.id}'] [data-path-start]")
    expect(start).to_be_visible()
    expect(start).to_be_in_viewport()
    home.wait_for_function(IS_START, arg=start.element_handle())


@pytest.mark.parametrize("path", TONIGHT, ids=lambda path: path.id)
def test_two_taps_lead_to_the_bar_of_tonight(home: Page, path: paths.ReaderPath):
    home.locator(f"[data-time='{path.id}']").tap()
    home.locator(f"[data-path='{path.id}'] [data-path-start]").tap()
    expect(home.locator("[data-path-bar]")).to_have_attribute("data-path-bar", path.id)
    expect(home.locator("[data-bar-step]")).to_have_attribute("data-bar-step", path.steps[0].key)


@pytest.mark.parametrize("path", TONIGHT, ids=lambda path: path.id)
def test_two_taps_lead_to_the_first_answer_aloud_for_whoever_has_no_cv_at_hand(home: Page, path: paths.ReaderPath):
    first = next(step for step in path.steps if step.do == "say")
    home.locator(f"[data-time='{path.id}']").tap()
    home.locator(f"[data-path='{path.id}'] [data-path-aloud]").tap()
    expect(home.locator("[data-bar-step]")).to_have_attribute("data-bar-step", first.key)
    expect(home).to_have_url(re.compile(re.escape(first.address)))
    expect(home.locator(":focus")).to_be_in_viewport()


def test_without_a_script_each_link_opens_its_list(unscripted: Page, base_url: str):
    for path in ALL:
        unscripted.goto(f"{base_url}/index.html")
        unscripted.locator(f"[data-time='{path.id}']").click()
        expect(unscripted.locator(f"[data-path='{path.id}'] li[data-step] a").first).to_be_visible()


def test_titles_that_are_no_seat_open_on_four_pages_that_are_there(home: Page, site: Path):
    folds = home.locator("[data-near]")
    assert folds.count() >= 5
    for fold in folds.all():
        fold.locator("summary").tap()
        links = fold.locator("li a")
        assert links.count() == 4, fold.get_attribute("data-near")
        for link in links.all():
            expect(link).to_be_visible()
            assert link.inner_text() and "." not in link.inner_text().split()[0]
    assert not [one for one in scan_links(site) if one.startswith("index.html")]


def test_the_order_of_the_page(home: Page):
    """Seats, CV and advert, a strong answer, the slider, false advice, other titles; Python at the foot."""
    marks = [".mot-seats", "[data-live=prep_report]", ".mot-side .is-strong", "[data-drill]",
             "#five-things-guides-tell-you-that-are-false", ".mot-near", "p:has-text('Python')"]  # fmt: skip
    tops = [home.locator(f"main {mark}").first.bounding_box()["y"] for mark in marks]
    assert tops == sorted(tops)
    expect(home.locator(".mot-side .is-strong blockquote")).to_be_visible()
    assert home.locator(".mot-side .mot-margin:visible").count() == 3
    assert home.locator("#five-things-guides-tell-you-that-are-false li a").count() == 5


def test_a_single_slider_is_never_under_its_own_panel(home: Page, base_url: str, site: Path):
    pages = [page for page in sorted(site.rglob("*.html")) if "data-drill=" in page.read_text("utf-8")]
    assert any(page.name == "index.html" and page.parent == site for page in pages)
    for page in pages:
        home.goto(f"{base_url}/{page.relative_to(site).as_posix()}")
        assert home.evaluate(OPENED) == 0, page.name
        assert home.evaluate(COVERED, 40) == [], page.name


def test_that_measure_sees_a_panel_that_covers_its_slider(home: Page):
    home.evaluate(STUCK)
    assert home.evaluate(COVERED, 40)
