"""What is learned of answers: data/common/answers/weights.json, from the labelled answers beside it.

Three sets of weights, all by the regression of `cxprep.learning.regression`: which qualities a piece of an answer shows
(`qualities`), which the answer shows as a whole (`wholes`), and for which question it is (`topics`). Then small
logistic regressions on sums that come from weights learned without the answer's author: from when on a quality is
heard (`decide`), and when an answer is for another question (`off`); and what the follow-up is chosen by
(`cxprep.learning.presses`). Where no hand has said on which piece a quality rests, the piece that seems likeliest is
taken for it, once. It needs numpy and scipy; reading needs neither.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from cxprep import bank as banks
from cxprep.answers import figures, form, signs
from cxprep.answers.model import ELSEWHERE, HIGH, LOW, sure, topic, two_best, weighed
from cxprep.answers.press import press
from cxprep.answers.transcript import Piece, letters, pieces, shortened
from cxprep.bank.constraints import HEARD
from cxprep.learning import manners, presses
from cxprep.learning.regression import Fit, fit
from cxprep.learning.spoken import FOLDER, LEARNED_FROM, OWN, UNDRAWN, Spoken, learned_from, read_yaml, sentences

# What is learned from beside the labelled answers.
BESIDE = ("bank.yml", "sentences.yml", "topics.yml", "elsewhere.yml", "manners.yml", "rests_on.yml", "signs.yml")
KEPT_QUALITIES, KEPT_WHOLES, KEPT_TOPICS = 6000, 3000, 4000  # n-grams; words and pairs of words
LEVELS_TOPICS = 31  # of a weight; two dozen names are most of the file, and finer steps change no decision
RIDGE_QUALITIES, RIDGE_WHOLES = 1 / 2, 1 / 12
SIBLING, SILENT, GUESSED = 0.4, 1.0, 0.8  # how much a piece counts: beside one that shows it, where none does, guessed
EVEN, EVEN_TOPICS = 0.7, 0.3  # how much all that is "yes" counts beside all that is "no"
OF_THE_BANK = 0.5  # how much the whole of an answer of the bank counts, as it was written to show or to lack something
OF_A_TEXT = 0.5  # how much a text of the bank about a question counts beside an answer to it
OF_A_HALF = 0.5  # how much half an answer counts against a text that is for no question
RIDGE_DECIDE, RIDGE_OFF = 3.0, 1.0
SWAPPED, TRULY_OFF = 0.05, 3.0  # how much counts an answer held against another question, and one that is off
FALSE_OFF = 0.03  # of the answers to their own question so many may be called off it
FALSE_STRANGE = 0.001  # and of all answers so many said to be for none,
APART_FROM_ALL = 1.0  # by so much more than that: a story from somebody's shop is no talk about the weather


def _evened(targets: np.ndarray, weights: np.ndarray, even: float) -> np.ndarray:
    found = weights.copy()
    for column in range(targets.shape[1]):
        yes = targets[:, column] > 0.5
        found[yes, column] *= even * found[~yes, column].sum() / max(found[yes, column].sum(), 1e-9)
    return found


def qualities(answers: Sequence[Spoken]) -> Fit:
    """The weights of the qualities, learned from single sentences and from the pieces of answers."""
    counts, wanted, weight = [], [], []
    for counted, has in sentences():
        counts.append(counted)
        wanted.append([float(name in has) for name in HEARD])
        weight.append([1.0] * len(HEARD))
    guess: list[
        tuple[int, int, int]
    ] = []  # where an answer's pieces begin and end, and a quality that stands somewhere
    for answer in answers:
        start = len(counts)
        named = {name: answer.named(name) for name in HEARD}
        for place, counted in enumerate(answer.counts):
            counts.append(counted)
            wanted.append([float(place in named[name]) for name in HEARD])
            weight.append(
                [
                    (1.0 if place in named[name] else SIBLING)
                    if named[name]
                    else 0.0
                    if name in answer.has | answer.open
                    else SILENT
                    for name in HEARD
                ]
            )
        guess += [
            (start, len(counts), column)
            for column, name in enumerate(HEARD)
            if name in answer.has and not named[name] and len(counts) > start
        ]
    targets, weights = np.array(wanted), np.array(weight)
    found = fit(counts, targets, _evened(targets, weights, EVEN), KEPT_QUALITIES, RIDGE_QUALITIES)
    sums = found.sums(counts)
    for start, end, column in guess:
        for place in np.argsort(-sums[start:end, column], kind="stable")[: 1 if end - start < 6 else 2]:
            targets[start + place, column], weights[start + place, column] = 1.0, GUESSED
    return fit(counts, targets, _evened(targets, weights, EVEN), KEPT_QUALITIES, RIDGE_QUALITIES)


def wholes(answers: Sequence[Spoken]) -> Fit:
    """The weights by which an answer as a whole shows a quality."""
    targets = np.array([[float(name in one.has) for name in HEARD] for one in answers])
    known = np.array([[float(name not in one.open) for name in HEARD] for one in answers])
    weights = known * np.array([[OF_THE_BANK if one.batch == "bank" else 1.0] for one in answers])
    counts = [one.whole for one in answers]
    return fit(counts, targets, _evened(targets, weights, EVEN), KEPT_WHOLES, RIDGE_WHOLES)


def elsewhere() -> list[str]:
    """Texts on something else altogether."""
    return read_yaml(FOLDER / "elsewhere.yml")


def topics(answers: Sequence[Spoken], held: banks.Bank, strange: Sequence[str]) -> tuple[Fit, list[str]]:
    """The weights that say for which question an answer is, and the questions' names; the last is for none at all.

    `strange` are texts that are for none.
    """
    names = [*sorted({topic(one.id) for one in held.of("question")}), ELSEWHERE]
    counts, wanted, weight = [], [], []

    def add(text: str, name: str, much: float, known: bool = True) -> None:
        counts.append(signs.about(letters(text)))
        wanted.append([float(known and one == name) for one in names])
        weight.append([much if known or one == name else 0.0 for one in names])

    for one in held.of("question"):
        role = one.id.split(".")[0]
        texts = [one.title, one.title, one.tests, *(f"{part.name} {part.do}" for part in one.parts), *one.follow_ups]
        texts.append(" ".join(push.says for push in one.pushbacks))
        for text in texts:
            if text:
                add(held.text(text, role), topic(one.id), OF_A_TEXT)
    for name, texts in read_yaml(FOLDER / "topics.yml").items():
        for text in texts:
            add(text, name, OF_A_TEXT)
    for text in strange:
        add(text, ELSEWHERE, 1.0)
    for answer in answers:
        whole = " ".join(piece.shown for piece in answer.pieces)
        add(whole, answer.about, 1.0, known=not answer.off)
        middle = len(answer.pieces) // 2
        for half in (answer.pieces[:middle], answer.pieces[middle:]):  # short ones are for a question too
            if middle and not answer.off:
                counts.append(signs.about(" ".join(piece.plain for piece in half)))
                wanted.append([0.0] * len(names))
                weight.append([OF_A_HALF * (name == ELSEWHERE) for name in names])
    targets = np.array(wanted)
    return fit(counts, targets, _evened(targets, np.array(weight), EVEN_TOPICS), KEPT_TOPICS), names


def _logistic(table: np.ndarray, yes: np.ndarray, weights: np.ndarray, ridge: float) -> list[float]:
    """Weights and start of a logistic regression on standardised columns, told for the columns as they come."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    scaled = np.c_[(table - middle) / spread, np.ones(len(table))]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        sums = scaled @ flat
        drawn = np.r_[flat[:-1], 0.0]
        value = (weights * (np.logaddexp(0, sums) - yes * sums)).sum() + 0.5 * ridge * (drawn**2).sum()
        return float(value), scaled.T @ (weights * (1 / (1 + np.exp(-sums)) - yes)) + ridge * drawn

    flat = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    slopes = flat[:-1] / spread
    return [round(float(one), 4) for one in [*slopes, flat[-1] - (slopes * middle).sum()]]


