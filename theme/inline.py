"""Takes `style="..."` out of a page's finished body, so that the book runs under a policy that allows no inline style.

What a chart's elements say of themselves becomes SVG's own attributes. What is left becomes a class each, and its rule
stands in a small file that the page links: a style attribute wins over every rule of a sheet, and so does the class.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

# What SVG knows as attributes of its own, among what matplotlib writes (https://www.w3.org/TR/SVG2/styling.html).
_NAMES = """
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray
    stroke-dashoffset stroke-miterlimit opacity visibility font-size font-weight font-style text-anchor clip-path
    clip-rule color display dominant-baseline marker-start marker-end paint-order pointer-events"""
PRESENTATION = frozenset(_NAMES.split())
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_STYLED = re.compile(r'<[A-Za-z][^<>]*\sstyle="[^<>"]*"[^<>]*>')
_STYLE = re.compile(r'\sstyle="([^<>"]*)"')
_CLASS = re.compile(r'\sclass="')


def freed(body: str) -> tuple[str, str]:
    """The body without a style attribute, and the style sheet (often empty) that says what is no attribute of SVG."""
    rules: dict[str, str] = {}

    def in_svg(tag: re.Match[str]) -> str:
        declarations = dict(_declarations(_STYLE.search(tag[0])[1]))  # type: ignore[index]  # _STYLED has one
        own = "".join(f' {name}="{value}"' for name, value in declarations.items() if name in PRESENTATION)
        left = ";".join(f"{name}:{value}" for name, value in declarations.items() if name not in PRESENTATION)
        return _classed(_STYLE.sub(lambda _: own, tag[0], count=1), left, rules)

    def in_html(tag: re.Match[str]) -> str:
        style = ";".join(f"{name}:{value}" for name, value in _declarations(_STYLE.search(tag[0])[1]))  # type: ignore[index]
        return _classed(_STYLE.sub("", tag[0], count=1), style, rules)

    body = _SVG.sub(lambda svg: _STYLED.sub(in_svg, svg[0]), body)
    body = _STYLED.sub(in_html, body)
    # as strong as a style attribute is: an id is more than any rule of the book has
    return body, "".join(f".{name}:not(#i){{{style}}}\n" for style, name in sorted(rules.items()))


def _declarations(style: str) -> list[tuple[str, str]]:
    parts = [part.partition(":") for part in style.split(";") if part.strip()]
    return [(name.strip().lower(), value.strip()) for name, _, value in parts]


def _classed(tag: str, style: str, rules: dict[str, str]) -> str:
    if not style:
        return tag
    name = rules.setdefault(style, f"i-{hashlib.sha256(style.encode()).hexdigest()[:8]}")
    if _CLASS.search(tag):
        return _CLASS.sub(lambda had: f"{had[0]}{name} ", tag, count=1)
    return re.sub(r"^<[A-Za-z][\w-]*", lambda start: f'{start[0]} class="{name}"', tag, count=1)


def written(css: str, site: Path) -> str:
    """The path under the site's root of a file with these rules; "" where there are none."""
    if not css:
        return ""
    path = Path("_static") / "inline" / f"{hashlib.sha256(css.encode()).hexdigest()[:8]}.css"
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(css, "utf-8", newline="\n")
    return path.as_posix()
