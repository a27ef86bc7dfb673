"""The fixture role's widgets of a question, and a bare page around any of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from cxprep.live.widget import PageWidget
from cxprep.widgets.question import question_card
from cxprep.widgets.rehearsal import rehearsal
from cxprep.widgets.roleplay import role_play_card
from cxprep.widgets.scale import anchored_scale
from tests.support.pages import HEAD, fragment, opened, write
from tests.support.store import KEY

QUESTION = "test-role.question.changed-promise"  # lead and head, four parts, three follow-ups, one pushback
SHORT = "test-role.question.why-kitchenware"  # lead only, one dimension, one follow-up
DRILL = "test-role.drill.refund-clock"
STYLE = '<link rel="stylesheet" href="rehearse.css">'
MAKERS = {"question": question_card, "scale": anchored_scale, "rehearsal": rehearsal, "roleplay": role_play_card}
PANELS = ", ".join(f"[data-{kind}]" for kind in MAKERS)


def bare(folder: Path, *widgets: PageWidget) -> Path:
    """A bare page around `widgets` in `folder`."""
    return write(folder, "<main>", *(fragment(widget) for widget in widgets), "</main>", head=HEAD + STYLE)


def alive(page: Page) -> None:
    """Return once every widget of the page answers."""
    page.wait_for_function(
        "(panels) => [...document.querySelectorAll(panels)].every((e) => 'alive' in e.dataset)", arg=PANELS
    )


@contextmanager
def shown(browser: Browser, folder: Path, *widgets: PageWidget, **context: Any) -> Iterator[Page]:
    """A bare page around `widgets`, alive; leaving fails where the page did what no page may do."""
    with opened(browser, bare(folder, *widgets), **context) as page:
        alive(page)
        yield page


def stored(page: Page, section: str) -> dict[str, Any]:
    """What the reader's device keeps in one section."""
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}").get(section, {})
