"""British words of a page, in American: a fold at its foot, from the one list in data/common/englishes.yml.

Readers on both sides of the sea use the book. Only words that stand in the page's own text are listed.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import yaml
from markupsafe import Markup

LIST = Path(__file__).resolve().parent.parent / "data" / "common" / "englishes.yml"
_TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^<>]*>", re.DOTALL)


@functools.cache
def words() -> dict[str, str]:
    """British word -> what an American says, in the order of the list."""
    return yaml.safe_load(LIST.read_text("utf-8"))


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, words()))})s?\b", re.IGNORECASE)


def of_body(body: str) -> str:
    """The fold with the words that a page's finished body has; "" for a page that has fewer than two."""
    known = {word.lower(): word for word in words()}
    found = {known[one[1].lower()] for one in _pattern().finditer(_TAG.sub(" ", body))}
    if len(found) < 2:
        return ""
    pairs = [pair for pair in words().items() if pair[0] in found]
    lines = "".join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*pair) for pair in pairs)
    summary = "<summary>British words of this page, in American</summary>"
    return f'<details class="mot-englishes">{summary}<dl>{lines}</dl></details>'
