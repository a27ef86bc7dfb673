"""A seat's slides: every drill of its session, and notes only for whoever leads."""

import re

import pytest

from cxprep.places import DATA
from cxprep.workshop import recipes, sessions, slides

BOOK = DATA.parent / "book"


DECKS = [(role, minutes) for role in recipes.roles() for minutes in slides.decks(role)]


@pytest.mark.parametrize(("role", "minutes"), DECKS)
def test_a_deck_has_every_drill_of_the_session_and_its_notes_in_the_instructors_alone(role, minutes):
    readers, leaders = (slides.deck(role, BOOK, notes=notes, minutes=minutes) for notes in (False, True))
    session = next(one for one in sessions.sessions(role).sessions if one.minutes == minutes)
    named = [one.drill for one in session.rounds if one.drill]
    assert [name.split(".")[-1] for name in re.findall(r'data-drill="([^"]+)"', readers)] == named
    assert " data-held" not in readers and "<aside" not in readers and "view=notes" not in readers
    for board in sessions.sessions(role).boards:
        if board.drill in named:
            assert board.ending.split("’")[0][:20] in leaders and board.ending[:20] not in readers
    assert "survey" in session.rounds[-1].how, "the survey is asked for in every length"
    assert readers.rindex("<h2>") == readers.index(f"<h2>{slides.SURVEY}")
    text = re.sub(r"<aside.*?</aside>|\s*<p class=\"mot-slide-notes\">.*?</p>", "", leaders, flags=re.S)
    assert re.sub(r"\s+", "", text) == re.sub(r"\s+", "", readers)
