"""A bare page around drills, served on this machine: what the tests of the page's script work on."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from cxprep import checking
from cxprep.live.bundle import FOLDERS
from cxprep.live.drill import Drill
from tests.support.scan import DESK, watch
from theme import inline
from tools.serve import POLICY, serving

HEAD = '<meta charset="utf-8"><title>A bare page</title><link rel="icon" href="data:,">'
SCRIPT = '<script type="module" src="host.mjs"></script>'
STRICT = '<meta http-equiv="Content-Security-Policy" content="{}">'.format(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"
)


def fragment(drill: Drill) -> str:
    """What a drill leaves on a page."""
    return drill._repr_mimebundle_()[0]["text/html"]


def island(html: str) -> dict[str, Any]:
    """The state that travels in a page's markup."""
    (text,) = re.findall(r'<script type="application/json">(.*?)</script>', html, re.S)
    return json.loads(text)


def write(folder: Path, *fragments: str, head: str = HEAD, broken: tuple[str, str] | None = None) -> Path:
    """A bare page with the widgets' assets in `folder`; `broken` is a place of a script and what to write there."""
    for assets in FOLDERS:
        shutil.copytree(assets, folder, dirs_exist_ok=True)
    checking.write_rules(folder)
    if broken:
        _break(folder, *broken)
    style = '<link rel="stylesheet" href="drill.css"><meta name="viewport" content="width=device-width">'
    body, rules = inline.freed("\n".join(fragments))  # as on a page of the book
    if path := inline.written(rules, folder):
        style += f'<link rel="stylesheet" href="{path}">'
    page = f'<!DOCTYPE html><html lang="en"><head>{head}{style}{SCRIPT}</head><body>{body}</body></html>'
    (folder / "index.html").write_text(page, "utf-8")
    return folder


def _break(folder: Path, old: str, new: str) -> None:
    places = [script for script in sorted(folder.glob("*.mjs")) if old in script.read_text("utf-8")]
    assert len(places) == 1, f"{old!r} stands in {len(places)} scripts in place of one: mend this test."
    source = places[0].read_text("utf-8")
    assert source.count(old) == 1, f"{old!r} stands more than once in {places[0].name}: mend this test."
    places[0].write_text(source.replace(old, new), "utf-8")


@contextmanager
def opened(browser: Browser, folder: Path, policy: str = POLICY, **context: Any) -> Iterator[Page]:
    """The page in `folder`, alive; leaving fails where the page did what no page may do."""
    with serving(folder, policy) as address:
        profile = browser.new_context(**(context or DESK))
        page = profile.new_page()
        findings = watch(page)
        page.goto(f"{address}/index.html")
        page.wait_for_function("() => [...document.querySelectorAll('[data-drill]')].every(d => 'alive' in d.dataset)")
        yield page
        profile.close()
        assert not findings, findings
