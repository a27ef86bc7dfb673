"""The mock interview in the browser: the draw is Python's, the clock waits, and the debrief prints on one page."""

import json
import random
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.bank import load_all
from cxprep.practice.interview import MINUTES, MOST_SEED, draw, draw_tonight, pool
from cxprep.widgets.mock_interview import mock_interview
from tests.support.hostile import SCRIPT
from tests.support.practised import Profile, alive, profile_on, section, stored, unhurt
from tests.support.practising import bare_page
from tests.support.role import ROLE, fixture_role
from tests.support.scan import PHONE
from tests.support.store import BLOCKED

BANK = fixture_role()
LINK = f"index.html#interview=7&role={ROLE}&level=lead&minutes=30"
NOW = 1_790_000_000_000  # 2026, in milliseconds


@pytest.fixture
def profile(device, browser: Browser, tmp_path) -> Iterator[Profile]:
    """A fresh profile on a page with the fixture role's mock interview."""
    with profile_on(browser, bare_page(tmp_path, mock_interview(BANK)), **device) as profile:
        yield profile


@pytest.fixture
def desk(browser: Browser, tmp_path) -> Iterator[Profile]:
    """The same, on a desk only."""
    with profile_on(browser, bare_page(tmp_path, mock_interview(BANK))) as profile:
        yield profile


def press(page: Page, name: str | re.Pattern) -> None:
    """Press the first button of that name."""
    page.get_by_role("button", name=name).first.click()


DONE = re.compile("^Done")
NEXT = re.compile("^Next (follow-up|pushback|question)")


def asking(page: Page) -> str:
    """The item that is asked now."""
    return page.locator("[data-asking]").get_attribute("data-asking")


def run(page: Page) -> list[str]:
    """Answer everything at once; returns what was asked."""
    press(page, "Begin")
    asked = []
    while page.locator("[data-asking]").count():
        asked.append(asking(page))
        press(page, DONE)
    return asked


def score(page: Page, value: int) -> None:
    """Give each dimension of each item the same score, and go to the debrief."""
    page.evaluate("document.querySelectorAll('.mot-stage details').forEach((fold) => (fold.open = true))")
    for fieldset in page.locator(".mot-stage fieldset").all():
        fieldset.locator(f'input[value="{value}"]').check()
    press(page, "To the debrief")


def words(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: value for name, (value,) in parse_qs(urlsplit(page.url).fragment).items()}


def scored(who: str, **scores: int) -> dict:
    """One entry of the section "scores"."""
    return {"at": "2026-03-01T12:00:00.000Z", "level": "lead", "who": who, "scores": scores}


DRAW = """async ([cases, kinds]) => {
  const { drawInterview, drawTonight } = await import('./draw.mjs');
  const island = document.querySelector('[data-live] script[type="application/json"]');
  const [role] = JSON.parse(island.textContent).spec.roles;
  return cases.map(([level, minutes, seed, weights]) =>
    (minutes
      ? drawInterview(role, level, minutes, seed, new Map(Object.entries(weights)), kinds)
      : drawTonight(role, level, seed, new Map(Object.entries(weights)), kinds))
      .map(({ item, seconds }) => [item.id, seconds]));
}"""


def test_the_page_draws_what_python_draws(desk):
    chance = random.Random(4)
    cases = [["lead", 30, seed, {}] for seed in (*range(10), MOST_SEED)]
    for _ in range(600):
        level = chance.choice(BANK.profile.levels)
        named = [item.id for kind in pool(BANK, level) for item in kind if chance.random() < 0.7]
        weights = {id: chance.randint(1, 9) for id in named}
        cases.append([level, chance.choice((None, *MINUTES)), chance.randrange(MOST_SEED + 1), weights])
    page = desk.open()
    kinds = page.locator('[data-live] script[type="application/json"]').evaluate(
        "(e) => JSON.parse(e.textContent).spec.kinds"
    )
    drawn = page.evaluate(DRAW, [cases, kinds])
    for (level, minutes, seed, weights), items in zip(cases, drawn, strict=True):
        held = draw(BANK, level, minutes, seed, weights) if minutes else draw_tonight(BANK, level, seed, weights)
        ours = held.items
        assert items == [[item.id, item.seconds] for item in ours], (level, minutes, seed, weights)


def test_the_same_link_asks_the_same_on_any_device(profile):
    low = {item.id: [scored("self", substance=1)] for item in BANK.of("question")[:2]}
    ours = [item.id for item in draw(BANK, "lead", 30, 7).items]
    page = profile.open(LINK)
    expect(page.locator("[data-ready]")).to_contain_text("Draw 7")
    assert run(page) == ours
    page = profile.open(LINK, kept={"scores": low})
    assert run(page) == ours


