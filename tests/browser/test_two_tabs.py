"""Two tabs of one reader: neither loses what the other typed, and what one forgets no other writes back."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.bank import load
from cxprep.widgets.ask import ask_them
from cxprep.widgets.assessment import self_assessment
from cxprep.widgets.builder import answer_builder
from cxprep.widgets.checker import reply_checker
from cxprep.widgets.firm import read_the_firm
from cxprep.widgets.path import path_list
from cxprep.widgets.scale import anchored_scale
from cxprep.widgets.story_bank import story_bank
from tests.support.practised import profile_on, section, stored
from tests.support.practising import bare_page
from tests.support.role import fixture_role, held

ROLE = load("cx-lead")
QUESTION = fixture_role().of("question")[0].id
STORY = {"id": "s", "title": "The pallet", "changed": "2026-01-01T09:00:00.000Z", "action": "", "result": ""}
KEPT = {
    "stories": {"s": STORY},
    "firm": {"about": {"name": "Copper Lane", "lately": "", "where": "", "changed": "2026-01-01T09:00:00.000Z"}},
}
FACTS = ["Copper Lane", "the repair counter", "in your Bath shop"]
ASK, NOTE = '[data-ask] input[name="{}"]', "[data-read] [data-signal] textarea"
STEP, CHECKED = "[data-builder] textarea", "[data-checker] textarea"
DEAF = "addEventListener('storage', (event) => window.deaf && event.stopImmediatePropagation(), true)"
FORGET = "import('./store.mjs').then((store) => store.forget())"
MERGED = "async (cases) => { const { merged } = await import('./store_merge.mjs');" + (
    " return cases.map(([base, theirs, mine]) => merged(base, theirs, mine) ?? null); }"
)


@pytest.fixture
def tabs(browser: Browser, tmp_path) -> Iterator[tuple[Page, Page]]:
    """Two tabs of one profile, each with every form of the book; the second can be made deaf to the first."""
    widgets = [
        *(story_bank(fixture_role()), ask_them(ROLE), read_the_firm(ROLE), reply_checker("cx-lead.reply")),
        *(answer_builder("service-associate", "worker"), self_assessment(ROLE), anchored_scale(QUESTION, held())),
        path_list("cx-lead", "tonight"),
    ]
    with profile_on(browser, bare_page(tmp_path, *widgets)) as profile:
        here, there = profile.open(kept=KEPT), profile.open(init=DEAF)
        for page in (here, there):
            page.wait_for_selector("[data-path][data-alive]")
        yield here, there


def notes(page: Page) -> list[str]:
    """What is kept of the notes on a firm."""
    found = [note["text"] for part in section(page, "firm").values() for note in part.get("notes", {}).values()]
    return [text for text in found if text]


def scored(page: Page) -> list[dict[str, Any]]:
    """What is kept of one question's scores."""
    return [entry["scores"] for entry in section(page, "scores").get(QUESTION, [])]


def score(page: Page, step: int) -> None:
    """Score the answer, the same in each dimension."""
    scale = page.locator("[data-scale]")
    for row in scale.locator("[data-dimension]:visible").all():
        row.locator("input").nth(step - 1).check()
    scale.get_by_role("button", name="Keep this score").click()


def test_every_form_takes_over_what_another_tab_typed_but_where_the_caret_is(tabs):
    here, there = tabs
    here.locator(ASK.format("lately")).fill("the repair counter")
    here.locator(NOTE).nth(0).fill("a slow page")
    here.locator(STEP).first.fill("a worker is")
    here.locator(CHECKED).first.fill("Maya, the casserole was late.")
    here.locator("[data-assessment] [data-item]").nth(0).locator("input").nth(2).check()
    here.locator("[data-path] li input").nth(0).check()
    score(here, 3)
    expect(there.locator(ASK.format("lately"))).to_have_value("the repair counter")
    expect(there.locator(NOTE).nth(0)).to_have_value("a slow page")
    expect(there.locator(STEP).first).to_have_value("a worker is")
    expect(there.locator(CHECKED).first).to_have_value("Maya, the casserole was late.")
    expect(there.locator("[data-assessment] [data-item]").nth(0).locator("input").nth(2)).to_be_checked()
    expect(there.locator("[data-path] li input").nth(0)).to_be_checked()
    expect(there.locator("[data-scale] [data-kept]")).to_contain_text("This is your first score")
    # the caret stands in a field that the first tab changes: it stays as it is until the caret leaves
    there.locator(NOTE).nth(0).focus()
    here.locator(NOTE).nth(0).fill("a slow page, twice")
    here.locator(NOTE).nth(1).fill("a kind return")
    expect(there.locator(NOTE).nth(1)).to_have_value("a kind return")
    expect(there.locator(NOTE).nth(0)).to_have_value("a slow page")
    there.locator(ASK.format("where")).fill("in your Bath shop")
    expect(there.locator(NOTE).nth(0)).to_have_value("a slow page, twice")
    there.locator("[data-assessment] [data-item]").nth(1).locator("input").nth(1).check()
    there.locator("[data-path] li input").nth(1).check()
    score(there, 4)
    about = section(here, "firm")["about"]
    assert [about[name] for name in ("name", "lately", "where")] == FACTS
    assert notes(here) == ["a slow page, twice", "a kind return"]
    (assessed,) = section(here, "assessments")[ROLE.id]
    assert sorted(assessed["scores"].values()) == [2, 3]
    assert [set(one.values()) for one in scored(here)] == [{3}, {4}]
    assert len(section(here, "paths")[f"{ROLE.id}.tonight"]["ticks"]) == 2


