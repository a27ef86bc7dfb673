"""The question card and the friend's card on a page: one follow-up at a time, folds by keyboard, one printed sheet."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.widgets.question import question_card
from cxprep.widgets.roleplay import role_play_card
from tests.support.devices import on_both
from tests.support.questions import QUESTION, SHORT, bare, shown
from tests.support.role import held
from tests.support.scan import DESK, PHONE, violations
from tools.serve import serving

FOLLOW_UPS = held()[QUESTION].follow_ups
PUSHBACKS = held()[QUESTION].pushbacks
QUESTIONS = [(q.id, level) for q in held().of("question") for level in q.levels]


@pytest.fixture
def card(device: dict[str, Any], browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A question's card."""
    with shown(browser, tmp_path, question_card(QUESTION, held()), **device) as page:
        yield page


@pytest.fixture
def friend(device: dict[str, Any], browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A friend's card, with another question's card below it."""
    widgets = role_play_card(QUESTION, held()), question_card(SHORT, held())
    with shown(browser, tmp_path, *widgets, **device) as page:
        yield page


def test_follow_ups_come_one_at_a_time_and_by_keyboard(card: Page) -> None:
    fold, button = card.locator(".mot-follow-ups"), card.get_by_role("button", name="Next follow-up")
    fold.locator("summary").focus()
    card.keyboard.press("Enter")
    for count in range(1, len(FOLLOW_UPS) + 1):
        assert fold.locator("li:visible").all_inner_texts() == list(FOLLOW_UPS[:count])
        if count < len(FOLLOW_UPS):
            expect(button).to_have_text(f"Next follow-up ({len(FOLLOW_UPS) - count} left)")
            button.press("Enter")
    card.get_by_role("button", name="From the first again").press("Space")
    assert fold.locator("li:visible").all_inner_texts() == [FOLLOW_UPS[0]]


def test_one_follow_up_needs_no_button(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, question_card(SHORT, held())) as page:
        page.locator(".mot-follow-ups summary").click()
        expect(page.locator(".mot-follow-ups li")).to_have_text(list(held()[SHORT].follow_ups))
        expect(page.locator("button")).to_have_count(0)


def test_answers_open_by_keyboard_and_their_notes_can_be_read(card: Page) -> None:
    answer = held().role("test-role").filled(held()[QUESTION]).answers[0]
    fold = card.locator(".mot-answer").first
    expect(fold.locator("blockquote")).to_be_hidden()
    fold.locator("summary").focus()
    card.keyboard.press("Space")
    expect(fold.locator("blockquote")).to_be_visible()
    lines = fold.get_by_role("note").all()
    for number, (note, mark, line) in enumerate(zip(answer.notes, fold.locator("mark").all(), lines, strict=True), 1):
        assert mark.inner_text().startswith(note.quote)
        expect(line).to_have_text(f"{number} {note.note}")
        assert mark.evaluate("(m) => getComputedStyle(m).backgroundColor") != "rgba(0, 0, 0, 0)"


@on_both
def test_open_cards_stay_within_the_page_and_please_axe(card: Page) -> None:
    card.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert card.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not [finding for finding in violations(card) if "page-has-heading-one" not in finding]


def test_notes_stand_beside_their_words_or_after_the_sentence_and_a_link_opens_the_answer(
    browser: Browser, tmp_path: Path
) -> None:
    for device, beside in ((DESK, True), (PHONE, False)):
        with shown(browser, tmp_path, question_card(QUESTION, held()), **device) as page:
            answer = page.locator(".mot-answer").nth(1)
            page.evaluate("(id) => { location.hash = id; }", answer.get_attribute("id"))
            expect(answer.locator("summary")).to_be_focused()
            expect(answer.locator("blockquote")).to_be_visible()
            mark, note = answer.locator("mark").first.bounding_box(), answer.get_by_role("note").first.bounding_box()
            assert (note["x"] >= mark["x"] + 20 and abs(note["y"] - mark["y"]) < 90) is beside
            assert (note["y"] >= mark["y"] + mark["height"] / 2 and note["x"] < 60) is not beside
            label = QUESTION.replace(".", "-")  # as a mock interview's debrief links to it
            page.goto(f"{page.url.split('#')[0]}?answer=strong-lead#{label}")
            expect(page.locator(f"#{label}-strong-lead blockquote")).to_be_visible()


@pytest.mark.parametrize("make", [question_card, role_play_card])
def test_without_a_script_everything_can_be_read(browser: Browser, tmp_path: Path, make) -> None:
    with serving(bare(tmp_path, make(QUESTION, held()))) as address:
        context = browser.new_context(java_script_enabled=False, **PHONE)
        page = context.new_page()
        page.goto(f"{address}/index.html")
        for fold in page.locator("main details:has(> summary)").all():
            if fold.get_attribute("open") is None:
                fold.locator("> summary").click()
        said = [one.says if make is question_card else one.asked for one in PUSHBACKS]
        for text in (*FOLLOW_UPS, *said):
            expect(page.get_by_text(text)).to_be_visible()
        assert not page.locator("button:visible, input:visible").count()
        context.close()


def test_a_friend_gets_the_follow_ups_one_by_one(friend: Page) -> None:
    panel = friend.locator("[data-roleplay]")
    lines, button = panel.locator(".mot-one-by-one li:visible"), panel.locator("[data-next]")
    total = len(FOLLOW_UPS) + len(PUSHBACKS)
    for count in range(total):
        expect(lines).to_have_count(count)
        expect(button).to_have_text(f"Next follow-up ({total - count} left)")
        button.press("Enter")
    expect(lines).to_have_count(total)
    expect(lines.last).to_contain_text(PUSHBACKS[-1].asked)
    button.click()
    expect(lines).to_have_count(0)


def test_the_form_is_that_of_the_level(friend: Page) -> None:
    scale = held()[QUESTION].scale
    for level, other in (("lead", "head"), ("head", "lead")):
        friend.get_by_label(level.capitalize(), exact=True).check()
        expect(friend.get_by_text(scale[level]["substance"][4], exact=True)).to_be_visible()
        expect(friend.get_by_text(scale[other]["substance"][4], exact=True)).to_be_hidden()


@on_both
def test_the_printed_card_stands_alone_and_holds_every_follow_up(friend: Page) -> None:
    other = friend.locator("[data-question]")
    expect(other).to_be_visible()
    friend.evaluate("window.print = () => {}")
    friend.get_by_role("button", name="Print on one sheet").click()
    friend.emulate_media(media="print")
    expect(other).to_be_hidden()
    for text in FOLLOW_UPS:
        expect(friend.locator("[data-roleplay]").get_by_text(text)).to_be_visible()
    expect(friend.locator("[data-roleplay] button:visible, [data-roleplay] input:visible")).to_have_count(0)
    friend.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(other).to_be_visible()


SIDES = ("top", "right", "bottom", "left")


def sheets(page: Page) -> int:
    """How many A4 sheets the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=dict.fromkeys(SIDES, "16mm"))))


@pytest.mark.parametrize(("id", "level"), QUESTIONS)
def test_a_card_prints_on_one_sheet(browser: Browser, tmp_path: Path, id: str, level: str) -> None:
    widgets = question_card(QUESTION, held()), role_play_card(id, held(), levels=[level]), question_card(id, held())
    with shown(browser, tmp_path, *widgets) as page:
        assert sheets(page) > 1, "the whole page is longer than a sheet"
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name="Print on one sheet").click()
        assert sheets(page) == 1
