"""What each step of a path takes, on the built book, against what it says; and that the lint bites."""

from dataclasses import replace
from pathlib import Path

import pytest

from cxprep import bank, paths
from cxprep.paths import PathError
from tools.lint_paths import findings, words_of

ROLES = bank.roles()


@pytest.mark.parametrize("role", ROLES)
def test_every_step_takes_the_minutes_that_it_says(site: Path, role: str):
    assert [sentence for path in paths.load(role).values() for sentence in findings(path, site)] == []


@pytest.mark.parametrize("role", ROLES)
def test_tonight_is_the_night_before(role: str):
    tonight = paths.load(role)["tonight"]
    assert tonight.minutes <= paths.MOST["tonight"]
    assert (tonight.steps[0].do, tonight.steps[-1].do) == ("report", "rest")
    assert {"say", "drill", "write"} <= {step.do for step in tonight.steps}


def test_a_step_that_takes_longer_is_named(site: Path):
    path = paths.load(ROLES[0])["tonight"]
    step = path.steps[2]
    slow = replace(path, steps=(replace(step, doing=step.doing + 10),))
    (found,) = findings(slow, site)
    assert step.title in found and f"says {step.minutes:g} minutes" in found


def test_a_place_that_is_gone_is_named(site: Path):
    path = paths.load(ROLES[0])["tonight"]
    lost = replace(path, steps=(replace(path.steps[0], read=("nowhere-on-the-page",)),))
    (found,) = findings(lost, site)
    assert "not all of it is on" in found


def test_what_is_folded_is_not_read(site: Path):
    step = next(one for one in paths.load(ROLES[0])["tonight"].steps if ".question." in one.at)
    words = words_of(step, site)
    assert words is not None and words < 400  # the answers with their notes are some two thousand


WRONG = {
    "title: Tonight": ("titel: Tonight", "tonight: write say, steps, title"),
    "do: rest": ("do: dance", "dance is nothing to do"),
    "at: drop-your-cv": ("at: drop-your-hat", "drop-your-hat is no label of the book"),
    "      minutes: 7\n": ("      minutes: 65\n", "60 are promised"),
}


@pytest.mark.parametrize("old", WRONG)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, old: str):
    new, says = WRONG[old]
    text = (bank.FOLDER / ROLES[0] / "paths.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / ROLES[0]).mkdir()
    (tmp_path / ROLES[0] / "paths.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PathError) as error:
        paths.load(ROLES[0], tmp_path)
    assert any(says in one for one in error.value.problems)
