"""What the widgets say of a role, from its words.yml: leads to questions, forms on a firm, steps towards an answer.

Where a role says nothing of its own, data/common/words.yml speaks. Everything that is wrong in a file is said at once,
in sentences. It knows no widget and no page; data/README.md is the dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from cxprep.bank.constraints import AtLeast, Between, Keyed
from cxprep.bank.files import FOLDER
from cxprep.bank.yaml_files import read_file
from cxprep.places import data_path

COMMON = data_path("common", "words.yml")


class WordsError(ValueError):
    """What is wrong with a file of words, a sentence each."""


@dataclass(frozen=True, kw_only=True)
class Lead:
    """The sentences before a question, for a reader who has noticed something, somewhere, or both.

    Places: `{lately}` fits after "I noticed", `{where}` after "I noticed it", `{firm}` is the firm.
    """

    both: str
    lately: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Example:
    """What the three fields on a firm may hold, for whoever does not know what to write."""

    name: str
    lately: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Signal:
    """A place to look at. `start` begins the reader's sentence, `name` stands in a list of what was not looked at."""

    id: str
    title: str
    minutes: Annotated[int, Between(1, 60, "minutes")]
    start: str
    name: str
    prompts: Annotated[tuple[str, ...], AtLeast(1)]
    example: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """A mark that the reader gives: its label, and what is said before the sentences that carry it."""

    mark: str
    label: str
    says: str


@dataclass(frozen=True, kw_only=True)
class End:
    """A sentence at the end of the spoken answer, which the reader finishes."""

    name: str
    start: str
    example: str


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What somebody wrote of one signal, and how they marked it."""

    text: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A form that somebody has filled in: the firm, notes by signal, and the sentences at the end by name."""

    who: str
    firm: str
    notes: Mapping[str, Noted] = field(hash=False)
    ends: Mapping[str, str] = field(hash=False)

    @property
    def told(self) -> dict[str, tuple[str, str]]:
        """The notes as (text, mark) by signal."""
        return {id: (one.text, one.mark) for id, one in self.notes.items()}


@dataclass(frozen=True, kw_only=True)
class Form:
    """A read of a firm. `id` is the part of the store that keeps what was typed: no form overwrites another's.

    The last of `groups` is for signals without a mark. `opening` has the place {firm}, `unseen` the place {unseen}.
    `seconds` is how long the answer should take, at least and at most; `heading` stands over it, `sample_heading` over
    the sample's. Without groups or `unseen` of its own a form has those of data/common/words.yml.
    """

    id: str
    minutes: Annotated[int, Between(1, 240, "minutes")]
    seconds: Annotated[tuple[int, ...], AtLeast(2)]
    heading: str
    sample_heading: str
    opening: str
    unseen: str = ""
    groups: Annotated[tuple[Group, ...], Keyed("mark")] = ()
    signals: Annotated[tuple[Signal, ...], AtLeast(1), Keyed("id")]
    ends: Annotated[tuple[End, ...], AtLeast(1), Keyed("name")]
    sample: Sample


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to bring out: what to think of, and how somebody else has said it."""

    id: str
    title: str
    prompts: Annotated[tuple[str, ...], AtLeast(1)]
    example: str


@dataclass(frozen=True, kw_only=True)
class AnswerBuilder:
    """The steps towards an answer. The last is written last, when there is something to sum up, and said first."""

    id: str
    title: str
    steps: Annotated[tuple[Step, ...], AtLeast(2), Keyed("id")]


@dataclass(frozen=True, kw_only=True)
class Home:
    """How the home page names the role: its place among the others, a word for it, and one plain sentence."""

    order: Annotated[int, Between(1, 99, "from the top")]
    short: str
    text: str


@dataclass(frozen=True, kw_only=True)
class WordFile:
    """What the widgets say of one role. `place` is what the reader would call the firm: "shop".

    `search`: by labels of the book, other words under which readers look for what stands there. `persons`: by their
    names in data/common/rounds.yml, what those who ask are called at this firm.
    """

    home: Home | None = None
    place: str = ""
    something_new: str = ""
    example: Example | None = None
    lead: Lead | None = None
    leads: Mapping[str, Lead] = field(default_factory=dict, hash=False)
    forms: Annotated[tuple[Form, ...], Keyed("id")] = ()
    answer_builders: Annotated[tuple[AnswerBuilder, ...], Keyed("id")] = ()
    search: Mapping[str, str] = field(default_factory=dict, hash=False)
    persons: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def nameless(self) -> str:
        """What a sentence says until the reader has named the place: "your firm", or "your shop"."""
        return f"your {self.place}"

    def lead_to(self, question: str) -> Lead:
        """The lead to a question of the bank, by its id; a general one where the role has none of its own."""
        return self.leads.get(question) or self.lead or _common().lead

    def form(self, id: str | None = None) -> Form:
        """The form called `id`, the first where none is named; KeyError, in a sentence, where there is none."""
        return _named(self.forms, id, "form on a firm")

    def answer_builder(self, id: str) -> AnswerBuilder:
        """The answer builder called `id`; KeyError, in a sentence, where there is none."""
        return _named(self.answer_builders, id, "answer builder")


@dataclass(frozen=True, kw_only=True)
class CommonFile:
    """What holds for every role that does not say otherwise."""

    place: str
    something_new: str
    lead: Lead
    unseen: str
    groups: Annotated[tuple[Group, ...], AtLeast(1), Keyed("mark")]


def _named(items: tuple[Any, ...], id: str | None, what: str) -> Any:
    for one in items:
        if id in (None, one.id):
            return one
    listed = ", ".join(one.id for one in items)
    raise KeyError(f"There is no {what} called {id}; " + (f"there are: {listed}." if items else "the role has none."))


@cache
def _common() -> CommonFile:
    found: CommonFile = read_file(CommonFile, COMMON, WordsError, "words")
    return found


def path_of(role: str, folder: Path | str | None = None) -> Path:
    """Where a role's words are, or would be."""
    return Path(folder or FOLDER) / role / "words.yml"


@cache
def load(role: str, folder: Path | str | None = None) -> WordFile:
    """The words of the role called `role`, those that all share where it has none; WordsError where one is wrong."""
    path, common = path_of(role, folder), _common()
    own: WordFile = read_file(WordFile, path, WordsError, "words") if path.is_file() else WordFile()
    forms = tuple(
        replace(form, groups=form.groups or common.groups, unseen=form.unseen or common.unseen) for form in own.forms
    )
    return replace(
        own,
        place=own.place or common.place,
        something_new=own.something_new or common.something_new,
        lead=own.lead or common.lead,
        forms=forms,
    )
