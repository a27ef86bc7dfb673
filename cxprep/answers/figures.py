"""How good the reading of answers is: counts on labelled answers, for the book's page and `make evaluate`.

The answers that were learned from, by author, each read by what was learned without that author (kept in weights.json,
since that takes minutes), and those that were kept apart before anything was learned. `make figures` counts those.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from cxprep.answers import model
from cxprep.answers.press import ABOUT_THEM
from cxprep.bank import Bank
from cxprep.bank.constraints import HEARD
from cxprep.bank.items import Question
from cxprep.places import data_path

FILE = ("common", "answers", "figures.json")
CHECKERS = ("common", "checking", "learned.json")  # cxprep.learning.checkers counts it
ACROSS = ("transcripts", "spoken", "told", "fourth", "fifth")  # learned from, each read without its author
APART = ("developed", "spoken", "fourth", "fifth")  # kept apart: others by the first, the second and the last two
OFF = "off_question"


def counted(told: Iterable[tuple[Mapping[str, Any], Mapping[str, bool], bool, str]]) -> dict[str, Any]:
    """The counts of some answers: labels, qualities heard, called off the question, and what was pressed for.

    For each quality: shown and heard, of how many shown; not shown and not heard, of how many. `press`: right or also
    acceptable, of all; an answer to another question is right where that was noticed. `off`: noticed, of how many;
    falsely, of how many. `firm asked`: the quality "firm" once more, at questions that ask for it (`labels["asks"]`).
    """
    tally = {name: [0, 0, 0, 0] for name in HEARD}
    firm = [0, 0, 0, 0]
    pressed, noticed, many = [0, 0], [0, 0, 0, 0], 0
    for labels, heard, off, wanted in told:
        many += 1
        is_off = labels["press"][:1] == [OFF]
        for name in HEARD:
            if name in labels.get("open", ()):
                continue
            at = 0 if name in labels["has"] else 2
            tally[name][at] += int(heard[name] == (at == 0))
            tally[name][at + 1] += 1
            if name == "firm" and labels["asks"]:
                firm[at] += int(heard[name] == (at == 0))
                firm[at + 1] += 1
        pressed[0] += int(off if is_off else not off and wanted in labels["press"])
        pressed[1] += 1
        noticed[0 if is_off else 2] += int(off)
        noticed[1 if is_off else 3] += 1
    return {"answers": many, "qualities": tally, "press": pressed, "off": noticed, "firm asked": firm}


def balanced(tally: Sequence[int]) -> float:
    """Balanced accuracy: the mean of the shares of yes and of no that are right."""
    yes, of_yes, no, of_no = tally
    return (yes / max(of_yes, 1) + no / max(of_no, 1)) / 2


def asks_for_firm(question: str, held: Bank) -> bool:
    """Whether a question is one whose answer has to land on this firm."""
    item = held[question]
    return isinstance(item, Question) and item.kind in ABOUT_THEM


def held_out(name: str, held: Bank) -> dict[str, Any]:
    """The counts of a set that nothing was learned from."""
    from cxprep.answers.reading import read

    told = []
    path = data_path("common", "answers", "held-out", f"{name}.yml")
    for labels in yaml.safe_load(path.read_text(encoding="utf-8")):
        found = read(labels["text"], labels["question"], bank=held)
        labels["asks"] = asks_for_firm(labels["question"], held)
        told.append((labels, found.qualities, found.off_question, found.press))
    return counted(told)


def measured() -> dict[str, Any]:
    """The counts of all sets."""
    from cxprep import bank

    held = bank.load_all()
    across = model.document()["apart"]
    return {
        **{f"across {name}": across[name] for name in ACROSS},
        **{f"apart {name}": held_out(name, held) for name in APART},
    }


def write() -> None:
    """Count, and keep it for the page."""
    data_path(*FILE).write_text(json.dumps(measured(), indent=1) + "\n", encoding="utf-8")


def load() -> dict[str, Any]:
    """The counts as they were last kept."""
    return json.loads(data_path(*FILE).read_text(encoding="utf-8"))


def rows(counts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What one set's counts say, in words and shares with their margins."""
    from cxprep.answers.second import qualities
    from cxprep.report.evaluate import margin

    found = [("Answers", str(counts["answers"]))]
    for name in HEARD:
        yes, of_yes, no, of_no = counts["qualities"][name]
        found.append((f"{qualities()[name]['title']}: heard where it is", margin(yes, of_yes)))
        found.append((f"{qualities()[name]['title']}: not heard where it is not", margin(no, of_no)))
    yes, of_yes, no, of_no = counts["firm asked"]
    title = f"{qualities()['firm']['title']}, at questions that ask why them"
    found.append((f"{title}: heard where it is", margin(yes, of_yes)))
    found.append((f"{title}: not heard where it is not", margin(no, of_no)))
    found.append(("Pressed for what a person would press for", margin(*counts["press"])))
    found.append(("An answer to another question, noticed", margin(*counts["off"][:2])))
    found.append(("An answer to its question, called off it", margin(*counts["off"][2:])))
    return found


