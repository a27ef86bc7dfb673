"""What the report knows of each look-for: how adverts ask for it, how work shows it, and what speaks against it.

The source is advert.yml and weights.yml of each folder in data/roles/, and data/common/; a browser reads the one JSON
document that `python -m cxprep.report ontology OUT` writes. data/README.md is its dictionary. Patterns are compiled
when a role is first looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cxprep.places import DATA, headings, pages
from cxprep.report.advert.fit import Heard, Seats
from cxprep.report.advert.words import Words
from cxprep.report.cues import Cues
from cxprep.report.errors import ReportError
from cxprep.report.line_signs import LineSigns
from cxprep.report.pattern_language import pattern
from cxprep.report.signing import Signing
from cxprep.text.weighing import Weights

VERSION = 2
MOST_ACTS = 3.0  # a lively text is no evidence of what it is not about, nor is a dull one none of what it is


def joined(about: float, acts: float) -> float:
    """What a text says of a look-for, and of anything done at all: the latter counts at most `MOST_ACTS` either way."""
    return about + max(-MOST_ACTS, min(MOST_ACTS, acts))


class Learned:
    """What was learned of one look-for: how far a text is above where a line is shown, and the words that say so.

    A text's sum is what its words say of the look-for, joined to what they say of showing anything at all (`shows`).
    """

    def __init__(self, id: str, weights: Weights, shows: Weights | None, shown: float, asked: float) -> None:
        self._id, self._weights, self._shows, self._shown = id, weights, shows, shown
        self.asked_below = asked - shown

    def above(self, text: str) -> float:
        """How far the text's sum is above the one from which a line is shown."""
        return joined(self._weights.sums(text)[self._id], self.acts(text)) - self._shown

    def acts(self, text: str) -> float:
        """How much the text tells of something done, above 0, or of a duty, a claim or nothing, below."""
        return self._shows.sums(text)["shows"] if self._shows else 0.0

    def spoken(self, text: str) -> list[tuple[float, int, int]]:
        """The words of the text: what each adds to its sum, and where it begins and ends."""
        return self._weights.spoken(text, self._id)


@dataclass(frozen=True)
class LookFor:
    """A look-for with its rules, the phrases by which adverts ask for it, its jargon, and its opposites."""

    id: str
    data: Mapping[str, Any]
    groups: Mapping[str, list[str]]
    learned: Learned | None = None
    tells_far: Weights | None = None
    signing: Signing | None = None  # where enough plain lines of it were signed by readers
    _made: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def asked_below(self) -> float:
        """How far below the sum from which a line is shown the reader is asked about it."""
        return self.learned.asked_below if self.learned else 0.0

    def acts(self, text: str) -> float:
        """How much the text tells of something done, whatever it is, above 0, or of a duty or a claim, below."""
        return self.learned.acts(text) if self.learned else 0.0

    def far(self, text: str) -> float:
        """How much the text tells of a result, a scale or a rule, above 0, or of an act alone, below."""
        return self.tells_far.sums(text)["far"] if self.tells_far else 0.0

    @property
    def title(self) -> str:
        return str(self.data["title"])

    def _once(self, name: str, make: Any) -> Any:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    @property
    def named(self) -> re.Pattern[str]:
        """The jargon by which the look-for is named."""
        return self._once("named", lambda: pattern(self.data["aliases"], self.groups))

    @property
    def acts_named(self) -> re.Pattern[str]:
        """The words by which a duty names the very act of the look-for."""
        return self._phrases("acts")

    @property
    def acts_general(self) -> re.Pattern[str]:
        """The words by which most CVs name it: asked about where there is nothing else to ask."""
        return self._phrases("acts_general")

    @property
    def acts_nearest(self) -> re.Pattern[str]:
        """The words of dealing with customers that are nearest to it: asked about where nothing else is."""
        return self._phrases("acts_nearest")

    def _phrases(self, name: str) -> re.Pattern[str]:
        words = self.data.get(name, ())
        return self._once(name, lambda: pattern(words, self.groups) if words else re.compile("(?!)"))

    @property
    def asked(self) -> list[tuple[re.Pattern[str], float]]:
        """What adverts say, with its weight."""
        heavy = [*self.data["aliases"], *self.data.get("asked", ())]
        return self._once("asked", lambda: [(pattern([phrase], self.groups), 1.0) for phrase in heavy])

    @property
    def against(self) -> list[tuple[re.Pattern[str], str, re.Pattern[str] | None]]:
        """What speaks against it, why, and the words beside which it does not ("no", "in place of")."""
        return self._once("against", lambda: [self._against(entry) for entry in self.data.get("against", ())])

    def _against(self, entry: Mapping[str, Any]) -> tuple[re.Pattern[str], str, re.Pattern[str] | None]:
        unless = pattern(entry["unless"], self.groups) if entry.get("unless") else None
        return pattern(entry["words"], self.groups), entry["why"], unless


