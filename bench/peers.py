"""What is measured: our pages, served compressed, and the same drill as others would make it. Knows no browser.

The book is built in a temporary folder, with an empty page added, so that the repository's own build stays as it is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from theme import hashed
from tools.project import ROOT, Problem, fingerprint, holds, program, run, say, with_venv
from tools.serve import free_port

HERE = ROOT / "bench"
VENV = HERE / ".venv"
NOTEBOOK = Path("cx-lead", "clienteling-vs-discount.ipynb")
PAGE = NOTEBOOK.with_suffix(".html")
DRILL = "cx-lead.drill.clienteling-vs-discount"
PARTS = ["_config.yml", "_toc.yml", "pyproject.toml", "CHANGELOG.md", "book", "theme", "cxprep", "data", "tools"]


@dataclass(frozen=True)
class Peer:
    """One row of the table: its name, its address, and whose slider is moved (see probe.js); "" where it has none."""

    name: str
    address: str
    probe: str


def environment() -> None:
    """The peers' own environment, as bench/requirements.txt pins it; made anew only where that changes."""
    requirements = HERE / "requirements.txt"
    wanted = fingerprint([requirements], sys.version)
    if holds(VENV / "stamp", wanted):
        return
    say("Installing what the peers need into bench/.venv (once) ...")
    run([sys.executable, "-m", "venv", "--clear", VENV], "bench/.venv could not be made: see above.")
    pip = [program("python", VENV), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", requirements], "The peers could not be installed: pip's last lines say why.")
    (VENV / "stamp").write_text(wanted + "\n", encoding="utf-8")


def copy_of_the_book(folder: Path) -> None:
    """The book's sources in `folder`, with an empty page at its end."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("_build", "__pycache__", ".*"))
        else:
            shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)  # typefaces and icons
    (folder / "book" / "empty.md").write_text("# An empty page\n", encoding="utf-8")
    toc = folder / "_toc.yml"
    part = "  - caption: Measured\n    chapters:\n      - file: empty\n"
    toc.write_text(toc.read_text(encoding="utf-8").rstrip("\n") + "\n" + part, encoding="utf-8")


def build(folder: Path) -> float:
    """Build the book in `folder`; the seconds it took."""
    where = ["--config", folder / "_config.yml", "--toc", folder / "_toc.yml", "--path-output", folder]
    command = [program("jupyter-book"), "build", folder / "book", *where]
    began = time.monotonic()
    # The copy's own package, so that its pages and their scripts are of one version.
    env = with_venv() | {"PYTHONPATH": str(folder)}
    built = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if built.returncode:
        raise Problem(f"The copy of the book could not be built:\n{built.stdout[-2000:]}{built.stderr[-500:]}")
    return time.monotonic() - began


def change_a_page(folder: Path) -> None:
    """Add a sentence to the drill's page, as an author does."""
    path = folder / "book" / NOTEBOOK
    note = json.loads(path.read_text(encoding="utf-8"))
    prose = next(cell for cell in note["cells"] if cell["cell_type"] == "markdown")
    prose["source"] = [*prose["source"], "\n\nOne sentence more."]
    path.write_text(json.dumps(note, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def bare_page(site: Path) -> Path:
    """A page with the drill and nothing else, no theme, in `site`; the markup is that of the stored output."""
    note = json.loads((ROOT / "book" / NOTEBOOK).read_text(encoding="utf-8"))
    pages = [
        "".join(output["data"]["text/html"])
        for cell in note["cells"]
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    drill = next((html for html in pages if f'data-drill="{DRILL}"' in html), None)
    if drill is None:
        raise Problem(f"{NOTEBOOK} stores no drill {DRILL}: run make notebooks.")
    # There is no estimate on this page that would let go of it.
    drill = drill.replace(" data-held", "", 1)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Only the drill</title>'
    live = f"_static/{hashed.folder(site / '_static', 'live').name}"
    links = f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{live}/drill.css">'
    script = f'<script type="module" async src="{live}/host_charts.mjs"></script>'
    page = site / "only-the-drill.html"
    text = f'<!DOCTYPE html><html lang="en"><head>{head}{links}{script}</head><body>{drill}</body></html>\n'
    page.write_text(text, encoding="utf-8")
    return page


def static_peers(site: Path, folder: Path) -> dict[str, Path]:
    """The same drill by hand, of Altair, and of a marimo book, put into `site`: name -> page under it."""
    shutil.copytree(HERE / "peers" / "by_hand", site / "peers" / "by-hand")
    altair = [program("python", VENV), HERE / "peers" / "altair_page.py", site / "peers" / "altair"]
    run(altair, "Altair's page could not be made: see above.")
    book = folder / "marimo_book"
    shutil.copytree(HERE / "peers" / "marimo_book", book)
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [program("marimo-book", VENV), "build"]
    built = subprocess.run(command, cwd=book, env=env, capture_output=True, text=True, check=False)
    found = next(book.glob("_site/**/clienteling/index.html"), None)
    if built.returncode or found is None:
        raise Problem(f"The marimo book could not be built:\n{built.stdout[-1500:]}{built.stderr[-500:]}")
    shutil.copytree(book / "_site", site / "peers" / "marimo-book")
    return {
        "by hand": Path("peers", "by-hand", "index.html"),
        "Altair": Path("peers", "altair", "index.html"),
        "marimo book": Path("peers", "marimo-book", found.relative_to(book / "_site")),
    }


@contextmanager
def voila(folder: Path) -> Iterator[str]:
    """Voilà on the bench's notebook, and the page's address."""
    port = free_port(0)
    command = [program("voila", VENV), HERE / "peers" / "clienteling.ipynb", "--no-browser", f"--port={port}"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    env |= {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    env |= {
        "PYTHONPATH": str(ROOT),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PATH": f"{program('voila', VENV).parent}{os.pathsep}{os.environ['PATH']}",
    }
    address = f"http://127.0.0.1:{port}/"
    with (folder / "voila.log").open("w") as log:
        process = subprocess.Popen([str(word) for word in command], env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}static/favicon.ico", timeout=5).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                if process.poll() is not None:
                    raise Problem(f"Voilà did not start:\n{(folder / 'voila.log').read_text()[-1000:]}") from None
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)
