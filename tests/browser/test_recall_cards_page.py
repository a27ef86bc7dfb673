"""Recall cards in the browser: what is due on which day, by mouse and by keys, on the reader's own calendar."""

import datetime as dt
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.bank import load_all
from cxprep.widgets.recall import recall
from cxprep.widgets.recall_cards import DAYS, recall_cards
from tests.support.anki import CREATED, DAY, exported
from tests.support.hostile import SCRIPT
from tests.support.practised import Profile, alive, give, profile_on, put, saved, section, stored, unhurt
from tests.support.practising import bare_page
from tests.support.role import fixture_role, held
from tests.support.scan import DESK, PHONE
from tests.support.store import BLOCKED

CARDS = fixture_role().cards()
TODAY = dt.datetime(2026, 10, 23, 21, 30)  # two days before Europe's clocks go back


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def profile(request, browser: Browser, tmp_path) -> Iterator[Profile]:
    """A fresh profile, in London, on a page with the fixture role's cards; its clock stands still."""
    page = bare_page(tmp_path, recall_cards(fixture_role()))
    with profile_on(browser, page, timezone_id="Europe/London", **request.param) as profile:
        profile.context.clock.install(time=TODAY)
        yield profile


@pytest.fixture
def desk(browser: Browser, tmp_path) -> Iterator[Profile]:
    """The same, on a desk only."""
    with profile_on(browser, bare_page(tmp_path, recall_cards(fixture_role())), timezone_id="Europe/London") as profile:
        profile.context.clock.install(time=TODAY)
        yield profile


def on(profile: Profile, page: Page, days: int) -> None:
    """Come back so many days after TODAY."""
    profile.context.clock.set_fixed_time(TODAY + dt.timedelta(days=days))
    page.reload()
    alive(page)


def answer(page: Page, knew: bool) -> str:
    """Turn the card in front and answer it, also beyond the ten of a day; returns its id."""
    if page.get_by_role("button", name="more all the same").count():
        page.get_by_role("button", name="more all the same").click()
    id = page.locator(".mot-face").get_attribute("data-card")
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="Knew it" if knew else "Not yet").click()
    return id


def pile(page: Page) -> str:
    """What the panel says of the pile."""
    return page.locator(".mot-pile").inner_text()


def day(ahead: int) -> str:
    """A day as the store keeps it."""
    return (TODAY + dt.timedelta(days=ahead)).date().isoformat()


def test_front_then_back(profile):
    page = profile.open()
    assert pile(page) == f"{len(CARDS)} due today, all of them new; 0 later."
    expect(page.locator(".mot-face")).to_contain_text(CARDS[0].front)
    expect(page.locator(".mot-face")).not_to_contain_text(CARDS[0].back)
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".mot-face")).to_contain_text(CARDS[0].back)
    assert stored(page) is None


def test_the_days_grow_and_start_over(profile):
    page = profile.open()
    ahead, id = 0, None
    for wait in (*DAYS, DAYS[-1]):
        on(profile, page, ahead)
        # others are new and come after what is due
        id = id or CARDS[0].id
        expect(page.locator(".mot-face")).to_have_attribute("data-card", id)
        assert answer(page, True) == id
        ahead += wait
        assert section(page, "cards")[id]["due"] == day(ahead)
    on(profile, page, ahead - 1)
    assert page.locator(".mot-face").get_attribute("data-card") != id
    on(profile, page, ahead)
    assert answer(page, False) == id
    assert (section(page, "cards")[id]["box"], section(page, "cards")[id]["due"]) == (1, day(ahead + 1))
    expect(page.get_by_role("status")).to_have_text("Not yet: this card comes back tomorrow.")


def test_the_whole_pile_in_a_day(desk):
    page = desk.open()
    for place, card in enumerate(CARDS):
        assert answer(page, place % 2 == 0) == card.id
    assert pile(page) == f"Nothing is due today; {len(CARDS)} later."
    expect(page.locator(".mot-face")).to_contain_text("The next cards are due on 24 October 2026.")
    on(desk, page, 0)
    assert pile(page) == f"Nothing is due today; {len(CARDS)} later."
    on(desk, page, 1)
    assert pile(page) == f"{len(CARDS)} due today; 0 later."


def test_ten_are_enough_for_a_day_and_the_seat_is_remembered(browser, tmp_path):
    book = load_all()
    with profile_on(browser, bare_page(tmp_path, recall_cards(book)), **PHONE) as profile:
        page = profile.open()
        last = list(book.roles.values())[-1]
        page.get_by_label("Cards for").select_option(last.id)
        assert section(page, "reader")["seat"]["id"] == last.id
        page.reload()
        alive(page)
        for _ in range(10):
            assert answer(page, True).startswith(last.id)
        face = page.locator(".mot-face")
        more = len(last.cards()) - 10
        words = f"You answered 10 cards and knew each. {more} cards more can wait until tomorrow"
        expect(face).to_contain_text("That is all for today.")
        expect(face).to_contain_text(words)
        page.reload()
        alive(page)
        expect(face).to_contain_text(words)
        page.get_by_role("button", name="more all the same").press("Enter")
        expect(face).to_contain_text(last.cards()[10].front)


def test_a_prompt_in_the_prose_goes_by_the_same_days(browser, tmp_path):
    widgets = recall(CARDS[1].id, held()), recall_cards(fixture_role())
    with profile_on(browser, bare_page(tmp_path, *widgets), **PHONE) as profile:
        page = profile.open()
        prompt = page.locator("[data-recall]")
        expect(prompt.get_by_text(CARDS[1].back)).to_be_hidden()
        prompt.locator("summary").press("Enter")
        expect(prompt.get_by_text(CARDS[1].back)).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(prompt.get_by_role("status")).to_have_text("Known: this card comes back tomorrow.")
        expect(prompt.locator("summary")).to_be_focused()
        page.reload()
        alive(page)
        assert pile(page) == f"{len(CARDS) - 1} due today, all of them new; 1 later."
        expect(prompt.get_by_role("status")).to_contain_text("Comes back on")


