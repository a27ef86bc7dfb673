"""What the widgets of a question share: the item with its figures filled in, and the small HTML that comes back.

Every function escapes what it is given. What only a script can use is written `hidden` or `disabled` and marked
`data-needs-script`; the page module wakes it, so that nothing is dead where no script runs or the module did not come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cxprep.bank import Bank, Drill, Item, Part, Pushback, Question, Role
from cxprep.live.html import NOTHING, Html, escaped, joined

STYLES = ("drill.css", "rehearse.css")
THE_CLOSE = Part(name="The close", seconds=30, do="Close the case aloud, as you would in the room.")
DICTATION = (
    "Dictation is your device's own. On many devices the sound goes to the maker of the browser or of the device, "
    "to be turned into words; this book gets the words alone and sends them nowhere."
)


def of_bank(item: Any, held: Bank, kinds: tuple[type[Item], ...], what: str) -> tuple[Any, Role]:
    """The item (or the one with that id) with its figures filled in, and its role.

    Raises TypeError, in a sentence, where it is not of one of `kinds`; KeyError where there is no such id.
    """
    found = held[item] if isinstance(item, str) else item
    if not isinstance(found, kinds):
        kind = getattr(found, "section", type(found).__name__)
        raise TypeError(f"{what} is made of a {' or a '.join(k.section for k in kinds)}; {kind} is something else.")
    role = held.role(found.id.split(".")[0])
    return role.filled(found), role


def levels_of(item: Question | Drill, role: Role, chosen: Sequence[str] | None) -> list[str]:
    """The levels to show, those of the item's scale unless chosen; ValueError, in a sentence, for one it has not."""
    own = [level for level in item.levels or role.profile.levels if item.scale.get(level)]
    for level in chosen or ():
        if level not in own:
            raise ValueError(f"{item.id} has no scale for {level!r}; it has one for {' and '.join(own)}.")
    return list(chosen or own)


def slug(id: str, widget: str) -> str:
    """What a widget's element ids begin with."""
    return f"{re.sub(r'[^a-z0-9]+', '-', id)}-{widget}"


def duration(seconds: int) -> str:
    """Seconds as one reads them: 45 s, 1 min 50 s."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))


def paragraphs(text: str) -> Html:
    """A text of the bank: an empty line begins a new paragraph."""
    return joined(escaped("<p>{}</p>", part) for part in text.split("\n\n"))


def parts_of(item: Question | Drill) -> Sequence[Part]:
    """The parts of an answer; a drill's is its close, thirty seconds."""
    return item.parts if isinstance(item, Question) else (THE_CLOSE,)


def bar(parts: Sequence[Part]) -> Html:
    """The parts as lengths in proportion to their seconds; the list beside it says the same in words."""
    lengths = joined(
        escaped('<span style="flex-grow:{}"><i></i><b>{}</b></span>', part.seconds, number)
        for number, part in enumerate(parts, 1)
    )
    return escaped('<div class="mot-parts-bar" aria-hidden="true">{}</div>', lengths)


def parts_list(parts: Sequence[Part]) -> Html:
    """The parts with their seconds and what to do in each."""
    rows = joined(
        escaped(
            '<li><b>{}</b> <span class="mot-seconds">{}</span><span>{}</span></li>',
            part.name,
            duration(part.seconds),
            part.do,
        )
        for part in parts
    )
    return escaped('<ol class="mot-parts">{}</ol>', rows)


def pushbacks(entries: Sequence[Pushback]) -> Html:
    """Objections, each with its answer behind a fold: the reader tries first."""
    rows = joined(
        escaped(
            "<li><p><b>{}:</b> “{}”</p><details><summary>One way to answer</summary>{}</details></li>",
            one.who,
            one.says,
            paragraphs(one.answer),
        )
        for one in entries
    )
    return escaped('<ul class="mot-pushbacks">{}</ul>', rows)


def folded_away(summary: str, html: str) -> Html:
    """The widget behind a fold that opens without any script, for pages that hold many."""
    return escaped('<details class="mot-fold"><summary>{}</summary>{}</details>', summary, html)


def level_choice(prefix: str, levels: Sequence[str], ask: str) -> Html:
    """Radio buttons for the level; nothing where there is no choice."""
    if len(levels) < 2:
        return NOTHING
    radios = joined(
        escaped(
            '<label><input type="radio" name="{prefix}-level" value="{level}"{} autocomplete="off"> {}</label>',
            " checked" * (not number),
            level.capitalize(),
            prefix=prefix,
            level=level,
        )
        for number, level in enumerate(levels)
    )
    return escaped(
        '<fieldset class="mot-choice" data-needs-script hidden data-levels><legend>{}</legend>{}</fieldset>',
        ask,
        radios,
    )


def level_title(level: str, levels: Sequence[str]) -> Html:
    """Above a level's part where several stand on one page; the script takes it away with the choice."""
    return escaped('<p class="mot-head mot-level-title">{}</p>', level.capitalize()) if len(levels) > 1 else NOTHING
