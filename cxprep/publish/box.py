"""A finished piece of a page: its HTML, and the same in plain text for whoever has no browser."""

from __future__ import annotations

from typing import Any


class Box:
    """What a notebook's cell ends on."""

    def __init__(self, html: str, text: str) -> None:
        self.html, self.text = html, text

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}
