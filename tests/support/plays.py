"""A small play on the complaint's model, for the tests of the clock."""

from collections.abc import Sequence

from cxprep.models import complaint
from cxprep.widgets.clock import Choice, Clock, Step, clock

OPENS = 14 * 60
HOLD: dict[str, float] = {}
RUSH = {"verify": 0.0, "correction": 75.0, "tone_facts": -0.25}
LATER = {"draft": 90.0, "tone_words": 0.70}
SHOW = {"answered": ("Out at", "time"), "tone": ("Tone", ".2f"), "net": ("Net", "+$,.1fk")}
WORDS = "Clock test-role.clock.small: first, second"
STEPS = [
    Step(
        "first",
        "Look first",
        "Nobody knows anything yet.",
        [("CX", "Forty minutes, please."), ("Legal", "Not a word before that.")],
        [
            Choice("hold", "Find out.", "Known at {facts_at:time}, at {facts_views:,.2fM} views.", HOLD),
            Choice("rush", "Answer at once.", "Taken back; the answer is due at {answered}.", RUSH),
        ],
    ),
    Step(
        "second",
        "Write it",
        "It is {facts_at:time}.",
        [("Brand", "I need an hour and a half.")],
        [
            Choice("plain", "Write it plainly.", "Through at {words_at:time}.", {}),
            Choice("later", "Polish it.", "Through at {words_at:time}, out at {answered:time}.", LATER),
        ],
    ),
]


def small(steps: Sequence[Step] = STEPS) -> Clock:
    """Two decisions, two choices each."""
    return clock(
        complaint.play,
        id="test-role.clock.small",
        title="A small play",
        opens=OPENS,
        minutes=240,
        until="answered",
        rank="net",
        show=SHOW,
        steps=steps,
    )
