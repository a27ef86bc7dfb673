"""A text cut into its sentences, where initials and a few short forms end none."""

from __future__ import annotations

import re


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    parts = re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bapprox\.)\s+(?=[\"“'(]?[A-Z0-9£$€])", text)
    return [part for part in parts if part.strip()]
