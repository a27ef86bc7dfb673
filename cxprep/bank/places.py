"""Places for figures in the bank's texts: `{annual_sales}` or `{annual_sales:$,.1fM}`, filled in from a role's facts.

It knows which fields of an item are texts (by their annotation) and how a place is written. The formats are those of
`cxprep.live.formats`; a place without one takes the fact's own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import Annotated, Any, get_args, get_origin

from cxprep.bank import kinds
from cxprep.bank.read import Place, nearest, shape
from cxprep.live.formats import show

FIRM = "the firm"  # what {firm} says until a reader has named one
_PLACE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")


def fill(text: str, facts: Mapping[str, kinds.Fact], more: Mapping[str, Any] | None = None) -> str:
    """`text` with its places filled in from `facts` and `more` (words, or numbers; the latter win).

    Raises ValueError, in a sentence, for a place that nothing fills and for a brace that opens no place.
    """
    known = {**facts, **(more or {})}

    def one(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if name not in known:
            raise ValueError(f"holds the place {match[0]}, which no fact fills; {nearest(name, facts)}")
        value = known[name]
        if isinstance(value, kinds.Fact):
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


def change(value: Any, function: Callable[[str, kinds.Prose], str]) -> Any:
    """A copy of an item (or part of one) with `function` applied to each of its texts."""
    if not is_dataclass(value):
        return value
    return replace(value, **{
        name: _change(hint, getattr(value, name), function) for name, (hint, _) in shape(type(value)).items()
    })


def _change(hint: Any, value: Any, function: Callable[[str, kinds.Prose], str]) -> Any:
    rules: list[Any] = []
    while get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        rules += more
    if value is None or value == ():
        return value
    if isinstance(value, str):
        prose = next((rule for rule in _rules(hint, rules) if isinstance(rule, kinds.Prose)), None)
        return function(value, prose) if prose else value
    if isinstance(value, tuple):
        return tuple(_change(get_args(hint)[0], entry, function) for entry in value)
    if isinstance(value, Mapping):
        return type(value)({key: _change(get_args(hint)[1], entry, function) for key, entry in value.items()})
    return change(value, function)


def _rules(hint: Any, rules: list[Any]) -> list[Any]:
    """The rules of an annotation, those of an optional text among them."""
    for option in get_args(hint):
        if get_origin(option) is Annotated:
            rules = [*rules, *get_args(option)[1:]]
    return rules


def texts(value: Any, at: Place) -> Iterator[tuple[Place, str, kinds.Prose]]:
    """Every text of an item, with its place in the file."""
    if not is_dataclass(value):
        return
    for name, (hint, _) in shape(type(value)).items():
        yield from _texts(hint, getattr(value, name), at.at(name))


def _texts(hint: Any, value: Any, at: Place) -> Iterator[tuple[Place, str, kinds.Prose]]:
    rules: list[Any] = []
    while get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        rules += more
    if isinstance(value, str):
        prose = next((rule for rule in _rules(hint, rules) if isinstance(rule, kinds.Prose)), None)
        if prose:
            yield at, value, prose
    elif isinstance(value, tuple):
        for number, entry in enumerate(value, start=1):
            yield from _texts(get_args(hint)[0], entry, at.at(number))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(get_args(hint)[1], entry, at.at(key))
    else:
        yield from texts(value, at)
