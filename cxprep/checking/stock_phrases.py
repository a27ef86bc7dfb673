"""Counts what a reply to a complaint is made of: the phrases that anybody could have been sent, and the rest.

It finds the worst and does not recognise the best: a reply without boilerplate may still be cold. It knows English,
two lists of phrases (data/common/checking/boilerplate.yml, which the reply checker reads too), and nothing of the case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxprep.checking.load import boilerplate
from cxprep.checking.rules import plain, tidy, words

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = rf"(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|{_WEEKDAY})"
_NO_ACT = r"(?:hope|think|believe|expect|know|feel|regret|may|might|could|would|should|can|do|did|had|was|were)"
_FROM_THEN = re.compile(rf"\bfrom (?:next |this )?{_WEEKDAY}(?: on(?:wards)?)?,? (?:i|we) (?!{_NO_ACT}\b)(?!\w+ed\b)\w")
_PROMISE = re.compile(r"\b(?:i|we) (?:will|have|am|are)\b|\bi'(?:ll|ve|m)\b")


def _spans(patterns: tuple[str, ...], text: str, but: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Where the phrases of a list are in a plain text; two that overlap are one, and none overlaps with `but`."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(m.span() for one in words(*patterns) for m in re.finditer(one, text, re.ASCII)):
        if any(start < last and first < end for first, last in but):
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marks(reply: str) -> dict[str, int]:
    """What a reply holds: words, boilerplate phrases, hedges, and sentences that promise something by a day.

    `promises` counts sentences with both a first person who acts ("I have", "I will") and a day or a time of it; after
    "from Friday" the present will do ("from Friday we put it on the label").
    """
    text = plain(tidy(reply)).replace("\n", " ")
    phrases = boilerplate()
    empty = _spans(phrases["boilerplate"], text)
    return {
        "words": len(re.findall(r"[\w'’$]+", reply)),
        "boilerplate": len(empty),
        "hedges": len(_spans(phrases["hedges"], text, but=empty)),
        "promises": sum(
            bool((_PROMISE.search(sentence) and re.search(rf"\b{_DAY}\b", sentence)) or _FROM_THEN.search(sentence))
            for sentence in re.split(r"(?<=[.?])\s+", text)
        ),
    }
