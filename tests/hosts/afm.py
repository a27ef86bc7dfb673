"""A host that keeps anywidget's contract and nothing else: a page of its own, a model with five methods, an element.

What is shown are the book's own widgets, one of each kind, as the notebooks have stored them. Beside the host stands
the book's page around the same widget, with the theme's own sheets, so that the two can be compared.
"""

import functools
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from cxprep import checking, widgets
from cxprep.live.bundle import FOLDERS
from cxprep.live.widget import PageWidget
from tests.support.scan import watch
from theme.page_parts import PARTS
from theme.stylesheets import shell_css
from tools.project import ROOT
from tools.serve import serving

# What a host gives `render`, to the letter: a model with get, set, save_changes, on and off. Anything else is missed.
HOST = """async ({ esm, state, held, width, mode }) => {
  const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const module = await import(address);
  const listeners = {};
  const asked = new Set();
  const contract = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; for (const call of listeners[`change:${name}`] ?? []) call(); },
    save_changes() {},
    on: (event, call) => { (listeners[event] ??= []).push(call); },
    off: (event, call) => { listeners[event] = (listeners[event] ?? []).filter((known) => known !== call); },
  };
  const model = new Proxy(contract, { get: (target, name) => (asked.add(String(name)), target[name]) });
  const el = document.createElement("div");
  if (width) el.style.width = width;
  document.querySelector("main").append(el);
  const outside = []; // who listens to the page around the widget, which stays when the view goes
  for (const [name, one] of [["document", document], ["window", window]]) {
    const { addEventListener: add, removeEventListener: remove } = one;
    one.addEventListener = (event, call, ...more) => {
      const ours = new Error().stack.includes("blob:"); // the browser's driver listens too
      if (ours) outside.push([`${name}: ${event}`, call]);
      add.call(one, event, call, ...more);
    };
    one.removeEventListener = (event, call, ...more) => {
      const place = outside.findIndex(([said, known]) => said === `${name}: ${event}` && known === call);
      if (place >= 0) outside.splice(place, 1);
      remove.call(one, event, call, ...more);
    };
  }
  const before = new Set(Object.getOwnPropertyNames(window));
  const cleanup = await module.default.render({ model, el });
  window.shown = { el, cleanup, asked, listeners, module, outside,
    globals: Object.getOwnPropertyNames(window).filter((name) => !before.has(name)) };
}"""
PAGE = """<!DOCTYPE html><html lang="en"{said}><head><meta charset="utf-8"><title>A host</title>
<link rel="icon" href="data:,"><style>{css}</style></head><body{body}>{content}</body></html>"""
INNER = "44.4rem"  # of the widget's own column in a host: its greatest width without its padding


@dataclass(frozen=True)
class Stored:
    """A widget as a notebook keeps it: its kind, its HTML and its state, and whether it waits for an estimate."""

    kind: str
    html: str
    state: dict[str, Any]
    fragment: str
    notebook: Path

    @property
    def made_by(self) -> type[PageWidget]:
        return classes()[self.kind]


@functools.cache
def classes() -> dict[str, type[PageWidget]]:
    """The class of every kind of widget."""
    for module in pkgutil.iter_modules(widgets.__path__):
        importlib.import_module(f"cxprep.widgets.{module.name}")
    importlib.import_module("cxprep.live.drill")
    found, waiting = {}, [PageWidget]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if "kind" in one.__dict__ and one.__module__.startswith("cxprep"):
            found[one.kind] = one
    return found


@functools.cache
def stored() -> dict[str, Stored]:
    """One widget of each kind from the book: the first that a notebook shows."""
    found: dict[str, Stored] = {}
    for notebook in sorted((ROOT / "book").rglob("*.ipynb")):
        if ".ipynb_checkpoints" in notebook.parts:
            continue
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            for output in cell.get("outputs", ()):
                fragment = "".join(output.get("data", {}).get("text/html", ""))
                head = re.match(r'<div class="mot-live" data-live="([\w-]+)"( data-held)?>\n', fragment)
                if head and head[1] not in found:
                    html, _, rest = fragment[head.end() :].partition('\n<script type="application/json">')
                    state = json.loads(rest.partition("</script>")[0])
                    found[head[1]] = Stored(head[1], html, {**state, "html": html}, fragment, notebook)
    return found


@contextmanager
def hosted(
    browser: Browser, one: Stored, *, said: str = "", body: str = "", css: str = "", **given: Any
) -> Iterator[Page]:
    """The widget in a bare host. `said` and `body` are attributes of the host's html and body elements."""
    width, context_of = given.pop("width", None), {"viewport": {"width": 1300, "height": 900}, **given}
    context = browser.new_context(**context_of)
    page = context.new_page()
    page.findings = watch(page)
    styles = css + "main { margin: 20px }" + one.made_by._css.replace("<", "\\3c ")
    page.route(
        "http://localhost/",
        lambda route: route.fulfill(
            body=PAGE.format(said=said, body=body, css=styles, content="<main></main>"), content_type="text/html"
        ),
    )
    page.goto("http://localhost/")
    page.evaluate(HOST, {"esm": one.made_by._esm, "state": one.state, "width": width})
    yield page
    context.close()


@contextmanager
def on_page(browser: Browser, one: Stored, folder: Path, **given: Any) -> Iterator[Page]:
    """The widget on a page of the book, in a column of the width that a host gives it."""
    for assets in FOLDERS:
        for file in assets.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
    checking.write_rules(folder)
    parts = [part for part in PARTS if any(marker in one.fragment for marker in part.markers)]
    names = dict.fromkeys(name for part in parts for name in part.styles)
    css = shell_css() + "".join((folder / Path(name).name).read_text("utf-8") for name in names)
    content = f'<article style="width: {given.pop("width", INNER)}; margin: 20px">{one.fragment}</article>'
    content += '<script type="module" src="host.mjs"></script>'
    page_of = PAGE.format(
        said=given.pop("said", ' data-theme="light"'), body="", css=css.replace("</", "<\\/"), content=content
    )
    (folder / "index.html").write_text(page_of, "utf-8")
    with serving(folder, policy="") as address:  # a notebook has styles in its text
        context = browser.new_context(**{"viewport": {"width": 1300, "height": 900}, **given})
        page = context.new_page()
        page.findings = watch(page)
        page.goto(f"{address}/index.html")
        page.wait_for_selector("[data-alive]", state="attached")
        yield page
        context.close()
