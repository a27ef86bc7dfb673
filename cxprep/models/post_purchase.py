"""Three failures after the purchase: what mending each brings, in points and in dollars, and when a survey can show it.

Scores, gaps and lifts are NPS points (-100 to 100), shares and probabilities fractions, money dollars, times whole
weeks counted from 1. What each failure costs in points comes from the book's survey, and so does the time until
somebody can report it; the gap is the case's; costs, launch weeks, effectiveness and what a failure costs in custom are
assumptions of the book, and inputs.
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
    unboxing_share: Number = 0.32,
    unboxing_effect: Number = 12.5,
    refund_effectiveness: Number = 0.75,
    silence_effectiveness: Number = 0.60,
    silence_reach: Number = 0.41,
    unboxing_effectiveness: Number = 0.50,
    refund_launch: Number = 6.0,
    silence_launch: Number = 2.0,
    unboxing_launch: Number = 9.0,
    refund_cost: Number = 615e3,
    silence_cost: Number = 497e3,
    unboxing_cost: Number = 594e3,
    gap: Number = 18.0,
    caused_share: Number = 1.0,
) -> dict[str, Any]:
    """Which failure to mend first: the points that each repair wins back, by dollar and by week of waiting.

    `*_points` share out the `gap` in the proportion of `*_share` (of buyers who meet the failure) times `*_effect`
    (points it costs each of them), and add up to it. `caused_share` is the part of these points that the failures
    cause, the rest being mood: a customer in a bad one ticks more boxes. `*_won` is what a repair wins back once it
    is in full effect for everybody, points x caused_share x effectiveness, and for silence x `silence_reach`: the part
    of those who hear nothing that agreed to be written to. (In the shops a quarter of purchases does; whoever bought on
    the site or rang has. With seven orders in ten from shops that is two in five.) `*_cost` is the first year's, set-up
    and running; the defaults are those of `business_case`, rounded. `*_per_100k` is what is won back for each 100,000
    dollars of it (NaN below a cent), `*_per_week` for each week until its launch, one at least. `first_by_dollar` and
    `first_by_week` name the best of the three: 1 refund, 2 silence, 3 unboxing, the first of equals. NaN where all
    three products are zero.
    """
    points = _shared_out(
        gap, [refund_share * refund_effect, silence_share * silence_effect, unboxing_share * unboxing_effect]
    )
    effectiveness = [refund_effectiveness, silence_effectiveness, unboxing_effectiveness]
    reaches = [1.0, silence_reach, 1.0]
    won = [
        point * caused_share * works * reach for point, works, reach in zip(points, effectiveness, reaches, strict=True)
    ]
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
    ramp_weeks: Number = 1.0,
    refund_heard_from: Number = 4.0,
    refund_heard_by: Number = 31.0,
    silence_heard_from: Number = 1.0,
    silence_heard_by: Number = 30.0,
    unboxing_heard_from: Number = 0.0,
    unboxing_heard_by: Number = 35.0,
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
    unboxing_share: Number = 0.32,
    unboxing_effect: Number = 12.5,
    gap: Number = 18.0,
    before_score: Number = 40.0,
    silence_reach: Number = 0.41,
) -> dict[str, Any]:
    """Thirteen weeks of NPS after the purchase, as three repairs go live and a survey tries to see it.

    A repair launches at the beginning of its week, in all places over `ramp_weeks` (of a day at least). It mends what
    happens from then on; who is asked in a week answers about something earlier. `*_heard_from` and `*_heard_by` are
    days between the moment that is mended and the answer, all days between them alike. The parcel is opened on day 3
    after the purchase, a message is due by day 6. Goods are handed back on day 4, and a refund is slow after ten days:
    whoever has waited less when the repair goes live is paid in time. In the book's survey a slow refund is reported on
    days 18 to 45, hence 4 to 31. So in week w the part of the answers that can tell of the
    repair is the mean, over the week's days, of the chance that launch plus delay lie behind: 0 at first, 1 from
    `*_heard_by` and the ramp on. The score starts at `before_score - gap`; each repair wins back up to its `*_points` x
    caused_share x effectiveness, as in `priorities`. The box is a pilot in these weeks and wins back `unboxing_reach`
    of that, the share of all parcels that get it. Who answers has left an address and can be written to: the
    survey's score gains more than the firm's, whose messages reach `silence_reach` of those who hear nothing.
    `firm_lift_week_13` is what the survey would show if it reached everybody. `score_by_week` is therefore the true
    score of those who answer in that week; for whom the repair is there at once, it is there before the score says so.

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
        silence_reach=1.0,
        unboxing_effectiveness=unboxing_effectiveness,
        gap=gap,
        caused_share=caused_share,
    )
    launches = [refund_launch, silence_launch, unboxing_launch]
    reaches = [1.0, 1.0, unboxing_reach]
    heard = [
        (refund_heard_from, refund_heard_by),
        (silence_heard_from, silence_heard_by),
        (unboxing_heard_from, unboxing_heard_by),
    ]
    told = [
        [_told(week, launch, ramp_weeks, *days) for week in range(1, WEEKS + 1)]
        for launch, days in zip(launches, heard, strict=True)
    ]
    back = [
        [parts[f"{fix}_won"] * reach * share for share in of_fix]
        for fix, reach, of_fix in zip(FIXES, reaches, told, strict=True)
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
    some = where(answers > NOBODY, answers, 0.0)
    z, z_power = quantile(0.5 + confidence / 2), maximum(quantile(power), 0.0)
    baseline = divide(_variance(after, passive_share), where(baseline_weeks > NOBODY, baseline_weeks, 0.0))
    of_week = [_variance(readings[week], passive_share) / weeks[week] for week in range(WEEKS)]
    margins = [z * 100 * sqrt(divide(one, some)) for one in of_week]
    needed = [(z + z_power) * 100 * sqrt(divide(one + baseline, some)) for one in of_week]
    first: Number = nan
    for week in reversed(range(WEEKS)):
        first = where((lift_read[week] > 0) & (lift_read[week] >= needed[week]), week + 1.0, first)
    last = where(lift_read[-1] > 1e-9, lift_read[-1], 0.0)
    enough = (z + z_power) * 100 * sqrt(of_week[-1] + baseline)
    return {
        **{f"{fix}_points": parts[f"{fix}_points"] for fix in FIXES},
        "gap_explained": parts["gap_explained"],
        **{f"{fix}_back": back[i][-1] for i, fix in enumerate(FIXES)},
        **{f"{fix}_told_by_week": told[i] for i, fix in enumerate(FIXES)},
        **{f"{fix}_point_weeks": total(back[i]) for i, fix in enumerate(FIXES)},
        "lift_week_13": lifts[-1],
        "firm_lift_week_13": lifts[-1] - back[1][-1] * (1 - silence_reach),
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


def _told(week: int, launch: Number, ramp_weeks: Number, heard_from: Number, heard_by: Number) -> Number:
    """The part of a week's answers that can tell of a repair: the mean over its days of P(start + delay <= day).

    Start and delay are uniform, so their sum's distribution function is a difference of four squares, and its mean
    over a week one of eight cubes. Both spans are a day at least.
    """
    delay = maximum(heard_by - heard_from, 1.0)
    start = 7.0 * maximum(ramp_weeks, 1 / 7)
    ends = [7.0 * (week - launch), 7.0 * (week - launch) + 7.0]
    cubes = []
    for day in ends:
        corners = [
            day - heard_from,
            day - heard_from - delay,
            day - heard_from - start,
            day - heard_from - delay - start,
        ]
        high = [maximum(corner, 0.0) for corner in corners]
        cube = [corner * corner * corner for corner in high]
        cubes.append(cube[0] - cube[1] - cube[2] + cube[3])
    return maximum(0.0, minimum(1.0, (cubes[1] - cubes[0]) / (6.0 * delay * start * 7.0)))


def business_case(
    *,
    annual_sales: Number = 400e6,
    aov: Number = 120.0,
    gross_margin: Number = 0.55,
    orders_each: Number = 2.0,
    refund_share: Number = 0.16,
    silence_share: Number = 0.40,
    unboxing_share: Number = 0.32,
    refund_effectiveness: Number = 0.75,
    silence_effectiveness: Number = 0.60,
    silence_reach: Number = 0.41,
    unboxing_effectiveness: Number = 0.50,
    caused_share: Number = 1.0,
    refund_repeat: Number = 0.06,
    silence_repeat: Number = 0.01,
    unboxing_repeat: Number = 0.005,
    orders_when_kept: Number = 2.1,
    refund_rings: Number = 0.46,
    silence_rings: Number = 0.08,
    contact_cost: Number = 6.0,
    refund_amount: Number = 90.0,
    days_sooner: Number = 11.0,
    capital_cost: Number = 0.08,
    extra_loss: Number = 0.008,
    message_minutes: Number = 2.0,
    silence_shops: Number = 0.475,
    shops: Number = 140.0,
    hour: Number = 24.0,
    parcel_share: Number = 0.3555,
    box_each: Number = 0.40,
    refund_setup: Number = 240e3,
    silence_setup: Number = 60e3,
    unboxing_setup: Number = 120e3,
) -> dict[str, Any]:
    """What the three repairs bring and cost in dollars of gross margin, in a first year at full effect everywhere.

    All three are counted by purchases, as a survey is answered for one: `annual_sales` at `aov`. `*_share` of them meet
    a failure and its repair mends `*_effectiveness` of these cases; of silence only where the customer agreed to be
    written to, `silence_reach` of them. `*_repeat` is by how many points fewer of those who meet it buy again within
    the year (for refunds: slow against quick ones, from the order file; for the others a guess), of which the failure
    causes `caused_share`; a customer who is kept places `orders_when_kept` orders in the year that follows. `*_rings`
    of the mended cases would have rung somebody, at `contact_cost` each.

    Refunds on the carrier's scan cost `extra_loss` of the amounts refunded (goods that do not come back as they were
    sold, fraud among them) and `days_sooner` of capital at `capital_cost` a year. A message goes to all who can be
    reached, as nobody knows beforehand whom it helps, and takes `message_minutes` of somebody's time at `hour`, replies
    included; `silence_shops` of them are for buyers in a shop (the book's survey: who heard nothing by channel, the
    channels by orders, with a quarter of the shops' reached). The new box costs `box_each` more for every parcel
    (`parcel_share` of orders), mended or not. `*_setup` is spent once.

    `*_gain` is repeat margin and contacts saved, `*_cost` set-up and running, `*_net` the difference. `kept_share` are
    customers kept as a share of all (orders at `orders_each`): points of repeat share. `messages` are those sent,
    `message_hours` a year's, `shop_hours` the shops' part of it (`shop_messages_week` and `shop_minutes_week` in each
    of the `shops`), `desk_hours_week` what the contact centre and the concierge have in a week. `break_even_loss` is
    the extra loss at which the refunds earn nothing, `break_even_minutes` the length of a message at which messages
    do, `*_break_even_repeat` the points of repeat at which a repair does, `*_break_even_caused` the part that must
    be caused for it (below 0: it pays without any; above 1: it cannot pay). NaN where there is nothing to divide
    by.
    """
    orders = divide(annual_sales, where(aov >= CENT, aov, 0.0))
    customers = divide(orders, where(orders_each >= CENT, orders_each, 0.0))
    kept_worth = orders_when_kept * aov * gross_margin
    shares = [refund_share, silence_share, unboxing_share]
    works = [refund_effectiveness, silence_effectiveness * silence_reach, unboxing_effectiveness]
    mended = [orders * share * work for share, work in zip(shares, works, strict=True)]
    lost = [refund_repeat, silence_repeat, unboxing_repeat]
    whole = [cases * share * kept_worth for cases, share in zip(mended, lost, strict=True)]
    repeat = [margin * caused_share for margin in whole]
    contacts = [mended[0] * refund_rings * contact_cost, mended[1] * silence_rings * contact_cost, 0.0]

    refunded = mended[0] * refund_amount
    losses = refunded * extra_loss
    capital = refunded * days_sooner / 365 * capital_cost
    messages = orders * silence_share * silence_reach
    hours = messages * message_minutes / 60
    parcels = orders * parcel_share
    running = [losses + capital, hours * hour, parcels * box_each]
    setup = [refund_setup, silence_setup, unboxing_setup]
    cost = [once + each for once, each in zip(setup, running, strict=True)]
    gain = [back + spared for back, spared in zip(repeat, contacts, strict=True)]
    net = [more - less for more, less in zip(gain, cost, strict=True)]
    even = [divide(cost[i] - contacts[i], where(whole[i] > CENT, whole[i], 0.0)) for i in range(3)]
    each_point = [cases * kept_worth * caused_share for cases in mended]
    even_repeat = [divide(cost[i] - contacts[i], where(each_point[i] > CENT, each_point[i], 0.0)) for i in range(3)]
    minute = messages * hour / 60
    found = {
        "mended": mended,
        "repeat_margin": repeat,
        "contacts_saved": contacts,
        "running": running,
        "cost": cost,
        "gain": gain,
        "net": net,
        "break_even_caused": even,
        "break_even_repeat": even_repeat,
    }
    return {
        **{f"{fix}_{name}": values[i] for name, values in found.items() for i, fix in enumerate(FIXES)},
        "net": total(net),
        "cost": total(cost),
        "gain": total(gain),
        "losses": losses,
        "capital": capital,
        "messages": messages,
        "message_hours": hours,
        "shop_hours": hours * silence_shops,
        "shop_messages_week": divide(messages * silence_shops / 52, where(shops >= 1, shops, 0.0)),
        "shop_minutes_week": divide(60 * hours * silence_shops / 52, where(shops >= 1, shops, 0.0)),
        "desk_hours_week": hours * (1 - silence_shops) / 52,
        "parcels": parcels,
        "customers": customers,
        "kept_share": divide(total([cases * share for cases, share in zip(mended, lost, strict=True)]), customers)
        * caused_share,
        "break_even_minutes": divide(gain[1] - silence_setup, where(minute > CENT, minute, 0.0)),
        "break_even_loss": extra_loss + divide(net[0], where(refunded > CENT, refunded, 0.0)),
    }


def asked_for(*, unboxing_reach: Number = 0.15, **case: Number) -> dict[str, Any]:
    """What the plan as proposed costs in a first year: refunds and messages everywhere, the box as a pilot.

    unboxing_reach: the part of all parcels that get the new box, all year. case: inputs of `business_case`; TypeError
    for any other. `asked` is dollars: two repairs in full, the box's setting-up, and its parcels in that part.
    """
    found = business_case(**case)
    return {
        "asked": found["cost"] - (1 - unboxing_reach) * found["unboxing_running"],
    }


def _variance(score: Number, passive_share: Number) -> Number:
    """Of one answer coded +1, 0, -1, for a score in points: p + d - (p - d)^2; NaN where that is no mix of answers."""
    within = 1 - passive_share - score * score / 10_000
    return where((within >= 0) & (abs(score) <= 100 * (1 - passive_share)), within, nan)
