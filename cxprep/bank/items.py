"""The kinds of item that the bank holds, field by field.

One frozen dataclass a kind; a field's annotation says what may stand in it, and `read` turns a file's data into these
by reading the annotations. This module knows no file, no YAML and no rule that needs two items: those are in `checks`.
data/README.md explains the same fields in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from cxprep.bank.constraints import (
    QUESTION_KINDS,
    AtLeast,
    Between,
    Citation,
    Concepts,
    Drills,
    FirmText,
    Level,
    LookFors,
    Model,
    OneOf,
    Presses,
    Prose,
    Scale,
    Spoken,
    Text,
    Texts,
)
from cxprep.bank.parts import Answer, Card, Claim, FacilitatorNote, Part, Pushback


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has."""

    section: ClassVar[str]
    id: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class LookFor(Item):
    """Something that interviewers look for."""

    section = "look-for"
    shows: Text
    fails: Text
    claims: tuple[Claim, ...] = ()
    card: Card | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Item):
    """A question of the interview; `title` is the question as asked."""

    section = "question"
    kind: Annotated[str, OneOf(QUESTION_KINDS)]
    tests: Text
    levels: tuple[Level, ...] = ()  # none given: all of the role's
    parts: Annotated[tuple[Part, ...], AtLeast(2)]
    answers: Annotated[tuple[Answer, ...], AtLeast(2)]
    follow_ups: Annotated[Texts, AtLeast(1)]
    presses: tuple[Presses, ...] = ()  # what each follow-up presses for, in their order
    pushbacks: tuple[Pushback, ...] = ()
    scale: Scale = field(hash=False)
    claims: tuple[Claim, ...] = ()
    look_fors: Annotated[LookFors, AtLeast(1)]
    concepts: Concepts = ()
    drills: Drills = ()
    card: Card | None = None

    @property
    def seconds(self) -> int:
        """How long the whole answer takes, in seconds."""
        return sum(part.seconds for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Concept(Item):
    """An idea of the field. `formula` is TeX without dollar signs and holds no places."""

    section = "concept"
    group: Text | None = None
    idea: Text
    formula: str | None = None
    trap: Text
    claims: tuple[Claim, ...] = ()
    look_fors: Annotated[LookFors, AtLeast(1)]
    card: Card | None = None


@dataclass(frozen=True, kw_only=True)
class Drill(Item):
    """A case to work through."""

    section = "drill"
    task: Text
    minutes: Annotated[int, Between(2, 60, "minutes")]
    model: Model | None = None
    levels: tuple[Level, ...] = ()  # none given: all of the role's
    questions: Annotated[Texts, AtLeast(1)]
    pushbacks: Annotated[tuple[Pushback, ...], AtLeast(1)]
    close: Annotated[str, Prose(), Spoken(75)]  # thirty seconds at 150 words a minute
    scale: Scale = field(hash=False)
    claims: tuple[Claim, ...] = ()
    look_fors: Annotated[LookFors, AtLeast(1)]
    concepts: Concepts = ()
    card: Card | None = None
    note: FacilitatorNote | None = None


@dataclass(frozen=True, kw_only=True)
class Ask(Item):
    """A question for the candidate to put to them; `title` is the question."""

    section = "ask"
    title: FirmText
    why: FirmText
    listen_for: FirmText
    follow_ups: tuple[FirmText, ...] = ()
    look_fors: LookFors = ()


@dataclass(frozen=True, kw_only=True)
class Emphasise(Item):
    """Something to bring out."""

    section = "emphasise"
    text: Text
    look_fors: LookFors = ()


@dataclass(frozen=True, kw_only=True)
class Avoid(Item):
    """Something to leave out."""

    section = "avoid"
    text: Text
    look_fors: LookFors = ()


@dataclass(frozen=True, kw_only=True)
class Practice(Item):
    """A way to practise."""

    section = "practice"
    text: Text


@dataclass(frozen=True, kw_only=True)
class SourceItem(Item):
    """Something to read, and what it is good for."""

    section = "source"
    cite: Citation
    good_for: Text


KINDS: dict[str, type[Item]] = {
    kind.section: kind for kind in (LookFor, Question, Concept, Drill, Ask, Emphasise, Avoid, Practice, SourceItem)
}
