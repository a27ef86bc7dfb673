"""Every round is there for every seat: its minutes, what is asked in it, and who asks."""

import pytest

from cxprep.bank import load_all
from cxprep.bank.constraints import HEARD
from cxprep.practice.interview import draw_round
from cxprep.practice.rounds import RoundsError, rounds
from cxprep.roles import words

BANK = load_all()
# minutes at most, seconds to think and to answer, questions, drills, how many ask
TABLE = {
    "recruiter": (15, 0, 0, 6, 0, 1),
    "video": (10, 30, 120, 4, 0, 0),
    "manager": (30, 0, 0, 6, 0, 1),
    "panel": (30, 0, 0, 4, 0, 3),
    "case": (35, 0, 0, 0, 1, 1),
}


@pytest.mark.parametrize("id", TABLE)
def test_a_round_keeps_its_time_and_asks_each_seat_what_suits(id):
    (one,) = [each for each in rounds() if each.id == id]
    minutes, think, answer, questions, drills, persons = TABLE[id]
    assert (one.minutes, one.think, one.answer, len(one.persons)) == (minutes, think, answer, persons)
    for role in BANK.roles.values():
        for level in role.profile.levels:
            for seed in range(8):
                drawn = draw_round(role, level, one, seed)
                asked = [item.id for item in drawn.items]
                assert len(set(asked)) == len(asked) == questions + drills
                assert drawn.seconds + think * questions <= minutes * 60
                assert sum(".drill." in item for item in asked) == drills
                of_bank = [role[item] for item in asked[len(one.questions) : len(asked) - drills]]
                for draw, item in zip(one.draws, of_bank, strict=True):
                    known = [kind for kind in draw.kinds if any(q.kind == kind for q in role.of("question"))]
                    assert item.kind in known and level in (item.levels or role.profile.levels)


def test_the_panel_wants_all_six_qualities_between_them_and_every_seat_names_its_persons():
    (panel,) = [each for each in rounds() if each.id == "panel"]
    assert sorted(quality for person in panel.persons for quality in person.presses) == sorted(HEARD)
    known = {person.id for each in rounds() for person in each.persons}
    assert all(set(words.load(role).persons) <= known for role in BANK.roles)


def test_a_file_of_rounds_that_cannot_be_is_said_in_sentences(tmp_path):
    path = tmp_path / "rounds.yml"
    path.write_text(
        "rounds:\n  talk:\n    {title: T, about: A, how: H, minutes: 5, scale: {s: {title: S, anchors: [a, b]}}}\n"
    )
    with pytest.raises(RoundsError, match=r"talk: s has 2 anchors; a scale has 5.\ntalk asks nothing"):
        rounds(path)
