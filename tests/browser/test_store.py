"""What is kept on the reader's device: foreign and broken values are left alone, and a store that fails is survived."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support import store
from tests.support.asking import GAINS, LOSES, held_page, pilot_drill
from tests.support.entering import Asked, answer, estimates_of, wait
from tests.support.hostile import SCRIPT
from tests.support.scan import DESK, watch
from tests.support.store import KEY
from tools.project import SITE
from tools.serve import serving

ENTRY = {"value": 5, "choice": "run"}
COULD_NOT_BE_READ = "could not be read. It was left as it is, and your new entries last until you close the page."
UNREADABLE = {
    "empty": "",
    "not JSON": "hello {",
    "a script": SCRIPT,
    "a list": "[1, 2]",
    "a string": '"estimates"',
    "null": "null",
    "a number": "1",
    "no version": json.dumps({"estimates": {GAINS: ENTRY}}),
    "a later version": json.dumps({"version": 2, "estimates": {GAINS: ENTRY}}),
    "a version that is text": json.dumps({"version": "1", "estimates": {GAINS: ENTRY}}),
    "not a number in it": f'{{"version": 1, "estimates": {{"{GAINS}": {{"value": NaN, "choice": "run"}}}}}}',
    "a section that is text": json.dumps({"version": 1, "estimates": "five"}),
    "a section that is a list": json.dumps({"version": 1, "estimates": [ENTRY]}),
    "a section that is nothing": json.dumps({"version": 1, "estimates": {}, "rubric": None}),
    "huge": "x" * 4_000_000,
    "huge and JSON": json.dumps(["x" * 4_000_000]),
}
# Read without a word, and not taken for an entry; the value is kept until the reader commits anew.
ODD_ENTRIES = {
    "a choice that is gone": {"value": 5, "choice": "flee"},
    "a choice that is a script": {"value": 5, "choice": SCRIPT},
    "no choice": {"value": 5},
    "no number": {"choice": "run"},
    "nothing for a number": {"value": None, "choice": "run"},
    "a number in words": {"value": "NaN", "choice": "run"},
    "a truth for a number": {"value": True, "choice": "run"},
    "a number beyond the scale": {"value": 1.7e308, "choice": "run"},
    "a script": SCRIPT,
    "nothing": None,
    "a list": [5, "run"],
    "not revealed": {"revealed": False},
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A bare page with two drills that ask for an estimate."""
    folder = held_page(tmp_path_factory.mktemp("store"), pilot_drill(), pilot_drill(LOSES, caused=0.2))
    with serving(folder) as address:
        yield f"{address}/index.html"


@pytest.fixture
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile whose pages do nothing that no page may do."""
    context, findings = browser.new_context(**DESK), []
    context.on("page", lambda page: findings.append(watch(page)))
    yield context
    context.close()
    assert not any(findings), findings


def stored(page: Page) -> str | None:
    """The raw text under the book's key."""
    return page.evaluate("(key) => localStorage.getItem(key)", KEY)


def opened_with(profile: BrowserContext, address: str, text: str | None, init: str = "") -> Page:
    """The bare page in a profile that holds `text` already."""
    page = profile.new_page()
    if text is not None:
        page.goto(address)
        wait(page)
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    if init:
        page.add_init_script(init)
    page.goto(address)
    wait(page)
    return page


def put(page: Page, text: str) -> None:
    """Open the page anew in a profile that holds `text`, and nothing of what was entered before."""
    page.evaluate("([key, text]) => { localStorage.clear(); localStorage.setItem(key, text); }", [KEY, text])
    page.reload()
    wait(page)


def unhurt(page: Page) -> None:
    """Assert that nothing stored became markup or ran."""
    assert page.evaluate("window.hacked") is None
    assert page.locator(".mot-estimate img, .mot-estimate script, .mot-drill img").count() == 0


