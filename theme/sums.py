"""A signed sum of money stays on one line, and so does a time in brackets.

Between a minus or a plus and a currency's sign a browser may end a line, as Unicode counts both as what stands before
a number: "−" and below it "$4.0M". Page and notebook keep the same characters, so that a copied figure is that figure;
the page puts such a sum into a `.mot-sum`, which style sheets keep together. What a drill writes, sentences.mjs wraps.
"""

from __future__ import annotations

import re

# what a script writes, and what is no text
_LEFT = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<svg\b.*?</svg>|<dd data-output.*?</dd>|<output\b.*?</output>"
    r"|<option\b.*?</option>|<textarea\b.*?</textarea>|<[^>]*>",
    re.DOTALL,
)
_DOLLAR, _MARK = "<span>$</span>", "\ue000"  # Jupyter Book's dollar that begins no formula
_SUM = re.compile(rf"[+\u2212][{_MARK}$€£]\d[\d,.]*[A-Za-z%]*|\(\d+ min(?: \d+ s)?\)")


def kept_together(body: str) -> str:
    """A page's body with each signed sum in an element that does not break."""
    body = body.replace(_DOLLAR, _MARK)
    pieces, end = [], 0
    for left in _LEFT.finditer(body):
        pieces += [_wrapped(body[end : left.start()]), left[0]]
        end = left.end()
    return "".join([*pieces, _wrapped(body[end:])]).replace(_MARK, _DOLLAR)


def _wrapped(text: str) -> str:
    return _SUM.sub(_in_element, text)


def _in_element(found: re.Match[str]) -> str:
    words = found[0].rstrip(".,")  # the sentence's own
    return f'<span class="mot-sum">{words}</span>{found[0][len(words) :]}'
