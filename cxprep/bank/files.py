"""From data/bank/<role>.yml, or the one JSON document, to roles; with everything that is wrong said at once.

YAML is imported only where a YAML file is read, so that the rest runs in a browser's Python.
"""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cxprep.bank import checks, kinds
from cxprep.bank.read import BAD, Place, nearest, read_fields, shown
from cxprep.bank.shelf import VERSION, Bank, Role

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "bank"


class BankError(ValueError):
    """What is wrong with the bank: `problems`, a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def roles(folder: Path | str | None = None) -> list[str]:
    """The ids of the roles that have a file in `folder` (data/bank), in alphabetical order."""
    return sorted(path.stem for path in Path(folder or FOLDER).glob("*.yml"))


def load(role: str, folder: Path | str | None = None) -> Role:
    """The role called `role`, from its file; BankError with a sentence for everything that is wrong in it.

    References to other roles are not followed: `load_all` does that.
    """
    problems: list[str] = []
    found = _load(role, Path(folder or FOLDER), problems)
    if found:
        _together({role: found}, {role: _name(role, folder)}, False, problems)
    if problems or not found:
        raise BankError(problems)
    return found


def load_all(folder: Path | str | None = None) -> Bank:
    """All roles of `folder` (data/bank); BankError with a sentence for everything that is wrong in any of them."""
    problems: list[str] = []
    found = {role: _load(role, Path(folder or FOLDER), problems) for role in roles(folder)}
    sound = {role: one for role, one in found.items() if one}
    # A role that could not be read would make every reference to it look wrong.
    _together(sound, {role: _name(role, folder) for role in sound}, len(sound) == len(found), problems)
    if problems:
        raise BankError(problems)
    return Bank(MappingProxyType(sound))


def from_json(text: str) -> Bank:
    """The bank from the JSON that `Bank.to_json` wrote; BankError where it is something else."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise BankError([f"The bank's JSON cannot be read: {error}."]) from None
    version = document.get("version") if isinstance(document, Mapping) else None
    if version != VERSION:
        raise BankError([f"The bank's JSON is of version {version}; this reads version {VERSION}. Build it anew."])
    problems: list[str] = []
    data = document.get("roles", {})
    found = {role: _role(role, f"bank.json, {role}", data[role], problems) for role in sorted(data)}
    if problems:
        raise BankError(problems)
    return Bank(MappingProxyType(found))


def _name(role: str, folder: Path | str | None) -> str:
    """A role's file as a sentence names it."""
    path = (Path(folder or FOLDER) / f"{role}.yml").resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def _load(role: str, folder: Path, problems: list[str]) -> Role | None:
    name = _name(role, folder)
    try:
        text = (folder / f"{role}.yml").read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(f"{name} does not exist; {nearest(role, roles(folder))}")
        return None
    except UnicodeDecodeError:
        problems.append(f"{name} is not written in UTF-8; save it so.")
        return None
    data = _yaml(text, name, problems)
    return None if data is BAD else _role(role, name, data, problems)


def _yaml(text: str, name: str, problems: list[str]) -> Any:
    """The data of a YAML text. A key that stands twice is reported: YAML itself would drop the first without a word."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
            lines: dict[str, int] = {}
            for key, _ in node.value:
                line = key.start_mark.line + 1
                if str(key.value) in lines:
                    problems.append(
                        f"{name}, line {line}: {key.value} stands twice, first on line {lines[key.value]}; "
                        "rename or remove one."
                    )
                lines.setdefault(str(key.value), line)
            return super().construct_mapping(node, deep)

    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problems.append(f"{name}{where}: is not YAML ({getattr(error, 'problem', None) or error}).")
        return BAD


def _role(role: str, name: str, data: Any, problems: list[str]) -> Role | None:
    """A role from a file's data; None where it cannot be told what the file is about."""
    at = Place(name, problems)
    if not isinstance(data, Mapping) or "role" not in data:
        problems.append(f"{name} is {shown(data)}; it needs a part role: and one for each kind of item.")
        return None
    seat = read_fields(parts.Seat, data["role"], at)
    if seat is not BAD:
        seat = replace(seat, facts=_facts(seat, at.at("facts")))
        if seat.id != role:
            at.at("id").report(f"is {seat.id}, but the file is called {role}; make them agree.")
    items: dict[str, kinds.Item] = {}
    for section in data:
        if section not in kinds.KINDS and section != "role":
            problems.append(f"{name}: {section} is no kind of item; {nearest(section, [*kinds.KINDS, 'role'])}")
    whole = True
    for section, kind in kinds.KINDS.items():
        for id, fields in _entries(section, data.get(section), name, problems):
            here = Place(name, problems, id)
            if wrong := checks.malformed(role, section, id):
                here.report(wrong)
            item = read_fields(kind, fields, here, {"id": id})
            whole = whole and item is not BAD
            if item is not BAD:
                items[id] = item
    if seat is BAD:
        return None
    problems += checks.within(name, seat, items)
    return Role(seat, MappingProxyType(items)) if whole else None


def _entries(section: str, data: Any, name: str, problems: list[str]) -> list[tuple[str, Any]]:
    """The items of one kind: a mapping by id as a file has it, or the list of the JSON."""
    if data is None:
        return []
    if isinstance(data, Mapping):
        return [(str(id), fields) for id, fields in data.items()]
    if isinstance(data, list) and all(isinstance(fields, Mapping) and "id" in fields for fields in data):
        return [(fields["id"], {key: fields[key] for key in fields if key != "id"}) for fields in data]
    problems.append(f"{name}: {section} is {shown(data)}; write each item under its id.")
    return []


def _facts(seat: parts.Seat, at: Place) -> Mapping[str, parts.Fact]:
    """The role's facts, those that a model computes among them."""
    found = dict(seat.facts)
    for name, fact in seat.facts.items():
        here = at.at(name)
        if fact.model is None and fact.value is None:
            here.report("has no value; give one, or a model and its output.")
            found[name] = replace(fact, value="")
        elif fact.model is not None:
            found[name] = replace(fact, value=_computed(fact, here))
    return MappingProxyType(found)


def _computed(fact: parts.Fact, at: Place) -> Any:
    if fact.value is not None or fact.output is None or fact.source != "model":
        at.report("comes from a model: it needs an output and the source model, and no value.")
        return 0.0
    module, _, function = str(fact.model).partition(":")
    try:
        outputs = getattr(importlib.import_module(module), function)(**fact.inputs)
        value = outputs[fact.output]
    except (ImportError, AttributeError):
        at.at("model").report(f"is {fact.model}, which does not exist.")
    except TypeError as error:
        at.at("inputs").report(f"do not fit the model: {error}.")
    except KeyError:
        at.at("output").report(f"is {fact.output}; {nearest(fact.output, outputs)}")
    else:
        if isinstance(value, int | float) and math.isfinite(value):
            return float(value)
        at.at("output").report(f"is {fact.output}, which is {value}; a text needs one defined number.")
    return 0.0


def _together(found: Mapping[str, Role], names: Mapping[str, str], everywhere: bool, problems: list[str]) -> None:
    """The rules between items and between roles."""
    places = [(Place(names[role.id], problems, id), item) for role in found.values() for id, item in role.items.items()]
    known = {id for role in found.values() for id in role.items}
    references = (one for at, item in places for one in checks.references(item, at))
    checks.refer(references, known, set(found), everywhere)
    checks.twice((at.at(*path), sentence) for at, item in places for path, sentence in checks.anchors(item))
