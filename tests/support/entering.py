"""Enter an estimate as a reader would, and say in Python's words what the page should answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from cxprep.numbers.formats import Format
from tests.support.driving import Driven
from tests.support.store import KEY


class Asked:
    """The estimate in front of one drill of an open page."""

    def __init__(self, page: Page, id: str) -> None:
        self.page, self.id = page, id
        self.panel: Locator = page.locator(f'[data-estimate="{id}"]')
        self.drill = Driven(page, id)
        self.number = self.panel.locator(".mot-guess input")
        self.choices = self.panel.locator('input[type="radio"]')
        self.submit = self.panel.locator('button[type="submit"]')
        self.reveal = self.panel.locator("[data-reveal]")
        self.again = self.panel.locator(".mot-again button")
        self.complaint = self.panel.locator(".mot-complaint")
        self.feedback = self.panel.locator(".mot-feedback")
        self.notice = self.panel.locator(".mot-notice")

    @property
    def spec(self) -> dict[str, Any]:
        """The state that travels with the estimate."""
        island = self.panel.locator('xpath=ancestor::*[@data-live]//script[@type="application/json"]')
        return json.loads(island.text_content())["spec"]

    def enter(self, value: str, choice: str | None) -> None:
        """Fill in what is given and press the button."""
        self.number.fill(value)
        if choice:
            self.panel.locator(f'input[value="{choice}"]').check()
        self.submit.click()

    def said(self) -> list[str]:
        """The feedback, paragraph by paragraph."""
        return self.feedback.locator("p").all_text_contents()

    def entries(self) -> dict[str, Any]:
        """What is stored of all estimates."""
        return json.loads(self.page.evaluate(f"localStorage.getItem('{KEY}')") or "{}").get("estimates", {})


def answer(spec: dict[str, Any], value: float, choice: str) -> list[str]:
    """What the page should say to `value` (in the form's unit) and `choice`."""
    show = Format(*spec["format"]).show
    guess, true = value * spec["scale"], spec["truth"]
    off = guess - true
    fields = spec["format"]
    digits = fields[3] or min(2, len(f"{value:g}".partition(".")[2]))  # whole numbers lose no fraction of a guess
    said = Format(*[*fields[:2], True, digits, *fields[4:]]).show(guess)
    first = f"You said {said}; the case as given makes it {show(true)}. "
    if abs(off) <= 0.1 * abs(true):
        first += "That is within a tenth, closer than most people get on paper."
    else:
        side = ", and on the other side of zero" if guess * true < 0 and fields[0] else ""  # a size has one side
        apart = show(abs(off)).removeprefix("+")
        if apart.endswith("%"):  # the difference of two shares is one of points
            apart = apart.removesuffix("%") + (" point" if apart == "1%" else " points")
        first += f"You were {apart} {'too high' if off > 0 else 'too low'}{side}."
    label = next(option["label"] for option in spec["options"] if option["value"] == choice)
    right, then = choice == spec["right"], choice == spec["flip"]["right"]
    figures = (
        "The case's own figures say so too." if right else f"The case's own figures say otherwise: {spec['reason']}"
    )
    last = f"{spec['flip']['words']} {show(spec['flip']['truth'])}. "
    if then:
        last += "Your recommendation survives that."
    else:
        was = ", though it was right a moment ago" if right else ""
        last += f"Your recommendation does not survive that{was}. {spec['flip']['reason']}"
    return [first, f"You would {label}. {figures}", last]


def estimates_of(site: Path) -> list[tuple[str, str]]:
    """(page, drill id) for every estimate of a built site."""
    pages = [page for page in sorted(site.rglob("*.html")) if "_static" not in page.parts]
    found = [(page, id) for page in pages for id in re.findall(r'data-estimate="([^"]+)"', page.read_text("utf-8"))]
    return [(str(page.relative_to(site)), id) for page, id in found]


def wait(page: Page) -> None:
    """Until every drill and every estimate of the page answers."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-drill], [data-estimate]')].every((e) => 'alive' in e.dataset)"
    )
