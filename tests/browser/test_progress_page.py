"""My progress in the browser: what is done in words and in a chart; all of it in a file, from a file, or gone."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep import paths
from cxprep.bank import load_all
from cxprep.practice import stories
from cxprep.widgets.mock_interview import mock_interview
from cxprep.widgets.path import document
from cxprep.widgets.progress import progress
from cxprep.widgets.recall_cards import recall_cards
from cxprep.widgets.story_bank import story_bank
from tests.support.hostile import SCRIPT
from tests.support.practised import Profile, alive, give, profile_on, saved, section, stored, unhurt
from tests.support.practising import bare_page
from tests.support.role import ROLE, fixture_role
from tests.support.scan import DESK, PHONE
from tests.support.store import BLOCKED

ASK = f"{ROLE}.question."
AT = "2026-{}T12:00:00.000Z".format


def scoring(day: str, who: str = "self", **scores: int) -> dict:
    """One entry of the section "scores"."""
    return {"at": AT(day), "level": "lead", "who": who, "scores": scores}


KEPT = {
    "estimates": {"a": {"value": 3, "choice": "run"}, "b": {"revealed": True}},
    "stories": {"s": {"id": "s", "title": "One", "metric": "9 to 3", "changed": AT("03-01")}, "t": {"title": "Two"}},
    "rehearsals": {ASK + "walk-through": [{"at": AT("03-01")}, {"at": AT("03-02")}]},
    "scores": {
        ASK + "walk-through": [scoring("03-01", substance=1, delivery=2), scoring("03-20", substance=4)],
        ASK + "changed-promise": [scoring("03-10", "Ana", substance=2)],
    },
    "cards": {f"{ROLE}.look-for.kept-promises": {"box": 1, "due": "2026-03-02", "at": AT("03-01")}},
    "interviews": {AT("03-20"): {"at": AT("03-20")}},
    "assessments": {ROLE: [{"at": AT("03-01")}]},
}


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def profile(request, browser: Browser, tmp_path) -> Iterator[Profile]:
    """A fresh profile on a page with the progress of the fixture role."""
    with profile_on(browser, bare_page(tmp_path, progress(fixture_role())), **request.param) as profile:
        yield profile


@pytest.fixture
def desk(browser: Browser, tmp_path) -> Iterator[Profile]:
    """The same, on a desk only."""
    with profile_on(browser, bare_page(tmp_path, progress(fixture_role()))) as profile:
        yield profile


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def done(page: Page) -> dict[str, str]:
    """What is done, in the page's words."""
    return dict(zip(page.locator("dt").all_inner_texts(), page.locator("dd").all_inner_texts(), strict=True))


def status(page: Page) -> str:
    """What the panel said last."""
    return page.locator(".mot-app > .mot-note").inner_text()


def bring(page: Page, content: str | bytes) -> None:
    """Import a file."""
    # what it said of an earlier file must not be taken for its answer to this one
    page.evaluate("document.querySelector('.mot-app > .mot-note').textContent = ''")
    give(page, page.get_by_role("button", name="Import"), "file.json", content)
    page.wait_for_function("() => document.querySelector('.mot-app > .mot-note').textContent")


def file(sections: object, **changes: object) -> str:
    """A file of everything."""
    return json.dumps({"kind": "moments-of-truth/progress", "version": 1, "sections": sections} | changes)


def test_what_is_done_in_words(profile):
    page = profile.open(kept=KEPT)
    role = fixture_role()
    assert done(page) == {
        "Drills": "1 own estimate, 1 shown without one",
        "Stories": "2 stories, 1 with a number in it",
        "Rehearsals": "2 rehearsals of 1 question",
        "Self-assessments": "1 self-assessment",
        "Scores": "3 scorings of 2 questions and drills, 1 by a friend",
        f"Cards, {role.profile.title}": f"1 of {len(role.cards())} begun, 1 due today",
        "Mock interviews": "1 interview, the last on 20 March 2026",
    }