def test_what_was_scored_low_weighs_more_and_travels_in_the_link(desk, browser, tmp_path):
    scores = {
        f"{ROLE}.question.walk-through": [scored("self", substance=1, delivery=2)],
        f"{ROLE}.question.changed-promise": [scored("Ana", substance=1), scored("Ana", substance=5)],
    }
    page = desk.open(kept={"scores": scores})
    page.get_by_label("Round", exact=True).select_option("15")
    press(page, "Draw an interview")
    said = words(page)
    items = [item.id for kind in pool(BANK, "lead") for item in kind]
    weights = dict(zip(items, map(int, said["weights"]), strict=True))
    assert weights == dict.fromkeys(items, 3) | {
        f"{ROLE}.question.walk-through": 4,
        f"{ROLE}.question.changed-promise": 1,
    }
    asked = run(page)
    assert asked == [item.id for item in draw(BANK, "lead", 15, int(said["interview"]), weights).items]
    (tmp_path / "other").mkdir()
    with profile_on(browser, bare_page(tmp_path / "other", mock_interview(BANK))) as other:
        assert run(other.open(f"index.html#{urlsplit(page.url).fragment}")) == asked


def test_tonight_is_four_questions_and_the_debrief_says_what_was_too_short_and_where_answers_are(browser, tmp_path):
    with profile_on(browser, bare_page(tmp_path, mock_interview(load_all())), **PHONE) as profile:
        role = "luxury-digital"
        page = profile.open(kept={"reader": {"seat": {"id": role, "changed": "2026-11-30T08:00:00.000Z"}}})
        expect(page.get_by_label("Seat")).to_have_value(role)
        expect(page.get_by_label("Round", exact=True)).to_have_value("tonight")
        expect(page.locator("[data-of-role]:visible")).to_have_count(1)
        page.get_by_label("Level").select_option("head")
        press(page, "Draw an interview")
        expect(page.locator("[data-ready]")).to_contain_text("4 questions")
        assert words(page)["kind"] == "tonight" and section(page, "reader")["level"]["id"] == "head"
        press(page, "Begin")
        expect(page.locator("details:visible", has_text="What may be asked")).to_have_count(0)
        expect(page.locator(".is-primary")).to_have_text(NEXT)
        while page.locator("[data-asking]").count():
            press(page, DONE)
        press(page, "To the debrief")
        debrief = page.locator("[data-debrief]")
        expect(debrief).to_contain_text(
            "All 4 answers were too short. A whole answer to “Walk me through your CV.” takes"
        )
        asked = next(iter(section(page, "interviews").values()))["items"]
        for item, row in zip(asked, debrief.locator("tbody tr").all(), strict=True):
            anchor = item["id"].replace(".", "-")
            link = row.get_by_role("link", name="Answers to it, with notes").get_attribute("href")
            assert link in {f"../{role}/{on}.html?answer=strong-head#{anchor}" for on in ("questions", "leading")}
            expect(row).to_contain_text("too short")


def test_settings_are_in_the_link(profile):
    page = profile.open()
    page.get_by_label("Level").select_option("head")
    page.get_by_label("Round", exact=True).select_option("45")
    press(page, "Draw an interview")
    said = words(page)
    assert (said["role"], said["level"], said["minutes"], "weights" in said) == (ROLE, "head", "45", False)
    expect(page.get_by_role("button", name="Begin")).to_be_focused()
    press(page, "Another draw")
    assert words(page) | {"interview": said["interview"]} == said
    press(page, "Other settings")
    assert "#" not in page.url
    expect(page.get_by_label("Level")).to_have_value("head")


BAD_LINKS = {
    "a word": "#interview=abc",
    "negative": "#interview=-1",
    "too large": "#interview=4294967296",
    "a script": f"#interview={SCRIPT}",
    "another role": "#interview=1&role=nobody",
    "another level": f"#interview=1&role={ROLE}&level=associate",
    "other minutes": "#interview=1&minutes=20",
    "weights for other questions": "#interview=1&weights=33",
    "weights that are none": "#interview=1&weights=000000",
}


