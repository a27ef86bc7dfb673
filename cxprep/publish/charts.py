"""The book's chart style, and a way to put a matplotlib figure on a page as text.

A chart is shown as inline SVG: it follows the page's colours and dark mode, weighs a few kilobytes, and is compared
by nbval to the last coordinate. Live charts have the same style; see `cxprep.live`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt

from cxprep.live import svg
from cxprep.publish.sheets import bring_sheets

INK, MUTED, RULE = svg.PALETTE["ink"], svg.PALETTE["muted"], svg.PALETTE["rule"]
ACCENT, SOFT, GREY, PAPER = (svg.PALETTE[name] for name in ("accent", "accent-soft", "grey", "paper"))


def use() -> None:
    """Draw in the book's style from here on; a notebook calls it once."""
    mpl.rcParams.update(svg.STYLE)
    bring_sheets()


class Chart:
    """A finished chart as a notebook shows it. Its alt text is part of it."""

    def __init__(self, html: str, alt: str) -> None:
        self.html, self.alt = html, alt

    def __repr__(self) -> str:
        return f"Chart: {self.alt}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": repr(self)}


def show(figure: Any, *, alt: str) -> Chart:
    """`figure` as a chart of the page; `alt` says in a sentence what it shows, for those who do not see it.

    Raises ValueError where `alt` says nothing. The figure is closed.
    """
    if not alt.strip():
        raise ValueError("A chart needs alt=, a sentence that says what it shows.")
    svg.settle(figure)
    prefix = "chart-" + hashlib.sha1(alt.encode()).hexdigest()[:8]
    drawing = svg.to_svg(figure, prefix=prefix, label=alt)
    plt.close(figure)
    return Chart(f'<figure class="mot-chart">{drawing}</figure>', alt)
