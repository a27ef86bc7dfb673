"""What is said in place of an answer: a refusal, nothing, a question back, an insult or an order to the program.

Learned (`cxprep.learning.manners`) from texts of each kind against the answers of all labelled authors, as words and
neighbouring words add up to a sum for each kind. Only short texts are asked: whoever says more has said something.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxprep.answers import model, signs
from cxprep.answers.transcript import Piece

MOST = 70  # words
LEAST = 2.0  # what speaks for "no answer", from which on it is called so where no kind speaks for itself
ANY = "any"  # no answer, of whichever kind
NOTHING, UNKNOWN = "nothing", "unknown"  # nothing comes to mind; the thing asked for is not known
ANSWERED_BY_ASKING = "questions-for-us"  # whose answers ask back


def of(pieces: Sequence[Piece], many: int, about: str) -> str | None:
    """The kind, or None where it is an answer; `many` words, said to a question about `about` (`model.topic`)."""
    if many > MOST or about == ANSWERED_BY_ASKING:
        return None
    sums = model.weights("manners").sums_of(signs.whole(pieces))
    some = sums.pop(ANY)
    best = max(sums, key=lambda name: sums[name])
    if some < (0 if sums[best] > 0 else LEAST):
        return None
    return best if sums[best] > 0 else NOTHING