def test_a_link_that_cannot_be_is_said(desk):
    page = desk.open()
    for name, link in BAD_LINKS.items():
        page.goto("about:blank")  # a hash alone would not open the page anew
        page.goto(f"{desk.address}/index.html{link}")
        alive(page)
        expect(page.locator(".mot-app > .mot-note"), name).to_contain_text("Draw an interview of your own instead.")
        expect(page.get_by_role("button", name="Draw an interview"), name).to_be_visible()
        unhurt(page)


def test_follow_ups_and_pushbacks_come_one_at_a_time(profile):
    page = profile.open(LINK)
    press(page, "Begin")
    for item in draw(BANK, "lead", 30, 7).items:
        asked = BANK.filled(BANK[item.id])
        assert asking(page) == item.id
        says = [*(asked.questions if "drill" in item.id else asked.follow_ups), *(p.asked for p in asked.pushbacks)]
        for place, text in enumerate(says):
            expect(page.locator(".mot-heard p")).to_have_count(place)
            expect(page.locator(".mot-run")).not_to_contain_text(text)
            press(page, NEXT)
            expect(page.locator(".mot-heard p").last).to_contain_text(text)
        expect(page.get_by_role("button", name=NEXT)).to_have_count(0)
        press(page, DONE)
    expect(page.get_by_text("How did it go?")).to_be_focused()


def test_the_clock_runs_waits_and_says_when_time_is_up(desk):
    desk.context.clock.install(time=NOW / 1000)
    page = desk.open(LINK)
    press(page, "Begin")
    first = draw(BANK, "lead", 30, 7).items[0]
    timer = page.get_by_role("timer")
    clock = lambda seconds: f"{seconds // 60}:{seconds % 60:02}"  # noqa: E731
    page.clock.pause_at(NOW / 1000 + 3600)
    press(page, "Skip")  # what came before the clock stood still does not matter
    second = draw(BANK, "lead", 30, 7).items[1]
    assert asking(page) == second.id != first.id
    expect(timer).to_have_text(clock(second.seconds))
    page.clock.run_for(10_000)
    expect(timer).to_have_text(clock(second.seconds - 10))
    press(page, "Pause")
    page.clock.run_for(60_000)
    expect(timer).to_have_text(clock(second.seconds - 10))
    press(page, "Go on")
    page.clock.run_for((second.seconds - 10) * 1000)
    expect(timer).to_have_text("0:00")
    expect(page.get_by_role("status").first).to_contain_text("The time for this one is up")
    page.clock.run_for(5000)
    expect(timer).to_have_text("0:05 over")
    press(page, DONE)
    while page.locator("[data-asking]").count():
        press(page, "Skip")
    press(page, "To the debrief")
    (kept,) = section(page, "interviews").values()
    assert [item["skipped"] for item in kept["items"]] == [True, False] + [True] * (len(kept["items"]) - 2)
    assert kept["items"][1]["used"] == second.seconds + 5
    expect(page.locator("[data-debrief]")).to_contain_text("The answer ran over time.")


def test_scores_debrief_and_notes_are_kept(profile):
    page = profile.open(LINK)
    asked = run(page)
    score(page, 2)
    scores = section(page, "scores")
    assert list(scores) == asked
    for id, (entry,) in scores.items():
        assert (entry["level"], entry["who"]) == ("lead", "self")
        assert entry["scores"] == dict.fromkeys(BANK[id].scale["lead"], 2)
    debrief = page.locator("[data-debrief]")
    expect(debrief.locator("tbody tr")).to_have_count(len(asked))
    anchor = BANK[asked[0]].scale["lead"]["substance"][2]
    expect(debrief.locator("tbody tr").first).to_contain_text("substance 2")
    expect(debrief).to_contain_text(f"substance, from 2 to 3: {anchor}")
    page.get_by_label("Notes").fill(f"Count first. {SCRIPT}")
    page.goto(f"{profile.address}/index.html")
    page.reload()
    alive(page)
    page.locator("summary", has_text="Earlier interviews (1)").click()
    page.locator("details li button").first.click()
    expect(page.get_by_label("Notes")).to_have_value(f"Count first. {SCRIPT}")
    assert words(page)["interview"] == "7"
    unhurt(page)
    press(page, "Again, another draw")
    expect(page.locator("[data-ready]")).to_be_visible()
    assert len(words(page)["weights"]) == sum(map(len, pool(BANK, "lead")))


def test_scores_are_added_to_those_before(desk):
    id = draw(BANK, "lead", 30, 7).items[0].id
    before = [{"at": "2026-01-01T00:00:00.000Z", "level": "lead", "who": "Ana", "scores": {"substance": 4}}]
    page = desk.open(LINK, kept={"scores": {id: before}})
    run(page)
    page.locator('.mot-stage fieldset input[value="5"]').first.check()
    press(page, "To the debrief")
    kept = section(page, "scores")
    assert list(kept) == [id]
    assert kept[id][:1] == before and len(kept[id]) == 2


