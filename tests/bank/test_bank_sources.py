"""data/sources.bib can be read, says how well each source was checked, and mistakes in it are named."""

import pytest

from cxprep.bank import SOURCES, bib

TEXT = SOURCES.read_text(encoding="utf-8")
ONE = """@article{soares2015,
  author = {Soares, Ana and Reis, Rui},
  title  = {A Title},
  year   = {2015},
  note   = {read; what it is good for}
}
"""


def test_the_books_sources() -> None:
    found, problems = bib.read(TEXT, "data/sources.bib")
    assert problems == [] and len(found) == TEXT.count("\n@") >= 17
    assert {source.status for source in found.values()} <= set(bib.STATUSES)
    assert found["dematos2007"].short == "de Matos et al. (2007)"
    assert found["soares2015"].short == "Soares and Proença (2015)"
    assert found["bain-altagamma2024"].short == "Bain & Company and Fondazione Altagamma (2024)"
    assert not any(set("{}\\") & set(f"{s.short}{s.title}{s.good_for}") for s in found.values())


def test_a_sound_entry() -> None:
    found, problems = bib.read(ONE, "x.bib")
    assert problems == [] and found["soares2015"].status == "read"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE.replace("  year   = {2015},\n", ""), "x.bib, soares2015: year is missing; a source needs it."),
        (
            ONE.replace("read; ", "seen; "),
            "x.bib, soares2015: note should begin with read, secondary, unread or derived,",
        ),
        (ONE.replace("read; what it is good for", "read"), "x.bib, soares2015: note should begin with"),
        (ONE + ONE, "x.bib, soares2015: stands twice; remove one."),
        (ONE.replace("\n}\n", "}\n"), "x.bib: an entry cannot be read; it begins with @kind{key, and ends with }"),
    ],
)
def test_mistakes_are_named(text: str, said: str) -> None:
    _, (problem,) = bib.read(text, "x.bib")
    assert problem.startswith(said)
