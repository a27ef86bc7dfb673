"""How the book is found and cited: addresses, a site map, Markdown copies, `llms.txt`, dates, the 404 page.

Addresses are made of `html: baseurl` in _config.yml; without one, whatever needs an address is left out. A page's date
is that of the last commit to its source, so that the same sources give the same pages, whenever they are built.
"""

from __future__ import annotations

import functools
import html
import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from sphinx.application import Sphinx

from theme import apart, navigation, pictures

ROOT = Path(__file__).resolve().parent.parent
APART = ("404.html", "search.html")  # in no list of pages
_SILENT = re.compile(r"<(script|style|svg|noscript|form|button|template)\b.*?</\1>|<input\b[^>]*>", re.DOTALL)
_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_PICTURE = re.compile(r'<svg\b[^>]*\baria-label="([^"]*)"[^>]*>.*?</svg>', re.DOTALL)
_ARTICLE = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_RELATIVE = re.compile(r'\b(href|src|formaction|data-content_root)="(?![a-z]+:|#|/)(?:\./)?([^"]*)"')


def base(app: Sphinx) -> str:
    """The address that the book is at, with a slash at its end; "" where none is known."""
    address = app.config.html_baseurl
    return f"{address.rstrip('/')}/" if address else ""


@functools.cache
def version() -> str:
    """The package's, from pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@functools.cache
def _dates() -> dict[str, str]:
    """A file's path in the repository -> the day of the last commit to it; nothing where there is no history."""
    command = ["git", "log", "--format=%x00%cs", "--name-only", "--no-merges", "--", "book", "CHANGELOG.md"]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    except OSError:
        return {}
    found: dict[str, str] = {}
    for commit in said.split("\0")[1:]:
        day, *names = commit.splitlines()
        for name in filter(None, names):
            found.setdefault(name, day)
    return found


def day_of(app: Sphinx, page: str) -> str:
    """The day of a page's last change, as 2026-11-30; "" where it is not known."""
    if page == "changelog":
        return _dates().get("CHANGELOG.md", "")
    source = app.env.doc2path(page, base=False) if page in app.env.found_docs else None
    return _dates().get(f"book/{source}", "") if Path(app.srcdir) == ROOT / "book" else ""


def in_words(day: str) -> str:
    """30 November 2026."""
    return f"{date.fromisoformat(day).day} {date.fromisoformat(day):%B %Y}" if day else ""


def of_page(app: Sphinx, page: str) -> dict[str, Any]:
    """What the template says of a page's place in the world."""
    root = base(app)
    known = navigation.seats(app.env)
    seat = navigation.seat_of(page, known)
    there = "" if page == "index" else app.builder.get_target_uri(page)
    return {
        "address": root + there if root and f"{page}.html" not in APART else "",
        "card": root + pictures.name_of(seat, pictures.titles(app)[seat]) if root else "",
        "markdown": f"{page}.md" if page in app.env.found_docs else "",
        "version": version(),
        "day": day_of(app, page),
        "in_words": in_words(day_of(app, page)),
    }


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages that no notebook is: what has changed, and the one for an address that is none."""
    yield "404", {}, "404.html"
    if (ROOT / "CHANGELOG.md").is_file():
        text = MarkdownIt().render((ROOT / "CHANGELOG.md").read_text("utf-8"))
        yield "changelog", {"changelog": text}, "changelog.html"


def as_markdown(page: str) -> str:
    """A built page's article as Markdown: its words, tables and what its charts say; no control."""
    from markdownify import markdownify

    article = _ARTICLE.search(page)
    body = _PICTURE.sub(r"<p>[Chart: \1]</p>", article[1] if article else "")
    body = _SILENT.sub("", _LINK.sub("", body)).replace("<output", " <output")
    text = markdownify(body, heading_style="ATX", bullets="-")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def from_root(page: str, path: str) -> str:
    """A page's links as addresses of the host, so that they hold wherever the host shows it."""
    return _RELATIVE.sub(lambda one: f'{one[1]}="{path}{one[2]}"', page)


def llms(book: str, sentence: str, parts: list[tuple[str, list[tuple[str, str, str]]]]) -> str:
    """The book for a program that reads: (caption, [(title, address, description)]); form of llmstxt.org."""
    lines = [f"# {book}", "", f"> {sentence}", ""]
    for caption, entries in parts:
        lines += [f"## {caption}", "", *(f"- [{title}]({at}): {about}" for title, at, about in entries), ""]
    return "\n".join(lines)


def write(app: Sphinx, exception: Exception | None) -> None:
    """All of it beside the finished pages."""
    if exception or app.builder.format != "html":
        return
    site, root = Path(app.outdir), base(app)
    wrong = site / "404.html"
    wrong.write_text(from_root(wrong.read_text("utf-8"), urlsplit(root).path or "/"), "utf-8", newline="\n")
    known = navigation.seats(app.env)
    names = sorted(app.env.found_docs, key=lambda name: (name != "index", name))
    parts: dict[str, list[tuple[str, str, str]]] = {"": [], **{seat: [] for seat in known}}
    for name in names:
        page = (site / app.builder.get_target_uri(name)).read_text("utf-8")
        target = site / f"{name}.md"
        target.write_text(as_markdown(apart.whole(site, name)), "utf-8", newline="\n")
        title = html.unescape(_TITLE.search(page)[1]).partition(" · ")[0]  # type: ignore[index]
        about = html.unescape(found[1]) if (found := _DESCRIPTION.search(page)) else ""
        parts[navigation.seat_of(name, known)].append((title, f"{root}{name}.md", about))
    book = app.config.html_title
    sections = [(known.get(seat, "For every seat"), entries) for seat, entries in parts.items() if entries]
    (site / "llms.txt").write_text(llms(book, parts[""][0][2], sections), "utf-8", newline="\n")
    robots = "User-agent: *\nAllow: /\n"
    if root:
        listed = [(name, day_of(app, name)) for name in names]
        listed += [("changelog", day_of(app, "changelog"))] if (site / "changelog.html").is_file() else []
        rows = [
            f"<url><loc>{html.escape(root + ('' if name == 'index' else app.builder.get_target_uri(name)))}</loc>"
            + (f"<lastmod>{day}</lastmod>" if day else "")
            + "</url>"
            for name, day in listed
        ]
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        (site / "sitemap.xml").write_text(head + "\n".join(rows) + "\n</urlset>\n", "utf-8", newline="\n")
        robots += f"Sitemap: {root}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, "utf-8", newline="\n")


def setup(app: Sphinx) -> None:
    """After the folders have their names, as the page for wrong addresses holds them."""
    app.connect("html-collect-pages", lambda app: list(pages(app)))
    app.connect("build-finished", write, priority=980)
