"""The name of the seat: the line or the words that name a job, never the first bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxprep.report.advert.blocks import Piece, sentences
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.sections import Part
from cxprep.report.advert.words import Words

MOST = 120  # characters of a title
_LABEL = re.compile(r"^([^:.!?]{2,32}?)\s*[:!]+\s*(?=\S)")
_SOUGHT = Phrases(
    [
        "(looking|searching) for", "(seeking|recruiting|hiring|appointing|hires|seeks|recruits|is after|we need)",
        "(to|now) (appoint|recruit|hire)",
        "(looks|look|search) for", "is hiring", "position of", "role of", "as", "recrute", "recherche*",
        "(sucht|suchen)", "(cerca|cerchiamo|ricerca|ricerchiamo|seleziona)",
        "(busca|buscamos|selecciona|seleccionamos|precisa|necesita)",
    ]
)  # fmt: skip
_END = re.compile(r"[.;!?]|,\s|\s[–—|-]\s|\b(?:who|to|for|that|with|at|in|pour|für|per|para|in der|wir|qui|che|que)\b")


def title_of(pieces: Sequence[Piece], found: Sequence[Part], words: Words) -> str:
    """The advert's title, or the first line where nothing names a job; empty for an empty advert."""
    named = words.phrases("jobs")
    for piece in pieces[:20]:
        label = _LABEL.match(piece.text)
        if label and plain(label[1]) in words.words("labels", "title"):
            rest = piece.text[label.end() :]
            if plain(rest) and len(rest) <= MOST:
                return rest
    heads = [part.text for part in found if part.kind == "head"]
    short = [
        piece.text
        for piece in pieces[:14]
        if not piece.bullet and len(piece.text) <= 70 and not piece.text.endswith((".", ":", ","))
    ]
    for text in [*heads, *short]:
        if named.search(plain(text)):
            return text[:MOST]
    for piece in pieces[:4]:
        for sentence in sentences(piece.text)[:3]:
            sought = _sought(sentence, named)
            if sought:
                return sought
            if len(sentence) <= MOST and not piece.bullet and named.search(plain(sentence)):
                return sentence.rstrip(".")
    for text in [*heads, *short]:
        return text[:MOST]
    return sentences(pieces[0].text)[0][:MOST] if pieces else ""


def _sought(sentence: str, named: Phrases) -> str:
    """The job that a sentence says somebody looks for."""
    after = sentence.rpartition(": ")[2] if ": " in sentence else ""
    if after and len(after) <= MOST and named.search(plain(after)):
        return after.strip(" .")
    spoken = re.finditer(r"\S+", sentence)
    ends = [word.end() for word in spoken]
    for end in ends[:80]:
        if not _SOUGHT.last(plain(sentence[max(0, end - 60) : end])):
            continue
        rest = sentence[end : end + MOST].strip(" :")
        rest = re.sub(r"^(?:(?:a|an|the|our|un|une|eine?n?|une?|uno|una|der|die)(?:\(\w+\))? )+", "", rest, flags=re.I)
        stop = _END.search(rest)
        job = rest[: stop.start()] if stop else rest
        if named.search(plain(job)):
            return job.strip()
    return ""