def test_no_kind_of_entry_is_passed_over(desk, tmp_path):
    (tmp_path / "paths.json").write_text("{}", "utf-8")
    kinds = {
        "paths": {"running": {"path": "a.tonight", "key": "x"}, "a.tonight": {"ticks": {"x": AT("03-01"), "y": "z"}}},
        "cases": {"d": {"revealed": False, "value": 3, "choice": "run"}, "d#device": {"device": 7, "table": 0}},
        "firm": {"about": {"name": "Hexham", "changed": AT("03-01")}, "read": {"place": "", "changed": AT("03-01")}},
        "drafts": {"a": {"text": "I ask first.", "changed": AT("03-01")}, "b": {"text": " "}},
        "report": {"answers": {"A line.": {"look": True}}},
        "reader": {"seat": {"id": "a", "changed": AT("03-01")}},
    }
    page = desk.open(kept=kinds)
    assert done(page) == {
        "Cases": "1 estimate of a case drawn for you or your table",
        "Paths": "2 steps ticked on 1 path, one is being walked",
        "Notes on a firm": "1 part with words of yours",
        "Drafts": "1 text",
        "Prep report": "your yes or no to 1 line",
        "Chosen": "a seat",
    }
    for name, entries in kinds.items():
        bare = desk.open(kept={name: entries})
        expect(bare.locator(".mot-done")).to_be_visible()
    expect(desk.open(kept={"later": {"x": 1}}).locator(".mot-app")).not_to_contain_text("Nothing is kept on this")
    expect(desk.open(kept={"later": {}}).locator(".mot-app")).to_contain_text("Nothing is kept on this device yet")


def test_the_chart_states_its_finding(profile):
    page = profile.open(kept=KEPT)
    expect(page.locator("figcaption")).to_have_text("Your scores have risen from 1.5 to 4.0 since 1 March 2026.")
    picture = page.get_by_role("img")
    assert "risen from 1.5 to 4.0" in picture.get_attribute("aria-label")
    assert picture.locator("circle").count() == 3
    heights = [float(one.get_attribute("cy")) for one in picture.locator("circle").all()]
    assert heights[0] > heights[1] > heights[2]
    page.locator("summary", has_text="The same as a table").click()
    rows = [row.inner_text().split("\t") for row in page.locator("tbody tr").all()]
    assert rows == [["1 March 2026", "1.5", "2"], ["10 March 2026", "2.0", "1"], ["20 March 2026", "4.0", "1"]]
    title = fixture_role()[ASK + "changed-promise"].title.rstrip(".")
    expect(page.locator(".mot-app")).to_contain_text(f"Practise next: {title} (2.0).")


def test_what_next_is_three_things_with_minutes_and_links(browser, tmp_path):
    book = load_all()
    role = next(iter(book.roles))
    walked = paths.load(role)["tonight"]
    done_, step = walked.steps[:2]
    question = book.of("question", role=role)[3]
    cards = [card.id for card in book.roles[role].cards()[:3]]
    kept = {
        "paths": {walked.id: {"ticks": {done_.key: AT("03-01")}, "changed": AT("03-01")}},
        "cards": {id: {"box": 1, "due": "2026-03-02", "at": AT("03-01")} for id in cards},
        "scores": {question.id: [scoring("03-01", substance=2)]},
    }
    site = bare_page(tmp_path / "_static" / "live", progress(book))
    (tmp_path / "_static" / "live" / "paths.json").write_text(document([role]), "utf-8")
    with profile_on(browser, tmp_path, **PHONE) as profile:
        where = f"{site.relative_to(tmp_path)}/index.html"
        page = profile.open(where, kept=kept)
        links = page.locator(".mot-next a")
        expect(links).to_have_count(3)
        assert [link.get_attribute("href") for link in links.all()] == [
            f"../{step.address}", "../practice/cards.html", f"../{paths.address(question.id)}",
        ]  # fmt: skip
        rows = page.locator(".mot-next li").all_inner_texts()
        assert f"{step.title} {step.minutes:g} min" in rows[0] and "3 recall cards due today 2 min" in rows[1]
        assert "2.0 of 5 last time 6 min" in rows[2]
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(links).to_have_text(["Begin: tonight, an hour", re.compile("mock interview"), re.compile("stories")])


