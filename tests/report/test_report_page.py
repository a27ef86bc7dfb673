"""The prep report in a browser: the engine runs in the page's own worker, says what Python says, and sends nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Request, expect

from cxprep import bank
from cxprep.bank import roles
from cxprep.learning.examples import cases
from cxprep.places import data_path
from cxprep.report import Ontology, ontology
from cxprep.report import pyodide_entry as engine
from tests.support.scan import DESK, PHONE, violations, watch
from theme.hashed import folder

CASES = {case.name: case for role in roles() for case in cases(role)}
FITTER = CASES["05-shoe-fitter-associate"]
DOUBTFUL, NOWHERE = (
    data_path("common", "development", name)
    for name in ("02-furniture-contact-centre-weak-cx", "08-outlet-store-manager-advert-none")
)
PAGE = "practice/prep-report.html"
PATIENCE = 60_000
MADE, REFUSED = '[data-state="made"]', '[data-state="refused"]'
HOSTILE = """JANE DOE
EXPERIENCE
Shoe shop, 2019 - 2024
- Kept a log of pairs on order <img src=x onerror="parent.hacked=1"> and rang each customer the day a pair came in, \
240 last year and no call missed <script>parent.hacked=1</script>.
- [link](javascript:parent.hacked=1) "></iframe><svg onload=parent.hacked=1>
"""


class Desk(SimpleNamespace):
    """The open page with what a reader does there, and every request it has made."""

    page: Page
    requests: list[Request]

    def choose(self, name: str, *file: object) -> None:
        """Choose a file: a path, or a name and its bytes."""
        payload = file[0] if len(file) == 1 else {"name": file[0], "mimeType": "", "buffer": file[1]}
        self.page.set_input_files(f"#prep-{name}-file", payload)

    def paste(self, name: str, text: str) -> None:
        """Paste a text."""
        self.page.fill(f"#prep-{name}-text", text)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def ends(self, state: str) -> str:
        """Wait for an end, and give the sentence that stands there, if any."""
        self.page.wait_for_selector(f"{MADE}, {REFUSED}", timeout=PATIENCE)
        words = self.page.locator(".mot-complaint").inner_text()
        assert self.page.locator(f"[data-prep-report]{state}").count(), words
        return words

    def frame(self) -> FrameLocator:
        """The report's own document."""
        return self.page.frame_locator("[data-made] iframe")

    def give(self, case: Path, cv: str = "cv.txt") -> None:
        """Choose a case's two files, and wait for the report."""
        self.choose("job", case / "job.txt")
        self.choose("cv", case / cv)
        self.ends(MADE)

    def saved(self, button: str) -> tuple[str, str]:
        """Save the report: the file's name and its text."""
        if button.startswith("as "):  # those stand in a fold
            self.page.locator(".mot-report-forms").evaluate("(fold) => (fold.open = true)")
        with self.page.expect_download() as download:
            self.press(button)
        return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def at_desk(browser: Browser, base_url: str, device: dict, script: str = "", page: str = PAGE) -> Iterator[Desk]:
    context = browser.new_context(**device)
    if script:
        context.add_init_script(script)
    opened, requests = context.new_page(), []
    context.on("request", lambda request: requests.append(request))
    findings = watch(opened)
    opened.goto(f"{base_url}/{page}")
    opened.wait_for_selector("[data-prep-report][data-alive]")
    yield Desk(page=opened, requests=requests, findings=findings)
    context.close()
    assert not findings, findings


@pytest.fixture(scope="module")
def warm(browser: Browser, base_url: str) -> Iterator[Desk]:
    """A page whose engine stays warm from test to test."""
    yield from at_desk(browser, base_url, PHONE)


@pytest.fixture
def desk_with(warm: Desk) -> Desk:
    """The warm page, cleared."""
    clear = warm.page.get_by_role("button", name="Clear everything", exact=True)
    if clear.is_visible():
        clear.click()
    warm.page.evaluate("localStorage.clear()")
    return warm


@pytest.fixture(scope="module")
def known() -> tuple[bank.Bank, Ontology]:
    """What the page's engine knows, read as the page reads it."""
    from tools.project import SITE

    static = SITE / "_static"
    held = bank.from_json((static / "bank.json").read_text(encoding="utf-8"))
    return held, ontology.from_json((folder(static, "report") / "ontology.json").read_text(encoding="utf-8"))


