"""What a clienteling pilot costs and what it can show, and what the rollout costs once its hours are counted.

Money is dollars a year, rates are fractions, visits are counted by the customer. What a message takes and brings is the
funnel's; what the tool costs without the hours, and how unlike customers are, are assumptions of the book.
"""

from __future__ import annotations

from typing import Any

from cxprep.models import clienteling
from cxprep.models.normal import quantile
from cxprep.numbers.arith import Number, divide, sqrt, where


def plan(
    *,
    gross_margin: Number = 0.55,
    capture_now: Number = 0.25,
    ramp: Number = 0.5,
    programme_cost: Number = 4e6,
    tool: Number = 1.5e6,
    hour: Number = 24.0,
    minutes: Number = 3.0,
    response: Number = 0.19,
    tagged: Number = 0.96,
    shops: Number = 140.0,
    pilot_shops: Number = 35.0,
    shop_share: Number = 0.70,
    orders_each: Number = 2.5,
    left_alone: Number = 1 / 3,
    weeks: Number = 26.0,
    unlike: Number = 1.0,
    confidence: Number = 0.95,
    power: Number = 0.8,
) -> dict[str, Any]:
    """The full year with its hours, and a pilot in `pilot_shops` of `shops`: its cost, and the visits that it can show.

    `full_hours` are what the added attributed baskets of the target take: a tagged sale needs 1 / `response` messages
    of `minutes`, and `tagged` of the sales carry the tag; `ramp_hours` those of a year that gets `ramp` of the way.
    `*_cost` adds `tool`, what the programme costs without hours. `full_change` is the case's full year at that cost,
    `full_break_even` the extra visits at which it pays with no uplift.

    The pilot costs the whole tool, as it does not shrink with the shops, and its shops' part of `ramp_hours`. Its
    customers are today's with a name: the shops' transactions (`shop_share` of all) times capture, at `orders_each` a
    year. A part `left_alone` of them, drawn at random, hears nothing. A customer's visits in `weeks` have the mean m =
    orders_each weeks / 52 and the variance m + unlike m^2, Poisson at `unlike` 0. `shows` is the difference, in visits
    of a hundred customers, that a test finds with probability `power`: (z + z_power) standard errors. `needed` is what
    the programme has to bring in that time to earn `programme_cost` by visits alone, from the customers that all shops
    have named at that ramp. NaN where there is nobody, or nothing to divide by.
    """
    case = {"gross_margin": gross_margin, "capture_now": capture_now, "programme_cost": programme_cost}
    full, part = clienteling.visits(**case), clienteling.visits(**case, ramp=ramp)
    an_order = divide(minutes / 60, where(response * tagged > 1e-6, response * tagged, 0.0))
    full_hours, ramp_hours = (year["added_baskets"] * an_order for year in (full, part))
    full_cost, ramp_cost = (tool + hours * hour for hours in (full_hours, ramp_hours))

    pilot_part = divide(pilot_shops, where(shops >= 1, shops, 0.0))
    named = full["transactions"] * shop_share * divide(1.0, where(orders_each > 1e-6, orders_each, 0.0))
    customers = named * capture_now * pilot_part
    mean = orders_each * weeks / 52
    variance = mean + unlike * mean * mean
    alone, written = customers * left_alone, customers * (1 - left_alone)
    parts = [divide(variance, where(group >= 1, group, 0.0)) for group in (alone, written)]
    error = sqrt(parts[0] + parts[1])
    earns = part["clienteled_basket"] * gross_margin
    return {
        "full_hours": full_hours,
        "ramp_hours": ramp_hours,
        "full_hours_cost": full_hours * hour,
        "full_cost": full_cost,
        "ramp_cost": ramp_cost,
        "full_change": full["clienteling_gross_margin_change"] + programme_cost - full_cost,
        "full_break_even": divide(full_cost, full["added_sales"] * gross_margin),
        "pilot_cost": tool + ramp_hours * hour * pilot_part,
        "customers": customers,
        "shows": 100 * (quantile(0.5 + confidence / 2) + quantile(power)) * error,
        "needed": 100 * divide(divide(programme_cost, earns) * weeks / 52, named * part["capture_reached"]),
    }