def test_what_cannot_be_read_is_said_and_left_alone(profile, address):
    page = opened_with(profile, address, None)
    asked = Asked(page, GAINS)
    said = answer(asked.spec, 5.0, "run")
    for name, text in UNREADABLE.items():  # each as a reader finds it who comes back to the page
        put(page, text)
        expect(asked.notice, name).to_contain_text(COULD_NOT_BE_READ)
        expect(asked.drill.root, name).to_be_hidden()
        asked.enter("5", "run")
        assert asked.said() == said, name
        expect(asked.drill.root, name).to_be_visible()
        asked.again.click()
        expect(asked.drill.root, name).to_be_hidden()
        asked.reveal.click()
        expect(asked.drill.root, name).to_be_visible()
        assert stored(page) == text, name
        unhurt(page)
    page.reload()  # after all that was entered, and of whatever kind: it is said anew
    wait(page)
    assert stored(page) == text
    expect(asked.notice).to_contain_text(COULD_NOT_BE_READ)
    expect(asked.drill.root).to_be_hidden()


@pytest.mark.parametrize("name", ["a section that is text", "huge"])
def test_a_copy_is_saved_to_the_letter_and_new_entries_are_kept(profile, address, name, tmp_path):
    text = UNREADABLE[name]
    page = opened_with(profile, address, text)
    asked = Asked(page, GAINS)
    with page.expect_download() as download:
        asked.notice.get_by_role("button", name="Save a copy of it and start afresh").click()
    download.value.save_as(tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == text.encode()
    assert download.value.suggested_filename.endswith(".txt")
    expect(asked.notice).to_have_text("A copy is in your downloads. From now on your entries are kept here.")
    asked.enter("5", "run")
    assert json.loads(stored(page)) == {"version": 1, "estimates": {GAINS: ENTRY}}
    page.reload()
    wait(page)
    expect(asked.notice).to_have_count(0)
    assert asked.said() == answer(asked.spec, 5.0, "run")


def test_what_was_entered_meanwhile_is_kept_too(profile, address):
    page = opened_with(profile, address, "hello {")
    asked = Asked(page, GAINS)
    asked.enter("5", "run")
    with page.expect_download():
        asked.notice.get_by_role("button").click()
    assert json.loads(stored(page)) == {"version": 1, "estimates": {GAINS: ENTRY}}


def test_one_copy_is_enough_for_all_forms_of_a_page(profile, address):
    page = opened_with(profile, address, "hello {")
    gains, loses = Asked(page, GAINS), Asked(page, LOSES)
    with page.expect_download():
        gains.notice.get_by_role("button").click()
    gains.enter("5", "run")
    assert loses.notice.get_by_role("button").count() == 0
    assert gains.entries() == {GAINS: ENTRY}


def test_another_tab_does_not_undo_a_fresh_start(profile, address):
    first = opened_with(profile, address, "hello {")
    second = opened_with(profile, address, None)
    with first.expect_download():
        Asked(first, GAINS).notice.get_by_role("button").click()
    Asked(first, GAINS).enter("5", "run")
    expect(Asked(second, GAINS).notice).to_have_count(0)
    assert Asked(second, GAINS).said() == answer(Asked(second, GAINS).spec, 5.0, "run")
    Asked(second, LOSES).enter("-1", "leave")
    assert Asked(first, GAINS).entries() == {GAINS: ENTRY, LOSES: {"value": -1, "choice": "leave"}}


def test_an_entry_that_is_none_counts_as_none(profile, address):
    other = {"value": -4, "choice": "leave"}
    page = opened_with(profile, address, None)
    gains, loses = Asked(page, GAINS), Asked(page, LOSES)
    said = answer(loses.spec, -4.0, "leave")
    for name, entry in ODD_ENTRIES.items():
        text = json.dumps({"version": 1, "estimates": {GAINS: entry, LOSES: other}})
        put(page, text)
        expect(gains.drill.root, name).to_be_hidden()
        expect(gains.notice, name).to_have_count(0)
        assert loses.said() == said, name
        assert stored(page) == text, name
        unhurt(page)
        gains.enter("5", "run")
        assert gains.entries() == {GAINS: ENTRY, LOSES: other}, name


def test_names_that_objects_have_anyway_are_only_names(profile, address):
    page = opened_with(profile, address, None)
    asked = Asked(page, GAINS)
    for name in ("__proto__", "constructor", "toString"):
        put(page, f'{{"version": 1, "estimates": {{"{name}": {{"revealed": true}}}}}}')
        expect(asked.drill.root, name).to_be_hidden()
        asked.enter("5", "run")
        assert asked.entries()[GAINS] == ENTRY, name
        assert page.evaluate("({}).revealed") is None, name


BLOCKED = {
    "the getter throws": store.BLOCKED,
    "reading throws": store.READING_FAILS,
    "there is none": "Object.defineProperty(window, 'localStorage', { value: null });",
}


@pytest.mark.parametrize("name", BLOCKED)
def test_blocked_storage_is_said_and_survived(profile, address, name):
    page = opened_with(profile, address, None, BLOCKED[name])
    gains, loses = Asked(page, GAINS), Asked(page, LOSES)
    expect(gains.notice).to_contain_text("does not let the page keep anything")
    assert gains.notice.get_by_role("button").count() == 0
    gains.enter("5", "run")
    assert gains.said() == answer(gains.spec, 5.0, "run")
    loses.reveal.click()
    expect(gains.drill.root).to_be_visible()
    expect(loses.drill.root).to_be_visible()
    gains.again.click()
    expect(gains.drill.root).to_be_hidden()
    expect(loses.drill.root).to_be_visible()


FILL = """() => {
  let size = 8 << 20, n = 0;
  while (size) try { localStorage.setItem('filler' + n++, 'x'.repeat(size)); } catch { size >>= 1; }
}"""


def full(page: Page, before: str | None) -> None:
    """Assert that a full store is said and survived, and still holds what it held."""
    asked = Asked(page, GAINS)
    expect(asked.notice).to_have_count(0)
    asked.enter("5", "run")
    expect(asked.notice).to_contain_text("This device keeps no more")
    assert asked.said() == answer(asked.spec, 5.0, "run")
    assert stored(page) == before
    asked.again.click()
    expect(asked.drill.root).to_be_hidden()
    asked.enter("12", "leave")
    assert asked.said() == answer(asked.spec, 12.0, "leave")
    assert stored(page) == before


def test_a_quota_that_is_used_up_is_said_and_survived(profile, address):
    before = json.dumps({"version": 1, "estimates": {LOSES: {"revealed": True}}})
    full(opened_with(profile, address, before, store.FULL), before)


def test_a_store_that_is_really_full_is_said_and_survived(profile, address):
    page = opened_with(profile, address, None)
    page.evaluate(FILL)
    full(page, None)


def test_nothing_of_it_leaves_the_page(browser, base_url):
    secret, other = "-31.4159265", "kept-by-somebody-else"
    context = browser.new_context(**DESK)
    page = context.new_page()
    findings, sent = watch(page), []
    context.on("request", lambda r: sent.append(f"{r.method} {r.url} {r.post_data} {r.all_headers()}"))
    kept = {"version": 1, "estimates": {"somebody.drill.else": {"value": 1, "choice": other}}}
    page.goto(f"{base_url}/index.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    addresses = []
    for file, id in estimates_of(SITE)[::3]:
        page.goto(f"{base_url}/{file}")
        wait(page)
        asked = Asked(page, id)
        choice = asked.spec["options"][0]["value"]
        asked.enter(secret, choice)
        asked.drill.root.locator('input[type="range"]').first.press("ArrowRight")
        asked.drill.root.locator("[data-copy-link]").click()
        asked.drill.reset()
        addresses.append(page.url)
        page.reload()
        wait(page)
        assert asked.entries()[id] == {"value": float(secret), "choice": choice}
        page.goto(f"{base_url}/index.html")
    assert len(sent) > 5
    assert [one for one in sent + addresses if "31.4159" in one or other in one] == []
    assert page.evaluate("document.cookie") == ""
    assert all(one.startswith("GET ") for one in sent)
    assert findings == []
    context.close()


# what may be wrong with the store, each on a page of its own: the form is one script's wherever it stands
TURNS = [(file, id, name) for (file, id), name in zip(estimates_of(SITE)[1::3], BLOCKED, strict=False)]


@pytest.mark.parametrize(("file", "id", "name"), TURNS)
def test_the_book_works_where_nothing_may_be_kept(browser, base_url, file, id, name):
    context = browser.new_context(**DESK)
    page = context.new_page()
    findings = watch(page)
    page.add_init_script(BLOCKED[name])
    page.goto(f"{base_url}/{file}")
    wait(page)
    asked = Asked(page, id)
    expect(asked.notice).to_be_visible()
    asked.enter("3", asked.spec["options"][0]["value"])
    expect(asked.drill.root).to_be_visible()
    assert findings == []
    context.close()
