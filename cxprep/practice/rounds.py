"""The rounds that a mock interview can be, from data/common/rounds.yml: a recruiter's call, a one-way video, a hiring
manager, a panel, a case at a whiteboard. Each has its own clock, questions and scale; what a seat is asked in it comes
from its bank, by the questions' kinds. Knows no seat, no page and no clock. data/README.md is the dictionary.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from cxprep.bank import QUESTION_KINDS
from cxprep.bank.constraints import ANCHORS, AtLeast, Between, Keyed, Matches, OneOf, Presses
from cxprep.bank.parts import Part
from cxprep.bank.yaml_files import read_file
from cxprep.places import data_path

FILE = data_path("common", "rounds.yml")
MEANS = ("voice", "camera", "board")  # aloud; recorded, in one take; with a whiteboard
Name = Annotated[str, Matches(r"[a-z][a-z-]*", "hiring-manager")]


class RoundsError(ValueError):
    """What is wrong with the file of rounds, a sentence each."""


@dataclass(frozen=True, kw_only=True)
class PersonQuestion:
    """What a person of the round asks on anybody's answer, and the quality that it presses for."""

    presses: Presses
    says: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who asks. `presses` are the qualities that this person wants; a role's words.yml may name another."""

    id: Name
    who: str
    interest: str = ""
    presses: tuple[Presses, ...] = ()
    questions: tuple[PersonQuestion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OwnQuestion:
    """A question of the round itself, which every seat is asked."""

    id: Name
    title: str
    kind: Annotated[str, OneOf(QUESTION_KINDS)]
    parts: Annotated[tuple[Part, ...], AtLeast(2)]
    follow_ups: Annotated[tuple[str, ...], AtLeast(1)]
    presses: Annotated[tuple[Presses, ...], AtLeast(1)]


@dataclass(frozen=True, kw_only=True)
class Draw:
    """One question of the role's bank: of the first of these kinds that still has one, of any where none has."""

    kinds: Annotated[tuple[Annotated[str, OneOf(QUESTION_KINDS)], ...], AtLeast(1)]


@dataclass(frozen=True, kw_only=True)
class RoundDimension:
    """One thing that the round is judged by, with five sentences from weak to strong."""

    name: Name
    title: str
    anchors: Annotated[tuple[str, ...], AtLeast(2)]


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round. `think` is the time before an answer and `answer` the most it may take, in seconds; with 0 there is
    none, and the question's own time holds. `minutes` is the most that the whole may take."""

    id: Name
    title: str
    about: str
    how: str
    minutes: Annotated[int, Between(5, 60, "minutes")]
    think: Annotated[int, Between(0, 120, "seconds")] = 0
    answer: Annotated[int, Between(0, 600, "seconds")] = 0
    means: Annotated[str, OneOf(MEANS)] = "voice"
    persons: Annotated[tuple[Person, ...], Keyed("id")] = ()
    questions: Annotated[tuple[OwnQuestion, ...], Keyed("id")] = ()
    draws: tuple[Draw, ...] = ()
    drills: Annotated[int, Between(0, 1, "drills")] = 0
    scale: Annotated[tuple[RoundDimension, ...], AtLeast(1), Keyed("name")]

    def page(self) -> dict[str, Any]:
        """The round as plain data for the page."""
        return asdict(self) | {"questions": [_as_asked(self, one) for one in self.questions]}


@dataclass(frozen=True, kw_only=True)
class RoundsFile:
    """The rounds, each under its name."""

    rounds: Annotated[tuple[Round, ...], AtLeast(1), Keyed("id")]


def own_id(round: Round, question: OwnQuestion) -> str:
    """How a question of the round is called in a link, a score and a kept answer."""
    return f"round.{round.id}.{question.id}"


def _as_asked(round: Round, question: OwnQuestion) -> dict[str, Any]:
    return asdict(question) | {"id": own_id(round, question), "role": "", "pushbacks": [], "levels": [], "scale": {}}


@cache
def rounds(path: Path = FILE) -> tuple[Round, ...]:
    """The rounds in the file's order; RoundsError, in sentences, where something is wrong."""
    found: RoundsFile = read_file(RoundsFile, path, RoundsError, "rounds")
    if problems := [words for one in found.rounds for words in _unsound(one)]:
        raise RoundsError("\n".join(problems))
    return found.rounds


def _unsound(one: Round) -> list[str]:
    wrong = [
        f"{one.id}: {dimension.name} has {len(dimension.anchors)} anchors; a scale has {ANCHORS}."
        for dimension in one.scale
        if len(dimension.anchors) != ANCHORS
    ]
    wrong += [
        f"{one.id}: {question.id} should say of each follow-up what it presses for."
        for question in one.questions
        if len(question.presses) != len(question.follow_ups)
    ]
    if not (one.questions or one.draws or one.drills):
        wrong.append(f"{one.id} asks nothing; give it questions, draws or a drill.")
    return wrong
