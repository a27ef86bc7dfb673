"""Every drill of every page, on a phone and on a desk: its controls work and its numbers are Python's.

Runs over the built site and over a bare page that holds one control and one artist of each kind. A page is opened once
for all its drills on one device: opening it takes longer than most of the tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import samples
from tests.support.driving import READ, Driven, drills_of
from tests.support.entering import wait
from tests.support.pages import HEAD, STRICT, fragment, opened, write
from tests.support.scan import DESK, PHONE, watch
from tools.project import SITE
from tools.serve import serving

DEVICES = {"phone": PHONE, "desk": DESK}
BARE = ["tests.drill.loyalty", "tests.drill.decay", "tests.drill.case"]
BUILT = drills_of(SITE)
SETTINGS = {"drill": 100, "chart": 40}  # the more sliders, the more there is to try


@dataclass(frozen=True)
class Place:
    """Where a drill is tried. `str` of it ends in what tests of one page share; conftest.py keeps these together."""

    file: str
    device: str
    id: str

    def __str__(self) -> str:
        return f"{self.id} @ {self.file or 'bare'} {self.device}"


PLACES = [Place(file, device, id) for file, id in [*(("", id) for id in BARE), *BUILT] for device in DEVICES]
PLACES.sort(key=lambda place: (place.file, place.device))
# What does not depend on the device is looked at on a desk only: drawing, thumb and what scripts add depend on it.
ON_A_DESK = [place for place in PLACES if place.device == "desk"]
on_a_desk = pytest.mark.parametrize("opened_drill", ON_A_DESK, indirect=True, ids=str)
# What does not hang on the drill either: the first of each page is enough.
FIRST = [*{place.file: place for place in reversed(ON_A_DESK)}.values()]
once_a_page = pytest.mark.parametrize("opened_drill", FIRST, indirect=True, ids=str)
# What may lie in a thumb's way does so on a phone, where a drill's chart stays in sight; a mouse tries the bare page's
# drills.
HELD = [place for place in PLACES if (place.device == "phone" and ".chart." not in str(place)) or not place.file]


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The bare page with the sample drills: its folder and its address."""
    drills = [samples.loyalty_drill(), samples.decay_drill(), samples.case_drill()]
    folder = write(tmp_path_factory.mktemp("bare"), *map(fragment, drills))
    with serving(folder) as address:
        yield folder, address


class Pages:
    """One open page at a time, with every drill on it revealed, and what each of them showed at load."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.where, self.context = browser, None, None

    def open(self, address: str, device: str) -> None:
        """Go there, unless it is where we are."""
        if self.where == (address, device):
            return
        self.close()
        self.where, self.context = (address, device), self.browser.new_context(**DEVICES[device])
        self.page = self.context.new_page()
        self.findings = watch(self.page)
        self.page.goto(address)
        wait(self.page)
        ids = self.page.locator("[data-drill]").evaluate_all("(drills) => drills.map((d) => d.dataset.drill)")
        self.at_load = {id: Driven(self.page, id).read() for id in ids}
        for button in self.page.locator("[data-reveal]").all():
            button.click()
        self.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")

    def close(self) -> None:
        """Close what is open."""
        if self.context:
            self.context.close()


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[Pages]:
    """The page that is open."""
    pages = Pages(browser)
    yield pages
    pages.close()


@pytest.fixture(scope="module", params=PLACES, ids=str)
def opened_drill(request, pages: Pages, bare) -> Driven:
    """A drill on its page."""
    place: Place = request.param
    address = bare[1] if not place.file else request.getfixturevalue("base_url")
    pages.open(f"{address}/{place.file or 'index.html'}", place.device)
    driven = Driven(pages.page, place.id)
    driven.place, driven.findings, driven.at_load = place, pages.findings, pages.at_load[place.id]
    return driven


@pytest.fixture
def drill(opened_drill: Driven) -> Iterator[Driven]:
    """The drill at its start; the test fails where its page did what no page may do."""
    opened_drill.begin()
    yield opened_drill
    findings, opened_drill.findings[:] = list(opened_drill.findings), []
    assert not findings, findings


def ranges(drill: Driven) -> list[str]:
    """The names of a drill's ranges, in order."""
    return [name for name, control in drill.read()["controls"].items() if control["type"] == "range"]


