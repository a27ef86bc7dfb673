"""The light shell: Jupyter Book's theme on a diet.

Sphinx Book Theme stays the book's theme, so its directives and Jupyter Book's options keep working; but its page
template, its 420 kB of styles and its 1.6 MB of scripts do not reach the reader. `templates/layout.html` writes the
same landmarks (and the same class names) by hand, `assets/css/` styles them, and this module gives the template
what it asks for. Everything else lives in a module of its own, each of which has a `setup(app)`.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import _root
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from theme import (
    apart,
    callouts,
    charts,
    concept_pages,
    descriptions,
    downloads,
    drill_pages,
    editions,
    englishes,
    folds,
    fonts,
    found,
    hashed,
    inline,
    launch,
    mathml,
    mending,
    navigation,
    offline,
    page_parts,
    pictures,
    portraits,
    search,
    slides,
    stylesheets,
    sums,
    tapes,
)

# Each has a `setup(app)`; the order in which they work is that of their events.
PARTS = (
    *(apart, callouts, concept_pages, downloads, drill_pages, editions, folds, fonts, found),
    *(hashed, mathml, navigation, offline, page_parts, pictures, search, slides, stylesheets),
)
# Of the tags docutils writes into the head, the template has its own.
_OWN_META = re.compile(r"<meta[^>]*\bname=\"(?:viewport|generator|description)\"[^>]*>\s*")


def use_our_templates(app: Sphinx, config: Config) -> None:
    """Put our templates in front of the theme's and render formulas at build time."""
    config.templates_path = [str(_root.HERE / "templates"), *config.templates_path]
    config.html_math_renderer = "mathml"
    config.html_permalinks_icon = "#"  # a pilcrow is unfamiliar outside of printing
    config.nb_code_prompt_show = "Show the {type}"
    config.html_use_index = False  # an index of a book that marks no index entries is an empty page


def complete_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the template its contents. Runs last, when the page's body is final."""
    body = drill_pages.marked(charts.lean(mending.mended(context.get("body") or "")))
    body, rules = inline.freed(sums.kept_together(portraits.added(body, pagename)))
    title = re.sub(r"<[^>]*>", "", context.get("title") or "")
    context["body"] = body = apart.of_body(app, tapes.shorter(body), pagename, unescape(title))
    source = context.get("sourcename") or ""
    context["mot"] = {
        "book": app.config.html_title,
        "author": app.config.author,
        "description": descriptions.of_page(app, pagename, context, doctree),
        "meta": _OWN_META.sub("", context.get("metatags") or ""),
        "nav": navigation.for_page(app, pagename),
        "contents": navigation.on_this_page(context),
        "parts": page_parts.of_body(app, body),
        "inline": inline.written(rules, Path(app.outdir)),
        "found": found.of_page(app, pagename),
        "offline": offline.wanted(app),
        "notebook": f"_sources/{source}" if source.endswith(".ipynb") else "",
        "launch": launch.links(app.config.html_theme_options, pagename),
        "fonts": fonts.served(app),
        "englishes": englishes.of_body(body),
        "asks": drill_pages.asks(body),
    }


def find_the_book(app: Sphinx) -> None:
    """Read `book/` where Jupyter Book was told to build the repository's root, as people type it: `build .`.

    _config.yml and _toc.yml stand in the root; the pages' addresses are those of `book/` either way, and nothing else
    of the root (.venv, node_modules) is looked at. Sphinx makes its project from `srcdir` only after this.
    """
    if Path(app.srcdir) == _root.ROOT:
        app.srcdir = app.confdir = type(app.srcdir)(_root.ROOT / "book")


def silence_thebe(app: Sphinx) -> None:
    """Keep sphinx-thebe from writing its settings into every page: no page starts a kernel on somebody's server.

    Jupyter Book loads the extension before ours. Leaving it out of `extensions` would mean to spell out that whole
    list in _config.yml, and to lose what Jupyter Book adds to it (bibliography, numbering of parts).
    """
    for event in ("doctree-resolved", "env-before-read-docs", "builder-inited"):
        for listener in list(app.events.listeners[event]):
            if listener.handler.__module__ == "sphinx_thebe":
                app.disconnect(listener.id)


def setup(app: Sphinx) -> dict:
    """Register the shell and its parts."""
    find_the_book(app)
    silence_thebe(app)
    for part in PARTS:
        part.setup(app)
    app.connect("config-inited", use_our_templates)
    app.connect("html-page-context", complete_context, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
