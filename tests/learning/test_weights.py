"""The learned weights: what the lines give is what is committed, and nothing is written but on demand."""

import json

import pytest

from cxprep.bank import FOLDER
from cxprep.learning import adverts, lines, signs, weights
from cxprep.learning.__main__ import main
from cxprep.learning.examples import asked, cases, lines_of, of_roles, with_examples


def test_the_weights_were_learned_from_what_stands_in_the_folders():
    assert signs.stale() == []


@pytest.mark.sweep
def test_learning_again_gives_the_committed_weights():
    for path, text in {**weights.documents(), **adverts.documents()}.items():
        assert path.read_text(encoding="utf-8") == text, f"run make weights: {path} is out of date"
    for path, text in lines.documents().items():
        there, again = json.loads(path.read_text(encoding="utf-8")), json.loads(text)
        assert there["names"] == again["names"]  # bytes may differ by one where another machine rounds otherwise
        assert there.get("shown", []) == pytest.approx(again.get("shown", []), abs=0.05), path


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
    """One role's lines and weights in a folder of their own, learned by a stand-in."""
    home = tmp_path / "roles" / "store-manager"
    (home / "examples").mkdir(parents=True)
    (tmp_path / "common").mkdir()
    (home / "examples" / "lines-a.yml").write_text("- text: one\n")
    (home / "weights.yml").write_text("old\n")
    for name in ("signs", "kept", "keep", "stale"):
        monkeypatch.setattr(getattr(signs, name), "__defaults__", (tmp_path,))
    monkeypatch.setattr("cxprep.learning.__main__.answers.stale", list)
    monkeypatch.setattr("cxprep.learning.__main__.learned", lambda: {home / "weights.yml": "new\n"})
    return home


@pytest.mark.parametrize("words", [["--help"], [], ["write", "more"], ["tests/cases"], ["learn"]])
def test_a_word_that_is_not_write_writes_nothing(small, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert (stopped.value.code == 0) == (words == ["--help"])
    assert (small / "weights.yml").read_text() == "old\n"


def test_check_says_what_is_stale_and_write_mends_it(small, capsys):
    def found() -> tuple[int, str]:
        code = main(["check"])
        return code, capsys.readouterr().err

    changed = "What is learned from has changed since the weights were learned; run make weights.\n"
    by_hand = "roles/store-manager/weights.yml is not as it was learned; run make weights.\n"
    weights = small / "weights.yml"
    assert found() == (1, changed + by_hand) and weights.read_text() == "old\n"
    assert main(["write"]) == 0 and weights.read_text() == "new\n" and found() == (0, "")
    weights.write_text("newer\n")
    assert found() == (1, by_hand)
    weights.write_text("new\n")
    (small / "examples" / "lines-a.yml").write_text("- text: another\n")
    assert found() == (1, changed)


def test_every_role_with_a_bank_has_examples():
    assert with_examples() == sorted(path.parent.name for path in FOLDER.glob("*/bank.yml"))
