"""Playing a case against the clock as a reader does: every choice, replayed, and every number is Python's."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cxprep.numbers.formats import Format
from cxprep.widgets.clock import hour
from tests.support.pages import HEAD, fragment, opened, write
from tests.support.plays import small
from tests.support.repeatable import close
from tests.support.scan import PHONE, violations

STYLE = '<link rel="stylesheet" href="clock.css">'
PAGE = "cx-lead/viral-returns.html"


class Played:
    """The clock of an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel: Locator = page.locator("[data-clock]")
        expect(self.panel).to_have_attribute("data-alive", "")
        island = self.panel.locator('xpath=ancestor::*[@data-live]//script[@type="application/json"]')
        self.spec = json.loads(island.text_content())["spec"]
        module, name = self.panel.get_attribute("data-model").split(":")
        self.model = getattr(importlib.import_module(module), name)
        self.replay = self.panel.locator("[data-replay]")

    def truth(self, path: list[str]) -> dict[str, float]:
        """Python's numbers for the choices so far."""
        sets: dict[str, float] = {}
        for step, name in zip(self.spec["steps"], path, strict=False):
            sets |= next(choice["sets"] for choice in step["choices"] if choice["name"] == name)
        return self.model(**{**self.spec["plan"], **sets})

    def text(self, value: float, form: object) -> str:
        """A number as the page says it."""
        return hour(value, self.spec["opens"]) if form == "time" else Format(*form).show(value)

    def agrees(self, path: list[str], places: str = ".mot-clock-now [data-output]", name: str = "output") -> None:
        """Assert that the numbers shown are Python's, and are written as such."""
        truth = self.truth(path)
        forms = {one["name"]: one["format"] for one in self.spec["numbers"]}
        shown = self.panel.locator(places).evaluate_all(
            f"(all) => all.map((e) => [e.dataset.{name}, Number(e.dataset.value), e.textContent])"
        )
        assert [entry[0] for entry in shown] == list(forms)
        for output, value, text in shown:
            assert close(value, float(truth[output]), 1e-9), (path, output)
            assert text == self.text(value, forms[output]), (path, output)

    def step(self, place: int) -> Locator:
        """One decision."""
        return self.panel.locator("[data-step]").nth(place)

    def play(self, path: list[str]) -> None:
        """Choose along `path`, to the debrief, and check the numbers on the way."""
        self.agrees([])
        for place, name in enumerate(path):
            step = self.step(place)
            expect(step).to_be_visible()
            expect(self.panel.locator("[data-step]:visible")).to_have_count(place + 1)
            option = step.locator(f'[data-choice="{name}"]')
            option.locator("[data-choose]").click()
            expect(option.locator(".mot-after")).to_be_focused()
            expect(step.locator(".mot-after:visible")).to_have_count(1)
            expect(step.locator("[data-choose]:visible")).to_have_count(0)
            self.agrees(path[: place + 1])
            step.locator("[data-next]").click()
        debrief = self.panel.locator("[data-debrief]")
        expect(debrief.locator(".mot-head")).to_be_focused()
        self.agrees(path, "[data-yours-output]", "yoursOutput")
        expect(debrief.locator("[data-yours] li")).to_have_count(len(path))


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Played]:
    """The small play on a bare page, on a phone."""
    folder = write(tmp_path, "<main><h1>Play</h1>", fragment(small()), "</main>", head=HEAD + STYLE)
    with opened(browser, folder, **PHONE) as shown:
        yield Played(shown)


def test_every_path_of_a_small_play(page: Played):
    paths = [list(path) for path in small().paths]
    for path in paths:
        page.play(path)
        net = page.truth(path)["net"]
        gap = page.truth(page.spec["best"])["net"] - net
        finding = page.panel.locator(".mot-finding")
        if path == page.spec["best"]:
            expect(finding).to_have_text("No other path does better than yours.")
        else:
            expect(finding).to_contain_text(page.text(gap, page.spec["format"]).lstrip("+"))
        page.replay.click()
        expect(page.panel.locator("[data-debrief]")).to_be_hidden()
        expect(page.panel.locator("[data-step]:visible")).to_have_count(1)
        expect(page.replay).to_be_hidden()
        expect(page.step(0).locator("[data-choose]:visible")).to_have_count(2)
    assert len(paths) == 4


def test_what_a_choice_did_and_what_another_would_have_done(page: Played):
    page.play(["rush", "later"])
    before, after = page.truth(["rush"]), page.truth(["rush", "later"])
    said = page.step(1).locator('[data-choice="later"] .mot-after')
    expect(said).to_contain_text(f"Out at {hour(after['answered'], 840)}, before {hour(before['answered'], 840)}")
    expect(page.step(1).locator(".mot-scene")).to_have_text(f"It is {hour(before['facts_at'], 840)}.")
    alone = page.truth([page.spec["best"][0], "later"])["net"] - after["net"]
    words = page.text(alone, page.spec["format"]).lstrip("+")
    expect(page.panel.locator("[data-yours] li").first).to_contain_text(words)
    columns = page.panel.locator("[data-debrief] thead th")
    expect(columns).to_have_text(["By the end", "Yours", "Best path", "Worst path"])
    page.replay.click()
    page.play(["hold", "plain"])
    expect(columns).to_have_text(["By the end", "Yours", "Best path", "Worst path"])


def test_by_keyboard_alone(page: Played):
    keyboard = page.page.keyboard
    page.step(0).locator("[data-choose]").first.focus()
    keyboard.press("Enter")
    for key in ("Tab", "Enter", "Tab", "Enter", "Tab", "Enter"):
        keyboard.press(key)
    expect(page.panel.locator("[data-debrief] .mot-head")).to_be_focused()
    page.agrees(["hold", "plain"])
    keyboard.press("Tab")
    expect(page.replay).to_be_focused()
    keyboard.press("Enter")
    expect(page.step(0).locator(".mot-head")).to_be_focused()
    page.agrees([])


def test_nothing_is_wrong_at_any_stage(page: Played):
    for scheme in ("light", "dark"):
        page.page.emulate_media(color_scheme=scheme)
        assert not violations(page.page)
        page.play(["hold", "later"])
        assert not violations(page.page)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
        page.replay.click()


def test_without_a_script_all_of_it_can_be_read(browser: Browser, tmp_path: Path):
    folder = write(tmp_path, fragment(small()), head=HEAD + STYLE)
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto((folder / "index.html").as_uri())
    assert shown.locator("[data-step]:visible").count() == 2
    assert shown.locator(".mot-after:visible").count() == 4
    assert shown.locator("[data-debrief] table:visible").count() == 1
    assert shown.locator("button:visible").count() == 0
    context.close()


def test_every_choice_of_the_viral_returns(desk: Page, base_url: str):
    desk.goto(f"{base_url}/{PAGE}")
    played = Played(desk)
    steps = [[choice["name"] for choice in step["choices"]] for step in played.spec["steps"]]
    for turn in range(max(map(len, steps))):
        played.play([names[turn % len(names)] for names in steps])
        played.replay.click()
