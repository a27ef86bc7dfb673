"""What the bench does with its measurements: percentiles, ratios, tables. Knows no browser and no page."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that is not below `share` (0 to 1) of them: the nearest-rank percentile.

    Raises ValueError without values, or for a share outside 0 to 1.
    """
    if not values:
        raise ValueError("There is no percentile of nothing: every round of this peer failed.")
    if not 0 <= share <= 1:
        raise ValueError(f"A percentile's share lies between 0 and 1; {share:g} does not.")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def milliseconds(value: float) -> str:
    """A time as the table says it: two digits' worth below 100 ms, whole milliseconds above."""
    return f"{value:,.0f}" if value >= 99.95 else f"{value:.1f}"


def kilobytes(value: float) -> str:
    """A weight in kB of 1,000 bytes."""
    return f"{value / 1000:,.1f}" if value < 1e5 else f"{value / 1000:,.0f}"


def ratio(value: float, reference: float) -> str:
    """How many times the reference a value is."""
    times = value / reference
    return f"{times:.0f}x" if times >= 9.95 else f"{times:.1f}x" if times >= 0.995 else f"{times:.2f}x"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right.

    Raises ValueError where a row has not as many cells as the head.
    """
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"The row of {row[0]!r} has {len(row)} cells; the head has {len(head)}.")
    widths = [max(len(line[i]) for line in (head, *rows)) for i in range(len(head))]
    rule = ["-" * width if i == 0 else "-" * (width - 1) + ":" for i, width in enumerate(widths)]

    def line(cells: Sequence[str]) -> str:
        sides = [
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(sides)} |"

    return "\n".join([line(head), line(rule), *map(line, rows)])


def with_last_run(readme: str, report: str) -> str:
    """The README with its last section replaced by `report`."""
    return with_part(readme, "Last run", report)


def with_part(readme: str, heading: str, report: str) -> str:
    """The README with the section under `heading` replaced by `report`, up to the next heading of its kind."""
    before, found, after = readme.partition(f"## {heading}\n")
    if not found:
        raise ValueError(f"bench/README.md has no heading '## {heading}', below which the results go.")
    _, following, rest = after.partition("\n## ")
    return f"{before}{found}\n{report.strip()}\n{following}{rest}"
