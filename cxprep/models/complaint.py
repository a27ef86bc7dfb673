"""A complaint that spreads: views over four hours, the margin they cost, and what an answer and a remedy change.

The clock starts when somebody at the firm has the video on a screen: minute 0, `views_now` views. Views follow a
logistic curve (growth that slows as the audience runs out); an answer makes the curve's own clock run slower, and so,
a little, does a line that only says "we have seen this". Rates are
fractions, money is dollars of gross margin; all of them are the book's assumptions but for the views at the start. The
model is kind to bad replies: at a tone of 0 an answer does nothing, and never harm. It knows nothing of what was said.

`spread` is the drill; `play` puts the order of work of `viral_clock` in front of it.
"""

from __future__ import annotations

from math import log, nan
from typing import Any

from cxprep.models import viral_clock
from cxprep.numbers.arith import Number, divide, exp, maximum, minimum, where

QUARTERS = 16  # quarter hours in the four
CENT = 0.01  # dollars; below it nothing is worth a ratio
LIMIT = viral_clock.LIMIT  # minutes
# the drill's first line: out after a quarter of an hour, it names a call by four and more by a quarter to five
LINE = {"holding": 15.0, "ring_by": 120.0, "said_by": 165.0}


def _share(value: Number) -> Number:
    return minimum(maximum(value, 0.0), 1.0)


def _views(grown: Number, start: Number, ceiling: Number, doubling: Number) -> Number:
    """Views after `grown` minutes of undisturbed growth: logistic, the ceiling's share of `start` at 0."""
    left = exp(-log(2) * divide(grown, doubling))
    return divide(ceiling * start, start + (ceiling - start) * left, 0.0)


def spread(
    *,
    views_now: Number = 800_000.0,
    doubling: Number = 60.0,
    ceiling: Number = 4_000_000.0,
    response_hour: Number = 2.5,
    tone: Number = 0.80,
    slowdown: Number = 0.50,
    seen: Number = 0.40,
    loss_per_view: Number = 0.0002,
    margin_per_customer: Number = 180.0,
    remedy: Number = 90.0,
    authority: Number = 500.0,
    others: Number = 12.0,
    handling: Number = 1_500.0,
    holding_hour: Number = 4.0,
    holding_slowdown: Number = 0.05,
) -> dict[str, Any]:
    """Views and lost margin by the quarter hour over four hours, with an answer at `response_hour` and without.

    views_now: at the start. doubling: minutes in which views would double if the audience had no end; as it has one,
    they take longer, since it is the odds of having seen it that double (NaN results at 0). ceiling: the whole
    audience, never below views_now. response_hour: hours until the answer is out; from 4 on it is too late for this
    clock. tone: 0, a reply that nobody believes, to 1. slowdown: the part of the growth that a perfect reply takes
    away. seen: share of later viewers who see the reply too. loss_per_view: chance that a view costs a customer;
    margin_per_customer what she would have left. remedy: dollars for the customer on top of what is owed, at most
    `authority`, what whoever decides may give. others: further customers who then get the same. handling: dollars of
    people's time for the answer. holding_hour: hours until a first line is out that says no more than that it has been
    seen and when more will come; from 4 on there is none. holding_slowdown: the part of the growth that it takes away
    until the answer does so. It wins nobody back.

    `views`, `views_without`, `lost`, `lost_without`: 17 values each, from minute 0 to 240; viewers before the reply
    count in full, later ones less those whom it wins back; without means neither line nor answer. `net` is what both
    save by the end less the cost; `quarter_hour` what another quarter of an hour would lose (up to the end of the
    clock), `tenth_of_tone` what a tone .1 higher would save, `holding_saves` what the first line does, the answer being
    the same. `even_chance` is the chance per view at which the answer just pays, `even_views` its inverse (one view in
    so many costs a customer), `even_others` the number of others; NaN where there is none.
    """
    start = maximum(views_now, 0.0)
    most = maximum(ceiling, start)
    pace = maximum(doubling, 0.0)
    reply = minimum(60.0 * maximum(response_hour, 0.0), LIMIT)
    line = minimum(60.0 * maximum(holding_hour, 0.0), LIMIT)
    per_view = loss_per_view * margin_per_customer

    def at(minute: Number, answered: Number, how: Number, said: Number) -> tuple[Number, Number]:
        """Views at a minute, and those of them that count as if nobody had answered."""
        answer, first = _share(slowdown) * how, _share(holding_slowdown)

        def views(until: Number) -> Number:
            after, holding = maximum(until - answered, 0.0), maximum(until - said, 0.0)
            both = minimum(after, holding)  # then the stronger of the two counts
            return _views(until - answer * after - first * holding + minimum(answer, first) * both, start, most, pace)

        earlier, now = views(minimum(minute, answered)), views(minute)
        return now, earlier + (1 - _share(seen) * how) * (now - earlier)

    how = _share(tone)
    minutes = [15.0 * quarter for quarter in range(QUARTERS + 1)]
    answered = [at(minute, reply, how, line) for minute in minutes]
    silent = [_views(minute, start, most, pace) for minute in minutes]
    end, counted = answered[-1]
    given = minimum(maximum(remedy, 0.0), maximum(authority, 0.0))
    cost = given * (1 + others) + handling
    spared = silent[-1] - counted
    saved = per_view * spared
    even = divide(saved - handling, where(given > CENT, given, 0.0)) - 1
    at_stake = spared * margin_per_customer
    return {
        "views": [now for now, _ in answered],
        "views_without": silent,
        "lost": [per_view * weight for _, weight in answered],
        "lost_without": [per_view * views for views in silent],
        "views_at_reply": at(reply, reply, how, line)[0],
        "views_end": end,
        "views_end_without": silent[-1],
        "views_saved": silent[-1] - end,
        "lost_margin": per_view * counted,
        "lost_margin_without": per_view * silent[-1],
        "lost_already": per_view * start,
        "customers_lost": loss_per_view * counted,
        "saved": saved,
        "remedy_given": given,
        "remedy_cost": cost,
        "net": saved - cost,
        "quarter_hour": per_view * (at(LIMIT, minimum(reply + 15.0, LIMIT), how, line)[1] - counted),
        "tenth_of_tone": per_view * (counted - at(LIMIT, reply, _share(how + 0.1), line)[1]),
        "holding_saves": per_view * (at(LIMIT, reply, how, LIMIT)[1] - counted),
        "even_chance": divide(cost, where(at_stake > CENT, at_stake, 0.0)),
        "even_views": divide(at_stake, where(cost > CENT, cost, 0.0)),
        "even_others": where(even >= 0, even, nan),
    }


