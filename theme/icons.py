"""The few icons that pages show, from Heroicons (npm, MIT), written into the page itself: no request, no font.

Where npm has not fetched the set an icon is nothing, and the words beside it say the same.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "node_modules" / "heroicons" / "24" / "outline"
# What a place is for, and the icon's name in the set.
NAMES = {
    "trap": "exclamation-triangle",
    "evidence": "scale",
    "pushback": "chat-bubble-left-right",
    "say": "speaker-wave",
}
_PATH = re.compile(r'<path[^>]*\bd="([^"]*)"')


@functools.cache
def icon(name: str) -> str:
    """An inline SVG that screen readers pass over; "" where the set is not installed."""
    path = FOLDER / f"{NAMES[name]}.svg"
    if not path.is_file():
        return ""
    drawn = "".join(f'<path d="{found}"/>' for found in _PATH.findall(path.read_text("utf-8")))
    return f'<svg class="mot-icon" viewBox="0 0 24 24" aria-hidden="true">{drawn}</svg>'
