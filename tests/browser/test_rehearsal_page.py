"""Rehearsing on a page: the clock by the browser's own time, the recorder with a microphone that is none, the counts.

Time is Playwright's, so that no test waits; the microphone is Chromium's fake one, which beeps.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cxprep.widgets.rehearsal import rehearsal
from tests.support.questions import DRILL, QUESTION, alive, bare, stored
from tests.support.role import held
from tests.support.scan import DESK, FLAGS, PHONE, violations, watch
from tests.support.store import KEY
from tools.chromium import find
from tools.serve import serving

PARTS = held()[QUESTION].parts  # 15, 30, 45 and 20 seconds
NOW = "2026-03-03T09:00:00Z"
STARTED = "2026-03-03T09:10:00Z"

# Counts the addresses of recordings that are held, keeps the stream, and knows when sound has come.
LISTEN = """
window.held = new Set(); window.heard = 0; window.streams = [];
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => { const url = createObjectURL.call(URL, blob); held.add(url); return url; };
URL.revokeObjectURL = (url) => { held.delete(url); revokeObjectURL.call(URL, url); };
const start = MediaRecorder.prototype.start;
MediaRecorder.prototype.start = function (...words) {
  window.heard = 0;
  streams.push(this.stream);
  this.addEventListener('dataavailable', ({ data }) => (heard += data.size));
  return start.apply(this, words);
};
"""


class Rehearsed:
    """The rehearsal of one item on an open page."""

    def __init__(self, page: Page, id: str = QUESTION) -> None:
        self.page, self.id = page, id
        self.panel: Locator = page.locator(f'[data-rehearsal="{id}"]')
        self.go, self.next, self.stop = (self.panel.locator(f"[data-{name}]") for name in ("go", "next", "stop"))
        self.part, self.left = self.panel.locator(".mot-part"), self.panel.locator(".mot-stopwatch b")
        self.all, self.said = self.panel.locator(".mot-stopwatch span"), self.panel.locator("[data-said]")
        self.kept = self.panel.locator("[data-timer] [data-kept]")
        self.record = self.panel.locator("[data-record]")
        self.told, self.audio = self.panel.locator("[data-told]"), self.panel.locator("audio")
        self.recording = self.panel.locator(".mot-recording")
        self.counted = self.panel.locator("[data-counted]")
        self.text, self.took = self.panel.locator("textarea"), self.panel.locator("[data-pace] input")
        self.complaint = self.panel.locator(".mot-complaint")

    def run(self, seconds: float) -> None:
        """Let time pass."""
        self.page.clock.run_for(round(seconds * 1000))

    def entries(self) -> list[dict]:
        """The timings that the device keeps of the item."""
        return stored(self.page, "rehearsals").get(self.id, [])

    def heard(self) -> None:
        """Return once the recorder has sound."""
        self.page.wait_for_function("() => window.heard > 0")

    def is_clean(self) -> None:
        """Assert that axe has no objection, and that the page does not scroll sideways."""
        self.page.clock.resume()  # axe waits for the page's own clock
        assert not [finding for finding in violations(self.page) if "page-has-heading-one" not in finding]
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def count(self, text: str, seconds: str = "60") -> None:
        """Give a transcript and its time, and let it be counted."""
        if not self.text.is_visible():
            self.panel.locator("[data-pace] summary").click()
        self.text.evaluate("(area, text) => (area.value = text)", text)  # at once, as pasting does
        self.took.fill(seconds)
        self.panel.get_by_role("button", name="Count").click()


@pytest.fixture(scope="module")
def microphone(browser: Browser) -> Iterator[Browser]:
    """A Chromium whose microphone is a fake one; whether a page may use it is for the context to say."""
    own = browser.browser_type.launch(
        executable_path=find(shell=False), args=[*FLAGS, "--use-fake-device-for-media-stream"]
    )
    yield own
    own.close()


Opener = Callable[..., Rehearsed]


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opener]:
    """Opens a page with a rehearsal of the question and one of the drill, its time standing still."""
    with ExitStack() as stack:

        def open_page(browser: Browser, *scripts: str, limit: int = 300, device: dict = DESK, grant=()) -> Rehearsed:
            folder = bare(tmp_path, rehearsal(QUESTION, held(), limit=limit), rehearsal(DRILL, held(), limit=limit))
            address = stack.enter_context(serving(folder))
            context = browser.new_context(timezone_id="Europe/London", permissions=list(grant), **device)
            page = context.new_page()
            page.clock.install(time=NOW)
            for script in scripts:
                page.add_init_script(script)
            findings = watch(page)

            def close() -> None:
                context.close()
                assert not findings, findings

            stack.callback(close)
            page.goto(f"{address}/index.html")
            alive(page)
            page.clock.pause_at(STARTED)
            return Rehearsed(page)

        yield open_page


@pytest.fixture
def timed(device: dict[str, Any], browser: Browser, opening: Opener) -> Rehearsed:
    """A rehearsal at both widths."""
    return opening(browser, device=device)


# --- the clock ---


def test_the_clock_shows_the_part_and_what_is_left(timed: Rehearsed) -> None:
    expect(timed.part).to_have_text("1 of 4: The promise")
    expect(timed.left).to_have_text("15 seconds left")
    expect(timed.all).to_have_text("1 minute 50 seconds left in all")
    expect(timed.stop).to_be_disabled()
    expect(timed.next).to_be_disabled()
    timed.go.click()
    timed.run(4)
    expect(timed.left).to_have_text("11 seconds left")
    expect(timed.all).to_have_text("1 minute 46 seconds left in all")
    timed.run(11)
    expect(timed.left).to_have_text("0 seconds left")
    timed.run(9)
    expect(timed.left).to_have_text("9 seconds over")
    expect(timed.all).to_have_text("1 minute 26 seconds left in all")
    timed.next.click()
    expect(timed.part).to_have_text("2 of 4: What you found")
    expect(timed.left).to_have_text("30 seconds left")
    expect(timed.panel.locator(".mot-parts li[aria-current]")).to_contain_text("What you found")
    timed.run(95)
    expect(timed.all).to_have_text("9 seconds over in all")
    widths = [bar.evaluate("(i) => i.style.width") for bar in timed.panel.locator(".mot-parts-bar i").all()]
    assert widths == ["100%", "100%", "0%", "0%"]
    expect(timed.panel.locator(".mot-parts-bar .is-over")).to_have_count(2)


def test_a_pause_stops_the_clock_and_going_on_goes_on(timed: Rehearsed) -> None:
    timed.go.click()
    timed.run(5)
    expect(timed.go).to_have_text("Pause")
    timed.go.click()
    timed.run(500)
    expect(timed.left).to_have_text("10 seconds left")
    expect(timed.next).to_be_disabled()
    expect(timed.go).to_have_text("Go on")
    timed.go.click()
    timed.run(2)
    expect(timed.left).to_have_text("8 seconds left")


def test_only_a_change_of_part_is_announced(timed: Rehearsed) -> None:
    expect(timed.said).to_be_empty()
    timed.said.evaluate(
        """(line) => {
          window.said = [];
          new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });
        }"""
    )
    timed.go.click()
    timed.run(40)
    timed.next.click()
    timed.run(3)
    timed.go.click()
    timed.go.click()
    timed.run(3)
    assert timed.page.evaluate("said") == ["The promise, 15 seconds.", "What you found, 30 seconds."]


def test_a_finished_rehearsal_is_told_in_words_and_kept(timed: Rehearsed) -> None:
    timed.go.click()
    for seconds in (20, 25, 45):
        timed.run(seconds)
        timed.next.click()
    expect(timed.next).to_be_disabled()
    expect(timed.go).to_be_focused()
    timed.run(12)
    timed.stop.click()
    expect(timed.kept).to_contain_text(
        "1 minute 42 seconds in all, 8 seconds under the plan. The promise took 5 seconds more than planned."
    )
    (entry,) = timed.entries()
    assert (entry["seconds"], entry["planned"], entry["parts"]) == (102, 110, [20, 25, 45, 12])
    assert entry["at"].startswith("2026-03-03T09:11:4")
    expect(timed.left).to_have_text("15 seconds left")
    timed.go.click()
    timed.run(110)
    timed.stop.click()
    expect(timed.kept).to_contain_text("1 minute 50 seconds in all, as planned.")
    expect(timed.kept).to_contain_text(
        "2 timings are kept: the first 1 minute 42 seconds on 3 March 2026 at 09:11, "
        "the last 1 minute 50 seconds on 3 March 2026 at 09:13."
    )
    timed.is_clean()


def test_a_slip_of_the_finger_is_not_kept(timed: Rehearsed) -> None:
    timed.go.click()
    timed.run(2)
    timed.stop.click()
    expect(timed.kept).to_have_text("That was too short to keep.")
    assert timed.entries() == []
    expect(timed.panel.get_by_role("button", name="Take back the last timing")).to_be_hidden()


def test_a_forgotten_clock_is_stopped_and_not_kept(timed: Rehearsed) -> None:
    timed.go.click()
    timed.page.clock.fast_forward(2 * 60 * 60 * 1000)
    expect(timed.kept).to_contain_text("Stopped after an hour")
    expect(timed.go).to_have_text("Start")
    assert timed.entries() == []


def test_a_clock_set_back_takes_no_time_away(timed: Rehearsed) -> None:
    timed.go.click()
    timed.run(6)
    timed.page.clock.set_system_time("2026-03-03T08:00:00Z")
    timed.run(4)  # of which the quarter of a second in which the clock was set back is lost
    expect(timed.left).to_have_text("6 seconds left")


def test_the_clock_by_keyboard_alone(timed: Rehearsed) -> None:
    timed.go.focus()
    timed.page.keyboard.press("Space")
    timed.run(4)
    timed.page.keyboard.press("Tab")
    timed.page.keyboard.press("Enter")
    expect(timed.part).to_have_text("2 of 4: What you found")
    timed.page.keyboard.press("Tab")
    timed.page.keyboard.press("Enter")
    expect(timed.go).to_be_focused()
    assert timed.entries()[0]["parts"] == [4, 0, 0, 0]


def test_timings_survive_a_reload_and_the_last_can_be_taken_back(timed: Rehearsed) -> None:
    timed.go.click()
    timed.run(30)
    timed.stop.click()
    timed.page.reload()
    alive(timed.page)
    expect(timed.kept).to_have_text("Kept from before: 30 seconds on 3 March 2026.")
    timed.panel.get_by_role("button", name="Take back the last timing").press("Enter")
    expect(timed.kept).to_have_text("The timing of 30 seconds is taken back.")
    expect(timed.go).to_be_focused()
    assert stored(timed.page, "rehearsals") == {}


def test_two_rehearsals_on_a_page_run_apart(timed: Rehearsed) -> None:
    close = Rehearsed(timed.page, DRILL)
    close.go.click()
    close.run(10)
    expect(close.left).to_have_text("20 seconds left")
    expect(close.all).to_be_empty()
    expect(timed.left).to_have_text("15 seconds left")
    close.stop.click()
    assert (close.entries()[0]["planned"], timed.entries()) == (30, [])


@pytest.mark.parametrize(
    "odd", [None, "five", {"at": NOW, "seconds": "<b>", "planned": 1}, {"seconds": 5, "planned": 5}]
)
def test_odd_timings_are_left_alone(browser: Browser, opening: Opener, odd: object) -> None:
    kept = json.dumps({"version": 1, "rehearsals": {QUESTION: [odd]}})
    timed = opening(browser, f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', {json.dumps(kept)})")
    expect(timed.kept).to_be_empty()
    timed.go.click()
    timed.run(20)
    timed.stop.click()
    assert timed.entries()[0] == odd and timed.entries()[1]["seconds"] == 20


def test_blocked_storage_is_told_and_the_timing_still_shows(browser: Browser, opening: Opener) -> None:
    timed = opening(
        browser, "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    timed.go.click()
    timed.run(20)
    timed.stop.click()
    expect(timed.kept).to_contain_text("20 seconds in all")
    expect(timed.panel.locator(".mot-notice")).to_contain_text("does not let the page keep anything")


# --- the recorder ---


def test_record_play_download_and_delete(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"])
    timed.record.click()
    expect(timed.recording).to_have_text("Recording: 0 seconds of at most 5 minutes")
    expect(timed.record).to_have_text("Stop recording")
    timed.heard()
    timed.run(3)
    expect(timed.recording).to_contain_text("3 seconds of at most")
    timed.record.click()
    expect(timed.told).to_have_text("Here it is. It is in this page only.")
    expect(timed.recording).to_be_hidden()
    assert timed.page.evaluate("streams.every((s) => s.getTracks().every((t) => t.readyState === 'ended'))")
    assert timed.audio.evaluate("(a) => a.play().then(() => a.readyState >= 2)")
    with timed.page.expect_download() as saved:
        timed.panel.get_by_role("link", name="Download").click()
    assert saved.value.suggested_filename == "rehearsal.webm"
    assert Path(saved.value.path()).stat().st_size > 0
    timed.is_clean()
    timed.panel.get_by_role("button", name="Delete").press("Enter")
    expect(timed.audio).to_have_count(0)
    expect(timed.record).to_be_focused()
    assert timed.page.evaluate("held.size") == 0
    assert timed.page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_a_second_recording_takes_the_place_of_the_first(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"])
    for _ in range(2):
        timed.record.click()
        timed.heard()
        timed.record.click()
        expect(timed.record).to_have_text("Record")
    expect(timed.audio).to_have_count(1)
    assert timed.page.evaluate("held.size") == 1


def test_a_recording_ends_by_itself_at_its_limit(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"], limit=90)
    timed.record.click()
    timed.heard()
    timed.run(89)
    expect(timed.record).to_have_text("Stop recording")
    timed.run(1)
    expect(timed.told).to_have_text(
        "It ended by itself after 1 minute 30 seconds, which is as long as a recording gets."
    )
    expect(timed.audio).to_have_count(1)
    expect(timed.record).to_have_text("Record")


def test_the_end_of_the_clock_ends_the_recording_too(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"])
    timed.record.click()
    timed.go.click()
    timed.heard()
    timed.run(20)
    timed.stop.click()
    expect(timed.audio).to_have_count(1)
    assert set(json.loads(timed.page.evaluate(f"localStorage.getItem('{KEY}')"))) == {"version", "rehearsals"}


def test_a_microphone_that_goes_away_keeps_what_was_heard(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"])
    timed.record.click()
    timed.heard()
    timed.page.evaluate("for (const t of streams[0].getTracks()) { t.stop(); t.dispatchEvent(new Event('ended')); }")
    expect(timed.told).to_have_text("The microphone went away; what was heard until then is here.")
    expect(timed.audio).to_have_count(1)


def test_leaving_the_page_lets_the_microphone_go(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, LISTEN, grant=["microphone"])
    timed.record.click()
    timed.heard()
    timed.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert timed.page.evaluate("streams[0].getTracks().every((t) => t.readyState === 'ended')")
    expect(timed.record).to_have_text("Record")


def test_a_refused_microphone_is_answered(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone)
    timed.record.click()
    expect(timed.told).to_contain_text("The microphone was not allowed.")
    expect(timed.told).to_contain_text("The clock works without it.")
    expect(timed.record).to_have_text("Record")
    timed.go.click()
    timed.run(5)
    expect(timed.left).to_have_text("10 seconds left")


def rejecting(name: str) -> str:
    """A script with which asking for the microphone ends so."""
    return f"MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('no', '{name}'))"


GRANTED_LATER = """
const ask = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = function (what) {
  const granted = new Promise((go) => (window.grant = go)).then(() => ask.call(this, what));
  return granted.then((stream) => (window.granted = stream));
};
"""
NO_RECORDER = "delete window.MediaRecorder"
NO_DEVICES = "Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined })"
FAILING = "window.MediaRecorder = class { constructor() { throw new DOMException('no', 'NotSupportedError'); } }"
REFUSED = {
    "none present": (rejecting("NotFoundError"), "No microphone was found. Plug one in and press Record again."),
    "in use": (rejecting("NotReadableError"), "another program may be using it."),
    "something else": (rejecting("AbortError"), "The microphone could not be used. Press Record to try again."),
    "no recorder": (NO_RECORDER, "This browser does not let a page record."),
    "not a safe page": (NO_DEVICES, "This browser does not let a page record."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_microphone_that_is_not_there_is_answered(browser: Browser, opening: Opener, name: str) -> None:
    script, words = REFUSED[name]
    timed = opening(browser, script, device=PHONE)
    for _ in range(2):
        timed.record.click()
        expect(timed.told).to_contain_text(words)
        expect(timed.told).to_contain_text("The clock works without it.")
        expect(timed.record).to_have_text("Record")
    expect(timed.audio).to_have_count(0)


def test_a_recorder_that_fails_lets_the_microphone_go(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, GRANTED_LATER, FAILING, grant=["microphone"])
    timed.record.click()
    timed.page.evaluate("grant()")
    expect(timed.told).to_contain_text("The microphone could not be used.")
    assert timed.page.evaluate("granted.getTracks().every((t) => t.readyState === 'ended')")


def test_cancelled_while_the_browser_asks_nothing_is_recorded(microphone: Browser, opening: Opener) -> None:
    timed = opening(microphone, GRANTED_LATER, grant=["microphone"])
    timed.record.click()
    expect(timed.record).to_have_text("Cancel")
    timed.record.click()
    timed.page.evaluate("grant()")
    timed.page.wait_for_function("() => window.granted && granted.getTracks().every((t) => t.readyState === 'ended')")
    expect(timed.record).to_have_text("Record")
    expect(timed.recording).to_be_hidden()
    expect(timed.audio).to_have_count(0)


# --- the transcript ---


def test_a_transcript_is_counted_and_its_fillers_marked(timed: Rehearsed) -> None:
    timed.count(
        "Um, we said five days. "
        "I, like, counted, you know, forty slips and it was sort of nine, um, on most days of the week.",
        "15",
    )
    expect(timed.counted).to_be_focused()
    expect(timed.counted).to_contain_text("25 words in 15 seconds: 100 a minute.")
    expect(timed.counted).to_contain_text("The longest sentence has 20 words: “I, like, counted")
    expect(timed.counted).to_contain_text("Fillers: um (2).")
    expect(timed.counted).to_contain_text("like (1), you know (1), sort of (1).")
    assert timed.counted.locator("mark").all_inner_texts() == ["Um", "like", "you know", "sort of", "um"]
    assert timed.page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_the_clocks_time_is_taken_over(timed: Rehearsed) -> None:
    timed.go.click()
    timed.run(42)
    timed.stop.click()
    timed.panel.locator("[data-pace] summary").click()
    expect(timed.took).to_have_value("42")


@pytest.mark.parametrize("seconds", ["", "0", "-5", "1.5", "90000"])
def test_a_time_that_is_none_is_asked_for(browser: Browser, opening: Opener, seconds: str) -> None:
    timed = opening(browser)
    timed.count("We said five days.", seconds)
    expect(timed.complaint).to_contain_text("Say how many seconds it took")
    expect(timed.took).to_be_focused()
    expect(timed.counted).to_be_empty()


@pytest.mark.parametrize("text", ["", "  \n ", "... ?! -"])
def test_no_words_are_answered_in_a_sentence(browser: Browser, opening: Opener, text: str) -> None:
    timed = opening(browser)
    timed.count(text)
    expect(timed.complaint).to_contain_text("There are no words to count yet.")
    expect(timed.text).to_be_focused()


HOSTILE = "<img src=x onerror=window.hacked=1> um <script>window.hacked=1</script> we said that the days are five."
LONG = {
    "one long word": "a" * 50_000,
    "one long line": "um like you know " * 3_000,
    "dots": "." * 50_000 + " a",
    "spaces": "we" + " " * 50_000 + "said",
    "quotes": "He said. " + '"' * 50_000,
    "apostrophes": "a'" * 25_000,
    "you and spaces": "you " + "\t" * 49_000 + "knew",
    "lines": "um\n" * 17_000,
}


def test_fifty_thousand_characters_are_answered(browser: Browser, opening: Opener) -> None:
    timed = opening(browser)
    for name, text in LONG.items():
        timed.counted.evaluate("(answer) => { answer.textContent = ''; }")
        timed.count(text)
        expect(timed.counted, name).to_contain_text("words in 1 minute")


def test_hostile_words_stay_words(browser: Browser, opening: Opener) -> None:
    timed = opening(browser)
    timed.count(HOSTILE)
    expect(timed.counted.locator("blockquote")).to_contain_text("<script>window.hacked=1</script>")
    assert timed.page.evaluate("window.hacked") is None
    expect(timed.counted.locator("img, script")).to_have_count(0)


FRENCH = (
    "Nous avons promis cinq jours et nous en mettons neuf, "
    "parce que les colis attendent le camion du jeudi matin chez nous."
)
CHINESE = "我们承诺五个工作日退款。实际上需要九天。" * 10
COUNTS = [  # text, words, fillers
    ("Er, erm, uh, the shop, um, was shut.", 8, {"er": 1, "erm": 1, "uh": 1, "um": 1}),
    ("The umbrella summed up her liking; Erica umpired.", 8, {}),
    ("I like it. We liked it, alike and likely.", 9, {"like": 1}),
    ("It was, you\nknow, kind  of slow, I MEAN it.", 10, {"you know": 1, "kind of": 1, "i mean": 1}),
    ("Don't say um-hm or well-being, it's 3.5 days.", 8, {}),
    (FRENCH, 22, {}),
]


@pytest.mark.parametrize(("text", "words", "fillers"), COUNTS)
def test_counts_are_right(browser: Browser, opening: Opener, text: str, words: int, fillers: dict[str, int]) -> None:
    page = opening(browser).page
    counted = page.evaluate("async (text) => (await import('./pace.mjs')).count(text)", text)
    assert counted["words"] == words
    assert {one["name"]: one["times"] for one in counted["fillers"]} == fillers


@pytest.mark.parametrize("text", [FRENCH, CHINESE])
def test_what_is_not_english_is_not_searched_for_fillers(browser: Browser, opening: Opener, text: str) -> None:
    timed = opening(browser)
    timed.count(text)
    expect(timed.counted).to_contain_text("It does not read as English, so no fillers were looked for")


def test_a_text_without_full_stops_has_no_longest_sentence(browser: Browser, opening: Opener) -> None:
    timed = opening(browser)
    timed.count("we said that it is five days and it was nine " * 6, "5")
    expect(timed.counted).to_contain_text("The text has no full stops, so nothing can be said of its sentences.")
    expect(timed.counted).to_contain_text("faster than anybody speaks")
    expect(timed.counted).to_contain_text("None of the usual fillers is in it.")


def test_without_a_script_the_parts_can_be_read_and_nothing_is_dead(browser: Browser, tmp_path: Path) -> None:
    with serving(bare(tmp_path, rehearsal(QUESTION, held()))) as address:
        context = browser.new_context(java_script_enabled=False, **PHONE)
        page = context.new_page()
        page.goto(f"{address}/index.html")
        for part in PARTS:
            expect(page.get_by_text(part.do)).to_be_visible()
        assert not page.locator("button:visible, input:visible, textarea:visible, summary:visible").count()
        context.close()
