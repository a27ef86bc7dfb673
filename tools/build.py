"""`make html`: builds the book into _build/html, where any warning is an error.

Knows Jupyter Book's command, what the pages offer for download, and when an incremental build would lie:
after a change to what every page shares, or after a failed build (a warning of an unchanged page is not said
twice), it starts afresh.
"""

import re
import shutil
import subprocess
import sys

from tools.say import BIN, PYTHON, ROOT, SITE, Problem, fingerprint, holds, run, say, start, with_venv

BUILD = ROOT / "_build"
LOG = BUILD / "build.log"
STAMP = BUILD / "shared-by-every-page"
SHARED = ["_config.yml", "_toc.yml", "requirements.txt", "theme", "cxprep", "data"]
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FAILED = (
    "The book was not built: each WARNING or ERROR above names a page and what to mend in it; "
    f"the whole log is in {LOG.relative_to(ROOT)}."
)


def jupyter_book() -> int:
    """Run the build with its progress shown and its whole log kept; the exit status.

    Jupyter Book ends a failed build with a traceback of its own, which says nothing of the book: that is kept
    for the log.
    """
    where = ["--config", ROOT / "_config.yml", "--toc", ROOT / "_toc.yml", "--path-output", ROOT]
    command = [BIN / "jupyter-book", "build", ROOT / "book", *where, "-W", "--keep-going"]
    env = {**with_venv(), "PYTHONUNBUFFERED": "1"}
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    shown = True
    with LOG.open("w", encoding="utf-8") as log, subprocess.Popen(command, cwd=ROOT, env=env, **piped) as build:
        for line in build.stdout:
            plain = COLOUR.sub("", line)
            log.write(plain)
            shown = shown and not line.startswith("Traceback (most recent call last)")
            if shown:
                say((line if sys.stdout.isatty() else plain).rstrip("\n"))
    return build.returncode


def last_change() -> str:
    """When the bank was last committed, in seconds: Anki takes a deck's changes only from a later time."""
    command = ["git", "log", "-1", "--format=%ct", "--", "data/bank"]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def downloads() -> None:
    """What pages offer beside themselves: the bank as one JSON file, its cards as Anki decks, the report's engine."""
    env = with_venv()
    if time := last_change():
        env.setdefault("SOURCE_DATE_EPOCH", time)
    static = SITE / "_static"
    run([PYTHON, "-m", "cxprep.bank", "json", static / "bank.json"], "The bank could not be written: see above.", env)
    run([PYTHON, "-m", "cxprep.cards", static / "decks"], "The recall cards could not be written: see above.", env)
    run([PYTHON, "-m", "tools.engine", static], "", env)  # it has said its own sentence


def main(_words: list[str]) -> None:
    """Build, and say a sentence instead of leaving half a site that looks whole."""
    BUILD.mkdir(exist_ok=True)
    shared = fingerprint([ROOT / name for name in SHARED])
    if not holds(STAMP, shared):
        # Also what keeps a page that left the table of contents from lingering.
        for folder in (SITE, BUILD / ".doctrees", BUILD / "jupyter_execute"):
            shutil.rmtree(folder, ignore_errors=True)
    STAMP.unlink(missing_ok=True)
    say("Building the book ...")
    if jupyter_book():
        raise Problem(FAILED)
    if not (SITE / "index.html").is_file():
        raise Problem("The build made no _build/html/index.html: is index in _toc.yml?")
    downloads()
    STAMP.write_text(shared + "\n", encoding="utf-8")


if __name__ == "__main__":
    start(main)
