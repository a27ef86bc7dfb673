"""The practice pages as the book shows them: the site scan in all their states, no request beyond the site, print."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.widgets.mock_interview import mock_interview, write_scales
from cxprep.widgets.progress import progress
from cxprep.widgets.recall_cards import recall_cards
from cxprep.widgets.story_bank import story_bank
from tests.browser.test_progress_page import KEPT
from tests.support.book import build
from tests.support.links import scan_links
from tests.support.practised import Profile, alive, profile_on
from tests.support.questions import DRILL, MAKERS, QUESTION, SHORT
from tests.support.questions import alive as answering
from tests.support.role import fixture_role, held
from tests.support.scan import MODES, WIDTHS, Scanner, look, violations
from theme.hashed import folder
from tools.serve import serving

# the question with most on it, the one with least, and a drill
QUESTIONS = {
    "long": [*((kind, QUESTION) for kind in MAKERS), ("scale", DRILL), ("rehearsal", DRILL)],
    "short": [(kind, SHORT) for kind in MAKERS],
}


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny book with one page for each of the four widgets, and pages of questions."""
    role = fixture_role()
    pages = {
        "stories": [story_bank(role)],
        "cards": [recall_cards(role)],
        "interview": [mock_interview(role)],
        "progress": [progress(role)],
        "stories-of-nobody": [story_bank([])],
        **{name: [MAKERS[kind](id, held()) for kind, id in widgets] for name, widgets in QUESTIONS.items()},
    }
    site = build(tmp_path_factory.mktemp("practice"), pages)
    write_scales(folder(site / "_static", "live"), role)  # the book's own are of the book's roles
    return site


# either mode and either width once: what a page shows differs by one or the other, not by both together
@pytest.fixture(params=list(zip(MODES, WIDTHS, strict=True)), ids=lambda p: f"{p[0]}-{p[1]}")
def visit(request, browser: Browser, themed: Path) -> Iterator[tuple[Profile, str, int]]:
    """A fresh profile on the tiny book, in a mode and at a width."""
    mode, width = request.param
    with profile_on(browser, themed, color_scheme=mode, **WIDTHS[width]) as profile:
        yield profile, mode, width


def press(page: Page, name: str) -> None:
    """Press the first button of that name."""
    page.get_by_role("button", name=name).first.click()


def unfold(page: Page) -> None:
    """Open everything that folds."""
    page.evaluate("document.querySelectorAll('.mot-practice details').forEach((fold) => (fold.open = true))")


def test_every_state_passes_the_scan(visit):
    profile, mode, width = visit
    found = []

    def scan(page: Page, state: str) -> None:
        found.extend(f"{state}: {finding}" for finding in look(page, mode, width) + violations(page))

    page = profile.open("stories.html", kept=KEPT)
    unfold(page)
    scan(page, "stories")
    press(page, "Add a story")
    press(page, "Keep this story")
    scan(page, "the form, with its complaint")
    scan(profile.open("stories-of-nobody.html"), "stories without a role")
    page = profile.open("cards.html")
    scan(page, "a card's front")
    press(page, "Show the answer")
    unfold(page)
    scan(page, "a card's back")
    page = profile.open("interview.html")
    scan(page, "an interview's settings")
    press(page, "Draw an interview")
    scan(page, "an interview to begin")
    press(page, "Begin")
    press(page, "Next follow-up")
    unfold(page)
    scan(page, "an interview")
    while page.locator("[data-asking]").count():
        press(page, "Done")
    unfold(page)
    page.locator(".mot-stage fieldset").first.locator("input").first.check()
    scan(page, "the scales")
    press(page, "To the debrief")
    scan(page, "the debrief")
    page = profile.open("progress.html")
    unfold(page)
    press(page, "Forget everything")
    scan(page, "progress")
    page = profile.open("progress.html", kept="hello {")
    scan(page, "progress that cannot be read")
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_pages_load_only_what_they_need(themed):
    for name, modules in {"cards": ["recall_cards"], "interview": ["mock_interview", "draw"]}.items():
        text = re.sub(r"live-[0-9a-f]{10}/", "live/", (themed / f"{name}.html").read_text("utf-8"))
        assert all(f"live/{module}.mjs" in text for module in [*modules, "practice", "store"])
        assert "live/practice.css" in text
        assert "live/story_format.mjs" not in text
    assert not re.search(r"live[-0-9a-f]*/practice", (themed / "index.html").read_text("utf-8"))
    assert scan_links(themed) == []


def test_a_themed_debrief_prints_on_one_page(browser, themed):
    with profile_on(browser, themed) as profile:
        page = profile.open("interview.html#interview=3&role=test-role&level=head&minutes=45")
        press(page, "Begin")
        while page.locator("[data-asking]").count():
            press(page, "Done")
        unfold(page)
        for fieldset in page.locator(".mot-stage fieldset").all():
            fieldset.locator("input").nth(1).check()
        press(page, "To the debrief")
        page.get_by_label("Notes").fill("A line of notes, as long as lines of notes are.\n" * 25)
        assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_nothing_is_said_to_anybody(browser, themed):
    with profile_on(browser, themed) as profile:
        sent = []
        profile.context.on("request", lambda r: sent.append(f"{r.method} {r.url} {r.post_data} {r.all_headers()}"))
        page = profile.open("stories.html")
        press(page, "Add a story")
        page.get_by_label("Name of the story").fill("Xylophone")
        press(page, "Keep this story")
        page.reload()
        alive(page)
        page = profile.open("interview.html")
        press(page, "Draw an interview")
        page = profile.open("progress.html")
        assert len(sent) > 5
        assert [one for one in sent if "ylophone" in one or not one.startswith("GET ")] == []
        assert page.evaluate("document.cookie") == ""


def test_every_page_of_questions_is_clean_closed_and_opened(themed: Path, browser: Browser) -> None:
    found, scanner = scan_links(themed), Scanner(browser)
    with serving(themed) as address:
        for name in QUESTIONS:
            for mode, width in zip(MODES, WIDTHS, strict=True):
                found += scanner.scan(f"{address}/{name}.html", mode, width)
                page, told = scanner.page(mode, width)
                answering(page)
                page.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))")
                opened = violations(page) + told
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    opened.append("scrolls sideways when its folds are open")
                found += [f"{name}, opened, {mode}, {width} px: {finding}" for finding in opened]
        page, _ = scanner.page(MODES[0], next(iter(WIDTHS)))
        page.goto(f"{address}/short.html")
        expect(page.locator("link[href^='_static/live-'][href$='/rehearse.css']")).to_have_count(1)
        assert page.locator("link[rel=modulepreload]").count() >= 8
    scanner.close()
    assert not found, "\n".join(found)
