"""The small language in which the ontology writes what to look for in a line, and how it becomes a pattern.

A phrase is words as they stand in a line, in small letters. `call*` is a word that begins so; `(call|phone)*` either of
them; `s?` perhaps an s; `...` up to six words between; `~` up to two; a lone `0` a number, in figures or words; `$name`
any phrase of a group that is defined elsewhere in the ontology. Spelling is levelled on both sides first (`level`), so
that a phrase is written once, in either spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cxprep.text.spelling import NUMBER, level


def pattern(phrases: Iterable[str], groups: Mapping[str, list[str]]) -> re.Pattern[str]:
    """The pattern that finds any of `phrases` in a levelled text; its match is the words found."""
    return re.compile(rf"(?<!\w)(?:{_any(phrases, groups, 0)})(?!\w)")


def _any(phrases: Iterable[str], groups: Mapping[str, list[str]], depth: int) -> str:
    every = sorted({str(phrase).strip() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_expression(phrase, groups, depth) for phrase in every)


# A word between two others, and what follows it. It begins with a letter or digit and holds at most two signs, each
# before another letter or digit: were signs free to stand in the word and after it, dots would be tried in every way.
# What stands between words is bounded for the same reason: two such places may be neighbours.
_WORD = r"\w+(?:['’.,-]\w+){0,2}\W{1,60}"
_BETWEEN = r"[\s/-]{1,12}(?:[(\"]\s{0,3})?"  # two words of one phrase
_TOKEN = re.compile(
    r"\$[\w-]+|\.\.\.|[~*()|?]|(?<!\S)0(?!\S)|(?<=[(|])0(?=[)|])|(?<=[(])0(?=\s)|"
    r"(?<=\s)0(?=[)|])|(?<=\w)-(?=\w)|\s+|\w+|."
)


def _expression(phrase: str, groups: Mapping[str, list[str]], depth: int) -> str:
    parts = []
    for piece in _TOKEN.findall(phrase.replace("[- ]?", "-").replace("[- ]", "-")):
        if piece.startswith("$") and len(piece) > 1:
            name = piece[1:]
            if name not in groups or depth > 5:
                raise KeyError(f"{piece} is no group of the ontology")
            parts.append(f"(?:{_any(groups[name], groups, depth + 1)})")
        elif piece in ("...", "~"):
            parts.append("…" if piece == "..." else "≈")
        elif piece == "0":
            parts.append(NUMBER)
        elif piece == "*":
            parts.append(r"\w*")
        elif piece in "()|?":
            parts.append("(?:" if piece == "(" else piece)
        elif piece == "-":
            parts.append("§")
        elif piece.isspace():
            parts.append(" ")
        else:
            parts.append(re.escape(level(piece)))
    words = "".join(parts)
    words = re.sub(" ?([…≈]) ?", r"\\W{1,60}\1", words)
    words = re.sub(r"(?<=[(|:])\\W\{1,60\}(?=≈)", "", words)
    words = re.sub("… ?", lambda _: f"(?:{_WORD}){{0,6}}?", words)
    words = re.sub("≈ ?", lambda _: f"(?:{_WORD}){{0,2}}?", words)
    return words.replace("§", r"[\s-]?").replace(" ", _BETWEEN)
