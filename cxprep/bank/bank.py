"""The bank in memory: a role with its items, all roles together, and the one JSON document made of them.

It knows nothing of files. In a browser's Python the bank comes from that JSON; its texts are filled in already, but
for `{firm}`, and facilitators' notes stay out of it unless asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cxprep.bank import items as kinds
from cxprep.bank import links
from cxprep.bank.bib import Cited
from cxprep.bank.decode import nearest, shape
from cxprep.bank.parts import Fact, Profile
from cxprep.bank.templates import FIRM, NOWHERE, change, fill

VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Recall:
    """A recall card with the item it belongs to, its texts filled in."""

    id: str
    section: str
    title: str
    front: str
    back: str


@dataclass(frozen=True)
class Role:
    """One role: what its file says of it, and its items in the file's order."""

    profile: Profile
    items: Mapping[str, kinds.Item]

    @property
    def id(self) -> str:
        """The role's own id, such as cx-lead."""
        return self.profile.id

    def __getitem__(self, id: str) -> Any:
        """The item called `id`; KeyError, in a sentence, where there is none."""
        if id not in self.items:
            raise KeyError(f"{self.id} has no item {id}; {nearest(id, self.items)}")
        return self.items[id]

    def of(self, section: str) -> list[Any]:
        """The items of one kind ("question"), in the file's order."""
        if section not in kinds.KINDS:
            raise KeyError(f"{section} is no kind of item; {nearest(section, kinds.KINDS)}")
        return [item for item in self.items.values() if item.section == section]

    def text(self, text: str, **more: Any) -> str:
        """`text` with its places filled in from the role's facts and `more`; `{firm}` is "the firm" unless given."""
        return fill(text, self.profile.facts, {"firm": FIRM, **more})

    def filled(self, item: Any, **more: Any) -> Any:
        """`item`, or a part of one, with the places of all its texts filled in."""
        return change(item, lambda text, prose, at: self.text(text, **more))

    def citations(self) -> set[str]:
        """The citation keys that the role uses."""
        own = [(NOWHERE, item) for item in self.items.values()]
        return {key for _, key in links.citations(self.profile, own, NOWHERE)}

    def cards(self) -> list[Recall]:
        """The recall cards: look-fors, concepts, questions, drills, each in the file's order."""
        return [
            Recall(
                id=item.id,
                section=section,
                title=self.text(item.title),
                front=self.text(item.card.front),
                back=self.text(item.card.back),
            )
            for section in ("look-for", "concept", "question", "drill")
            for item in self.of(section)
            if item.card
        ]


@dataclass(frozen=True)
class Bank:
    """All roles that were read, by id in alphabetical order, and the sources of data/sources.bib by citation key."""

    roles: Mapping[str, Role]
    sources: Mapping[str, Cited] = field(default_factory=dict)

    def role(self, id: str) -> Role:
        """The role called `id`; KeyError, in a sentence, where there is none."""
        if id not in self.roles:
            raise KeyError(f"The bank has no role {id}; {nearest(id, self.roles)}")
        return self.roles[id]

    def __getitem__(self, id: str) -> Any:
        """The item called `id`, whichever role it belongs to."""
        return self.role(id.split(".")[0])[id]

    def __contains__(self, id: object) -> bool:
        return any(id in role.items for role in self.roles.values())

    def __iter__(self) -> Iterator[kinds.Item]:
        return (item for role in self.roles.values() for item in role.items.values())

    def of(self, section: str, role: str | None = None) -> list[Any]:
        """The items of one kind, of one role or of all."""
        found = [self.role(role)] if role else self.roles.values()
        return [item for one in found for item in one.of(section)]

    def text(self, text: str, role: str, **more: Any) -> str:
        """`text` with its places filled in from that role's facts and `more`."""
        return self.role(role).text(text, **more)

    def source(self, name: str | None) -> Cited | None:
        """The source that a claim or a fact names by key or id; None for the book's own arithmetic and assumptions."""
        return self.sources.get(self[name].cite if name and "." in name else name or "")

    def cards(self, role: str) -> list[Recall]:
        """That role's recall cards."""
        return self.role(role).cards()

    def to_json(self, instructor: bool = False) -> str:
        """The bank as one line of JSON, the same at every run: {"version", "roles": {id: {"role", kind: [items]}},
        "sources": {key: {...}}}, the sources being those cited.

        Texts are filled in but for `{firm}`; fields without a value are left out, keys sorted, items in the file's
        order. Facilitators' notes are in it for the `instructor` only, as the reader's site must not hold them.
        """
        roles = {id: _role_data(role, instructor) for id, role in self.roles.items()}
        used = {key for role in self.roles.values() for key in role.citations()}
        sources = {key: plain(self.sources[key]) for key in used if key in self.sources}
        for entry in sources.values():
            del entry["key"]
        document = {"version": VERSION, "roles": roles, "sources": sources}
        return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _role_data(role: Role, instructor: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"role": plain(role.filled(role.profile, firm="{firm}"))}
    for section in kinds.KINDS:
        items = [role.filled(item, firm="{firm}") for item in role.of(section)]
        if not instructor:
            items = [replace(item, note=None) if isinstance(item, kinds.Drill) else item for item in items]
        if items:
            data[section] = [plain(item) for item in items]
    return data


def plain(value: Any) -> Any:
    """An item as JSON has it: no empty fields, nothing that only the YAML needs."""
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: plain(entry) for key, entry in value.items()}
    if not hasattr(value, "__dataclass_fields__"):
        return value
    if isinstance(value, Fact):
        value = replace(value, model=None, output=None, inputs={})
    data = {name: getattr(value, name) for name in shape(type(value))}
    return {name: plain(entry) for name, entry in data.items() if entry not in (None, (), {}, "")}
