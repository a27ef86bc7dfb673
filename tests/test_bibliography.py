"""What the pages show of sources: each named, in full, with how well it was checked."""

import pytest

from cxprep import bank as banks
from cxprep.bank.bib import STATUSES
from cxprep.publish.pages import CHECKED, bibliography, source

BANK = banks.load_all()


def test_the_bibliography_names_every_source_once_under_its_status():
    shown = {status: repr(bibliography(BANK, status)) for status in STATUSES}
    lines = [line for text in shown.values() for line in text.splitlines()]
    assert len(lines) == len(BANK.sources)
    for cited in BANK.sources.values():
        title = cited.title.replace("{", "").replace("}", "")
        assert [status for status, text in shown.items() if f"*{title}*" in text] == [cited.status]
        assert cited.doi in shown[cited.status]
    assert not any(brace in "".join(lines) for brace in "{}")


@pytest.mark.parametrize("item", BANK.of("source"), ids=lambda item: item.id)
def test_a_source_is_shown_with_what_it_is_good_for_and_how_well_it_was_checked(item):
    cited = BANK.source(item.id)
    text = repr(source(BANK, item.id))
    assert cited.title in text
    assert item.good_for in text
    assert text.endswith(f"*{CHECKED[cited.status]}.*")


def test_every_status_has_its_words_and_no_other_does():
    assert set(CHECKED) == set(STATUSES)
    with pytest.raises(KeyError, match="No source is guessed; known are"):
        bibliography(BANK, "guessed")
