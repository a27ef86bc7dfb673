"""The style sheets of a widget as one text for hosts other than the book's page.

On a page nothing stands beside the book's own sheets. In JupyterLab a widget meets the application's rules, other
widgets' sheets, and several notebooks in one document. So every rule is nested in the widget's own element: it reaches
nothing else, and it outweighs the host's, as `:is(#mot, .mot-live)` counts as an id whichever of the two matches. Among
our rules weights stay as they are on the page; a later sheet outweighs an earlier one, in whatever order hosts put
them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from cxprep.live.bundle import find

HOME = "home.css"
# A selector that begins so is about the widget's own element, not about something in it.
_ROOT = re.compile(r"\.mot-(?:live|side)(?![\w-])|\[data-live\]|\[data-held\]")
# These hold for everything while our own button prints a part alone, and say so by an attribute that only we set.
_EVERYTHING = "body:has("


@functools.cache
def home(sheets: tuple[str, ...]) -> str:
    """The sheets called `sheets`, in that order, with what a host lacks in front of them.

    A widget's element carries `data-wears` with the sheets' names (home.mjs sets it), so that a rule of one widget
    never meets another's; what has no script carries none and wears all there are.
    """
    opening, _, own = _plain(HOME).partition("@own{")
    parts = [opening, _nested(1, "", own.removesuffix("}"))]
    for weight, sheet in enumerate(sheets, start=1):
        inside, outside = _sorted(_plain(sheet))
        parts += [_nested(weight, sheet.removesuffix(".css"), inside), outside]
    return "\n".join(filter(None, parts))


def _plain(name: str) -> str:
    """A sheet without comments and needless white space."""
    text = re.sub(r"/\*.*?\*/", "", find(name).read_text(encoding="utf-8"), flags=re.S)
    text = " ".join(line.strip() for line in text.splitlines() if line.strip())
    return re.sub(r" ?([{};]) ?", r"\1", text).replace(";}", "}").strip()


def _nested(weight: int, sheet: str, rules: str) -> str:
    wears = f':is([data-wears~="{sheet}"],:not([data-wears]))' if sheet else ""
    return f":is({'#mot' * weight},.mot-live{wears}){{{rules}}}"


def _sorted(text: str) -> tuple[str, str]:
    """A sheet's rules for inside the widget's element, as nested rules, and those that stand outside of it."""
    inside: list[str] = []
    outside: list[str] = []
    for head, body in _rules(text):
        if head.startswith("@keyframes"):
            outside.append(f"{head}{{{body}}}")
        elif head.startswith("@"):
            for rules, part in zip((inside, outside), _sorted(body), strict=True):
                rules += [f"{head}{{{part}}}"] * bool(part)
        else:
            selectors = _split(head)
            everything = [selector for selector in selectors if selector.startswith(_EVERYTHING)]
            ours = [_of_root(selector) for selector in selectors if selector not in everything]
            inside += [f"{','.join(ours)}{{{body}}}"] * bool(ours)
            outside += [f"{','.join(everything)}{{{body}}}"] * bool(everything)
    return "".join(inside), "".join(outside)


def _of_root(selector: str) -> str:
    first = next(iter(_split(selector, " >+~")), "")
    return f"&{selector}" if _ROOT.search(first) else selector


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """What stands before each block of the outermost braces, and the block."""
    start, depth, head = 0, 0, ""
    for place, sign in enumerate(text):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, start = text[start:place].strip(), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield head, text[start:place]
                start = place + 1


def _split(text: str, signs: str = ",") -> Sequence[str]:
    """`text` at `signs`, but not within brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if depth == 0 and sign in signs:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]