def test_what_is_known_goes_to_anki_and_comes_back(desk, tmp_path):
    now = int(TODAY.timestamp())
    since = (now - CREATED) // DAY
    first, second, third = (card.id for card in CARDS[:3])
    states = {first: (8, since + 6, now), second: (90, since + 80, now), third: (3, since, now - 9 * DAY)}
    deck = exported(fixture_role(), tmp_path / "back.apkg", states)
    newer = {third: {"box": 1, "due": day(1), "at": f"{day(0)}T08:00:00.000Z"}}
    page = desk.open(kept={"cards": newer})
    page.locator("summary", has_text="To Anki, and back from it").click()
    give(page, page.get_by_role("button", name="Bring back a deck"), "back.apkg", deck.read_bytes())
    expect(
        page.get_by_text("2 cards brought back from Anki; 1 other left as here, or not of this book.")
    ).to_be_visible()
    kept = section(page, "cards")
    assert {id: kept[id]["box"] for id in kept} == {first: 3, second: 4, third: 1}
    assert (kept[first]["due"], kept[second]["due"], kept[third]) == (day(6), day(DAYS[-1]), newer[third])
    give(page, page.get_by_role("button", name="Bring back a deck"), "x.apkg", b"no deck")
    expect(page.get_by_text("Support older Anki versions”. Nothing was changed.")).to_be_visible()
    _, text = saved(page, lambda: page.get_by_role("button", name="Save what I know for Anki").click(), tmp_path)
    lines = text.splitlines()
    assert len(lines) == 4 + len(CARDS) and lines[4].endswith(f"\t{first}\tmoments::due-{day(6)}")
    assert lines[-1].endswith("\tmoments::new")


def test_by_keyboard_alone(desk):
    page = desk.open()
    face = page.locator(".mot-face")
    face.focus()
    page.keyboard.press("1")  # not before the answer is seen
    assert stored(page) is None
    page.keyboard.press("Space")
    expect(face).to_contain_text(CARDS[0].back)
    expect(face).to_be_focused()
    page.keyboard.press("Space")  # nothing happens by accident
    assert stored(page) is None
    page.keyboard.press("1")
    expect(face).to_have_attribute("data-card", CARDS[1].id)
    page.keyboard.press("Space")
    page.keyboard.press("2")
    kept = section(page, "cards")
    assert [kept[card.id]["box"] for card in CARDS[:2]] == [1, 1]
    expect(face).to_have_attribute("data-card", CARDS[2].id)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
    page.keyboard.press("Space")
    expect(face).to_contain_text(CARDS[2].back)


def test_a_page_left_open_overnight(desk):
    page = desk.open()
    for _ in CARDS:
        answer(page, True)
    desk.context.clock.set_fixed_time(TODAY + dt.timedelta(hours=3))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert pile(page) == f"{len(CARDS)} due today; 0 later."


ODD = {
    "nothing": None,
    "text": SCRIPT,
    "no box": {"due": "2026-10-30"},
    "a box that is none": {"box": 9, "due": "2026-10-30"},
    "half a box": {"box": 1.5, "due": "2026-10-30"},
    "no day": {"box": 2, "due": SCRIPT},
    "a clock that ran ahead": {"box": 2, "due": "2031-01-01"},
}


def test_a_state_that_is_none_counts_as_new(desk):
    other = {"box": 2, "due": "2026-10-30", "at": "2026-10-20T10:00:00.000Z"}
    page = desk.open()
    for name, odd in ODD.items():
        put(page, {"cards": {CARDS[0].id: odd, CARDS[1].id: other, "gone.card": other}})
        assert pile(page) == f"{len(CARDS) - 1} due today, all of them new; 1 later.", name
        answer(page, True)
        kept = section(page, "cards")
        assert kept[CARDS[0].id]["box"] == 1, name
        assert (kept[CARDS[1].id], kept["gone.card"]) == (other, other), name
        unhurt(page)


@pytest.mark.parametrize("text", ["hello {", json.dumps({"version": 7})])
def test_what_cannot_be_read_is_said_and_left_alone(desk, text):
    page = desk.open(kept=text)
    expect(page.locator(".mot-notice")).to_contain_text("It was left as it is")
    answer(page, True)
    assert pile(page).endswith("; 1 later.")
    assert stored(page) == text


def test_blocked_storage_is_said_and_survived(desk):
    page = desk.open(init=BLOCKED)
    expect(page.locator(".mot-notice")).to_contain_text("does not let the page keep anything")
    answer(page, True)
    assert pile(page).endswith("; 1 later.")


def test_without_scripts_all_cards_are_there(browser, tmp_path):
    folder = bare_page(tmp_path, recall_cards(fixture_role(), decks=""))
    (folder / "test-role.apkg").write_bytes(b"deck")
    with profile_on(browser, folder, java_script_enabled=False, **PHONE) as still:
        page = still.context.new_page()
        page.goto(f"{still.address}/index.html")
        page.locator("summary", has_text=f"All {len(CARDS)} cards").click()
        assert page.locator("details details").count() == len(CARDS)
        page.locator("details details summary").first.click()
        expect(page.get_by_text(CARDS[0].back)).to_be_visible()
        assert page.locator("button").count() == 0
        with page.expect_download() as download:
            page.get_by_role("link", name="The same cards as a deck for Anki").click()
        assert download.value.suggested_filename == "test-role.apkg"
