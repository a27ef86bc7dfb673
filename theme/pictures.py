"""Pictures that are drawn when the book is built: its icons, and a card for links that people send to each other.

One card for the book and one for each seat, with the seat's own title; a file's name holds its words' fingerprint.
"""

from __future__ import annotations

import hashlib
import textwrap
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from theme import navigation

INK, PAPER, ACCENT = "#22201d", "#fdfbf7", "#a83f1d"  # as in assets/favicon.svg
ICONS = {"icon-192.png": 192, "icon-512.png": 512, "apple-touch-icon.png": 180}
CARD = (1200, 630)  # pixels: what the places that show links ask for
LINE = "Interview preparation in which every number can be moved"
BARE = {"Software": None}  # no version in the file: the same words give the same bytes for longer


def _sheet(width: int, height: int) -> tuple[Any, Any]:
    """A figure of so many pixels, and axes over all of it, in pixels from the top left."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=100, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def _mark(axes: Any, left: float, top: float, size: float, dots: float) -> None:
    """The book's clock, as in favicon.svg, whose side is 32; `dots` are the points of a pixel."""
    from matplotlib.patches import Circle

    unit = size / 32
    at = lambda x, y: (left + x * unit, top + y * unit)  # noqa: E731
    line = {"edgecolor": INK, "facecolor": "none", "linewidth": 2.8 * unit * dots}
    axes.add_patch(Circle(at(15, 17), 12 * unit, **line))
    places = [at(15, 10), at(15, 17), at(20, 20.5)]
    axes.plot(*zip(*places, strict=True), color=INK, linewidth=2.8 * unit * dots, solid_capstyle="round")
    axes.add_patch(Circle(at(26, 6.5), 5 * unit, color=ACCENT))


def icon(target: Path, size: int) -> None:
    """The clock on paper, with room around it for a mask."""
    figure, axes = _sheet(size, size)
    _mark(axes, 0.2 * size, 0.2 * size, 0.6 * size, 0.72)
    figure.savefig(target, metadata=BARE)


def card(target: Path, book: str, title: str) -> None:
    """A link's picture: the book, the seat, and what it is."""
    figure, axes = _sheet(*CARD)
    _mark(axes, 80, 70, 90, 0.72)
    axes.text(195, 132, book, color=INK, fontsize=27, family="DejaVu Serif", weight="bold")
    lines = textwrap.wrap(title, 26)
    axes.text(80, 330, "\n".join(lines), color=INK, fontsize=44, family="DejaVu Serif", weight="bold", va="center")
    axes.text(80, 540, LINE, color=ACCENT, fontsize=22, family="DejaVu Sans")
    figure.savefig(target, metadata=BARE)


def name_of(seat: str, title: str) -> str:
    """Where the card of a seat ("" for the book) is, under the site's root."""
    return f"_static/cards/{seat or 'book'}-{hashlib.sha256(title.encode()).hexdigest()[:8]}.png"


def titles(app: Sphinx) -> dict[str, str]:
    """What each card says: a seat's title, and for the book what it prepares for."""
    return {"": "For customer-experience interviews", **navigation.seats(app.env)}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Those that are not there yet."""
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    (site / "_static" / "cards").mkdir(parents=True, exist_ok=True)
    for name, size in ICONS.items():
        if not (site / name).is_file():
            icon(site / name, size)
    for seat, title in titles(app).items():
        if not (site / name_of(seat, title)).is_file():
            card(site / name_of(seat, title), app.config.html_title, title)


def setup(app: Sphinx) -> None:
    """When the seats are known."""
    app.connect("build-finished", write, priority=955)
