"""Bare pages around practice widgets."""

from __future__ import annotations

from pathlib import Path

from cxprep.live.widget import PageWidget
from tests.support.pages import HEAD, write


def bare_page(folder: Path, *widgets: PageWidget) -> Path:
    """A bare page that holds widgets, with their styles."""
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in ("practice.css",))
    return write(folder, *(widget.page() for widget in widgets), head=HEAD + styles)