def test_two_files_make_pythons_report_and_nothing_of_them_leaves(desk_with: Desk, base_url: str, known) -> None:
    desk = desk_with
    before = len(desk.requests)
    desk.choose("cv", FITTER / "cv.pdf")
    desk.choose("job", FITTER / "job.txt")  # the second file starts it
    desk.ends(MADE)
    name, text = desk.saved("as JSON")
    files = [(path.name, path.read_bytes()) for path in (FITTER / "cv.pdf", FITTER / "job.txt")]
    ours = engine.answer(*files, book=f"{base_url}/", held=known[0], ontology=known[1])
    assert text == ours["json"], "the browser's Python and this one disagree"
    assert name == f"{ours['name']}.json" == "prep-report-hexley-running.json"
    assert desk.saved("Save for the train")[1] == ours["html"]
    assert desk.saved("as Markdown")[1] == ours["markdown"]
    frame = desk.page.frame_locator("[data-made] iframe")
    expect(frame.locator("h1")).to_contain_text("Hexley Running")
    assert desk.page.locator("[data-made] iframe").evaluate("(f) => f.offsetHeight") > 1000, "shown to its end"

    marks = ("Achterberg", "rosalind", "Hexley", "640 styles")
    for request in desk.requests[before:]:
        said = f"{request.url} {request.post_data or ''}"
        assert request.method == "GET" and not any(mark in said for mark in marks)
        assert request.url.startswith((base_url, "blob:"))
    assert desk.page.evaluate("[JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]") == [
        "{}",
        "{}",
        "",
    ]
    assert not any(mark in desk.page.url for mark in marks)


def test_pasted_text_and_another_seat(desk_with: Desk) -> None:
    desk = desk_with
    desk.paste("cv", (FITTER / "cv.txt").read_text(encoding="utf-8"))
    desk.press("Make my report")
    assert "Give the job advert too" in desk.ends(REFUSED)
    desk.paste("job", (FITTER / "job.txt").read_text(encoding="utf-8"))
    desk.press("Make my report")
    desk.ends(MADE)
    assert json.loads(desk.saved("as JSON")[1])["role"] == "service-associate"
    desk.page.select_option("#prep-role", "cx-lead")  # a made report follows the seat
    desk.ends(MADE)
    assert json.loads(desk.saved("as JSON")[1])["role"] == "cx-lead"
    desk.page.select_option("#prep-role", "")


