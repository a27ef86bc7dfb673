"""What is learned of texts that are said in place of an answer, data/common/answers/manners.yml.

Against them stand the labelled answers, whole, by their beginnings and piece by piece, and single sentences, as a
short answer is mistaken most easily.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cxprep.answers import signs
from cxprep.answers.manners import ANY
from cxprep.answers.transcript import pieces
from cxprep.learning.regression import Fit, fit
from cxprep.learning.spoken import FOLDER, Spoken, read_yaml

KEPT = 700  # words, pairs of words and signs
RIDGE = 1 / 6
EVEN = 1.0  # how much all texts of a kind count beside all that are answers
BEGINNING = 2  # pieces
OF_A_PIECE = 0.3  # how much a single piece of an answer counts beside the whole: some stall before they answer
OF_A_SHORT_ONE = 5.0  # and a short answer of those below, as they are few and most like what is none
ANSWERS = "answers"  # in the file of texts: short ones that are answers


def texts() -> dict[str, list[str]]:
    """The texts by kind."""
    return read_yaml(FOLDER / "manners.yml")


def learned(answers: Sequence[Spoken], held: Mapping[str, Sequence[str]]) -> tuple[Fit, list[str]]:
    """The weights of each kind, and the kinds' names; the last is for any of them."""
    names = [*(kind for kind in held if kind != ANSWERS), ANY]
    counts, wanted, much = [], [], []
    for kind, ones in held.items():
        for text in ones:
            counts.append(signs.whole(pieces(text)))
            wanted.append([float(kind != ANSWERS and name in (kind, ANY)) for name in names])
            much.append(OF_A_SHORT_ONE if kind == ANSWERS else 1.0)
    for answer in answers:
        for some in (answer.pieces, answer.pieces[:BEGINNING], *([piece] for piece in answer.pieces)):
            counts.append(signs.whole(some))
            wanted.append([0.0] * len(names))
            much.append(1.0 if len(some) > 1 else OF_A_PIECE)
    for one in read_yaml(FOLDER / "sentences.yml"):
        counts.append(signs.whole(pieces(one["text"])))
        wanted.append([0.0] * len(names))
        much.append(OF_A_PIECE)
    targets = np.array(wanted)
    weights = np.repeat(np.array(much)[:, None], len(names), axis=1)
    for column in range(targets.shape[1]):
        yes = targets[:, column] > 0.5
        weights[yes, column] = EVEN * weights[~yes, column].sum() / yes.sum()
    return fit(counts, targets, weights, KEPT, RIDGE), names
