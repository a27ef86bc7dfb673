"""Writes the slides of each seat, `slides/<role>.html` and a file for each other length, and reveal.js, from npm.

Notes for whoever leads are in the instructor's edition alone. Where reveal.js could not be fetched there are no slides,
and the build says so.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from cxprep.workshop.recipes import roles
from cxprep.workshop.slides import deck, decks
from theme import inline
from theme.stylesheets import without_comments

ROOT = Path(__file__).resolve().parent.parent
REVEAL = ROOT / "node_modules" / "reveal.js"
FONTS = "node_modules/@fontsource-variable"  # theme/fonts.py writes the sheet where they are
log = logging.getLogger(__name__)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Before the folders under _static take their fingerprints, and after the packages of npm were fetched."""
    if exception or app.builder.format != "html" or Path(app.srcdir) != ROOT / "book":
        return
    if os.environ.get("CXPREP_PAGES_ONLY"):
        return
    known = [role for role in roles() if (ROOT / "book" / "workshop" / f"{role}.ipynb").is_file()]
    if not known:  # a part of the book only
        return
    if not (REVEAL / "dist" / "reveal.mjs").is_file():
        log.warning("The slides are left out of this build, as reveal.js could not be fetched. Build with a network.")
        return
    out = Path(app.outdir)
    target = out / "_static" / "reveal"
    target.mkdir(parents=True, exist_ok=True)
    module = (REVEAL / "dist" / "reveal.mjs").read_text("utf-8")
    (target / "reveal.mjs").write_text(without_comments(module), encoding="utf-8", newline="\n")
    shutil.copyfile(REVEAL / "dist" / "reveal.css", target / "reveal.css")
    shutil.copyfile(REVEAL / "LICENSE", target / "licence.txt")
    (out / "slides").mkdir(exist_ok=True)
    notes = app.config.cxprep_edition == "instructor"
    made = [(seat, minutes, name) for seat in known for minutes, name in decks(seat).items()]
    for role, minutes, name in made:
        page, rules = inline.freed(deck(role, ROOT / "book", notes=notes, minutes=minutes))
        sheets = [inline.written(rules, out), "_static/fonts/faces.css" if (ROOT / FONTS).is_dir() else ""]
        links = "".join(f'<link rel="stylesheet" href="../{name}">\n' for name in sheets if name)
        page = page.replace("</head>", f"{links}</head>", 1)
        (out / "slides" / name).write_text(page, encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> None:
    """After what pages offer was written (950), before names are given (970)."""
    app.connect("build-finished", write, priority=955)
