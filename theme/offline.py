"""What lets the book open without a network: the service worker with its list of files, and the web manifest.

The list names every file that pages fetch, with its fingerprint, its bytes, and the group by which it is kept: `core`
on a first visit, a seat's own pages when the seat is chosen, `common` with any seat, `report` once a report was made.
Knows the built site alone; the seats it asks of navigation. An edition is its list: the same files, the same edition.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from sphinx.application import Sphinx

from theme import navigation
from theme.stylesheets import without_comments

HERE = Path(__file__).resolve().parent
WORKER, MANIFEST = "service-worker.mjs", "manifest.webmanifest"
PAPER = "#fdfbf7"  # --mot-paper of assets/css/10-tokens.css, which a manifest cannot name
CORE = ("index.html", "search.html")
# Data that a module fetches where it is asked for; modules and styles are all there from the first visit on.
ON_DEMAND = ".json"
SLIDES = "slides"  # for whoever leads a workshop; no reader's device keeps them


def wanted(app: Sphinx) -> bool:
    """Whether this build has a service worker: not while the book is being written, when each save is an edition."""
    return app.builder.format == "html" and not os.environ.get("CXPREP_PAGES_ONLY")


def files(site: Path, seats: list[str]) -> dict[str, list]:
    """name under the site's root -> [fingerprint, bytes, group], in the order of the names."""

    def group(name: str) -> str | None:
        folder, _, rest = name.partition("/")
        if folder != "_static":
            is_page = name.endswith(".html") and name != "404.html" and folder != SLIDES
            return None if not is_page else "core" if name in CORE else folder if folder in seats else "common"
        kind = rest.partition("/")[0].partition("-")[0]
        if kind in ("pyodide", "report"):
            return "core" if name.endswith("/weight.json") else "report"
        if kind in ("fonts", "live", "shell"):
            return "common" if kind == "live" and name.endswith(ON_DEMAND) else "core"
        return "common" if kind in ("search", "workshop", "qr") else "core" if kind in ("inline", "fonts") else None

    found = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if held_by := group(name):
            data = path.read_bytes()
            found[name] = [hashlib.sha256(data).hexdigest()[:10], len(data), held_by]
    return found


def manifest(title: str) -> str:
    """What a device needs to put the book among its apps."""
    icons = [{"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)]
    icons.append({**icons[1], "purpose": "maskable"})
    known = {"name": title, "short_name": title, "start_url": "index.html", "scope": "./", "display": "minimal-ui"}
    return json.dumps({**known, "background_color": PAPER, "theme_color": PAPER, "icons": icons}, indent=1) + "\n"


def publish(site: Path, seats: list[str], title: str) -> None:
    """Both, at the site's root: a worker answers for its own folder and what is below."""
    (site / MANIFEST).write_text(manifest(title), "utf-8", newline="\n")
    known = files(site, seats)
    style = next((name for name in known if name.endswith("/shell.css")), "")
    script = without_comments((HERE / "service_worker.mjs").read_text("utf-8"))
    build = hashlib.sha256((json.dumps(known) + script).encode()).hexdigest()[:10]
    edition = json.dumps(
        {"build": build, "title": title, "style": style, "seats": seats, "files": known}, separators=(",", ":")
    )
    first, line, rest = script.partition("const EDITION = {};")
    assert line, "service_worker.mjs has no line for its edition"
    (site / WORKER).write_text(f"{first}const EDITION = {edition};{rest}", "utf-8", newline="\n")


def write(app: Sphinx, exception: Exception | None) -> None:
    """When all is written."""
    if exception is None and wanted(app):
        publish(Path(app.outdir), list(navigation.seats(app.env)), app.config.html_title)


def setup(app: Sphinx) -> None:
    """Last of all, as it lists what the others have written."""
    app.connect("build-finished", write, priority=990)
