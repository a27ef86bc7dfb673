"""Each path of each role walked on the built book, from its list to the end, by the bar alone (home: test_home.py)."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import bank, paths
from cxprep.paths import ReaderPath
from tests.support.scan import PHONE, watch
from tests.support.store import BLOCKED, FULL

ALL = [path for role in bank.roles() for path in paths.load(role).values()]
BAR = "[data-path-bar]"
ABOUT = "(section) => [section.id, ...[...section.querySelectorAll(':scope > span[id]')].map(({ id }) => id)]"


def kept(page: Page) -> dict:
    """What the store holds of paths."""
    return json.loads(page.evaluate("localStorage.getItem('moments-of-truth')") or "{}").get("paths", {})


def list_of(path: ReaderPath) -> str:
    """The page on which a path's list stands."""
    return path.list_address.split("#")[0]


def begin(page: Page, base_url: str, path: ReaderPath) -> None:
    """Open the list and press its button, whatever it says."""
    page.goto(f"{base_url}/{list_of(path)}")
    page.evaluate("document.querySelectorAll('details:has([data-path])').forEach((fold) => (fold.open = true))")
    page.locator(f"[data-path='{path.id}'] [data-path-start]").click()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.id)
def test_a_path_is_walked_by_the_bar_alone(phone: Page, base_url: str, path: ReaderPath):
    begin(phone, base_url, path)
    for number, step in enumerate(path.steps):
        bar = phone.locator(BAR)
        expect(bar.locator("[data-bar-step]")).to_have_attribute("data-bar-step", step.key)
        same = [one for one in path.steps if one.day == step.day]
        expect(bar).to_contain_text(f"{same.index(step) + 1} of {len(same)}", ignore_case=True)
        expect(bar).to_contain_text(f"of {step.minutes:g} min")
        note = phone.locator("[data-step-note]")  # whoever comes by the bar has not read the list
        expect(note).to_have_attribute("data-step-note", step.key)
        expect(note).to_contain_text(step.what)
        assert not step.read or phone.locator("[data-step-end]").count() == 1, step.key
        if ".question." in step.at:
            expect(note.locator("xpath=ancestor::section[1]").locator("[data-go]").first).to_be_visible()
        expect(phone).to_have_url(re.compile(re.escape(f"{base_url}/{step.address.split('#')[0]}")))
        if "#" in step.address:  # what the step is about is in view, clear of the bar, and nothing around it is folded
            expect(phone.locator(":focus")).to_be_in_viewport()
            about = phone.locator("section:has(:focus)").last.evaluate(ABOUT)
            assert step.address.split("#")[1] in about, step.key
            assert phone.locator(":focus").bounding_box()["y"] < bar.bounding_box()["y"], step.key
        bar.locator("[data-bar-next]").click()
        last_of_day = number + 1 == len(path.steps) or path.steps[number + 1].day != step.day
        if last_of_day:
            expect(bar).to_contain_text("last step" if number + 1 == len(path.steps) else f"day {step.day}")
            expect(note).to_have_count(0)
            bar.locator("[data-bar-close]").click()
            expect(bar).to_have_count(0)
            if number + 1 < len(path.steps):
                begin(phone, base_url, path)
    ticks = kept(phone)[path.id]["ticks"]
    assert set(ticks) == {step.key for step in path.steps}


def test_a_path_is_left_and_taken_up_again(phone: Page, base_url: str):
    path = ALL[0]
    begin(phone, base_url, path)
    phone.locator("[data-bar-next]").click()
    phone.reload()
    expect(phone.locator("[data-bar-step]")).to_have_attribute("data-bar-step", path.steps[1].key)
    phone.locator("[data-bar-leave]").click()
    expect(phone.locator(BAR)).to_contain_text("Your ticks are kept")
    phone.goto(f"{base_url}/{list_of(path)}")
    expect(phone.locator(BAR)).to_have_count(0)
    expect(phone.locator(f"[data-path='{path.id}'] [data-path-start]")).to_have_text("Go on with step 2")


