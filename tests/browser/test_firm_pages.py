"""The questions for a firm and the read of it, on a page: the reader's words and no others, kept, copied, printed."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.bank import load, roles
from cxprep.roles import words
from cxprep.widgets.ask import ask_them
from cxprep.widgets.firm import read_aloud, read_the_firm
from tests.support.devices import on_both
from tests.support.hostile import HOSTILE_PLACES
from tests.support.role_pages import LONG, UNREADABLE, again, in_jupyter, kept, overflows, put, raw, shown
from tests.support.scan import PHONE, violations, watch
from tests.support.store import BLOCKED, FULL, KEY

ROLE = load("cx-lead")
ASKS = ROLE.of("ask")
LEADS, SCORECARD = words.load(ROLE.id).leads, words.load(ROLE.id).form()
FORMS = [form for id in roles() for form in words.load(id).forms]
WALK = next(form for form in FORMS if form.id == "walk")
NAMELESS = words.load(ROLE.id).nameless
SIGNALS, ENDS = SCORECARD.signals, SCORECARD.ends
FACTS = {"name": "Copper Lane", "lately": "the new repair counter", "where": "in your Bath shop"}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
FILL = """(entries) => {
  const read = document.querySelector("[data-read]");
  for (const [name, value] of Object.entries(entries.texts)) read.querySelector(`[name="${name}"]`).value = value;
  for (const [id, mark] of Object.entries(entries.marks))
    for (const radio of read.querySelectorAll(`[data-signal="${id}"] input`)) radio.checked = radio.value === mark;
  read.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
  read.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
}"""


@pytest.fixture
def page(device: dict[str, Any], browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Both widgets on a bare page, as on the page of the book."""
    with shown(browser, tmp_path, ask_them(ROLE), read_the_firm(ROLE), **device, **CLIPBOARD) as page:
        yield page


def tell(page: Page, **facts: str) -> None:
    """Type facts about the firm into the first form."""
    for name, value in facts.items():
        page.locator(f'[data-ask] input[name="{name}"]').fill(value)


def cards(page: Page) -> list[str]:
    """What each card says, its lead first."""
    return [
        " ".join(p.text_content() for p in card.locator("p").all() if p.is_visible())
        for card in page.locator("[data-question]").all()
    ]


def expected(**facts: str) -> list[str]:
    """What the cards should say."""
    own = {"name": "", "lately": "", "where": "", **facts}
    form = "both" if own["lately"] and own["where"] else "lately" if own["lately"] else "where"
    places = {"firm": own["name"] or NAMELESS, "lately": own["lately"], "where": own["where"]}
    said = []
    for item in ASKS:
        lead = getattr(LEADS[item.id], form) if own[form if form != "both" else "lately"] else ""
        then = [f"Then: {ROLE.text(text, firm=places['firm'])}" for text in item.follow_ups]
        title = ROLE.text(item.title, firm=places["firm"])
        said.append(" ".join(part for part in [lead.format(**places), title, *then] if part))
    return said


def draft(page: Page) -> list[str]:
    """The read, paragraph by paragraph."""
    return page.locator("[data-draft] p").all_text_contents()


def write(page: Page, **sentences: str) -> None:
    """Finish sentences of the read."""
    for name, text in sentences.items():
        page.locator(f'[data-read] textarea[name="{name}"]').fill(text)


def test_the_questions_say_what_was_typed_and_no_more(page):
    for given in ((), ("name",), ("lately",), ("where",), ("name", "lately", "where")):
        facts = {name: FACTS[name] for name in given}
        tell(page, **{**dict.fromkeys(FACTS, ""), **facts})
        assert cards(page) == expected(**facts), given
        assert not overflows(page), given
    assert violations(page) == []


def test_what_was_typed_is_there_tomorrow_and_can_be_cleared_and_put_back(page):
    tell(page, **FACTS)
    again(page)
    assert cards(page) == expected(**FACTS)
    assert page.locator('[data-read] input[name="name"]').input_value() == FACTS["name"]
    page.get_by_role("button", name="Another firm: clear these").click()
    assert cards(page) == expected()
    assert kept(page, "firm")["about"]["name"] == ""
    page.locator("[data-ask]").get_by_role("button", name="Put them back").click()
    assert cards(page) == expected(**FACTS)
    assert {name: kept(page, "firm")["about"][name] for name in FACTS} == FACTS


