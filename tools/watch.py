"""`make watch`: the book as it is being written. Saving a page, a style or a module builds and reloads.

sphinx-autobuild does the work, with the conf.py beside this file, as Jupyter Book has no such command; a page comes out
as `make html` makes it, but a warning does not stop the build. What pages only offer for download (decks, the prep
report's engine) is made once, at the start.
"""

import os
from pathlib import Path

from tools.project import PYTHON, ROOT, run, say, start, with_venv
from tools.serve import HOST, free_port

SITE = ROOT / "_build" / "watch" / "html"
SHARED = ["theme", "cxprep", "data", "_config.yml", "_toc.yml"]
IGNORED = [r".*/__pycache__/.*", r".*/\.ipynb_checkpoints/.*", r".*/\.~.*", r".*/_build/.*"]


def command(port: int) -> list[str]:
    """What to run: sphinx-autobuild, told where the sources are and what is no source."""
    watched = [word for name in SHARED for word in ("--watch", str(ROOT / name))]
    ignored = [word for pattern in IGNORED for word in ("--re-ignore", pattern)]
    where = ["-c", str(ROOT / "tools" / "sphinx"), "-d", str(SITE.parent / "doctrees")]
    return [
        str(PYTHON), "-m", "sphinx_autobuild", "--host", HOST, "--port", str(port),
        *watched, *ignored, "-q", *where, str(ROOT / "book"), str(SITE),
    ]  # fmt: skip


def main(_words: list[str]) -> None:
    """Build once, then serve and build until Ctrl-C."""
    say("Building the book; the first time takes half a minute ...")
    build: list[str | Path] = [
        PYTHON,
        "-m",
        "sphinx",
        "-q",
        "-c",
        ROOT / "tools" / "sphinx",
        "-d",
        SITE.parent / "doctrees",
    ]
    run([*build, ROOT / "book", SITE], "The book was not built: see above.", with_venv())
    words = command(free_port())
    os.execve(words[0], words, {**with_venv(), "CXPREP_PAGES_ONLY": "1"})


if __name__ == "__main__":
    start(main)
