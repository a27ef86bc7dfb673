"""A transcript as the reader of answers sees it: tidy, and cut into pieces of a sentence or less.

What somebody says aloud has few full stops, and dictation may set none: a sentence that runs on is cut where another
would end, and then by words. The page's twin is `answers.mjs`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxprep.checking.rules import plain, tidy
from cxprep.text.sentences import sentences

LONGEST = 30  # words of a piece; a longer sentence is cut
SHORTEST = 6  # words; a shorter sentence goes with its neighbour
MOST_WORDS = 1200  # what is read of a transcript: eight minutes of speech
MOST_CHARACTERS = 20_000
LEAST_WORDS = 5
_END = re.compile(r"(?<=[.!?;]) ")
_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]")
_OTHER = re.compile(r"[^\x20-\x7e\n£€]")


@dataclass(frozen=True)
class Piece:
    """A sentence or a part of one: as it was written, and in small plain letters, one character for one."""

    shown: str
    plain: str


def letters(shown: str) -> str:
    """A tidy text in small letters without accents; what is neither ASCII nor money is a space."""
    return _OTHER.sub(" ", plain(shown))


def lined(text: str) -> str:
    """A text with its own lines, each tidy, bullets as hyphens at the beginning of one: what its form is seen by."""
    rows = _BULLET.sub("\n- ", text[:MOST_CHARACTERS]).split("\n")
    return "\n".join(one for one in map(tidy, rows) if one)


def pieces(shown: str) -> list[Piece]:
    """The pieces of a tidy text."""
    found: list[str] = []
    for line in shown.split("\n"):
        short = ""  # a sentence of few words says little alone: it goes with the next one
        for sentence in sentences(line):
            for part in [sentence] if sentence.count(" ") < LONGEST else _END.split(sentence):
                whole = f"{short} {part}" if short else part
                if whole.count(" ") + 1 < SHORTEST:
                    short = whole
                    continue
                short = ""
                words = whole.split(" ")
                many = -(-len(words) // LONGEST)
                size = -(-len(words) // many)
                found += [" ".join(words[start : start + size]) for start in range(0, len(words), size)]
        if short:
            if found and line.find(found[-1]) >= 0:
                found[-1] = f"{found[-1]} {short}"
            else:
                found.append(short)
    return [Piece(one, letters(one)) for one in found if one.strip()]


def shortened(text: str) -> tuple[str, bool]:
    """The tidy text, at most `MOST_WORDS` of it, and whether something was left out."""
    shown = tidy(text[: MOST_CHARACTERS * 2])
    cut = len(text) > MOST_CHARACTERS * 2 or len(shown) > MOST_CHARACTERS
    shown = shown[:MOST_CHARACTERS]
    for seen, gap in enumerate(re.finditer(r"[ \n]", shown), start=1):
        if seen >= MOST_WORDS:
            return shown[: gap.start()], True
    return shown, cut
