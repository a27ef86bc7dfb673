"""One answer read: the six qualities with the words they rest on, what to press for, and the follow-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from cxprep.answers import model
from cxprep.answers.press import NOTHING, follow_up, general, press
from cxprep.answers.transcript import LEAST_WORDS, MOST_WORDS, letters, pieces, shortened
from cxprep.bank import Bank
from cxprep.bank.constraints import HEARD
from cxprep.bank.items import Question
from cxprep.places import data_path

ENGLISH = 5  # one word in so many of English prose is among those of english.yml
MOST_SHOWN = 2  # pieces to a quality
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
_CV = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,9}|(?:19|20)\d\d ?(?:-|to) ?(?:(?:19|20)\d\d|present|today|now)")


class Unreadable(ValueError):
    """Why a text is no answer that could be read, as a sentence for its author."""


@dataclass(frozen=True)
class Reading:
    """What was heard in an answer. `because` has the words, as they stand in the text with single spaces."""

    question: str
    off_question: bool
    qualities: dict[str, bool]
    because: dict[str, list[str]]
    press: str
    follow_up: str | None
    warnings: tuple[str, ...]
    bank: Bank

    def as_json(self) -> dict[str, Any]:
        """The reading in the form of the command line, which is the page's too."""
        return {
            "off_question": self.off_question,
            "qualities": self.qualities,
            "because": self.because,
            "press": self.press,
            "follow_up": self.follow_up,
            "warnings": list(self.warnings),
        }


@cache
def says() -> dict[str, str]:
    """What is said of a text that is no answer, or not one that can be read whole."""
    return yaml.safe_load(data_path("common", "answers", "says.yml").read_text(encoding="utf-8"))


@cache
def english() -> frozenset[str]:
    """Words of which English prose is full."""
    text = data_path("common", "checking", "english.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)["english"].split())


def looked_at(text: str) -> tuple[str, list[str]]:
    """The tidy text that is read, and what has to be said of it; `Unreadable` where nothing can be judged."""
    if "\0" in text[:100_000]:
        raise Unreadable(says()["binary"])
    shown, cut = shortened(text)
    if _MARKUP.search(shown):
        raise Unreadable(says()["markup"])
    plain = letters(shown)
    words = _WORD.findall(plain)
    if not words:
        raise Unreadable(says()["empty" if not shown else "not-english"])
    if max(map(len, shown.split())) > 200:
        raise Unreadable(says()["binary"])
    known = sum(word in english() for word in words)
    if known * ENGLISH < len(words) and len(words) >= LEAST_WORDS:
        cv = len(_CV.findall(plain)) >= 2
        raise Unreadable(says()["cv" if cv else "not-english"])
    if len(words) < LEAST_WORDS:
        raise Unreadable(says()["short"])
    if len(_CV.findall(plain)) >= 3:
        raise Unreadable(says()["cv"])
    return shown, [says()["long"].format(words=f"{MOST_WORDS:,}")] if cut else []


def read(text: str, question: str, *, bank: Bank) -> Reading:
    """Reads an answer to a question of the bank. `Unreadable` for what is no answer; KeyError for an unknown id."""
    item = bank[question]
    if not isinstance(item, Question):
        raise KeyError(f"{question} is no question of the bank.")
    shown, warnings = looked_at(text)
    found = pieces(shown)
    sums = model.sums(found)
    by = model.heard(sums, model.whole(found))
    held = {name: by[name] > 0 for name in HEARD}
    because = {}
    for name in HEARD:
        order = sorted(range(len(found)), key=lambda place: (-sums[place][name], place))[:MOST_SHOWN]
        # The best piece is what the finding rests on; a second only where it would carry it too.
        because[name] = [
            found[place].shown
            for rank, place in enumerate(order)
            if held[name] and (rank == 0 or sums[place][name] > 0)
        ]
    role = question.split(".")[0]
    off = model.off_question(found, question, [one.id for one in bank.of("question", role)]) > 0
    wanted = NOTHING if off else press(held, item.kind, model.topic(question), model.sure(by))
    next_one = general()["off_question"] if off else follow_up(item, wanted)
    next_one = bank.text(next_one, role) if next_one else None  # with the seat's own names in it
    return Reading(question, off, held, because, wanted, next_one, tuple(warnings), bank)
