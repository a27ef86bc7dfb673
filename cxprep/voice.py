"""Counts what a reply to a complaint is made of: the phrases that anybody could have been sent, and the rest.

It finds the worst and does not recognise the best: a reply without boilerplate may still be cold. It knows English,
a short list of phrases, and nothing of the case.
"""

from __future__ import annotations

import re

# Sent to everybody, so that they say nothing to anybody.
BOILERPLATE = (
    "we apologise for any inconvenience",
    "for any inconvenience this may have caused",
    "thank you for reaching out",
    "thank you for your patience",
    "your feedback is important to us",
    "we take this matter seriously",
    "please do not hesitate to contact us",
    "valued customer",
    "at this time",
    "kind regards, the customer service team",
    "has been forwarded to the relevant department",
)
# Protects the writer: the fault is nobody's, or perhaps not there at all.
HEDGES = (
    "without admission",
    "it appears that",
    "may have been",
    "in accordance with",
    "as per our",
    "terms and conditions",
    "we regret that you feel",
    "if this was the case",
    "unable to",
)
_DAY = r"(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_PROMISE = re.compile(r"\b(?:I|we) (?:will|have|am|are)\b|\bI['’](?:ll|ve|m)\b", re.I)


def _sentences(reply: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?])\s+", " ".join(reply.split())) if part]


def marks(reply: str) -> dict[str, int]:
    """What a reply holds: words, boilerplate phrases, hedges, and sentences that promise something by a day.

    `promises` counts sentences with both a first person who acts ("I have", "I will") and a day or a time of it.
    """
    text = " ".join(reply.lower().replace("’", "'").split())
    return {
        "words": len(re.findall(r"[\w'’$]+", reply)),
        "boilerplate": sum(text.count(phrase) for phrase in BOILERPLATE),
        "hedges": sum(text.count(phrase) for phrase in HEDGES),
        "promises": sum(
            bool(_PROMISE.search(sentence) and re.search(rf"\b{_DAY}\b", sentence, re.I))
            for sentence in _sentences(reply)
        ),
    }
