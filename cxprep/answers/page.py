"""What the page's reader of answers works from, as one JSON file: learned weights, signs, words, questions."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from cxprep.answers import form, manners, model, press, reading, signs, transcript
from cxprep.answers.second import qualities
from cxprep.bank import Bank
from cxprep.bank.constraints import QUESTION_KINDS
from cxprep.text import ngrams, spelling
from cxprep.text.weighing import RARE

NAME = "answers.json"
# What was learned, of which the page needs nothing else.
PARTS = ("decide", "sure", "presses", "leans", "off", "strange", "qualities", "wholes", "topics", "manners")
LOGARITHMS = 400  # counts whose logarithm is sent along, as a page's may differ in its last bit


def document(held: Bank) -> dict[str, Any]:
    """Everything the page's twin needs beside its own code."""
    learned = model.document()
    return {
        "spellings": [
            [pattern.pattern, to.replace("\\1", "$1").replace("\\2", "$2")] for pattern, to in spelling._SPELLINGS
        ],
        "numbers": sorted(ngrams._NUMBERS),
        "logs": [0.0, *(1 + math.log(count) for count in range(1, LOGARITHMS))],
        "rarity": RARE,
        "signs": signs.rules(),
        "limits": {
            "longest": transcript.LONGEST,
            "shortest": transcript.SHORTEST,
            "words": transcript.MOST_WORDS,
            "characters": transcript.MOST_CHARACTERS,
            "least": transcript.LEAST_WORDS,
            "judged": reading.LEAST_JUDGED,
            "english": form.ENGLISH,
            "cv_signs": form.LEAST_SIGNS,
            "first": form.FIRST,
            "second": form.MOST_SECOND,
            "brief": form.MOST_BRIEF,
            "manners": manners.MOST,
            "no_answer": manners.LEAST,
            "off_words": model.LEAST_OFF,
            "low": model.LOW,
            "high": model.HIGH,
            "shown": reading.MOST_SHOWN,
        },
        "english": sorted(form.little_words()),
        "form": form.rules(),
        "says": reading.says(),
        "qualities_said": qualities(),
        "general": press.general(),
        "kinds": {
            "them": press.ABOUT_THEM,
            "you": press.ABOUT_YOU,
            "all": QUESTION_KINDS,
            "groups": press.GROUPS,
            "told": reading.TOLD,
        },
        "questions": questions(held),
        **{part: learned[part] for part in PARTS},
    }


def questions(held: Bank) -> dict[str, Any]:
    """The questions of each role: what is asked, of which kind, and the follow-ups with what they press for."""
    found: dict[str, Any] = {}
    for item in held.of("question"):
        role = item.id.split(".")[0]
        found[item.id] = {
            "role": role,
            "title": held.text(item.title, role),
            "kind": item.kind,
            "follow_ups": [held.text(text, role) for text in item.follow_ups],
            "presses": list(item.presses),
        }
    return found


def text(held: Bank) -> str:
    """The file's text."""
    return json.dumps(document(held), ensure_ascii=False, separators=(",", ":"))


def write(folder: Path, held: Bank) -> None:
    """Write the file into a folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(text(held), encoding="utf-8", newline="\n")
