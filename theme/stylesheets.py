"""The shell's own files on the site, and the theme's that no page uses taken off it.

`assets/css/*.css` become one `_static/shell/shell.css` in the order of their names, behind the typefaces' rules: one
request, and each source stays short. A file in `assets/` itself is copied as it is, `shell.mjs` with what it imports.
`theme/hashed.py` gives the folder its fingerprint.
"""

from __future__ import annotations

import functools
import hashlib
import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from cxprep.live import bundle

ASSETS = Path(__file__).resolve().parent / "assets"

# What the theme and Jupyter Book's extensions copy and our template does not link (about 6 MB).
UNUSED = (
    "scripts", "styles", "vendor", "locales", "images", "*webpack-macros.html",
    "basic.css", "pygments.css", "mystnb.*.css", "sphinx-design.min.css", "design-tabs.js",
    "sphinx-thebe*", "togglebutton*", "copybutton*", "clipboard.min.js",
    "check-solid.svg", "copy-button.svg", "play-solid.svg", "file.png", "minus.png", "plus.png",
)  # fmt: skip

_DARK = re.compile(r'html\[data-theme="dark"\] \{(.*?)\n\}', re.DOTALL)


@functools.cache
def shell_css() -> str:
    """All style sheets in one, without comments and needless white space."""
    text = "\n".join(path.read_text("utf-8") for path in sorted((ASSETS / "css").glob("*.css")))
    # Without scripts nobody sets data-theme: then the dark colours follow the reader's system.
    if dark := _DARK.search(text):
        system = f"@media (prefers-color-scheme: dark) {{ html:not([data-theme]) {{{dark[1]}}} }}"
        text = text[: dark.end()] + system + text[dark.end() :]
    return lean(text)


def lean(css: str) -> str:
    """A style sheet without its comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip() + "\n"


_INDENT = re.compile(r"^[ \t]+", re.M)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)\n", re.S | re.M)


def without_comments(module: str) -> str:
    """A page module without what only its developers read: a fifth of what a phone would fetch.

    Only comments that have their lines to themselves go, and what lines are indented by, unless a text runs over them;
    what stands behind code, or looks like a comment in a text, stays.
    """
    text = _COMMENT.sub("", module)
    runs_on = any(line.count("`") % 2 for line in text.split("\n"))
    return text if runs_on else _INDENT.sub("", text)


def write(app: Sphinx) -> None:
    """Put our files on the site before the first page is written."""
    if app.builder.format != "html":
        return
    shell = Path(app.outdir) / "_static" / "shell"
    shutil.rmtree(shell, ignore_errors=True)
    shell.mkdir(parents=True)
    faces = Path(app.outdir) / "_static" / "fonts" / "faces.css"
    rules = faces.read_text("utf-8").replace("url(", "url(../fonts/") if faces.is_file() else ""
    (shell / "shell.css").write_text(rules + shell_css(), "utf-8")
    for path in ASSETS.glob("*.*"):
        shutil.copyfile(path, shell / path.name)
    (shell / "sidelist.mjs").unlink()  # joined with the one module that imports it
    (shell / "shell.mjs").write_text(bundle.joined("shell.mjs", ASSETS), "utf-8")
    for module in shell.glob("*.mjs"):
        module.write_text(without_comments(module.read_text("utf-8")), "utf-8", newline="\n")


def prune(app: Sphinx, exception: Exception | None) -> None:
    """Remove what no page links; Sphinx copies it again at every build."""
    if app.builder.format != "html" or exception:
        return
    for pattern in UNUSED:
        for path in (Path(app.outdir) / "_static").glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def fingerprint() -> str:
    """Of everything in this folder: pages are made anew when the shell changes, as they name its files' versions."""
    folder = ASSETS.parent
    files = sorted(path for path in folder.rglob("*.*") if path.is_file() and path.suffix not in (".pyc", ".md"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def setup(app: Sphinx) -> None:
    """Write first, prune last."""
    app.add_config_value("mot_shell", fingerprint(), "env", [str])
    app.connect("builder-inited", write)
    app.connect("build-finished", prune, priority=900)  # the theme writes its pygments.css then, too
