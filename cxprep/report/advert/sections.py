"""What each sentence of an advert is: an ask, or pay and benefits, the firm's praise of itself, the law, how to apply.

The heading above tells first, then the sentence's own words; a single word decides nothing, as the benefits of a
product are for a customer and hours are also what one calls after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxprep.report.advert.blocks import Piece, sentences
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.words import Words

HEADINGS = ("wants", "asks", "offer", "equal", "apply", "facts", "firm")
NOT_ASKED = ("offer", "firm", "equal", "apply", "facts", "agency", "head", "heading")
# How a heading and the words of a sentence count for "this asks nothing".
UNDER = {"asks": -2.6, "wants": -2.6, "offer": 4.0, "firm": 1.6, "apply": 2.5, "equal": 3.0, "facts": 2.0, "": 0.0}
WEIGHT = {"pay": 1.0, "benefit": 1.0, "equal": 2.9, "apply": 2.9, "agency": 3.4, "firm": 0.9}
KIND = {"pay": "offer", "benefit": "offer", "equal": "equal", "apply": "apply", "agency": "agency", "firm": "firm"}
MOST_OF_A_KIND = 3
ASK, DEED, MONEY = -1.1, -1.6, 1.6
LEFT = 0.15  # what a heading of asks still counts for after its list
LINE = 0.25  # above it a sentence asks nothing
_MONEY = re.compile(
    r"[$£€¥]\s?\d|\d\s?(?:[$£€¥]|eur\b|usd|gbp|chf)|\b\d{2,3}\s?k\b|\b(?:aed|chf|eur|usd|gbp|ral)\s?\d", re.I
)
_SEEKS = Phrases(
    ["(looking|looks|searching|search) for", "(seeks|seeking|hiring|hires|recruiting|recruits|needs|wants|invites)",
     "(recrute|recherche|cherche|sucht|suchen|cerca|ricerca|seleziona|busca|selecciona|necesita)",
     "is after", "you", "vous", "du", "sie"]
)  # fmt: skip
_YOURS = Phrases(["you ll", "you will", "your (task|job|mission|role)", "we need", "we are looking for"])
_LABEL = re.compile(r"^([^:.!?]{2,48}?)\s*:\s*(?=\S)")
_SECOND = re.compile(r"^(?:to|also|actively|proactively|consistently|continuously|effectively|regularly|always) ")
_ROMANCE = re.compile(r"^(?:s )?[a-z]{3,}(?:er|ir|re|are|ere|ire|ar|oir|arsi|arse|erlo|arlo)$")


@dataclass(frozen=True)
class Part:
    """One sentence, bullet or heading of an advert: what it is, and the heading it stands under."""

    kind: str
    line: int
    last: int
    text: str
    under: str = ""
    bullet: bool = False
    heading: str = ""
    piece: int = 0  # the first line of the passage that it is a sentence of


def heading_kind(text: str, words: Words) -> str | None:
    """What a line opens if it is a heading that is known: asks, wants, offer, firm, apply, equal, facts."""
    if len(text) > 90:
        return None
    said = plain(text)
    if not said or len(said.split()) > 10:
        return None
    for kind in HEADINGS:
        if words.phrases("headings", kind).whole(said):
            return kind
    return None


def _is_heading(piece: Piece, after: Piece | None, words: Words) -> str | None:
    """The kind that a piece opens, "" for a heading that no list knows, None for what is no heading."""
    text = piece.text
    if piece.bullet or len(text) > 90 or text.endswith((".", ";", ",")):
        return None
    known = heading_kind(text, words)
    if known:
        return known
    short = len(text) <= 60 and len(text.split()) <= 8
    if text.endswith(":") and short:
        return ""
    if not short or after is None:
        return None
    loud = text.isupper() and len(text) > 3 and len(text.split()) <= 5
    return "" if after.bullet and (piece.after_blank or loud or len(text.split()) <= 4) and text[:1].isupper() else None


def parts(found: Sequence[Piece], words: Words, firm: str | None = None) -> list[Part]:
    """What each sentence of an advert is, in order; where the firm's name is known, what it says of itself too."""
    out: list[Part] = []
    state, heading, opened = "", "", False  # opened: a heading or a sentence has come
    held: Piece | None = None  # the piece before, under the same heading
    left = False  # whether what is under the heading may have ended
    for number, piece in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        kind = _is_heading(piece, after, words)
        head_line = not opened and number < 8 and _is_head(piece, words)
        # The first line is the title even where it reads like a heading ("Job description").
        first = number == 0 and kind in ("", "asks", "wants", "facts")
        if kind is not None and not first and not (kind == "" and head_line):
            state, heading, opened, held, left = kind, piece.text.rstrip(" :"), True, None, False
            out.append(Part("heading", piece.line, piece.last, piece.text, kind, heading=heading))
            continue
        if head_line:
            out.append(Part("head", piece.line, piece.last, piece.text, piece=piece.line))
            continue
        opened = True
        # What follows a list, or an empty line, may have left the heading's section.
        left = not piece.bullet and (left or (held is not None and (piece.after_blank or held.bullet)))
        for part in _of_piece(piece, state, heading, words, left):
            if firm and part.kind in ("ask", "want") and _is_about(firm, part, words):
                part = replace(part, kind="firm")
            out.append(part)
        left = left or out[-1].under != state
        held = piece
    return out


