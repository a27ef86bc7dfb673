"""What pages offer beside themselves: the bank as one JSON file, its cards as Anki decks, the prep report's engine.

Written when the pages are, whoever builds them: make, or Jupyter Book's own command. Only the book itself has them, no
other book that borrows the theme. The instructor's bank holds the facilitator's notes, the reader's does not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
MINISEARCH = ROOT / "node_modules" / "minisearch"  # the search takes it (theme/search.py)
QR = ROOT / "node_modules" / "qr"  # handouts and the debrief take it
STAMP = "shared-by-every-page"  # tools/build.py writes it beside the site after a build without a warning
LEFT_OUT = (
    "The prep report is left out of this build, as Pyodide, which makes it in the browser, could not be fetched (%s). "
    "Everything else is there. With a network, build again, or run: python -m tools html."
)
log = logging.getLogger(__name__)


class DownloadError(SphinxError):
    """Something that pages offer could not be written; its text says what."""

    category = "The book's downloads"


def environment() -> dict[str, str]:
    """The environment of a program that imports this repository's package, and dates what it writes by the commit.

    Anki takes a deck's changes only from a later time: that of the last commit to a bank.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    env = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = ["git", "log", "-1", "--format=%ct", "--", "data/roles"]
    try:
        time = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        time = ""
    if time:
        env.setdefault("SOURCE_DATE_EPOCH", time)
    return env


def run(command: list[str | Path], env: dict[str, str]) -> None:
    """Run one of our programs and log what it says; DownloadError with its own sentence where it fails."""
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise DownloadError((done.stderr or done.stdout).strip() or f"{command[2]} could not be run.")
    for line in done.stdout.splitlines():
        log.info(line)


def fetch_packages() -> str:
    """Fetch Pyodide and MiniSearch by npm, as package-lock.json pins them; what went wrong, or nothing.

    npm comes with the packages of requirements.txt, so that nobody needs a Node of their own.
    """
    npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm")
    if npm is None or not (ROOT / "package-lock.json").is_file():
        return "there is no npm" if npm is None else "there is no package-lock.json"
    log.info("Fetching Pyodide and MiniSearch, as package-lock.json pins them, for the prep report and the search ...")
    try:
        done = subprocess.run(
            [npm, "ci", "--omit=dev"], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        return f"npm could not be started: {error.strerror}"
    return "" if done.returncode == 0 else "npm could not install it, most often for want of a network"


def write(app: Sphinx, exception: Exception | None) -> None:
    """All of it, into the site's folder for assets."""
    if exception or app.builder.format != "html" or Path(app.srcdir) != ROOT / "book":
        return
    if os.environ.get("CXPREP_PAGES_ONLY"):  # `make watch` has written the rest once and builds pages again and again
        return
    env, static = environment(), Path(app.outdir) / "_static"
    notes = ["--instructor"] if app.config.cxprep_edition == "instructor" else []
    python = [sys.executable, "-m"]
    run([*python, "cxprep.bank", "json", static / "bank.json", *notes], env)
    run([*python, "cxprep.publish.cards", static / "decks"], env)
    run([*python, "cxprep.roles", "tell"], env)
    why = "" if PYODIDE.is_dir() and MINISEARCH.is_dir() and QR.is_dir() else fetch_packages()
    copy_qr(static)
    has_pyodide = PYODIDE.is_dir()
    run([*python, "tools.pyodide", static, *([] if has_pyodide else ["without-pyodide"])], env)
    if not has_pyodide:
        log.warning(LEFT_OUT, why)


def copy_qr(static: Path) -> None:
    """The library by which pages draw and read QR codes; without it they say so, and the codes' text does the same."""
    for name in ("index.js", "decode.js"):
        if (QR / name).is_file():
            (static / "qr").mkdir(exist_ok=True)
            shutil.copy(QR / name, static / "qr" / name)


def forget_stamp(app: Sphinx) -> None:
    """Let `make html` start afresh after a build of another command, whose warnings it has not seen."""
    (Path(app.outdir).parent / STAMP).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Write last, beside the finished pages."""
    app.connect("builder-inited", forget_stamp)
    app.connect("build-finished", write, priority=950)
