"""A drill's state as a link: what it restores, and what it refuses in words.

On every drill of the built book, and on a bare page with two drills that have one control of each kind.
"""

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import samples
from tests.support.asking import GAINS, held_page, pilot_drill
from tests.support.driving import Driven, drills_of
from tests.support.entering import Asked, wait
from tests.support.pages import fragment, opened, write
from tests.support.scan import DESK, PHONE, watch
from tools.project import SITE
from tools.serve import serving

BUILT = drills_of(SITE)
# Every drill, and some of the charts: all are written by the same few lines.
FIRST = {file: id for file, id in reversed(BUILT)}  # of each page; what stands further down may wait in a fold
LINKED = [one for one in BUILT if ".drill." in one[1]]
LINKED += [(file, id) for file, id in FIRST.items() if ".chart." in id][::4]
LOYALTY, DECAY = "tests.drill.loyalty", "tests.drill.decay"
CLIPBOARD = ["clipboard-read", "clipboard-write"]

# In each frame: does the page's first drill stand there, all of it, and not answer?
ASLEEP = """() => {
  window.asleep = window.frames_seen = 0;
  const look = () => {
    const drill = document.querySelector("[data-live=drill]");
    window.frames_seen += Boolean(drill);
    let end = drill;
    while (end && !end.nextSibling) end = end.parentElement;
    window.asleep += Boolean(end && !drill.querySelector("[data-alive]"));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bare page with two drills."""
    folder = tmp_path_factory.mktemp("links")
    with serving(write(folder, fragment(samples.loyalty_drill()), fragment(samples.decay_drill()))) as address:
        yield f"{address}/index.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a fresh profile that may use the clipboard; what no page may do fails the test."""
    context = browser.new_context(permissions=CLIPBOARD, **DESK)
    page = context.new_page()
    findings = watch(page)
    yield page
    context.close()
    assert not findings, findings


def values(drill: Driven) -> dict[str, str]:
    """Where the controls stand."""
    return {name: control["value"] for name, control in drill.read()["controls"].items()}


def note(drill: Driven) -> str:
    """What the drill says about its link."""
    return drill.root.locator(".mot-note").text_content()


def follow(page: Page, address: str, asks: str) -> tuple[Driven, Driven]:
    """Open the bare page anew with `asks` behind its hash; its two drills."""
    page.goto("about:blank")
    page.goto(f"{address}#{asks}")
    wait(page)
    return Driven(page, LOYALTY), Driven(page, DECAY)


STEER = """(asks) => new Promise((done) => {
  for (const button of document.querySelectorAll('[data-reset]')) button.click();
  addEventListener('hashchange', () => done(), { once: true }); // behind the drills' own
  location.hash = asks;
})"""


def in_sight(drill: Driven) -> bool:
    """Whether the drill's upper edge is on the screen."""
    top, height = drill.root.evaluate("(root) => [root.getBoundingClientRect().top, innerHeight]")
    return -1 < top < height


# --- on the book -----------------------------------------------------------------------------------------------------


def test_the_book_has_drills_to_link_to():
    assert BUILT


@pytest.mark.parametrize(("turn", "file", "id"), [(turn, *place) for turn, place in enumerate(LINKED)])
def test_a_link_restores_everything_in_a_fresh_profile(browser, base_url, turn, file, id):
    # what one device sends, the other receives; the drills take turns at sending from a phone
    sends, receives = (PHONE, DESK) if turn % 2 else (DESK, PHONE)
    sender = browser.new_context(permissions=CLIPBOARD, **sends)
    first = sender.new_page()
    first.goto(f"{base_url}/{file}")
    wait(first)
    for button in first.locator("[data-reveal]").all():
        button.click()
    drill = Driven(first, id)
    (seen,) = drill.set(drill.random_settings(1, seed=5))
    first.locator("details[data-working]").evaluate_all("(folds) => folds.forEach((fold) => (fold.open = true))")
    drill.root.locator("[data-copy-link]").click()
    expect(drill.root.locator(".mot-note")).to_have_text("The link to these settings is copied.")
    link = first.evaluate("navigator.clipboard.readText()")
    assert link == first.url
    address, asked = urlsplit(link), {"drill": id, **{n: c["value"] for n, c in seen["controls"].items()}}
    assert (address.path, address.query) == (f"/{file}", "")
    assert dict(parse_qsl(address.fragment)) == asked, "each control by its name, in the model's units"
    seen.pop("outside")
    sender.close()

    receiver = browser.new_context(**receives)
    page = receiver.new_page()
    findings = watch(page)
    page.goto(link)
    wait(page)
    opened = Driven(page, id)
    expect(opened.root).to_be_visible()
    assert opened.read() == seen
    assert not opened.differences(opened.read())
    assert note(opened) == ""
    assert in_sight(opened)
    for other in {i for f, i in BUILT if f == file} - {id}:
        held = page.locator(f'[data-estimate="{other}"]').count()
        assert not (held and page.locator(f'[data-drill="{other}"]').is_visible()), "a link lets go of another drill"
    assert page.evaluate("Object.keys(localStorage).includes('moments-of-truth')") is False, "a link is no estimate"
    assert findings == []
    receiver.close()


