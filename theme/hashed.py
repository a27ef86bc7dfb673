"""Names that change with what stands behind them, so that a new page never meets an old module.

What pages fetch stands in a few folders under `_static/`. When all is written, each folder takes the fingerprint of its
contents into its name (`live` becomes `live-0f3a...`), in the pages and in the modules that name it: whatever has such
an address can be kept for good, by a browser, a host or the service worker. A folder comes after those that it names,
so that a change of one changes the names of all that lead to it. Modules import their neighbours as before.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

ORDER = ("pyodide", "report", "search", "workshop", "qr", "reveal", "fonts", "live", "shell")
LENGTH = 10  # hexadecimal digits
_NAMES = "|".join(ORDER)
_IN_PAGE = re.compile(rf"(?<=_static/)({_NAMES})(?:-[0-9a-f]{{{LENGTH}}})?(?=/)")
_IN_MODULE = re.compile(rf"(?<=\.\./)({_NAMES})(?:-[0-9a-f]{{{LENGTH}}})?(?=/)")
# What is offered under a name for everybody, and fetched by pages under one of these.
COPIES = {"bank.json": "report", "seats.json": "shell"}


def fingerprint(folder: Path) -> str:
    """Of every file's name and bytes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:LENGTH]


def folder(static: Path, name: str) -> Path:
    """Where the built site has the folder `name`, whatever its fingerprint; FileNotFoundError where it has none."""
    found = [static / name, *static.glob(f"{name}-{'[0-9a-f]' * LENGTH}")]
    for path in found:
        if path.is_dir():
            return path
    raise FileNotFoundError(f"{static} has no folder {name}: build the book first.")


def rename(static: Path) -> dict[str, str]:
    """Give every folder its name; name -> name with the fingerprint. One that was not written anew keeps its own."""
    given: dict[str, str] = {}
    for name in ORDER:
        fresh = static / name
        if not fresh.is_dir():
            if old := next(static.glob(f"{name}-*"), None):
                given[name] = old.name
            continue
        for copied, owner in COPIES.items():
            if owner == name and (static / copied).is_file():
                shutil.copyfile(static / copied, fresh / copied)
        for module in (*fresh.glob("*.mjs"), *fresh.glob("*.css")):
            text = module.read_text("utf-8")
            if (named := _IN_MODULE.sub(lambda one: given.get(one[1], one[0]), text)) != text:
                module.write_text(named, "utf-8", newline="\n")
        for old in static.glob(f"{name}-*"):
            shutil.rmtree(old)
        given[name] = f"{name}-{fingerprint(fresh)}"
        fresh.rename(static / given[name])
    return given


def publish(site: Path) -> None:
    """Name the folders, and tell every page, those of an earlier build too."""
    given = rename(site / "_static")
    for page in site.rglob("*.html"):
        if "_static" in page.relative_to(site).parts:
            continue
        text = page.read_text("utf-8")
        if (named := _IN_PAGE.sub(lambda one: given.get(one[1], one[0]), text)) != text:
            page.write_text(named, "utf-8", newline="\n")


def write(app: Sphinx, exception: Exception | None) -> None:
    """When all is written."""
    if exception is None and app.builder.format == "html":
        publish(Path(app.outdir))


def setup(app: Sphinx) -> None:
    """After everything that writes into those folders or reads the pages."""
    app.connect("build-finished", write, priority=970)