def test_a_story_open_in_both_keeps_the_words_of_both(tabs):
    here, there = tabs
    for page in tabs:
        page.locator("[data-story] summary").click()
        page.get_by_role("button", name="Change “The pallet”").click()
    there.get_by_role("textbox", name="Action").fill("I rang the depot.")
    here.get_by_role("textbox", name="Result").fill("It came by four.")
    here.get_by_role("button", name="Keep this story").click()
    expect(here.locator("[data-practice] .mot-note").first).to_have_text("“The pallet” is kept on this device.")
    expect(there.get_by_role("textbox", name="Result")).to_have_value("It came by four.")
    there.get_by_role("button", name="Keep this story").click()
    told = section(here, "stories")["s"]
    assert (told["action"], told["result"]) == ("I rang the depot.", "It came by four.")


def test_a_tab_that_has_heard_of_nothing_yet_overwrites_nothing(tabs):
    here, there = tabs
    score(here, 3)
    there.evaluate("window.deaf = true")
    here.locator(ASK.format("lately")).fill("the repair counter")
    here.locator(NOTE).nth(0).fill("a slow page")
    here.locator("[data-path] li input").nth(0).check()
    score(here, 4)
    there.locator(ASK.format("where")).fill("in your Bath shop")
    there.locator(NOTE).nth(1).fill("a kind return")
    there.locator("[data-path] li input").nth(1).check()
    score(there, 5)
    about = section(here, "firm")["about"]
    assert [about[name] for name in ("name", "lately", "where")] == FACTS
    assert notes(here) == ["a slow page", "a kind return"]
    assert [set(one.values()) for one in scored(here)] == [{3}, {4}, {5}]
    assert len(section(here, "paths")[f"{ROLE.id}.tonight"]["ticks"]) == 2
    expect(there.locator(ASK.format("lately"))).to_have_value("the repair counter")  # and it follows by now


@pytest.mark.parametrize("deaf", [False, True], ids=["heard", "not heard yet"])
def test_what_is_forgotten_in_one_tab_is_gone_in_every_tab(tabs, deaf):
    here, there = tabs
    there.locator(NOTE).nth(0).fill("a slow page")
    there.locator("[data-read] [data-clock]").first.click()
    there.locator("[data-story] summary").click()
    there.get_by_role("button", name="Delete “The pallet”").click()
    expect(there.get_by_role("button", name="Take it back")).to_be_visible()
    there.get_by_role("button", name="Add a story").click()
    there.locator(NOTE).nth(0).focus()
    there.evaluate("(deaf) => (window.deaf = deaf)", deaf)
    here.evaluate(FORGET)
    assert stored(here) is None
    if not deaf:
        expect(there.locator(NOTE).nth(0)).to_have_value("")
        expect(there.get_by_role("button", name="Take it back")).to_have_count(0)
        expect(there.locator("[data-practice] form")).to_have_count(0)
    there.locator(NOTE).nth(1).press_sequentially("k")
    assert notes(here) == ["k"]
    assert section(here, "stories") == {}
    assert "about" not in section(here, "firm")
    expect(there.locator(NOTE).nth(0)).to_have_value("")


def test_three_ways_are_merged_field_by_field(tabs):
    one, two, three = ({"at": f"2026-01-0{day}", "scores": {"x": day}} for day in (1, 2, 3))
    cases = [
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 3}),  # the one who writes now
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 2}, {"b": 2}),  # a deletion there stays one
        ({"a": 1, "b": 1}, {"a": 1, "b": 2}, {"b": 1}, {"b": 2}),  # and one here
        ({"a": {"x": 1, "y": 1}}, {}, {"a": {"x": 1, "y": 2}}, {"a": {"y": 2}}),  # only what was typed is back
        ({"l": [one]}, {"l": [one, three]}, {"l": [one, two]}, {"l": [one, two, three]}),
        ({"l": [one, two]}, {"l": [one]}, {"l": [one, two, three]}, {"l": [one, three]}),
        ({"l": [one]}, {"l": [{**one, "scores": {"x": 1, "y": 2}}]}, {"l": [{**one, "scores": {"x": 5}}]},
         {"l": [{**one, "scores": {"x": 5, "y": 2}}]}),
        ({"l": ["a", "b"]}, {"l": ["b", "c"]}, {"l": ["a", "b", "d"]}, {"l": ["b", "c", "d"]}),
    ]  # fmt: skip
    assert tabs[0].evaluate(MERGED, [case[:3] for case in cases]) == [case[3] for case in cases]