def test_no_frame_shows_a_linked_drill_that_does_not_answer_however_late_its_script(page, base_url):
    def late(route):
        sleep(0.3)
        route.continue_()

    file, id = next(one for one in LINKED if ".drill." in one[1])
    page.add_init_script(f"({ASLEEP})()")
    page.route("**/at_once.mjs", late)
    page.goto(f"{base_url}/{file}#drill={id}", wait_until="load")
    wait(page)
    page.wait_for_function("window.frames_seen > 0")
    assert page.evaluate("window.asleep") == 0


# --- a drill that is held back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", ["estimate.mjs", "drill.mjs"])
def test_a_link_shows_a_held_drill_whichever_script_comes_first(browser, tmp_path, late):
    page_folder = held_page(tmp_path, pilot_drill())
    text = (page_folder / "index.html").read_text("utf-8")
    (page_folder / "index.html").write_text(text.replace("<body>", '<body><div style="height: 300vh"></div>'), "utf-8")
    with serving(page_folder) as address:
        context = browser.new_context(**DESK)
        page, waiting = context.new_page(), []
        page.route(f"**/{late}", lambda route: waiting.append(route))
        page.goto(f"{address}/index.html#drill={GAINS}&caused=0.9", wait_until="commit")
        other = "[data-drill][data-alive]" if late == "estimate.mjs" else "[data-estimate][data-alive]"
        page.wait_for_selector(other, state="attached")
        waiting[0].continue_()
        wait(page)
        asked = Asked(page, GAINS)
        expect(asked.drill.root).to_be_visible()
        assert values(asked.drill)["caused"] == "0.9"
        assert asked.said() == ["Shown without an estimate. You can still go back and commit to one."]
        assert in_sight(asked.drill)
        assert asked.entries() == {}
        context.close()


def test_a_link_leaves_an_entered_estimate_as_it_was(browser, tmp_path):
    with opened(browser, held_page(tmp_path, pilot_drill())) as page:
        wait(page)
        asked = Asked(page, GAINS)
        asked.enter("5", "run")
        said = asked.said()
        page.evaluate(f"location.hash = 'drill={GAINS}&caused=0.9'")
        expect(asked.drill.root.locator('[name="caused"]')).to_have_value("0.9")
        assert asked.said() == said
        page.reload()
        wait(page)
        assert asked.said() == said
        assert values(asked.drill)["caused"] == "0.9"


def test_a_link_followed_by_hand_lets_go_of_the_drill(browser, tmp_path):
    with opened(browser, held_page(tmp_path, pilot_drill())) as page:
        wait(page)
        asked = Asked(page, GAINS)
        page.evaluate("location.hash = 'drill=tests.drill.somewhere-else&caused=0.9'")
        expect(asked.drill.root).to_be_hidden()
        page.evaluate(f"location.hash = 'drill={GAINS}'")
        expect(asked.drill.root).to_be_visible()
        assert asked.entries() == {}


# --- what a link may ask, and what not -------------------------------------------------------------------------------

