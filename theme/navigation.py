"""The side list: the pages of one seat, folded by kind, and the pages for every seat; and a page's own contents.

A seat is a folder of data/roles with pages in this book; which pages belong together is said by the parts of _toc.yml.
A page that belongs to no seat carries no seat's pages: its script takes those of the seat that the reader has chosen
from `_static/seats.json`, and without a script its buttons lead to each seat's first page. Read from the environment's
tables of contents rather than rendered and parsed again: one walk a page, no HTML.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from cxprep import bank
from cxprep.roles import words

_OUTER_ITEM = re.compile(r"^\s*<ul>\s*<li>\s*<a\b.*?</a>(.*)</li>\s*</ul>\s*$", re.DOTALL)
HUES = 3  # so many hues has css/10-tokens.css for seats
LAST = 99  # a role that the home page does not name stands behind those it does


@functools.cache
def known_seats() -> dict[str, str]:
    """What each role with a bank is called, in the home page's order."""
    found = {}
    for role in bank.roles():
        home = words.load(role).home
        title = bank.load(role).profile.title.partition(", ")[0]
        found[role] = (home.order if home else LAST, title)
    return {role: title for role, (_, title) in sorted(found.items(), key=lambda one: (one[1][0], one[0]))}


def seats(env: BuildEnvironment) -> dict[str, str]:
    """Those seats that have a first page in this book."""
    return {role: title for role, title in known_seats().items() if f"{role}/index" in env.found_docs}


def seat_of(page: str, known: Mapping[str, str]) -> str:
    """The seat that a page is for, by its folder or else by its own name; "" where it is for every seat."""
    folder, _, name = page.rpartition("/")
    return next((seat for seat in (folder.split("/")[0], name) if seat in known), "")


def _toctrees(env: BuildEnvironment, docname: str) -> list[addnodes.toctree]:
    toc = env.tocs.get(docname)
    return list(toc.findall(addnodes.toctree)) if toc is not None else []


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles.get(docname)
    return title.astext() if isinstance(title, nodes.Node) else docname


def _pages(env: BuildEnvironment, toctree: addnodes.toctree, above: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each page of a toctree and of those below it, with its title, in the order in which one reads."""
    for title, ref in toctree["entries"]:
        if ref in above or ref not in env.all_docs:
            continue
        yield ref, title or _title(env, ref)
        for inner in _toctrees(env, ref):
            yield from _pages(env, inner, above | {ref})


def _parts(app: Sphinx) -> list[dict[str, Any]]:
    """The parts of the table of contents: `caption`, `pages`, and the `seat` whose folder they are in, if any is."""
    root, known = app.config.root_doc, seats(app.env)
    parts = []
    for toctree in _toctrees(app.env, root):
        if pages := list(_pages(app.env, toctree, frozenset({root}))):
            folder = pages[0][0].split("/")[0]
            seat = folder if folder in known else ""
            parts.append({"caption": toctree.get("caption") or "", "pages": pages, "seat": seat})
    return parts


def for_page(app: Sphinx, pagename: str) -> dict[str, Any]:
    """What the side list of a page shows.

    `seat`: id and title of the page's seat, or None. `top`: the seat's first pages. `folds`: its other pages and then
    those for every seat, each with `caption`, `items`, `open`, and whether `own`. `others`: the seats to change to.
    """
    known = seats(app.env)
    here = seat_of(pagename, known)
    top: list[dict[str, Any]] = []
    folds: list[dict[str, Any]] = []
    for part in _parts(app):
        if part["seat"] and part["seat"] != here:
            continue
        items = [
            {"title": title, "href": app.builder.get_relative_uri(pagename, ref) or "#", "current": ref == pagename}
            for ref, title in part["pages"]
            if seat_of(ref, known) in ("", here)
        ]
        if part["seat"] and not top:
            top = items
        elif items:
            is_open = any(item["current"] for item in items) or (not here and pagename == app.config.root_doc)
            folds.append({"caption": part["caption"], "items": items, "open": is_open, "own": bool(part["seat"])})
    return {
        "seat": {"id": here, "title": known[here], "hue": list(known).index(here) % HUES + 1} if here else None,
        "top": top,
        "folds": sorted(folds, key=lambda fold: not fold["own"]),
        "others": [
            {"id": seat, "title": title, "href": app.builder.get_relative_uri(pagename, f"{seat}/index")}
            for seat, title in known.items()
            if seat != here
        ],
    }


def document(app: Sphinx) -> str:
    """Every seat's pages as JSON, for the list of a page that is for every seat: addresses are from the book's root."""
    known = seats(app.env)
    found: dict[str, Any] = {seat: {"title": title, "parts": []} for seat, title in known.items()}
    for part in _parts(app):
        if part["seat"]:
            items = [[title, app.builder.get_target_uri(ref)] for ref, title in part["pages"]]
            found[part["seat"]]["parts"].append([part["caption"], items])
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def write(app: Sphinx, exception: Exception | None) -> None:
    """The seats' pages beside the others' shared files."""
    if exception is None and app.builder.format == "html":
        (Path(app.outdir) / "_static" / "seats.json").write_text(document(app), encoding="utf-8")


def on_this_page(context: dict) -> str:
    """The list of a page's sections without the page's own title; empty if a page has fewer than two."""
    match = _OUTER_ITEM.match(context.get("toc") or "")
    inner = match[1].strip() if match else ""
    return inner if inner.count("<li>") > 1 else ""


def setup(app: Sphinx) -> None:
    """Write when all titles are known."""
    app.connect("build-finished", write)
