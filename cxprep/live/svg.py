"""A matplotlib figure as inline SVG: the same bytes at every run, in the page's own colours and fonts.

matplotlib lays the figure out with its bundled font, so the result does not depend on the machine. What is written
afterwards is made fit for a page that may hold several charts: ids are prefixed, colours become CSS variables
(so that dark mode works), the font is the page's own, and coordinates are rounded.
"""

from __future__ import annotations

import io
import re
from html import escape
from typing import Any

import matplotlib as mpl
from matplotlib.text import Text

# The chart colours: name -> the colour where no style sheet says otherwise. The page sets --chart-<name>.
PALETTE = {
    "ink": "#22201d",
    "muted": "#6b655e",
    "rule": "#d8d2c8",
    "accent": "#a83f1d",
    "accent-soft": "#e6bfae",
    "grey": "#b3aca2",
    "paper": "#fdfbf7",
}

STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "moments-of-truth",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.labelsize": 10,
    "axes.labelcolor": PALETTE["muted"],
    "axes.edgecolor": PALETTE["rule"],
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": mpl.cycler(color=[PALETTE["accent"], PALETTE["ink"], PALETTE["grey"], PALETTE["accent-soft"]]),
    "axes.grid": False,
    "grid.color": PALETTE["rule"],
    "text.color": PALETTE["ink"],
    "xtick.color": PALETTE["muted"],
    "ytick.color": PALETTE["muted"],
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "xtick.major.pad": 6,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "lines.linewidth": 2,
    "lines.solid_capstyle": "round",
    "figure.facecolor": "none",
    "figure.dpi": 72,
    "figure.figsize": (4.4, 3.2),
    "figure.constrained_layout.use": True,
    "savefig.facecolor": "none",
}


NARROW = 352  # pixels that a chart has on a phone of 390
SMALLEST = 11  # pixels: a text below it is not read there


def settle(figure: Any) -> None:
    """Run the layout once at 72 dots an inch and keep it, so that axis transforms are final.

    A text that would be too small on a phone is raised to what can be read there.
    """
    figure.set_dpi(72)
    least = SMALLEST * figure.get_figwidth() * 72 / NARROW
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if axis.get_ticklabels() and axis.get_ticklabels()[0].get_fontsize() < least:
                axis.set_tick_params(labelsize=least)
    for text in figure.findobj(Text):
        if text.get_fontsize() < least:
            text.set_fontsize(least)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        _keep_title_in(figure, axes)


def _keep_title_in(figure: Any, axes: Any) -> None:
    """A title that would leave the drawing at the right begins at its left edge, above the axis' own labels."""
    place, wide = axes.get_window_extent(), figure.bbox.width
    for title in (axes._left_title, axes.title):
        if not title.get_text() or title.get_window_extent().x1 <= wide:
            continue
        axes._autotitlepos = False
        title.set_x((2 - place.x0) / place.width)
        title.set_horizontalalignment("left")


def to_svg(figure: Any, *, prefix: str, label: str, keep: frozenset[str] = frozenset()) -> str:
    """`figure` as one `<svg role="img">` element labelled `label`; ids start with `prefix`, those in `keep` stay."""
    buffer = io.StringIO()
    with mpl.rc_context({k: STYLE[k] for k in ("svg.fonttype", "svg.hashsalt")}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = buffer.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", text, flags=re.S)
    # matplotlib's own style rule is meant for a file of its own; inline it would reach the whole page
    text = re.sub(r"<defs>\s*<style type=\"text/css\">.*?</style>\s*</defs>", "", text, count=1, flags=re.S)
    text = re.sub(r"<[^<>]*>", lambda tag: re.sub(r"(?<![#\w])-?\d+\.\d{3,}", _round, tag[0]), text)
    # the page's own font; the layout stays safe, as the bundled one is wider than most
    text = re.sub(r" ?font-family: [^;\"]*;?", "", text)
    for name, colour in PALETTE.items():
        text = re.sub(colour, f"var(--chart-{name}, {colour})", text, flags=re.I)
    text = _prefix_ids(text, prefix, keep)
    view_box = re.search(r'viewBox="([^"]*)"', text)
    head = f'<svg role="img" aria-label="{escape(label)}" viewBox="{view_box[1] if view_box else ""}"'
    head += ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    text = re.sub(r"<svg[^>]*>", lambda _: head, text, count=1)
    return re.sub(r"(?<!\s)[^\S\n]*\n\s*", "\n", text).strip()


def _round(match: re.Match[str]) -> str:
    rounded = f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if rounded in ("-0", "") else rounded


def _prefix_ids(text: str, prefix: str, keep: frozenset[str]) -> str:
    """Drop the ids that nothing refers to; give the others `prefix`, so that charts do not share them."""
    used = set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text))

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        if name in keep:
            return match[0]
        return f' id="{prefix}-{name}"' if name in used else ""

    text = re.sub(r'\sid="([^"]*)"', rename, text)
    text = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", text)
    return re.sub(r'href="#([^"]+)"', rf'href="#{prefix}-\1"', text)
