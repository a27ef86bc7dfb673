"""Drive the drills of a page as a reader would, and compare what they show with Python's own numbers.

Works from the page contract alone: `data-drill`, `data-model`, `data-constants`, named controls, `data-output`. It
knows no drill and no model by name. What is wrong comes back as sentences.
"""

from __future__ import annotations

import importlib
import json
import random
import re
from collections.abc import Mapping
from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from cxprep.live import trace
from cxprep.numbers.formats import Format
from tests.support.repeatable import close, same_bits

# The operations that give the same bits in every browser; whatever else there is agrees to twelve digits.
EXACT = {"add", "sub", "mul", "div", "divide", "sqrt", "neg", "abs", "min", "max", "where", "at", "stack"}
EXACT |= {"lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not"}

READ = """(root) => ({
  controls: Object.fromEntries([...root.querySelectorAll('input[name], select[name]')].map((c) =>
    [c.name, { type: c.type, value: c.type === 'checkbox' ? String(+c.checked) : c.value, min: c.min, max: c.max }])),
  numbers: Object.fromEntries([...root.querySelectorAll('[data-output]')].map((e) =>
    [e.dataset.output, { value: e.dataset.value ?? null, text: e.textContent }])),
  verdict: root.querySelector('[aria-live]')?.textContent ?? '',
})"""
# Each setting is a share (0 to 1) of every control's range. Everything is read within the same turn as the event, so
# that numbers which came later would be seen as wrong.
SET = f"""(root, [settings, artists]) => settings.map((setting) => {{
  const controls = [...root.querySelectorAll('input[name], select[name]')];
  controls.forEach((c, i) => {{
    if (c.type === 'checkbox') c.checked = setting[i] > 0.5;
    else if (c.tagName === 'SELECT') c.selectedIndex = Math.round(setting[i] * (c.options.length - 1));
    else {{
      const low = Number(c.min), step = Number(c.step), steps = Math.round((Number(c.max) - low) / step);
      c.value = c.min;
      c.stepUp(Math.round(setting[i] * steps));
    }}
  }});
  controls[Math.floor(setting[0] * 997) % controls.length].dispatchEvent(new Event('input', {{ bubbles: true }}));
  return {{ ...({READ})(root), outside: artists ? ({{OUTSIDE}})(root, artists) : [] }};
}})"""
# The bound artists that are to be seen and reach out of the drawing, with how far.
OUTSIDE = """(root, ids) => {
  const svg = root.querySelector('svg');
  if (!svg) return [];
  const box = svg.getBoundingClientRect();
  return ids.map((id) => root.querySelector(`[id="${id}"]`))
    .filter((g) => g && getComputedStyle(g).visibility !== 'hidden').flatMap((g) => {
      const r = g.getBoundingClientRect();
      const far = Math.max(box.left - r.left, box.top - r.top, r.right - box.right, r.bottom - box.bottom);
      return far > 4 ? [`${g.id} (${g.textContent.trim()}) reaches ${far.toFixed(1)} px out of the drawing`] : [];
    });
}"""
SET = SET.replace("{OUTSIDE}", OUTSIDE)


class Driven:
    """One drill of an open page."""

    def __init__(self, page: Page, id: str) -> None:
        self.page, self.id = page, id
        self.root: Locator = page.locator(f'[data-drill="{id}"]')

    @cached_property
    def model(self) -> Any:
        """Python's function, by the name that the page gives."""
        module, name = self.root.get_attribute("data-model").split(":")
        return getattr(importlib.import_module(module), name)

    @cached_property
    def constants(self) -> dict[str, Any]:
        """The inputs that are no control."""
        return json.loads(self.root.get_attribute("data-constants"))

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The state that travels with the drill."""
        island = self.root.locator('xpath=ancestor::*[@data-live]//script[@type="application/json"]')
        return json.loads(island.text_content())["spec"]

    @cached_property
    def exact(self) -> bool:
        """Whether the model holds nothing but what gives the same bits everywhere."""
        names = [control["name"] for control in self.spec["controls"]]
        return {operation[0] for operation in trace(self.model, names, self.constants).operations} <= EXACT

    def read(self) -> dict[str, Any]:
        """The controls' values, the shown numbers and the verdict, now."""
        return self.root.evaluate(READ)

    def set(self, settings: list[list[float]], outside: bool = False) -> list[dict[str, Any]]:
        """What the drill shows at each of `settings`, by the event's own turn.

        `outside` also looks which artists reach out of the drawing, for which the browser has to lay out the page.
        """
        artists = [artist["id"] for artist in self.spec["artists"]] if outside else None
        return self.root.evaluate(SET, [settings, artists])

    def random_settings(self, count: int, seed: int = 1) -> list[list[float]]:
        """Settings of all controls, as shares of their ranges, the ends among them."""
        generator = random.Random(f"{self.id} {seed}")
        ends = [0.0, 0.0, 1.0, 1.0]
        controls = len(self.spec["controls"])
        return [
            [generator.choice([*ends, *(generator.random() for _ in range(8))]) for _ in range(controls)]
            for _ in range(count)
        ]

    def truth(self, seen: Mapping[str, Any]) -> dict[str, Any]:
        """What Python's function gives at the controls' values."""
        inputs = {name: float(control["value"]) for name, control in seen["controls"].items()}
        return dict(self.model(**self.constants, **inputs))

    def differences(self, seen: Mapping[str, Any]) -> list[str]:
        """Where the shown numbers are not Python's, as sentences."""
        truth = self.truth(seen)
        agree = same_bits if self.exact else close
        at = ", ".join(f"{name}={control['value']}" for name, control in seen["controls"].items())
        found = []
        for name, number in seen["numbers"].items():
            ours = abs(float(truth[name])) if truth[name] == 0 else float(truth[name])  # a page has no -0
            if isfinite(ours) != (number["value"] is not None):
                found.append(f"{self.id}: {name} is {ours!r} in Python and {number} on the page, at {at}")
            elif isfinite(ours) and not agree(float(number["value"]), ours):
                found.append(f"{self.id}: {name} is {ours!r} in Python and {number['value']} on the page, at {at}")
            if not number["text"].strip():
                found.append(f"{self.id}: {name} shows nothing at {at}")
        return found

    def misprints(self, seen: Mapping[str, Any]) -> list[str]:
        """Where a shown text is not its number in its format, or its words, as sentences."""
        found = []
        for number in self.spec["numbers"]:
            shown = seen["numbers"][number["name"]]
            value = shown["value"]
            text = number["undefined"] if value is None else Format(*number["format"]).show(float(value))
            if shown["text"] != text:
                found.append(f"{self.id}: {number['name']} reads {shown['text']!r}; {value} is {text!r}")
        return found

    def picture(self) -> str:
        """What is drawn in the chart, now (its label is on the svg element itself)."""
        return self.root.locator("svg").first.evaluate("(svg) => svg.innerHTML")

    def reset(self) -> None:
        """Back to the start, by the drill's own button."""
        self.root.locator("[data-reset]").click()

    def begin(self) -> None:
        """The same without looking whether the button can be reached: for a test that begins."""
        self.root.locator("[data-reset]").evaluate("(button) => button.click()")


def drills_of(site: Path) -> list[tuple[str, str]]:
    """(page, drill id) for every drill of a built site, without the slides, which show a page's drill once more."""
    found = []
    for page in sorted(site.rglob("*.html")):
        if not {"_static", "slides"} & set(page.parts):
            ids = re.findall(r'data-drill="([^"]+)"', page.read_text("utf-8"))
            found += [(str(page.relative_to(site)), id) for id in ids]
    return found