def _clipped(found: Fit, counts: Sequence[Mapping[str, int]]) -> np.ndarray:
    return np.clip(found.sums(counts), LOW, HIGH)


@dataclass
class Apart:
    """What weights learned without an answer say of it, by its id.

    Sums of its pieces (a row a piece) and of the whole, a column a quality; signs that it is off each question, and
    that it is for none. `elsewhere`: those of the texts on something else, each from weights learned without it.
    """

    sums: dict[str, np.ndarray]
    wholes: dict[str, np.ndarray]
    off: dict[str, dict[str, list[float]]]
    strange: dict[str, list[float]]
    elsewhere: list[list[float]]


def apart(answers: Sequence[Spoken], held: banks.Bank) -> Apart:
    """The sums of every answer from weights learned without anything by its author."""
    found = Apart({}, {}, {}, {}, [])
    authors = sorted({one.batch for one in answers})
    texts = elsewhere()
    for number, author in enumerate(authors):
        rest = [one for one in answers if one.batch != author]
        here = [one for one in answers if one.batch == author]
        left_out = texts[number :: len(authors)]
        strange = [text for text in texts if text not in left_out]
        of_pieces, of_wholes, (of_topics, names) = qualities(rest), wholes(rest), topics(rest, held, strange)
        for one, whole in zip(here, of_wholes.sums([one.whole for one in here]), strict=True):
            found.sums[one.id], found.wholes[one.id] = _clipped(of_pieces, one.counts), whole
            sums = _about(one.pieces, of_topics)
            found.off[one.id], found.strange[one.id] = _off(one, sums, names, held), _strange(*sums)
        found.elsewhere += [_strange(*_about(pieces(shortened(text)[0]), of_topics)) for text in left_out]
    return found


