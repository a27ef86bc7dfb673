"""The search's files, from the built pages: an index that is fetched when somebody asks, and the texts it quotes from.

`_static/search/index.json` holds seats, pages, sections and MiniSearch's index of them; `text/<page>.json` the texts of
a page's sections, fetched for what is shown. MiniSearch comes from npm, as package-lock.json pins it; where it is not
installed there is no index, and the page of the search says so. Nothing of it needs WebAssembly or a server.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging

from cxprep import bank, places
from cxprep.roles import words
from theme.navigation import seat_of, seats
from theme.sections import Sections
from theme.stylesheets import without_comments

HERE = Path(__file__).resolve().parent
MINISEARCH = HERE.parent / "node_modules" / "minisearch"
MODULE = MINISEARCH / "dist" / "es" / "index.js"
OLD = ("searchtools.js", "language_data.js", "sphinx_highlight.js", "doctools.js", "documentation_options.js")
BEHIND = "It stands in a drill, behind your own estimate. Nothing of it is told here."
LEFT_OUT = "The search is left out of this build, as MiniSearch is not installed; run: python -m tools.npm"
log = logging.getLogger(__name__)


class SearchError(SphinxError):
    """The index could not be made; its text says why."""

    category = "The book's search"


@functools.cache
def other_words() -> Mapping[tuple[str, str], str]:
    """What readers call a place that the book calls otherwise, by its page and its id there, from the roles' words."""
    pages, whole = places.pages(), places.titles()
    found = {}
    for role in bank.roles():
        for label, said in words.load(role).search.items():
            if label in pages:
                found[pages[label], "" if label in whole else places.anchor(label)] = said
    return found


def documents(site: Path, pages: list[str]) -> list[list[dict[str, Any]]]:
    """The sections of each page, as the index takes them; a page that holds none has an empty list."""
    called = other_words()
    found: list[list[dict[str, Any]]] = []
    for page in pages:
        sections = Sections((site / page).read_text(encoding="utf-8")).found
        title = sections[0].heading.strip() if sections else ""
        found.append(
            [
                {
                    "heading": one.heading.strip(),
                    "called": " ".join(called.get((page, id), "") for id in one.ids).strip(),
                    "set": " · ".join(one.terms),
                    "title": title if one.anchor else "",  # a page's own heading counts once
                    "text": one.text,
                    "quotable": one.quotable or (BEHIND if one.text else ""),
                    "anchor": one.anchor,
                }
                for one in sections
            ]
        )
    return found


def index_of(sections: list[dict[str, Any]]) -> Any:
    """MiniSearch's index of the sections, each with its place in the list as its id."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    if node is None:
        raise SearchError("There is no node to make the index with: run make setup.")
    given = json.dumps([{**one, "id": id} for id, one in enumerate(sections)])
    command = [node, str(HERE / "search_index.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchError(f"The index could not be made: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Put the search beside the finished pages."""
    if exception or app.builder.format != "html" or os.environ.get("CXPREP_PAGES_ONLY"):
        return
    if not MODULE.is_file():
        log.warning(LEFT_OUT)
        return
    site, target = Path(app.outdir), Path(app.outdir) / "_static" / "search"
    shutil.rmtree(target, ignore_errors=True)
    (target / "text").mkdir(parents=True)
    known = seats(app.env)
    names = sorted(app.env.found_docs)
    pages = [app.builder.get_target_uri(name) for name in names]
    held = documents(site, pages)
    flat = [(number, one) for number, sections in enumerate(held) for one in sections]
    document = {
        "seats": known,
        "pages": [
            [page, sections[0]["heading"] if sections else page, seat_of(name, known)]
            for name, page, sections in zip(names, pages, held, strict=True)
        ],
        "sections": [[number, *(one[part] for part in ("anchor", "heading", "called"))] for number, one in flat],
        "index": index_of([one for _, one in flat]),
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    (target / "index.json").write_text(text, encoding="utf-8")
    for number, sections in enumerate(held):
        texts = json.dumps([one["quotable"] for one in sections], ensure_ascii=False)
        (target / "text" / f"{number}.json").write_text(texts, encoding="utf-8")
    module = without_comments(MODULE.read_text(encoding="utf-8"))
    (target / "minisearch.mjs").write_text(module, encoding="utf-8", newline="\n")
    shutil.copyfile(MINISEARCH / "LICENSE.txt", target / "minisearch-licence.txt")
    for name in OLD:
        (site / "_static" / name).unlink(missing_ok=True)


def no_old_search(app: Sphinx) -> None:
    """Sphinx's own index, of words and pages, is not made: its page is ours, written like any other."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def page(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """The page of the search."""
    return [("search", {}, "search.html")]


def setup(app: Sphinx) -> None:
    """After the downloads, which fetch what npm has to give."""
    app.connect("builder-inited", no_old_search)
    app.connect("html-collect-pages", page)
    app.connect("build-finished", write, priority=960)
