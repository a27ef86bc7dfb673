"""What the book tells a reader of one seat, in all places: pages as they were run, and the bank with its figures in."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from cxprep.bank import Bank
from tools.project import ROOT

BOOK = ROOT / "book"
TAG = re.compile(r"<[^<>]*>")


def plain(text: str) -> str:
    """A text in one line, without mark-up, with the signs that a reader sees."""
    bare = unescape(TAG.sub("", text)).replace("\\$", "$").replace("**", "").replace("\N{MINUS SIGN}", "-")
    return " ".join(bare.split())


def page(path: Path) -> str:
    """The prose of a notebook: its Markdown, and what its cells show as text."""
    parts = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            parts.append("".join(cell["source"]))
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            parts.append("".join(data.get("text/markdown") or data.get("text/html") or ""))
    return plain("\n".join(parts))


def items(bank: Bank, role: str) -> Iterator[tuple[str, str]]:
    """Every item of a role's bank, with all its sentences, figures filled in."""
    for item in bank.role(role).items.values():
        yield item.id, plain(_sentences(bank.role(role).filled(item)))


def _sentences(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "\n".join(_sentences(one) for one in value.values())
    if isinstance(value, (list, tuple)):
        return "\n".join(_sentences(one) for one in value)
    return "\n".join(_sentences(one) for one in vars(value).values()) if hasattr(value, "__dict__") else ""


def everything(bank: Bank, roles: tuple[str, ...]) -> dict[str, str]:
    """Place -> text, for all pages of the book and the bank of these roles."""
    pages = {str(path.relative_to(ROOT)): page(path) for path in sorted(BOOK.rglob("*.ipynb"))}
    return pages | {id: text for role in roles for id, text in items(bank, role)}
