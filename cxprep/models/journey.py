"""The five-stage journey as a curve of scores, with the touchpoints that lift it and a memory of the whole.

Scores are NPS points (-100 to 100), shares are fractions. The figures of the case are those of the book's survey,
rounded; how a journey is remembered is an assumption, and its weight an input.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, maximum, minimum, total, where


def _within(score: Number) -> Number:
    return maximum(-100.0, minimum(100.0, score))


def _more_intense(a: Number, b: Number) -> Number:
    return where(abs(b) > abs(a), b, a)


def curve(
    *,
    refunds_mended: Number = 0.0,
    silence_mended: Number = 0.0,
    unboxing_mended: Number = 0.0,
    answer_lift: Number = 0.0,
    till_lift: Number = 0.0,
    peak_end_weight: Number = 0.0,
    discover_score: Number = 38.0,
    consider_score: Number = 36.0,
    buy_score: Number = 49.2,
    use_score: Number = 30.2,
    return_score: Number = 7.8,
    refund_share: Number = 0.436,
    refund_effect: Number = 50.0,
    silence_share: Number = 0.404,
    silence_share_return: Number = 0.393,
    silence_effect: Number = 15.0,
    unboxing_share: Number = 0.292,
    unboxing_share_return: Number = 0.368,
    unboxing_effect: Number = 12.5,
) -> dict[str, Any]:
    """The score at each stage once touchpoints are lifted, the falls between stages, and what is remembered.

    `*_mended` is the share of a pain point's cases that no longer happen; each case costs its customer `*_effect`
    points. `*_share` of customers at the use of a thing meet it, `*_share_return` of those who return or repeat
    (`refund_share` too, as nobody else waits for money). `answer_lift` and `till_lift` are points added to consider and
    buy, taken as given. No score leaves -100 to 100.

    `change_to_*` is the step from the stage before, `average` the plain mean of the stages. `remembered` gives
    `peak_end_weight` to the mean of the most intense stage (furthest from 0) and the last, the rest to the average.
    The default is none: over 174 effect sizes peak and end foretold the memory no better than the plain average did
    (Alaybek et al. 2022). `deepest_fall` is the largest drop from one stage to the next in points, 0 where there is
    none, and `deepest_seam` its place: 1 (discover to consider) to 4 (use to return/repeat), 0 where there is none.
    """
    silence, unboxing = silence_mended * silence_effect, unboxing_mended * unboxing_effect
    at_use = silence * silence_share + unboxing * unboxing_share
    at_return = silence * silence_share_return + unboxing * unboxing_share_return
    scores = [
        _within(discover_score),
        _within(consider_score + answer_lift),
        _within(buy_score + till_lift),
        _within(use_score + at_use),
        _within(return_score + at_return + refunds_mended * refund_share * refund_effect),
    ]
    falls = [scores[i] - scores[i + 1] for i in range(4)]
    deepest, place = maximum(falls[0], 0.0), where(falls[0] > 0, 1.0, 0.0)
    for seam, fall in enumerate(falls[1:], start=2):
        place = where(fall > deepest, float(seam), place)
        deepest = maximum(fall, deepest)
    peak = scores[0]
    for score in scores[1:]:
        peak = _more_intense(peak, score)
    average = total(scores) / 5
    return {
        "discover": scores[0],
        "consider": scores[1],
        "buy": scores[2],
        "use": scores[3],
        "return_or_repeat": scores[4],
        "change_to_consider": -falls[0],
        "change_to_buy": -falls[1],
        "change_to_use": -falls[2],
        "change_to_return": -falls[3],
        "deepest_fall": deepest,
        "deepest_seam": place,
        "average": average,
        "remembered": (1 - peak_end_weight) * average + peak_end_weight * (peak + scores[4]) / 2,
    }
