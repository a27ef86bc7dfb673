"""What was learned of answers, data/common/answers/weights.json, applied to the pieces of one.

Each piece adds up to a sum for each quality, and so does the whole answer; a quality is heard where the two best pieces
and the whole, weighed, lie above nothing.
Which question an answer is for is heard in the same way, from the whole and from its pieces.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from cxprep.answers import signs
from cxprep.answers.transcript import Piece
from cxprep.bank.constraints import HEARD
from cxprep.places import data_path
from cxprep.text.weighing import Weights

FILE = ("common", "answers", "weights.json")
LOW, HIGH = -1.5, 2.5  # sums are held within these, so that no single piece decides alone
ELSEWHERE = "elsewhere"  # in place of a topic: the text is for no question at all
LEAST_OFF = 25  # words; a shorter answer may be thin and is not called one to another question
Sums = Sequence[Mapping[str, float]]


@cache
def document() -> Mapping[str, Any]:
    """The learned file, as the page gets it."""
    return json.loads(data_path(*FILE).read_text(encoding="utf-8"))


@cache
def weights(part: str) -> Weights:
    """The weights of one part of the file."""
    return Weights(document()[part])


def is_word_of_answers(word: str) -> bool:
    """Whether a word stands in the answers that were learned from, and weighs something."""
    return f" {word} " in weights("wholes")


def sums(pieces: Sequence[Piece]) -> list[dict[str, float]]:
    """For each piece what it adds up to for each quality, within limits."""
    held = weights("qualities")
    found = [held.sums_of(signs.counts(piece)) for piece in pieces]
    return [{name: min(max(value, LOW), HIGH) for name, value in one.items()} for one in found]


def whole(pieces: Sequence[Piece]) -> dict[str, float]:
    """What an answer as a whole adds up to for each quality."""
    return weights("wholes").sums_of(signs.whole(pieces))


def two_best(values: Sequence[float]) -> tuple[float, float]:
    """The largest of some sums and the second; `LOW` where there is none."""
    first, second = [*sorted(values, reverse=True), LOW, LOW][:2]
    return first, second


def heard(of_pieces: Sums, of_whole: Mapping[str, float]) -> dict[str, float]:
    """For each quality by how much it was heard, from nothing on."""
    decide = document()["decide"]
    found = {}
    for name in HEARD:
        first, second = two_best([one[name] for one in of_pieces])
        weight_first, weight_second, weight_whole, start = decide[name]
        found[name] = weight_first * first + weight_second * second + weight_whole * of_whole[name] + start
    return found


def sure(by: Mapping[str, float], lines: Mapping[str, Sequence[float]] | None = None) -> dict[str, float]:
    """For each quality, 0 to 1, how probable it is that the answer has it, from by how much it was heard."""
    of = document()["sure"] if lines is None else lines
    return {name: 1 / (1 + math.exp(-(of[name][0] * by[name] + of[name][1]))) for name in HEARD}


def topic(question: str) -> str:
    """What a question is about, for answers of all roles: the last part of its id."""
    return question.rpartition(".")[2]


def off_question(pieces: Sequence[Piece], question: str, others: Sequence[str]) -> float:
    """By how much an answer seems to be for another question of the role, or for none; above nothing it is."""
    held = weights("topics")
    own, rest = topic(question), [topic(one) for one in others if topic(one) != topic(question)]
    rest = [one for one in rest if one in held.names]
    short = sum(len(piece.shown.split(" ")) for piece in pieces) < LEAST_OFF
    if own not in held.names or not rest or short:
        return LOW
    whole = held.sums_of(signs.about(" ".join(piece.plain for piece in pieces)))
    parts = [held.sums_of(signs.about(piece.plain)) for piece in pieces]
    best = {name: max(part[name] for part in parts) for name in held.names}
    known = [name for name in held.names if name != ELSEWHERE]
    signs_of_it = (whole[own], max(whole[one] for one in rest), best[own], max(best[one] for one in rest))
    of_none = (whole[ELSEWHERE], best[ELSEWHERE], max(whole[one] for one in known), max(best[one] for one in known))
    return max(weighed(document()["off"], signs_of_it), weighed(document()["strange"], of_none))


def weighed(line: Sequence[float], values: Sequence[float]) -> float:
    """Some values by the weights of a line and its start, added in their order."""
    *weights, start = line
    total: float = start
    for weight, value in zip(weights, values, strict=True):
        total += weight * value
    return total
