"""Three failures after the purchase: what mending each brings, and when the weekly score can show it.

Scores, gaps and lifts are NPS points (-100 to 100), shares and probabilities fractions, money dollars, times whole
weeks counted from 1. What each failure costs comes from the book's survey; the gap is the case's; costs, launch weeks
and effectiveness are assumptions of the book, and inputs.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, maximum, minimum, sqrt, total, where

WEEKS = 13
FIXES = ("refund", "silence", "unboxing")
CENT = 0.01
NOBODY = 1e-9  # answers, or weeks of them; below it there are none


def _shared_out(gap: Number, parts: list[Number]) -> list[Number]:
    """`gap` in the proportion of `parts`: the last takes what is left, so that they add up to it."""
    whole = total(parts)
    points = [divide(gap * part, whole) for part in parts[:-1]]
    return [*points, where(whole > 0, gap - total(points), nan)]


def priorities(
    *,
    refund_share: Number = 0.16,
    refund_effect: Number = 50.0,
    silence_share: Number = 0.40,
    silence_effect: Number = 15.0,
    unboxing_share: Number = 0.50,
    unboxing_effect: Number = 8.0,
    refund_effectiveness: Number = 0.75,
    silence_effectiveness: Number = 0.60,
    unboxing_effectiveness: Number = 0.50,
    refund_launch: Number = 6.0,
    silence_launch: Number = 2.0,
    unboxing_launch: Number = 9.0,
    refund_cost: Number = 240e3,
    silence_cost: Number = 60e3,
    unboxing_cost: Number = 300e3,
    gap: Number = 18.0,
    caused_share: Number = 1.0,
) -> dict[str, Any]:
    """Which failure to mend first: the points that each repair wins back, by dollar and by week of waiting.

    `*_points` share out the `gap` in the proportion of `*_share` (of buyers who meet the failure) times `*_effect`
    (points it costs each of them), and add up to it. `caused_share` is the part of these points that the failures
    cause, the rest being mood: a customer in a bad one ticks more boxes. `*_won` is what a repair wins back once it
    is in full effect for everybody, points x caused_share x effectiveness. `*_per_100k` is that for each 100,000
    dollars of what it then costs (NaN below a cent), `*_per_week` for each week until its launch, one at least.
    `first_by_dollar` and `first_by_week` name the best of the three: 1 refund, 2 silence, 3 unboxing, the first of
    equals. NaN where all three products are zero.
    """
    points = _shared_out(
        gap, [refund_share * refund_effect, silence_share * silence_effect, unboxing_share * unboxing_effect]
    )
    effectiveness = [refund_effectiveness, silence_effectiveness, unboxing_effectiveness]
    won = [point * caused_share * effective for point, effective in zip(points, effectiveness, strict=True)]
    costs = [refund_cost, silence_cost, unboxing_cost]
    launches = [refund_launch, silence_launch, unboxing_launch]
    by_dollar = [where(costs[i] >= CENT, divide(won[i] * 100e3, costs[i]), nan) for i in range(3)]
    by_week = [won[i] / maximum(launches[i], 1.0) for i in range(3)]
    found = {"points": points, "won": won, "per_100k": by_dollar, "per_week": by_week}
    return {
        **{f"{fix}_{name}": values[i] for name, values in found.items() for i, fix in enumerate(FIXES)},
        "gap_explained": total(points),
        "won": total(won),
        "cost": total(costs),
        "first_by_dollar": _best(by_dollar),
        "first_by_week": _best(by_week),
    }


def _best(values: list[Number]) -> Number:
    a, b, c = values
    best = where((a >= b) & (a >= c), 1.0, where(b >= c, 2.0, 3.0))
    return where((a == a) & (b == b) & (c == c), best, nan)


def forecast(
    *,
    refund_launch: Number = 6.0,
    silence_launch: Number = 2.0,
    unboxing_launch: Number = 9.0,
    refund_effectiveness: Number = 0.75,
    silence_effectiveness: Number = 0.60,
    unboxing_effectiveness: Number = 0.50,
    unboxing_reach: Number = 0.15,
    ramp_weeks: Number = 3.0,
    caused_share: Number = 1.0,
    invited: Number = 5000.0,
    response_rate: Number = 0.12,
    pooled_weeks: Number = 2.0,
    baseline_weeks: Number = 4.0,
    passive_share: Number = 0.28,
    confidence: Number = 0.95,
    power: Number = 0.8,
    refund_share: Number = 0.16,
    refund_effect: Number = 50.0,
    silence_share: Number = 0.40,
    silence_effect: Number = 15.0,
    unboxing_share: Number = 0.50,
    unboxing_effect: Number = 8.0,
    gap: Number = 18.0,
    before_score: Number = 40.0,
) -> dict[str, Any]:
    """Thirteen weeks of NPS after the purchase, as three repairs go live and a survey tries to see it.

    A repair that launches in week L has reached (w - L + 1) / ramp_weeks of its effect in week w, never less than
    none or more than all of it (at once, for a ramp of a week or less). The score starts at `before_score - gap`;
    each repair wins back up to its `*_points` x caused_share x effectiveness, as in `priorities`. The box is a pilot in
    these weeks and wins back `unboxing_reach` of that, the share of all orders that get it.

    Each week `invited` buyers are asked and `response_rate` of them answer. A reading takes the last `pooled_weeks`
    together, or as many as there have been. With p + d = 1 - passive_share its standard error is 100 sqrt((p + d - (p
    - d)^2) / n); `margin_by_week` is that times the two-sided z of `confidence`. The lift shows in the first week in
    which it is at least (z_confidence + z_power) sqrt(SE_week^2 + SE_baseline^2), the baseline being the
    `baseline_weeks` before the plan: a real lift of that size is found with probability `power`. `first_week` is NaN
    where that is not within the 13 weeks.

    Lists have one entry a week: `score_by_week` the true score, `reading_by_week` what the pooled survey expects to
    read, `low_by_week` and `high_by_week` the ends of its margin, `shows_at_by_week` the reading from which the lift
    shows. `answers_needed` are the answers a week for week 13's reading to show its lift. Where nobody answers, or
    the mix of answers cannot give such a score (|score| beyond 100 (1 - passive_share)), margins are NaN.
    """
    parts = priorities(
        refund_share=refund_share,
        refund_effect=refund_effect,
        silence_share=silence_share,
        silence_effect=silence_effect,
        unboxing_share=unboxing_share,
        unboxing_effect=unboxing_effect,
        refund_effectiveness=refund_effectiveness,
        silence_effectiveness=silence_effectiveness,
        unboxing_effectiveness=unboxing_effectiveness,
        gap=gap,
        caused_share=caused_share,
    )
    launches = [refund_launch, silence_launch, unboxing_launch]
    reaches = [1.0, 1.0, unboxing_reach]
    ramp = maximum(ramp_weeks, 1.0)
    back = [
        [
            parts[f"{fix}_won"] * reach * maximum(0.0, minimum(1.0, (week - launch + 1) / ramp))
            for week in range(1, WEEKS + 1)
        ]
        for fix, launch, reach in zip(FIXES, launches, reaches, strict=True)
    ]
    lifts = [total([back[i][week] for i in range(3)]) for week in range(WEEKS)]
    after = before_score - gap

    # A reading of week w holds week w - k for every k below the number of weeks pooled.
    pooled = maximum(pooled_weeks, 1.0)
    held = [where(k < pooled, 1.0, 0.0) for k in range(WEEKS)]
    weeks = [total(held[: week + 1]) for week in range(WEEKS)]
    lift_read = [total([held[k] * lifts[week - k] for k in range(week + 1)]) / weeks[week] for week in range(WEEKS)]
    readings = [after + lift for lift in lift_read]

    answers = invited * response_rate
    heard = where(answers > NOBODY, answers, 0.0)
    z, z_power = quantile(0.5 + confidence / 2), maximum(quantile(power), 0.0)
    baseline = divide(_variance(after, passive_share), where(baseline_weeks > NOBODY, baseline_weeks, 0.0))
    of_week = [_variance(readings[week], passive_share) / weeks[week] for week in range(WEEKS)]
    margins = [z * 100 * sqrt(divide(one, heard)) for one in of_week]
    needed = [(z + z_power) * 100 * sqrt(divide(one + baseline, heard)) for one in of_week]
    first: Number = nan
    for week in reversed(range(WEEKS)):
        first = where((lift_read[week] > 0) & (lift_read[week] >= needed[week]), week + 1.0, first)
    last = where(lift_read[-1] > 1e-9, lift_read[-1], 0.0)
    enough = (z + z_power) * 100 * sqrt(of_week[-1] + baseline)
    return {
        **{f"{fix}_points": parts[f"{fix}_points"] for fix in FIXES},
        "gap_explained": parts["gap_explained"],
        **{f"{fix}_back": back[i][-1] for i, fix in enumerate(FIXES)},
        **{f"{fix}_point_weeks": total(back[i]) for i, fix in enumerate(FIXES)},
        "lift_week_13": lifts[-1],
        "reading_week_13": readings[-1],
        "margin_week_13": margins[-1],
        "needed_week_13": needed[-1],
        "first_week": first,
        "answers": answers,
        "answers_needed": divide(enough * enough, last * last),
        "score_after": after,
        "score_by_week": [after + lift for lift in lifts],
        "reading_by_week": readings,
        "margin_by_week": margins,
        "low_by_week": [readings[week] - margins[week] for week in range(WEEKS)],
        "high_by_week": [readings[week] + margins[week] for week in range(WEEKS)],
        "shows_at_by_week": [after + need for need in needed],
    }


def _variance(score: Number, passive_share: Number) -> Number:
    """Of one answer coded +1, 0, -1, for a score in points: p + d - (p - d)^2; NaN where that is no mix of answers."""
    within = 1 - passive_share - score * score / 10_000
    return where((within >= 0) & (abs(score) <= 100 * (1 - passive_share)), within, nan)
