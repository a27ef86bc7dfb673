"""From letters with places to lines in the writer's order: words, rows, and columns where a page has them.

A gap is a blank where it is wider than those between the letters around it. A row's pieces stay together, so that a
date at the right margin stays with its job; only where a second column stands on its own is it read after the first.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxprep.report.limits import in_time
from cxprep.report.read.glyphs import Glyph

BLANK = 0.1  # em: a gap that parts words where a file has no blanks of its own
BLANK_BESIDE_BLANKS = 0.17  # em: the same where it has them, and a gap may be a clumsy run's end
WIDE = 1.0  # em: a gap that parts the pieces of a row
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b|\b(?:present|current|today|now|heute|aujourd)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\b",
    re.I,
)
_MARK = re.compile(r"[^\w\s]{1,2}|[\ue000-\uf8ff]|[lonqvuØ§ü]|\(?\d{1,2}[.)]")


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
        return bool(_MARK.fullmatch(self.text))


Row = list[Piece]
Opens = Callable[[str], object]  # whether a line is a section's heading


def lines(found: Sequence[Glyph], opens: Opens) -> tuple[list[str], bool]:
    """The lines of a page, and whether they stand in columns. `opens` tells whether a line is a section's heading."""
    out: list[str] = []
    columns = False
    for turn in sorted({glyph.turn for glyph in found}, key=lambda turn: (turn != 0, turn)):
        rows = _rows([glyph for glyph in found if glyph.turn == turn])
        blocks = list(_blocks(rows, len(rows), opens))
        columns |= len(blocks) > 1
        for block in blocks:
            out += [*_written(block, opens), ""]
    return out, columns


# Rows and their pieces


