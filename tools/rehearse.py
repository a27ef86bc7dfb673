"""`make rehearse`: the book under the newest Sphinx and without Jupyter Book, and whether its pages still say the same.

Jupyter Book 1 is maintained but no longer developed, and holds Sphinx back. So that the way out is known before it is
needed, this installs the newest Sphinx and extensions into a throwaway environment, builds with tools/sphinx/conf.py,
where any warning is an error, and compares with what `make html` built. A weekly job runs it.
"""

import os
import sys
import tempfile
from pathlib import Path

from tools import compare_sites
from tools.project import ROOT, SITE, program, run, say, start

# What conf.py and theme/ import, but for Jupyter Book.
PACKAGES = [
    "latex2mathml",
    "myst-nb",
    "sphinx",
    "sphinx-book-theme",
    "sphinx-copybutton",
    "sphinx-design",
    "sphinx-external-toc",
    "sphinx-togglebutton",
]
BUILT = ROOT / "_build" / "rehearsal" / "html"


def main(_words: list[str]) -> None:
    """Install, say which versions, build, compare."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder, "venv")
        say("Installing the newest Sphinx into a throwaway environment ...")
        run([sys.executable, "-m", "venv", venv], "The throwaway environment could not be made: see above.")
        python = program("python", venv)
        pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        run([*pip, "install", *PACKAGES, "-e", ROOT], "The newest packages could not be installed: see above.")
        run([python, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"], "")
        build: list[str | Path] = [
            python,
            "-m",
            "sphinx",
            "-q",
            "-W",
            "--keep-going",
            "-E",
            "-c",
            ROOT / "tools" / "sphinx",
        ]
        problem = "The newest Sphinx did not build the book: each WARNING or ERROR above says why."
        pages_only = {**os.environ, "CXPREP_PAGES_ONLY": "1"}
        run([*build, "-d", Path(folder, "doctrees"), ROOT / "book", BUILT], problem, pages_only)
    compare_sites.main([str(SITE), str(BUILT)])


if __name__ == "__main__":
    start(main)
