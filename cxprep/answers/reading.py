"""One answer read: the six qualities with the words they rest on, what to press for, and the follow-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from cxprep.answers import form, manners, model, signs
from cxprep.answers.press import NOTHING, follow_up, general, press
from cxprep.answers.transcript import LEAST_WORDS, MOST_WORDS, letters, lined, pieces, shortened
from cxprep.bank import Bank
from cxprep.bank.constraints import HEARD
from cxprep.bank.items import Question
from cxprep.places import data_path

LEAST_JUDGED = 12  # words of an answer to a follow-up from which on it has to be English
TOLD = ("behavioural",)  # kinds of question whose answer tells what happened
MOST_SHOWN = 2  # pieces to a quality
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")


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


def looked_at(text: str, follows: bool = False) -> tuple[str, list[str]]:
    """The tidy text that is read, and what has to be said of it; `Unreadable` where nothing can be judged.

    `follows`: it answers a follow-up, to which three words may be the whole answer.
    """
    if "\0" in text[:100_000]:
        raise Unreadable(says()["binary"])
    shown, cut = shortened(text)
    if _MARKUP.search(shown):
        raise Unreadable(says()["markup"])
    plain = letters(shown)
    words = _WORD.findall(plain)
    if not words and not (follows and any(one.isdigit() for one in plain)):
        raise Unreadable(says()["empty" if not shown else "not-english"])
    if max(map(len, shown.split())) > 200:
        raise Unreadable(says()["binary"])
    if form.is_cv(letters(lined(text)), words):
        raise Unreadable(says()["cv"])
    if len(words) >= (LEAST_JUDGED if follows else LEAST_WORDS) and not form.is_english(words):
        raise Unreadable(says()["not-english"])
    if len(words) < LEAST_WORDS and not follows:
        raise Unreadable(says()["short"])
    return shown, [says()["long"].format(words=f"{MOST_WORDS:,}")] if cut else []


def read(text: str, question: str, *, bank: Bank, asked_for: str | None = None) -> Reading:
    """Reads an answer to a question of the bank. `Unreadable` for what is no answer; KeyError for an unknown id.

    `asked_for`: what a follow-up pressed for, where the text answers that and not the question itself.
    """
    item = bank[question]
    if not isinstance(item, Question):
        raise KeyError(f"{question} is no question of the bank.")
    follows = asked_for is not None
    shown, warnings = looked_at(text, follows)
    found = pieces(shown)
    plain, many = letters(shown), len(shown.split())
    manner = manners.of(found, many, model.topic(question))
    unknown = follows and manner == manners.UNKNOWN
    if manner and not unknown:
        raise Unreadable(says()[manners.NOTHING if manner == manners.UNKNOWN else manner])
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
    marks = [signs.of(piece) for piece in found]
    if held["scene"] and not held["own_part"] and form.is_told_in_present(marks):
        held["own_part"] = True
        because["own_part"] = [next(one.shown for one, of in zip(found, marks, strict=True) if form.does(of))]
    if unknown:
        warnings.append(says()[manners.UNKNOWN])
    if asked_for in HEARD:
        # who says that it is not known has not given it; and what was asked for is looked for as an answer to that
        if unknown and asked_for in general()["soft"]:
            held[asked_for], because[asked_for] = False, []
        elif not held[asked_for] and not unknown and form.gives(asked_for, frozenset().union(*marks), plain, many):
            held[asked_for], because[asked_for] = True, [shown]
    role = question.split(".")[0]
    sore = form.is_sore(plain)
    others = [one.id for one in bank.of("question", role)]
    # nobody who tells of a death is told that it was not the question
    off = not follows and not sore and model.off_question(found, question, others) > 0
    wanted = NOTHING if off else press(held, item.kind, model.topic(question), model.sure(by))
    next_one = general()["off_question"] if off else follow_up(item, wanted, said=plain)
    if sore:
        wanted, next_one = NOTHING, None
        warnings.append(says()["sore"])
    elif not off and not follows and item.kind in TOLD and form.is_hypothetical(marks):
        wanted, next_one = "scene", general()["would"]
        warnings.append(says()["would"])
    next_one = bank.text(next_one, role) if next_one else None  # with the seat's own names in it
    return Reading(question, off, held, because, wanted, next_one, tuple(warnings), bank)
