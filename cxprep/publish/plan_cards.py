"""A plan as cards: what is done, who answers for it, when it is live, and what stops it.

A table of long cells is unreadable on a phone; cards stand below one another there and beside one another on a desk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxprep.live.html import escaped, joined
from cxprep.publish.box import Box
from cxprep.publish.prose import say


def plan_cards(cards: Sequence[tuple[str, Mapping[str, str]]], *values: Mapping[str, Any], **more: Any) -> Box:
    """Cards of (title, {"Owner": sentence, ...}); the places of the sentences are filled as `say` fills them."""
    told = [(title, {name: say(text, *values, **more).text for name, text in lines.items()}) for title, lines in cards]
    html = escaped(
        '<div class="mot-live"><div class="mot-plan">{}</div></div>',
        joined(
            escaped(
                '<section><p class="mot-plan-title">{}</p><dl>{}</dl></section>',
                title,
                joined(escaped("<div><dt>{}</dt><dd>{}</dd></div>", name, text) for name, text in lines.items()),
            )
            for title, lines in told
        ),
    )
    text = "\n\n".join(
        "\n".join([title, *(f"{name}: {line}" for name, line in lines.items())]) for title, lines in told
    )
    return Box(str(html), text)