def test_nothing_yet(profile):
    page = profile.open()
    expect(page.locator(".mot-app")).to_contain_text("Nothing is kept on this device yet.")
    assert page.locator("svg, dl").count() == 0


def test_one_day_and_no_change(desk):
    page = desk.open(kept={"scores": {"x": [scoring("03-01", substance=3)]}})
    expect(page.locator("figcaption")).to_have_text("One day of scores so far: 3.0 of 5 on average.")
    page = desk.open(kept={"scores": {"x": [scoring("03-01", substance=3), scoring("03-05", substance=3)]}})
    expect(page.locator("figcaption")).to_have_text("Your scores have stayed near 3.0 since 1 March 2026.")


def test_exported_into_a_fresh_profile(profile, browser, tmp_path):
    page = profile.open(kept=KEPT)
    name, text = saved(page, lambda: press(page, "Export everything"), tmp_path)
    assert re.fullmatch(r"moments-of-truth-\d{4}-\d\d-\d\d\.json", name)
    assert json.loads(text)["sections"] == KEPT
    assert [story.title for story in stories.loads(text)] == ["One", "Two"]
    (tmp_path / "fresh").mkdir()
    with profile_on(browser, bare_page(tmp_path / "fresh", progress(fixture_role()))) as fresh:
        other = fresh.open()
        bring(other, text)
        assert status(other) == "10 entries added."
        assert json.loads(stored(other)) == {"version": 1, **KEPT}
        assert done(other) == done(page)
        bring(other, text)
        assert json.loads(stored(other)) == {"version": 1, **KEPT}
        assert status(other) == "10 entries left as on this device."


def test_how_two_devices_are_merged(desk):
    page = desk.open(kept=KEPT)
    theirs = {
        "estimates": {"a": {"value": 9, "choice": "leave"}, "c": {"revealed": True}},
        "stories": {"s": {"id": "s", "title": "One, newer", "changed": AT("04-01")}, "t": {"title": "Two, other"}},
        "scores": {ASK + "walk-through": [scoring("03-01", substance=1, delivery=2), scoring("03-05", substance=3)]},
        "cards": {f"{ROLE}.look-for.kept-promises": {"box": 4, "due": "2026-02-02", "at": AT("02-01")}},
        "later-section": {"x": {"y": 1}},
    }
    bring(page, file(theirs))
    assert status(page) == (
        "3 entries added; 1 entry replaced by the newer one from the file; 3 entries left as on this device."
    )
    assert section(page, "estimates") == {**KEPT["estimates"], "c": {"revealed": True}}
    assert [one["title"] for one in section(page, "stories").values()] == ["One, newer", "Two"]
    days = [one["at"] for one in section(page, "scores")[ASK + "walk-through"]]
    assert days == [AT("03-01"), AT("03-05"), AT("03-20")]
    assert section(page, "cards") == KEPT["cards"]
    assert section(page, "later-section") == {"x": {"y": 1}}
    assert section(page, "interviews") == KEPT["interviews"]


BAD = {
    "empty": ("", "is empty"),
    "not JSON": ("hello {", "cannot be read as JSON"),
    "a list": ("[1]", "not one that this page has saved"),
    "foreign": ('{"name": "package"}', "not one that this page has saved"),
    "stories only": (stories.to_json([]), "not one that this page has saved"),
    "later": (file({}, version=2), "another version"),
    "no sections": (file(None), "not in the form"),
    "a section that is text": (file({"stories": SCRIPT}), "not in the form"),
    "a section that is a list": (file({"scores": []}), "not in the form"),
    "large": (file({"x": {"y": "z" * 5_000_000}}), "larger than a browser could keep"),
    "huge": ("x" * 10_000_001, "larger than 10 MB"),
    "a picture": (b"\x89PNG\r\n\xff\xfe", "is not text"),
}