def test_the_book_has_a_drill():
    assert BUILT, "No built page has a [data-drill]: run make html, or look whether the drill's output got lost."


@on_a_desk
def test_random_settings_show_pythons_numbers(drill):
    seen = drill.set(drill.random_settings(SETTINGS[drill.place.id.split(".")[1]]))
    wrong = [sentence for one in seen for sentence in drill.differences(one) + drill.misprints(one)]
    assert not wrong, "\n".join(wrong[:5])
    assert len({str(one["numbers"]) for one in seen}) > 10, "the settings hardly differ"


@on_a_desk  # a drawing is the same on either device but for its scale
def test_bound_artists_stay_within_the_drawing(drill):
    settings = drill.random_settings(25, seed=2)
    outside = [sentence for one in drill.set(settings, outside=True) for sentence in one["outside"]]
    assert not outside, "\n".join(sorted(set(outside))[:5])


@on_a_desk
def test_the_numbers_are_there_at_load_also_where_they_are_held_back(drill):
    seen = drill.at_load
    assert not drill.differences(seen) + drill.misprints(seen)
    for control in drill.spec["controls"]:
        assert float(seen["controls"][control["name"]]["value"]) == control["value"]


def press(drill: Driven, name: str, key: str, before: dict | None = None) -> tuple[dict, dict]:
    """What the drill shows before and after a key on a control; `before` where that has been read."""
    before = before or drill.read()
    drill.root.locator(f'[name="{name}"]').press(key)
    return before, drill.read()


# the keys that raise and lower a control
KEYS = {"range": ("ArrowRight", "ArrowLeft"), "number": ("ArrowUp", "ArrowDown"), "checkbox": ("Space", "Space")}
KEYS["select-one"] = ("ArrowDown", "ArrowUp")


def answers(drill: Driven, before: dict, after: dict, name: str) -> list[str]:
    """What is wrong with the answer to one move of a control, as sentences."""
    if before["controls"][name]["value"] == after["controls"][name]["value"]:
        return [f"{drill.id}: {name} itself does not move"]
    found = drill.differences(after)
    # a control that changes nothing here has to change nothing in Python either
    same = before["numbers"] == after["numbers"]
    shown = [(drill.truth(before)[n], drill.truth(after)[n]) for n in after["numbers"]]
    if same and any(a != b and isfinite(a + b) for a, b in shown):
        found.append(f"{drill.id}: {name} moves no shown number")
    return found


# What the drill shows after each of the controls called `names` has been moved by a step, one after the other.
STEP = f"""(root, names) => names.map((name) => {{
  const control = root.querySelector(`[name="${{name}}"]`);
  if (control.type === "checkbox") control.checked = !control.checked;
  else if (control.tagName === "SELECT") control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
  else if (control.value === control.max) control.stepDown();
  else control.stepUp();
  control.dispatchEvent(new Event("input", {{ bubbles: true }}));
  return ({READ})(root);
}})"""


@on_a_desk
def test_every_control_answers_and_one_of_each_kind_to_the_keyboard(drill):
    wrong, seen, others, kinds = [], drill.read(), [], set()
    for turn, (name, control) in enumerate(seen["controls"].items()):
        if control["type"] in kinds:
            others.append(name)
            continue
        kinds.add(control["type"])
        raising, lowering = KEYS[control["type"]]
        at_end = {control["min"]: raising, control["max"]: lowering} if control["max"] else {}
        # one key a control: its answer is the same event whichever way it goes
        turns = (raising, lowering) if control["type"] in ("range", "number") else (raising, raising)
        before, seen = press(drill, name, at_end.get(control["value"], turns[turn % 2]), seen)
        wrong += answers(drill, before, seen, name)
    for name, after in zip(others, drill.root.evaluate(STEP, others), strict=True):
        wrong += answers(drill, seen, after, name)
        seen = after
    assert not wrong, "\n".join(wrong)


