"""The inputs of a live drill, made from ipywidgets objects or from the abbreviations that `interact` takes.

A control keeps its ipywidgets object, so that a notebook can go on using it; on a page it becomes a plain `input` or
`select`. Values are in the model's units, always.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import ipywidgets as w

from cxprep.numbers import formats

KNOWN = "FloatSlider, IntSlider, BoundedFloatText, BoundedIntText, Dropdown or Checkbox"


class ControlError(ValueError):
    """An input that cannot stand on a page; the message says which and why."""


@dataclass(frozen=True)
class Control:
    """One input: what the page needs to draw it, and the ipywidgets object it came from."""

    name: str
    label: str
    kind: str  # range, number, select or checkbox
    value: float
    min: float
    max: float
    step: float
    format: str
    options: tuple[tuple[str, float], ...]
    widget: Any

    def shown(self, value: float) -> str:
        """`value` as the label beside the control says it."""
        return formats.show(value, self.format)

    def clamp(self, value: float) -> float:
        """The nearest value that this control can take."""
        value = float(value)
        if self.options:
            return min((option for _, option in self.options), key=lambda option: abs(option - value))
        return min(max(value, self.min), self.max)

    def settings(self) -> list[float]:
        """The values worth trying: both ends and three steps between, or every option."""
        if self.options:
            return [value for _, value in self.options]
        steps = round((self.max - self.min) / self.step)
        return [self.at(round(steps * part / 4)) for part in range(5)]

    def at(self, step: int) -> float:
        """The value `step` steps from the lower end, as a browser's slider gives it."""
        digits = max(0, -math.floor(math.log10(self.step)) + 2) if self.step < 1 else 2
        return round(self.min + step * self.step, digits)

    def to_json(self) -> dict[str, Any]:
        """What the page's script needs."""
        return {"name": self.name, "value": self.value, "format": formats.parse(self.format).to_json()}


def slider(label: str, value: float, low: float, high: float, step: float, form: str) -> w.FloatSlider:
    """A FloatSlider whose readout may use all of `cxprep.numbers.formats`, such as "$,.2fM" for millions.

    ipywidgets itself knows no millions and no units; beside a kernel's own slider it shows the number without them.
    """
    own = re.fullmatch(r"[+]?[$]?,?(?:\.\d+)?[fd%]", form)
    made = w.FloatSlider(value, min=low, max=high, step=step, description=label, readout_format=form if own else ",.2f")
    made.live_format = form
    return made


def words(name: str) -> str:
    """A keyword as words: `programme_cost` becomes "Programme cost"."""
    return name.replace("_", " ").strip().capitalize()


def control(name: str, given: Any, default: float) -> Control:
    """The control for the model's keyword `name`, from a widget or an abbreviation such as `(0, 1, .01)`."""
    widget = given
    if not isinstance(given, w.Widget):
        widget = w.interactive.widget_from_abbrev(given, default)
        if widget is None:
            raise ControlError(f"{name}={given!r} is no input. Give {KNOWN}, or an abbreviation such as (0, 1, 0.01).")
    label = getattr(widget, "description", "") or words(name)
    if isinstance(widget, w.Checkbox):
        return Control(name, label, "checkbox", float(widget.value), 0, 1, 1, "d", (("no", 0.0), ("yes", 1.0)), widget)
    if isinstance(widget, w.Dropdown):
        try:
            options = tuple((str(text), float(value)) for text, value in widget._options_full)
        except (TypeError, ValueError):
            raise ControlError(f"{name}: every option of the dropdown needs a number as its value.") from None
        return Control(name, label, "select", float(widget.value), 0, 0, 1, ".2f", options, widget)
    if not isinstance(widget, w.FloatSlider | w.IntSlider | w.BoundedFloatText | w.BoundedIntText):
        raise ControlError(f"{name}: a {type(widget).__name__} cannot stand on a page. Use {KNOWN}.")
    kind = "range" if isinstance(widget, w.FloatSlider | w.IntSlider) else "number"
    step = float(widget.step or 0.01)
    plain = "d" if isinstance(widget, w.BoundedIntText) else ".2f"
    form = str(getattr(widget, "live_format", None) or getattr(widget, "readout_format", plain))
    low, high, value = float(widget.min), float(widget.max), float(widget.value)
    try:
        formats.parse(form)
    except ValueError as error:
        raise ControlError(f"{name}: {error}") from None
    for what, number in (("maximum", high), ("start value", value)):
        steps = (number - low) / step
        if abs(steps - round(steps)) > 1e-6:
            raise ControlError(
                f"{name}: the {what} {number:g} is not a whole number of steps of {step:g} from {low:g}; "
                "a browser's slider would move it."
            )
    return Control(name, label, kind, value, low, high, step, form, (), widget)
