"""Every kind of widget in a host that keeps anywidget's contract and nothing else, beside the same on the page."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cxprep.live import styles
from cxprep.publish.sheets import Sheets
from tests.hosts import looking
from tests.hosts.afm import INNER, Stored, classes, hosted, on_page, stored
from tools.project import ROOT, program

KINDS = sorted(classes())
MODES = ("light", "dark")
CONTRACT = {"get", "set", "save_changes", "on", "off"}
SHOW_ALL = "document.querySelectorAll('[data-held]').forEach((one) => one.removeAttribute('data-held'))"
BUTTONS = "[data-copy-link], [data-path-start], [data-path-aloud]"
ONLY_ON_A_PAGE = f"document.querySelectorAll('{BUTTONS}').forEach((one) => {{ one.hidden = true; }})"
TURNED = "(mode) => shown.el.dataset.mode === mode"
SAME_REM = "html { font-size: 106.25% }"  # as the theme sets it
SHEETS = sorted({sheet for one in classes().values() for sheet in one.styles})


@pytest.fixture(params=KINDS)
def one(request: pytest.FixtureRequest) -> Stored:
    """One widget of each kind, as a notebook of the book keeps it."""
    return stored()[request.param]


def test_every_module_that_jupyter_gets_is_one_that_node_can_read(tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.mjs").write_text(classes()[kind]._esm, "utf-8")
    wrong = []
    for file in sorted(tmp_path.glob("*.mjs")):
        checked = subprocess.run([program("node"), "--check", file], capture_output=True, text=True, check=False)
        wrong += [f"{file.name}: {checked.stderr.splitlines()[-3:]}"] * bool(checked.returncode)
    assert not wrong, "\n".join(wrong)


# For `make sweep`, as styles of hosts change seldom; every day the next test sees each kind in a host.
@pytest.mark.sweep
def test_a_widget_looks_in_a_host_as_on_the_page(one: Stored, browser: Browser, tmp_path: Path) -> None:
    with hosted(browser, one, css=SAME_REM) as host, on_page(browser, one, tmp_path) as page:
        for place in (host, page):
            place.evaluate(SHOW_ALL)
            place.evaluate(ONLY_ON_A_PAGE)  # a notebook has no address to share, and no pages to lead through
            place.locator(".mot-live").evaluate(looking.UNFOLD)
        # colours hang on the mode and sizes on the width, none on both
        for mode, (width, inner) in zip(MODES, (("46rem", INNER), ("22rem", "20.4rem")), strict=True):
            host.emulate_media(color_scheme=mode)
            host.wait_for_function(TURNED, arg=mode)
            page.evaluate("(mode) => { document.documentElement.dataset.theme = mode; }", mode)
            host.evaluate("(width) => { shown.el.style.width = width; }", width)
            page.evaluate("(width) => { document.querySelector('article').style.width = width; }", inner)
            found = looking.differences(
                looking.styles(host.locator(".mot-live")), looking.styles(page.locator(".mot-live"))
            )
            assert not found, f"{mode}, in a column of {inner}:\n" + "\n".join(found[:20])


def test_a_widget_in_a_bare_host_has_controls_that_are_seen_keeps_the_contract_and_leaves_nothing_behind(
    one: Stored, browser: Browser
) -> None:
    with hosted(browser, one, viewport={"width": 1000, "height": 5000}) as page:
        shown = "(el) => el.checkVisibility() && el.offsetHeight"
        assert page.locator(".mot-live").evaluate(shown) or one.kind == "drill"
        page.evaluate(SHOW_ALL)
        page.locator(".mot-live").evaluate(looking.UNFOLD)
        for mode in MODES:
            page.emulate_media(color_scheme=mode)
            page.wait_for_function(TURNED, arg=mode)
            controls = page.locator(".mot-live").evaluate(looking.CONTROLS)
            pixels = looking.picture(page, page.locator(".mot-live"))
            found = [words for control in controls for words in looking.unseen(pixels, control)]
            assert not found, f"{mode}:\n" + "\n".join(found)
        asked = set(page.evaluate("[...shown.asked]"))
        assert asked <= CONTRACT, f"{one.kind} asks the host's model for {', '.join(asked - CONTRACT)}"
        assert page.evaluate("Object.keys(shown.module)") == ["default"]
        assert page.evaluate("shown.globals") == []
        assert page.evaluate("typeof shown.cleanup") == "function"
        page.evaluate("shown.cleanup()")
        left = page.evaluate(
            "Object.entries(shown.listeners).filter(([, calls]) => calls.length).map(([name]) => name)"
        )
        assert left == [], f"{one.kind} still listens to {', '.join(left)} after its view has gone"
        outside = page.evaluate("shown.outside.map(([said]) => said)")
        assert outside == [], f"{one.kind} still listens to {', '.join(outside)} after its view has gone"
        page.evaluate("shown.el.remove(); document.dispatchEvent(new CustomEvent('mot:store'))")
        assert not page.findings, "\n".join(page.findings)


@pytest.mark.parametrize(
    ("said", "body", "dark"),
    [
        ("", ' data-jp-theme-light="false"', True),
        ("", ' data-jp-theme-light="true"', False),
        ("", ' class="vscode-dark" data-vscode-theme-kind="vscode-dark"', True),
        ("", ' class="vscode-high-contrast"', True),
        ("", ' class="vscode-light" data-vscode-theme-kind="vscode-light"', False),
        (' theme="dark"', "", True),
        (' class="dark"', "", True),
        (' class="light"', "", False),
    ],
)
def test_a_widget_follows_the_mode_that_its_host_names(said: str, body: str, dark: bool, browser: Browser) -> None:
    scheme = "light" if dark else "dark"  # the reader's system says the contrary
    with hosted(browser, stored()["estimate"], said=said, body=body, color_scheme=scheme) as page:
        ground = page.locator(".mot-live").evaluate("(el) => getComputedStyle(el).backgroundColor")
    assert ground == ("rgb(23, 22, 20)" if dark else "rgb(253, 251, 247)")


def test_a_widget_turns_dark_with_its_host_and_stops_heeding_it_when_it_goes(browser: Browser) -> None:
    with hosted(browser, stored()["drill"]) as page:
        mode = "new Promise((done) => setTimeout(() => done(shown.el.dataset.mode), 50))"
        assert page.evaluate(mode) == "light"
        page.evaluate("document.body.dataset.jpThemeLight = 'false'")
        assert page.evaluate(mode) == "dark"
        page.evaluate("shown.cleanup(); document.body.dataset.jpThemeLight = 'true'")
        assert page.evaluate(mode) == "dark"


def test_answers_side_by_side_stand_in_two_columns_where_no_widget_is(browser: Browser) -> None:
    answers = '<section class="mot-sheet">An answer</section><section class="mot-sheet is-strong">Another</section>'
    html = f'<div class="mot-live mot-side"><div class="mot-side-columns">{answers}</div></div>'
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.set_content(f"<style>{Sheets._css}</style>{html}")
    weak, strong = (page.locator(".mot-sheet").nth(place).bounding_box() for place in (0, 1))
    page.close()
    assert weak["x"] + weak["width"] < strong["x"]


def test_no_rule_of_a_widget_reaches_what_is_not_in_it() -> None:
    css = styles.home(tuple(SHEETS))
    css = re.sub(r"@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*\}", "", css)
    outermost, depth, head = [], 0, ""
    for sign in css:
        if sign == "{":
            depth += 1
            if not head.strip().startswith("@"):
                outermost += [head.strip()] * (depth == 1 or outermost[-1:] == ["@"])
            head = ""
        elif sign == "}":
            depth, head = depth - 1, ""
        else:
            head = "" if sign == ";" else head + sign
    strangers = [
        one for one in outermost if ".mot-" not in one and "data-printing" not in one and "[data-debrief]" not in one
    ]
    assert outermost
    assert not strangers


def test_the_colours_in_a_host_are_those_of_the_theme() -> None:
    theme = (ROOT / "theme" / "assets" / "css" / "10-tokens.css").read_text("utf-8")
    light, dark = (dict(re.findall(r"(--[\w-]+): ([^;]+);", part)) for part in theme.split('html[data-theme="dark"]'))
    home = dict(re.findall(r"(--[\w-]+): ([^;]+);", (ROOT / "cxprep/live/assets/home.css").read_text("utf-8")))
    for name, value in home.items():
        if name == "--header":  # what stands above a page; a cell has nothing above it
            continue
        expected = f"light-dark({light[name]}, {dark[name]})" if name in dark else light[name]
        assert value == expected, f"{name} is {value} in home.css and {expected} in the theme"


def test_a_control_without_colour_is_found(browser: Browser) -> None:
    bare = ".mot-live :is(input, button) { background: none !important; border-color: transparent !important }"
    with hosted(browser, stored()["estimate"], css=bare) as page:
        controls = page.locator(".mot-live").evaluate(looking.CONTROLS)
        pixels = looking.picture(page, page.locator(".mot-live"))
        found = [words for control in controls for words in looking.unseen(pixels, control)]
    assert any("text" in words for words in found)
    assert any("Just show me" in words for words in found)
