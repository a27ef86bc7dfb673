"""When to send a survey, and what its answers are good for.

Times are hours, shares are fractions, margins and lifts are points. That fewer answer the later they are asked, and by
how much, is an assumption of the book, as is the delay until the moment has happened; both are inputs.
"""

from __future__ import annotations

from typing import Any

from cxprep.models import nps
from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, array, divide, log, power, sqrt, where

HOURS = tuple(range(0, 169, 8))
"""The hours of a week at which `answers_by_hour` is computed."""


def ask(
    *,
    hours: Number = 48.0,
    response_rate: Number = 0.12,
    invitations: Number = 4000.0,
    happened_after: Number = 24.0,
    lost_per_day: Number = 0.10,
    promoter_share: Number = 0.5,
    detractor_share: Number = 0.2,
) -> dict[str, Any]:
    """The answers to `invitations` sent `hours` after the event that triggers them.

    `happened_after` is the time by which half of the customers have been through the moment that the survey is about
    (a parcel has to arrive and be opened): the share who have is 1 - 2^(-hours / happened_after), and all of them at 0.
    `response_rate` is what an invitation sent at once would bring; each day of waiting loses `lost_per_day` of it.
    `answers` are those of customers for whom it has happened, `too_early` those of the others, who answer all the same.

    `margin` is that of the score, at the usual 95 %; `smallest_lift` is the lift between two such waves that shows four
    times in five. Both are NaN where nobody answers. `best_hours` is where `answers` is largest:
    ln(1 + a / b) / a with a = ln 2 / happened_after and b = -ln(1 - lost_per_day) / 24; 0 where the moment happens at
    once, NaN where waiting loses nothing or everything.
    """

    def happened(at: Number) -> Number:
        return where(happened_after > 0, 1 - power(2.0, -divide(at, happened_after, 0.0)), 1.0)

    def answering(at: Number) -> Number:
        return invitations * response_rate * power(1 - lost_per_day, at / 24)

    answers = answering(hours) * happened(hours)
    variance = (
        promoter_share + detractor_share - (promoter_share - detractor_share) * (promoter_share - detractor_share)
    )
    z = quantile(0.975) + quantile(0.8)
    read = nps.sample(responses=answers, promoter_share=promoter_share, detractor_share=detractor_share)
    a, b = divide(log(2.0), happened_after), -log(1 - lost_per_day) / 24
    return {
        "answers": answers,
        "too_early": answering(hours) - answers,
        "happened": happened(hours),
        "share_answering": divide(answers, invitations),
        "margin": read["margin"],
        "smallest_lift": z * 100 * sqrt(divide(2 * variance, answers)),
        "best_hours": where(happened_after > 0, divide(log(1 + divide(a, b)), a), 0.0),
        "answers_by_hour": array([answering(float(h)) * happened(float(h)) for h in HOURS]),
    }
