"""The book's two typefaces: cut down to the characters that the book can show, and served by the book itself.

Source Serif 4 and Source Sans 3 come from npm, as package-lock.json pins them, under the SIL Open Font License, whose
text is served beside them. Nothing of them is in the repository. Text stands in a typeface of the reader's own,
stretched to the same width and height, until they are there; where npm has not fetched them it stays so.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from theme import downloads

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
KEPT = ROOT / "node_modules" / ".cache" / "typefaces"  # cutting takes seconds, and tests build many small books
FACES = {"serif": "source-serif-4", "sans": "source-sans-3"}
WEIGHTS = (400, 700)
READ = ("book/**/*.ipynb", "data/**/*.yml", "data/sources.bib", "cxprep/**/*.py", "cxprep/**/*.mjs", "theme/**/*.*")
# Letters of Western Europe, as a reader's own CV and notes hold them, whatever the book itself happens to use.
ALWAYS = {*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *"ŒœŸ€–—‘’“”„•…−×÷‹›"}
# Named in css/10-tokens.css. The faces that stand in until ours are there have the mean width of English text in ours,
# measured in Arial and Times New Roman, and its height, so that a page looks the same with them. `optional`: what comes
# late is kept for the next page, so that nothing moves under a reader's eyes.
RULES = """\
@font-face { font-family: "Book Sans"; src: url(sans.woff2) format("woff2"); font-weight: 400 700; size-adjust: 106%; \
font-display: optional; }
@font-face { font-family: "Book Serif"; src: url(serif.woff2) format("woff2"); font-weight: 400 700; \
font-display: optional; }
@font-face { font-family: "Like Book Sans"; src: local("Arial"), local("Liberation Sans"), local("Arimo"); \
size-adjust: 100.2%; ascent-override: 108.4%; descent-override: 42.3%; line-gap-override: 0%; }
@font-face { font-family: "Like Book Serif"; src: local("Times New Roman"), local("Liberation Serif"), local("Tinos"); \
size-adjust: 120%; ascent-override: 86.3%; descent-override: 27.9%; line-gap-override: 0%; }
"""
ICONS = ROOT / "node_modules" / "heroicons" / "LICENSE"
log = logging.getLogger(__name__)


@functools.cache
def characters() -> str:
    """Every character of the book's sources, sorted, control characters left out."""
    found = set(ALWAYS)
    for pattern in READ:
        for path in ROOT.glob(pattern):
            if path.is_file():
                found |= set(path.read_text("utf-8", errors="ignore"))
    return "".join(sorted(one for one in found if one.isprintable()))


def cut(source: Path) -> bytes:
    """A variable typeface as woff2 with the book's characters, its axis of weight held to what the styles ask for."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    features = ["kern", "liga", "mark", "mkmk", "tnum", "lnum"]
    cutter = Subsetter(Options(layout_features=features, hinting=False, notdef_outline=True))
    cutter.populate(text=characters())
    cutter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def made(name: str) -> Path | None:
    """The cut typeface's file, made where it is not there yet; None where npm has not fetched its source."""
    package = PACKAGES / FACES[name]
    source = package / "files" / f"{FACES[name]}-latin-wght-normal.woff2"
    if not source.is_file():
        return None
    seed = source.read_bytes() + characters().encode() + Path(__file__).read_bytes()
    path = KEPT / f"{name}-{hashlib.sha256(seed).hexdigest()[:8]}.woff2"
    if not path.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")  # several builds may make it at once
        unfinished.write_bytes(cut(source))
        unfinished.replace(path)
    return path


def write(app: Sphinx) -> None:
    """Put both, their licences and the rules that name them on the site, before the first page is written."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "fonts"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    if Path(app.srcdir) == ROOT / "book" and not (PACKAGES.is_dir() and ICONS.is_file()):
        downloads.fetch_packages()  # as people build who do not use make; what is missing is left out below
    for name, package in FACES.items():
        if path := made(name):
            shutil.copyfile(path, target / f"{name}.woff2")
            shutil.copyfile(PACKAGES / package / "LICENSE", target / f"{name}-licence.txt")
        else:
            log.info("The book's typefaces are left out of this build: run python -m tools.npm to fetch them.")
    if len(list(target.glob("*.woff2"))) == len(FACES):
        (target / "faces.css").write_text(RULES, "utf-8")
    if ICONS.is_file():
        shutil.copyfile(ICONS, target / "icons-licence.txt")


def served(app: Sphinx) -> list[str]:
    """The addresses of both where the build has them, under the site's root, as a page asks for them ahead."""
    is_whole = (Path(app.outdir) / "_static" / "fonts" / "faces.css").is_file()
    return [f"_static/fonts/{name}.woff2" for name in FACES] if is_whole else []


def setup(app: Sphinx) -> None:
    """Write first."""
    app.connect("builder-inited", write)
