"""From plain data (dicts, lists, strings, numbers) to the dataclasses of `kinds`, by their annotations.

It looks at one item at a time: a missing field, an unknown one, a number where a text should stand. Everything that is
wrong is reported, one sentence each; nothing is raised. YAML and JSON come through here alike.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from cxprep.bank import items as kinds
from cxprep.bank.constraints import AtLeast, Between, Keyed, Matches, OneOf
from cxprep.bank.parts import Profile

BAD: Any = object()  # stands for what could not be read, and has been reported


@dataclass(frozen=True)
class Place:
    """Where in a file the reader is, and the list that it reports to."""

    file: str
    problems: list[str]
    id: str = "role"
    path: tuple[str, ...] = ()
    owner: str = "an item"

    def at(self, *steps: object) -> Place:
        """The place further in."""
        return replace(self, path=(*self.path, *map(str, steps)))

    def report(self, words: str) -> Any:
        """Say what is wrong here, and stand for it."""
        path = ", ".join(self.path)
        self.problems.append(f"{self.file}, {self.id}: {path + ' ' if path else ''}{words}")
        return BAD


def a(noun: str) -> str:
    """`noun` with its article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def noun(kind: type) -> str:
    """What a dataclass is called in a sentence."""
    if issubclass(kind, kinds.Item):
        return kind.section
    if kind is Profile:  # which a file writes under `role`
        return "role"
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()


def either(words: Iterable[str], word: str = "or") -> str:
    """A list as a sentence has it: a, b or c."""
    *most, last = words
    return f"{', '.join(most)} {word} {last}" if most else last


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown name."""
    known = sorted(known)
    near = get_close_matches(str(name), known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {either(known, 'and')}." if known else "there are none."


def shape(kind: type) -> dict[str, tuple[Any, bool]]:
    """A dataclass's fields: name -> (annotation, needed or not)."""
    return _shape(kind)


@cache
def _shape(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind, include_extras=True)
    return {f.name: (hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind)}


def peel(hint: Any) -> tuple[Any, list[Any]]:
    """An annotation's type and its rules; an optional one's are those of what it may hold."""
    rules: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            rules += more
        elif get_origin(hint) in (Union, types.UnionType):
            options = [option for option in get_args(hint) if option is not types.NoneType]
            if len(options) > 1:
                return hint, rules
            hint = options[0]
        else:
            return hint, rules


def read(hint: Any, value: Any, at: Place) -> Any:
    """`value` as the annotation `hint` wants it, or BAD with a report."""
    hint, rules = peel(hint)
    if is_dataclass(hint):
        return read_fields(cast(type, hint), value, at)
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], value, at, rules)
    if get_origin(hint) is Mapping:
        return _mapping(get_args(hint)[1], value, at)
    if hint is str or (hint not in (int, float) and isinstance(value, str)):  # a fact's value: a number or a word
        return _word(value, at, rules)
    return _number(hint, value, at, rules)


def read_fields(kind: type, data: Any, at: Place, given: Mapping[str, Any] | None = None) -> Any:
    """A dataclass from a mapping of its fields; `given` are fields known from elsewhere, such as an id."""
    owner = a(noun(kind))
    if not isinstance(data, Mapping):
        return at.report(f"is {shown(data)}; {owner} is written as fields with a colon.")
    known, given = shape(kind), dict(given or {})
    values, sound = dict(given), True
    for name in data:
        if name not in known or name in given:
            at.report(f"{name} is not a field of {owner}; {nearest(name, set(known) - set(given))}")
            sound = False
    for name, (hint, needed) in known.items():
        if name in data and name not in given and data[name] is not None:
            values[name] = read(hint, data[name], replace(at.at(name), owner=owner))
            sound = sound and values[name] is not BAD
        elif needed and name not in given:
            at.at(name).report(f"is missing; {owner} needs it.")
            sound = False
    return kind(**values) if sound else BAD


def _list(hint: Any, value: Any, at: Place, rules: list[Any]) -> Any:
    keyed = next((r.by for r in rules if isinstance(r, Keyed)), None)
    if keyed and isinstance(value, Mapping):
        read_one = [read_fields(hint, entry, at.at(key), {keyed: key}) for key, entry in value.items()]
        for key in value:
            if read(shape(hint)[keyed][0], key, at.at(key)) is BAD:
                read_one.append(BAD)
        steps = list(value)
    elif isinstance(value, list | tuple):
        steps = [str(i) for i in range(1, len(value) + 1)]
        read_one = [read(hint, entry, at.at(step)) for step, entry in zip(steps, value, strict=True)]
    else:
        return at.report(f"is {shown(value)}; write a list, each entry behind a dash.")
    least = next((r.count for r in rules if isinstance(r, AtLeast)), 0)
    if not steps and least:
        return at.report(f"is empty; {at.owner} needs at least {_COUNT[least]}.")
    if len(steps) < least:
        return at.report(f"has {_COUNT[len(steps)]}; {at.owner} needs at least {_COUNT[least]}.")
    return BAD if any(one is BAD for one in read_one) else tuple(read_one)


_COUNT = {1: "one", 2: "two"}


def _mapping(hint: Any, value: Any, at: Place) -> Any:
    if not isinstance(value, Mapping):
        return at.report(f"is {shown(value)}; write names with a colon, and under each what it is.")
    entries = {str(key): read(hint, entry, at.at(key)) for key, entry in value.items()}
    return BAD if any(entry is BAD for entry in entries.values()) else MappingProxyType(entries)


def tidy(text: str) -> str:
    """A text with single spaces, and an empty line between paragraphs: each line break of the data is one."""
    return "\n\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _word(value: Any, at: Place, rules: list[Any]) -> Any:
    if not isinstance(value, str):
        return at.report(f"is {shown(value)}; if a text is meant, put it in quotes.")
    value = tidy(value)
    if not value:
        return at.report("is empty; write it, or leave the field out if it is not needed.")
    for rule in rules:
        if isinstance(rule, OneOf) and value not in rule.values:
            return at.report(f"is {value!r}; it can be {either(rule.values)}.")
        if isinstance(rule, Matches) and not re.fullmatch(rule.pattern, value):
            return at.report(f"is {value!r}; it should look like {rule.like}.")
    return value


def _number(hint: Any, value: Any, at: Place, rules: list[Any]) -> Any:
    whole = hint is int
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        like = "a whole number" if whole else "a number in full, 400_000_000 or 0.35"
        return at.report(f"is {shown(value)}; write {like}.")
    for rule in rules:
        if isinstance(rule, Between) and not rule.low <= value <= rule.high:
            return at.report(f"is {value}; it should be {rule.low} to {rule.high} {rule.unit}.")
    return value


def shown(value: Any) -> str:
    """A wrong value as a sentence shows it."""
    if isinstance(value, Mapping):
        return "a set of fields"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else f"the text {value!r}" if isinstance(value, str) else repr(value)
