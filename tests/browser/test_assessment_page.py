"""The self-assessment on a page: choose, see it drawn, come back, compare; nothing kept is lost, nothing typed runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cxprep.widgets.assessment import self_assessment
from tests.support.devices import on_both
from tests.support.hostile import HOSTILE_PLACES
from tests.support.role import fixture_role
from tests.support.role_pages import UNREADABLE, again, in_jupyter, kept, overflows, put, raw, shown
from tests.support.scan import PHONE, violations, watch
from tests.support.store import BLOCKED, FULL, KEY

ROLE = fixture_role()
IDS = [item.id for item in ROLE.of("look-for")]
NAMES = {IDS[0]: "Promises", IDS[1]: "Numbers", IDS[2]: "The whole way"}
HELP = {IDS[0]: [("the first page", "a.html"), ("the second", "b.html")], IDS[1]: [("the third", "c.html")]}
HELD = "[data-assessment]"


def widget():
    """The fixture role's self-assessment, with short names and pages."""
    return self_assessment(ROLE, names=NAMES, help=HELP)


def choose(page: Page, *scores: int) -> None:
    """A number for each look-for, in order."""
    for row, score in zip(page.locator("[data-item]").all(), scores, strict=False):
        row.locator("input").nth(score - 1).check(force=True)


def finding(page: Page) -> Locator:
    """The chart's title."""
    return page.locator(".mot-finding")


def bars(page: Page) -> list[int]:
    """The drawn scores, from top to bottom."""
    return [int(bar.get_attribute("data-score")) for bar in page.locator("rect[data-score]").all()]


def cells(page: Page) -> list[list[str]]:
    """The table for those who do not see the chart."""
    return [row.locator("th, td").all_text_contents() for row in page.locator(".mot-unseen tr").all()]


