"""Which plain lines are signed: what was learned, on lines in our own words that nothing was learned from, and how."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from cxprep.learning import signing
from cxprep.places import data_path
from cxprep.report import ontology as knowledge
from cxprep.report import plain
from cxprep.report.line_signs import LineSigns
from cxprep.report.signing import Signing

MOST = 300_000  # bytes of all that is learned of CVs, as a browser gets it


@pytest.fixture(scope="module")
def known() -> Any:
    return knowledge.load()


def test_of_lines_with_enough_odds_readers_sign_most_and_of_others_few(known: Any) -> None:
    some = plain.load()
    assert len(some) >= 1000
    share = {name: right / of for name, (right, of) in plain.counts(some, known).items()}
    assert share["sound"] >= 0.7 and share["found"] >= 0.3
    every = plain.pairs(some, known)
    assert sum(one.share for one in every) / len(every) <= 0.05  # what a reader who counts everything would get


def test_what_is_learned_from_some_people_tells_who_signs_others_lines(known: Any) -> None:
    some = [one for one in plain.load() if one.role == "service-associate"]
    held = Signing(signing.document([one for one in some if one.person % 3], known), LineSigns(known.cues.families))
    apart = [one for one in plain.pairs([one for one in some if not one.person % 3], known) if one.id in held]
    odds = sorted(((held.odds(one.id, one.text, one.signs), one.share) for one in apart), reverse=True)
    first = [share for _, share in odds[: len(odds) // 100]]
    assert sum(first) / len(first) >= 8 * sum(share for _, share in odds) / len(odds)


def test_a_look_for_that_hardly_anybody_signs_is_not_learned(known: Any) -> None:
    often, seldom = "service-associate.look-for.product-knowledge", "service-associate.look-for.beyond-expectation"
    lines = [
        plain.Plain("service-associate", n, f"Advised customers on lamp number {n} at counter {n}", {often: 1.0})
        for n in range(signing.FEWEST)
    ]
    lines += [plain.Plain("service-associate", n, f"Swept aisle {n} of the lamp shop", {seldom: 1.0}) for n in (1, 2)]
    assert {one.id for one in signing.learnable(lines, known)} == {often}


def test_without_the_file_nothing_is_learned_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = data_path(signing.FILE).read_bytes()
    assert signing.main([str(tmp_path / "none.yml")]) == 2
    assert "nothing was learned or written" in capsys.readouterr().err
    assert data_path(signing.FILE).read_bytes() == before


def test_what_is_learned_of_cvs_stays_small_in_a_browser() -> None:
    names = ("far", "shows", "signed")
    files = [*data_path("roles").glob("*/lines.json"), *(data_path("common", f"{name}.json") for name in names)]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) <= MOST
