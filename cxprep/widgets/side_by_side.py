"""Answers to one question beside each other, from weak to strong, each with the notes on its words.

On a phone they stand one below the other. Nothing here can be clicked, so no script belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxprep.bank import QUALITIES, Answer, Bank, Question
from cxprep.live.html import Html, escaped, joined
from cxprep.publish.sheets import bring_sheets
from cxprep.widgets.pieces import of_bank
from cxprep.widgets.question import with_notes


class SideBySide:
    """Some answers of one question, as HTML."""

    def __init__(self, html: str, words: str) -> None:
        self.html, self.words = str(html), words

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        bring_sheets()
        return self.html


def side_by_side(item: Question | str, held: Bank, candidates: Sequence[str]) -> SideBySide:
    """The answers of a question of the bank `held` whose candidate begins with one of the names `candidates`.

    Raises TypeError for what is no question, KeyError for an unknown id and ValueError for a name that stands for no
    answer, or for more than one, each in a sentence.
    """
    question, _ = of_bank(item, held, (Question,), "Answers side by side")
    chosen = [_named(question, name) for name in candidates]
    chosen.sort(key=lambda answer: QUALITIES.index(answer.quality), reverse=True)
    columns = joined(_column(answer) for answer in chosen)
    html = escaped('<div class="mot-live mot-side"><div class="mot-side-columns">{}</div></div>', columns)
    return SideBySide(html, f"Answers of {', '.join(answer.candidate.split(',')[0] for answer in chosen)}")


def _named(question: Question, name: str) -> Answer:
    found = [answer for answer in question.answers if answer.candidate.startswith(name)]
    if len(found) != 1:
        raise ValueError(f"{question.id} has {len(found)} answers of {name!r}; give one name for each answer.")
    return found[0]


def _column(answer: Answer) -> Html:
    return escaped(
        '<section class="mot-sheet is-{}"><p class="mot-head">A {} answer '
        '<span class="mot-who">{}</span></p>'
        "{}</section>",
        answer.quality,
        answer.quality,
        answer.candidate.split(",")[0],
        with_notes(answer),
    )