def test_a_file_that_cannot_be_taken_changes_nothing(desk):
    page = desk.open(kept=KEPT)
    before = stored(page)
    for name, (content, words) in BAD.items():
        bring(page, content)
        assert words in status(page), name
        assert status(page).endswith("Nothing was changed."), name
        assert stored(page) == before, name


DEEP = "[" * 5000 + "]" * 5000
HOSTILE = {
    "a section called version": '{"version": {"version": 9}}',
    "a section called __proto__": '{"__proto__": {"x": {"y": 1}}}',
    "a section called constructor": '{"constructor": {"x": {"y": 1}}}',
    "a section of another browser's own": '{"device": {"persist": {"asked": "2026-01-01"}}}',
    "a section that is a list": '{"stories": []}',
    "a section that is text": '{"stories": "all"}',
    "a section without a name": '{"": {}}',
    "sections without end": json.dumps({f"section-{chr(97 + n // 26)}{chr(97 + n % 26)}": {} for n in range(200)}),
    "a depth that nothing can walk": f'{{"stories": {{"s": {DEEP}}}}}',
}
NEW = AT("04-01")
HARMLESS = {  # taken, and what stood there before is as it was
    "an entry that is a list": {"stories": {"s": [1, 2]}},
    "an entry that is text": {"stories": {"s": "mine"}},
    "nothing where something was": {"stories": {"s": None}},
    "fields of another kind": {"stories": {"s": {"changed": NEW, "title": 5, "action": {}, "competencies": "all"}}},
    "a newer entry without fields": {"stories": {"s": {"changed": NEW}}},
    "a time that is still to come": {"stories": {"s": {**KEPT["stories"]["s"], "title": "Mine", "changed": "9999"}}},
    "a list where an object was": {"cards": {id: [] for id in KEPT["cards"]}},
}


def test_no_file_breaks_what_is_kept(desk):
    page = desk.open(kept=KEPT)
    for name, sections in HOSTILE.items():
        bring(page, f'{{"kind": "moments-of-truth/progress", "version": 1, "sections": {sections}}}')
        assert "not in the form that this book writes. Nothing was changed." in status(page), name
        assert json.loads(stored(page)) == {"version": 1, **KEPT}, name
    for name, sections in HARMLESS.items():
        bring(page, file(sections))
        told = section(page, "stories")["s"]
        assert {**told, "changed": ""} == {**KEPT["stories"]["s"], "changed": ""}, name
        assert section(page, "cards") == KEPT["cards"], name
    page.reload()
    alive(page)
    assert page.locator(".mot-notice").count() == 0
    assert done(page)["Stories"].startswith("2 stories")


def test_how_long_it_lasts_is_said(desk):
    page = desk.open(kept=KEPT)
    expect(page.locator("[data-lasting]")).to_contain_text("after seven days without a visit")
    expect(page.locator("[data-lasting]")).to_contain_text("This browser has")


FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); }; }"


def test_a_file_that_does_not_fit_changes_nothing(desk):
    page = desk.open(kept=KEPT)
    before = stored(page)
    page.evaluate(FULL)
    bring(page, file({"stories": {"new": {"title": "New"}}}))
    assert status(page) == "This device keeps no more than it does now. Nothing was changed."
    assert stored(page) == before


