"""A case as HTML: paragraphs, tables and lists whose figures stand in elements of their own.

On paper the figures are those of one table. On a page the same HTML waits for a variant's: each `data-figure` names an
input or an output and carries the format in which the page's script writes it. Markdown's stars make words bold or
slanted, and nothing else of Markdown is read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from cxprep.live.html import Html, escape, escaped, joined
from cxprep.numbers import formats

_PLACE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")
_STARS = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*")


class TextError(ValueError):
    """A place in a case's text that no figure fills, in a sentence."""


def case_html(blocks: tuple[str, ...], values: Mapping[str, Any], firm: str) -> Html:
    """The case's text at `values`; a run of rows is a table whose first row heads it, a run of points a list."""
    found: list[Html] = []
    rows: list[str] = []
    for block in (*blocks, ""):
        if rows and not (block and block[0] in "|-" and block[0] == rows[0][0]):
            found.append(_table(rows, values, firm) if rows[0][0] == "|" else _points(rows, values, firm))
            rows = []
        if block and block[0] in "|-":
            rows.append(block)
        elif block:
            found.append(escaped("<p>{}</p>", _inline(block, values, firm)))
    return joined(found, "\n")


def _table(rows: list[str], values: Mapping[str, Any], firm: str) -> Html:
    cells = [[_inline(cell.strip(), values, firm) for cell in row.strip("| ").split("|")] for row in rows]
    head = joined(escaped('<th scope="col">{}</th>', cell) for cell in cells[0])
    body = joined(
        escaped('<tr><th scope="row">{}</th>{}</tr>', row[0], joined(escaped("<td>{}</td>", cell) for cell in row[1:]))
        for row in cells[1:]
    )
    return escaped("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, body)


def _points(rows: list[str], values: Mapping[str, Any], firm: str) -> Html:
    points = joined(escaped("<li>{}</li>", _inline(row.lstrip("- "), values, firm)) for row in rows)
    return escaped("<ul>{}</ul>", points)


def _inline(text: str, values: Mapping[str, Any], firm: str) -> Html:
    """One run of text: stars first, so that none is looked for in a firm's name."""
    found, end = [], 0
    for match in _STARS.finditer(text):
        found.append(_figures(text[end : match.start()], values, firm))
        tag = Html("strong" if match[1] else "em")
        found.append(escaped("<{tag}>{}</{tag}>", _figures(match[1] or match[2], values, firm), tag=tag))
        end = match.end()
    return joined([*found, _figures(text[end:], values, firm)])


def _figures(text: str, values: Mapping[str, Any], firm: str) -> Html:
    found: list[Html] = []
    end = 0
    for match in _PLACE.finditer(text):
        found.append(escape(text[end : match.start()]))
        found.append(_figure(match[1], match[2], values, firm))
        end = match.end()
    return joined([*found, escape(text[end:])])


def _figure(name: str, form: str | None, values: Mapping[str, Any], firm: str) -> Html:
    if name == "firm":
        return escaped("<span data-firm>{}</span>", firm)
    if name not in values or form is None:
        raise TextError(f"The case's text has a place {{{name}}} that names no figure, or has no format.")
    parsed = formats.parse(form)
    return escaped(
        '<span data-figure="{}" data-format="{}">{}</span>',
        name,
        json.dumps(parsed.to_json(), ensure_ascii=False, separators=(",", ":")),
        told(values[name], form),
    )


def told(value: float | None, form: str) -> str:
    """A figure as text; of one that is not defined, that it is not."""
    return formats.show(float(value), form) if value is not None and math.isfinite(value) else "not here"
