"""An advert, read: the pieces of the other modules put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cxprep.report.advert.agency import is_agency
from cxprep.report.advert.blocks import pieces
from cxprep.report.advert.firm import firm_of
from cxprep.report.advert.language import language_of
from cxprep.report.advert.sections import NOT_ASKED, Part, parts
from cxprep.report.advert.title import title_of
from cxprep.report.advert.words import Words
from cxprep.text.spelling import level

OF_THE_PERSON, OF_THE_FIRM, OF_THE_TITLE = 0.7, 0.35, 0.5  # how loud a line under such a heading is; an ask has 1
_LOUD = re.compile(
    r"\b(?:heart of|first task|above all|most (?:of all|important)|priority|mostly be about|matters most|the core of|"
    r"central to|main task|first job|why this job|that is why|key to|begin with|must|essential|without exception|"
    r"hires? for|cannot teach)\b"
)
_QUIET = re.compile(
    r"\b(?:welcome|a plus|nice to have|desirable|not required|appreciated|advantage|preferred|we will (?:train|teach)|"
    r"will be trained|basics of|support the|supporting|we have (?:an|a) |which produces|prepare, for next year|"
    r"pilot in|healthy working relationship|in time|later)\b"
)
LOUDER, QUIETER = 1.5, 0.45
KINDS = {"ask": True, "want": True, "firm": False, "head": False}  # what is heard, and whether it asks


@dataclass(frozen=True)
class Asked:
    """A passage of the advert: its first line, its text, and how much it weighs.

    `asks` is False for what only tells (the title, the firm of itself): it is heard, quietly, and never shown as asked.
    """

    line: int
    text: str
    level: str
    weight: float
    asks: bool = True


@dataclass(frozen=True)
class Job:
    """An advert, read. `language` is None where too little tells; `set_aside` counts the lines that ask nothing."""

    title: str
    firm: str | None
    asked: tuple[Asked, ...]
    words: str
    set_aside: int
    language: str | None = None
    agency: bool = False
    parts: tuple[Part, ...] = field(default=(), repr=False)


def read_advert(lines: Sequence[str], words: Words) -> Job:
    """The advert in these lines."""
    found = pieces(lines)
    firm = firm_of(found, parts(found, words), words)
    judged = parts(found, words, firm)
    whole = "\n".join(piece.text for piece in found)
    aside = sum(part.last - part.line + 1 for part in judged if part.kind in NOT_ASKED)
    return Job(
        title=title_of(found, judged, words),
        firm=firm,
        asked=tuple(_asked(judged)),
        words=level(whole),
        set_aside=aside,
        language=language_of(whole),
        agency=is_agency(whole, words),
        parts=tuple(judged),
    )


def _asked(judged: Sequence[Part]) -> list[Asked]:
    """The passages that ask, and those that only tell of the seat or the firm: one for each piece of the advert."""
    out = []
    for (_, asks), group in groupby(judged, key=lambda part: (part.piece, KINDS.get(part.kind))):
        if asks is None:
            continue
        some = list(group)
        text = " ".join(part.text for part in some)
        weight = {"want": OF_THE_PERSON, "firm": OF_THE_FIRM, "head": OF_THE_TITLE}.get(some[0].kind, 1.0)
        out.append(Asked(some[0].line, text, level(text), weight * _loudness(level(text)), asks))
    return out


def _loudness(text: str) -> float:
    """How much a passage weighs: more where the advert says so, less where it is welcome or others do it."""
    return (LOUDER if _LOUD.search(text) else 1.0) * (QUIETER if _QUIET.search(text) else 1.0)