@dataclass(frozen=True)
class RoleRules:
    """A role: how adverts for it are recognised, and its look-fors in their order."""

    id: str
    title: str
    data: Mapping[str, Any]
    look_fors: Mapping[str, LookFor]
    groups: Mapping[str, list[str]]
    _made: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def speaks_of(self) -> re.Pattern[str]:
        """What lines about the role's kind of work speak of; anything where the role does not say."""
        if "speaks_of" not in self._made:
            words = self.data.get("speaks_of", ())
            self._made["speaks_of"] = pattern(words, self.groups) if words else re.compile("")
        return self._made["speaks_of"]

    @property
    def elsewhere(self) -> re.Pattern[str]:
        """The words of other trades, whose lines are not the nearest to any look-for."""
        if "elsewhere" not in self._made:
            words = ["$othertrade"] if "othertrade" in self.groups else []
            self._made["elsewhere"] = pattern(words, self.groups) if words else re.compile("(?!)")
        return self._made["elsewhere"]


@dataclass(frozen=True)
class Ontology:
    """Every role, the groups they share, and the version of the data."""

    version: int
    data: Mapping[str, Any]
    roles: Mapping[str, RoleRules]
    cues: Cues
    words: Words
    fits: Seats
    heard: Heard
    _made: dict[str, re.Pattern[str]] = field(default_factory=dict, hash=False, compare=False)

    def group(self, name: str) -> re.Pattern[str]:
        """The pattern of a shared group."""
        if name not in self._made:
            self._made[name] = pattern([f"${name}"], self.data["common"]["groups"])
        return self._made[name]

    def title_places(self) -> Mapping[str, str]:
        """Where in the book the pages for near titles stand: each label with the page's address."""
        if "places" in self.data["titles"]:
            return self.data["titles"]["places"]
        return pages()

    def page_titles(self) -> Mapping[str, str]:
        """The headings of the pages for near titles, by label."""
        return self.data["titles"].get("headings") or headings()

    def only(self, roles: Iterable[str]) -> Ontology:
        """The same with some of the roles."""
        kept = {role: self.roles[role] for role in roles}
        if len(kept) == len(self.roles):
            return self
        data = {**self.data, "roles": {role: self.data["roles"][role] for role in kept}}
        return replace(self, data=data, roles=kept, fits=_seats(data, kept), _made={})

    def to_json(self) -> str:
        """The ontology as one line of JSON, the same at every run."""
        return json.dumps(self.data, ensure_ascii=False, sort_keys=False, separators=(",", ":"))


