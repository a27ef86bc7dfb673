"""The first four hours of a complaint that spreads: who works when, and when the answer is out.

All times are minutes after detection: somebody at the firm has the post on a screen. What went before is a question for
afterwards, and on no clock. Every task starts a handover after the last one that it waits for. The durations are the
book's assumptions; the model knows what must wait for what, and nothing of views or of money.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, maximum, where

LIMIT = 240.0
# task -> who answers for it
OWNERS = {
    "hold": "social",
    "verify": "CX",
    "decide": "CX",
    "call": "CX",
    "draft": "brand",
    "legal": "legal",
    "fix": "CX",
    "brief": "stores",
    "reply": "social",
}


def schedule(
    *,
    hold: Number = 15.0,
    verify: Number = 40.0,
    decide: Number = 15.0,
    call: Number = 20.0,
    draft: Number = 35.0,
    legal: Number = 45.0,
    fix: Number = 45.0,
    brief: Number = 20.0,
    reply: Number = 10.0,
    handover: Number = 15.0,
    side_by_side: Number = 0.0,
) -> dict[str, Any]:
    """When each task starts and how long it takes, and what is left of the four hours.

    At once social says in a line that the post has been seen, stops the brand's posts beside it, and shops and contact
    centre get one sentence (`hold`); nobody waits for it. Verifying starts a handover later; then, at once, the
    decision on compensation (and after it the call to the customer), the draft, the commitment on the process, and the
    page with the reasons for shops and contact centre (`brief`). Legal reads the finished draft, or, with
    `side_by_side` at 1, sits beside the writer and ends no earlier than she does. The public reply waits for all of
    them. A duration is minutes of work; `handover` is lost at each change of hands. `answered` is when the reply is
    out, `slack` what is left of the limit (below zero: too late), `told` when shops and centre have the one sentence,
    `briefed` when they have the page, `customer_called` when the call has ended; `<task>_start` and `<task>_long` place
    the bars.
    """
    verify_start = handover
    known = verify_start + verify + handover
    called = known + decide + handover + call
    drafted = known + draft
    together = side_by_side > 0.5
    legal_start = where(together, known, drafted + handover)
    legal_end = where(together, maximum(known + legal, drafted), legal_start + legal)
    committed = known + fix
    briefed = known + handover + brief
    reply_start = maximum(maximum(called, legal_end), maximum(committed, briefed)) + handover
    starts = {
        "hold": 0.0,
        "verify": verify_start,
        "decide": known,
        "call": known + decide + handover,
        "draft": known,
        "legal": legal_start,
        "fix": known,
        "brief": known + handover,
        "reply": reply_start,
    }
    longs = {
        "hold": hold,
        "verify": verify,
        "decide": decide,
        "call": call,
        "draft": draft,
        "legal": legal_end - legal_start,
        "fix": fix,
        "brief": brief,
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
        "told": hold,
        "briefed": briefed,
    }
