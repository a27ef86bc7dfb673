"""What is counted in a line of a CV: n-grams of letters, families of words, and which family follows which.

N-grams know a word's form and nothing of its neighbours. That somebody called a customer, and not that calls and
customers stand in the same line, only two families in their order tell: "call>customer". Families stand in
data/common/cues.yml; the same function serves learning and applying.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxprep.report.cues import NUMBERS
from cxprep.text.ngrams import grams
from cxprep.text.spelling import level
from cxprep.text.stems import stem

TWICE = 2  # a family says more than one n-gram
MOST_KNOWN = 2000  # texts whose signs are remembered, as several sums ask for the same
_WORD = re.compile(r"[a-zà-ÿ]+(?:[-'][a-zà-ÿ]+){0,6}|[$£€]?\d[\d,.]{0,24}%?")
_OWN = frozenset(("i", "my", "me"))


class LineSigns:
    """Counts the signs of texts, with given families of words; it remembers those of late texts."""

    def __init__(self, families: Mapping[str, tuple[str, ...]]) -> None:
        self._families = families
        self._known: dict[str, dict[str, int]] = {}

    def __call__(self, text: str) -> dict[str, int]:
        """How often each sign stands in a text."""
        if text not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._counted(text)
        return self._known[text]

    def _counted(self, text: str) -> dict[str, int]:
        counts = grams(text)
        before: tuple[str, ...] = ()
        for word in _WORD.findall(level(text)):
            here = self._of(word)
            for name in here:
                counts["$" + name] = TWICE
                for other in before:
                    pair = f"{other}>{name}"
                    counts[pair] = counts.get(pair, 0) + 1
            before = here or before
        return counts

    def _of(self, word: str) -> tuple[str, ...]:
        """The families of a word; a number, a share, a sum and oneself are families, too."""
        if not word[0].isalpha():
            return ("#%",) if word.endswith("%") else ("#",) if word[0].isdigit() else ("#money",)
        if word in _OWN:
            return ("#own",)
        found = self._families.get(stem(word), ())
        if not found and "-" in word:
            found = tuple(name for part in word.split("-") for name in self._families.get(stem(part), ()))
        return (*found, "#") if word in NUMBERS else found
