"""Twelve pieces and more people than pieces: a race on the site against places given by relationship.

Thirty drops with fixed draws stand in for chance, the same on every page. In the race everybody arrives after an
exponential time; a reseller's software is `speed` times as quick as a person. The k-th of n resellers arrives after
sum_{i<k} E_i / (speed (n - i)) (Rényi's representation of exponential order statistics), so n and speed may be sliders.
"""

from __future__ import annotations

from math import log
from random import Random
from typing import Any

from cxprep.numbers.arith import Number, array, divide, maximum, mean, where

PIECES = 12
DROPS = 30
CLIENTS = 24  # on the waiting list, known to an adviser
NEW = 56  # real people without a history
NEVER = 1e9
SEED = 1837


def _draws() -> tuple[list[list[float]], list[list[float]], list[list[float]]]:
    """By place, one number a drop: resellers' spacings, when real people arrive, and whether an adviser knows them."""
    draw = Random(SEED)
    spacing, arrival, known = ([[0.0] * DROPS for _ in range(PIECES)] for _ in range(3))
    for drop in range(DROPS):
        people = sorted((-log(1 - draw.random()), person < CLIENTS) for person in range(CLIENTS + NEW))
        for place in range(PIECES):
            spacing[place][drop] = round(-log(1 - draw.random()), 4)
            arrival[place][drop] = round(people[place][0], 6)
            known[place][drop] = float(people[place][1])
    return spacing, arrival, known


SPACING, ARRIVAL, KNOWN = ([array(column) for column in table] for table in _draws())


def drop(
    *,
    resellers: Number = 20.0,
    speed: Number = 6.0,
    by_lot: Number = 3.0,
    posing: Number = 0.03,
    price: Number = 9500.0,
    premium: Number = 0.40,
) -> dict[str, Any]:
    """Who gets twelve pieces in a race, and by a rule of relationship with some places drawn by lot.

    The race: 24 clients known to an adviser, 56 real people who are new, and `resellers`, each `speed` times as quick.
    The rule: `by_lot` of the pieces are drawn among the new people and the resellers, one entry a person; the others go
    to the known clients on the waiting list, of whom a share `posing` are resellers with a history. Where fewer than
    one reseller is there, none is.

    Pieces are means over the thirty drops of the race (for the lot: the expectation). `race_worst`: most pieces that
    resellers took in one drop. Chances are of one person of that kind. `resale_gain`: what resellers make on a drop,
    dollars, at `premium` over list. `posing_even`: the share posing at which the rule would leak as much as the race;
    NaN where all are drawn by lot.
    """
    step = [where(resellers - i >= 1, divide(1.0, resellers - i, NEVER), NEVER) for i in range(PIECES)]
    taken: Number = array([0.0] * DROPS)
    to_known: Number = array([0.0] * DROPS)
    arrives: Number = array([0.0] * DROPS)
    for k in range(PIECES):
        arrives = arrives + SPACING[k] * step[k]
        person = PIECES - 1 - k  # the k-th reseller gets a piece if he is there before this person
        ahead = arrives < ARRIVAL[person] * speed
        taken = taken + where(ahead, 1.0, 0.0)
        to_known = to_known + where(ahead, 0.0, KNOWN[person])
    race_resold, race_known = mean(taken), mean(to_known)
    worst: Number = 0.0
    for one in range(DROPS):
        worst = maximum(worst, taken[one])
    in_lot = where(resellers >= 1, divide(resellers, resellers + NEW), 0.0)
    places = PIECES - by_lot
    rule_resold = places * posing + by_lot * in_lot
    return {
        "race_resold": race_resold,
        "race_known": race_known,
        "race_new": PIECES - race_resold - race_known,
        "race_worst": worst,
        "rule_resold": rule_resold,
        "rule_known": places * (1 - posing),
        "rule_new": by_lot * (1 - in_lot),
        "race_resold_share": race_resold / PIECES,
        "rule_resold_share": rule_resold / PIECES,
        "known_chance_race": race_known / CLIENTS,
        "known_chance_rule": places * (1 - posing) / CLIENTS,
        "new_chance_race": (PIECES - race_resold - race_known) / NEW,
        "new_chance_rule": by_lot * (1 - in_lot) / NEW,
        "race_resale_gain": race_resold * price * premium,
        "rule_resale_gain": rule_resold * price * premium,
        "posing_even": divide(race_resold - by_lot * in_lot, places),
    }
