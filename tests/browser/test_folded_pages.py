"""A question whose widgets wait behind folds: closed at first, opened by keyboard, and working like unfolded ones."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cxprep.bank import load_all
from cxprep.widgets.roleplay import role_play_card
from tests.browser.test_question_pages import sheets
from tests.support.questions import MAKERS, QUESTION, shown, stored
from tests.support.role import held
from tests.support.scan import DESK, PHONE, violations

WIDGETS = [make(QUESTION, held(), **({} if kind == "question" else {"folded": True})) for kind, make in MAKERS.items()]
TIMER, SCORE = "Say it aloud, 1 min 50 s", "Score what you said"
FRIEND = f"“{held()[QUESTION].title}”"


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_folds_open_by_keyboard_and_what_is_in_them_works(browser: Browser, tmp_path: Path, device: dict) -> None:
    with shown(browser, tmp_path, *WIDGETS, **device) as page:
        expect(page.get_by_text("What it tests.")).to_be_visible()
        for inside in (".mot-parts >> nth=0", "[data-go]", "[data-scale] form", "[data-print]"):
            expect(page.locator(inside)).to_be_hidden()
        for words in ("How a strong answer is built", TIMER, SCORE, FRIEND):
            page.locator("details > summary", has_text=words).press("Enter")
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_role("button", name="Stop")).to_be_enabled()
        for row in page.locator("[data-scale] [data-level=lead] fieldset").all():
            row.locator("input").nth(2).check()
        page.get_by_role("button", name="Keep this score").click()
        expect(page.locator("[data-scale] [data-kept]")).not_to_be_empty()
        assert stored(page, "scores")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not [finding for finding in violations(page) if "page-has-heading-one" not in finding]


def test_the_card_prints_alone_out_of_its_fold(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, tmp_path, *WIDGETS, **DESK) as page:
        page.locator(".mot-fold > summary", has_text=FRIEND).click()
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name="Print on one sheet").click()
        page.emulate_media(media="print")
        expect(page.locator("[data-roleplay]")).to_be_visible()
        expect(page.locator("summary:visible")).to_have_count(0)


def test_the_fullest_cards_of_the_book_print_on_one_sheet(browser: Browser, tmp_path: Path) -> None:
    book = load_all()
    for role in book.roles.values():
        cards = [(q, level) for q in role.of("question") for level in q.levels]
        made = [role_play_card(q, book, levels=[level], folded=True) for q, level in cards]
        for card in sorted(made, key=lambda card: len(card.html))[-2:]:
            with shown(browser, tmp_path, card, **DESK) as page:
                page.locator(".mot-fold > summary").click()
                page.evaluate("window.print = () => {}")
                page.get_by_role("button", name="Print on one sheet").click()
                assert sheets(page) == 1, card.spec["item"]
