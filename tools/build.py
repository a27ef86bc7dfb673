"""`make html`: builds the book into _build/html, where any warning is an error; `make instructor`: its other edition.

The instructor's edition, which shows the facilitator's notes, has a folder of its own, so that neither build unsettles
the other and no note gets into the folder that is published. Knows Jupyter Book's command, and when an incremental
build would lie: after a change to what every page shares, or after a failed build (a warning of an unchanged page is
not said twice), it starts afresh. What pages offer for download the theme writes (theme/downloads.py), so that Jupyter
Book's own command makes the same site.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.project import (
    INSTRUCTOR_SITE,
    ROOT,
    SITE,
    Problem,
    fingerprint,
    holds,
    program,
    say,
    start,
    with_venv,
)

SITES = {"reader": SITE, "instructor": INSTRUCTOR_SITE}
SHARED = ["_config.yml", "_toc.yml", "requirements.txt", "theme", "cxprep", "data", "CHANGELOG.md"]
SHARED += ["tools/pyodide.py", "tools/lean_python.py"]
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FAILED = (
    "The book was not built: each WARNING or ERROR above names a page and what to mend in it; the whole log is in {}."
)


def jupyter_book(edition: str, log_file: Path) -> int:
    """Run the build of one edition with its progress shown and its whole log kept; the exit status.

    Jupyter Book ends a failed build with a traceback of its own, which says nothing of the book: that is kept
    for the log.
    """
    output = SITES[edition].parent.parent
    where: list[str | Path] = ["--config", ROOT / "_config.yml", "--toc", ROOT / "_toc.yml", "--path-output", output]
    command: list[str | Path] = [program("jupyter-book"), "build", ROOT / "book", *where, "-W", "--keep-going"]
    env = {**with_venv(), "PYTHONUNBUFFERED": "1", "CXPREP_EDITION": edition}
    piped: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    shown = True
    with log_file.open("w", encoding="utf-8") as log, subprocess.Popen(command, cwd=ROOT, env=env, **piped) as build:
        for line in build.stdout or ():
            plain = COLOUR.sub("", line)
            log.write(plain)
            shown = shown and not line.startswith("Traceback (most recent call last)")
            if shown:
                say((line if sys.stdout.isatty() else plain).rstrip("\n"))
    return build.returncode


def main(words: list[str]) -> None:
    """Build one edition (`instructor`, or the reader's), and say a sentence instead of leaving half a site."""
    edition = " ".join(words) or "reader"
    if edition not in SITES:
        raise Problem(f"There is no edition {edition}; there are {' and '.join(SITES)}.")
    site = SITES[edition]
    build = site.parent
    log_file, stamp = build / "build.log", build / "shared-by-every-page"
    build.mkdir(parents=True, exist_ok=True)
    shared = fingerprint([ROOT / name for name in SHARED])
    if not holds(stamp, shared):
        # Also what keeps a page that left the table of contents from lingering.
        for folder in (site, build / ".doctrees", build / "jupyter_execute"):
            shutil.rmtree(folder, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    say("Building the book ..." if edition == "reader" else "Building the book with the facilitator's notes ...")
    if jupyter_book(edition, log_file):
        raise Problem(FAILED.format(log_file.relative_to(ROOT)))
    if not (site / "index.html").is_file():
        raise Problem(f"The build made no {site.relative_to(ROOT)}/index.html: is index in _toc.yml?")
    if not any((site / "_static").glob("pyodide*/pyodide.mjs")):
        raise Problem("The book was built without the prep report, for want of Pyodide: run make html with a network.")
    stamp.write_text(shared + "\n", encoding="utf-8")


if __name__ == "__main__":
    start(main)
