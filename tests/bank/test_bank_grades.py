"""Grade A says which of three kinds of evidence it is, the others one thing each; A and B also how much we read."""

import pytest

from cxprep.bank import SOURCES, Claim, bib, grounds

SOURCE = bib.read(SOURCES.read_text(encoding="utf-8"), "sources.bib")[0]


@pytest.mark.parametrize(
    ("grade", "source", "said"),
    [
        ("A", "arithmetic", "arithmetic"),
        ("A", "dematos2007", "a meta-analysis, of which we read the abstract"),
        ("A", "bijmolt2005", "a meta-analysis"),
        ("A", "do2008", "several independent studies, of which we read the abstract"),
        ("B", "dixon2010", "one good study, or public data that fit the claim, known to us from summaries"),
        ("B", "soares2015", "one good study, or public data that fit the claim"),
        ("C", "markey2015", "published guidance of practitioners; no study of it"),
        ("C", "icon-bag-prices2015", "press reports, read at second hand"),
        ("C", "cdnow-file", "public data, and no shop’s year"),
        ("C", "forsta2026", "press reports, read at second hand"),
        ("C", None, "practitioners’ experience; we found no independent source"),
        ("D", None, "often said; unsupported or contradicted"),
    ],
)
def test_what_a_claim_stands_on(grade: str, source: str | None, said: str) -> None:
    assert grounds(Claim(text="It is so.", grade=grade, source=source), SOURCE.get(source)) == said
