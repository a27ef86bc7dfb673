"""Places for figures in the bank's texts: `{annual_sales}` or `{annual_sales:$,.1fM}`, filled in from a role's facts.

It knows which fields of an item are texts (by their annotation) and how a place is written. The formats are those of
`cxprep.numbers.formats`; a place without one takes the fact's own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from types import MappingProxyType
from typing import Any, get_args

from cxprep.bank.constraints import Prose
from cxprep.bank.decode import Place, nearest, peel, shape
from cxprep.bank.parts import Fact
from cxprep.numbers.formats import show

FIRM = "the firm"  # what {firm} says until a reader has named one
NOWHERE = Place("", [])
_PLACE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")


def fill(text: str, facts: Mapping[str, Fact], more: Mapping[str, Any] | None = None) -> str:
    """`text` with its places filled in from `facts` and `more` (words, or numbers; the latter win).

    Raises ValueError, in a sentence, for a place that nothing fills and for a brace that opens no place.
    """
    known = {**facts, **(more or {})}

    def one(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if name not in known:
            raise ValueError(f"holds the place {match[0]}, which no fact fills; {nearest(name, facts)}")
        value = known[name]
        if isinstance(value, Fact):
            form, value = form or value.format, value.value
        if isinstance(value, str):
            return value
        if form is None:
            raise ValueError(f"holds {match[0]}, a number; say how to write it, for example {{{name}:,.0f}}.")
        if not math.isfinite(value):
            raise ValueError(f"holds {match[0]}, which is {value}; no sentence can say that.")
        return show(float(value), form)

    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise ValueError("has a brace that is no place; a place is written {name} or {name:format}.")
    return _PLACE.sub(one, text)


def needs(text: str) -> list[str]:
    """The names that the places of `text` ask for."""
    return [match[1] for match in _PLACE.finditer(text)]


def change(value: Any, function: Callable[[str, Prose, Place], str], at: Place = NOWHERE) -> Any:
    """A copy of an item, or of a part of one, with `function` applied to each of its texts and its place."""
    new = {
        name: _change(hint, getattr(value, name), function, at.at(name))
        for name, (hint, _) in shape(type(value)).items()
    }
    return replace(value, **new)


def _change(hint: Any, value: Any, function: Callable[[str, Prose, Place], str], at: Place) -> Any:
    hint, rules = peel(hint)
    if isinstance(value, str):
        prose = next((rule for rule in rules if isinstance(rule, Prose)), None)
        return function(value, prose, at) if prose else value
    if isinstance(value, tuple):
        numbered = enumerate(value, start=1)
        return tuple(_change(get_args(hint)[0], entry, function, at.at(number)) for number, entry in numbered)
    if isinstance(value, Mapping):
        entries = {key: _change(get_args(hint)[1], entry, function, at.at(key)) for key, entry in value.items()}
        return MappingProxyType(entries)
    return change(value, function, at) if is_dataclass(value) else value