def play(
    *,
    verify: Number = 40.0,
    correction: Number = 0.0,
    draft: Number = 35.0,
    legal: Number = 45.0,
    side_by_side: Number = 0.0,
    decide: Number = 15.0,
    fix: Number = 45.0,
    tone_facts: Number = 0.10,
    tone_words: Number = 0.55,
    tone_remedy: Number = 0.05,
    tone_fix: Number = 0.10,
    remedy: Number = 90.0,
    promised: Number = 0.0,
    holding: Number = 240.0,
    said_by: Number = 600.0,
    ring_by: Number = 600.0,
    broken: Number = 0.15,
    others: Number = 12.0,
) -> dict[str, Any]:
    """The four hours by their decisions: the order of work of `viral_clock.schedule`, then `spread`.

    verify, draft, legal, decide and fix are
    minutes of work. correction: minutes lost on taking back an answer that was wrong. tone_*: what each decision adds
    to the tone (0 to 1 in all). promised: further customers whom the commitment covers, beside `others`. holding: the
    minute at which a first line is out (at the limit: there is none). said_by and ring_by: the minutes by which it says
    that there will be more, and that the customer will have been rung; if either has passed, the answer loses `broken`
    of the tone.

    `facts_at`, `called_at`, `words_at`, `fix_at` and `answered` are minutes after the start, `facts_views` the
    views once the facts are known; the rest is as in `spread`, at the rest of its defaults.
    """
    plan = viral_clock.schedule(
        verify=verify, decide=decide, draft=draft, legal=legal, fix=fix, side_by_side=side_by_side
    )
    answered = plan["answered"] + correction
    called = plan["customer_called"]
    late_word = maximum(answered - said_by, called - ring_by) > 0
    missed = where(late_word, broken, 0.0)
    tone = _share(tone_facts + tone_words + tone_remedy + tone_fix - missed)
    given = others + promised
    case = {"tone": tone, "remedy": remedy, "others": given, "holding_hour": holding / 60}
    found = spread(response_hour=answered / 60, **case)
    started = spread(response_hour=plan["draft_start"] / 60, **case)
    names = ("views_end", "lost_margin", "saved", "holding_saves", "remedy_given", "remedy_cost", "net")
    return {
        "facts_at": plan["draft_start"],
        "facts_views": started["views_at_reply"],
        "called_at": called,
        "words_at": plan["legal_start"] + plan["legal_long"],
        "fix_at": plan["fix_start"] + plan["fix_long"],
        "answered": answered,
        "late": answered - LIMIT,
        "tone": tone,
        "kept_word": where(late_word, 0.0, 1.0),
        **{name: found[name] for name in names},
    }
