"""A drill as plain files, for hosts that run no Python: a page of its own, or a widget for a host of anywidgets.

Nothing here asks for a server, for a module loader or for another host: a page is HTML, one classic script and one
style sheet, so that it opens from a disk as well as from any web server, under `script-src 'self'; style-src 'self'`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from livetape import inline
from livetape.live import markup, styles
from livetape.live.bundle import bundle
from livetape.live.drill import Drill
from livetape.live.widget import PageWidget

_STORED = re.compile(
    r'<div class="mot-live" data-live="drill"[^>]*>\n(.*?)\n<script type="application/json">([^<]*)</script>\n</div>',
    re.S,
)
_NAMED = re.compile(r'data-drill="([^"]*)"')

_EXPORT = "export default { render: "
_START = """
for (const el of document.querySelectorAll("[data-live]")) {
  const state = JSON.parse(el.querySelector('script[type="application/json"]').textContent);
  const model = { get: (key) => state[key], set: (key, value) => (state[key] = value) };
  widget.render({ model: { ...model, save_changes() {}, on() {}, off() {} }, el });
}
"""
_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="{css}">
<script defer src="{js}"></script>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
_AROUND = """
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
@media (prefers-color-scheme: dark) { body { background: #171614; color: #ece8e1; } }
@media (scripting: none) { .mot-controls, .mot-ask, .mot-actions, [data-more] { display: none !important; } }
"""


@dataclass(frozen=True)
class Stored:
    """A drill as a notebook keeps it in its output: what a page needs, without the function that it came from."""

    id: str
    spec: dict[str, Any]
    html: str


def stored(notebook: Path | str) -> Iterator[Stored]:
    """The drills in a notebook's stored outputs, each once; nothing is run."""
    seen: set[str] = set()
    for cell in json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            for html, state in _STORED.findall("".join(output.get("data", {}).get("text/html", ""))):
                id = _NAMED.search(html)[1]
                if id not in seen:
                    seen.add(id)
                    yield Stored(id, json.loads(state)["spec"], html)


def script() -> str:
    """The classic script that brings every drill of a page to life, whatever the drill."""
    module = bundle("drill.mjs", "drill")
    head, _, tail = module.partition(_EXPORT)
    return f"(() => {{\n{head}const widget = {{ render: {tail.rstrip()}\n{_START}}})();\n"


def page(
    drills: Drill | Stored | Sequence[Drill | Stored], path: Path | str, title: str = "", lang: str = "en"
) -> list[Path]:
    """Write a page with one drill or several; give the files written: the page, its script, its style sheet."""
    path = Path(path)
    several = [drills] if isinstance(drills, Drill | Stored) else list(drills)
    # shown at once, also what waits in a book for the reader's estimate
    shown = [markup.page_html("drill", drill.html, {"spec": drill.spec}) for drill in several]
    body, rules = inline.freed("\n".join(shown))
    title = escape(title or several[0].id.rpartition(".")[2].replace("-", " ").capitalize())
    js, css = path.with_suffix(".js"), path.with_suffix(".css")
    path.parent.mkdir(parents=True, exist_ok=True)
    js.write_text(script(), encoding="utf-8", newline="\n")
    css.write_text(styles.home(PageWidget.styles) + _AROUND + rules, encoding="utf-8", newline="\n")
    page = _PAGE.format(lang=escape(lang), title=title, css=escape(css.name), js=escape(js.name), body=body)
    path.write_text(page, encoding="utf-8", newline="\n")
    return [path, js, css]


def widget(drill: Drill | Stored, folder: Path | str) -> list[Path]:
    """Write a drill for a host that takes anywidgets from files, such as MyST's `anywidget` directive.

    `widget.mjs` serves all drills; the other files are the drill's own: its style sheet, its state, and MyST text.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    name = drill.id.rpartition(".")[2]
    html, rules = inline.freed(drill.html)
    state = json.dumps({"spec": drill.spec, "html": html}, allow_nan=False, ensure_ascii=False)
    texts = {
        "widget.mjs": bundle("drill.mjs", "drill"),
        f"{name}.css": styles.home(PageWidget.styles) + rules,
        f"{name}.json": state + "\n",
        f"{name}.md": f":::{{anywidget}} ./widget.mjs\n:css: ./{name}.css\n{state}\n:::\n",
    }
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return [folder / file for file in texts]
