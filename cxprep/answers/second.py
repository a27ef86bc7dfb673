"""What a second answer added to the first, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from cxprep.answers.press import general, is_soft
from cxprep.bank.constraints import HEARD
from cxprep.bank.items import Question
from cxprep.places import data_path

if TYPE_CHECKING:
    from cxprep.answers.reading import Reading

NOT_KNOWN = "It did not add what was asked for, and it said so."


@cache
def qualities() -> Mapping[str, Mapping[str, Any]]:
    """The words for each quality: title, what shows it, what is said where it is missing, what it is in a sentence."""
    return yaml.safe_load(data_path("common", "answers", "qualities.yml").read_text(encoding="utf-8"))


def second(first: Reading, text: str) -> str:
    """What the answer to the follow-up added to a reading; `Unreadable` where there is nothing to read."""
    from cxprep.answers.reading import read

    return told(first, read(text, first.question, bank=first.bank, asked_for=first.press))


def told(first: Reading, then: Reading) -> str:
    """The sentence for two readings of the same question."""
    from cxprep.answers.reading import says

    words = qualities()
    new = [words[name]["short"] for name in HEARD if then.qualities[name] and not first.qualities[name]]
    pressed = first.press
    if says()["unknown"] in then.warnings and pressed in general()["soft"]:
        return f"It added {listed(new)}." if new else NOT_KNOWN
    item = first.bank[first.question]
    if isinstance(item, Question) and is_soft(item, pressed) and not then.qualities[pressed]:
        return f"It added {listed([general()['soft'][pressed], *new])}."
    if pressed in HEARD and then.qualities[pressed]:
        others = [one for one in new if one != words[pressed]["short"]]
        return f"It added what was asked for: {listed([words[pressed]['short'], *others])}."
    if pressed in HEARD:
        missing = words[pressed]["short"]
        return f"It added {listed(new)}. Still not heard: {missing}." if new else f"Still not heard: {missing}."
    return f"It added {listed(new)}." if new else "It added nothing that the first answer had not."


def listed(words: list[str]) -> str:
    """Some words as a sentence lists them."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
