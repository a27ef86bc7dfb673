"""A built page as a chapter of an EPUB: XHTML without controls, charts as pictures with their text, links that lead.

Folds stand open, as a reader on paper-like devices cannot count on opening them; what only a script can use is left
out. Knows nothing of the book but its HTML.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
LABEL = re.compile(r'aria-label="([^"]*)"')
COLOUR = re.compile(r"var\(--[\w-]+, ([^()]+)\)")
FOR_SCRIPTS = re.compile(r' (?:data-[\w-]+|aria-[\w-]+|role|tabindex|focusable)(?:="[^"]*")?(?=[ />])')
SVG_NAMES = "http://www.w3.org/2000/svg"
GONE = (
    "script, style, noscript, button, input, select, textarea, template, [hidden], [data-needs-script], .headerlink, "
    ".mot-placeholder, .mot-guess > span, .mot-complaint, .mot-hidden-words, .mot-unseen, .mot-app, [data-path-bar], "
    ".mot-epub"
)
RENAMED = {
    "details": "div", "form": "div", "fieldset": "div", "output": "span", "label": "span",
    "summary": "p", "legend": "p",
    "optgroup": "div", "option": "p",
}  # fmt: skip
KEPT = {"id", "href", "src", "alt", "class", "colspan", "rowspan", "scope", "lang", "start", "reversed", "title"}
BLOCKS = ["p", "div", "ul", "ol", "dl", "table", "section", "figure", "blockquote", "aside", "h2", "h3", "h4"]
HOLLOW = ["p", "ul", "ol", "dl", "figure", "table"]
MATHML = "http://www.w3.org/1998/Math/MathML"
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en-GB" lang="en-GB">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>{body}</body>
</html>
"""


@dataclass
class Chapter:
    """A page on its way: `address` within the site, its file's name, and its pictures by name."""

    address: str
    name: str
    soup: BeautifulSoup
    pictures: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The page's heading."""
        heading = self.soup.find("h1")
        return " ".join(heading.get_text().split()) if heading else self.name

    @property
    def ids(self) -> set[str]:
        """Where a link may lead to."""
        return {str(tag["id"]) for tag in self.soup.find_all(id=True)}

    @property
    def has_math(self) -> bool:
        """Whether there is a formula, which the package has to say."""
        return self.soup.find("math") is not None

    def xhtml(self) -> str:
        """The chapter's file."""
        body = self.soup.decode(formatter="minimal")
        return PAGE.format(title=self.title.replace("&", "&amp;").replace("<", "&lt;"), body=body)


def chapter(html: str, address: str, name: str) -> Chapter:
    """The article of a built page; links are still as they were."""
    pictures: dict[str, str] = {}

    def picture(found: re.Match[str]) -> str:
        label = LABEL.search(found[0])
        if not label:
            return ""  # an ornament, which says nothing
        file = f"{name}-{len(pictures) + 1}.svg"
        text = FOR_SCRIPTS.sub("", COLOUR.sub(r"\1", found[0]))
        own = 'font-family="sans-serif"' + f' xmlns="{SVG_NAMES}"' * ("xmlns=" not in text)
        pictures[file] = text.replace("<svg ", f"<svg {own} ", 1)
        return f'<img src="{file}" alt="{label[1]}">'

    article = ARTICLE.search(html)
    soup = BeautifulSoup(SVG.sub(picture, article[1] if article else ""), "html.parser")
    for tag in soup.select(GONE):
        tag.decompose()
    _plain(soup)
    return Chapter(address, name, soup, pictures)


def _plain(soup: BeautifulSoup) -> None:
    """Elements and attributes that every reading system knows, and no id twice."""
    for choice in soup.select("fieldset label"):
        choice.name = "p"  # each on a line of its own, as its button put it
    for tag in soup.select("b, small, output, label"):  # what a style had set apart
        after = tag.next_sibling
        if isinstance(after, Tag) or (after and str(after)[:1].isalnum()):
            tag.insert_after(" ")
        if tag.name in ("small", "output") and tag.previous_sibling is not None:
            tag.insert_before(" ")
    seen: set[str] = set()
    for tag in soup.find_all(True):
        if tag.find_parent("math") or tag.name == "math":
            if tag.name == "math":
                tag["xmlns"] = MATHML
            continue
        if tag.name == "summary" or tag.name == "legend":
            tag["class"] = "fold"
        tag.name = RENAMED.get(tag.name, tag.name)
        for name in [name for name in tag.attrs if name not in KEPT]:
            del tag[name]
        if tag.get("id") in seen or re.search(r"\s", str(tag.get("id", ""))):
            del tag["id"]
        seen.add(str(tag.get("id", "")))
    for tag in reversed(soup.find_all(["p", "span"])):
        if tag.find(BLOCKS):  # what was a label or a legend may hold more than a paragraph may
            tag.name = "div"
    for tag in reversed(soup.find_all([*HOLLOW, "div", "section", "span"])):
        if not tag.find(["img", "math", "br", "hr"]) and not tag.get_text(strip=True) and not tag.find(id=True):
            tag.decompose() if "id" not in tag.attrs else setattr(tag, "name", "span" if tag.name == "span" else "div")


def lead(one: Chapter, inside: dict[str, Chapter], base: str) -> None:
    """Let each link lead into the EPUB where its page is in it, else to the page on the web."""
    for link in one.soup.find_all("a", href=True):
        parts = urlsplit(str(link["href"]))
        if parts.scheme or parts.netloc:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(one.address), unquote(parts.path)))
        target = inside.get(path) if parts.path else one
        fragment = unquote(parts.fragment)
        if target and (not fragment or fragment in target.ids):
            link["href"] = f"{target.name}.xhtml" + (f"#{parts.fragment}" if fragment else "")
        else:
            where = path if parts.path else one.address
            link["href"] = f"{base}{where}" + (f"#{parts.fragment}" if fragment else "")
    for image in one.soup.find_all("img"):
        if not image.get("alt"):
            image["alt"] = ""


def say_where(one: Chapter, base: str, make: Callable[..., Tag]) -> None:
    """Below the heading: where the same page is alive."""
    line = make("p", attrs={"class": "live"})
    link = make("a", href=f"{base}{one.address}")
    link.string = "The same page on the web, where every number can be moved"
    line.append(link)
    heading = one.soup.find("h1")
    if heading:
        heading.insert_after(line)
    else:
        one.soup.insert(0, line)
