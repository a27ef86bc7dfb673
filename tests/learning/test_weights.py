"""The learned weights: what the lines give is what is committed, and nothing is written but on demand."""

import pytest

from cxprep.bank import FOLDER
from cxprep.learning import lines, weights
from cxprep.learning.__main__ import main
from cxprep.learning.examples import asked, cases, lines_of, of_roles, with_examples


@pytest.mark.slow
def test_learning_again_gives_the_committed_weights():
    found = weights.documents()
    assert [path.parent.name for path in found] == with_examples()
    for path, text in found.items():
        assert path.read_text(encoding="utf-8") == text, f"run make weights: {path.parent.name} is out of date"


def test_the_lines_that_were_learned_from_are_those_in_the_folders():
    assert lines.stale() == [], "run make weights: lines have changed since"


def test_nothing_is_learned_from_a_case_that_was_held_out():
    roles = with_examples()
    learned = {one.text for one in [*asked(roles), *of_roles(roles)]}
    learned |= {line.text for role in roles for line in lines_of(role)}
    for role in roles:
        for case in cases(role, held_out=True):
            lines = [line.strip(" -") for line in (case / "cv.txt").read_text("utf-8").splitlines()]
            assert not learned & {line for line in lines if len(line) > 40}, case.name


@pytest.fixture
def small(tmp_path, monkeypatch):
    """One role's weights, out of date, in a folder of their own."""
    path = tmp_path / "roles" / "store-manager" / "weights.yml"
    path.parent.mkdir(parents=True)
    path.write_text("old\n")
    monkeypatch.setattr("cxprep.learning.__main__.documents", lambda: {path: "new\n"})
    monkeypatch.setattr("cxprep.learning.__main__.lines.stale", list)
    return path


@pytest.mark.parametrize("words", [["--help"], [], ["write", "more"], ["tests/cases"], ["learn"]])
def test_a_word_that_is_not_write_writes_nothing(small, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert (stopped.value.code == 0) == (words == ["--help"])
    assert small.read_text() == "old\n"


def test_check_says_what_is_stale_and_write_mends_it(small, capsys):
    assert main(["check"]) == 1 and small.read_text() == "old\n"
    assert (
        "roles/store-manager/weights.yml differs from what its lines give; run make weights." in capsys.readouterr().err
    )
    assert main(["write"]) == 0 and small.read_text() == "new\n"
    assert main(["check"]) == 0


def test_every_role_with_a_bank_has_examples():
    assert with_examples() == sorted(path.parent.name for path in FOLDER.glob("*/bank.yml"))
