"""The panel's short sum: how one would work a drill on the back of the sheet in two minutes.

At most five lines and three results, all computed in the notebook and none taken from the model. Each result may name
the model's output that it stands for; where the two do not read the same, the box has to say in words why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxprep.live.drill import Drill
from cxprep.live.html import Html, escaped, joined
from cxprep.live.markup import plain
from cxprep.numbers.formats import show
from cxprep.publish.box import Box
from cxprep.publish.prose import say

LINES, RESULTS = 5, 3
AGREES = "The drill, as the case is given, says the same."


def short_sum(
    drill: Drill,
    lines: Sequence[str],
    results: Sequence[tuple[str, float, str, str]],
    *values: Mapping[str, Any],
    why: str = "",
    **more: Any,
) -> Box:
    """The box for `drill`.

    lines: sentences whose places are filled from `values` and `more`. results: (label, value, format, the model's
        output that it stands for, or ""). why: what the long sum does otherwise, where a result reads differently.

    Raises ValueError for too many lines or results, and where a result differs and nobody says why.
    """
    if len(lines) > LINES or not 0 < len(results) <= RESULTS:
        raise ValueError(f"A short sum has at most {LINES} lines and one to {RESULTS} results.")
    inputs = {name: control.value for name, control in drill.controls.items()}
    long = drill.model(**drill.constants, **inputs)
    told = [say(line, *values, **more).text for line in lines]
    shown, apart = [], []
    for label, value, form, output in results:
        text = show(value, form)
        if output and show(long[output], form) != text:
            apart.append(f"{label}: {text} here, {show(long[output], form)} there.")
        shown.append((label, text, value, output))
    if apart and not why:
        raise ValueError(f"{drill.id}: {' '.join(apart)} Say why=, in words, what the long sum does otherwise.")
    close = " ".join([*apart, say(why, *values, **more).text]) if apart else AGREES
    html = escaped(
        '<div class="mot-live">'
        '<aside class="mot-short-sum" data-short-sum="{id}" aria-label="The panel\'s short sum">'
        '<p class="mot-short-title">The panel\'s short sum: two minutes, on the back of the sheet</p>'
        '<ol>{lines}</ol><dl class="mot-numbers">{results}</dl>'
        '<p class="mot-short-why"{agrees}>{close}</p></aside></div>',
        id=drill.id,
        lines=joined(escaped("<li>{}</li>", line) for line in told),
        results=joined(
            escaped(
                '<div><dt>{}</dt><dd data-value="{}"{}>{}</dd></div>',
                label,
                plain(value),
                escaped(' data-long="{}"', output) if output else Html(""),
                text,
            )
            for label, text, value, output in shown
        ),
        agrees=Html("" if apart else " data-agrees"),
        close=close,
    )
    plain_text = "\n".join([*told, *(f"{label}: {text}" for label, text, *_ in shown), close])
    return Box(str(html), plain_text)
