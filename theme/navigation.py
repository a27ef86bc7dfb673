"""The book's contents for the sidebar, and a page's own contents.

Read from the environment's tables of contents rather than rendered and parsed again: one walk a page, no HTML.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_OUTER_ITEM = re.compile(r"^\s*<ul>\s*<li>\s*<a\b.*?</a>(.*)</li>\s*</ul>\s*$", re.DOTALL)


def _toctrees(env: BuildEnvironment, docname: str) -> list[addnodes.toctree]:
    toc = env.tocs.get(docname)
    return list(toc.findall(addnodes.toctree)) if toc is not None else []


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles.get(docname)
    return title.astext() if isinstance(title, nodes.Node) else docname


def _items(app: Sphinx, toctree: addnodes.toctree, pagename: str, ancestors: frozenset[str]) -> list[dict]:
    """One toctree's entries as dictionaries: title, href, whether current, whether open, items below."""
    items = []
    for title, ref in toctree["entries"]:
        if ref == "self" or ref in ancestors:
            continue
        if "://" in ref:
            items.append({"title": title or ref, "href": ref, "current": False, "open": False, "items": []})
            continue
        if ref not in app.env.all_docs:
            continue
        below = [item for inner in _toctrees(app.env, ref) for item in _items(app, inner, pagename, ancestors | {ref})]
        items.append(
            {
                "title": title or _title(app.env, ref),
                "href": app.builder.get_relative_uri(pagename, ref) or "#",
                "current": ref == pagename,
                "open": ref == pagename or any(item["open"] for item in below),
                "items": below,
            }
        )
    return items


def for_page(app: Sphinx, pagename: str) -> list[dict]:
    """The parts of the book, each with its caption and chapters, seen from one page."""
    root = app.config.root_doc
    return [
        {"caption": toctree.get("caption") or "", "items": items}
        for toctree in _toctrees(app.env, root)
        if (items := _items(app, toctree, pagename, frozenset({root})))
    ]


def on_this_page(context: dict) -> str:
    """The list of a page's sections without the page's own title; empty if a page has fewer than two."""
    match = _OUTER_ITEM.match(context.get("toc") or "")
    inner = match[1].strip() if match else ""
    return inner if inner.count("<li>") > 1 else ""
