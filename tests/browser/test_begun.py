"""What is typed and not kept yet outlives the page: a story, an answer, words in a mock interview."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import bank
from cxprep.answers import page as answers_page
from cxprep.widgets.answer_back import answer_back
from cxprep.widgets.mock_interview import mock_interview
from cxprep.widgets.story_bank import story_bank
from tests.support.practised import Profile, profile_on, section
from tests.support.practising import bare_page
from tests.support.role import fixture_role
from tests.support.store import FULL

FIRST = "We rolled out a new approach and NPS went up nine points. Everybody was really happy with the whole thing."
SECOND = "It cost us four thousand pounds, I stopped it, and in May I rang Mrs Akhtar myself."
SPOKEN = "In March two thousand parcels were late, so I rang the depot myself and moved the cut-off to four."
QUESTION = "cx-lead.question.programme-owned"
TURN = '[data-turn="{}"] textarea'
SAID = "#mot-interview-said"
ODD = {  # entries of no kind that this version writes
    "story.x": [1],
    "story.y": {"title": 5, "shows": [1]},
    f"answer.{QUESTION}": {"turns": {"1": {"text": 7}}},
    "interview.z": "no",
}


@pytest.fixture
def profile(browser: Browser, tmp_path: Path) -> Iterator[Profile]:
    """A fresh profile on a page with the three, as the book's bank and the fixture role have them."""
    held = bank.load_all()
    folder = bare_page(tmp_path, story_bank(fixture_role()), mock_interview(fixture_role()), answer_back(held))
    answers_page.write(folder, held)
    with profile_on(browser, folder) as profile:
        yield profile


def visit(profile: Profile, page: Page | None = None, kept: Any = None) -> Page:
    """The page as a reader comes to it, with all three awake; `page` has been elsewhere before."""
    if page is None:
        page = profile.open(kept=kept)
    else:
        page.goto(f"{profile.address}/kept.html")
        page.goto(f"{profile.address}/index.html")
    page.wait_for_selector("[data-answer-back][data-alive]")
    return page


def press(page: Page, name: str) -> None:
    """Press the first button of that name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def begin_interview(page: Page) -> None:
    """To the first question of the interview, with the field for one's words open."""
    if page.get_by_role("button", name="Draw an interview").count():
        press(page, "Draw an interview")
    press(page, "Begin")
    if not page.locator(SAID).is_visible():
        page.locator(".mot-typed > summary").click()


def test_what_was_typed_is_there_on_coming_back_and_gone_when_it_is_kept(profile):
    page = visit(profile)
    press(page, "Add a story")
    page.get_by_label("Name of the story").fill("The refund pallet")
    page.get_by_label("Situation", exact=True).fill("Forty people rang.")
    expect(page.locator(".mot-kept-here")).to_have_count(1)  # told once that it stays here
    page.select_option("select[name=question]", QUESTION)
    page.fill(TURN.format(1), FIRST)
    page.click('[data-turn="1"] [data-read]')
    asked = page.locator('[data-turn="2"] label').inner_text()
    page.fill(TURN.format(2), SECOND)
    begin_interview(page)
    page.fill(SAID, SPOKEN)
    drafts = section(page, "drafts")
    assert sorted(name.split(".")[0] for name in drafts) == ["answer", "interview", "story"]

    page = visit(profile, page)
    # the story
    expect(page.locator("[data-begun]").first).to_contain_text("“The refund pallet”: begun on")
    press(page, "Go on with it")
    expect(page.get_by_label("Task", exact=True)).to_be_visible()
    expect(page.get_by_label("Situation", exact=True)).to_have_value("Forty people rang.")
    press(page, "Cancel")
    assert not any(name.startswith("story.") for name in section(page, "drafts"))
    press(page, "Take it back")
    press(page, "Keep this story")
    assert [story["situation"] for story in section(page, "stories").values()] == ["Forty people rang."]
    expect(page.locator("[data-practice] [data-begun]")).to_have_count(0)
    # the answer
    expect(page.locator("select[name=question]")).to_have_value(QUESTION)
    expect(page.locator("[data-answer-back] [data-earlier]")).to_contain_text("“Begin again” drops them")
    assert [page.locator(TURN.format(turn)).input_value() for turn in (1, 2)] == [FIRST, SECOND]
    assert page.locator('[data-turn="2"] label').inner_text() == asked
    press(page, "Begin again")
    expect(page.locator("[data-turn] textarea")).to_have_count(1)
    press(page, "Take them back")
    page.click('[data-turn="2"] [data-read]')
    expect(page.locator('[data-turn="2"] .mot-added')).to_contain_text("It added")
    expect(page.locator('[data-turn="1"] [data-quality=figure]')).to_have_class("is-heard")
    assert section(page, "answers")[QUESTION][-1]["text"] == f"{FIRST}\n\n{SECOND}"
    # the interview: offered before it, in the field when it begins, kept as an answer when it was read
    page.locator("[data-left-words] > summary").click()
    expect(page.locator("[data-left-words]")).to_contain_text(SPOKEN)
    (item,) = [name for name in drafts if name.startswith("interview.")]
    begin_interview(page)
    expect(page.locator(SAID)).to_have_value(SPOKEN)
    press(page, "Drop them")
    assert item not in section(page, "drafts")
    press(page, "Take them back")
    press(page, "Done, next one")
    expect(page.locator(f"[data-asking]:not([data-asking='{item[10:]}'])")).to_have_count(1)
    assert item not in section(page, "drafts")
    assert section(page, "answers")[item[10:]][-1]["text"] == SPOKEN


def test_another_tab_follows_and_what_is_forgotten_is_gone_and_a_full_device_is_named(profile):
    here, there = visit(profile, kept={"drafts": ODD}), visit(profile)
    expect(here.locator("[data-begun], [data-left]")).to_have_count(0)
    here.fill(TURN.format(1), FIRST)
    expect(there.locator(TURN.format(1))).to_have_value(FIRST)
    press(here, "Add a story")
    here.get_by_label("Name of the story").fill("The pallet")
    press(there, "Go on with it")
    there.get_by_label("Situation", exact=True).fill("Forty rang.")
    expect(here.get_by_label("Situation", exact=True)).to_have_value("Forty rang.")
    begin_interview(here)
    here.fill(SAID, SPOKEN)
    there.evaluate("import('./store.mjs').then((store) => store.forget())")
    for page in (here, there):
        expect(page.locator(TURN.format(1))).to_have_value("")
        expect(page.locator("[data-begun]")).to_have_count(0)
    expect(here.locator(SAID)).to_have_value("")
    here.evaluate(f"() => {{ {FULL} }}")
    here.fill(SAID, SPOKEN)
    expect(here.locator(".mot-notice").first).to_contain_text("This device keeps no more")
    assert section(here, "drafts") == {}  # and what was forgotten is not written back
