"""The mock interview's markup and state."""

import json

import pytest

from cxprep.bank import Role
from cxprep.practice.interview import seconds_of
from cxprep.widgets.mock_interview import _minutes, mock_interview
from tests.support.role import fixture_role


def test_state_holds_questions_and_drills_in_the_banks_order():
    role = fixture_role()
    made = mock_interview(role)
    (found,) = made.spec["roles"]
    for kind in ("question", "drill"):
        assert [one["id"] for one in found[f"{kind}s"]] == [item.id for item in role.of(kind)]
    for one in found["questions"]:
        question = role.filled(role[one["id"]])
        assert sum(part["seconds"] for part in one["parts"]) == question.seconds
        assert one["follow_ups"] == list(question.follow_ups)
        for level, dimensions in made.scales[one["id"]].items():
            assert {d["dimension"]: tuple(d["anchors"]) for d in dimensions} == question.scale[level]


def test_facilitators_notes_and_answers_stay_out():
    text = json.dumps(mock_interview(fixture_role()).spec)
    drill, question = fixture_role().of("drill")[0], fixture_role().of("question")[0]
    assert drill.note.purpose not in text
    assert question.answers[0].candidate not in text


def test_every_question_is_listed_without_a_script():
    html = mock_interview(fixture_role()).html
    assert html.count("<li>") == len(fixture_role().of("question")) + len(fixture_role().of("drill"))
    assert "<button" not in html


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "(½ minute)"), (60, "(1 minute)"), (85, "(1½ minutes)"), (720, "(12 minutes)")],
)
def test_minutes_in_words(seconds, words):
    assert _minutes(seconds) == words
    assert any(seconds_of(drill) == 720 for drill in fixture_role().of("drill"))


def test_a_bank_that_cannot_be_drawn_from_is_refused():
    with pytest.raises(ValueError, match="needs a role"):
        mock_interview([])
    role = fixture_role()
    for_leads = {id: item for id, item in role.items.items() if "head" not in getattr(item, "levels", ())}
    with pytest.raises(ValueError, match="no question for the level head"):
        mock_interview(Role(role.profile, for_leads))
