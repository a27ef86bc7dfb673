"""One spelling for all texts, and what a number looks like in figures and in words."""

from __future__ import annotations

import re
from functools import lru_cache

NUMBER = (
    r"(?:[$£€¥]?\d[\d,.]{0,24}(?:%|k\b|m\b|bn\b)?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|"
    r"half|third|quarter|double|twice)"
)
_SPELLINGS = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[‘’`´]", "'"),
        (r"[“”„«»]", '"'),
        (r"[–—‑−]", "-"),
        (r"\be-(?=mail|shop|commerce|store|boutique|tail)", "e"),
        (r"\bprogramme", "program"),
        (r"\b(re)?orient", r"\1orient"),
        (r"centre", "center"),
        (r"(col|fav|hon|behavi|lab|neighb|rum|harb|flav|arm)our", r"\1or"),
        (
            r"(organ|real|recogn|personal|apolog|harmon|priorit|standard|special|custom|emphas|optim|"
            r"maxim|minim|summar|categor|modern"
            r"|central|digit|visual|util|local|memor|global|familiar|final|formal|general|ideal|"
            r"individual|legal|mobil|normal|patron"
            r"|public|revital|scrutin|social|stabil|steril|symbol|sympath|rational|reorgan|author|"
            r"monet|ital|capital|fertil|critic"
            r"|energ|equal|item|jeopard|materi|neutral|popular|privat|regular|commercial|incentiv|"
            r"random|synchron|tantal|victim)"
            r"is(e|ed|es|ing|ation|ations|er|ers)\b",
            r"\1iz\2",
        ),
        (r"jewellery", "jewelry"),
        (r"jeweller", "jeweler"),
        (r"(travel|cancel|label|model|level|counsel|signal|fuel|channel|total)l(ed|ing|er|ers)\b", r"\1\2"),
        (r"\benquir", "inquir"),
        (r"\badviser", "advisor"),
        (r"\bcheque", "check"),
        (r"\bcatalogue", "catalog"),
        (r"\bdialogue", "dialog"),
        (r"\bgrey", "gray"),
        (r"\banalys(e|ed|ing)\b", r"analyz\1"),
        (r"\blicence", "license"),
        (r"\bpractis", "practic"),
        (r"\bfulfil(?=\b|ment|s\b)", "fulfill"),
        (r"\btyre", "tire"),
        (r"\bmould", "mold"),
        (r"\bgaol", "jail"),
    )
]


@lru_cache(maxsize=20_000)
def level(text: str) -> str:
    """A text in small letters and one spelling."""
    text = text.lower()
    for pattern, to in _SPELLINGS:
        text = pattern.sub(to, text)
    return text
