"""The n-grams of letters of a text: three to five neighbouring letters within a word and its edges.

Spelling is levelled first, and a number is a number, in figures or in words: "31%" and "18%" give the same n-grams, so
that what is learned is that there is a figure and not which. The same function serves learning and applying.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cxprep.text.spelling import level

SHORTEST, LONGEST = 3, 5
WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:'[^\W\d_]+)*|[%$£€+&]")
_NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "dozen",
    ]
)


def words(text: str) -> list[str]:
    """The words of a levelled text, every number as 0."""
    return ["0" if word[0].isdigit() or word in _NUMBERS else word for word in WORD.findall(text)]


@lru_cache(maxsize=20_000)
def of_word(word: str) -> tuple[str, ...]:
    """The n-grams of one word; a word of one letter is its own."""
    edged = f" {word} "
    if len(edged) <= SHORTEST:
        return (edged,)
    return tuple(
        edged[start : start + size]
        for size in range(SHORTEST, min(LONGEST, len(edged)) + 1)
        for start in range(len(edged) - size + 1)
    )


def grams(text: str) -> dict[str, int]:
    """How often each n-gram stands in a text."""
    counts: dict[str, int] = {}
    for word in words(level(text)):
        for gram in of_word(word):
            counts[gram] = counts.get(gram, 0) + 1
    return counts
