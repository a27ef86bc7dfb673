"""The book's style sheets for what a notebook shows without a widget of its own: a chart, a table, a plan as cards."""

from __future__ import annotations

import functools

import anywidget

from cxprep.live import styles


class Sheets(anywidget.AnyWidget):
    """Style sheets for what a notebook shows without a widget of its own; a host takes them and displays nothing."""

    _esm = "export default { render() {} };"
    _css = styles.home(("drill.css", "rehearse.css", "side_by_side.css", "front.css"))


@functools.cache
def bring_sheets() -> Sheets:
    """Let the host of this kernel have the book's sheets, once. No output comes of it, so that none is stored."""
    return Sheets()
