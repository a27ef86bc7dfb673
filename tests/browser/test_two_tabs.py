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
from cxprep.widgets.mock_interview import mock_interview
from cxprep.widgets.path import path_list
from cxprep.widgets.scale import anchored_scale
from cxprep.widgets.story_bank import story_bank
from tests.support.asking import GAINS, ask, pilot_drill
from tests.support.practised import profile_on, section, stored
from tests.support.practising import bare_page
from tests.support.role import ROLE as SEAT
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


INTERVIEWS = {
    at: {"at": at, "role": SEAT, "level": "lead", "minutes": 30, "seed": seed, "notes": "", "items": []}
    for seed, at in enumerate(["2026-01-01T09:00:00.000Z", "2026-01-02T09:00:00.000Z"])
}


def commit(page: Page, number: str) -> None:
    """Commit to an estimate of the one drill."""
    page.locator("[data-estimate] .mot-guess input").fill(number)
    page.locator("[data-estimate] input[type=radio]").first.check()
    page.locator("[data-estimate] form button[type=submit]").click()


def test_notes_on_an_interview_and_an_estimate_survive_another_tab(browser, tmp_path):
    drill = pilot_drill()
    folder, notes_of = bare_page(tmp_path, mock_interview(fixture_role()), ask(drill), drill), "#mot-interview-notes"
    with profile_on(browser, folder) as profile:
        here, there = profile.open(kept={"interviews": INTERVIEWS}), profile.open(init=DEAF)
        for page in (here, there):
            page.wait_for_selector("[data-estimate][data-alive]")
            page.locator("summary", has_text="Earlier interviews (2)").click()
            page.locator("details ul.mot-plain button").first.click()
        # heard: both show what either typed, and the estimate is settled in both
        here.locator(notes_of).fill("too long on the pilot")
        expect(there.locator(notes_of)).to_have_value("too long on the pilot")
        there.locator(notes_of).fill("too long on the pilot, no figure")
        here.locator(notes_of).blur()  # a field with the caret in it follows when the caret leaves
        expect(here.locator(notes_of)).to_have_value("too long on the pilot, no figure")
        commit(here, "8")
        expect(there.locator("[data-estimate] .mot-feedback")).to_contain_text("You said +$8.0k")
        here.locator("[data-estimate] .mot-again button").click()
        expect(there.locator("[data-estimate] form")).to_be_visible()
        # not heard yet: notes on two interviews both stay, and a number outlives "just show me"
        there.evaluate("window.deaf = true")
        here.locator("summary", has_text="Earlier interviews (1)").click()
        here.locator("details ul.mot-plain button").first.click()
        here.locator(notes_of).fill("asked what it cost")
        here.locator("[data-estimate] [data-reveal]").click()
        commit(there, "9")
        there.locator(notes_of).fill("no figure")
        kept = section(here, "interviews")
        assert [kept[at]["notes"] for at in INTERVIEWS] == ["asked what it cost", "no figure"]
        assert section(here, "estimates")[GAINS]["value"] == 9
        expect(here.locator("[data-estimate] .mot-feedback")).to_contain_text("You said +$9.0k")
        # forgotten in one, not heard in the other: nothing comes back but what is typed then, and nothing breaks
        here.evaluate(FORGET)
        there.locator(notes_of).press_sequentially("k")
        assert all("items" not in one for one in section(there, "interviews").values())
        expect(there.locator("summary", has_text="Earlier interviews")).to_have_count(0)
        expect(there.locator("[data-practice] form").first).to_be_visible()


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
