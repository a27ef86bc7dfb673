"""Visitors who watch a film and visitors who do not: what the film selects, and what it causes.

Some visitors are keen before they arrive; they watch more and they buy more. The film is offered to a share of all
visitors drawn by lot and kept from the others. Rates are fractions, counts are visitors. The margin is the normal
approximation for a difference of two proportions. The defaults are the book's assumptions.
"""

from __future__ import annotations

from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, maximum, minimum, sqrt, where


def film(
    *,
    effect: Number = 0.15,
    keen: Number = 0.10,
    keen_watch: Number = 0.40,
    others_watch: Number = 0.06,
    keen_buy: Number = 0.030,
    others_buy: Number = 0.005,
    visitors: Number = 200_000.0,
    kept_from: Number = 0.50,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """What a report says of a film, and what a draw says.

    keen: share of visitors who are; `keen_watch` and `others_watch` the shares that watch if offered, `keen_buy` and
    `others_buy` the shares that would buy without. effect: what watching does to a visitor's chance to buy, relative
    (0.15 makes 1 % into 1.15 %; no chance leaves 0 to 1). kept_from: share of visitors, by lot, who are not offered it.

    Returns the purchase rates of viewers and of everybody else whom it was offered to, and `report_ratio` of the two;
    the rates of the two groups of the draw and their difference with its margin (`low`, `high`); `caused_orders`, that
    difference over those offered; `claimed_orders`, what the report's difference would be over the viewers; and
    `caused_share` of that claim. `visitors_needed` is the month's traffic with which this difference would show in a
    share `power` of such draws. NaN where a rate has nobody in it, or where the film causes nothing.
    """
    watch = keen * keen_watch + (1 - keen) * others_watch
    keen_after, others_after = (maximum(0.0, minimum(1.0, p * (1 + effect))) for p in (keen_buy, others_buy))
    of_viewers = keen * keen_watch * keen_after + (1 - keen) * others_watch * others_after
    of_others = keen * (1 - keen_watch) * keen_buy + (1 - keen) * (1 - others_watch) * others_buy
    viewers_rate, rest_rate = divide(of_viewers, watch), divide(of_others, 1 - watch)
    offered_rate = of_viewers + of_others
    kept_rate = keen * keen_buy + (1 - keen) * others_buy
    offered, kept = visitors * (1 - kept_from), visitors * kept_from
    spread = divide(offered_rate * (1 - offered_rate), offered) + divide(kept_rate * (1 - kept_rate), kept)
    z, difference = quantile(0.5 + confidence / 2), offered_rate - kept_rate
    difference = where(abs(difference) > 1e-12, difference, 0.0)  # what rounding leaves of two equal rates
    margin = z * sqrt(spread)
    in_errors = divide((z + quantile(power)) * sqrt(spread), difference)
    caused, claimed = difference * offered, (viewers_rate - rest_rate) * watch * offered
    return {
        "watch_share": watch,
        "viewers_rate": viewers_rate,
        "rest_rate": rest_rate,
        "report_ratio": divide(viewers_rate, rest_rate),
        "keen_of_viewers": divide(keen * keen_watch, watch),
        "offered_rate": offered_rate,
        "kept_rate": kept_rate,
        "difference": difference,
        "margin": margin,
        "low": difference - margin,
        "high": difference + margin,
        "caused_orders": caused,
        "margin_orders": margin * offered,
        "claimed_orders": claimed,
        "caused_share": divide(caused, where(abs(claimed) > 1e-9, claimed, 0.0)),
        "visitors_needed": visitors * in_errors * in_errors,
    }
