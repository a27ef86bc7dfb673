"""The story bank in the browser: written, changed, deleted, taken back; the matrix; files in and out."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.practice import stories
from cxprep.widgets.story_bank import story_bank
from tests.support.hostile import SCRIPT
from tests.support.practised import Profile, alive, give, profile_on, saved, section, stored, unhurt
from tests.support.practising import bare_page
from tests.support.role import fixture_role
from tests.support.scan import PHONE
from tests.support.store import BLOCKED, FULL
from tests.test_stories import BAD, PALLET, document

LOOK = "test-role.look-for."
ASK = "test-role.question."
KEPT = {"stories": {PALLET.id: json.loads(stories.to_json([PALLET]))["stories"][0]}}


@pytest.fixture
def profile(device, browser: Browser, tmp_path) -> Iterator[Profile]:
    """A fresh profile on a page with the story bank of the fixture role."""
    with profile_on(browser, bare_page(tmp_path, story_bank(fixture_role())), **device) as profile:
        yield profile


@pytest.fixture
def desk(browser: Browser, tmp_path) -> Iterator[Profile]:
    """The same, on a desk only."""
    with profile_on(browser, bare_page(tmp_path, story_bank(fixture_role()))) as profile:
        yield profile


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def write(page: Page, title: str, **fields: str) -> None:
    """Write a story and keep it; `shows` ticks a competency by its title."""
    press(page, "Add a story")
    press(page, "All at once")
    page.get_by_label("Name of the story").fill(title)
    for label, value in fields.items():
        if label == "shows":
            page.get_by_label(value, exact=True).check()
        else:
            page.get_by_label(label.replace("_", " "), exact=True).fill(value)
    press(page, "Keep this story")


def status(page: Page) -> str:
    """What the panel said last."""
    return page.locator(".mot-app > .mot-note").inner_text()


def test_a_story_is_written_changed_and_kept(profile):
    page = profile.open()
    write(
        page,
        "The refund pallet",
        Situation="Five days.",
        Action="I counted.",
        shows="Makes promises that the shop can keep",
    )
    expect(page.locator("[data-story]")).to_have_count(1)
    (story,) = section(page, "stories").values()
    assert (story["title"], story["situation"], story["competencies"]) == (
        "The refund pallet", "Five days.", [LOOK + "kept-promises"],
    )  # fmt: skip
    page.reload()
    alive(page)
    card = page.locator("[data-story]")
    card.locator("summary").click()
    expect(card).to_contain_text("Still to write: task, result and reflection.")
    press(page, "Change “The refund pallet”")
    expect(page.get_by_label("Action", exact=True)).to_have_value("I counted.")
    page.get_by_label("Result", exact=True).fill("Three days.")
    page.get_by_label("What else it shows, in your own words").fill("patience; calm under pressure")
    press(page, "Keep this story")
    (changed,) = section(page, "stories").values()
    assert changed["id"] == story["id"] and changed["result"] == "Three days."
    assert changed["competencies"] == [LOOK + "kept-promises", "patience", "calm under pressure"]
    assert changed["changed"] > story["changed"]


def test_a_story_without_a_name_is_refused_in_a_sentence(desk):
    page = desk.open()
    write(page, "  ", Situation="Kept in the form.")
    expect(page.get_by_role("alert")).to_have_text("Give the story a name you would know it by. Nothing is lost.")
    expect(page.get_by_label("Name of the story")).to_be_focused()
    expect(page.get_by_label("Situation", exact=True)).to_have_value("Kept in the form.")
    assert section(page, "stories") == {}
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()


def test_a_new_story_comes_in_steps_and_may_begin_with_a_line_of_the_report(desk):
    line = "Moved refunds from nine days to three, on forty slips."
    look = fixture_role().of("look-for")[0]
    page = desk.open(kept={"report": {"answers": {line: {look.id: True}, "A line of no use": {look.id: False}}}})
    press(page, "Add a story")
    expect(page.locator(".mot-form .mot-plain button")).to_have_text([line])
    expect(page.get_by_text("For example: The slips in our own drawer")).to_be_visible()
    expect(page.get_by_label("Result", exact=True)).to_be_hidden()
    press(page, line)
    expect(page.get_by_label("Situation", exact=True)).to_be_focused()
    press(page, "Next step")
    expect(page.get_by_text("Step 2 of 4: What you did")).to_be_visible()
    expect(page.get_by_label("Action", exact=True)).to_have_value(line)
    expect(page.get_by_label("Action", exact=True)).to_be_focused()
    press(page, "Next step")
    page.get_by_label("The number in it").fill("9 to 3")
    press(page, "Next step")
    expect(page.get_by_label(look.title, exact=True)).to_be_checked()
    expect(page.get_by_role("button", name="Next step")).to_be_hidden()
    press(page, "Back")
    press(page, "Keep this story")
    (story,) = section(page, "stories").values()
    assert (story["title"], story["action"], story["metric"]) == ("Moved refunds from nine days to", line, "9 to 3")
    press(page, "Add a story")
    expect(page.locator(".mot-form .mot-plain button")).to_have_count(0)


def test_deleted_and_taken_back(profile):
    page = profile.open(kept=KEPT)
    page.locator("summary", has_text="The refund pallet").click()
    press(page, "Delete “The refund pallet”")
    assert section(page, "stories") == {}
    expect(page.locator("[data-story]")).to_have_count(0)
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    page.keyboard.press("Enter")
    assert section(page, "stories") == KEPT["stories"]
    page.locator("summary", has_text="The refund pallet").click()
    press(page, "Delete “The refund pallet”")
    page.reload()
    alive(page)
    assert section(page, "stories") == {}


def test_the_matrix_says_gaps_and_overuse(profile):
    page = profile.open()
    write(page, "The refund pallet", shows="Makes promises that the shop can keep")
    finding = page.locator(".mot-findings")
    bank = fixture_role()
    told = [q for q in bank.of("question") if LOOK + "kept-promises" in q.look_fors]
    gaps = len(bank.of("question")) - len(told)
    expect(finding).to_contain_text(f"{gaps} questions of {len(bank.of('question'))} have no story yet.")
    expect(finding).to_contain_text(f"“The refund pallet” is your only story for {len(told)} questions.")
    expect(finding).to_contain_text(
        "No story shows: knows what a number cannot say; follows the customer past the till."
    )
    expect(page.locator(".is-gap")).to_have_count(gaps)
    expect(page.locator("tbody input:checked")).to_have_count(len(told))


def test_ticks_by_hand(profile):
    page = profile.open(kept=KEPT)
    box = page.locator(f'[data-at="{ASK}queue-at-opening {PALLET.id}"]')
    expect(box).to_be_checked()  # by what the story shows
    expect(page.locator(f'[data-at="{ASK}why-kitchenware {PALLET.id}"]')).not_to_be_checked()  # by hand
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    assert section(page, "stories")[PALLET.id]["ticks"] == {**PALLET.ticks, ASK + "queue-at-opening": False}
    page.reload()
    alive(page)
    expect(box).not_to_be_checked()
    assert page.locator("td", has=box).inner_text() == "by hand"


def test_the_matrix_scrolls_in_its_own_box(browser, tmp_path):
    many = [{"id": f"s{n}", "title": f"A story with quite a long name, number {n}"} for n in range(12)]
    kept = {"stories": {story["id"]: story for story in many}}
    with profile_on(browser, bare_page(tmp_path, story_bank(fixture_role())), **PHONE) as profile:
        page = profile.open(kept=kept)
        box = page.get_by_role("region", name="Stories and questions")
        assert box.evaluate("(e) => e.scrollWidth > e.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        box.focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.querySelector('.mot-scroll').scrollLeft > 0")


@pytest.mark.parametrize("form", ["JSON", "Markdown"])
def test_exported_into_a_fresh_profile(desk, browser, tmp_path, form):
    page = desk.open(kept=KEPT)
    name, text = saved(page, lambda: press(page, f"Save as {form}"), tmp_path)
    assert name == ("my-stories.json" if form == "JSON" else "my-stories.md")
    assert text == (stories.to_json if form == "JSON" else stories.to_markdown)([PALLET])
    assert stories.loads(text) == [PALLET]
    (tmp_path / "fresh").mkdir()
    with profile_on(browser, bare_page(tmp_path / "fresh", story_bank(fixture_role()))) as fresh:
        other = fresh.open()
        give(other, other.get_by_role("button", name="Bring in a file"), name, text)
        expect(other.locator("[data-story]")).to_have_count(1)
        assert status(other) == "1 story added."
        assert section(other, "stories") == KEPT["stories"]


def test_the_newest_wins_and_it_is_said(desk):
    then = "2026-02-01T00:00:00.000Z"
    here = {"a": {"title": "A", "changed": then}, "b": {"title": "B", "changed": then}, "c": {"title": "C"}}
    page = desk.open(kept={"stories": here})
    text = document(
        {"id": "a", "title": "A, older", "changed": "2026-01-01T00:00:00Z"},
        {"id": "b", "title": "B, newer", "changed": "2026-03-01T00:00:00Z"},
        {"id": "c", "title": "C"},
        {"id": "d", "title": "D"},
    )
    give(page, page.get_by_role("button", name="Bring in a file"), "x.json", text)
    expect(page.locator("[data-story]")).to_have_count(4)
    assert {s["title"] for s in section(page, "stories").values()} == {"A", "B, newer", "C", "D"}
    assert status(page) == (
        "1 story added; 1 story replaced by the newer one from the file; "
        "1 story left as here, where the newer one is; 1 story the same already."
    )


def test_a_file_that_cannot_be_read_changes_nothing(desk):
    page = desk.open(kept=KEPT)
    before, said = stored(page), page.locator(".mot-app > .mot-note")
    for name, (text, words) in BAD.items():
        # what it said of an earlier file must not be taken for its answer to this one
        said.evaluate("(said) => { said.textContent = ''; }")
        give(page, page.get_by_role("button", name="Bring in a file"), "bad.json", text)
        expect(said, name).to_contain_text(words)
        assert status(page).endswith("."), name
        assert stored(page) == before, name


def test_a_picture_is_no_story(desk):
    page = desk.open()
    give(page, page.get_by_role("button", name="Bring in a file"), "me.png", b"\x89PNG\r\n\x1a\n\xff\xfe")
    expect(page.locator(".mot-app > .mot-note")).to_have_text(
        "me.png is not text, so it was not read. Nothing was changed."
    )


def test_markup_stays_text(desk):
    page = desk.open()
    write(
        page, SCRIPT[:150], Situation=SCRIPT, The_number_in_it="<b>9</b>", shows="Makes promises that the shop can keep"
    )
    entry = {"id": "x", "title": SCRIPT, "task": SCRIPT, "competencies": [SCRIPT], "__proto__": {"hacked": 1}}
    give(page, page.get_by_role("button", name="Bring in a file"), "x.json", document(entry))
    expect(page.locator("[data-story]")).to_have_count(2)
    for summary in page.locator("[data-story] summary").all():
        summary.click()
    expect(page.locator("[data-story] dd", has_text="<script>")).to_have_count(2)
    unhurt(page)


FOREIGN = {
    "not JSON": "hello {",
    "a later version": json.dumps({"version": 2, "stories": {}}),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_cannot_be_read_is_said_and_left_alone(desk, name):
    page = desk.open(kept=FOREIGN[name])
    expect(page.locator(".mot-notice")).to_contain_text("could not be read. It was left as it is")
    write(page, "A story in memory")
    expect(page.locator("[data-story]")).to_have_count(1)
    assert stored(page) == FOREIGN[name]


def test_entries_that_are_no_stories_are_passed_over_and_left(desk):
    odd = {"n": None, "t": "text", "l": [1], "e": {"title": ""}, "s": {"title": SCRIPT, "ticks": {"Not": 1}}}
    page = desk.open(kept={"stories": {**odd, **KEPT["stories"]}})
    expect(page.locator("[data-story]")).to_have_count(1)
    write(page, "Another")
    assert {name: value for name, value in section(page, "stories").items() if name in odd} == odd
    unhurt(page)


def test_blocked_storage_is_said_and_survived(desk):
    page = desk.open(init=BLOCKED)
    expect(page.locator(".mot-notice")).to_contain_text("does not let the page keep anything")
    write(page, "A story in memory")
    expect(page.locator("[data-story]")).to_have_count(1)


def test_where_nothing_more_fits_no_story_is_said_to_be_kept(desk):
    page = desk.open(kept={"stories": {"s": {"title": "One"}}})
    page.evaluate(f"() => {{ {FULL} }}")
    write(page, "Two")
    expect(page.locator(".mot-notice")).to_contain_text("This device keeps no more")
    expect(page.locator(".mot-app > .mot-note")).to_have_text("“Two” lasts until you close the page.")
    assert list(section(page, "stories")) == ["s"]
    give(page, page.get_by_role("button", name="Bring in a file"), "a.json", stories.to_json([PALLET]))
    expect(page.locator(".mot-app > .mot-note")).to_contain_text("last until you close the page")
    page.reload()
    alive(page)
    write(page, "Three")  # the first that is kept: said once what that means
    expect(page.locator(".mot-kept-here")).to_contain_text("Safari deletes it after seven days without a visit")
    write(page, "Four")
    page.reload()
    alive(page)
    write(page, "Five")
    assert page.locator(".mot-kept-here").count() == 0
    assert len(section(page, "stories")) == 4


def test_without_a_role_there_are_words_of_ones_own(browser, tmp_path):
    with profile_on(browser, bare_page(tmp_path, story_bank([])), **PHONE) as profile:
        page = profile.open()
        press(page, "Add a story")
        press(page, "All at once")
        page.get_by_label("Name of the story").fill("One")
        page.get_by_label("What it shows", exact=True).fill("patience")
        page.keyboard.press("Enter")
        (story,) = section(page, "stories").values()
        assert story["competencies"] == ["patience"]
        assert page.locator("table").count() == 0


def test_without_scripts_it_is_read(browser, tmp_path):
    with profile_on(
        browser, bare_page(tmp_path, story_bank(fixture_role())), java_script_enabled=False, **PHONE
    ) as still:
        page = still.context.new_page()
        page.goto(f"{still.address}/index.html")
        expect(page.locator("noscript p")).to_be_visible()
        page.locator("summary", has_text="What a story is made of").click()
        expect(page.get_by_text("Your own steps, in order")).to_be_visible()
        assert page.locator("button, input").count() == 0


AGREE = """async (texts) => {
  const { parseStories, storiesJson, storiesMarkdown } = await import('./story_format.mjs');
  return texts.map((text) => {
    try { const read = parseStories(text); return [storiesJson(read), storiesMarkdown(read)]; }
    catch (error) { return error.message; }
  });
}"""


def test_page_and_python_agree_on_every_file(desk):
    odd = "# \\a\u2028é😀\t\x00\x0c\x85\ufeff\u00a0\n\n## x\r\n### y\r\\z<b>\x7f"
    good = [
        stories.to_json([PALLET]),
        stories.to_markdown([PALLET]),
        document(*({"title": f"t{odd}", part: odd + part} for part in (*stories.PARTS, "metric"))),
        document({"title": "É 2024 KELVIN \u212a İ"}, {"title": "2024"}, {"title": "-"}, {"title": "a" * 90}),
        document({"title": "A", "task": "\ud800 alone", "competencies": ["b", "b", " ", "\ud83d\ude00"]}),
        document({"title": "A", "id": "a"}, {"title": "B", "id": "a", "changed": "2026-01-01T00:00:00Z", "more": 1}),
        "\ufeff## By hand\n- metric:   9 to 3 \n- competency: a, b\n- tick: x.y\n- untick: x.y\n- odd: 1\n### task \n"
        "Text\n#### small\n",
        document({"title": "😀" * 200, "task": "😀" * 10_000}),
        document(version=1.0),
    ]
    bad = [text for text, _ in BAD.values() if len(text) < 2_000_000] + [
        document({"title": "😀" * 201}),
        document({"title": "A", "ticks": {"x": 1}}),
        document({"title": "A", "competencies": ["x"] * 51}),
        "## \n",
        "## A\n- changed: now\n",
        "## A\n- tick: Not an id\n",
    ]
    page = desk.open()
    for text, answer in zip(good + bad, page.evaluate(AGREE, good + bad), strict=True):
        try:
            read = stories.loads(text)
        except stories.StoriesError as error:
            assert answer == str(error), text[:80]
            assert text in bad
        else:
            assert answer == [stories.to_json(read), stories.to_markdown(read)], text[:80]
            assert text in good
