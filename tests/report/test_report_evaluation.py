"""The report against cases and sentences labelled by hand, and the scorers that have to lose."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxprep.report import prepare
from cxprep.report.evaluate import cases, main, measure
from cxprep.report.lines import Unit
from cxprep.report.match import look, passages

CASES = Path(__file__).parents[1] / "cases"
SENTENCES = Path(__file__).parents[1] / "fixtures" / "report" / "sentences.yml"


def test_the_nine_cases(held: Any, known: Any) -> None:
    found = cases(CASES)
    assert len(found) == 9
    outcome = measure(found, known, held)
    assert outcome.roles == 9 and outcome.firms == 9
    assert outcome.tally.balanced_accuracy >= 0.90
    assert outcome.lines_found / outcome.lines >= 0.75
    assert outcome.overlap >= 0.75
    for bad in outcome.bad.values():
        assert outcome.tally.balanced_accuracy - bad.balanced_accuracy >= 0.15


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_other_forms_read_as_well_as_text(form: str, held: Any, known: Any) -> None:
    some = [case for case in cases(CASES) if (case / f"cv.{form}").exists()]
    assert some
    text, other = measure(some, known, held).tally, measure(some, known, held, form).tally
    assert abs(text.balanced_accuracy - other.balanced_accuracy) <= 0.05


def test_the_sentences_that_the_rules_were_made_on(known: Any) -> None:
    """A guard against a rule that breaks others: these are no measure of how well unseen lines are read."""
    labelled = {
        id: one for id, one in yaml.safe_load(SENTENCES.read_text(encoding="utf-8")).items() if ".look-for." in id
    }
    right = wrong = yes = no = 0
    for id, entry in labelled.items():
        look_for = known.seats[id.split(".")[0]].look_fors[id]

        def said(text: str, look_for: Any = look_for) -> bool:
            return look(look_for, passages([Unit(1, text, bullet=True)], known)).status == "evidenced"

        right += sum(said(one["text"]) for one in entry["positive"])
        wrong += sum(said(text) for text in [*entry["negative"], *entry["opposite"]])
        yes, no = yes + len(entry["positive"]), no + len(entry["negative"]) + len(entry["opposite"])
    assert right / yes >= 0.85
    assert wrong / no <= 0.05


@pytest.mark.parametrize("role", ["cx-lead", "luxury-digital", "service-associate"])
def test_a_cv_of_keywords_shows_nothing(role: str, held: Any, known: Any) -> None:
    lines = yaml.safe_load((SENTENCES.parent / "keywords.yml").read_text(encoding="utf-8"))[role]
    cv = "Experience\n\nManager, 2018 - 2024\n" + "".join(f"- {line}\n" for line in lines)
    data = prepare(("cv.txt", cv.encode()), ("job.txt", b"Manager"), role=role, held=held, ontology=known).data
    assert [one["id"] for one in data["competencies"] if one["status"] == "evidenced"] == []


def test_the_command_prints_the_measures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    shutil.copytree(CASES / "05-shoe-fitter-associate", tmp_path / "05")
    assert main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "balanced accuracy" in out and "keywords" in out and "from pdf" in out
