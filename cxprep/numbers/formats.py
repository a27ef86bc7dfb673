"""How a number is shown: one small format language with the same result in Python and on the page.

A format is what ipywidgets calls a `readout_format`, and a little more: an optional `+`, a currency sign, `,` for
thousands, the digits after the point, `f`, `d` or `%`, then optionally `k` or `M` (thousands, millions) and a unit:
`"+$,.1fM"` shows 8702929 as +$8.7M, `".0%"` shows .35 as 35%, `".1f min"` shows 3.06 as 3.1 min. Exact ties go to the
even digit, as Python's own formatting does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_PATTERN = re.compile(r"(\+?)([$€£]?)(,?)(?:\.(\d{1,2}))?([fd%])([kM]?)((?:[ /].*)?)")
_SCALE = {"": 1.0, "k": 1e3, "M": 1e6}


@dataclass(frozen=True)
class Format:
    """A parsed format. The fields travel to the page as they are."""

    plus: bool
    currency: str
    comma: bool
    digits: int
    percent: bool
    scale: float
    suffix: str

    def to_json(self) -> list[object]:
        """The fields as the page's `show` takes them."""
        return [self.plus, self.currency, self.comma, self.digits, self.percent, self.scale, self.suffix]

    def show(self, value: float) -> str:
        """`value` as the page shows it, with a true minus sign and none on a zero."""
        scaled = value * 100 if self.percent else value / self.scale
        digits = f"{abs(scaled):{',' if self.comma else ''}.{self.digits}f}"
        zero = not digits.strip("0.,")
        sign = "" if zero else "\N{MINUS SIGN}" if scaled < 0 else "+" if self.plus else ""
        return f"{sign}{self.currency}{digits}{self.suffix}"


@cache
def parse(spec: str) -> Format:
    """The format that `spec` describes; ValueError, in a sentence, where it describes none."""
    match = _PATTERN.fullmatch(spec)
    if not match:
        raise ValueError(
            f"{spec!r} is no number format. Write for example '+$,.1fM', '.0%', 'd' or '.1f min': an optional +, a "
            "currency sign, a comma for thousands, digits after the point, f, d or %, k or M, a unit after a space."
        )
    plus, currency, comma, digits, kind, thousands, unit = match.groups()
    places = int(digits) if digits else (0 if kind in "d%" else 6)
    suffix = ("%" if kind == "%" else "") + thousands + unit
    return Format(bool(plus), currency, bool(comma), places, kind == "%", _SCALE[thousands], suffix)


def show(value: float, spec: str) -> str:
    """`value` in the format that `spec` describes."""
    return parse(spec).show(value)
