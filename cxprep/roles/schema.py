"""`make schema`: the JSON Schemas of a role's files, by which an editor completes them and marks what is wrong.

Made from the same dataclasses that read the files (`cxprep.bank.items`, `cxprep.roles.words`), so that the two cannot
disagree. A schema sees one value at a time; what takes two, `python -m cxprep.roles check` says. Standard library only.
"""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from cxprep.bank.constraints import AtLeast, Between, Keyed, Matches, OneOf, Prose, Refers
from cxprep.bank.decode import peel, shape
from cxprep.bank.items import KINDS
from cxprep.bank.parts import Profile
from cxprep.places import data_path
from cxprep.practice.rounds import RoundsFile
from cxprep.roles.words import CommonFile, WordFile
from cxprep.workshop.recipes import Firms, Recipe
from cxprep.workshop.sessions import Common, Sessions

FOLDER = data_path("schemas")
DIALECT = "http://json-schema.org/draft-07/schema#"
PLACES = "A text for readers. {fact} or {fact:format} takes a figure from the role's facts."
FIRM = f"{PLACES} {{firm}} is the firm that the reader has named."
PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Schema = dict[str, Any]


def schema_of(hint: Any) -> Schema:
    """The schema of what an annotation of a file's dataclass takes."""
    hint, rules = peel(hint)
    if is_dataclass(hint):
        return {"$ref": f"#/definitions/{getattr(hint, '__name__', '')}"}
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], rules)
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": schema_of(get_args(hint)[1])}
    if get_origin(hint) in (Union, types.UnionType):  # a fact's value: a number or a word
        return {"type": ["number", "string"]}
    if hint is str:
        return _word(rules)
    found: Schema = {"type": "integer" if hint is int else "number"}
    for rule in rules:
        if isinstance(rule, Between):
            found |= {"minimum": rule.low, "maximum": rule.high, "description": f"in {rule.unit}"}
    return found


def _word(rules: Sequence[Any]) -> Schema:
    found: Schema = {"type": "string", "minLength": 1}
    for rule in rules:
        if isinstance(rule, Prose):
            found["description"] = FIRM if rule.firm else PLACES
        elif isinstance(rule, OneOf):
            found = {"enum": list(rule.values)}
        elif isinstance(rule, Matches):
            found |= {"pattern": f"^(?:{rule.pattern})$", "description": f"like {rule.like}"}
        elif isinstance(rule, Refers):
            found |= {"pattern": _id(rule.section), "description": f"the id of a {rule.section}"}
    return found


def _list(hint: Any, rules: Sequence[Any]) -> Schema:
    least = next((rule.count for rule in rules if isinstance(rule, AtLeast)), 0)
    found: Schema = {"type": "array", "items": schema_of(hint), "minItems": least}
    keyed = next((rule.by for rule in rules if isinstance(rule, Keyed)), None)
    if not keyed:
        return found
    # written as a mapping, each entry under its key, or as a list whose entries carry it
    by_name = {"type": "object", "additionalProperties": _fields(hint, given=(keyed,)), "minProperties": least}
    return {"oneOf": [by_name, found]}


def _fields(kind: type, given: Sequence[str] = ()) -> Schema:
    """The fields of a dataclass but for those that are known from elsewhere."""
    fields = {name: field for name, field in shape(kind).items() if name not in given}
    return {
        "type": "object",
        "description": _about(kind),
        "properties": {name: _or_nothing(schema_of(hint), needed) for name, (hint, needed) in fields.items()},
        "required": [name for name, (_, needed) in fields.items() if needed],
        "additionalProperties": False,
    }


def _about(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


def _or_nothing(schema: Schema, needed: bool) -> Schema:
    """A field that may be left out may be left empty as well."""
    return schema if needed else {"anyOf": [schema, {"type": "null"}]}


def _id(section: str) -> str:
    return rf"^{PART}\.{section}\.{PART}$"


def _parts(kind: type, found: dict[str, type]) -> None:
    """Collect the dataclasses that a dataclass's fields are made of."""
    for hint, _ in shape(kind).values():
        waiting = [hint]
        while waiting:
            one, _rules = peel(waiting.pop())
            if is_dataclass(one) and isinstance(one, type) and one.__name__ not in found:
                found[one.__name__] = one
                _parts(one, found)
            waiting += [part for part in get_args(one) if part is not Ellipsis]


def _document(title: str, body: Schema, kinds: Sequence[type]) -> Schema:
    parts: dict[str, type] = {}
    for kind in kinds:
        _parts(kind, parts)
    definitions = {name: _fields(parts[name]) for name in sorted(parts)}
    return {"$schema": DIALECT, "title": title, **body, "definitions": definitions}


def bank() -> Schema:
    """The schema of data/roles/<role>/bank.yml."""
    sections: Schema = {
        section: {
            "type": ["object", "null"],
            "description": f"{_about(kind)} Each stands under its id, <role>.{section}.<name>.",
            "patternProperties": {_id(section): _fields(kind, given=("id",))},
            "additionalProperties": False,
        }
        for section, kind in KINDS.items()
    }
    body: Schema = {
        "type": "object",
        "properties": {"role": _fields(Profile), **sections},
        "required": ["role"],
        "additionalProperties": False,
    }
    return _document("What the book knows of a role: its bank", body, [Profile, *KINDS.values()])


def words() -> Schema:
    """The schema of data/roles/<role>/words.yml."""
    return _document("What the widgets say of a role", _fields(WordFile), [WordFile])


def common_words() -> Schema:
    """The schema of data/common/words.yml."""
    return _document("What the widgets say of every role that says nothing else", _fields(CommonFile), [CommonFile])


def rounds() -> Schema:
    """The schema of data/common/rounds.yml."""
    return _document("The rounds that a mock interview can be", _fields(RoundsFile), [RoundsFile])


def recipe() -> Schema:
    """The schema of data/roles/<role>/workshop/<drill>.yml."""
    return _document("How the cases of a drill are drawn", _fields(Recipe), [Recipe])


def firms() -> Schema:
    """The schema of data/roles/<role>/workshop/firms.yml."""
    return _document("Names for the firms of drawn cases", _fields(Firms), [Firms])


def sessions() -> Schema:
    """The schema of data/roles/<role>/workshop/sessions.yml."""
    return _document("A seat's workshops, for whoever leads one", _fields(Sessions), [Sessions])


def workshop_common() -> Schema:
    """The schema of data/common/workshop.yml."""
    return _document("What holds for every seat's workshops", _fields(Common), [Common])


SCHEMAS = {
    "bank.json": bank,
    "words.json": words,
    "common-words.json": common_words,
    "rounds.json": rounds,
    "workshop-recipe.json": recipe,
    "workshop-firms.json": firms,
    "workshop-sessions.json": sessions,
    "workshop-common.json": workshop_common,
}


def text(name: str) -> str:
    """A schema as its file holds it."""
    return json.dumps(SCHEMAS[name](), indent=1, ensure_ascii=False) + "\n"


def main(given: Sequence[str]) -> int:
    """Write the schemas into a folder, data/schemas unless another is named."""
    if len(given) > 1 or any(word.startswith("-") for word in given):
        print("python -m cxprep.roles.schema [FOLDER]: writes the schemas of a role's files.", file=sys.stderr)
        return 2
    folder = Path(*given) if given else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / name).write_text(text(name), encoding="utf-8", newline="\n")
    print(f"Wrote {', '.join(SCHEMAS)} into {folder.name}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