CROWD = """() => document.body.prepend(...Array.from({ length: 60 }, () =>
  Object.assign(document.createElement('p'), { textContent: 'Not to be printed.' })))"""


@pytest.mark.parametrize("level", ["lead", "head"])
def test_the_debrief_prints_on_one_page(desk, level):
    page = desk.open(f"index.html#interview=3&role={ROLE}&level={level}&minutes=45")
    page.evaluate(CROWD)
    run(page)
    score(page, 2)
    page.get_by_label("Notes").fill("A line of notes, as long as lines of notes are.\n" * 25)
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("Not to be printed.").first).to_be_hidden()
    expect(page.locator(".mot-on-paper")).to_contain_text("as long as lines of notes are.")
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()


def test_by_keyboard_alone(desk):
    page = desk.open(LINK)
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mot-run .mot-front")).to_be_focused()
    page.keyboard.press("Tab")  # the fold in which one may type
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=NEXT)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".mot-heard p")).to_have_count(1)
    while page.locator("[data-asking]").count():
        page.get_by_role("button", name=DONE).focus()
        page.keyboard.press("Enter")
    radio = page.locator(".mot-stage input[type=radio]").first
    radio.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".mot-stage input[type=radio]").nth(1)).to_be_checked()


def test_the_link_is_copied_or_shown(desk):
    page = desk.open(LINK, init="Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    press(page, "Copy link")
    expect(page.locator(".mot-app > .mot-note")).to_have_text(f"Copy this link: {page.url}")
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk.open(LINK)
    press(page, "Copy link")
    expect(page.locator(".mot-app > .mot-note")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


INTERVIEW = {
    "at": "a",
    "role": ROLE,
    "level": "lead",
    "minutes": 30,
    "seed": 1,
    "weights": "",
    "items": [],
    "notes": "",
}
SCRIPTED = {"items": [{"id": SCRIPT, "planned": 1, "used": 2, "scores": {SCRIPT: 3}}], "notes": SCRIPT, "at": SCRIPT}
ODD = {
    "nothing": {"a": None},
    "text": {"a": SCRIPT},
    "another role": {"a": {**INTERVIEW, "role": "x"}},
    "markup": {"a": {**INTERVIEW, **SCRIPTED}},
}


@pytest.mark.parametrize("name", ODD)
def test_interviews_that_are_none_do_no_harm(desk, name):
    page = desk.open(LINK, kept={"interviews": ODD[name], "scores": {f"{ROLE}.question.walk-through": [SCRIPT, None]}})
    if name == "markup":
        page.locator("summary", has_text="Earlier interviews").click()
        page.locator("details li button").first.click()
        expect(page.locator("[data-debrief] tbody th")).to_contain_text(SCRIPT)
        page.goto(f"{desk.address}/{LINK}")
        page.reload()
        alive(page)
    assert run(page) == [item.id for item in draw(BANK, "lead", 30, 7).items]
    score(page, 4)
    assert section(page, "interviews")["a"] == ODD[name]["a"]
    unhurt(page)


@pytest.mark.parametrize("text", ["hello {", json.dumps({"version": 7})])
def test_what_cannot_be_read_is_said_and_left_alone(desk, text):
    page = desk.open(LINK, kept=text)
    expect(page.locator(".mot-notice")).to_contain_text("It was left as it is")
    run(page)
    score(page, 4)
    expect(page.locator("[data-debrief]")).to_be_visible()
    assert stored(page) == text


def test_blocked_storage_is_said_and_survived(desk):
    page = desk.open(LINK, init=BLOCKED)
    expect(page.locator(".mot-notice")).to_contain_text("does not let the page keep anything")
    run(page)
    score(page, 4)
    expect(page.locator("[data-debrief]")).to_be_visible()


def test_without_scripts_the_questions_are_there(browser, tmp_path):
    with profile_on(browser, bare_page(tmp_path, mock_interview(BANK)), java_script_enabled=False, **PHONE) as still:
        page = still.context.new_page()
        page.goto(f"{still.address}/{LINK}")
        expect(page.locator("noscript p")).to_be_visible()
        page.locator("summary", has_text="What may be asked").click()
        assert page.locator("li").count() == len(BANK.of("question")) + len(BANK.of("drill"))
        assert page.locator("button, select").count() == 0
