"""A shop floor on a busy day: how long customers wait, and how many walk out.

Customers an hour, whole associates, minutes; shares are fractions, money is dollars. `wait` is the queue in which
everybody stays to the end (Erlang C, M/M/c). `saturday` lets people leave: each waits for as long as their own
patience lasts, which is exponential with the given mean (Erlang A, M/M/c+M; Palm 1957; Gross & Harris, Fundamentals
of Queueing Theory, for queues with impatience). Both know one line and one kind of customer; neither knows a rush
within the hour.
"""

from __future__ import annotations

from typing import Any

from cxprep.models.erlang import lost_chances, pick, waiting
from cxprep.numbers.arith import Number, divide, exp, maximum, minimum, where

LARGEST_TEAM = 40
SHOP = 30  # customers that fit in; one more turns round at the door


def wait(
    *,
    arrivals_per_hour: Number = 30.0,
    associates: Number = 4.0,
    service_minutes: Number = 6.0,
    patience_minutes: Number = 5.0,
) -> dict[str, Any]:
    """How long customers wait if nobody leaves, in the long run.

    `arrivals_per_hour` come to `associates` (1 to 40), each of whom needs `service_minutes` a customer on average.

    `p_wait` is the share who have to wait, `p_wait_longer` the share who wait longer than `patience_minutes`, and
    `mean_wait_minutes` the average over everybody. `load` is the work in people. Where there is as much work as
    people or more, the line never clears: these three are then NaN and `overloaded` is 1, and `growth_per_hour` is
    the customers by which the line gets longer in an hour. NaN also where the associates are no whole number.
    """
    load = arrivals_per_hour * service_minutes / 60
    chosen = [associates == n for n in range(1, LARGEST_TEAM + 1)]
    chance = waiting(load, associates, pick(chosen, lost_chances(load, LARGEST_TEAM)))
    spare = associates - load
    clears = spare > 0
    chance = where(clears, chance, float("nan"))
    stay = exp(-divide(maximum(spare, 0.0) * patience_minutes, service_minutes, 0.0))
    capacity = divide(60 * associates, service_minutes, arrivals_per_hour)  # an hour
    return {
        "p_wait": chance,
        "mean_wait_minutes": chance * divide(service_minutes, spare),
        "p_wait_longer": chance * stay,
        "load": load,
        "overloaded": where(clears, 0.0, 1.0),
        "growth_per_hour": maximum(arrivals_per_hour - capacity, 0.0),
    }


def walk_outs(
    *,
    arrivals_per_hour: Number = 30.0,
    associates: Number = 4.0,
    service_minutes: Number = 6.0,
    patience_minutes: Number = 5.0,
) -> Number:
    """Customers an hour who leave unserved (Erlang A): those who come, less those whom busy associates serve.

    Patience has a mean of `patience_minutes`, so some leave at once and some stay long. Without patience nobody waits
    at all, and the figure is Erlang's loss. At most SHOP customers fit in, which suits teams of up to twelve.
    """
    load = arrivals_per_hour * service_minutes / 60
    leaving = service_minutes / maximum(patience_minutes, 1e-9)  # each who waits, against one service
    share: Number = 1.0  # of the time with k in the shop, among the times with at most k
    busy: Number = 0.0  # associates at work, on average over these times
    for k in range(1, SHOP + 1):
        serving = minimum(float(k), associates)
        up = load * share
        share = divide(up, serving + (k - serving) * leaving + up, 0.0)
        busy = busy + share * (serving - busy)
    return maximum(arrivals_per_hour - divide(60 * busy, service_minutes, arrivals_per_hour), 0.0)


def saturday(
    *,
    arrivals_per_hour: Number = 30.0,
    associates: Number = 4.0,
    service_minutes: Number = 6.0,
    patience_minutes: Number = 5.0,
    patience_told: Number = 10.0,
    word_seconds: Number = 5.0,
    basket: Number = 20.0,
) -> dict[str, Any]:
    """The busy hour with everybody on the floor, with one of them away, and with a word to those who wait.

    A word takes `word_seconds` of an associate's time for each customer and makes patience `patience_told` minutes
    in place of `patience_minutes`. `basket` is what a served customer spends on average, those who buy nothing
    included, in dollars.

    All of `wait`; `walk_outs`, `walk_outs_away` and `walk_outs_word` (customers an hour: all on the floor, one away,
    one away and a word); `extra_walk_outs` by the one who is away; `kept_by_word`, below 0 where the word costs more
    than it brings; `lost_away` in dollars an hour, and `away_overloaded`, 1 where those who are left cannot clear the
    line.
    """
    floor = {"arrivals_per_hour": arrivals_per_hour, "service_minutes": service_minutes}
    left = maximum(associates - 1, 0.0)
    full = walk_outs(**floor, associates=associates, patience_minutes=patience_minutes)
    away = walk_outs(**floor, associates=left, patience_minutes=patience_minutes)
    longer = service_minutes + word_seconds / 60
    word = walk_outs(
        arrivals_per_hour=arrivals_per_hour, associates=left, service_minutes=longer, patience_minutes=patience_told
    )
    return {
        **wait(**floor, associates=associates, patience_minutes=patience_minutes),
        "walk_outs": full,
        "walk_outs_away": away,
        "walk_outs_word": word,
        "extra_walk_outs": away - full,
        "kept_by_word": away - word,
        "lost_away": (away - full) * basket,
        "away_overloaded": where(arrivals_per_hour * service_minutes / 60 < left, 0.0, 1.0),
    }
