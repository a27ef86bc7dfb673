"""What the n-grams of a text add up to for each of several names, with weights learned elsewhere.

A text is the vector of its n-grams that have a weight, each (1 + log of its count) times how rare it is, brought to
length 1 (tf-idf; G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988). The sum for
a name is the product with the name's weights, from its start on. Weights are whole numbers of one byte times a scale.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cxprep.text.ngrams import WORD, grams, of_word, words
from cxprep.text.spelling import level

MOST_KNOWN = 4000  # texts whose sums are remembered, as a second report on the same CV asks for the same
RARE = 24.0  # a gram's rarity is kept in one byte as this many parts of 1


class Weights:
    """The weights of several names over the same n-grams, read from what `cxprep.learning` wrote.

    `counted` counts a text's n-grams, and what else the weights were learned of.
    """

    def __init__(self, data: Mapping[str, Any], counted: Callable[[str], Mapping[str, int]] = grams) -> None:
        self._counted = counted
        self.names: tuple[str, ...] = tuple(data["names"])
        self._place = {gram: number for number, gram in enumerate(data["grams"].split("\n"))}
        self._rare = [one / RARE for one in base64.b64decode(data["rare"])]
        self._held = memoryview(base64.b64decode(data["weights"])).cast("b")
        self._scale: Sequence[float] = data["scale"]
        self._start: Sequence[float] = data["start"]
        self._known: dict[str, dict[str, float]] = {}
        if len(self._rare) != len(self._place) or len(self._held) != len(self._place) * len(self.names):
            raise ValueError("The weights do not fit the n-grams.")

    def __contains__(self, gram: str) -> bool:
        return gram in self._place

    def _vector(self, counts: Mapping[str, int]) -> dict[int, float]:
        place, rare = self._place, self._rare
        found = {place[gram]: count for gram, count in counts.items() if gram in place}
        values = {number: (1 + math.log(count)) * rare[number] for number, count in found.items()}
        squares = 0.0  # added one by one, as some Pythons' sum() and a page's do not round alike
        for value in values.values():
            squares += value * value
        length = math.sqrt(squares)
        return {number: value / length for number, value in values.items()} if length else {}

    def sums(self, text: str) -> dict[str, float]:
        """What a text adds up to for each name."""
        if text in self._known:
            return self._known[text]
        found = self.sums_of(self._counted(text))
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[text] = found
        return found

    def sums_of(self, counts: Mapping[str, int]) -> dict[str, float]:
        """What counted n-grams add up to for each name."""
        many = len(self.names)
        totals = [0.0] * many
        for number, value in self._vector(counts).items():
            row = self._held[number * many : number * many + many]
            for one in range(many):
                if row[one]:
                    totals[one] += value * row[one]
        return {name: self._start[one] + self._scale[one] * totals[one] for one, name in enumerate(self.names)}

    def spoken(self, text: str, name: str) -> list[tuple[float, int, int]]:
        """The words of a text in their order: what each adds to the sum, and where it begins and ends."""
        one, many = self.names.index(name), len(self.names)
        counts = self._counted(text)
        vector = self._vector(counts)
        found = []
        for stands in WORD.finditer(text):
            adds = 0.0
            for word in words(level(stands[0])):
                for gram in of_word(word):
                    number = self._place.get(gram)
                    if number in vector:
                        adds += vector[number] * self._held[number * many + one] / counts[gram]
            found.append((adds * self._scale[one], stands.start(), stands.end()))
        return found
