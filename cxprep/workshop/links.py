"""The link that opens a drill with a table's case: `#drill=<id>&case=1&<input>=<value>...`, and its QR code."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

import segno

from cxprep.live.html import Html
from cxprep.places import DATA
from cxprep.workshop.recipes import Recipe

_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\"'<>\\`#?\ud800-\udfff\u2000-\u200f\u2028-\u202f\u2060-\u2069\ufeff]")


class LinkError(ValueError):
    """An address that no link can begin with, in a sentence."""


def base_of(text: str) -> str:
    """The book's address with a slash at its end. Raises LinkError, in a sentence."""
    if not re.match(r"https?://[^/]", text, re.I) or _ODD.search(text) or len(text) > 500:
        raise LinkError(
            "--base takes the web address of the hosted book, without blanks, quotation marks or a fragment, such as "
            "https://example.org/book/. Nothing was written."
        )
    return text if text.endswith("/") else text + "/"


def usual_base() -> str:
    """Where GitHub Pages would host the repository of _config.yml; LinkError, in a sentence, where it names none."""
    config = DATA.parent / "_config.yml"
    found = (
        re.search(r"^  url: https://github\.com/([\w.-]+)/([\w.-]+)$", config.read_text("utf-8"), re.M)
        if config.is_file()
        else None
    )
    if found is None:
        raise LinkError(
            "Say with --base where the book is hosted; the links and codes lead there. Nothing was written."
        )
    return f"https://{found[1].lower()}.github.io/{found[2]}/"


def number(value: float) -> str:
    """A figure as a link writes it, on a page as in Python: no exponent, no idle noughts."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def link(recipe: Recipe, settings: Mapping[str, float], base: str) -> str:
    """The address of the drill with `settings`, which asks before it shows."""
    words = [("drill", recipe.drill), ("case", "1"), *((name, number(value)) for name, value in settings.items())]
    return f"{base}{quote(recipe.page)}.html#{urlencode(words)}"


def qr_svg(text: str) -> Html:
    """`text` as a QR code, an SVG of one path that a style sheet may size; errors of a smudged sheet are mended."""
    out = io.BytesIO()
    segno.make(text, error="m", boost_error=False, micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, nl=False, omitsize=True, border=3, svgclass=None, lineclass=None
    )
    return Html(out.getvalue().decode("utf-8"))
