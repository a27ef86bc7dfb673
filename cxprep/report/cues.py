"""How much the words of an advert's passage speak for each look-for: many weak cues, each with a weight, added up.

A cue is a family of words (calling, writing, names, failures), a word, two neighbouring words, or a figure.
Families stand in data/common/cues.yml, weights in each role's weights.yml; `make weights` works these out from lines
that were labelled by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cxprep.text.stems import stem

_WORD = re.compile(r"[a-zà-ÿ]+(?:[-'][a-zà-ÿ]+)*|[$£€]?\d[\d,.]*%?")
NUMBERS = frozenset(
    (
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fourteen",
        "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
        "thousand", "million", "dozen", "half", "third", "quarter", "double", "twice",
    )
)  # fmt: skip
STOP = frozenset(
    (
        "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as",
        "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these", "those", "he", "she",
        "they", "them", "his", "her", "their", "our", "we", "us", "you", "your", "who", "whom", "which", "what",
        "when", "where", "there", "then", "than", "so", "not", "no", "do", "did", "does", "had", "has", "have",
        "will", "would", "can", "could", "may", "might", "must", "if", "into", "out", "up", "down", "over",
        "about", "after", "before", "all", "any", "some", "more", "most", "very", "also", "just", "only", "own",
        "same", "such", "too", "both", "each", "other", "another", "one", "i", "my", "me",
    )
)  # fmt: skip


def families(data: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each stem the families that it belongs to."""
    found: dict[str, list[str]] = {}
    for name, words in data.items():
        for word in words.split():
            held = found.setdefault(stem(word), [])
            if name not in held:
                held.append(name)
    return {word: tuple(names) for word, names in found.items()}


def cues(text: str, of: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The cues in a levelled text, each with the word that gave it: families, words, and figures."""
    found: dict[str, str] = {}
    before, before_stem = "", ""
    for word in _WORD.findall(text):
        if word[0].isalpha():
            short = stem(word)
            if before:
                found.setdefault(f"{before_stem}_{short}", f"{before} {word}")
            before, before_stem = word, short
        else:
            before = ""
        if word[0] in "$£€":
            found.setdefault("#money", word)
            continue
        if word[0].isdigit():
            found.setdefault("#percent" if word.endswith("%") else "#number", word)
            continue
        if word in NUMBERS:
            found.setdefault("#number", word)
        short = stem(word)
        for name in of.get(short, ()):
            found.setdefault("$" + name, word)
        if word not in STOP and len(short) > 2:
            found.setdefault(short, word)
        if word in ("i", "my", "me"):
            found.setdefault("#own", word)
        if "-" in word:
            for part in word.split("-"):
                short = stem(part)
                for name in of.get(short, ()):
                    found.setdefault("$" + name, word)
    return found


class Cues:
    """The families of cues.yml and the weights of all roles, each look-for's read when it is first asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.families = families(data["families"])
        self._data = data
        self._weights: dict[tuple[str, str], tuple[float, dict[str, float]]] = {}
        self._known: dict[str, dict[str, str]] = {}

    def found(self, text: str) -> dict[str, str]:
        """The cues in a levelled text."""
        if text not in self._known:
            if len(self._known) > 2000:
                self._known.clear()
            self._known[text] = cues(text, self.families)
        return self._known[text]

    def has(self, kind: str, id: str) -> bool:
        """Whether anything was learned for a look-for ("asked") or a role ("role")."""
        return bool(self._data[kind].get(id))

    def weights(self, kind: str, id: str) -> tuple[float, dict[str, float]]:
        """Where a look-for's sum begins, and what each cue adds; `kind` is "asked" (of adverts)."""
        if (kind, id) not in self._weights:
            pairs = (entry.rsplit("=", 1) for entry in self._data[kind].get(id, "").split())
            held = {name: float(weight) for name, weight in pairs}
            self._weights[kind, id] = held.pop("#start", 0.0), held
        return self._weights[kind, id]

    def sum(self, kind: str, id: str, text: str) -> tuple[float, list[str]]:
        """What the cues of a levelled text add up to for a look-for, and the words that spoke for it most."""
        total, held = self.weights(kind, id)
        for_it: dict[str, float] = {}
        for cue, word in self.found(text).items():
            weight = held.get(cue)
            if weight:
                total += weight
                if weight > 0 and len(word) > 2 and word not in STOP:
                    for_it[word] = for_it.get(word, 0.0) + weight
        return total, sorted(for_it, key=lambda word: (-for_it[word], word))[:4]