def from_json(text: str) -> Ontology:
    """The ontology from the JSON that `to_json` wrote."""
    try:
        return _of(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ReportError("The ontology's JSON cannot be read; build it anew.") from None


def load(folder: Path | str | None = None) -> Ontology:
    """The ontology from the YAML files in a folder like data/."""
    import yaml

    folder = Path(folder or DATA)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read(path: Path) -> Any:
        return yaml.load(path.read_text(encoding="utf-8"), loader)

    roles = {path.parent.name: read(path) for path in sorted(folder.glob("roles/*/advert.yml"))}
    common = read(folder / "common" / "advert.yml")
    shared = {name: read(folder / "common" / f"{name}.yml") for name in ("cues", "postings", "titles", "fit")}
    firm = folder / "common" / "firm.yml"
    shared["firm"] = read(firm) if firm.is_file() else {}
    cues = shared["cues"]
    cues |= {"role": {}, "asked": {}}
    for role in roles:
        weights = folder / "roles" / role / "weights.yml"
        if weights.is_file():
            own = read(weights)
            cues["role"][role] = own["role"]
            cues["asked"] |= own["asked"]
        learned = folder / "roles" / role / "lines.json"
        if learned.is_file():
            roles[role]["lines"] = json.loads(learned.read_text(encoding="utf-8"))
    for name in ("far", "shows", "signed"):
        path = folder / "common" / f"{name}.json"
        if path.is_file():
            common[name] = json.loads(path.read_text(encoding="utf-8"))
    return _of({"version": common["version"], "common": common, **shared, "roles": roles})


def _of(data: Mapping[str, Any]) -> Ontology:
    if data["version"] != VERSION:
        raise ReportError(f"The ontology is of version {data['version']}; this reads version {VERSION}. Build it anew.")
    roles = {}
    cues = Cues(data["cues"])
    counted = LineSigns(cues.families)
    common = data["common"]
    far, shows = (Weights(common[name], counted) if name in common else None for name in ("far", "shows"))
    signed = Signing(common["signed"], counted) if "signed" in common else None
    for role, entry in data["roles"].items():
        groups = {**data["common"]["groups"], **(entry.get("groups") or {})}
        learned = _learned(entry["lines"], shows, counted) if "lines" in entry else {}
        held = {
            id: LookFor(id, one, groups, learned.get(id), far, signed if signed and id in signed else None)
            for id, one in entry["look-fors"].items()
        }
        roles[role] = RoleRules(role, entry["title"], entry, held, groups)
    return Ontology(
        version=data["version"],
        data=data,
        roles=roles,
        cues=cues,
        words=Words(data["postings"], data["firm"]),
        fits=_seats(data, roles),
        heard=Heard.of(data["fit"]),
    )


def _seats(data: Mapping[str, Any], roles: Mapping[str, RoleRules]) -> Seats:
    def opposed(role: str) -> list[tuple[re.Pattern[str], str, re.Pattern[str] | None]]:
        return [one for look_for in roles[role].look_fors.values() for one in look_for.against]

    return Seats(data["roles"], data["titles"], opposed)


def _learned(data: Mapping[str, Any], shows: Weights | None, counted: LineSigns) -> dict[str, Learned]:
    weights = Weights(data, counted)
    limits = zip(weights.names, data["shown"], data["asked"], strict=True)
    return {id: Learned(id, weights, shows, shown, asked) for id, shown, asked in limits}


def places(rules: RoleRules) -> Mapping[str, str]:
    """Where in the book each item of a role stands: its id, and the page's address within the book.

    A browser finds it in the JSON; elsewhere the notebooks' labels tell.
    """
    if "places" in rules.data:
        return rules.data["places"]
    return {id: page for id, page in pages().items() if id.startswith(f"{rules.id}.")}


def document(roles: Iterable[str] | None = None) -> str:
    """The JSON for the browser: the ontology of data/ for some roles or all, and the pages on which its items stand."""
    known = load()
    data = dict(known.only(roles if roles is not None else known.roles).data)
    labels = pages()
    data["roles"] = {
        role: {**entry, "places": {id: page for id, page in labels.items() if id.startswith(f"{role}.")}}
        for role, entry in data["roles"].items()
    }
    near = [*data["titles"]["near"].values(), data["titles"]["elsewhere"]]
    data["titles"] = {
        **data["titles"],
        "places": {id: labels[id] for one in near for id in one["pages"] if id in labels},
        "headings": {id: headings()[id] for one in near for id in one["pages"] if id in headings()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