START = {
    "share": "0.4",
    "uplift": "0.2",
    "weeks": "6",
    "tier": "2",
    "members": "0",
    "stores": "12",
    "sales": "30000000",
}
NO_NUMBER = "The link gives no number for “Share of sales”, so it stays where it was."
FAR = "“Share of sales” does not go as far as the link asks and stands at {}."
NO_CHOICE = "“{}” has no such choice as the link asks for, so it stays where it was."
UNKNOWN = "The link also names {}, which this drill does not have."
TWICE = "The link gives “Share of sales” more than once; the first counts."
ASKED = {
    "in range": ("share=0.25", {"share": "0.25"}, ""),
    "an end": ("share=1&uplift=0", {"share": "1", "uplift": "0"}, ""),
    "with an exponent": ("share=3e-1&sales=4E7", {"share": "0.3", "sales": "40000000"}, ""),
    "with a sign": ("weeks=%2B7", {"weeks": "7"}, ""),
    "in spaces": ("share=%20.5%20", {"share": "0.5"}, ""),
    "between two steps": ("share=0.254", {"share": "0.25"}, ""),
    "every kind": ("tier=3&members=1&stores=7", {"tier": "3", "members": "1", "stores": "7"}, ""),
    "nothing": ("", {}, ""),
    "too high": ("share=7", {"share": "1"}, FAR.format("100%")),
    "too low": ("share=-0.01", {"share": "0"}, FAR.format("0%")),
    "far too high": ("share=1e300", {"share": "1"}, FAR.format("100%")),
    "too high for a number field": (
        "stores=41", {"stores": "40"}, "“Stores” does not go as far as the link asks and stands at 40.",
    ),
    "no number": ("share=half", {}, NO_NUMBER),
    "empty": ("share=", {}, NO_NUMBER),
    "no value": ("share", {}, NO_NUMBER),
    "spaces": ("share=%20%20", {}, NO_NUMBER),
    "Infinity": ("share=Infinity", {}, NO_NUMBER),
    "minus Infinity": ("share=-Infinity", {}, NO_NUMBER),
    "NaN": ("share=NaN", {}, NO_NUMBER),
    "1e999": ("share=1e999", {}, NO_NUMBER),
    "hex": ("share=0x0", {}, NO_NUMBER),
    "binary": ("share=0b1", {}, NO_NUMBER),
    "a decimal comma": ("share=0,5", {}, NO_NUMBER),
    "per cent": ("share=50%25", {}, NO_NUMBER),
    "two points": ("share=0.5.1", {}, NO_NUMBER),
    "other digits": ("share=%EF%BC%91", {}, NO_NUMBER),
    "a list": ("share=[0.5]", {}, NO_NUMBER),
    "a nul": ("share=0.5%00", {}, NO_NUMBER),
    "no such option": ("tier=4", {}, NO_CHOICE.format("Tier")),
    "half an option": ("tier=2.5", {}, NO_CHOICE.format("Tier")),
    "more than yes": ("members=2", {}, NO_CHOICE.format("Members")),
    "unknown": ("shares=1", {}, UNKNOWN.format("“shares”")),
    "another drill's": ("rate=0.1&share=0.5", {"share": "0.5"}, UNKNOWN.format("“rate”")),
    "names that objects have": (
        "__proto__=1&constructor=1&toString=1", {}, UNKNOWN.format("“__proto__”, “constructor”, “toString”"),
    ),
    "a constant of the model": ("cap=1", {}, UNKNOWN.format("“cap”")),
    "twice": ("share=0.2&share=0.9", {"share": "0.2"}, TWICE),
    "twice, first no number": ("share=x&share=0.9", {}, f"{TWICE} {NO_NUMBER}"),
    "all at once": (
        "share=7&tier=9&nobody=1&uplift=0.1", {"share": "1", "uplift": "0.1"},
        f"{FAR.format('100%')} {NO_CHOICE.format('Tier')} {UNKNOWN.format('“nobody”')}",
    ),
}  # fmt: skip


