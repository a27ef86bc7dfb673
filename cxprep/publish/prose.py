"""Prose whose numbers are computed: a Markdown paragraph with places for figures.

`say("Clienteling adds {clienteling_gross_margin_change:+$,.1fM}.", result)` is a notebook's way to write a sentence
without typing a number. Places use the formats of `cxprep.numbers.formats`. What a place names and nobody gives stops
the author with a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from cxprep.live.figure import template_parts
from cxprep.numbers.formats import show

# Two dollars in a paragraph are a formula to JupyterLab, escaped or not, unless each stands in an element of its own.
DOLLAR = r"<span>\$</span>"


class Prose:
    """A paragraph as a notebook shows it."""

    def __init__(self, text: str, markdown: str) -> None:
        self.text, self.markdown = text, markdown

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.text}


def say(template: str, *values: Mapping[str, Any], **more: Any) -> Prose:
    """`template`, a Markdown text, with `{name:format}` filled in from `values` and `more` (the later wins).

    Raises ValueError where a name is not given, has no format though it is a number, or is NaN.
    """
    known: dict[str, Any] = {}
    for mapping in (*values, more):
        known.update(mapping)
    text = markdown = ""

    def add(words: str, safe: str) -> None:
        nonlocal text, markdown
        text += words
        markdown += safe

    for part in template_parts(template):
        if isinstance(part, str):
            if re.search(r"[{}]", part):
                raise ValueError(f"The text has a brace that opens no place: {part.strip()[:60]!r}.")
            add(part, part)
            continue
        name, form = part
        if name not in known:
            raise ValueError(f"The text needs {name!r}; given are {', '.join(sorted(known))}.")
        value = known[name]
        if isinstance(value, str):
            add(value, value.replace("$", DOLLAR))
        elif not isinstance(value, int | float):
            raise ValueError(f"{name} is {value!r}, which is neither a number nor a word.")
        elif form is None:
            raise ValueError(f"{name} is a number: say how to write it, for example {{{name}:,.1f}}.")
        elif not math.isfinite(value):
            raise ValueError(f"{name} is {value}, which no sentence can say.")
        else:
            words = show(float(value), form)
            add(words, words.replace("$", DOLLAR))
    return Prose(text.strip(), markdown.strip())