def _signs(answer: Spoken, without: Apart, column: int) -> list[float]:
    """What a quality is heard by: the two best pieces and the whole."""
    return [*two_best(list(without.sums[answer.id][:, column])), float(without.wholes[answer.id][column])]


def _about(some: Sequence[Piece], found: Fit) -> tuple[np.ndarray, np.ndarray]:
    """What speaks for each topic, in the whole and in its best piece."""
    whole = found.sums([signs.about(" ".join(piece.plain for piece in some))])[0]
    return whole, found.sums([signs.about(piece.plain) for piece in some]).max(axis=0)


def _strange(whole: np.ndarray, best: np.ndarray) -> list[float]:
    """What speaks for no topic and for the best of all; no topic is the last of them."""
    return [float(one) for one in (whole[-1], best[-1], whole[:-1].max(), best[:-1].max())]


def _off(
    answer: Spoken, sums: tuple[np.ndarray, np.ndarray], names: Sequence[str], held: banks.Bank
) -> dict[str, list[float]]:
    """For each question of the role: what speaks for it and for the best other, in the whole and in its best piece."""
    whole, best = sums
    asked = [topic(one.id) for one in held.of("question", answer.question.split(".")[0])]
    place = {name: number for number, name in enumerate(names)}
    told = {}
    for name in asked:
        rest = [place[one] for one in asked if one != name]
        own = place[name]
        told[name] = [float(one) for one in (whole[own], whole[rest].max(), best[own], best[rest].max())]
    return told


def strange(answers: Sequence[Spoken], without: Apart) -> list[float]:
    """What each sign counts that a text is for no question at all, and where it begins to be called so."""
    people = [one for one in answers if one.batch not in OWN]
    table = np.array([*(without.strange[one.id] for one in people), *without.elsewhere])
    yes = np.r_[np.zeros(len(people)), np.ones(len(without.elsewhere))]
    found = _logistic(table, yes, np.ones(len(yes)), RIDGE_OFF)
    values = table[: len(people)] @ np.array(found[:-1])
    return [*found[:-1], round(-float(np.quantile(values, 1 - FALSE_STRANGE)) - APART_FROM_ALL, 4)]


def decide(answers: Sequence[Spoken], without: Apart) -> dict[str, list[float]]:
    """For each quality what the best piece, the second and the whole count, and where it begins to be heard."""
    found = {}
    for column, name in enumerate(HEARD):
        some = [one for one in answers if name not in one.open and one.batch not in UNDRAWN]
        table = np.array([_signs(one, without, column) for one in some])
        yes = np.array([float(name in one.has) for one in some])
        weights = np.where(yes > 0, 0.5 / max(yes.mean(), 0.01), 0.5 / max(1 - yes.mean(), 0.01))
        found[name] = _logistic(table, yes, weights, RIDGE_DECIDE)
    return found