def test_what_a_link_asks_is_done_clamped_or_left_out_and_said(page, bare):
    loyalty, decay = follow(page, bare, "")
    for name, (asks, changed, words) in ASKED.items():
        page.evaluate(STEER, f"drill={LOYALTY}&{asks}")
        assert values(loyalty) == {**START, **changed}, name
        assert note(loyalty) == words, name
        seen = loyalty.read()
        assert not loyalty.differences(seen) + loyalty.misprints(seen), name
        assert (values(decay), note(decay)) == ({"rate": "0.3", "years": "2", "base": "2"}, ""), name


NO_LINK = [
    "", "%", "%E0%A4%A", "drill", "drill=", "share=1", "DRILL=tests.drill.loyalty&share=1", "tests-drill-loyalty-share",
    "?drill=" + LOYALTY,
]  # fmt: skip
ELSEWHERE = [
    "drill=tests.drill.nobody&share=1", "drill=tests.drill.loyalty%22%5D&share=1", "drill=*&share=1",
    "drill=__proto__&share=1", f"drill=tests.drill.nobody&drill={LOYALTY}&share=1",
]  # fmt: skip
NOT_HERE = "The link names a drill that this page does not have; this one stands as it is."


def test_what_is_no_link_to_a_drill_changes_nothing(page, bare):
    loyalty, decay = follow(page, bare, "")
    for asks in NO_LINK:
        page.evaluate(STEER, asks)
        assert values(loyalty) == START, asks
        assert (note(loyalty), note(decay)) == ("", ""), asks


def test_a_link_to_a_drill_of_another_page_is_said_once(page, bare):
    loyalty, decay = follow(page, bare, "")
    for asks in ELSEWHERE:
        page.evaluate(STEER, asks)
        assert values(loyalty) == START, asks
        assert (note(loyalty), note(decay)) == (NOT_HERE, ""), asks