def added(sets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The counts of several sets as those of one."""

    def summed(lists: Iterable[Sequence[int]]) -> list[int]:
        return [sum(ones) for ones in zip(*lists, strict=True)]

    return {
        "answers": sum(one["answers"] for one in sets),
        "qualities": {name: summed(one["qualities"][name] for one in sets) for name in HEARD},
        "press": summed(one["press"] for one in sets),
        "off": summed(one["off"] for one in sets),
        "firm asked": summed(one["firm asked"] for one in sets),
    }


def table() -> str:
    """The figures as a table in Markdown: what was learned from, each without its author, and what was kept apart."""
    held = load()
    columns = [
        rows(added([one for name, one in held.items() if name.startswith(kind)])) for kind in ("across", "apart")
    ]
    lines = ["| What was counted | By authors left out of learning | Kept apart |", "|---|---|---|"]
    lines += [f"| {words} | {across} | {apart} |" for (words, across), (_, apart) in zip(*columns, strict=True)]
    return "\n".join(lines)


# What was asked of the reading before it was learned: the share, and of which count.
TARGETS = {"press": 0.75, "off": 0.7}
WORDS = {
    "press": "The follow-up is what a person would press for",
    "off": "An answer to another question is noticed",
}


def targets() -> str:
    """Where the shares stand beside what was aimed at, in sentences: above it, or by how many answers short."""
    held, told = load(), []
    for kind, where in (("across", "by authors left out"), ("apart", "kept apart")):
        counts = added([one for name, one in held.items() if name.startswith(kind)])
        for name, least in TARGETS.items():
            right, of = counts[name][:2]
            short = math.ceil(least * of) - right
            stands = f"{short} short of it" if short > 0 else "reached"
            told.append(f"- {WORDS[name]}, {where}: {right} of {of}. Aimed at {least:.0%}: {stands}.")
    return "\n".join(told)


def checkers() -> str:
    """The two checkers of texts as a table: their rules, and what was learned the way the reading of answers is."""
    from cxprep.report.evaluate import margin

    names = {"reply": "The reply to a complaint", "answer": "The associate's answer"}
    held = json.loads(data_path(*CHECKERS).read_text(encoding="utf-8"))
    lines = ["| Texts | Faults found by the rules | Faults found by learning | Sound texts objected to by either |"]
    lines.append("|---|---|---|---|")
    for name, words in names.items():
        shares = [margin(*held[name][part]) for part in ("rules", "learned", "blamed")]
        lines.append(f"| {words} | {' | '.join(shares)} |")
    return "\n".join(lines)


def report() -> str:
    """The figures for a terminal, a line a set."""
    return "\n".join(f"Answers, {name}: {summary(counts)}" for name, counts in measured().items())


def summary(counts: Mapping[str, Any]) -> str:
    """One line for a terminal: balanced accuracies, their mean, press, off."""
    each = {name: balanced(counts["qualities"][name]) for name in HEARD}
    said = ", ".join(f"{name} {value:.2f}" for name, value in each.items())
    mean = sum(each.values()) / len(each)
    right, of = counts["press"]
    found, of_off, false, of_on = counts["off"]
    return (
        f"{counts['answers']} answers; balanced accuracy: {said}; mean {mean:.2f}; "
        f"press {right} of {of}; other question noticed {found} of {of_off}, falsely {false} of {of_on}"
    )