def drag(drill: Driven, name: str, share: float) -> None:
    """Take a range's thumb to a share of its track, by finger on a phone and by mouse on a desk."""
    track = drill.root.locator(f'[name="{name}"]')
    # on a phone the chart stays in sight above: the reader scrolls the slider to where a thumb reaches it
    track.evaluate("(c) => c.scrollIntoView({ block: 'end', behavior: 'instant' })")
    box, control = track.bounding_box(), drill.read()["controls"][name]
    low, high = float(control["min"]), float(control["max"])
    y, radius = box["y"] + box["height"] / 2, 11
    start, end = (
        box["x"] + radius + part * (box["width"] - 2 * radius)
        for part in ((float(control["value"]) - low) / (high - low), share)
    )
    middle = (start + end) / 2
    on_top = "([x, y]) => document.elementFromPoint(x, y)?.name"
    assert drill.page.evaluate(on_top, [start, y]) == name, f"something lies over the slider {name}"
    if drill.place.device == "desk":
        drill.page.mouse.move(start, y)
        drill.page.mouse.down()
        drill.page.mouse.move(middle, y)
        drill.page.mouse.move(end, y)
        drill.page.mouse.up()
        return
    finger = drill.page.context.new_cdp_session(drill.page)
    for kind, x in (("touchStart", start), ("touchMove", middle), ("touchMove", end)):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()


@pytest.mark.parametrize("opened_drill", HELD, indirect=True, ids=str)
def test_the_first_range_answers_to_a_finger_and_a_mouse(drill):
    drill.reset()  # by its button, so that the page has been scrolled and what comes into sight has its place
    name, before = ranges(drill)[0], drill.read()
    control = before["controls"][name]
    low, high = float(control["min"]), float(control["max"])
    share = 0.9 if float(control["value"]) - low < (high - low) / 2 else 0.1
    drag(drill, name, share)
    after = drill.read()
    assert not answers(drill, before, after, name)
    assert abs((float(after["controls"][name]["value"]) - low) / (high - low) - share) < 0.1


@on_a_desk
def test_the_first_range_moves_the_first_chart_and_reset_brings_the_start_back(drill):
    start = drill.read()
    if drill.root.locator("svg").count():
        shares = [0.5] * len(drill.spec["controls"])
        place = [control["name"] for control in drill.spec["controls"]].index(ranges(drill)[0])
        drill.set([[*shares[:place], 0.15, *shares[place + 1 :]]])
        moved = drill.picture()
        drill.set([[*shares[:place], 0.85, *shares[place + 1 :]]])
        assert moved != drill.picture()
    drill.set(drill.random_settings(1, seed=3))
    assert drill.read() != start
    drill.reset()
    assert drill.read() == start


@on_a_desk
def test_the_verdict_is_read_out_politely_and_every_control_has_a_name(drill):
    if drill.spec["verdict"]:
        expect(drill.root.locator('[aria-live="polite"]')).not_to_be_empty()
    assert all(one["verdict"].strip() for one in drill.set(drill.random_settings(20)) if drill.spec["verdict"])
    names = "(controls) => controls.map((c) => [c.name, c.labels.length ? c.labels[0].textContent.trim() : ''])"
    for name, label in drill.root.locator("input[name], select[name]").evaluate_all(names):
        assert label and name.isidentifier(), name


