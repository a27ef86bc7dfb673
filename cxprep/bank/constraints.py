"""What an annotation of the bank can say of a field: the words of the schema.

A field of an item is `Text`, `Level`, a list with at least one `Part`; `read` and `checks` look at these marks. This
module knows no item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

LEVELS = ("associate", "lead", "head")
QUALITIES = ("strong", "fair", "weak")
HEARD = ("scene", "own_part", "figure", "basis", "price", "firm")  # what an answer is read for
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
Presses = Annotated[str, OneOf(HEARD)]
Level = Annotated[str, OneOf(LEVELS)]
Citation = Annotated[str, Matches(r"[a-z][a-z0-9-]*", "dematos2007, a key of data/sources.bib")]
# A citation key, or the id of a source of the bank, or one of the words that say whose figure it is.
Source = Annotated[str, Matches(r"[a-z][a-z0-9-]*(\.source\.[a-z0-9-]+)?", "dematos2007, or store-manager.source.x")]
Model = Annotated[str, Matches(r"cxprep\.models\.\w+:\w+", "cxprep.models.clienteling:compare")]
LookFors = tuple[Annotated[str, Refers("look-for")], ...]
Concepts = tuple[Annotated[str, Refers("concept")], ...]
Drills = tuple[Annotated[str, Refers("drill")], ...]
Texts = tuple[Text, ...]
# level -> dimension -> the five anchors, from 1 (weakest) to 5
Scale = Mapping[str, Mapping[str, Texts]]
