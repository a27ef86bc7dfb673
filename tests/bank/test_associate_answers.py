"""The nine short answers on excellent service, put to the book's own checker.

What the page calls strong must not be objected to there, and what it calls weak must be.
"""

import re

import pytest

from cxprep.bank import load
from cxprep.checking import check_answer

ASKED = load("service-associate")["service-associate.question.define-excellent-service"]
SHOPS = {"clothes": "Hythe Lane, clothes", "supermarket": "Tamble, food", "electronics": "Plugwell, phones and kettles"}


def shop(candidate: str) -> str:
    """The kind of shop that somebody wants to work in."""
    return next(kind for kind in SHOPS if re.search(rf"\b{kind}\b", candidate))


def test_each_shop_has_a_weak_a_fair_and_a_strong_answer() -> None:
    assert sorted((shop(a.candidate), a.quality) for a in ASKED.answers) == sorted(
        (kind, quality) for kind in SHOPS for quality in ("weak", "fair", "strong")
    )


@pytest.mark.parametrize("answer", ASKED.answers, ids=lambda answer: answer.candidate.split(",")[0])
def test_the_checker_agrees_with_the_page(answer) -> None:
    objections = check_answer(answer.text, SHOPS[shop(answer.candidate)])
    assert bool(objections) is (answer.quality == "weak") or answer.quality == "fair"
