"""How well an advert fits each seat, learned from labelled adverts: data/common/fit.yml.

Two steps. First a softmax on the first letters of the words of each passage that asks: for which seat, or for none,
it speaks (`heard`). Then one logistic regression, the same for all seats, on the signs of title, work and trade and
on what was heard. What was heard of an advert is for that step always heard with weights learned without it.
`measure` leaves out whole authors, and the adverts of one author by turns, and says how often the seat, or none, was
right. It needs numpy and scipy; the report needs neither.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from cxprep.bank.files import FOLDER
from cxprep.learning.examples import labelled, labelled_adverts, shared
from cxprep.report import ontology as knowledge
from cxprep.report.advert import read_advert
from cxprep.report.advert.advert import Job
from cxprep.report.advert.fit import FEATURES, NONE, Heard, starts
from cxprep.report.advert.phrases import plain

LINE = 0.3  # chosen by `measure`: no line from here up tells a seat for an advert that is for none
RIDGE, RIDGE_OF_WORDS, SEEN, LEAST, STEPS, TURNS = 0.3, 1.0, 3, 0.15, 80, 6
# What a weight is drawn towards in place of nothing: few adverts ask for the opposite of a seat's work under its title.
THOUGHT = {"opposite": -4.0}
OF_A_LINE = 0.7  # how much a single labelled line counts beside a passage of an advert
HEAD = "# Learned by `make weights` from labelled adverts, and not written by hand (see data/README.md).\n"


@dataclass(frozen=True)
class Advert:
    """A labelled advert: its seat or "none", who wrote it, and what was read in it."""

    role: str
    author: str
    job: Job
    near: str | None = None

    @property
    def passages(self) -> list[str]:
        return [plain(part.text) for part in self.job.parts if part.kind in ("ask", "want")] or [plain(self.job.title)]


def adverts(roles: Sequence[str], known: knowledge.Ontology, folder: Path = FOLDER) -> list[Advert]:
    """Every labelled advert for one of these roles or for none, read."""
    return [
        Advert(one.role, one.author, read_advert(one.lines, known.words), one.near)
        for one in labelled_adverts(folder)
        if one.role in (*roles, NONE)
    ]


def _lines(roles: Sequence[str], folder: Path) -> list[tuple[str, str]]:
    """Single lines of adverts, each with its seat or none."""
    found = [
        (role, plain(text))
        for role in roles
        for id, entry in labelled(role, "sentences", folder).items()
        if ".look-for." in id
        for text in entry["demand"]
    ]
    return found + [(NONE, plain(text)) for text in shared("boilerplate")]


def _softmax(sums: Any) -> Any:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def hear(some: Sequence[Advert], lines: Sequence[tuple[str, str]], roles: Sequence[str]) -> Heard:
    """What words speak for each seat or none, learned from the passages of these adverts and from single lines."""
    classes = [*roles, NONE]
    texts = [(one.role, said, 1.0) for one in some for said in one.passages]
    texts += [(role, said, OF_A_LINE) for role, said in lines]
    seen = Counter(word for _, said, _ in texts for word in starts(said))
    names = sorted(word for word, count in seen.items() if count >= SEEN)
    place = {word: number for number, word in enumerate(names)}
    rows = sparse.lil_matrix((len(texts), len(names) + 1))
    for row, (_, said, _) in enumerate(texts):
        held = [place[word] for word in starts(said) if word in place]
        for column in held:
            rows[row, column] = 1 / math.sqrt(len(held))
        rows[row, len(names)] = 1
    table = rows.tocsr()
    labels = np.eye(len(classes))[[classes.index(role) for role, _, _ in texts]]
    counts = np.array([count for _, _, count in texts])
    for number in range(len(classes)):  # each class as loud as another
        counts[labels[:, number] > 0] *= len(texts) / len(classes) / max(counts[labels[:, number] > 0].sum(), 1e-9)
    drawn = RIDGE_OF_WORDS / counts.sum()
    step = 1 / (counts.max() * len(texts) / counts.sum() + drawn)
    weights = ahead = np.zeros((table.shape[1], len(classes)))
    momentum = 1.0
    for _ in range(STEPS):
        slope = table.T @ ((_softmax(table @ ahead) - labels) * counts[:, None]) / counts.sum()
        slope[:-1] += drawn * ahead[:-1]
        after = ahead - step * slope
        next_momentum = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = after + (momentum - 1) / next_momentum * (after - weights)
        weights, momentum = after, next_momentum
    words = {
        name: tuple(round(float(value), 1) for value in weights[number])
        for name, number in place.items()
        if np.abs(weights[number]).max() >= LEAST
    }
    return Heard(tuple(classes), tuple(round(float(value), 2) for value in weights[-1]), words)


def _regression(table: Any, yes: Any) -> Any:
    rows = np.c_[np.ones(len(table)), table]
    thought = np.r_[0.0, [THOUGHT.get(name, 0.0) for name in FEATURES]]
    weights, drawn = thought.copy(), np.r_[1e-6, np.full(rows.shape[1] - 1, RIDGE)]
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(drawn)
        change = np.linalg.solve(bend, rows.T @ (chance - yes) + drawn * (weights - thought))
        weights -= change
        if np.abs(change).max() < 1e-9:
            break
    return weights


class _Table:
    """The signs of labelled adverts, and what is heard in each with weights learned without it."""

    def __init__(self, some: Sequence[Advert], known: knowledge.Ontology, roles: Sequence[str], folder: Path) -> None:
        self.some, self.known, self.roles = some, known, list(roles)
        self.lines = _lines(roles, folder)
        self.jobs = known.words.phrases("jobs")
        self.yes = np.array([[one.role == role for role in roles] for one in some], float)

    def signs(self, numbers: Sequence[int], heard: Heard) -> Any:
        found = (self.known.fits.signs(self.some[n].job, self.jobs, heard) for n in numbers)
        return np.array([[one[role].features for role in self.roles] for one in found])

    def learned(self, numbers: Sequence[int], turns: int = TURNS) -> tuple[Heard, Any]:
        """Both steps on these adverts."""
        inner = np.zeros((len(numbers), len(self.roles), len(FEATURES)))
        for turn in range(turns):
            out = [at for at in range(len(numbers)) if at % turns == turn]
            rest = [self.some[numbers[at]] for at in range(len(numbers)) if at % turns != turn]
            if out:
                inner[out] = self.signs([numbers[at] for at in out], hear(rest, self.lines, self.roles))
        weights = _regression(inner.reshape(-1, len(FEATURES)), self.yes[list(numbers)].reshape(-1))
        return hear([self.some[n] for n in numbers], self.lines, self.roles), weights

    def fits(self, numbers: Sequence[int], heard: Heard, weights: Any) -> Any:
        sums = weights[0] + self.signs(numbers, heard) @ weights[1:]
        return 1 / (1 + np.exp(-np.clip(sums, -30, 30)))


def documents(folder: Path = FOLDER) -> dict[Path, str]:
    """The path of what is learned of adverts and the text that belongs there."""
    known = knowledge.load(folder.parent)
    roles = sorted(known.roles)
    some = adverts(roles, known, folder)
    table = _Table(some, known, roles, folder)
    none, seat = _right(table, _apart(table), LINE)
    heard, weights = table.learned(range(len(some)))
    said = "\n".join(f"  {word} {' '.join(f'{value:g}' for value in values)}" for word, values in heard.words.items())
    named = ", ".join(f"{name}: {value:.3f}" for name, value in zip(FEATURES, weights[1:], strict=True))
    text = f"{HEAD}version: 1\napart: {{seat: {seat}, none: {none}}}\nline: {LINE}\n"
    text += f"intercept: {weights[0]:.3f}\nweights: {{{named}}}\n"
    text += f"classes: [{', '.join(heard.classes)}]\nstart: [{', '.join(map(str, heard.start))}]\nwords: |-\n{said}\n"
    return {folder.parent / "common" / "fit.yml": text}


def _apart(table: _Table) -> Any:
    """How well each advert fits each seat by weights learned without its author, or without a sixth of one author's."""
    some = table.some
    folds = [one.author if one.author != "adverts" else f"turn {number % TURNS}" for number, one in enumerate(some)]
    fits = np.zeros((len(some), len(table.roles)))
    for fold in sorted(set(folds)):
        out = [number for number, name in enumerate(folds) if name == fold]
        rest = [number for number, name in enumerate(folds) if name != fold]
        fits[out] = table.fits(out, *table.learned(rest))
    return fits


def _right(table: _Table, fits: Any, line: float) -> tuple[list[int], list[int]]:
    """How often none is told where it is right, and how often the right seat, each with of how many."""
    told = [table.roles[int(one.argmax())] if one.max() >= line else NONE for one in fits]
    both = [(name == one.role, one.role == NONE) for name, one in zip(told, table.some, strict=True)]
    none, seat = ([right for right, is_none in both if is_none == wanted] for wanted in (True, False))
    return [sum(none), len(none)], [sum(seat), len(seat)]


def measure(folder: Path = FOLDER) -> str:
    """How often the seat or none is right on adverts not learned from: by author, and one author's by turns."""
    known = knowledge.load(folder.parent)
    roles = sorted(known.roles)
    table = _Table(adverts(roles, known, folder), known, roles, folder)
    fits, rows = _apart(table), []
    for line in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        none, seat = _right(table, fits, line)
        rows.append(f"line {line}: none {none[0]} of {none[1]}, seat {seat[0]} of {seat[1]}")
    return "\n".join(rows)


if __name__ == "__main__":
    print(measure())
