"""What can be read of one role's data: its sound items, and a sentence for everything that is not sound.

It takes the text of a YAML file, or the same data from JSON, and knows neither folders nor the other roles. YAML is
imported only where a YAML text is read, so that the rest runs in a browser's Python.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cxprep.bank import checks
from cxprep.bank import items as kinds
from cxprep.bank.decode import BAD, Place, nearest, read_fields, shown
from cxprep.bank.facts import resolve
from cxprep.bank.parts import Profile


def yaml_data(text: str, name: str, problems: list[str]) -> Any:
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


@dataclass
class Draft:
    """What could be read of a role's file: its sound items, and the ids of the others too."""

    role: str
    name: str
    profile: Any = BAD
    items: dict[str, kinds.Item] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, role: str, name: str, data: Any, problems: list[str]) -> Draft | None:
        """The draft that a file's data make; None where they are no role at all."""
        if not isinstance(data, Mapping) or "role" not in data:
            problems.append(f"{name} is {shown(data)}; it needs a part role: and one for each kind of item.")
            return None
        draft, at = cls(role, name), Place(name, problems)
        draft.profile = read_fields(Profile, data["role"], at)
        if draft.profile is not BAD:
            draft.profile = replace(draft.profile, facts=resolve(draft.profile, at.at("facts")))
            if draft.profile.id != role:
                at.at("id").report(f"is {draft.profile.id}, but the file is called {role}; make them agree.")
        for section in data:
            if section not in kinds.KINDS and section != "role":
                problems.append(f"{name}: {section} is no kind of item; {nearest(section, [*kinds.KINDS, 'role'])}")
        for section, kind in kinds.KINDS.items():
            for id, fields in _entries(section, data.get(section), name, problems):
                here = Place(name, problems, id)
                if wrong := checks.malformed(role, section, id):
                    here.report(wrong)
                item = read_fields(kind, fields, here, {"id": id})
                if id in draft.ids:
                    here.report("stands twice; an id belongs to one item.")
                draft.ids.add(id)
                if item is not BAD:
                    draft.items[id] = draft.at_levels(item)
        return draft

    def at_levels(self, item: kinds.Item) -> kinds.Item:
        """`item` with the role's levels where it names none of its own."""
        if self.profile is BAD or getattr(item, "levels", True):
            return item
        own: Any = item  # of a kind that has levels
        return replace(own, levels=self.profile.levels)


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
