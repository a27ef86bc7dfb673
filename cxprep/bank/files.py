"""From data/roles/<role>/bank.yml, or the one JSON document, to roles; with everything that is wrong said at once.

It knows where the files are; what may stand in them is in `drafts` and `checks`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cxprep.bank import bib, checks, links
from cxprep.bank.bank import VERSION, Bank, Role
from cxprep.bank.bib import Cited
from cxprep.bank.decode import BAD, Place, nearest, read_fields
from cxprep.bank.draft import Draft, yaml_data
from cxprep.places import data_path, shown

FOLDER = data_path("roles")
SOURCES = data_path("sources.bib")


class BankError(ValueError):
    """What is wrong with the bank: `problems`, a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def roles(folder: Path | str | None = None) -> list[str]:
    """The ids of the roles that have a bank in `folder` (data/roles), in alphabetical order."""
    return sorted(path.parent.name for path in Path(folder or FOLDER).glob("*/bank.yml"))


def load(role: str, folder: Path | str | None = None) -> Role:
    """The role called `role`, from its file; BankError with a sentence for everything that is wrong in it.

    References to other roles are not followed: `load_all` does that.
    """
    where = Path(folder or FOLDER).resolve()
    return _load(role, where, tuple(_stamp(file) for file in (where / role / "bank.yml", SOURCES)))


def _stamp(file: Path) -> tuple[Path, int, int]:
    """What tells whether a file has changed; zeros for one that is not there."""
    seen = file.stat() if file.exists() else None
    return file, seen.st_mtime_ns if seen else 0, seen.st_size if seen else 0


@lru_cache(maxsize=8)
def _load(role: str, folder: Path, _files: tuple[tuple[Path, int, int], ...]) -> Role:
    problems: list[str] = []
    drafts = [_draft(role, folder, problems)]
    return _finish(drafts, _sources(problems), False, problems)[role]


def load_all(folder: Path | str | None = None) -> Bank:
    """All roles of `folder` (data/roles); BankError with a sentence for everything that is wrong in any of them.

    Files are read once, and again when one of them has changed; nothing in a bank can be.
    """
    where = Path(folder or FOLDER).resolve()
    return _load_all(where, tuple(map(_stamp, [*(where / role / "bank.yml" for role in roles(where)), SOURCES])))


@lru_cache(maxsize=4)
def _load_all(folder: Path, _files: tuple[tuple[Path, int, int], ...]) -> Bank:
    problems: list[str] = []
    drafts = [_draft(role, folder, problems) for role in roles(folder)]
    sources = _sources(problems)
    # A file that could not be read would make every reference to it look wrong.
    return Bank(_finish(drafts, sources, None not in drafts, problems), MappingProxyType(sources))


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
    cited = document.get("sources", {})
    sources = {
        key: read_fields(Cited, cited[key], Place("bank.json", problems, key), {"key": key}) for key in sorted(cited)
    }
    data = document.get("roles", {})
    drafts = [Draft.of(role, f"bank.json, {role}", data[role], problems) for role in sorted(data)]
    return Bank(_finish(drafts, sources, True, problems), MappingProxyType(sources))


def _sources(problems: list[str]) -> dict[str, Cited]:
    found, wrong = bib.read(SOURCES.read_text(encoding="utf-8"), shown(SOURCES))
    problems += wrong
    return found


def _draft(role: str, folder: Path, problems: list[str]) -> Draft | None:
    path = (folder / role / "bank.yml").resolve()
    name = shown(path)
    try:
        data = yaml_data(path.read_text(encoding="utf-8"), name, problems)
    except FileNotFoundError:
        problems.append(f"{name} does not exist; {nearest(role, roles(folder))}")
    except UnicodeDecodeError:
        problems.append(f"{name} is not written in UTF-8; save it so.")
    else:
        return None if data is BAD else Draft.of(role, name, data, problems)
    return None


def _finish(
    drafts: Iterable[Draft | None], sources: Mapping[str, Cited], everywhere: bool, problems: list[str]
) -> Mapping[str, Role]:
    """The roles of sound drafts; BankError where anything, in one or between them, is wrong."""
    found = [draft for draft in drafts if draft]
    places: list[tuple[Place, Any]] = []
    for draft in found:
        own = [(Place(draft.name, problems, id), item) for id, item in draft.items.items()]
        checks.within(draft.profile, own, Place(draft.name, problems))
        links.cite(links.citations(draft.profile, own, Place(draft.name, problems)), sources)
        places += own if draft.profile is BAD else [(Place(draft.name, problems), draft.profile), *own]
    references = (one for at, item in places for one in links.references(item, at))
    links.refer(references, {id for draft in found for id in draft.ids}, {draft.role for draft in found}, everywhere)
    links.twice((at.at(*path), sentence) for at, item in places for path, sentence in links.anchors(item))
    if problems:
        raise BankError(problems)
    return MappingProxyType({draft.role: Role(draft.profile, MappingProxyType(draft.items)) for draft in found})
