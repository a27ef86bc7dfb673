"""From letters with places to rows of pieces: what is a word, and what stands together on a row.

A gap is a blank where it is wider than those between the letters around it, by the widths of the font itself; by far
wider, it parts the row's pieces: a job and its date, or one column and the next.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from cxprep.report.limits import in_time
from cxprep.report.read.glyphs import Glyph

BLANK = 0.1  # em: a gap that parts words where a file has no blanks of its own
BLANK_BESIDE_BLANKS = 0.17  # em: the same where it has them, and a gap may be a clumsy run's end
WIDE = 1.0  # em: a gap that parts the pieces of a row
MARK = re.compile(r"[^\w\s]{1,2}|[\ue000-\uf8ff]|[lonqvuØ§ü]|\(?\d{1,2}[.)]")


@dataclass(slots=True)
class Piece:
    """What stands together on a row."""

    text: str
    x: float
    end: float
    y: float
    size: float

    @property
    def is_mark(self) -> bool:
        """Whether it is a bullet or an item's number."""
        return bool(MARK.fullmatch(self.text))


Row = list[Piece]


def rows(found: Sequence[Glyph]) -> list[Row]:
    """Rows from the top to the bottom, each of pieces from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(found, key=lambda glyph: (-glyph.y, glyph.x)):
        if lines and lines[-1][0].y - glyph.y <= 0.4 * min(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    blanks = sum(1 for glyph in found if glyph.text.isspace())
    part = BLANK_BESIDE_BLANKS if blanks * 14 > len(found) else BLANK
    return [row for line in in_time(_with_raised(lines)) if (row := _pieces(line, part))]


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows with small raised or lowered letters ("1st") put back into the row that they belong to."""
    kept: list[list[Glyph]] = []
    for number, row in enumerate(rows):
        own = [glyph for glyph in row if not glyph.text.isspace()]
        beside = [*kept[-1:], *rows[number + 1 : number + 2]]
        home = next((other for other in beside if own and len(own) <= 12 and _hang_on(own, other)), None)
        if home is None:
            kept.append(row)
        else:
            home.extend(own)
    return kept


def _hang_on(small: list[Glyph], row: list[Glyph]) -> bool:
    """Whether these small letters, three at most at a time, each follow a letter of the row without a gap."""
    size, height = max(glyph.size for glyph in small), max(glyph.size for glyph in row)
    if size > 0.85 * height or abs(small[0].y - row[0].y) > 0.6 * height:
        return False
    ends = [glyph.end for glyph in row if not glyph.text.isspace()]
    group, last = 0, None
    for glyph in sorted(small, key=lambda glyph: glyph.x):
        group = group + 1 if last is not None and abs(glyph.x - last) < 0.2 * size else 1
        if group > 3 or (group == 1 and not any(abs(glyph.x - end) < 0.25 * size for end in ends)):
            return False
        last = glyph.end
    return True


def _pieces(glyphs: list[Glyph], part: float) -> Row:
    """The pieces of a row: letters that stand apart by more than their neighbours are words, by far more are pieces."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x):
        twice = row and glyph.text == row[-1].text and glyph.x - row[-1].x < 0.3 * (glyph.end - glyph.x)
        if not twice:  # a letter printed twice looks bold
            row.append(glyph)
    gaps = [
        (after.x - before.end - min(before.apart, after.apart)) / max(after.size, before.size, 0.1)
        for before, after in itertools.pairwise(row)
        if before.text[-1:].isalnum() and after.text[:1].isalnum()
    ]
    usual = statistics.median(gaps) if len(gaps) >= 4 else 0.0
    spaced = 0.05 < usual < 0.8  # letters set apart
    blank = usual + max(0.12, 0.4 * usual) if spaced else part
    found: Row = []
    text, before, start = "", None, row[0]
    for glyph in row:
        if before is not None:
            size = max(glyph.size, before.size, 0.1)
            asked = 0.0 if before.text.isspace() else min(before.apart, glyph.apart)
            gap = (glyph.x - before.end - asked) / size
            if gap > WIDE + (2 * usual if spaced else 0):
                _add(found, text, start, before)
                text = ""
            elif gap > blank and not glyph.text.isspace() and not text.endswith(" "):
                text += " "
        if not text:
            start = glyph
        if glyph.text.isspace():
            # blanks of the file's own may fill a whole gap between two pieces
            text += " " if text and not text.endswith(" ") else ""
            if before is not None and before.text.isspace() and text:
                before = Glyph(" ", before.x, glyph.end, glyph.y, glyph.size, 0, glyph.turn)
                if before.end - before.x > 4 * WIDE * glyph.size:
                    _add(found, text, start, before)
                    text = ""
                continue
        else:
            text += glyph.text
        before = glyph
    if before is not None:
        _add(found, text, start, before)
    return found


def _add(row: Row, text: str, start: Glyph, last: Glyph) -> None:
    """Add a piece to a row; a bullet stays with what it stands before."""
    text = text.strip()
    if not text:
        return
    piece = Piece(text, start.x, last.end, start.y, max(start.size, last.size))
    if row and row[-1].is_mark and piece.x - row[-1].end < 5 * piece.size:
        piece.text, piece.x = f"{row[-1].text} {piece.text}", row[-1].x
        row.pop()
    row.append(piece)
