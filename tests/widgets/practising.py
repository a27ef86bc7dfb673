"""The practice widgets of the fixture role, and bare pages around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cxprep.bank import Role, load
from cxprep.live.widget import PageWidget
from tests.live.pages import HEAD, write

BANK = Path(__file__).resolve().parents[1] / "fixtures" / "roles"
ROLE = "test-role"


@cache
def fixture_role() -> Role:
    """The small complete role that the tests run on."""
    return load(ROLE, BANK)


def bare_page(folder: Path, *widgets: PageWidget) -> Path:
    """A bare page that holds widgets, with their styles."""
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in ("practice.css",))
    return write(folder, *(widget.page() for widget in widgets), head=HEAD + styles)
