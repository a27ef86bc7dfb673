"""HTML that escapes by itself: what is filled into a template is text, unless it is HTML already.

`Html` is markupsafe's `Markup` with the standard library's escapes (a quotation mark is `&quot;`), so that stored
outputs keep their bytes. Knows no widget.
"""

from __future__ import annotations

import html as standard
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup


class Html(Markup):
    """A piece of HTML. Written as `Html("...")` it is taken at its word: only for what the program itself wrote."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Html:
        """`s` as it is where it is HTML, else its text, escaped."""
        return cls(s.__html__() if hasattr(s, "__html__") else standard.escape(str(s)))


escape = Html.escape
NOTHING = Html()


def escaped(template: str, *values: Any, **named: Any) -> Html:
    """`template` with its places, `{}` and `{name}`, filled in; what is not HTML is escaped. Braces are doubled."""
    return Html(template).format(*values, **named)


def joined(pieces: Iterable[Any], between: str = "") -> Html:
    """Pieces one after another; what is not HTML is escaped, `between` is HTML."""
    return Html(between).join(pieces)
