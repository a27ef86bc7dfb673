"""The decks hold what the bank holds, by Anki's own reading of them; a newer deck mends cards and doubles none."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from cxprep import bank
from cxprep.publish import cards
from tests.support.broken_bank import FIXTURE, copy, put

THEN, LATER = 1_700_000_000, 1_700_100_000


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take(collection: Collection, deck: Path) -> tuple[int, int]:
    """Import a deck as Anki does by default; how many notes were new, and how many changed."""
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck))).log
    return len(log.new), len(log.updated)


def written(folder: Path, name: str, seconds: int = THEN) -> Path:
    """The deck of the role in `folder`."""
    deck = folder / name
    cards.write(bank.load("test-role", folder), deck, seconds)
    return deck


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A copy of the fixture's bank, to write decks beside."""
    return copy(tmp_path / "bank")


def test_anki_finds_every_card(collection: Collection, decks: Path) -> None:
    expected = bank.load("test-role", FIXTURE).cards()
    assert take(collection, written(decks, "a.apkg")) == (len(expected), 0)
    assert collection.card_count() == collection.note_count() == len(expected) == 14
    fronts = [collection.get_note(n)["Front"] for n in collection.find_notes('deck:"Moments of Truth"')]
    assert sorted(fronts) == sorted(card.front.replace("[", "&#91;") for card in expected)
    assert len(collection.find_notes("tag:test-role::concept")) == 3


def test_a_second_import_adds_none(collection: Collection, decks: Path) -> None:
    take(collection, written(decks, "a.apkg"))
    assert take(collection, written(decks, "a.apkg")) == (0, 0)
    assert take(collection, written(decks, "b.apkg", LATER))[0] == 0
    assert collection.card_count() == 14
    assert len([d for d in collection.decks.all_names_and_ids() if "Shop experience" in d.name]) == 1
    assert len([m for m in collection.models.all_names() if m.startswith("Moments of Truth")]) == 1


def test_a_changed_text_mends_its_card(collection: Collection, decks: Path) -> None:
    take(collection, written(decks, "a.apkg"))
    copy(decks, put("concept/wobble/card/back", "Two wobbles, added by squares."))
    new, changed = take(collection, written(decks, "b.apkg", LATER))
    assert new == 0 and changed >= 1 and collection.card_count() == 14
    (note,) = [collection.get_note(n) for n in collection.find_notes("squares")]
    assert note["Back"] == "Two wobbles, added by squares." and note["Id"] == "test-role.concept.wobble"


def test_what_anki_would_take_for_its_own(collection: Collection, decks: Path) -> None:
    back = r"<b>5 < 6</b> & [sound:x.mp3] \(x\)" + "\n\nA second paragraph."
    copy(decks, put("concept/wobble/card/back", back))
    take(collection, written(decks, "a.apkg"))
    (note,) = [collection.get_note(n) for n in collection.find_notes("paragraph")]
    shown = "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; &#91;sound:x.mp3] &#92;(x&#92;)<br><br>A second paragraph."
    assert note["Back"] == shown and shown in note.cards()[0].answer()
    assert note.cards()[0].answer_av_tags() == []


def test_same_bank_same_time_same_bytes(decks: Path) -> None:
    first, second = written(decks, "a.apkg"), written(decks, "b.apkg")
    assert first.read_bytes() == second.read_bytes() != written(decks, "c.apkg", LATER).read_bytes()


def test_the_command_line(decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "cxprep.publish.cards", str(tmp_path / "out"), "--bank", str(decks)]
    environment = {"SOURCE_DATE_EPOCH": str(THEN), "PYTHONHASHSEED": "7", "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "test-role.apkg holds 14 cards.\n"
    assert (tmp_path / "out" / "test-role.apkg").read_bytes() == written(decks, "a.apkg").read_bytes()


def test_a_broken_bank_makes_no_deck(decks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(decks, put("concept/wobble/trap", ""))
    assert cards.main([str(tmp_path / "out"), "--bank", str(decks)]) == 1
    assert "concept.wobble: trap is empty" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_ids_follow_from_names() -> None:
    assert cards.number("a") == cards.number("a") != cards.number("b")
    assert 1 << 30 <= cards.number("a") < 1 << 31
