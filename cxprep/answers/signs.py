"""What is counted of a piece of an answer, and of an answer as a whole.

Of a piece: n-grams of its letters, its neighbouring words, and signs. Of the whole: words, neighbouring words, and in
how many pieces each sign stands, as one "we" says little and nothing but "we" says much.

Signs are the few rules beside what is learned, from data/common/answers/signs.yml. Pairs of words tell "I had" from "we
had", and "out of" from "out". Both are counted as n-grams that no word can have, so that one regression weighs all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import yaml

from cxprep.answers.transcript import Piece
from cxprep.places import data_path
from cxprep.text.ngrams import grams, words
from cxprep.text.spelling import level

COUNTS_AS = 6  # so often does a sign stand, as n-grams of a word come in dozens; 3 reads as well
PAIR_COUNTS_AS = 3  # and so often a pair of words, or a word of the whole
MOST_KNOWN = 2000  # pieces whose signs are remembered, as they are asked for twice
FIRST, LAST = "<", ">"  # in place of a word: where a piece begins and where it ends


@cache
def rules() -> Mapping[str, Any]:
    """The patterns by sign, that of a name, and what is a sign beside another; as the page gets them."""
    data = yaml.safe_load(data_path("common", "answers", "signs.yml").read_text(encoding="utf-8"))
    words = data["words"]

    def filled(pattern: str) -> str:
        for name, part in words.items():
            pattern = pattern.replace("{" + name + "}", part)
        return pattern

    return {
        "signs": {
            name: rf"(?<![a-z0-9'])(?:{'|'.join(map(filled, of))})(?![a-z0-9])" for name, of in data["signs"].items()
        },
        "names": data["names"],
        "both": data["both"],
        "counts": COUNTS_AS,
        "pairs": PAIR_COUNTS_AS,
    }


@cache
def _compiled() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    held = rules()
    return {name: re.compile(one, re.ASCII) for name, one in held["signs"].items()}, re.compile(held["names"], re.ASCII)


@lru_cache(maxsize=MOST_KNOWN)
def of(piece: Piece) -> frozenset[str]:
    """The signs that stand in a piece."""
    signs, names = _compiled()
    found = {name for name, pattern in signs.items() if pattern.search(piece.plain)}
    if names.search(piece.shown):
        found.add("names")
    found |= {name for name, (one, others) in rules()["both"].items() if one in found and not found.isdisjoint(others)}
    return frozenset(found)


def _add_pairs(found: dict[str, int], row: Sequence[str]) -> None:
    for pair in pairwise([FIRST, *row, LAST]):
        name = " ".join(pair)
        found[name] = found.get(name, 0) + PAIR_COUNTS_AS


def about(plain: str) -> dict[str, int]:
    """The n-grams of a plain text, its words and its pairs of words: by what it is about a thing."""
    found = dict(grams(plain))
    row = words(level(plain))
    for word in row:
        found[f" {word} "] = found.get(f" {word} ", 0) + PAIR_COUNTS_AS
    _add_pairs(found, row)
    return found


def counts(piece: Piece) -> dict[str, int]:
    """The n-grams of a piece, its pairs of words and its signs, as one table of counts."""
    found = dict(grams(piece.plain))
    _add_pairs(found, words(level(piece.plain)))
    for sign in sorted(of(piece)):
        found[f"#{sign}"] = COUNTS_AS
    return found


def whole(pieces: Sequence[Piece]) -> dict[str, int]:
    """The words of an answer, its pairs of words and its signs, each sign as often as pieces have it."""
    found: dict[str, int] = {}
    for piece in pieces:
        row = words(level(piece.plain))
        for word in row:
            found[f" {word} "] = found.get(f" {word} ", 0) + PAIR_COUNTS_AS
        _add_pairs(found, row)
        for sign in sorted(of(piece)):
            found[f"#{sign}"] = found.get(f"#{sign}", 0) + COUNTS_AS
    return found
