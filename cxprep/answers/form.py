"""What a text is by its form: English or not, a CV or something said. Nothing of what it says is read here.

A CV has headings, dates from and to, bullets, and lines without a subject, and next to no "I"; what is said aloud has
none of it. A text is English where its words are those that English answers have, few little words or many: learners
of English and people who talk like a telegram leave the little ones out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from cxprep.answers import model
from cxprep.places import data_path

ENGLISH = 3  # one word in so many is one that English answers have
LEAST_SIGNS = 2  # so many different signs make a CV, where next to nobody says "I"
FIRST = 40  # words; in a CV at most one in so many is "I", "my" or "we"
MOST_SECOND, MOST_BRIEF = 25, 8  # words of a short answer to a follow-up, and of one that is nothing but the answer
_UNIT = re.compile(r"(?<=[.;]) ")


@cache
def rules() -> Mapping[str, Any]:
    """The patterns, and how many of each make a sign, as the page gets them."""
    return yaml.safe_load(data_path("common", "answers", "form.yml").read_text(encoding="utf-8"))


@cache
def _compiled() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    held = rules()
    return {name: re.compile(one, re.ASCII) for name, one in held["cv"].items()}, re.compile(held["first"], re.ASCII)


@cache
def little_words() -> frozenset[str]:
    """Words of which English prose is full."""
    text = data_path("common", "checking", "english.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)["english"].split())


def is_english(words: Sequence[str]) -> bool:
    """Whether enough of a text's words are little English ones, or stand in the answers that were learned from."""
    known = sum(word in little_words() or model.is_word_of_answers(word) for word in words)
    return known * ENGLISH >= len(words)


def is_cv(plain: str, words: Sequence[str]) -> bool:
    """Whether a text, in plain letters (`transcript.letters`) with its lines, is a CV and nothing that was said."""
    patterns, first = _compiled()
    counts = dict.fromkeys(patterns, 0)
    units = [unit.strip() for line in plain.split("\n") for unit in _UNIT.split(line)]
    for unit in units:
        for name, pattern in patterns.items():
            counts[name] += sum(1 for _ in pattern.finditer(unit))
    if counts["range"] >= 3:
        return True
    if len(first.findall(plain)) * FIRST > len(words):
        return False
    of = rules()["signs"]
    signs = sum(counts[name] >= many for name, many in of.items())
    return signs >= LEAST_SIGNS and (signs > LEAST_SIGNS or counts["bare"] < signs or counts["heading"] > 0)


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rules()[name], re.ASCII)


def is_sore(plain: str) -> bool:
    """Whether a plain text tells of a death, an illness or an assault, of which nobody should be pressed."""
    return bool(_whole("sore").search(plain))


def gives(asked_for: str, signs: Collection[str], plain: str, many: int) -> bool:
    """Whether a short answer of `many` words to a follow-up gives what was asked for, by the signs that stand in it."""
    if many > MOST_SECOND:
        return False
    if asked_for == "figure" and _whole("few").search(plain):
        return True
    if asked_for == "basis" and "ratio" in signs and "compare" not in signs:
        return False  # the same share once more
    brief = many <= MOST_BRIEF and asked_for not in ("figure", "basis")
    return brief or any(sign in signs for sign in rules()["second"][asked_for])


def does(signs: Collection[str]) -> bool:
    """Whether a piece tells, in the present tense, what the speaker does on one occasion, from its signs."""
    return "i_do" in signs and {"would", "always", "you", "asks"}.isdisjoint(signs)


def is_told_in_present(signs: Sequence[Collection[str]]) -> bool:
    """Whether an answer tells one's deeds in the present tense alone, as learners of English do: "I close shop"."""
    return any(map(does, signs)) and not any("i_did" in one for one in signs)


def is_hypothetical(signs: Sequence[Collection[str]]) -> bool:
    """Whether an answer tells what one would do and nothing that one did, from the signs of its pieces."""
    would = ["would" in one for one in signs]
    vague = sum(not {"would", "always"}.isdisjoint(one) for one in signs)
    told = any("day" in one or ("i_did" in one and "would" not in one) for one in signs)
    return any(would) and vague * 2 >= len(signs) and not told