ATTACKS = [
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "javascript:window.hacked=1",
    "'];window.hacked=1;//",
    "${window.hacked=1}",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("encode", [quote, lambda text: text.replace(" ", "+")], ids=["encoded", "raw"])
def test_a_script_in_a_link_stays_words(page, bare, attack, encode):
    start = follow(page, bare, f"drill={LOYALTY}")[0].root.locator("*").count()
    attack_name, value = encode(attack), encode(attack)
    loyalty, _ = follow(page, bare, f"drill={LOYALTY}&share={value}&{attack_name}=1")
    assert loyalty.root.locator("*").count() == start
    assert NO_NUMBER in note(loyalty)
    assert values(loyalty) == START
    follow(page, bare, f"drill={value}&share=1")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, body script:not([type='application/json'])").count() == 0


def test_a_flood_of_names_is_said_in_few_words(page, bare):
    flood = urlencode([(f"name{i}" + "x" * 500, i) for i in range(500)])
    loyalty, _ = follow(page, bare, f"drill={LOYALTY}&share=0.5&{flood}")
    assert values(loyalty) == {**START, "share": "0.5"}
    assert note(loyalty).count("“") == 5
    assert len(note(loyalty)) < 400


# --- copy, reset, address --------------------------------------------------------------------------------------------

REFUSALS = {
    "refused": "navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'))",
    "no clipboard": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
}


def told(page):
    """What the address says, one frame later: the chart comes first."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))")
    return dict(parse_qsl(urlsplit(page.url).fragment))


@pytest.mark.parametrize("why", REFUSALS)
def test_where_copying_is_refused_the_link_is_shown(page, bare, why):
    loyalty, _ = follow(page, bare, "")
    page.evaluate(f"void ({REFUSALS[why]})")
    loyalty.root.locator('[name="share"]').press("ArrowRight")
    loyalty.root.locator("[data-copy-link]").click()
    expect(loyalty.root.locator(".mot-note")).to_have_text(
        f"Copying is not allowed here. The link to these settings is {page.url}"
    )
    assert told(page) == {"drill": LOYALTY, **START, "share": "0.41"}


def test_reset_restores_the_start_and_clears_the_note(page, bare):
    loyalty, _ = follow(page, bare, f"drill={LOYALTY}&share=7&tier=3&members=1&stores=1&nobody=1")
    assert note(loyalty)
    loyalty.reset()
    assert (values(loyalty), note(loyalty)) == (START, "")
    assert told(page) == {"drill": LOYALTY, **START}


def test_the_address_follows_a_finished_move_and_leaves_no_history(page, bare):
    loyalty, _ = follow(page, bare, "")
    before = page.evaluate("history.length")
    for key, value in (("ArrowRight", "0.41"), ("ArrowRight", "0.42"), ("Home", "0"), ("End", "1")):
        loyalty.root.locator('[name="share"]').press(key)
        assert told(page)["share"] == value
    loyalty.root.locator("details").evaluate_all("(folds) => folds.forEach((fold) => (fold.open = true))")
    loyalty.root.locator('[name="tier"]').select_option("3")
    loyalty.root.locator('[name="members"]').check()
    assert told(page) == {
        "drill": LOYALTY, **START, "share": "1", "tier": "3", "members": "1",
    }  # fmt: skip
    assert page.evaluate("history.length") == before
    left = values(loyalty)
    page.reload()
    wait(page)
    assert values(loyalty) == left


def test_the_address_waits_while_a_slider_is_dragged(page, bare):
    loyalty, _ = follow(page, bare, "")
    slider = loyalty.root.locator('[name="share"]')
    slider.evaluate("(c) => { c.value = '0.9'; c.dispatchEvent(new Event('input', { bubbles: true })); }")
    assert urlsplit(page.url).fragment == ""
    slider.dispatch_event("change")
    assert told(page)["share"] == "0.9"


def test_an_address_changed_by_hand_is_followed(page, bare):
    loyalty, decay = follow(page, bare, f"drill={LOYALTY}&share=0.3")
    page.evaluate(f"location.hash = 'drill={LOYALTY}&share=9'")
    expect(loyalty.root.locator(".mot-note")).to_have_text(FAR.format("100%"))
    assert values(loyalty)["share"] == "1"
    page.evaluate(f"location.hash = 'drill={DECAY}&rate=-0.25'")
    expect(decay.root.locator('[name="rate"]')).to_have_value("-0.25")
    assert not decay.differences(decay.read())
    assert values(loyalty)["share"] == "1"
    page.go_back()
    expect(loyalty.root.locator(".mot-note")).to_have_text(FAR.format("100%"))


def test_two_drills_leave_each_other_alone(page, bare):
    loyalty, decay = follow(page, bare, f"drill={DECAY}&rate=0.1&share=0.9")
    assert (values(loyalty), note(loyalty)) == (START, "")
    assert note(decay) == UNKNOWN.format("“share”")
    decay.root.locator('[name="years"]').press("ArrowRight")
    assert told(page) == {"drill": DECAY, "rate": "0.1", "years": "2.25", "base": "2"}
    loyalty.root.locator('[name="share"]').press("ArrowLeft")
    assert told(page) == {"drill": LOYALTY, **START, "share": "0.39"}
    loyalty.reset()
    assert values(loyalty) == START
    assert values(decay) == {"rate": "0.1", "years": "2.25", "base": "2"}
    assert note(decay) == UNKNOWN.format("“share”")


# --- the tests above, shown to bite ----------------------------------------------------------------------------------

BROKEN = {
    "nothing is clamped": ("Math.min(Math.max(value, Number(control.min)), Number(control.max))", "value"),
    "hex is a number": ("NUMBER.test(text) ? Number(text) : NaN", "Number(text)"),
    "any choice will do": ("if (choices.includes(value)) return value;", "return value;"),
    "notes are markup": ("if (place) place.textContent = words;", "if (place) place.innerHTML = words;"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_careless_link_is_found(browser, tmp_path, name):
    asks = "share=7&uplift=0x0&members=2&stores=999&" + quote("<b>x</b>") + "=1"
    parts = [fragment(samples.loyalty_drill()), fragment(samples.decay_drill())]

    def read(folder: Path, broken: tuple[str, str] | None) -> tuple:
        folder.mkdir()
        with serving(write(folder, *parts, broken=broken)) as address:
            context = browser.new_context(**DESK)
            loyalty, _ = follow(context.new_page(), f"{address}/index.html", f"drill={LOYALTY}&{asks}")
            seen = values(loyalty), note(loyalty)
            context.close()
            return seen

    assert read(tmp_path / "sound", None) != read(tmp_path / "broken", BROKEN[name])
