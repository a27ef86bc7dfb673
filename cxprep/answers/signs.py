"""What is counted of a piece of an answer: n-grams of its letters, its neighbouring words, and signs.

Signs are the few rules beside what is learned, from data/common/answers/signs.yml. Pairs of words tell "I had" from "we
had", and "out of" from "out". Both are counted as n-grams that no word can have, so that one regression weighs all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import yaml

from cxprep.answers.transcript import Piece
from cxprep.places import data_path
from cxprep.text.ngrams import grams, words
from cxprep.text.spelling import level

COUNTS_AS = 6  # so often does a sign stand, as n-grams of a word come in dozens; 3 reads as well
PAIR_COUNTS_AS = 3  # and so often a pair of words
FIRST, LAST = "<", ">"  # in place of a word: where a piece begins and where it ends


@cache
def rules() -> Mapping[str, Any]:
    """The patterns by sign, words put in, and the pattern of a name; as the page gets them."""
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
        "counts": COUNTS_AS,
        "pairs": PAIR_COUNTS_AS,
    }


@cache
def _compiled() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    held = rules()
    return {name: re.compile(one, re.ASCII) for name, one in held["signs"].items()}, re.compile(held["names"], re.ASCII)


def of(piece: Piece) -> set[str]:
    """The signs that stand in a piece."""
    signs, names = _compiled()
    found = {name for name, pattern in signs.items() if pattern.search(piece.plain)}
    if names.search(piece.shown):
        found.add("names")
    return found


def counts(piece: Piece) -> dict[str, int]:
    """The n-grams of a piece, its pairs of words and its signs, as one table of counts."""
    found = dict(grams(piece.plain))
    row = [FIRST, *words(level(piece.plain)), LAST]
    for pair in pairwise(row):
        name = " ".join(pair)
        found[name] = found.get(name, 0) + PAIR_COUNTS_AS
    for sign in sorted(of(piece)):
        found[f"#{sign}"] = COUNTS_AS
    return found
