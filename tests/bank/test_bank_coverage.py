"""Every id that is due stands in the bank, in book/ and on its page; and each kind of gap is found."""

import json
from pathlib import Path

import pytest

from cxprep import bank
from tests.support.coverage import Due, carries, due_ids, gaps, headed_labels, labels

ROOT = Path(__file__).resolve().parents[2]
LIST = (ROOT / "tests" / "coverage_ids.yml").read_text(encoding="utf-8")
ONE = "test-role.concept.wobble"


def test_due_ids_of_the_book(request: pytest.FixtureRequest) -> None:
    due = due_ids(LIST)
    site = request.getfixturevalue("site") if any(one.all for one in due) else None
    items = {item.id for item in bank.load_all()}
    assert gaps(due, items.__contains__, ROOT / "book", site) == []


def test_the_list_knows_every_id_once() -> None:
    everything = due_ids(LIST.replace("due: false", "due: true").replace("due: label, ", ""))
    assert len({due.id for due in everything}) == len(everything) == 116
    assert "cx-lead.drill.clienteling-vs-discount" in {due.id for due in due_ids(LIST)}
    for due in everything:
        role, kind, _ = due.id.split(".")
        assert kind in bank.KINDS and role in bank.roles()


def test_a_misspelt_switch_stops() -> None:
    with pytest.raises(AssertionError, match="due is 'ture'"):
        due_ids("a:\n  ask:\n    due: ture\n    ids:\n      a.ask.b: {}\n")


def book(folder: Path, *cells: str) -> Path:
    """A book of one notebook with these Markdown cells."""
    (folder / "book").mkdir()
    note = {"cells": [{"cell_type": "markdown", "source": cell.splitlines(keepends=True)} for cell in cells]}
    (folder / "book" / "numbers.ipynb").write_text(json.dumps(note), encoding="utf-8")
    return folder / "book"


def site_with(folder: Path, words: str) -> Path:
    """A built page with the concept's anchor and these words."""
    (folder / "site").mkdir()
    page = f'<html><head><script>"7 days"</script></head><body><h2 id="test-role-concept-wobble">{words}</h2></body>'
    (folder / "site" / "numbers.html").write_text(page, encoding="utf-8")
    return folder / "site"


DUE = [Due(ONE, True, ("7 days", "5%"))]
SOUND = f"({ONE})=\n# A score's wobble\n"


def test_nothing_is_missing(tmp_path: Path) -> None:
    site = site_with(tmp_path, "within <b>7</b> days, and 5% of it")
    assert gaps(DUE, lambda id: id == ONE, book(tmp_path, "# Numbers", SOUND), site) == []


def test_a_missing_label_is_found(tmp_path: Path) -> None:
    (found,) = gaps([DUE[0]._replace(must=())], lambda id: True, book(tmp_path, "# Numbers"), None)
    assert found.startswith(f"{ONE}: no heading of book/ has the label")


def test_a_doubled_label_is_found(tmp_path: Path) -> None:
    (found,) = gaps(DUE, lambda id: True, book(tmp_path, SOUND, SOUND), None)
    assert found == f"{ONE}: the label stands 2 times (numbers.ipynb, numbers.ipynb); keep one."


def test_a_missing_item_is_found(tmp_path: Path) -> None:
    (found,) = gaps(DUE, lambda id: False, book(tmp_path, SOUND), None)
    assert found == f"{ONE}: is not in the bank; write it into data/roles/test-role/bank.yml."


def test_only_the_label_is_due(tmp_path: Path) -> None:
    site = site_with(tmp_path, "nothing of the sort")
    assert gaps([DUE[0]._replace(all=False)], lambda id: False, book(tmp_path, SOUND), site) == []


def test_a_missing_figure_is_found(tmp_path: Path) -> None:
    found = gaps(DUE, lambda id: True, book(tmp_path, SOUND), site_with(tmp_path, "within a week, and 55% of it"))
    assert found == [f"{ONE}: its page does not say {must!r}, which it must." for must in ("7 days", "5%")]


def test_a_label_without_its_anchor_is_found(tmp_path: Path) -> None:
    site = site_with(tmp_path, "within 7 days, and 5% of it")
    page = site / "numbers.html"
    page.write_text(page.read_text().replace("concept-wobble", "wobble"), encoding="utf-8")
    assert gaps(DUE, lambda id: True, book(tmp_path, SOUND), site) == [
        f"{ONE}: its page has no such anchor; does the label stand before a heading?"
    ]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("(a)=\n# Head", ["a"]),
        ("(a)=\n\n(b)=\n## Head", ["a", "b"]),
        ("(a)=\nA paragraph.\n\n# Head", []),
        ("```\n(a)=\n# Head\n```", []),
        ("(a)=", []),
    ],
)
def test_a_label_stands_before_a_heading(markdown: str, found: list[str]) -> None:
    assert list(headed_labels(markdown)) == found


def test_the_book_has_labels() -> None:
    assert "cx-lead.drill.clienteling-vs-discount" in labels(ROOT / "book")


@pytest.mark.parametrize(
    ("said", "must", "found"),
    [
        ("5% off", "5%", True),
        ("55% off", "5%", False),
        ("18 points", "18", True),
        ("1,800 views", "18", False),
        ("24, 72.", "72", True),
        ("2.24", "24", False),
        ("24.5", "24", False),
        ("POSH", "POS", True),
        ("the 1-2% who", "1-2%", True),
        ("the 1–2% who", "1-2%", False),
        ("$400M", "400", True),
        ("misuse", "use", False),
    ],
)
def test_figures_are_found_whole(said: str, must: str, found: bool) -> None:
    assert carries(said, must) is found
