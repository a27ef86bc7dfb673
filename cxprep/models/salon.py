"""The digital salon: appointments by video, what they sell and where, and the adviser's hour.

Rates are fractions, money is dollars, counts are a week's, times are minutes unless they are named hours. The defaults
are the book's assumptions about the salon of Maison Vauclair.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where


def week(
    *,
    no_show: Number = 0.20,
    close: Number = 0.30,
    anyway: Number = 0.40,
    requests: Number = 90.0,
    hours: Number = 105.0,
    minutes: Number = 75.0,
    in_boutique: Number = 0.55,
    basket: Number = 3200.0,
    gross_margin: Number = 0.67,
    floor_hour: Number = 260.0,
    floor_anyway: Number = 0.40,
) -> dict[str, Any]:
    """A week of `hours` that advisers give to the salon.

    requests: appointments asked for. minutes: an appointment with its preparation and its follow-up; the time of a
    client who does not come is lost. close: of those who come, the share that buys within thirty days, `in_boutique` of
    it in a boutique. anyway: the part of these purchases that clients who were offered a later date by lot make too.
    gross_margin: the house's, as such sales are signed in boutiques and on the site by about its own shares.
    floor_hour: the gross margin of what an adviser sells in an hour on the floor. floor_anyway: the part of it that
    somebody else on the floor would have sold in that hour; nobody has measured it, so it starts as the salon's.

    Returns appointments booked, turned away and held; sales, and those that the site's own report shows; the margin
    credited and caused, each by hour given; what the floor's hour causes; `worth` of the week against the same hours on
    the floor, caused against caused; the levels at which the two are equal: `floor_anyway_flip` (NaN where it is not
    within 0 to 1), `anyway_flip` and `no_show_flip` (likewise); `hours_needed` for every request. By the hour is NaN
    where no hour is given.
    """
    places = divide(hours * 60, minutes)
    booked = minimum(requests, places)
    held = booked * (1 - no_show)
    sales = held * close
    credited = sales * basket * gross_margin
    caused = credited * (1 - anyway)
    given = booked * minutes / 60
    floor_caused = floor_hour * (1 - floor_anyway)
    floor = given * floor_caused
    most = booked * close * basket * gross_margin
    anyway_flip = 1 - divide(floor, credited)
    no_show_flip = 1 - divide(floor, most * (1 - anyway))
    floor_flip = 1 - divide(divide(caused, given), floor_hour)
    return {
        "places": places,
        "booked": booked,
        "turned_away": maximum(0.0, requests - booked),
        "held": held,
        "missed": booked - held,
        "sales": sales,
        "boutique_sales": sales * in_boutique,
        "site_sales": sales * (1 - in_boutique),
        "credited": credited,
        "caused": caused,
        "floor": floor,
        "worth": caused - floor,
        "hours_given": given,
        "hours_needed": requests * minutes / 60,
        "credited_hour": divide(credited, given),
        "caused_hour": divide(caused, given),
        "floor_caused_hour": floor_caused,
        "site_hour": divide(credited * (1 - in_boutique), given),
        "floor_anyway_flip": where((floor_flip >= 0) & (floor_flip <= 1), floor_flip, nan),
        "anyway_flip": where((anyway_flip >= 0) & (anyway_flip <= 1), anyway_flip, nan),
        "no_show_flip": where((no_show_flip >= 0) & (no_show_flip <= 1), no_show_flip, nan),
    }
