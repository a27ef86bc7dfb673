"""Bare pages around practice widgets."""

from __future__ import annotations

import json
from pathlib import Path

from cxprep.live.widget import PageWidget
from cxprep.widgets.mock_interview import SCALES
from tests.support.pages import HEAD, write


def bare_page(folder: Path, *widgets: PageWidget) -> Path:
    """A bare page that holds widgets, with their styles."""
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in ("practice.css", "rounds.css"))
    for widget in widgets:
        if scales := getattr(widget, "scales", None):
            (folder / SCALES).write_text(json.dumps(scales), encoding="utf-8")
    return write(folder, *(widget.page() for widget in widgets), head=HEAD + styles)
