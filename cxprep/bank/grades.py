"""What the grade of a claim means, in words: for one claim, what kind of evidence it stands on.

Grade A covers three kinds of evidence that a reader should be able to tell apart; the source says which one it is.
"""

from __future__ import annotations

from cxprep.bank.bib import Cited
from cxprep.bank.parts import Claim

ARITHMETIC = "arithmetic"
META_ANALYSIS = "meta-analysis"
PRESS = "press"
DATA = "data"


def grounds(claim: Claim, source: Cited | None) -> str:
    """What `claim` stands on, its source (None where it cites none) being `source`, and how much of that we read."""
    return _stands_on(claim, source) + (_how_read(source) if source and claim.grade in ("A", "B") else "")


def _how_read(source: Cited) -> str:
    if source.status == "secondary":
        return ", known to us from summaries"
    return ", of which we read the abstract" if source.good_for.startswith(("abstract", "first page")) else ""


def _stands_on(claim: Claim, source: Cited | None) -> str:
    if claim.grade == "A":
        if claim.source == ARITHMETIC:
            return "arithmetic"
        known = source is not None and META_ANALYSIS in source.keywords
        return "a meta-analysis" if known else "several independent studies"
    if claim.grade == "B":
        return "one good study, or public data that fit the claim"
    if claim.grade == "C" and source and PRESS in source.keywords:
        return "press reports, read at second hand"
    if claim.grade == "C" and source and DATA in source.keywords:
        return "public data, and no shop’s year"
    if claim.grade == "C" and source:
        return "published guidance of practitioners; no study of it"
    if claim.grade == "C":
        return "practitioners’ experience; we found no independent source"
    return "often said; unsupported or contradicted"
