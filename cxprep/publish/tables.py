"""A table of computed figures as a page shows it: numbers with their formats, columns with names in words.

`table(frame, {"saves": "$,.0f"})` is a notebook's last line in place of the frame itself. A number without a format,
and a column that is named as code names it, stop the author with a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from cxprep.live.html import Html, escaped, joined
from cxprep.numbers.formats import show

_NUMBER = re.compile(r"[\N{MINUS SIGN}+$]*\d")
_CODE_NAME = re.compile(r"\w_\w")
NONE = "none"


class Table:
    """A finished table."""

    def __init__(self, head: list[str], rows: list[list[str]]) -> None:
        self.head, self.rows = head, rows

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in [self.head, *self.rows])

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        corner, *columns = self.head
        first = escaped('<th scope="col">{}</th>', corner) if corner else Html("<td></td>")
        head = joined(escaped('<th scope="col">{}</th>', name) for name in columns)
        body = joined(
            escaped('<tr><th scope="row">{}</th>{}</tr>', name, joined(map(_td, cells))) for name, *cells in self.rows
        )
        html = escaped(
            '<table class="mot-table"><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table>', first, head, body
        )
        return {"text/html": str(html), "text/plain": repr(self)}


def _td(cell: str) -> Html:
    return escaped('<td class="is-number">{}</td>' if _NUMBER.match(cell) else "<td>{}</td>", cell)


def table(frame: Any, formats: str | Mapping[str, str] = "", *, none: str = NONE) -> Table:
    """A pandas DataFrame as a table of the page.

    formats: of the numbers, one for all or by the column's name (by the row's where no column has it), as
        `cxprep.numbers.formats` has them. Texts stand as they are. none: what is said where there is no number.

    Raises ValueError, in a sentence, for a number without a format and for a name as code has it.
    """
    columns = [str(name) for name in frame.columns]
    rows = []
    for label, values in zip(frame.index, frame.to_numpy().tolist(), strict=True):
        cells = [_cell(value, str(label), column, formats, none) for column, value in zip(columns, values, strict=True)]
        rows.append([str(label), *cells])
    head = [str(frame.index.name or ""), *columns]
    for name in [*head, *(row[0] for row in rows)]:
        if _CODE_NAME.search(name):
            raise ValueError(f"The table has a name as code has it, {name!r}; give it words.")
    return Table(head, rows)


def figures(values: Mapping[str, tuple[float, str]], head: str, *, none: str = NONE) -> Table:
    """Figures of different kinds in one column named `head`: what each is, its value, its format."""
    rows = [[label, _said(value, form, none)] for label, (value, form) in values.items()]
    return Table(["", head], rows)


def _cell(value: Any, row: str, column: str, formats: str | Mapping[str, str], none: str) -> str:
    if isinstance(value, str) or value is None:
        return none if value is None else value
    form = formats if isinstance(formats, str) else formats.get(column, formats.get(row, ""))
    if not form:
        raise ValueError(f"The table holds the number {value} at {row!r}, {column!r}: say how to write it.")
    return _said(float(value), form, none)


def _said(value: float, form: str, none: str) -> str:
    return show(value, form) if math.isfinite(value) else none