def _is_head(piece: Piece, words: Words) -> bool:
    text = piece.text
    if (
        piece.bullet
        or len(text) > 120
        or (re.search(r"[.!;]$", text) and not re.search(r"\b(?:Ltd|Inc|Co|Cie)\.$", text))
    ):
        return False
    label = _LABEL.match(text)
    if label and heading_kind(label[1], words) in ("asks", "wants", "offer", "apply", "equal"):
        return False
    return not words.phrases("signs", "ask").search(plain(text)) and len(text.split()) <= 16


def _of_piece(piece: Piece, state: str, heading: str, words: Words, left: bool = False) -> list[Part]:
    """The sentences of a piece, each judged under the heading above or the label that it begins with."""
    out: list[Part] = []
    under, title, place = state, heading, 0
    for sentence in sentences(piece.text):
        said, rest = sentence, sentence
        place = max(place, piece.text.find(sentence, place))
        if under == "facts" and under != state:  # a label says where or when, for its own sentence only
            under, title = state, heading
        label = _LABEL.match(sentence)
        if label:
            named = heading_kind(label[1], words)
            if named:
                under, title, rest, left = named, label[1].strip(), sentence[label.end() :], False
        kind = _kind(plain(rest), rest, under, words, left)
        out.append(Part(kind, piece.line_at(place), piece.last, said, under, piece.bullet, title, piece.line))
    return out


def _is_about(firm: str, part: Part, words: Words) -> bool:
    """Whether a sentence begins with the firm's name and tells what it is or does, not whom it looks for."""
    said, name = plain(part.text), plain(firm).split()
    while name and not f"{said} ".startswith(f"{' '.join(name)} "):
        name = name[:-1]
    if len(" ".join(name)) >= 4:
        return not _SEEKS.search(said)
    # Not at its beginning, in a sentence of its own under no heading that asks nothing of anybody.
    short = not part.bullet and part.under == "" and len(said.split()) <= 12
    return short and plain(firm) in said[:40] and not words.phrases("signs", "ask").search(said)


def begins_with_a_deed(said: str, words: Words) -> bool:
    """Whether a plain text begins with what somebody is to do: welcome, serves, explaining, accueillir."""
    first = _SECOND.sub("", said).split(" ", 1)[0]
    deeds = words.words("deeds")
    if first in deeds or (first.endswith("s") and (first[:-1] in deeds or first[:-2] in deeds)):
        return True
    return (first.endswith("ing") and len(first) > 5) or bool(_ROMANCE.match(first))


def _kind(said: str, text: str, under: str, words: Words, left: bool) -> str:
    """What one sentence is; `left` says that it may not stand under the heading any more."""
    scores = {
        name: weight * min(MOST_OF_A_KIND, words.phrases("signs", name).count(said)) for name, weight in WEIGHT.items()
    }
    if _MONEY.search(text):
        scores["pay"] += MONEY
    deed = begins_with_a_deed(said, words)
    if (deed or _YOURS.search(said)) and under not in ("firm", "offer"):
        scores["firm"] = 0.0
    nothing = sum(scores.values()) + UNDER.get(under, 0.0) * (
        LEFT if left and under in ("asks", "wants", "firm") else 1.0
    )
    nothing += ASK * min(MOST_OF_A_KIND, words.phrases("signs", "ask").count(said))
    if deed and under not in ("offer", "firm", "equal", "apply"):
        nothing += DEED
    if nothing <= LINE:
        return "want" if under == "wants" else "ask"
    if under in ("offer", "firm", "apply", "equal", "facts"):
        loudest = max(scores, key=lambda name: (scores[name], name))
        return KIND[loudest] if scores[loudest] >= 2.5 else under
    return KIND[max(scores, key=lambda name: (scores[name], name))]
