"""Which plain lines a reader signs: how likely somebody who knows no rule says that a duty shows a look-for, in part.

Most people write what they did all day and not what came of it ("Helped customers choose shoes for wide feet"). What
was learned from lines that are written to be told puts such a line low; a careful reader still signs some of them, and
not others. The odds here are those of readers: `cxprep.learning.signing` learns them from plain lines that were judged
for each look-for of their seat by people who knew no rule and did not know of each other (a logistic regression; J.
Platt, "Probabilistic outputs for support vector machines", 1999). Such a line counts in part, whatever its figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cxprep.text.spelling import level
from cxprep.text.weighing import Weights

if TYPE_CHECKING:
    from cxprep.report.ontology import LookFor
    from cxprep.report.passages import Passage

LOWEST, HIGHEST = -9.0, 4.0  # beyond which sums say no more
FEWEST = 4  # words of a line that can be signed
ENOUGH = 0.7  # the log-odds from which a line is shown
# What a line needs more where a CV is full of things done: what is left plain there is not what its writer would show;
# and among lines of other work.
TOLD, AMONG = 3.0, 0.6


class Signing:
    """What was learned of which plain lines are signed, for each look-for of which enough were."""

    def __init__(self, data: Mapping[str, Any], counted: Callable[[str], Mapping[str, int]]) -> None:
        self._words = Weights(data, counted)
        self._adds: Mapping[str, float] = data["adds"]
        self._odds: Mapping[str, float] = data["odds"]

    def __contains__(self, id: str) -> bool:
        return id in self._adds

    def odds(self, id: str, text: str, signs: Mapping[str, float]) -> float:
        """The log-odds that a reader signs the text for the look-for, by its words and by its `signs_of`."""
        total = self._adds[id] + self._odds["words"] * self._words.sums(text)[id]
        for name, value in signs.items():
            total += self._odds[name] * value
        return total


def signs_of(
    look_for: LookFor, passage: Passage, window: str, *, named: bool, done: bool, speaks_of: re.Pattern[str]
) -> dict[str, float]:
    """What is known of a window of a passage beside its words, each as a number.

    How far its sum is above where other lines are shown; whether the passage names the act, and names it as done;
    whether the window speaks of the seat's work, and whether the passage praises itself.
    """
    above = look_for.learned.above(window) if look_for.learned else LOWEST
    return {
        "sum": min(HIGHEST, max(LOWEST, above)),
        "named": float(named),
        "done": float(named and done),
        "speaks": float(bool(speaks_of.search(level(window)))),
        "praises": float(passage.praises),
    }
