"""The progress panel's markup and state; and that each practice widget is one module in Jupyter too."""

import json
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cxprep.widgets.mock_interview import mock_interview
from cxprep.widgets.progress import KEPT, progress
from cxprep.widgets.recall_cards import recall_cards
from cxprep.widgets.story_bank import story_bank
from tests.support.pages import HEAD
from tests.support.practised import alive, profile_on
from tests.support.role import ROLE, fixture_role

WIDGETS = {"stories": story_bank, "cards": recall_cards, "interview": mock_interview, "progress": progress}


def test_state_names_what_may_have_been_done():
    role = fixture_role()
    spec = progress(role).spec
    assert list(spec["asked"]) == [item.id for kind in ("question", "drill") for item in role.of(kind)]
    assert spec["cards"] == {ROLE: {"title": role.profile.title, "ids": [card.id for card in role.cards()]}}
    empty = progress([]).spec
    assert empty["asked"] == empty["cards"] == empty["items"] == empty["starts"] == {}


def test_what_is_kept_is_said_without_a_script():
    html = progress([]).html
    assert all(escape(words[1:]) in html for words in KEPT.values())
    assert "<button" not in html


@pytest.mark.parametrize("name", WIDGETS)
def test_the_same_bytes_at_every_run(name):
    assert WIDGETS[name](fixture_role()).page() == WIDGETS[name](fixture_role()).page()


# What Jupyter does with a widget: one module, an empty element, and a model with the traits.
JUPYTER = """
import widget from "./bundled.mjs";
const traits = await (await fetch("traits.json")).json();
const el = document.querySelector("#cell");
const model = { get: (name) => traits[name], set() {}, save_changes() {}, on() {}, off() {} };
window.keys = [];
document.addEventListener("keydown", (event) => window.keys.push(event.key));
window.leave = widget.render({ model, el });
"""


@pytest.mark.parametrize("name", WIDGETS)
def test_one_module_in_jupyter(browser: Browser, tmp_path: Path, name: str):
    widget = WIDGETS[name](fixture_role())
    (tmp_path / "bundled.mjs").write_text(widget._esm, "utf-8")
    (tmp_path / "traits.json").write_text(
        json.dumps({name: getattr(widget, name, {}) for name in ("spec", "html", "scales", "known")}), "utf-8"
    )
    (tmp_path / "page.mjs").write_text(JUPYTER, "utf-8")
    body = f'<style>{widget._css}</style><div class="mot-live" id="cell"></div>'
    page_html = f'<!doctype html><html lang="en"><head>{HEAD}</head><body>{body}'
    (tmp_path / "index.html").write_text(f'{page_html}<script type="module" src="page.mjs"></script>', "utf-8")
    with profile_on(browser, tmp_path, policy="") as profile:  # a notebook's page is under no policy of ours
        page = profile.open("index.html#interview=1&minutes=15")
        page.wait_for_selector("[data-practice][data-alive]")
        alive(page)
        button = page.locator(".mot-app button").first
        button.focus()
        for key in ("ArrowDown", "x", "Enter"):
            page.keyboard.press(key)
        assert page.evaluate("window.keys") == []  # JupyterLab would act on them
        assert page.url.endswith("#interview=1&minutes=15")  # a notebook's address is not ours
        if name == "interview":
            expect(page.get_by_role("button", name="Begin")).to_be_visible()
        page.evaluate("window.leave()")