def _rows(found: Sequence[Glyph]) -> list[Row]:
    """Rows from the top to the bottom, each of pieces from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(found, key=lambda glyph: (-glyph.y, glyph.x)):
        if rows and rows[-1][0].y - glyph.y <= 0.4 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = _with_raised(rows)
    blanks = sum(1 for glyph in found if glyph.text.isspace())
    part = BLANK_BESIDE_BLANKS if blanks * 14 > len(found) else BLANK
    return [row for glyphs in in_time(rows) if (row := _pieces(glyphs, part))]


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
    """Whether each of these small letters follows a letter of the row, or another of them, without a gap."""
    size = max(glyph.size for glyph in row)
    if max(glyph.size for glyph in small) > 0.85 * size or abs(small[0].y - row[0].y) > 0.6 * size:
        return False
    ends = [glyph.end for glyph in (*row, *small) if not glyph.text.isspace()]
    return all(any(-0.3 * size < glyph.x - end < 0.12 * size for end in ends) for glyph in small)


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
        if not before.text.isspace() and not after.text.isspace()
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


# Columns


@dataclass(frozen=True)
class _Cut:
    """Two columns: the rows they take up, from the first to the one after the last, and where the second begins."""

    top: int
    end: int
    x: float


def _blocks(rows: list[Row], of_page: int, opens: Opens) -> Iterable[list[Row]]:
    """The rows in reading order, a block of them for each column and for what stands above and below."""
    cut = _best_cut(rows, of_page, opens)
    if cut is None:
        if rows:
            yield rows
        return
    between = rows[cut.top : cut.end]
    if cut.top:
        yield from _blocks(rows[: cut.top], of_page, opens)
    for side in (True, False):
        own = [[piece for piece in row if (piece.x < cut.x - 2) is side] for row in between]
        yield from _blocks([row for row in own if row], of_page, opens)
    yield from _blocks(rows[cut.end :], of_page, opens)


def _best_cut(rows: list[Row], of_page: int, opens: Opens) -> _Cut | None:
    """The two columns that take up most rows, where there are any."""
    if len(rows) < 3:
        return None
    left = min(row[0].x for row in rows)
    width = max(max(piece.end for piece in row) for row in rows) - left
    starts: dict[int, list[float]] = {}
    for row in rows:
        for number, piece in enumerate(row):
            if number or piece.x > left + 0.15 * width:
                starts.setdefault(round(piece.x / 4), []).append(piece.x)
    often = sorted(starts.values(), key=len, reverse=True)[:24]
    found = [cut for xs in in_time(often) for cut in _cuts(rows, min(xs), of_page, opens)]
    return max(found, key=lambda cut: (cut.end - cut.top, -cut.x), default=None)


def _cuts(rows: list[Row], x: float, of_page: int, opens: Opens) -> Iterable[_Cut]:
    """Runs of rows in which nothing lies across `x` and both sides are columns."""
    free = [not any(piece.x < x - 2 and piece.end > x - 2 for piece in row) for row in rows]
    for open_, run in itertools.groupby(range(len(rows)), key=lambda number: free[number]):
        run = list(run)
        right = [number for number in run if rows[number][-1].x >= x - 2]
        if not open_ or len(right) < 2:
            continue
        top, end = right[0], right[-1] + 1
        # the left column may be longer: as long as it goes on at its own pace
        steps = [rows[a][0].y - rows[b][0].y for a, b in itertools.pairwise(run)]
        usual = statistics.median(steps) if steps else 0
        while end <= run[-1] and rows[end - 1][0].y - rows[end][0].y <= 1.5 * usual:
            end += 1
        if _stand_alone(rows[top:end], x, of_page, opens):
            yield _Cut(top, end, x)


def _stand_alone(rows: list[Row], x: float, of_page: int, opens: Opens) -> bool:
    """Whether what stands on both sides of `x` is a column each, and no date, place or label beside a line."""
    sides = [[[piece for piece in row if (piece.x < x - 2) is side] for row in rows] for side in (True, False)]
    if any(sum(len(piece.text) for row in side for piece in row) < 24 for side in sides):
        return False
    counts = [sum(1 for row in side if row) for side in sides]
    if min(counts) < 2:
        return False
    both = sum(1 for left, right in zip(*sides, strict=True) if left and right)
    for side, count in zip(sides, counts, strict=True):
        if both >= 0.6 * count and _is_margin(side, count):
            return False
    starts = [round(row[0].x / 3) for row in sides[1] if row]
    if sum(sorted((starts.count(start) for start in set(starts)), reverse=True)[:2]) < 0.7 * len(starts):
        return False  # a column has an edge
    spans = [(max(ys), min(ys)) for ys in ([row[0].y for row in side if row] for side in sides)]
    beside = min(spans[0][0], spans[1][0]) - max(spans[0][1], spans[1][1])
    if beside < 0.5 * min(top - foot for top, foot in spans) or beside <= 0:
        return False  # one below the other, as a name in the middle is above what stands at the left
    if both >= 0.7 * min(counts):  # on the same base lines all the way: a table, unless each has sections of its own
        headed = all(any(opens(row[0].text) for row in side if row) for side in sides)
        return headed and len(rows) >= max(6, 0.35 * of_page)
    return min(counts) >= 3


def _is_margin(side: list[Row], count: int) -> bool:
    """Whether the pieces of one side are what a margin holds: dates, places, labels, set against the other side."""
    pieces = [piece for row in side for piece in row]
    texts = [" ".join(piece.text for piece in row) for row in side if row]
    if statistics.median(len(text) for text in texts) > 34:
        return False
    spread = len([row for row in side if row]) / len(side)
    dated = sum(1 for text in texts if _DATE.search(text)) / count
    ends = sorted(piece.end for piece in pieces)
    last = ends[-1]
    starts = [round(piece.x / 3) for piece in pieces]
    ragged = max(starts.count(start) for start in starts) < 0.6 * len(starts)
    flush = sum(1 for end in ends if last - end < 4) >= 0.7 * len(ends) and ragged
    return dated >= 0.4 or spread <= 0.5 or flush


# Lines


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
        marked = bool(_MARK.fullmatch(row[0].text.split(" ", 1)[0]))
        if note is None:
            head = None
        elif marked or (head is not None and head < number - 1 and row[0].x > kept[head][0].x + 2):
            above = kept[head][-1] if head is not None else None
            if above is not None and (abs(above.end - note.end) < 4 or abs(above.x - note.x) < 4):
                kept[head].append(row.pop())
        else:
            head = number
    return kept
