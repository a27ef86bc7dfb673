"""Top clients' digital share over a year of getting 600 advisers to use digital tools with the clients they know.

The share is that of top clients' spending which is ordered through the site, the app, a saved cart or a digital salon.
Shares and chances are fractions, months are counted from 1, money is dollars. Every effect is the book's assumption.
What nobody can know beforehand is drawn: a fixed set of years, the same on every page, in place of luck.

It knows neither consents nor contracts: that clients agreed to be written to, and that pay may be changed, is assumed.
"""

from __future__ import annotations

from math import nan, pi
from typing import Any

from cxprep.models import channels
from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, array, divide, exp, maximum, mean, minimum, sqrt, total, where

MONTHS = 12
NEVER = 13.0
MOST_WAVES = 8
DRAWS = 55
STRETCH = pi / sqrt(3)
GENERATORS = (1, 16, 36, 34)  # of some hundred tried, those nearest to 200,000 random years


def _years() -> list[list[float]]:
    """DRAWS years, spread evenly over four unknowns: three standard normals and a part of 0 to 1.

    What matters most is how the three fall together, so their sum takes every DRAWS-th quantile once; how late the year
    is runs through a Fibonacci lattice beside it, and how the sum is split through two more generators.
    """
    steps = (generator / DRAWS for generator in GENERATORS)
    columns = [[(n * step + 0.5 / DRAWS) % 1 for n in range(DRAWS)] for step in steps]
    together, apart, last = ([quantile(part) for part in column] for column in columns[:3])
    mixed = [
        [a / sqrt(3) + b / sqrt(2) + c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
        [a / sqrt(3) - b / sqrt(2) + c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
        [a / sqrt(3) - 2 * c / sqrt(6) for a, b, c in zip(together, apart, last, strict=True)],
    ]
    return [[round(value, 4) for value in column] for column in [*mixed, columns[3]]]


ADOPTING, TAKING, MOVING, SLIPPING = (array(column) for column in _years())


def _chance(shares: Number, target: Number, wobble: Number) -> Number:
    """The mean over the drawn years of the chance that the share as measured reaches the target.

    It strays from the true one by a logistic law of standard deviation `wobble`: 1 / (1 + e^-(pi/sqrt(3))(x/wobble)).
    """
    return mean(1 / (1 + exp((target - shares) * STRETCH / maximum(wobble, 1e-6))))


def programme(
    *,
    now: Number = 0.18,
    target: Number = 0.30,
    advisers: Number = 600.0,
    boutiques: Number = 80.0,
    mend_month: Number = 3.0,
    cart_month: Number = 4.0,
    salon_month: Number = 5.0,
    first_wave: Number = 4.0,
    waves: Number = 4.0,
    ramp: Number = 3.0,
    adoption: Number = 0.60,
    credit: Number = 1.0,
    fear: Number = 0.6,
    drag: Number = 0.3,
    cart_uptake: Number = 0.32,
    salon_uptake: Number = 0.12,
    shift: Number = 0.40,
    occasions: Number = 4.0,
    spread: Number = 0.20,
    slip: Number = 2.0,
    wobble: Number = 0.01,
    client_sales: Number = 400_000.0,
    commission: Number = 0.02,
    served_last: Number = 1.0,
    gross_margin: Number = 0.67,
) -> dict[str, Any]:
    """The share month by month, the exit rate and the year's average, and the chance that each reaches the target.

    now, target: today's share and the one asked for. mend_month, cart_month, salon_month: when click-to-DOS is mended,
    save-the-cart and digital salons start (NEVER: not this year). Boutiques are trained in `waves` (1 to 8), one a
    month from `first_wave` on; an adviser needs `ramp` months to get used to it.
    adoption: advisers who then use it, if paid in full. `credit` is the part of her commission that an adviser gets on
        a digital order of her client; with none, `fear` of adopters stay away; `drag` do until click-to-DOS works.
    cart_uptake, salon_uptake: an adopting adviser's clients who take to each in the end; shift: what moves of that part
        of their spending which is not digital yet. A client changes her ways only when there is an occasion to: with
        `occasions` a year, spread by chance, 1 - e^(-occasions/12) of those still to be won are won a month.
    spread: how far adoption, uptake and shift may be off, as a share of themselves. slip: months by which the waves may
        be late, at most. wobble: how far a month's measured share strays from the true one, as a standard deviation.
    client_sales: what an adviser's top clients spend in a year; commission: her part of it; gross_margin: the house's.
    served_last: the part of today's digital orders that the credit rule gives to an adviser too, as she served that
        client last (1: all of them; 0: only orders that an adviser started are credited).

    `share_by_month` is the mean of the drawn years, `exit_rate` its last month and `average` that of all twelve: two
    answers to one question. `ceiling` is where the share comes to rest, on time, once every client has had her
    occasions and nothing else is begun. `exit_by_year` and `average_by_year` hold the same for each drawn year by
    itself. `chance_exit` and `chance_average` are those that the figure as measured reaches the target.
    `month_reached` is the first month whose mean is there, NaN where none is. `moved_sales` is what all advisers'
    clients order digitally instead of in a boutique in the year.

    `credit_cost` is what the house pays in a year, in dollars, on orders that were digital before anything began:
    commission for no sale more. `credit_each` is that for one adviser, `credit_growth` the growth of top clients'
    spending whose gross margin pays it. What moves from a boutique pays the same commission as there, and leaves less
    for parcels and returns, which `budget` counts. `pay_change` is
    what an adopting adviser gains or loses in dollars a year by both, `pay_level` the credit at which it is nothing.
    """
    scatter = lambda z: exp(spread * z - spread * spread / 2)  # noqa: E731
    adopting = minimum(adoption * (1 - fear * (1 - credit)) * scatter(ADOPTING), 1.0)
    moved = (1 - now) * adopting * scatter(TAKING) * minimum(shift * scatter(MOVING), 1.0)  # but for uptake and reach
    pace = maximum(ramp, 1.0)
    had = (1 - first_wave - slip * SLIPPING) / pace
    used = [maximum(minimum(had + month / pace, 1.0), 0.0) for month in range(1, MONTHS + 1)]
    in_wave = [where(wave < waves, divide(1.0, waves), 0.0) for wave in range(MOST_WAVES)]
    trusted = [where(month >= mend_month, 1.0, 1 - drag) for month in range(1, MONTHS + 1)]
    uptake = [
        where(month >= cart_month, cart_uptake, 0.0) + where(month >= salon_month, salon_uptake, 0.0)
        for month in range(1, MONTHS + 1)
    ]
    had_one = 1 - exp(-occasions / MONTHS)
    won: Number = 0.0 * SLIPPING  # of an adopting adviser's clients, those who have taken to it: a number a drawn year
    shares, reached = [], []
    for month in range(MONTHS):
        trained = in_wave[0] * used[month]
        for wave in range(1, min(month + 1, MOST_WAVES)):
            trained = trained + in_wave[wave] * used[month - wave]
        reached.append(mean(trained))
        won = won + had_one * (trained * (uptake[month] * trusted[month]) - won)
        shares.append(minimum(now + moved * won, 1.0))
    by_month = [mean(share) for share in shares]
    averages = shares[0]
    for share in shares[1:]:
        averages = averages + share
    averages = averages / MONTHS
    year = total(by_month) / MONTHS
    month_reached: Number = nan
    for month in reversed(range(1, MONTHS + 1)):
        month_reached = where(by_month[month - 1] >= target, float(month), month_reached)
    a_client = minimum(cart_uptake + salon_uptake, 1.0) * shift * (1 - now)
    stay = minimum(adoption * (1 - fear * (1 - credit)), 1.0)
    hers = client_sales * commission
    return {
        "share_by_month": by_month,
        "exit_by_year": list(shares[-1]),
        "average_by_year": list(averages),
        "exit_rate": by_month[-1],
        "average": year,
        "ceiling": now + (1 - now) * stay * uptake[-1] * trusted[-1] * minimum(shift, 1.0),
        "chance_exit": _chance(shares[-1], target, wobble),
        "chance_average": _chance(averages, target, wobble / sqrt(MONTHS)),
        "month_reached": month_reached,
        "advisers_using": advisers * reached[-1] * stay * trusted[-1],
        "advisers_a_wave": divide(advisers, waves),
        "boutiques_a_wave": divide(boutiques, waves),
        "moved_sales": (year - now) * client_sales * advisers,
        "credit_cost": credit * served_last * now * hers * advisers,
        "credit_each": credit * served_last * now * hers,
        "credit_growth": divide(credit * served_last * now * commission, gross_margin),
        "pay_change": (credit * served_last * now - (1 - credit) * a_client) * hers,
        "pay_level": divide(a_client, a_client + served_last * now),
    }


def budget(
    *,
    tools: Number = 2_000_000.0,
    training_days: Number = 1.5,
    day: Number = 350.0,
    grace: Number = 3.0,
    sale: Number = 7_500.0,
    advisers: Number = 600.0,
    first_wave: Number = 4.0,
    waves: Number = 4.0,
    adoption: Number = 0.60,
    now: Number = 0.18,
    client_sales: Number = 400_000.0,
    commission: Number = 0.02,
    moved_sales: Number = 5_918_000.0,
    gross_margin: Number = 0.67,
) -> dict[str, Any]:
    """What year one costs, in dollars of the house, where the credit on served-last orders is not paid to all.

    tools: save-the-cart, the adviser's book and click-to-DOS, once. Each adviser is trained for `training_days` at
    `day` dollars of pay and cover. Salons are held in hours that the floor can spare. The rule: credit on orders that
    were digital before begins when an adviser's boutique is trained, one of `waves` a month from `first_wave` on, and
    lapses for whoever has sent nothing after `grace` months; after that `adoption` of them hold it.
    sale: what one sale to a top client takes; at it `channels.own` says what a screen keeps less than a boutique, on
    `moved_sales` a year. The rest is as in `programme`.

    `credit` is year one's, `credit_full_year` a later year's; `credit_to_all` what the same rule costs in a year with
    every adviser from its first day, and `credit_unused` the part of it that goes to those who never send.
    `moved_cost` is the margin lost on what moves. `year_one` is all of it; `growth_needed` the growth of adopting
    advisers' clients' spending, from each boutique's training to the end of the year, whose gross margin pays that,
    `growth_of_wave` what a comparison would have to see, the same growth as a part of the spending of a wave's clients,
    whether their adviser uses it or not, and `growth_full_year` and `growth_full_of_wave` the two over twelve months
    (NaN where there is none).
    """
    each = now * client_sales * commission / MONTHS  # dollars an adviser and month
    held: Number = 0.0  # advisers' months with credit, in the year
    trained: Number = 0.0  # advisers' months since their training, in the year
    for wave in range(MOST_WAVES):
        months = maximum(MONTHS + 1 - first_wave - wave, 0.0)
        first = minimum(months, grace)
        trained = trained + where(wave < waves, divide(advisers, waves) * months, 0.0)
        held = held + where(wave < waves, divide(advisers, waves) * (first + (months - first) * adoption), 0.0)
    training = advisers * training_days * day
    gap = channels.own(price=sale)["gap"]
    to_all = each * MONTHS * advisers
    credit, moved = held * each, moved_sales * gap
    whole = tools + training + credit + moved
    return {
        "tools": tools,
        "training": training,
        "credit": credit,
        "credit_full_year": to_all * adoption,
        "credit_to_all": to_all,
        "credit_unused": to_all * (1 - adoption),
        "moved_gap": gap,
        "moved_cost": moved,
        "year_one": whole,
        "growth_needed": divide(whole, adoption * trained * client_sales / MONTHS * gross_margin),
        "growth_of_wave": divide(whole, trained * client_sales / MONTHS * gross_margin),
        "growth_full_year": divide(whole, adoption * advisers * client_sales * gross_margin),
        "growth_full_of_wave": divide(whole, advisers * client_sales * gross_margin),
    }


# Three sets of guesses, told apart because a plan, a promise and a wish are three things: what a careful house would
# plan with, what this book takes as likeliest, and what would have to be true for the target.
CAUTIOUS = {"adoption": 0.45, "cart_uptake": 0.22, "occasions": 3.0}
WANTED = {"adoption": 0.80, "cart_uptake": 0.46, "occasions": 6.0}
