"""Answers beside each other: from weak to strong whatever the order of the names, each note on its words."""

import re

import pytest

from cxprep.widgets.side_by_side import side_by_side
from tests.support.questions import QUESTION
from tests.support.role import held


def names(html: str) -> list[str]:
    return re.findall(r'class="mot-head">A (\w+) answer', html)


def test_weak_comes_first_and_strong_last() -> None:
    people = [answer.candidate.split(",")[0] for answer in held()[QUESTION].answers]
    html = side_by_side(QUESTION, held(), people)._repr_html_()
    assert names(html) == sorted(names(html), key=("weak", "fair", "strong").index)
    assert len(names(html)) == len(people) >= 2 and "<script" not in html
    assert all(note.note in html for answer in held()[QUESTION].answers for note in answer.notes)


def test_a_name_without_an_answer_stops_with_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"has 0 answers of 'Nobody'"):
        side_by_side(QUESTION, held(), ["Nobody"])
