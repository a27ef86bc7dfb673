"""Signs in a piece of an answer: the few rules beside what is learned, from data/common/answers/signs.yml.

They are counted as n-grams that no word can have, so that one regression weighs both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from cxprep.answers.transcript import Piece
from cxprep.places import data_path
from cxprep.text.ngrams import grams

COUNTS_AS = 6  # so often does a sign stand, as n-grams of a word come in dozens; 3 reads as well


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
    """The n-grams of a piece and its signs, as one table of counts."""
    found = dict(grams(piece.plain))
    for sign in sorted(of(piece)):
        found[f"#{sign}"] = COUNTS_AS
    return found