@pytest.mark.parametrize("init", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_path_is_walked_where_nothing_may_be_kept(browser: Browser, base_url: str, init: str):
    context, path = browser.new_context(**PHONE), ALL[0]
    context.add_init_script(init)
    page = context.new_page()
    findings = watch(page)
    begin(page, base_url, path)
    for step in path.steps[:3]:
        expect(page.locator("[data-bar-step]")).to_have_attribute("data-bar-step", step.key)
        expect(page.locator("[data-bar-lasts]")).to_contain_text("Nothing is kept on this device")
        page.locator("[data-bar-next]").click()
    page.goto(f"{base_url}/practice/cards.html")  # beside the path: nothing promises here to remember the seat
    expect(page.locator("[data-bar-step]")).to_have_attribute("data-bar-step", path.steps[3].key)
    page.locator("[data-practice][data-alive]").wait_for()
    expect(page.locator("[data-kept-where]")).to_be_hidden()
    page.locator("[data-bar-leave]").click()
    expect(page.locator(BAR)).to_contain_text("Your ticks last until you close this tab")
    page.goto(f"{base_url}/{list_of(path)}")
    expect(page.locator(f"[data-path='{path.id}'] [data-path-start]")).to_have_text("Go on with step 4")
    expect(page.locator(BAR)).to_have_count(0)
    assert findings == []
    context.close()


def test_without_a_network_start_says_so_and_works_again_after_it(browser: Browser, base_url: str):
    context, path, errors = browser.new_context(**PHONE), ALL[0], []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{base_url}/{list_of(path)}")
    panel = page.locator(f"[data-path='{path.id}']")
    context.set_offline(True)
    panel.locator("[data-path-start]").click()
    expect(panel).to_contain_text("The steps could not be fetched")
    context.set_offline(False)
    panel.locator("[data-path-start]").click()
    expect(page.locator("[data-bar-step]")).to_have_attribute("data-bar-step", path.steps[0].key)
    assert errors == []
    context.close()


def test_a_long_title_takes_one_line_and_shows_whole_when_pressed(phone: Page, base_url: str):
    path = max(ALL, key=lambda path: max(len(step.title) for step in path.steps))
    step = max(path.steps, key=lambda step: len(step.title))
    kept = {"version": 1, "paths": {"running": {"path": path.id, "key": step.key, "since": "2026-01-01"}}}
    phone.goto(f"{base_url}/reference/sources.html")
    phone.evaluate("(kept) => localStorage.setItem('moments-of-truth', JSON.stringify(kept))", kept)
    phone.reload()
    words = phone.locator(".mot-bar-words")
    expect(words).to_contain_text(step.title)
    short = words.bounding_box()["height"]
    assert short < 36
    words.locator("summary").click()
    assert words.bounding_box()["height"] > short * 1.5


def test_a_page_beside_the_path_leads_back(phone: Page, base_url: str):
    path = ALL[0]
    begin(phone, base_url, path)
    expect(phone).to_have_url(re.compile("#"))
    phone.goto(f"{base_url}/reference/sources.html")
    phone.locator("[data-bar-go]").click()
    expect(phone).to_have_url(re.compile(re.escape(path.steps[0].address.split("#")[-1])))


def test_what_is_typed_at_one_step_is_there_at_the_next(phone: Page, base_url: str):
    phone.goto(f"{base_url}/service-associate/excellent-service.html")
    built = phone.locator("[data-builds]").first
    draft, aloud = built.get_by_label("Your draft"), phone.locator("[data-own-draft]")
    expect(aloud).to_be_hidden()
    draft.fill("I ask first.\n\nThen I help.")
    built.get_by_label("The shop’s name").fill("Hexham Outdoor")
    expect(aloud.locator("p")).to_have_text(["I ask first.", "Then I help."])
    phone.goto(f"{base_url}/service-associate/tonight.html")
    name = phone.locator("[data-ask] input[name=name]")
    expect(name).to_have_value("Hexham Outdoor")
    phone.locator("[data-ask] [data-clear]").click()
    phone.goto(f"{base_url}/service-associate/excellent-service.html")
    expect(draft).to_have_value("I ask first.\n\nThen I help.")
    expect(built.get_by_label("The shop’s name")).to_have_value("")


def test_another_tab_follows(phone: Page, base_url: str):
    path = ALL[0]
    begin(phone, base_url, path)
    other = phone.context.new_page()
    other.goto(f"{base_url}/{list_of(path)}")
    expect(other.locator(BAR)).to_have_count(1)
    phone.locator("[data-bar-leave]").click()
    expect(other.locator(BAR)).to_have_count(0)


def test_without_a_script_it_is_a_list_with_links(browser, base_url: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/{list_of(ALL[0])}")
    items = page.locator(f"[data-path='{ALL[0].id}'] li[data-step]")
    assert items.count() == len(ALL[0].steps)
    expect(items.first.locator("a")).to_be_visible()
    expect(items.first.locator("input")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    "kept", ["{}", '{"version":1,"paths":{"running":{"path":"no.path"}}}',
             '{"version":1,"paths":{"running":{"path":"mine"},"mine":{"steps":[{"key":"a","title":"b","what":"c","href":"//elsewhere.example/","minutes":5}]}}}'],
    ids=["nothing", "a path that is gone", "a plan that leads elsewhere"],
)  # fmt: skip
def test_what_cannot_be_walked_shows_no_bar(phone: Page, base_url: str, kept: str):
    phone.goto(f"{base_url}/index.html")
    phone.evaluate("(kept) => localStorage.setItem('moments-of-truth', kept)", kept)
    phone.reload()
    phone.wait_for_load_state("networkidle")
    expect(phone.locator(BAR)).to_have_count(0)
