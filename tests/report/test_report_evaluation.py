"""The report against cases and sentences labelled by hand, and the scorers that have to lose."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from cxprep.bank import roles
from cxprep.learning.examples import cases, labelled, shared
from cxprep.report import evaluate, prepare
from cxprep.report.evaluate import main, measure
from cxprep.report.lines import Unit
from cxprep.report.match import look, passages

ROLES = roles()
LEARNED = [case for role in ROLES for case in cases(role)]
HELD_OUT = [case for role in ROLES for case in cases(role, held_out=True)]


def test_the_cases_that_the_weights_were_learned_from(held: Any, known: Any) -> None:
    """A guard against a change that unlearns: on cases never seen less is right, as the next test says."""
    assert len(LEARNED) >= 33
    outcome = measure(LEARNED, known, held)
    assert outcome.roles >= len(LEARNED) - 1 and outcome.firms >= len(LEARNED) - 2
    assert outcome.tally.balanced_accuracy >= 0.92
    assert outcome.lines_found / outcome.lines >= 0.82
    assert outcome.overlap >= 0.82
    for bad in outcome.bad.values():
        assert outcome.tally.balanced_accuracy - bad.balanced_accuracy >= 0.15


def test_the_cases_that_were_held_out(held: Any, known: Any) -> None:
    assert len(HELD_OUT) >= 9 and not {case.name for case in HELD_OUT} & {case.name for case in LEARNED}
    outcome = measure(HELD_OUT, known, held)
    assert outcome.roles >= len(HELD_OUT) - 1
    assert outcome.tally.balanced_accuracy >= 0.8
    for bad in outcome.bad.values():
        assert outcome.tally.balanced_accuracy > bad.balanced_accuracy


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_other_forms_read_as_well_as_text(form: str, held: Any, known: Any) -> None:
    some = [case for case in LEARNED if (case / f"cv.{form}").exists()]
    assert some
    text, other = measure(some, known, held).tally, measure(some, known, held, form).tally
    assert abs(text.balanced_accuracy - other.balanced_accuracy) <= 0.05


def shows(known: Any, id: str, text: str) -> bool:
    """Whether one line of a CV is evidence of a look-for."""
    look_for = known.roles[id.split(".")[0]].look_fors[id]
    return look(look_for, passages([Unit(1, text, bullet=True)], known), known.cues).status == "evidenced"


def test_the_sentences_that_the_rules_were_made_on(known: Any) -> None:
    """A guard against a rule that breaks others: these are no measure of how well unseen lines are read."""
    entries = {id: one for role in ROLES for id, one in labelled(role, "sentences").items()}
    right = [shows(known, id, one["text"]) for id, entry in entries.items() for one in entry["positive"]]
    wrong = [shows(known, id, text) for id, e in entries.items() for text in [*e["negative"], *e["opposite"]]]
    assert sum(right) / len(right) >= 0.85
    assert sum(wrong) / len(wrong) <= 0.05


def test_more_lines_and_work_that_shows_nothing(known: Any) -> None:
    entries = {id: texts for role in ROLES for id, texts in labelled(role, "lines").items()}
    right = [shows(known, id, text) for id, lines in entries.items() for text in lines]
    assert sum(right) / len(right) >= 0.85
    wrong = [shows(known, id, text) for id in entries for text in shared("ordinary")]
    assert sum(wrong) / len(wrong) <= 0.01


def test_a_cue_speaks_and_is_named(known: Any) -> None:
    """Weights are read by id, an unknown look-for weighs nothing, and a reason names words of the line itself."""
    id, text = "service-associate.look-for.follow-through", "i rang every customer whose order was late until it came"
    total, spoke = known.cues.sum("shown", id, text)
    start, weights = known.cues.weights("shown", id)
    assert total > start and len(weights) > 100
    assert spoke and all(word in text for words in spoke for word in words.split())
    assert known.cues.sum("shown", "nobody.look-for.nothing", text) == (0.0, [])


def test_every_look_for_has_weights(known: Any) -> None:
    for role, rules in known.roles.items():
        assert known.cues.weights("role", role)[1]
        for id in rules.look_fors:
            assert known.cues.weights("shown", id)[1] and known.cues.weights("asked", id)[1]


@pytest.mark.parametrize("role", ROLES)
def test_a_cv_of_keywords_shows_nothing(role: str, held: Any, known: Any) -> None:
    lines = labelled(role, "keywords")["keywords"]
    cv = "Experience\n\nManager, 2018 - 2024\n" + "".join(f"- {line}\n" for line in lines)
    data = prepare(("cv.txt", cv.encode()), ("job.txt", b"Manager"), role=role, held=held, ontology=known).data
    assert [one["id"] for one in data["competencies"] if one["status"] == "evidenced"] == []


def test_the_command_prints_the_measures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    some = next(case for case in LEARNED if (case / "cv.pdf").exists())
    shutil.copytree(some, tmp_path / some.name)
    assert main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "balanced accuracy" in out and "keywords" in out and "from pdf" in out


def test_what_was_learned_from_and_what_was_held_out_are_named_and_apart() -> None:
    found = {name: evaluate.cases(evaluate.DATA, pattern) for name, pattern in evaluate.SETS.items()}
    assert list(found) == ["learned from", "held out"]
    assert {case.name for case in found["learned from"]} == {case.name for case in LEARNED}
    assert {case.name for case in found["held out"]} == {case.name for case in HELD_OUT}
