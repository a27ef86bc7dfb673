"""Checks of what the reader writes: a reply to one complaint, and an answer to one question.

`reply` and `answer` give what is said of a text; `check_reply` and `check_answer` only the ids of what is objected to.
The rules are data, YAML in data/common/checking/; as `rules_of_reply` and `rules_of_answer` they are what the page runs
too, from files of its site.
"""

from __future__ import annotations

import json
from pathlib import Path

from cxprep.checking.load import rules
from cxprep.checking.rules import Finding, Report, read

__all__ = [
    "Finding", "Report", "answer", "check_answer", "check_reply", "reply", "rules_of_answer", "rules_of_reply",
    "write_rules",
]  # fmt: skip

rules_of_reply, rules_of_answer = rules("reply"), rules("answer")


def reply(text: str) -> Report:
    """What is said of a reply to Maya Lindqvist."""
    return read(rules_of_reply, text)


def answer(text: str, store: str = "") -> Report:
    """What is said of an answer; `store` is a shop's name and what it sells: "Hexham Outdoor, boots and tents"."""
    return read(rules_of_answer, text, store)


def check_reply(text: str) -> list[str]:
    """The ids of what is objected to in a reply, each once."""
    return list(dict.fromkeys(one.id for one in reply(text).findings))


def check_answer(text: str, store: str = "") -> list[str]:
    """The ids of what is objected to in an answer, each once."""
    return list(dict.fromkeys(one.id for one in answer(text, store).findings))


def write_rules(folder: Path) -> None:
    """Put the files that a page's checker fetches into a folder: `rules-reply.json` and `rules-answer.json`."""
    for about, held in {"reply": rules_of_reply, "answer": rules_of_answer}.items():
        text = json.dumps(held, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        (folder / f"rules-{about}.json").write_text(text + "\n", encoding="utf-8")