BAD = {
    "empty": ("cv.txt", b""),
    "no pdf": ("cv.pdf", b"hello"),
    "cut short": ("cv.pdf", (FITTER / "cv.pdf").read_bytes()[:2000]),
    "binary": ("cv.txt", bytes(range(256)) * 40),
    "no docx": ("cv.docx", b"PK\x03\x04 and no more"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_answered_in_a_sentence(desk_with: Desk, name: str, known) -> None:
    desk_with.choose("job", FITTER / "job.txt")
    desk_with.choose("cv", *BAD[name])
    words = desk_with.ends(REFUSED)
    job = ("job.txt", (FITTER / "job.txt").read_bytes())
    ours = engine.answer(BAD[name], job, held=known[0], ontology=known[1])
    assert words == ours["words"] and "Traceback" not in words
    expect(desk_with.page.locator("[data-made]")).to_be_hidden()


def test_a_file_that_is_too_large_is_not_even_read(desk_with: Desk) -> None:
    desk_with.choose("job", FITTER / "job.txt")
    desk_with.choose("cv", "cv.txt", b"x" * 10_000_001)
    assert "larger than 10 MB" in desk_with.ends(REFUSED)


def test_a_hostile_cv_runs_nothing(desk_with: Desk) -> None:
    desk = desk_with
    desk.choose("job", FITTER / "job.txt")
    desk.choose("cv", "<img src=x onerror=hacked=1>.txt", HOSTILE.encode())
    desk.ends(MADE)
    frame = desk.page.frame_locator("[data-made] iframe")
    expect(frame.locator("body")).to_contain_text("<script>parent.hacked=1</script>")
    assert desk.page.evaluate("window.hacked") is None
    assert frame.locator("script, img, svg").count() == 0
    _, html = desk.saved("Save for the train")
    assert not re.search(r"<(script|img|svg|iframe)", html, re.I) and "javascript:" not in "".join(
        re.findall(r'href="[^"]*"', html)
    )


def test_two_files_dropped_at_once(desk_with: Desk) -> None:
    desk = desk_with
    texts = {name: (FITTER / f"{name}.txt").read_text(encoding="utf-8") for name in ("job", "cv")}
    desk.page.locator('[data-file="cv"]').evaluate(
        """(place, texts) => {
          const data = new DataTransfer();
          data.items.add(new File([texts.job], "advert.txt"));
          data.items.add(new File([texts.cv], "my cv 2026.txt"));
          place.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        texts,
    )
    desk.ends(MADE)
    assert json.loads(desk.saved("as JSON")[1])["firm"] == "Hexley Running"
    expect(desk.page.locator('[data-file="cv"]')).to_contain_text("my cv 2026.txt was dropped here.")


def test_the_page_with_a_report_pleases_axe_and_prints(desk_with: Desk) -> None:
    desk = desk_with
    desk.choose("cv", FITTER / "cv.docx")
    desk.choose("job", FITTER / "job.txt")
    desk.ends(MADE)
    assert desk.page.evaluate("document.documentElement.scrollWidth") == 360
    assert not violations(desk.page)
    frame = "document.querySelector('[data-made] iframe').contentWindow"
    desk.page.evaluate(f"{frame}.print = () => (window.printed = true)")
    desk.press("Print it")
    assert desk.page.evaluate("window.printed") is True


def fetched(desk: Desk) -> list[str]:
    """What of the engine was fetched."""
    return [request.url for request in desk.requests if "pyodide" in request.url or "engine.zip" in request.url]


@pytest.mark.parametrize("page", ["index.html", PAGE])
def test_python_comes_with_the_caret_and_its_cost_is_said_before(browser: Browser, base_url: str, page: str) -> None:
    from tools.project import SITE

    desk = next(at := at_desk(browser, base_url, PHONE, page=page))
    weight = json.loads((folder(SITE / "_static", "report") / "weight.json").read_text(encoding="utf-8"))
    said = f"{weight['compressed'] / 1e6:.1f} MB where the site compresses, {weight['bytes'] / 1e6:.1f} MB"
    expect(desk.page.locator("[data-cost]")).to_contain_text(said)
    assert not fetched(desk), "nothing of it before the reader does anything"
    with desk.page.context.expect_event("request", lambda one: "engine.zip" in one.url, timeout=PATIENCE):
        desk.page.locator("#prep-cv-text").focus()
    static = SITE / "_static"
    files = [file for name in ("pyodide", "report") for file in folder(static, name).iterdir()]
    total = sum(file.stat().st_size for file in files if file.name != "weight.json")
    assert total == weight["bytes"]
    at.close()


def test_the_report_is_a_view_of_its_own_with_a_way_back(desk_with: Desk) -> None:
    desk = desk_with
    desk.give(FITTER)
    panel = desk.page.locator("[data-prep-report]")
    box, size = panel.bounding_box(), desk.page.viewport_size
    assert box and size and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])
    first = desk.frame().locator(".train").bounding_box()
    assert first and first["height"] <= size["height"] and first["width"] > 0.85 * size["width"]
    desk.press("Back to the book")
    expect(desk.page.locator("[data-made]")).to_be_hidden()
    assert desk.page.evaluate("document.querySelectorAll('[inert]').length") == 0
    desk.press("Open it again")
    expect(desk.frame().locator(".train")).to_be_visible()
    desk.page.go_back()  # as on a phone
    expect(desk.page.locator("[data-made]")).to_be_hidden()
    assert desk.page.url.endswith(PAGE)


def test_a_yes_or_no_is_followed_at_once_and_kept_only_if_asked(desk_with: Desk, known) -> None:
    desk = desk_with
    desk.give(DOUBTFUL)
    before = len(desk.requests)
    desk.page.locator("[data-unsure]").evaluate("(fold) => (fold.open = true)")
    line = desk.page.locator(".mot-report-line p").nth(1).inner_text()
    id = desk.page.locator(".mot-report-line").first.get_attribute("data-line")
    desk.page.get_by_role("button", name=f"Yes: {line}", exact=True).click()
    expect(desk.page.locator("[data-undo]")).to_be_visible(timeout=PATIENCE)
    files = [(f"{name}.txt", (DOUBTFUL / f"{name}.txt").read_bytes()) for name in ("cv", "job")]
    answers = json.dumps({line: {id: True}})
    ours = engine.answer(*files, held=known[0], ontology=known[1], answers=answers)
    assert desk.saved("as JSON")[1] == ours["json"], "the browser's Python and this one disagree"
    assert line in ours["html"] and len(desk.requests) == before, "nothing is fetched for it"
    assert line not in desk.page.evaluate("JSON.stringify(localStorage)")
    desk.page.get_by_label("Keep my yes and no on this device").check()
    assert line in desk.page.evaluate("JSON.stringify(localStorage)")
    desk.page.get_by_label("Keep my yes and no on this device").uncheck()
    assert line not in desk.page.evaluate("JSON.stringify(localStorage)")
    desk.press("Take my answers back")
    expect(desk.page.locator("[data-undo]")).to_have_count(0, timeout=PATIENCE)


def test_an_advert_for_none_of_the_seats_is_told_so_with_the_choice(desk_with: Desk) -> None:
    desk = desk_with
    desk.give(NOWHERE)
    expect(desk.frame().locator("h2").first).to_have_text("None of the three seats")
    desk.page.locator("[data-asking] button").first.click()
    expect(desk.frame().locator(".train")).to_be_visible(timeout=PATIENCE)
    desk.page.select_option("#prep-role", "")


def test_the_plan_becomes_a_path_that_leads_through_the_book(browser: Browser, base_url: str) -> None:
    desk = next(at := at_desk(browser, base_url, DESK))
    desk.give(FITTER)
    desk.press("Make this my plan")
    bar = desk.page.locator('[data-path-bar="mine"]')
    expect(bar).to_contain_text("Step 1 of")
    desk.page.wait_for_url("**/service-associate/*.html*")
    expect(bar).to_be_visible()
    kept = desk.page.evaluate("JSON.stringify(localStorage)")
    lines = [line.strip() for line in (FITTER / "cv.txt").read_text(encoding="utf-8").splitlines() if len(line) > 25]
    assert lines and not any(line in kept for line in lines)
    desk.press("Done, next")
    expect(bar).to_contain_text("Step 2 of")
    at.close()


def test_clear_takes_everything_away(desk_with: Desk) -> None:
    desk = desk_with
    desk.paste("cv", "something")
    desk.choose("job", FITTER / "job.txt")
    desk.press("Make my report")
    desk.page.wait_for_selector(f"{MADE}, {REFUSED}", timeout=PATIENCE)
    desk.press("Clear everything")
    for name in ("cv", "job"):
        assert desk.page.input_value(f"#prep-{name}-text") == desk.page.input_value(f"#prep-{name}-file") == ""
    expect(desk.page.locator("[data-made]")).to_be_hidden()
    expect(desk.page.get_by_role("button", name="Clear everything")).to_be_hidden()


@pytest.mark.expects_findings
@pytest.mark.parametrize("why", ["no WebAssembly", "an engine that is none", "no engine", "offline"])
def test_without_an_engine_it_says_what_to_do(browser: Browser, base_url: str, why: str) -> None:
    context = browser.new_context(**DESK)
    if why == "no WebAssembly":
        context.add_init_script("delete window.WebAssembly")
    elif why == "an engine that is none":
        context.route("**/pyodide.mjs*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    elif why == "no engine":
        context.route("**/engine.zip*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    page.wait_for_selector("[data-prep-report][data-alive]")
    if why == "offline":
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
    page.fill("#prep-cv-text", "I sold shoes.")
    page.fill("#prep-job-text", "We sell shoes.")
    page.get_by_role("button", name="Make my report").click()
    complaint = page.locator(".mot-complaint")
    own = why in ("no WebAssembly", "an engine that is none")
    words = "python -m cxprep report CV JOB" if own else "Try again when you are online"
    expect(complaint).to_contain_text(words, timeout=PATIENCE)
    expect(complaint).to_contain_text("Nothing was lost or sent")
    assert page.input_value("#prep-cv-text") == "I sold shoes."
    context.close()


def test_without_scripts_it_says_so(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, **DESK)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    expect(page.get_by_text("python -m cxprep report CV JOB").first).to_be_visible()
    assert not page.locator("[data-prep-report] :is(input, button, textarea, select):visible").count()
    context.close()