@pytest.fixture
def page(device: dict[str, Any], browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The self-assessment on a bare page."""
    with shown(browser, tmp_path, widget(), **device) as page:
        yield page


def test_the_profile_grows_with_each_choice(page):
    expect(finding(page)).to_have_text("Choose a number for each, and your profile is drawn here.")
    assert bars(page) == []
    choose(page, 4)
    expect(finding(page)).to_have_text("1 of 3 chosen so far.")
    assert bars(page) == [4, 0, 0]
    assert cells(page)[2] == ["Numbers", "not chosen"]
    choose(page, 4, 2, 3)
    expect(finding(page)).to_have_text("Strongest: Promises. Start with: Numbers and The whole way.")
    assert bars(page) == [4, 2, 3]
    assert [row[-1] for row in cells(page)[1:]] == ["4", "2", "3"]
    width = "(e) => e.getBoundingClientRect().width"
    drawn = [bar.evaluate(width) for bar in page.locator("rect[data-score]").all()]
    assert drawn[0] / drawn[1] == pytest.approx(2, rel=0.01)
    assert page.locator("svg").get_attribute("aria-label") == finding(page).text_content()
    assert not overflows(page)
    assert violations(page) == []


FINDINGS = {
    (3, 3, 3): "Even throughout, at 3. Start with: Promises and Numbers.",
    (5, 5, 5): "Even throughout, at 5. Now let somebody else score you.",
    (5, 5, 4): "Strongest: Promises and Numbers. Start with: The whole way.",
    (1, 5, 1): "Strongest: Numbers. Start with: Promises and The whole way.",
}


@pytest.mark.parametrize("scores", FINDINGS)
def test_the_finding_says_what_is_drawn(browser, tmp_path, scores):
    with shown(browser, tmp_path, widget()) as page:
        choose(page, *scores)
        expect(finding(page)).to_have_text(FINDINGS[scores])
        low = page.locator("rect.is-low").evaluate_all("(bars) => bars.map((bar) => bar.dataset.for)")
        named = FINDINGS[scores].partition("Start with: ")[2]
        assert sorted(low) == sorted(id for id in IDS if NAMES[id] in named)


def test_the_two_to_start_with_lead_to_their_pages(page):
    choose(page, 1, 2, 5)
    lines = page.locator("[data-start] p")
    assert lines.all_text_contents() == ["Promises: read the first page and the second.", "Numbers: read the third."]
    assert page.locator("[data-start] a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))") == [
        "a.html", "b.html", "c.html",
    ]  # fmt: skip


def test_what_was_chosen_is_there_tomorrow(page):
    choose(page, 4, 2)
    again(page)
    expect(finding(page)).to_have_text("2 of 3 chosen so far.")
    assert bars(page) == [4, 2, 0]
    assert [int(one.get_attribute("value")) for one in page.locator("input:checked").all()] == [4, 2]
    (entry,) = kept(page, "assessments")["test-role"]
    assert entry["scores"] == {IDS[0]: 4, IDS[1]: 2}


def test_a_second_assessment_stands_beside_the_first(browser, tmp_path):
    first = {"at": "2026-03-01T09:00:00.000Z", "scores": dict(zip(IDS, (4, 2, 3), strict=True))}
    stored = json.dumps({"version": 1, "assessments": {"test-role": [first]}, "scores": {"kept": [1]}})
    with shown(browser, tmp_path, widget(), stored=stored, timezone_id="Europe/London") as page:
        assert bars(page) == [4, 2, 3]
        page.get_by_role("button", name="Assess yourself again").click()
        assert page.locator("input:checked").count() == 0
        assert kept(page, "assessments") == {"test-role": [first]}
        back = page.get_by_role("button", name="Show my last one again")
        back.click()
        assert bars(page) == [4, 2, 3]
        expect(back).to_be_hidden()
        page.get_by_role("button", name="Assess yourself again").click()
        choose(page, 3, 5, 3)
        assert bars(page) == [3, 5, 3]
        lines = page.locator("line.is-first").evaluate_all("(all) => all.map((line) => line.dataset.first)")
        assert lines == ["4", "2", "3"]
        assert cells(page)[0][1] == "First, 1 March 2026" and cells(page)[0][2].startswith("Last, ")
        assert [row[1:] for row in cells(page)[1:]] == [["4", "3"], ["2", "5"], ["3", "3"]]
        expect(page.locator("[data-start]")).to_contain_text(
            "Since 1 March 2026: higher in Numbers; lower in Promises."
        )
        again(page)
        assert bars(page) == [3, 5, 3]
        older, newer = kept(page, "assessments")["test-role"]
        assert (older, newer["scores"]) == (first, dict(zip(IDS, (3, 5, 3), strict=True)))
        assert newer["at"] > older["at"]
        assert kept(page, "scores") == {"kept": [1]}


def test_a_change_on_another_day_leaves_the_first_as_it_was(browser, tmp_path):
    first = {"at": "2026-03-01T09:00:00.000Z", "scores": dict(zip(IDS, (4, 2, 3), strict=True))}
    stored = json.dumps({"version": 1, "assessments": {"test-role": [first]}})
    with shown(browser, tmp_path, widget(), stored=stored) as page:
        page.locator("[data-item]").nth(1).locator("input").nth(4).check(force=True)
        page.locator("[data-item]").nth(1).locator("input").nth(3).check(force=True)
        older, newer = kept(page, "assessments")["test-role"]
        assert (older, newer["scores"]) == (first, dict(zip(IDS, (4, 4, 3), strict=True)))
        assert page.locator("line.is-first").count() == 3


def test_the_keyboard_is_enough(page):
    page.locator("[data-item] input").first.focus()
    for _ in IDS:
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    assert bars(page) == [3, 3, 3]
    page.get_by_role("button", name="Assess yourself again").focus()
    page.keyboard.press("Enter")
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("document.activeElement.type") == "radio"


ODD = {
    "no list": "five",
    "nothing": None,
    "no scores": [{"at": "2026-03-01T09:00:00.000Z"}],
    "no date": [{"scores": {IDS[0]: 3}}],
    "a date that is none": [{"at": HOSTILE_PLACES, "scores": {IDS[0]: 3}}],
    "numbers beyond the scale": [{"at": "2026-03-01T09:00:00.000Z", "scores": {IDS[0]: 6, IDS[1]: 0}}],
    "numbers in words": [{"at": "2026-03-01T09:00:00.000Z", "scores": {IDS[0]: "3", IDS[1]: HOSTILE_PLACES}}],
    "other names": [{"at": "2026-03-01T09:00:00.000Z", "scores": {"__proto__": 3, "toString": 3}}],
    "null scores": [{"at": "2026-03-01T09:00:00.000Z", "scores": None}, None, 5],
}


def test_an_entry_that_is_none_counts_as_none_and_stays(browser, tmp_path):
    with shown(browser, tmp_path, widget()) as page:
        for name, odd in ODD.items():
            stored = json.dumps({"version": 1, "assessments": {"test-role": odd, "another": [1]}})
            put(page, stored)
            expect(finding(page), name).to_have_text("Choose a number for each, and your profile is drawn here.")
            assert raw(page) == stored, name
            choose(page, 2)
            found = kept(page, "assessments")
            assert found["another"] == [1], name
            assert found["test-role"][:-1] == (odd if isinstance(odd, list) else []), name
            assert found["test-role"][-1]["scores"] == {IDS[0]: 2}, name


def test_what_cannot_be_read_is_said_and_left_alone(browser, tmp_path):
    with shown(browser, tmp_path, widget()) as page:
        for name, text in UNREADABLE.items():
            put(page, text)
            expect(page.locator(".mot-notice"), name).to_contain_text("could not be read. It was left as it is")
            choose(page, 4, 2, 3)
            assert bars(page) == [4, 2, 3], name
            assert raw(page) == text, name


@pytest.mark.parametrize("init", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_store_that_refuses_is_said_and_survived(browser, tmp_path, init):
    with shown(browser, tmp_path, widget(), init=init) as page:
        choose(page, 4, 2, 3)
        expect(page.locator(".mot-notice")).to_be_visible()
        expect(page.get_by_text("Kept on this device")).to_be_hidden()
        assert bars(page) == [4, 2, 3]
        page.get_by_role("button", name="Assess yourself again").click()
        choose(page, 5, 5, 5)
        assert bars(page) == [5, 5, 5]
        assert page.locator("line.is-first").count() == 3


def test_another_widget_may_forget_it_all(page):
    choose(page, 4, 2, 3)
    page.evaluate(f"localStorage.removeItem('{KEY}'); document.dispatchEvent(new CustomEvent('mot:store'))")
    assert page.locator("input:checked").count() == 0
    assert bars(page) == []


def test_hostile_names_are_words(browser, tmp_path):
    with shown(
        browser, tmp_path, self_assessment(ROLE, names={IDS[0]: HOSTILE_PLACES}, help={IDS[0]: [(HOSTILE_PLACES, "a")]})
    ) as page:
        choose(page, 1, 5, 5)
        expect(finding(page)).to_contain_text("<script>window.hacked=1</script>")
        assert page.locator(f"{HELD} :is(script, img)").count() == 0


def test_it_asks_for_nothing_while_it_is_used(browser, tmp_path):
    with shown(browser, tmp_path, widget()) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        choose(page, 4, 2, 3)
        page.get_by_role("button", name="Assess yourself again").click()
        assert asked == []


def test_without_a_script_the_texts_stand_and_nothing_is_dead(browser, tmp_path):
    with shown(browser, tmp_path, widget()) as page:
        address = page.url
        context = browser.new_context(java_script_enabled=False, **PHONE)
        bare = context.new_page()
        findings = watch(bare)
        bare.goto(address)
        for item in ROLE.of("look-for"):
            expect(bare.get_by_text(item.shows)).to_be_visible()
            expect(bare.get_by_text(item.fails)).to_be_visible()
        assert [one for one in bare.locator(f"{HELD} :is(input, button)").all() if one.is_visible()] == []
        expect(bare.locator("noscript p")).to_contain_text("On paper it works too")
        expect(bare.locator("noscript p")).to_be_visible()
        box = bare.locator(HELD).bounding_box()
        assert box["width"] <= 360 and box["height"] < 3000
        assert findings == []
        context.close()


@on_both
def test_on_paper_the_chart_stays_and_the_buttons_go(page):
    choose(page, 4, 2, 3)
    page.emulate_media(media="print")
    expect(page.locator("svg")).to_be_visible()
    expect(page.get_by_text("Assess yourself again")).to_be_hidden()


def test_it_works_from_the_one_module_that_jupyter_gets(browser, tmp_path):
    with shown(browser, tmp_path, policy="") as page:
        in_jupyter(page, widget())
        choose(page, 4, 2, 3)
        assert bars(page) == [4, 2, 3]
        assert page.evaluate("heard.scores") == dict(zip(IDS, (4, 2, 3), strict=True))
