"""The page that ages says when it was written, what to look at again, and is found from its seat's page."""

import re
from pathlib import Path

import pytest

from cxprep import bank
from tests.support.told import BOOK, page

PAGES = sorted(BOOK.glob("*/this-year.ipynb"))


def test_each_seat_has_one():
    assert {path.parent.name for path in PAGES} == set(bank.roles())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_it_bears_its_date_and_what_to_check_again(path: Path):
    told = page(path)
    assert re.search(r"As of the end of [A-Z][a-z]+ 20\d\d", told)
    assert re.search(r"## (Check again on the morning|Look again before you go) - ", told)
    assert "](this-year)" in page(path.with_name("index.ipynb"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_law_has_a_date_beside_it(path: Path):
    """Who names the Union's or a state's law says since when, in the same sentence or the one before."""
    for sentences in re.split(r"(?<=[.?]) (?=[A-Z*])", page(path)):
        if re.search(r"\b(loi|AI Act|tribunal|Supreme Court)\b", sentences):
            assert re.search(r"20\d\d|several accounts", sentences), sentences
