"""What the items of the bank are made of: facts, cards, claims, answers, pushbacks, and the role itself.

A field's annotation says what may stand in it. The items are in `kinds`; data/README.md explains all fields in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from cxprep.bank.constraints import (
    GRADES,
    QUALITIES,
    AtLeast,
    Between,
    Keyed,
    Level,
    Matches,
    Model,
    OneOf,
    Source,
    Text,
    Texts,
)


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """One of the things that a scale judges."""

    name: Annotated[str, Matches(r"[a-z][a-z-]*", "substance")]
    title: Text
    sentence: Text


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a role's file says of the role itself."""

    id: Annotated[str, Matches(r"[a-z]+(-[a-z]+)*", "store-manager")]
    title: Text
    description: Text
    levels: Annotated[tuple[Level, ...], AtLeast(1)]
    dimensions: Annotated[tuple[Dimension, ...], AtLeast(1), Keyed("name")]
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Card:
    """The two sides of a recall card."""

    front: Text
    back: Text


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something the book says is so, with the grade of the evidence and where it is from."""

    text: Text
    grade: Annotated[str, OneOf(GRADES)]
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of an answer: what to do, and how long it may take."""

    name: Text
    seconds: Annotated[int, Between(5, 300, "seconds")]
    do: Text


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark in the margin of an answer, on words that stand in it."""

    quote: Text
    note: Text


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one fictional candidate says; `lift` says what would make a fair answer a strong one."""

    quality: Annotated[str, OneOf(QUALITIES)]
    level: Level
    candidate: Text
    text: Text
    lift: Text | None = None
    notes: Annotated[tuple[Note, ...], AtLeast(1)]


@dataclass(frozen=True, kw_only=True)
class Pushback:
    """An objection, who raises it, and an answer to it.

    `says` may reply to what only one of our own candidates has said; `to_anybody` then is the same objection to whoever
    sits there, which an interview and a friend's card put.
    """

    who: Text
    says: Text
    answer: Text
    to_anybody: Text | None = None

    @property
    def asked(self) -> str:
        """The objection as it can be put to anybody."""
        return self.to_anybody or self.says


@dataclass(frozen=True, kw_only=True)
class FacilitatorNote:
    """What the leader of a workshop should know. It stays off the reader's site."""

    purpose: Text
    goes_wrong: Annotated[Texts, AtLeast(1)]
    helps: Annotated[Texts, AtLeast(1)]
    argued: Annotated[Texts, AtLeast(1)]
