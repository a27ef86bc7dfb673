"""From letters with places to lines in the writer's order.

A row's pieces stay together, so that a date at the right margin stays with its job; columns are read one after the
other.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cxprep.report.read.columns import Opens, blocks
from cxprep.report.read.glyphs import Glyph
from cxprep.report.read.rows import MARK, Row, rows


def lines(found: Sequence[Glyph], opens: Opens) -> tuple[list[str], float]:
    """The lines of a page, and the share of them that stands in columns. `opens` tells a section's heading."""
    out: list[str] = []
    in_columns = whole = 0
    for turn in sorted({glyph.turn for glyph in found}, key=lambda turn: (turn != 0, turn)):
        for block, is_column in blocks(rows([glyph for glyph in found if glyph.turn == turn]), opens):
            out += [*_written(block, opens), ""]
            in_columns += len(block) if is_column else 0
            whole += len(block)
    return out, in_columns / max(1, whole)


def _written(rows: list[Row], opens: Opens) -> list[str]:
    """Rows as lines; a wide step down is an empty line, and a heading beside its section a line of its own."""
    out: list[str] = []
    steps = sorted(a[0].y - b[0].y for a, b in itertools.pairwise(rows))
    usual = steps[len(steps) // 2] if steps else 0
    for number, row in enumerate(_with_notes_at_heads(rows)):
        if number and rows[number - 1][0].y - row[0].y > 1.35 * usual:
            out.append("")
        pieces = [piece.text for piece in row]
        if len(pieces) > 1 and opens(pieces[0]):
            out += ["", pieces.pop(0)]
        out.append("  ".join(pieces))
    return out


def _with_notes_at_heads(rows: list[Row]) -> list[Row]:
    """Rows with the dates that run on at the margin, beside an entry's bullets, moved up to the entry's head."""
    kept = [list(row) for row in rows]
    head: int | None = None
    for number, row in enumerate(kept):
        note = row[-1] if len(row) > 1 and len(row[-1].text) <= 34 else None
        marked = bool(MARK.fullmatch(row[0].text.split(" ", 1)[0]))
        if note is None:
            head = None
        elif marked or (head is not None and head < number - 1 and row[0].x > kept[head][0].x + 2):
            above = kept[head][-1] if head is not None else None
            if head is not None and above is not None and (abs(above.end - note.end) < 4 or abs(above.x - note.x) < 4):
                kept[head].append(row.pop())
        else:
            head = number
    return kept
