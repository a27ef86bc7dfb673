"""The Net Promoter Score as an estimate: score, margin of error, and how many answers a claim needs.

Scores, margins and lifts are in points (-100 to 100), shares and probabilities are fractions. Variance of one answer
coded +1, 0, -1: p + d - (p - d)^2, so the standard error of a score is 100 sqrt(variance / n).
"""

from __future__ import annotations

from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, sqrt, where


def _variance(promoter_share: Number, detractor_share: Number) -> Number:
    score = promoter_share - detractor_share
    return promoter_share + detractor_share - score * score


def _beyond_rounding(points: Number) -> Number:
    """`points`, or zero where it is what rounding leaves of two equal scores: no survey asks for 1e33 answers."""
    return where(abs(points) < 1e-9, 0.0, points)


def reading(
    *, promoters: Number = 420.0, passives: Number = 380.0, detractors: Number = 200.0, confidence: Number = 0.95
) -> dict[str, Any]:
    """The score of a survey with these numbers of answers (9-10, 7-8, 0-6), with its standard error and margin.

    `margin` is half the width of the interval that covers the true score with probability `confidence` (normal
    approximation). All three are NaN where nobody answered.
    """
    responses = promoters + passives + detractors
    p, d = divide(promoters, responses), divide(detractors, responses)
    standard_error = 100 * sqrt(divide(_variance(p, d), responses))
    return {
        "score": divide(100 * (promoters - detractors), responses),
        "standard_error": standard_error,
        "margin": quantile(0.5 + confidence / 2) * standard_error,
        "responses": responses,
    }


def responses_for_lift(
    *,
    promoter_share: Number = 0.45,
    detractor_share: Number = 0.25,
    lift: Number = 10.0,
    power: Number = 0.8,
    confidence: Number = 0.95,
) -> dict[str, Any]:
    """Answers needed in each of two waves to tell a lift of `lift` points from noise.

    n = 2 (z_confidence + z_power)^2 variance 100^2 / lift^2, with the variance of the shares given and the two-sided
    z of `confidence`. NaN for a lift of zero.
    """
    z = quantile(0.5 + confidence / 2) + quantile(power)
    variance = _variance(promoter_share, detractor_share)
    lift = _beyond_rounding(lift)
    return {"responses": divide(2 * z * z * variance * 10_000, lift * lift)}


def two_stores(
    *,
    promoter_share: Number = 0.55,
    detractor_share: Number = 0.20,
    responses: Number = 90.0,
    other_promoter_share: Number = 0.45,
    other_detractor_share: Number = 0.25,
    other_responses: Number = 110.0,
    confidence: Number = 0.95,
) -> dict[str, Any]:
    """Two stores' scores, and whether their difference can be told from noise.

    `difference` is the first score less the second; its standard error is sqrt(SE1^2 + SE2^2). `responses_outside` is
    what each store would need for this difference to lie outside its margin, `responses_needed` for a real difference
    of that size to be found outside it four times in five.
    """
    z = quantile(0.5 + confidence / 2)
    score = 100 * (promoter_share - detractor_share)
    other_score = 100 * (other_promoter_share - other_detractor_share)
    variance = _variance(promoter_share, detractor_share)
    other_variance = _variance(other_promoter_share, other_detractor_share)
    margin = z * 100 * sqrt(divide(variance, responses))
    other_margin = z * 100 * sqrt(divide(other_variance, other_responses))
    difference = score - other_score
    difference = _beyond_rounding(difference)
    difference_margin = sqrt(margin * margin + other_margin * other_margin)
    needed = z + quantile(0.8)
    spread = divide((variance + other_variance) * 10_000, difference * difference)
    return {
        "score": score,
        "margin": margin,
        "other_score": other_score,
        "other_margin": other_margin,
        "difference": difference,
        "difference_margin": difference_margin,
        "responses_outside": z * z * spread,
        "responses_needed": needed * needed * spread,
    }


def sample(
    *, responses: Number = 100.0, promoter_share: Number = 0.5, detractor_share: Number = 0.2, confidence: Number = 0.95
) -> dict[str, Any]:
    """One survey of `responses` answers: its score, its margin, and the ends of its interval, in points."""
    found = reading(
        promoters=promoter_share * responses,
        passives=(1 - promoter_share - detractor_share) * responses,
        detractors=detractor_share * responses,
        confidence=confidence,
    )
    return {
        "score": found["score"],
        "margin": found["margin"],
        "low": found["score"] - found["margin"],
        "high": found["score"] + found["margin"],
    }
