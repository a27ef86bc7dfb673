"""Somebody who answers back, on a page: a run in study mode without a network, and one in real mode."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import bank
from cxprep.answers import page as answers_page
from cxprep.widgets.answer_back import answer_back
from tests.support.pages import HEAD, opened, write
from tests.support.role_pages import kept

VAGUE = "We rolled out a new approach and NPS went up nine points. Everybody was really happy with the whole thing."
QUESTION = "cx-lead.question.programme-owned"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory) -> Iterator[Page]:
    folder: Path = tmp_path_factory.mktemp("answers")
    write(folder, answer_back(bank.load_all()).page(), head=HEAD)
    answers_page.write(folder, bank.load_all())
    with opened(browser, folder) as page:
        page.wait_for_selector("[data-answer-back][data-alive]")
        yield page


def test_an_answer_is_read_pressed_and_kept_without_a_network(page: Page) -> None:
    page.select_option("select[name=question]", QUESTION)
    with page.expect_response("**/answers.json"), page.expect_response("**/answers.mjs"):
        page.locator('[data-turn="1"] textarea').focus()
    page.context.set_offline(True)
    page.fill('[data-turn="1"] textarea', VAGUE)
    page.click('[data-turn="1"] [data-read]')
    expect(page.locator('[data-turn="1"] [data-quality=figure]')).to_have_class("is-heard")
    expect(page.locator('[data-turn="1"] [data-quality=scene]')).not_to_have_class("is-heard")
    page.fill(
        '[data-turn="2"] textarea',
        "It cost us four thousand pounds, I stopped it, and in May I rang Mrs Akhtar myself.",
    )
    page.click('[data-turn="2"] [data-read]')
    expect(page.locator('[data-turn="2"] .mot-added')).to_contain_text("It added")
    expect(page.locator('[data-turn="2"] [data-quality=figure]')).not_to_contain_text("No result")  # it was told before
    expect(page.locator("[data-versions]")).to_be_visible()
    assert len(kept(page, "answers")[QUESTION]) == 2


def test_a_link_chooses_the_question_and_what_was_said_becomes_a_story(page: Page) -> None:
    other = "service-associate.question.mistake"
    page.evaluate("(id) => (location.hash = `question=${id}`)", other)
    expect(page.locator("select[name=question]")).to_have_value(other)
    said = "Last winter I sent a parcel to the wrong street. It cost the shop ninety euros, so I told Ruth at once."
    page.fill('[data-turn="1"] textarea', said)
    page.click('[data-turn="1"] [data-read]')
    page.click("[data-story]")
    expect(page.locator("[data-done]")).to_contain_text("It is in your story bank")
    (story,) = kept(page, "stories").values()
    assert story["ticks"] == {other: True}
    parts = [story[part] for part in ("situation", "task", "action", "result", "reflection")]
    assert any(parts) and all(part in said for part in parts)


def test_real_mode_says_nothing_until_the_end_and_refuses_in_a_sentence(page: Page) -> None:
    page.check("input[value=real]")
    page.click("[data-afresh]")
    page.click('[data-turn="1"] [data-read]')
    expect(page.locator('[data-turn="1"] [data-noted]')).to_contain_text("Nothing was lost")
    for turn in (1, 2, 3):
        expect(page.locator(".mot-heard")).to_have_count(0)
        page.fill(f'[data-turn="{turn}"] textarea', VAGUE)
        page.click(f'[data-turn="{turn}"] [data-read]')
    expect(page.locator(".mot-heard")).to_have_count(3)