@once_a_page
def test_arrow_keys_stay_with_the_slider(drill):
    # JupyterLab takes arrow keys that reach the document, a page would scroll by them
    drill.page.evaluate("window.heard = 0; document.addEventListener('keydown', () => window.heard++)")
    slider = drill.root.locator('input[type="range"]').first
    slider.focus()
    before = drill.page.evaluate("scrollY")
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        slider.press(key)
    assert drill.page.evaluate("[heard, scrollY]") == [0, before]


@pytest.mark.parametrize("file", sorted({file for file, _ in BUILT}))
def test_without_scripts_charts_and_numbers_stand_there(unscripted, base_url, file):
    unscripted.goto(f"{base_url}/{file}")
    for drill in (Driven(unscripted, id) for built, id in BUILT if built == file):
        for number in drill.spec["numbers"]:
            place = drill.root.locator(f'[data-output="{number["name"]}"]')
            assert place.text_content().strip(), number["name"]  # also what a fold holds
        for chart in drill.root.locator("svg").all():
            assert chart.bounding_box()["height"] > 50
        controls = drill.root.locator(".mot-controls")
        assert not any(control.is_visible() for control in controls.all()), "controls that nothing would answer to"


# --- the same functions, shown to bite -------------------------------------------------------------------------------


def found_on(page: Page, id: str) -> list[str]:
    """What the comparison with Python finds on a page."""
    drill = Driven(page, id)
    return [sentence for seen in drill.set(drill.random_settings(20)) for sentence in drill.differences(seen)]


@pytest.fixture(scope="module")
def loyalty() -> str:
    """The fragment of the sample drill with every kind of control."""
    return fragment(samples.loyalty_drill())


@pytest.mark.parametrize("place", ["(a, b) => a * b", "(b === 0 ? o : a / b)"])
def test_broken_arithmetic_is_found(browser, tmp_path, loyalty, place):
    broken = (place, place.replace("a * b", "a * b * 1.0000000000000002").replace("a / b", "a / b + 1e-9"))
    with opened(browser, write(tmp_path, loyalty, broken=broken)) as page:
        found = found_on(page, "tests.drill.loyalty")
    assert found
    assert "in Python and" in found[0]


def test_a_dead_slider_is_found(browser, tmp_path, loyalty):
    broken = ('root.addEventListener("input", changed);', "")
    with opened(browser, write(tmp_path, loyalty, broken=broken)) as page:
        drill = Driven(page, "tests.drill.loyalty")
        assert answers(drill, *press(drill, "share", "ArrowRight"), "share")
        assert found_on(page, drill.id)


def test_numbers_that_come_late_are_found(browser, tmp_path, loyalty):
    broken = ('root.addEventListener("input", changed);', 'root.addEventListener("input", () => setTimeout(changed));')
    with opened(browser, write(tmp_path, loyalty, broken=broken)) as page:
        assert found_on(page, "tests.drill.loyalty")


def test_a_misprint_is_found(browser, tmp_path, loyalty):
    with opened(browser, write(tmp_path, loyalty, broken=("if (!/^50*$/.test(rest)", "if (false"))) as page:
        drill = Driven(page, "tests.drill.loyalty")
        assert any(drill.misprints(seen) for seen in drill.set(drill.random_settings(20)))


def test_an_artist_outside_the_drawing_is_found(browser, tmp_path, loyalty):
    with opened(browser, write(tmp_path, loyalty, broken=("(a * x + b), round", "(a * x + b - 1e3), round"))) as page:
        drill = Driven(page, "tests.drill.loyalty")
        assert any(
            "px out of the drawing" in s for seen in drill.set([[0.5] * 7], outside=True) for s in seen["outside"]
        )


def test_a_strict_content_security_policy_leaves_the_drill_alive(browser, tmp_path, loyalty):
    with opened(browser, write(tmp_path, loyalty, head=HEAD + STRICT)) as page:
        drill = Driven(page, "tests.drill.loyalty")
        assert not answers(drill, *press(drill, "share", "ArrowRight"), "share")
        assert not found_on(page, drill.id)
