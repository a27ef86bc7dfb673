"""Columns on a page: where a second one stands on its own, it is read after the first.

Dates, places and labels beside the lines of an entry are no column: they stay on their row.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cxprep.report.limits import in_time
from cxprep.report.read.rows import Row

Opens = Callable[[str], object]  # whether a line is a section's heading
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b|\b(?:present|current|today|now|heute|aujourd)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\b",
    re.I,
)


@dataclass(frozen=True)
class _Cut:
    """Two columns: the rows they take up, from the first to the one after the last, and where the second begins."""

    top: int
    end: int
    x: float


def blocks(rows: list[Row], opens: Opens) -> Iterator[tuple[list[Row], bool]]:
    """The rows in reading order: a block for each column and for what stands above and below, and whether it is one."""
    cut = _best_cut(rows, opens)
    if cut is None:
        if rows:
            yield rows, False
        return
    between = rows[cut.top : cut.end]
    yield from blocks(rows[: cut.top], opens)
    for side in (True, False):
        own = [[piece for piece in row if (piece.x < cut.x - 2) is side] for row in between]
        for block, _ in blocks([row for row in own if row], opens):
            yield block, True
    yield from blocks(rows[cut.end :], opens)


def _best_cut(rows: list[Row], opens: Opens) -> _Cut | None:
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
    found = [cut for xs in in_time(often) for cut in _cuts(rows, min(xs), opens)]
    return max(found, key=lambda cut: (cut.end - cut.top, -cut.x), default=None)


def _cuts(rows: list[Row], x: float, opens: Opens) -> Iterable[_Cut]:
    """Runs of rows in which nothing lies across `x` and both sides are columns."""
    free = [not any(piece.x < x - 2 and piece.end > x - 2 for piece in row) for row in rows]
    for open_, numbers in itertools.groupby(range(len(rows)), key=lambda number: free[number]):
        run = list(numbers)
        right = [number for number in run if rows[number][-1].x >= x - 2]
        if not open_ or len(right) < 2:
            continue
        top, end = right[0], right[-1] + 1
        # the left column may be longer: as long as it goes on at its own pace
        steps = [rows[a][0].y - rows[b][0].y for a, b in itertools.pairwise(run)]
        usual = statistics.median(steps) if steps else 0
        while end <= run[-1] and rows[end - 1][0].y - rows[end][0].y <= 1.5 * usual:
            end += 1
        if _stand_alone(rows[top:end], x, opens):
            yield _Cut(top, end, x)


def _stand_alone(rows: list[Row], x: float, opens: Opens) -> bool:
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
    if both >= 0.7 * min(counts):  # on the same base lines all the way: a table, unless both have sections
        headed = all(any(opens(row[0].text) for row in side if row) for side in sides)
        return headed
    return min(counts) >= 3


def _is_margin(side: list[Row], count: int) -> bool:
    """Whether the pieces of one side are what a margin holds: dates, places, labels, set against the other side."""
    pieces = [piece for row in side for piece in row]
    texts = [" ".join(piece.text for piece in row) for row in side if row]
    if statistics.median(len(text) for text in texts) > 34:
        return False
    at = [number for number, row in enumerate(side) if row]
    spread = len(at) / (at[-1] - at[0] + 1)
    dated = sum(1 for text in texts if _DATE.search(text)) / count
    ends = sorted(piece.end for piece in pieces)
    last = ends[-1]
    starts = [round(piece.x / 3) for piece in pieces]
    ragged = max(starts.count(start) for start in starts) < 0.6 * len(starts)
    flush = sum(1 for end in ends if last - end < 4) >= 0.7 * len(ends) and ragged
    return dated >= 0.4 or spread <= 0.5 or flush