def test_full_stops_and_lines_that_are_too_many_go(page):
    tell(page, name="  Copper   Lane ", lately="the new repair counter.", where="in your Bath shop . ")
    assert cards(page) == expected(**FACTS)


def test_the_questions_are_copied_as_text(page):
    tell(page, **FACTS)
    page.locator("[data-ask]").get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied as text.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert [" ".join(part.split())[3:] for part in text.split("\n\n")] == expected(**FACTS)


def test_copying_that_is_refused_is_said(page):
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }")
    page.locator("[data-ask]").get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copying is not allowed here")).to_be_visible()


@on_both
def test_printing_leaves_the_sheet_alone_on_the_paper(page):
    write(page, site="found a pan")
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.emulate_media(media="print")
    page.get_by_role("button", name="Print the questions", include_hidden=True).evaluate("(b) => b.click()")
    expect(page.locator(".mot-put").first).to_be_visible()
    expect(page.locator("[data-draft]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-draft]")).to_be_visible()
    page.get_by_role("button", name="Print it", include_hidden=True).evaluate("(b) => b.click()")
    expect(page.locator("[data-draft]")).to_be_visible()
    expect(page.locator(".mot-put").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("printed") == 2
    assert page.locator("[data-printing-own]").count() == 0


@pytest.mark.parametrize("media", ["screen", "print"])
def test_on_the_built_page_the_questions_are_read_without_a_script(browser, site, base_url, media):
    pages = [page for page in sorted(site.rglob("*.html")) if 'data-ask="' in page.read_text("utf-8")]
    assert any('data-live="ask"' in page.read_text("utf-8") for page in pages)
    context = browser.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.emulate_media(media=media)
    for one in pages:
        page.goto(f"{base_url}/{one.relative_to(site).as_posix()}")
        for card in page.locator("[data-ask] .mot-put").all():
            expect(card).to_be_visible()
    context.close()


def test_the_read_grows_sentence_by_sentence(page):
    expect(page.locator("[data-draft]")).to_contain_text("Nothing is written down yet.")
    expect(page.get_by_role("button", name="Print it")).to_be_hidden()
    write(page, shop="I was asked what I cook on.")
    notes = {"shop": ("was asked what I cook on", "")}
    assert draft(page) == read_aloud("", notes, {}, SCORECARD)
    page.locator('[data-signal="shop"]').get_by_label("A strength").check()
    page.locator('[data-read] input[name="name"]').fill("Larkfield")
    write(page, mend="the week after a parcel")
    spoken = read_aloud(
        "Larkfield", {"shop": (notes["shop"][0], "strength")}, {"mend": "the week after a parcel"}, SCORECARD
    )
    assert draft(page) == spoken
    assert "I have not looked at your website and your app, " in spoken[2]
    expect(page.locator("[data-length]")).to_contain_text("Still to finish: “The figure I would ask you for is …”")
    assert cards(page) == expected(name="Larkfield"), "the name is one for both"
    again(page)
    assert draft(page) == spoken
    expect(page.locator('[data-signal="shop"]').get_by_label("A strength")).to_be_checked()
    page.locator("[data-read]").get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied as text.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "\n\n".join(spoken) + "\n"
    assert violations(page) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_the_page_says_what_python_says(browser, tmp_path, form):
    draw = random.Random(7)
    marks = [*(group.mark for group in form.groups), ""]
    texts = [
        "",
        " ",
        "found a pan.",
        "I saw three, and none had one",
        "who knows?",
        "{firm} \\1 $& {unseen}",
        "a\nb ;",
        "I",
    ]
    with shown(browser, tmp_path, read_the_firm(ROLE, form)) as page:
        for _ in range(60):
            notes = {s.id: (draw.choice(texts), draw.choice(marks)) for s in form.signals}
            ends = {end.name: draw.choice(texts) for end in form.ends}
            firm = draw.choice(["", "Larkfield", " A & B. "])
            typed = {**{id: text for id, (text, _) in notes.items()}, **ends, "name": firm}
            page.evaluate(FILL, {"texts": typed, "marks": {id: mark for id, (_, mark) in notes.items()}})
            said = draft(page)
            spoken = read_aloud(firm, notes, ends, form)
            assert said == spoken or (not spoken and said[0].startswith("Nothing is written down yet"))


def test_every_control_of_the_walk_does_what_it_says(browser, tmp_path):
    with shown(browser, tmp_path, read_the_firm(ROLE, WALK), **PHONE, **CLIPBOARD) as page:
        assert violations(page) == []
        notes: dict[str, tuple[str, str]] = {}
        page.locator('[data-read] input[name="name"]').fill("Maison Vauclair")
        for signal in WALK.signals:
            part = page.locator(f'[data-signal="{signal.id}"]')
            for group in WALK.groups:
                write(page, **{signal.id: f"saw {signal.id}"})
                part.get_by_label(group.label).check()
                notes[signal.id] = (f"saw {signal.id}", group.mark)
                assert draft(page) == read_aloud("Maison Vauclair", notes, {}, WALK)
            part.locator("[data-clock]").click()
            expect(part.locator("[data-clock]")).to_have_text("Stop the clock")
            expect(page.locator("[data-said]")).to_contain_text(f"“{signal.title}”, {signal.minutes} minutes.")
        ends = {end.name: f"this {end.name}" for end in WALK.ends}
        write(page, **ends)
        spoken = read_aloud("Maison Vauclair", notes, ends, WALK)
        assert draft(page) == spoken
        again(page)
        assert draft(page) == spoken
        assert kept(page, "firm")["walk"]["first"] == ends["first"]
        assert "read" not in kept(page, "firm")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_text("Copied as text.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "\n\n".join(spoken) + "\n"
        page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        page.get_by_role("button", name="Print it").click()
        assert page.evaluate("printed") is True
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.get_by_role("button", name="Another firm: clear the form").click()
        expect(page.locator("[data-draft]")).to_contain_text("Nothing is written down yet.")
        page.get_by_role("button", name="Put it back").click()
        assert draft(page) == spoken
        page.locator("summary").click()
        expect(page.get_by_text(WALK.sample_heading)).to_be_visible()
        assert not overflows(page)
        assert violations(page) == []


def test_two_forms_keep_to_their_own_words(browser, tmp_path):
    with shown(browser, tmp_path, read_the_firm(ROLE, WALK), read_the_firm(ROLE)) as page:
        walk, read = page.locator("[data-read]").all()
        walk.locator('textarea[name="door"]').fill("saw a bag")
        read.locator('textarea[name="site"]').fill("found a pan")
        again(page)
        said = [panel.locator("[data-draft] p").all_text_contents() for panel in (walk, read)]
        assert said[0] == read_aloud("", {"door": ("saw a bag", "")}, {}, WALK)
        assert said[1] == read_aloud("", {"site": ("found a pan", "")}, {}, SCORECARD)


def test_the_length_is_told(page):
    for length, advice in ((20, "There is room"), (170, ""), (300, "Cut it to 90")):
        write(page, report="")
        write(page, **{s.id: "saw" for s in SIGNALS[:-1]}, mend="this", see="that")
        short = len(" ".join(draft(page)).split())
        write(page, report=" ".join(["word"] * max(1, length - short)))
        count = len(" ".join(draft(page)).split())
        told = page.locator("[data-length]").text_content()
        assert told.startswith(f"About {round(count / 150 * 60)} seconds aloud.")
        assert told.removeprefix(f"About {round(count / 150 * 60)} seconds aloud.").strip().startswith(advice)
        assert advice or told.endswith("aloud.")


NOW = 1_767_225_600  # seconds; any moment will do


def test_the_clock_runs_one_part_at_a_time(browser, tmp_path):
    with shown(browser, tmp_path, read_the_firm(ROLE), init="") as page:
        page.clock.install(time=NOW)
        again(page)
        page.clock.pause_at(NOW + 3600)  # from here on time is ours: a busy machine adds no second of its own
        part = lambda id: page.locator(f'[data-signal="{id}"]')  # noqa: E731
        part("site").locator("[data-clock]").click()
        page.clock.run_for(61_000)
        expect(part("site").locator("[data-left]")).to_have_text("1:01 of 6:00")
        expect(part("site").locator("[data-clock]")).to_have_text("Stop the clock")
        part("jobs").locator("[data-clock]").click()
        page.clock.run_for(121_000)
        expect(part("site").locator("[data-left]")).to_have_text("1:01 of 6:00")
        expect(part("jobs").locator("[data-left]")).to_have_text("2:01 of 2:00: finish the sentence and go on")
        expect(page.locator("[data-said]")).to_contain_text("Time for “Job adverts”. Finish the sentence, then go on")
        expect(page.locator("[data-total]")).to_have_text("3:02 of 30:00 on the clock.")
        part("jobs").locator("[data-clock]").click()
        page.clock.run_for(60_000)
        expect(page.locator("[data-total]")).to_have_text("3:02 of 30:00 on the clock.")
        again(page)
        expect(part("site").locator("[data-left]")).to_have_text("1:01 of 6:00")
        expect(part("site").locator("[data-clock]")).to_have_text("Go on with the clock")
        part("site").locator("[data-clock]").click()
        page.clock.run_for(10 * 3_600_000)
        expect(part("site").locator("[data-left]")).to_have_text("60:00 of 6:00")
        expect(part("site").locator("[data-clock]")).to_have_text("Go on with the clock")


def test_the_form_is_cleared_and_put_back(page):
    write(page, site="found a pan", see="that")
    page.locator('[data-signal="site"]').get_by_label("A worry").check()
    before = draft(page)
    page.get_by_role("button", name="Another firm: clear the form").click()
    expect(page.locator("[data-draft]")).to_contain_text("Nothing is written down yet.")
    assert page.locator("[data-read] input:checked").count() == 0
    page.locator("[data-read]").get_by_role("button", name="Put it back").click()
    assert draft(page) == before
    again(page)
    assert draft(page) == before


@on_both
def test_whatever_is_typed_is_text_and_fits(page):
    for typed in (HOSTILE_PLACES, "<b>bold</b>", "{lately}{where}{firm}", LONG):
        tell(page, **dict.fromkeys(FACTS, typed))
        write(page, **{signal.id: typed for signal in SIGNALS}, **{end.name: typed for end in ENDS})
        for place in ("[data-ask]", "[data-draft]"):
            assert typed in page.locator(place).text_content()
            assert page.locator(f"{place} :is(script, img, b:not(:empty))").count() == 0, typed
        assert not overflows(page), typed
        again(page)
        assert typed in page.locator("[data-draft]").text_content()
        assert not overflows(page), typed


ODD = {
    "texts": {"about": "five", "read": "five"},
    "nothing": {"about": None, "read": None},
    "lists": {"about": [HOSTILE_PLACES], "read": [HOSTILE_PLACES]},
    "other kinds": {"about": {"name": 5, "lately": None, "where": {}}, "read": {"notes": [], "spent": 5, "mend": 7}},
    "deeper": {
        "read": {
            "notes": {"site": HOSTILE_PLACES, "shop": {"text": 5, "mark": HOSTILE_PLACES}},
            "spent": {"site": HOSTILE_PLACES},
        }
    },
    "times": {"read": {"spent": {"site": -5, "shop": 1e308, "jobs": None}}},
    "names that objects have": {"read": {"notes": {"__proto__": {"text": "x"}}}, "toString": {"name": "x"}},
}


def test_what_is_kept_in_another_form_counts_as_nothing(page):
    for name, odd in ODD.items():
        stored = json.dumps({"version": 1, "firm": odd, "scores": {"x": [1]}})
        put(page, stored)
        assert cards(page) == expected(), name
        expect(page.locator("[data-draft]"), name).to_contain_text("Nothing is written down yet.")
        assert raw(page) == stored, name
        tell(page, **FACTS)
        write(page, site="found a pan")
        assert cards(page) == expected(**FACTS), name
        assert draft(page) == read_aloud(FACTS["name"], {"site": ("found a pan", "")}, {}, SCORECARD), name
        assert kept(page, "scores") == {"x": [1]}, name


def test_what_cannot_be_read_is_said_and_left_alone(page):
    for name, text in UNREADABLE.items():
        put(page, text)
        for panel in ("[data-ask]", "[data-read]"):
            said = page.locator(f"{panel} .mot-notice")
            expect(said, name).to_contain_text("could not be read. It was left as it is")
        tell(page, **FACTS)
        assert cards(page) == expected(**FACTS), name
        assert raw(page) == text, name


@pytest.mark.parametrize("init", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_store_that_refuses_is_said_and_survived(browser, tmp_path, init):
    with shown(browser, tmp_path, ask_them(ROLE), read_the_firm(ROLE), init=init) as page:
        tell(page, **FACTS)
        write(page, site="found a pan")
        assert cards(page) == expected(**FACTS)
        assert draft(page) == read_aloud(FACTS["name"], {"site": ("found a pan", "")}, {}, SCORECARD)
        assert page.locator(".mot-notice").count() == 2


def test_another_widget_may_forget_it_all(page):
    tell(page, **FACTS)
    write(page, site="found a pan")
    page.evaluate(f"localStorage.removeItem('{KEY}'); document.dispatchEvent(new CustomEvent('mot:store'))")
    assert cards(page) == expected()
    expect(page.locator("[data-draft]")).to_contain_text("Nothing is written down yet.")


def test_the_keyboard_is_enough(page):
    page.locator('[data-ask] input[name="name"]').focus()
    for word in ("Larkfield", "the new counter", "in Bath"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    assert cards(page) == expected(name="Larkfield", lately="the new counter", where="in Bath")
    page.locator('[data-ask] input[name="name"]').press("Enter")
    assert cards(page) == expected(name="Larkfield", lately="the new counter", where="in Bath")
    page.locator('[data-signal="site"] [data-clock]').press("Enter")
    expect(page.locator('[data-signal="site"] [data-clock]')).to_have_text("Stop the clock")


def test_it_asks_for_nothing_while_it_is_used(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    tell(page, **FACTS)
    write(page, site="found a pan")
    page.locator("[data-read] [data-clock]").first.click()
    page.locator("[data-ask]").get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied as text.")).to_be_visible()
    assert asked == []


def test_without_a_script_it_can_be_read_and_nothing_is_dead(browser, tmp_path):
    with shown(browser, tmp_path, ask_them(ROLE), read_the_firm(ROLE)) as page:
        context = browser.new_context(java_script_enabled=False, **PHONE)
        bare = context.new_page()
        findings = watch(bare)
        bare.goto(page.url)
        for card, item in zip(bare.locator("[data-question]").all(), ASKS, strict=True):
            expect(card).to_contain_text(ROLE.text(item.title, firm=NAMELESS))
            expect(card).to_be_visible()
        for signal in SIGNALS:
            for prompt in signal.prompts:
                expect(bare.get_by_text(prompt)).to_be_visible()
        expect(bare.locator("[data-read] noscript p")).to_contain_text("It works on paper too")
        expect(bare.locator("[data-read] noscript p")).to_be_visible()
        assert [one for one in bare.locator("input, textarea, button").all() if one.is_visible()] == []
        sample = bare.get_by_text("My read of your scorecard").or_(bare.get_by_text("Her read of the scorecard"))
        bare.locator("summary").click()
        expect(sample.last).to_be_visible()
        assert findings == []
        context.close()


def test_they_work_from_the_one_module_that_jupyter_gets(browser, tmp_path):
    with shown(browser, tmp_path, policy="") as page:
        in_jupyter(page, ask_them(ROLE))
        tell(page, **FACTS)
        assert cards(page) == expected(**FACTS)
        assert page.evaluate("heard.facts") == FACTS
        in_jupyter(page, read_the_firm(ROLE))
        write(page, site="found a pan")
        assert page.evaluate("heard.notes.notes.site") == {"text": "found a pan", "mark": ""}
        assert draft(page) == read_aloud(FACTS["name"], {"site": ("found a pan", "")}, {}, SCORECARD)
