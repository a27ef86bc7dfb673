"""The labelled answers that the reading of answers is learned from: data/common/answers, and the bank's own.

An answer's label says that a quality is shown and not where. For most of them a hand has said on which of its words it
rests (rests_on.yml).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cxprep import bank as banks
from cxprep.answers import signs
from cxprep.answers.model import topic
from cxprep.answers.transcript import Piece, letters, pieces, shortened
from cxprep.places import data_path

FOLDER = data_path("common", "answers")
# One author a file, beside the bank's own answers, bank.yml.
LEARNED_FROM = ("transcripts.yml", "spoken.yml", "told.yml", "fourth.yml", "fifth.yml", "sixth.yml", "seventh.yml")
OWN = ("bank", "sixth", "seventh")  # by hands of the book: learned from, and nothing is drawn or measured on them
# Written a kind at a time: lines drawn on it would count a kind as often as it was written.
UNDRAWN = ("seventh",)
OFF = "off_question"


@dataclass
class Spoken:
    """A labelled answer, its pieces and what they count."""

    id: str
    question: str
    text: str
    has: frozenset[str]
    open: frozenset[str]
    press: tuple[str, ...]
    batch: str
    rests: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pieces: list[Piece] = field(init=False)
    counts: list[dict[str, int]] = field(init=False)  # of each piece
    whole: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = pieces(shortened(self.text)[0])
        self.counts = [signs.counts(piece) for piece in self.pieces]
        self.whole = signs.whole(self.pieces)

    @property
    def about(self) -> str:
        """The topic of its question."""
        return topic(self.question)

    @property
    def off(self) -> bool:
        return self.press[:1] == (OFF,)

    def named(self, quality: str) -> set[int]:
        """The pieces on which a quality rests, where a hand has said so."""
        words = self.rests.get(quality, ())
        return {place for place, piece in enumerate(self.pieces) if any(one in piece.shown for one in words)}


def read_yaml(path: Path) -> Any:
    """What a file of the folder holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def labelled(path: Path, rests: Mapping[str, Any] | None = None) -> list[Spoken]:
    """The labelled answers of one file."""
    return [
        Spoken(
            one["id"],
            one["question"],
            one["text"],
            frozenset(one["has"]),
            frozenset(one.get("open", ())),
            tuple(one["press"]),
            path.stem,
            (rests or {}).get(one["id"], {}),
        )
        for one in read_yaml(path)
    ]


def of_bank(held: banks.Bank) -> list[Spoken]:
    """The bank's own answers with their labels, bank.yml."""
    found = []
    for id, by_quality in read_yaml(FOLDER / "bank.yml").items():
        for quality, labels in by_quality.items():
            answers = [answer for answer in held[id].answers if answer.quality == quality]
            for number, (answer, one) in enumerate(zip(answers, labels, strict=False)):
                text = held.text(answer.text, id.split(".")[0])
                has, open_ = frozenset(one["has"]), frozenset(one["open"])
                name = f"bank.{id}.{quality}.{number}"
                found.append(Spoken(name, id, text, has, open_, tuple(one["press"]), "bank"))
    return [one for one in found if one.press]


def learned_from(held: banks.Bank) -> list[Spoken]:
    """Everything that is learned from, with labels."""
    rests = read_yaml(FOLDER / "rests_on.yml")
    return of_bank(held) + [one for name in LEARNED_FROM for one in labelled(FOLDER / name, rests)]


def sentences() -> list[tuple[dict[str, int], frozenset[str]]]:
    """The single sentences, counted, and what they show."""
    return [
        (signs.counts(Piece(one["text"], letters(one["text"]))), frozenset(one["has"]))
        for one in read_yaml(FOLDER / "sentences.yml")
    ]