def off(answers: Sequence[Spoken], signs_of_it: Mapping[str, Mapping[str, Sequence[float]]]) -> list[float]:
    """What each sign counts that an answer is for another question, and where it begins to be called so."""
    table, yes, weights = [], [], []
    for one in answers:
        for name, row in signs_of_it[one.id].items():
            own = name == one.about
            if own or not one.off:
                table.append(row)
                yes.append(float(one.off or not own))
                weights.append((TRULY_OFF if one.off else 1.0) if own else SWAPPED)
    found = _logistic(np.array(table), np.array(yes), np.array(weights), RIDGE_OFF)
    # Answers by the book's own hand are written for their questions and say so; people's are what the line is drawn on.
    on = [one for one in answers if not one.off and one.batch not in OWN]
    values = [float(np.dot(signs_of_it[one.id][one.about], found[:-1])) for one in on]
    return [*found[:-1], round(-float(np.quantile(values, 1 - FALSE_OFF)), 4)]


def heard(answer: Spoken, without: Apart, lines: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """For each quality by how much it is heard in an answer, from nothing on."""
    found = {}
    for column, name in enumerate(HEARD):
        *weights, start = lines[name]
        found[name] = float(np.dot(weights, _signs(answer, without, column))) + start
    return found


def follow_up(
    answers: Sequence[Spoken], without: Apart, lines: Mapping[str, Sequence[float]], held: banks.Bank
) -> dict[str, Any]:
    """What the follow-up is chosen by: how probable a quality is, what is pressed for."""
    answers = [one for one in answers if one.batch not in UNDRAWN]
    by = [heard(one, without, lines) for one in answers]
    lines_of_sure = presses.calibrated(answers, by, _logistic)
    on = [(one, held[one.question].kind, sure(of, lines_of_sure)) for one, of in zip(answers, by, strict=True)]
    on = [row for row in on if not row[0].off]
    return {"sure": lines_of_sure, **presses.learned(*zip(*on, strict=True))}


def measured(answers: Sequence[Spoken], without: Apart, held: banks.Bank) -> dict[str, Any]:
    """What is right of the answers that were learned from, each read by what was learned without its author."""
    told: dict[str, list[Any]] = {}
    for author in sorted({one.batch for one in answers}):
        rest = [one for one in answers if one.batch != author]
        lines, line_of_off, line_of_none = decide(rest, without), off(rest, without.off), strange(rest, without)
        chosen = follow_up(rest, without, lines, held)
        for one in answers:
            if one.batch != author:
                continue
            by = heard(one, without, lines)
            shown = {name: value > 0 for name, value in by.items()}
            shown["own_part"] |= shown["scene"] and form.is_told_in_present([signs.of(piece) for piece in one.pieces])
            strayed = max(
                weighed(line_of_off, without.off[one.id][one.about]), weighed(line_of_none, without.strange[one.id])
            )
            asks = figures.asks_for_firm(one.question, held)
            labels = {"has": one.has, "open": one.open, "press": list(one.press), "asks": asks}
            wanted = press(shown, held[one.question].kind, one.about, sure(by, chosen["sure"]), chosen)
            told.setdefault(one.batch, []).append((labels, shown, strayed > 0, wanted))
    return {batch: figures.counted(ones) for batch, ones in told.items()}


def digest(held: banks.Bank) -> str:
    """A short sign of what was learned from."""
    told = [(FOLDER / name).read_text(encoding="utf-8") for name in (*LEARNED_FROM, *BESIDE)]
    told += [f"{one.id} {one.title}" for one in held.of("question")]
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()[:16]


def documents() -> dict[Path, str]:
    """The path and the text of the learned file."""
    held = banks.load_all()
    answers = learned_from(held)
    without = apart(answers, held)
    lines = decide(answers, without)
    found, names = topics(answers, held, elsewhere())
    of_manners, kinds = manners.learned(answers, manners.texts())
    document = {
        "learned_from": digest(held),
        "decide": lines,
        **follow_up(answers, without, lines, held),
        "off": off(answers, without.off),
        "strange": strange(answers, without),
        "apart": measured(answers, without, held),
        "qualities": qualities(answers).document(HEARD),
        "wholes": wholes(answers).document(HEARD),
        "topics": found.document(names, LEVELS_TOPICS),
        "manners": of_manners.document(kinds),
    }
    return {FOLDER / "weights.json": json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"}


def stale() -> list[Path]:
    """The learned file, where what it was learned from has changed since."""
    path = FOLDER / "weights.json"
    known = json.loads(path.read_text(encoding="utf-8"))["learned_from"] if path.is_file() else ""
    return [] if known == digest(banks.load_all()) else [path]