def test_entries_of_any_shape_are_survived(desk):
    timeless = [{"at": SCRIPT, "scores": {"x": 3}}, {"at": AT("03-01"), "scores": [3]}]
    odd = {
        "estimates": {"a": None, "b": SCRIPT, "c": [1]},
        "stories": {"a": None, "b": {"title": 5}},
        "rehearsals": {"a": None, "b": SCRIPT},
        "scores": {SCRIPT: [scoring("03-01", substance=1)], "b": SCRIPT, "c": [None, SCRIPT, *timeless]},
        "cards": {"a": None, f"{ROLE}.look-for.kept-promises": {"due": SCRIPT}},
        "interviews": {"a": None, "b": {"at": SCRIPT}},
    }
    page = desk.open(kept=odd)
    assert done(page)["Scores"] == "1 scoring of 1 question or drill"
    assert done(page)["Mock interviews"] == "1 interview, the last on an unknown day"
    expect(page.locator(".mot-app")).to_contain_text(f"Practise next: {SCRIPT} (1.0)")
    unhurt(page)
    bring(page, file({"stories": {"__proto__": {"title": "T"}}}))
    assert page.evaluate("({}).x") is None
    assert done(page)["Stories"] == "1 story, none with a number in it"


def test_forget_asks_twice(profile):
    page = profile.open(kept=KEPT)
    press(page, "Forget everything on this device")
    group = page.get_by_role("group", name="Forget everything")
    expect(group).to_be_focused()
    assert "stories" in json.loads(stored(page))
    press(page, "Keep it")
    expect(group).to_have_count(0)
    expect(page.get_by_role("button", name="Forget everything on this device")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(group).to_have_count(0)
    assert json.loads(stored(page)) == {"version": 1, **KEPT}
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Yes, forget everything")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page) is None
    assert status(page) == "Everything this book kept on this device is gone."
    expect(page.locator(".mot-app")).to_contain_text("Nothing is kept on this device yet.")


def test_forgetting_leaves_other_sites_values(desk):
    page = desk.open(kept=KEPT)
    page.evaluate("localStorage.setItem('theme', 'dark')")
    press(page, "Forget everything on this device")
    press(page, "Yes, forget everything")
    assert page.evaluate("Object.entries(localStorage)") == [["theme", "dark"]]


def test_what_cannot_be_read_can_be_forgotten_too(desk):
    page = desk.open(kept="hello {")
    expect(page.locator(".mot-notice")).to_contain_text("could not be read. It was left as it is")
    assert stored(page) == "hello {"
    press(page, "Forget everything on this device")
    press(page, "Yes, forget everything")
    assert stored(page) is None
    expect(page.locator(".mot-notice")).to_have_count(0)


def test_blocked_storage_is_said_and_survived(desk, tmp_path):
    page = desk.open(init=BLOCKED)
    expect(page.locator(".mot-notice")).to_contain_text("does not let the page keep anything")
    bring(page, file({"stories": {"s": {"title": "One"}}}))
    assert done(page)["Stories"] == "1 story, none with a number in it"
    _, text = saved(page, lambda: press(page, "Export everything"), tmp_path)
    assert json.loads(text)["sections"] == {"stories": {"s": {"title": "One"}}}
    press(page, "Forget everything on this device")
    press(page, "Yes, forget everything")
    assert status(page).startswith("What you entered on this page is gone.")
    expect(page.locator(".mot-app")).to_contain_text("this browser lets the book keep nothing")


def test_the_other_widgets_of_a_page_hear_of_it(browser, tmp_path):
    role = fixture_role()
    widgets = [story_bank(role), recall_cards(role), mock_interview(role), progress(role)]
    with profile_on(browser, bare_page(tmp_path, *widgets)) as profile:
        page = profile.open(kept=KEPT)
        expect(page.locator("[data-story]")).to_have_count(2)
        press(page, "Forget everything on this device")
        press(page, "Yes, forget everything")
        expect(page.locator("[data-story]")).to_have_count(0)
        assert page.locator(".mot-pile").inner_text().startswith(f"{len(role.cards())} due today, all of them new")
        page.reload()
        alive(page)
        assert stored(page) is None
