"""Small repairs to the HTML that other tools write, each with its reason. Applied to a page's finished body."""

from __future__ import annotations

import re

REPAIRS: tuple[tuple[re.Pattern, str], ...] = (
    # pandas: an empty corner is no heading (a screen reader would announce one), and the styles are ours
    (re.compile(r"<th></th>"), "<td></td>"),
    (re.compile(r"<style scoped>.*?\.dataframe.*?</style>\s*", re.DOTALL), ""),
    (re.compile(r'<table border="1" class="dataframe">'), '<table class="dataframe">'),
    (re.compile(r'<tr style="text-align: right;">'), "<tr>"),
    # MyST: a task's box has no name
    (re.compile(r'(<input class="task-list-item-checkbox")(?! aria)'), r'\1 aria-label="Done"'),
    # MyST: classes that keep a formula library off the text; there is none
    (re.compile(r'<section class="tex2jax_ignore mathjax_ignore"'), "<section"),
)


def mended(body: str) -> str:
    """The body with every repair made."""
    for pattern, replacement in REPAIRS:
        body = pattern.sub(replacement, body)
    return body
