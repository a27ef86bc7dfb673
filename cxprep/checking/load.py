"""The rules of the checkers, from the YAML files of data/common/checking/, as Python and the page read them alike.

There a pattern may be broken over lines, which are joined as they stand; `{name}` stands for a part that the file's
`words` define, `{from: name}` for a list of patterns of boilerplate.yml, and a condition may stand under a name.
Everything that is wrong in a file is said at once, in sentences. data/README.md is the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cxprep.bank.decode import BAD, nearest, shown
from cxprep.bank.draft import yaml_data
from cxprep.checking.rules import check, words
from cxprep.places import data_path

RULES = data_path("common", "checking")
FIELDS = ("limit", "least", "words", "features", "conditions", "notes", "checks", "finds")
NOTES = ("empty", "short", "not-english", "long")
JOINS = ("any", "all", "not", "kinds", "times", "same", "near")
SHOP = "shop"  # the feature that the reader's own shop makes
_PLACE = re.compile(r"\{([a-z_]+)\}")


class RulesError(ValueError):
    """What is wrong with a file of rules: `problems`, a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def yaml_of(path: Path) -> Mapping[str, Any]:
    """The data of a YAML file that holds named parts; RulesError where it does not."""
    problems: list[str] = []
    data = yaml_data(path.read_text(encoding="utf-8"), path.name, problems)
    if data is not BAD and not isinstance(data, Mapping):
        problems.append(f"{path.name} is {shown(data)}; it needs parts, each a name with a colon.")
    if problems:
        raise RulesError(problems)
    return data


class _File:
    """One file of rules that is being read: its name, its words, and what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.name, self.problems = path.name, []
        self.data = yaml_of(path)
        self.words: dict[str, str] = {}
        for name, text in self.data.get("words", {}).items():
            self.words[name] = self.filled(text, f"words, {name}")

    def filled(self, text: Any, where: str) -> str:
        """A pattern on one line with the words put in."""
        if not isinstance(text, str):
            self.problems.append(f"{self.name}, {where} is {shown(text)}; put a pattern in quotes.")
            return ""

        def word(place: re.Match[str]) -> str:
            if place[1] not in self.words:
                self.problems.append(
                    f"{self.name}, {where} has the place {place[0]}, which no word above it fills; "
                    f"{nearest(place[1], self.words)}"
                )
            return self.words.get(place[1], "")

        return _PLACE.sub(word, text.replace("\n", ""))

    def patterns(self, entries: Any, where: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
        """A list of patterns of whole words, each of which Python can read."""
        found: list[str] = []
        for number, entry in enumerate(entries or (), start=1):
            if isinstance(entry, Mapping):
                known = lists.get(entry.get("from", ""))
                if known is None:
                    self.problems.append(f"{self.name}, {where}, {number} takes a list that is not there: {entry}.")
                found += known or ()
                continue
            text = self.filled(entry, f"{where}, {number}")
            try:
                re.compile(text)
            except re.error as error:
                self.problems.append(f"{self.name}, {where}, {number} is no pattern ({error}): {text[:60]}")
            found.append(text)
        return words(*found)

    def condition(self, value: Any, where: str, named: Mapping[str, Any], features: Iterable[str]) -> Any:
        """A condition with the named ones in place of their names."""
        if isinstance(value, str):
            if value in named:
                return named[value]
            if value not in features and value != SHOP:
                self.problems.append(
                    f"{self.name}, {where} asks for {value}, which is neither a feature nor a condition above it; "
                    f"{nearest(value, [*features, *named])}"
                )
            return value
        if not isinstance(value, list) or not value or value[0] not in JOINS:
            self.problems.append(f"{self.name}, {where} is {shown(value)}; a condition begins with {', '.join(JOINS)}.")
            return value
        return [
            part if place == 0 or isinstance(part, int) else self.condition(part, where, named, features)
            for place, part in enumerate(value)
        ]


@cache
def boilerplate(path: Path | None = None) -> Mapping[str, tuple[str, ...]]:
    """The lists of boilerplate.yml by name, each pattern on one line, without its word boundaries."""
    file = _File(path or RULES / "boilerplate.yml")
    found = {
        name: tuple(file.filled(text, f"{name}, {number}") for number, text in enumerate(texts, start=1))
        for name, texts in file.data.items()
        if name != "words"
    }
    if file.problems:
        raise RulesError(file.problems)
    return found


@cache
def goods(path: Path | None = None) -> dict[str, Any]:
    """Words of what shops sell (goods.yml)."""
    data = yaml_of(path or RULES / "goods.yml")
    kinds = [{"shop": one["shop"], "goods": one["goods"]} for one in data["kinds"]]
    return {"skip": data["skip"].split(), "common": data["common"].split(), "kinds": kinds}


@cache
def english(path: Path | None = None) -> list[str]:
    """Words of which a fifth of English prose is made, at the least (english.yml)."""
    return yaml_of(path or RULES / "english.yml")["english"].split()


@cache
def rules(about: str, folder: Path | None = None) -> dict[str, Any]:
    """The rules called `about` ("reply", "answer") as `cxprep.checking.rules.read` and the page take them.

    RulesError, with a sentence for each thing that is wrong, where the file cannot be used.
    """
    file = _File((folder or RULES) / f"{about}.yml")
    data, say = file.data, file.problems.append
    for name in data.keys() - {*FIELDS, "goods"}:
        say(f"{file.name}: {name} is no part of the rules; {nearest(name, FIELDS)}")
    for name in [one for one in FIELDS if one not in data]:
        say(f"{file.name}: {name} is missing; rules need it.")
    if file.problems:
        raise RulesError(file.problems)
    lists = boilerplate()
    features = {
        name: {
            part: file.patterns(entry.get(part), f"features, {name}, {part}", lists if part == "is" else {})
            for part in ("is", "without")
        }
        for name, entry in data["features"].items()
    }
    for name, entry in features.items():
        if not entry["is"]:
            say(f"{file.name}, features, {name} has no pattern under is; give it one.")
    named: dict[str, Any] = {}
    for name, value in data["conditions"].items():
        named[name] = file.condition(value, f"conditions, {name}", named, features)
    for name in [one for one in NOTES if one not in data["notes"]]:
        say(f"{file.name}, notes, {name} is missing; the reader is told nothing in its place.")

    def entries(part: str) -> list[dict[str, Any]]:
        found = []
        for number, one in enumerate(data[part], start=1):
            where = f"{part}, {number}"
            if missing := [name for name in ("id", "when", "says") if name not in one]:
                say(f"{file.name}, {where} has no {missing[0]}; it needs id, when and says.")
                continue
            for name in one.get("show", ()):
                if name not in features and name != SHOP:
                    say(f"{file.name}, {where} shows {name}, which is no feature; {nearest(name, features)}")
            when = file.condition(one["when"], f"{where}, {one['id']}", named, features)
            found.append(check(one["id"], when, one["says"], *one.get("show", ())))
        return found

    made = {
        "limit": data["limit"],
        "least": data["least"],
        "english": english(),
        **({"goods": goods()} if data.get("goods") else {}),
        "features": features,
        "notes": dict(data["notes"]),
        "checks": entries("checks"),
        "finds": entries("finds"),
    }
    if file.problems:
        raise RulesError(file.problems)
    return made
