"""The first four hours of a complaint that spreads: who works when, and when the answer is out.

All times are minutes after the post appears. Every task starts a handover after the last one that it waits for. The
durations are the book's assumptions; the model knows what must wait for what, and nothing of views or of money.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, maximum, where

LIMIT = 240.0
# task -> who answers for it
OWNERS = {
    "notice": "social",
    "verify": "CX",
    "decide": "CX",
    "call": "CX",
    "draft": "brand",
    "legal": "legal",
    "fix": "CX",
    "reply": "social",
}


def schedule(
    *,
    notice: Number = 30.0,
    verify: Number = 40.0,
    decide: Number = 15.0,
    call: Number = 20.0,
    draft: Number = 35.0,
    legal: Number = 45.0,
    fix: Number = 45.0,
    reply: Number = 10.0,
    handover: Number = 15.0,
    side_by_side: Number = 0.0,
) -> dict[str, Any]:
    """When each task starts and how long it takes, and what is left of the four hours.

    After noticing comes verifying; then, at once, the decision on compensation (and after it the call to the customer),
    the draft, and the commitment on the process. Legal reads the finished draft, or, with `side_by_side` at 1, sits
    beside the writer and ends no earlier than she does. The public reply waits for all of them. A duration is minutes
    of work; `handover` is lost at each change of hands. `answered` is when the reply is out, `slack` what is left of
    the limit (below zero: too late), `<task>_start` and `<task>_long` place the bars.
    """
    verify_start = notice + handover
    known = verify_start + verify + handover
    called = known + decide + handover + call
    drafted = known + draft
    together = side_by_side > 0.5
    legal_start = where(together, known, drafted + handover)
    legal_end = where(together, maximum(known + legal, drafted), legal_start + legal)
    committed = known + fix
    reply_start = maximum(maximum(called, legal_end), committed) + handover
    starts = {
        "notice": 0.0,
        "verify": verify_start,
        "decide": known,
        "call": known + decide + handover,
        "draft": known,
        "legal": legal_start,
        "fix": known,
        "reply": reply_start,
    }
    longs = {
        "notice": notice,
        "verify": verify,
        "decide": decide,
        "call": call,
        "draft": draft,
        "legal": legal_end - legal_start,
        "fix": fix,
        "reply": reply,
    }
    answered = reply_start + reply
    return {
        **{f"{task}_start": start for task, start in starts.items()},
        **{f"{task}_long": long for task, long in longs.items()},
        "answered": answered,
        "slack": LIMIT - answered,
        "late": answered - LIMIT,
        "customer_called": called,
    }
