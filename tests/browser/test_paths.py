"""Each path of each role walked on the built book, from its list to the end, by the bar alone (home: test_home.py)."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import bank, paths
from cxprep.paths import ReaderPath, Step
from tests.support.scan import PHONE, watch
from tests.support.store import BLOCKED, FULL

ALL = [path for role in bank.roles() for path in paths.load(role).values()]
BAR = "[data-path-bar]"
# What a reader sees who has come to a step, in one look: the bar, the note, and what has the focus.
SEEN = """() => {
  const bar = document.querySelector("[data-path-bar]");
  const note = document.querySelectorAll("[data-step-note]");
  const section = note[0]?.closest("section");
  const focus = document.activeElement === document.body ? null : document.activeElement;
  const around = focus?.closest("section");
  const box = focus?.getBoundingClientRect();
  return {
    step: bar?.querySelector("[data-bar-step]")?.dataset.barStep, bar: bar?.textContent.toLowerCase(),
    notes: note.length, key: note[0]?.dataset.stepNote, note: note[0]?.textContent,
    ends: document.querySelectorAll("[data-step-end]").length,
    go: Boolean(section?.querySelector("[data-go]")?.checkVisibility({ visibilityProperty: true })),
    about: around ? [around.id, ...[...around.querySelectorAll(":scope > span[id]")].map(({ id }) => id)] : [],
    clear: Boolean(box) && box.bottom > 0 && box.top < Math.min(innerHeight, bar.getBoundingClientRect().top),
  };
}"""


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


LONGEST = [max(paths.load(role).values(), key=lambda path: len(path.steps)) for role in bank.roles()]
OTHERS = [path for path in ALL if path not in LONGEST]


def arrived(page: Page, base_url: str, path: ReaderPath, step: Step) -> None:
    """Assert that the page shows a step as it should be shown to whoever walks the path."""
    expect(page.locator("[data-bar-step]")).to_have_attribute("data-bar-step", step.key)
    # who comes by the bar has not read the list
    expect(page.locator("[data-step-note]")).to_have_attribute("data-step-note", step.key)
    same = [one for one in path.steps if one.day == step.day]
    address, _, place = step.address.partition("#")
    if place:  # what the step is about is in view, clear of the bar, and nothing around it is folded
        page.wait_for_function(f"() => ({SEEN})().clear")
    seen = page.evaluate(SEEN)
    assert seen["step"] == seen["key"] == step.key and seen["notes"] == 1
    assert f"{same.index(step) + 1} of {len(same)}" in seen["bar"], step.key
    assert f"of {step.minutes:g} min" in seen["bar"], step.key
    assert " ".join(step.what.split()) in " ".join(seen["note"].split()), step.key
    assert not step.read or seen["ends"] == 1, step.key
    assert ".question." not in step.at or seen["go"], step.key
    assert not place or place in seen["about"], step.key
    assert page.url.startswith(f"{base_url}/{address}"), step.key


def ended(page: Page, words: str) -> None:
    """Assert that the bar says of the step that was just done what it ends, and goes when it is closed."""
    expect(page.locator(BAR)).to_contain_text(words)
    expect(page.locator("[data-step-note]")).to_have_count(0)
    page.locator("[data-bar-close]").click()
    expect(page.locator(BAR)).to_have_count(0)


# One seat's a day; the others differ in their data, which lint_paths.py reads, and are walked by `make sweep`.
WALKED = [pytest.param(path, id=path.id, marks=[pytest.mark.sweep] * bool(turn)) for turn, path in enumerate(LONGEST)]


@pytest.mark.parametrize("path", WALKED)
def test_a_path_is_walked_by_the_bar_alone(phone: Page, base_url: str, path: ReaderPath):
    begin(phone, base_url, path)
    for step, then in zip(path.steps, [*path.steps[1:], None], strict=True):
        arrived(phone, base_url, path, step)
        phone.locator("[data-bar-next]").click()
        if then is None or then.day != step.day:
            ended(phone, f"day {step.day}" if then else "last step")
            if then:
                begin(phone, base_url, path)
    assert set(kept(phone)[path.id]["ticks"]) == {step.key for step in path.steps}


RUN = """([path, key]) => localStorage.setItem("moments-of-truth", JSON.stringify({ version: 1,
  paths: { running: { path, key, since: new Date().toISOString() } } }))"""


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.id)
def test_a_shorter_path_begins_ends_and_leads_where_the_longest_does_not(phone: Page, base_url: str, path: ReaderPath):
    begin(phone, base_url, path)
    arrived(phone, base_url, path, path.steps[0])
    walked = {step.address for one in LONGEST for step in one.steps}
    for step in [*(one for one in path.steps[1:-1] if one.address not in walked), path.steps[-1]]:
        phone.evaluate(RUN, [path.id, step.key])
        phone.goto("about:blank")  # a hash alone would not open the page anew
        phone.goto(f"{base_url}/{step.address}")
        arrived(phone, base_url, path, step)
    phone.locator("[data-bar-next]").click()
    ended(phone, "last step")


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
    expect(panel).to_have_attribute("data-alive", "")  # its module has come; the steps have not
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
