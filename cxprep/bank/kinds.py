"""The kinds of item that the bank holds, field by field.

One frozen dataclass a kind; a field's annotation says what may stand in it, and `read` turns a file's data into these
by reading the annotations. This module knows no file, no YAML and no rule that needs two items: those are in `checks`.
data/README.md explains the same fields in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

LEVELS = ("associate", "lead", "head")
QUALITIES = ("strong", "fair", "weak")
GRADES = ("A", "B", "C", "D")
QUESTION_KINDS = ("screening", "motivation", "behavioural", "situational", "knowledge", "firm", "case", "tricky")
ANCHORS = 5


@dataclass(frozen=True)
class Prose:
    """A text for readers. It may hold `{fact:format}` places, and `{firm}` where `firm` says so."""

    firm: bool = False


@dataclass(frozen=True)
class OneOf:
    """One word of a fixed list."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """A whole number from `low` to `high`, counted in `unit`."""

    low: int
    high: int
    unit: str


@dataclass(frozen=True)
class Refers:
    """The id of an item that stands in `section`."""

    section: str


@dataclass(frozen=True)
class Matches:
    """A word of the form that `pattern` describes; `like` shows one."""

    pattern: str
    like: str


@dataclass(frozen=True)
class AtLeast:
    """A list with at least so many entries."""

    count: int


@dataclass(frozen=True)
class Keyed:
    """Entries written as a mapping whose keys are their field `by` (or as a list whose entries carry that field)."""

    by: str


@dataclass(frozen=True)
class Spoken:
    """A text said aloud: so many words at most."""

    words: int


Text = Annotated[str, Prose()]
FirmText = Annotated[str, Prose(firm=True)]
Level = Annotated[str, OneOf(LEVELS)]
Citation = Annotated[str, Matches(r"[a-z][a-z0-9-]*", "dematos2007, a key of data/sources.bib")]
# A citation key, or the id of a source of the bank, or one of the words that say whose figure it is.
Source = Annotated[str, Matches(r"[a-z][a-z0-9-]*(\.source\.[a-z0-9-]+)?", "dematos2007, or luxury-digital.source.x")]
Model = Annotated[str, Matches(r"cxprep\.models\.\w+:\w+", "cxprep.models.clienteling:compare")]
LookFors = tuple[Annotated[str, Refers("look-for")], ...]
Concepts = tuple[Annotated[str, Refers("concept")], ...]
Drills = tuple[Annotated[str, Refers("drill")], ...]
Texts = tuple[Text, ...]
# level -> dimension -> the five anchors, from 1 (weakest) to 5
Scale = Mapping[str, Mapping[str, Texts]]
frozen = dataclass(frozen=True, kw_only=True)


@frozen
class Fact:
    """A figure that texts may hold: a number with the format it is shown in, or a word.

    `value` is given, or it is the `output` of a `model` called with `inputs` over its defaults.
    """

    value: float | str | None = None
    format: str | None = None
    source: Source
    about: str | None = None
    model: Model | None = None
    output: str | None = None
    inputs: Mapping[str, float] = field(default_factory=dict, hash=False)


@frozen
class Dimension:
    """One of the things that a scale judges."""

    name: Annotated[str, Matches(r"[a-z][a-z-]*", "substance")]
    title: Text
    sentence: Text


@frozen
class Seat:
    """What a role's file says of the role itself."""

    id: Annotated[str, Matches(r"[a-z]+(-[a-z]+)*", "cx-lead")]
    title: Text
    description: Text
    levels: Annotated[tuple[Level, ...], AtLeast(1)]
    dimensions: Annotated[tuple[Dimension, ...], AtLeast(1), Keyed("name")]
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


@frozen
class Card:
    """The two sides of a recall card."""

    front: Text
    back: Text


@frozen
class Claim:
    """Something the book says is so, with the grade of the evidence and where it is from."""

    text: Text
    grade: Annotated[str, OneOf(GRADES)]
    source: Source | None = None


@frozen
class Part:
    """A part of an answer: what to do, and how long it may take."""

    name: Text
    seconds: Annotated[int, Between(5, 300, "seconds")]
    do: Text


@frozen
class Note:
    """A remark in the margin of an answer, on words that stand in it."""

    quote: Text
    note: Text


@frozen
class Answer:
    """What one fictional candidate says."""

    quality: Annotated[str, OneOf(QUALITIES)]
    level: Level
    candidate: Text
    text: Text
    notes: Annotated[tuple[Note, ...], AtLeast(1)]


@frozen
class Pushback:
    """An objection, who raises it, and an answer to it."""

    who: Text
    says: Text
    answer: Text


@frozen
class FacilitatorNote:
    """What the leader of a workshop should know. It stays off the reader's site."""

    purpose: Text
    goes_wrong: Annotated[Texts, AtLeast(1)]
    helps: Annotated[Texts, AtLeast(1)]
    argued: Annotated[Texts, AtLeast(1)]


@frozen
class Item:
    """What every item has."""

    section: ClassVar[str]
    id: str
    title: Text


@frozen
class LookFor(Item):
    """Something that interviewers look for."""

    section = "look-for"
    shows: Text
    fails: Text
    claims: tuple[Claim, ...] = ()
    card: Card | None = None


@frozen
class Question(Item):
    """A question of the interview; `title` is the question as asked."""

    section = "question"
    kind: Annotated[str, OneOf(QUESTION_KINDS)]
    tests: Text
    levels: tuple[Level, ...] = ()  # none given: all of the role's
    parts: Annotated[tuple[Part, ...], AtLeast(2)]
    answers: Annotated[tuple[Answer, ...], AtLeast(2)]
    follow_ups: Annotated[Texts, AtLeast(1)]
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


@frozen
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


@frozen
class Drill(Item):
    """A case to work through."""

    section = "drill"
    task: Text
    minutes: Annotated[int, Between(2, 60, "minutes")]
    model: Model | None = None
    levels: tuple[Level, ...] = ()  # none given: all of the role's
    questions: Annotated[Texts, AtLeast(1)]
    pushbacks: Annotated[tuple[Pushback, ...], AtLeast(1)]
    close: Annotated[str, Prose(), Spoken(100)]  # thirty seconds at a brisk pace
    scale: Scale = field(hash=False)
    claims: tuple[Claim, ...] = ()
    look_fors: Annotated[LookFors, AtLeast(1)]
    concepts: Concepts = ()
    card: Card | None = None
    note: FacilitatorNote | None = None


@frozen
class Ask(Item):
    """A question for the candidate to put to them; `title` is the question."""

    section = "ask"
    title: FirmText
    why: FirmText
    listen_for: FirmText
    follow_ups: tuple[FirmText, ...] = ()
    look_fors: LookFors = ()


@frozen
class Emphasise(Item):
    """Something to bring out."""

    section = "emphasise"
    text: Text
    look_fors: LookFors = ()


@frozen
class Avoid(Item):
    """Something to leave out."""

    section = "avoid"
    text: Text
    look_fors: LookFors = ()


@frozen
class Practice(Item):
    """A way to practise."""

    section = "practice"
    text: Text


@frozen
class SourceItem(Item):
    """Something to read, and what it is good for."""

    section = "source"
    cite: Citation
    good_for: Text


KINDS: dict[str, type[Item]] = {
    kind.section: kind
    for kind in (LookFor, Question, Concept, Drill, Ask, Emphasise, Avoid, Practice, SourceItem)
}
