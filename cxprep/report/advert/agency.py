"""Whether somebody else placed an advert for a firm: then no name in it is the firm's, unless it is the client's.

Some sentences say it outright. In others "our client" is only who hires where a firm follows ("our client, a chain of
opticians"), what firms do, or whom it looks for: in a shop's own advert the client is whoever comes in.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxprep.report.advert.blocks import sentences
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.words import Words

LONGEST = 60  # characters of an agency's name, or of a label
NEAR = 9  # words after "our client" among which the firm stands
OURS = 2  # words of "our client"; of a longer one, as "one of our clients", more is known


def is_agency(text: str, words: Words) -> bool:
    """Whether somebody else placed the advert for a firm."""
    return any(
        _is_label(line, words) or any(_says_so(plain(one), words) for one in sentences(line))
        for line in text.split("\n")
    )


def _is_label(line: str, words: Words) -> bool:
    """Whether a line says nothing else than that there is a client, or names the agency."""
    name, _, rest = line.partition(":")
    said = {*plain(rest[:LONGEST]).split()}
    if plain(name[:LONGEST]) in words.words("labels", "agency") and not said & words.words("agency", "own"):
        return bool(said & words.words("agency", "names")) and len(rest) <= LONGEST
    return words.phrases("agency", "whole").whole(plain(line))


def _says_so(said: str, words: Words) -> bool:
    if words.phrases("agency", "always").search(said):
        return not words.phrases("agency", "unwanted").search(said)
    tokens = said.split()
    found = words.phrases("agency", "client").found(said)
    return any(_hires(tokens[end:], end - begin > OURS, words) for begin, end in found)


def _hires(after: list[str], chosen: bool, words: Words) -> bool:
    """Whether who was just named is a firm that hires, by the words that follow; `chosen` where it was "one of"."""
    near = " ".join(after[:NEAR])
    if words.phrases("agency", "does").begins(near):
        return True
    if words.phrases("agency", "wants").begins(near) and words.phrases("jobs").search(" ".join(after)):
        return True
    if words.phrases("agency", "linked").begins(near) and words.phrases("agency", "many").search(near):
        return True
    return any(words.phrases("agency", "firms").begins(one) for one in _called(after[:NEAR], chosen, words))


def _called(after: list[str], chosen: bool, words: Words) -> Iterator[str]:
    """What it is said to be: each word after "a" or "is a", up to one that begins something else."""
    at = words.phrases("agency", "linked").opening(" ".join(after))
    if not at and not chosen:
        return
    for number in range(at, len(after)):
        if after[number] in _ends(words):
            return
        rest = " ".join(after[number + 1 :])
        if not rest.startswith("new ") and not words.phrases("jobs").begins(rest):  # a brand manager is no brand
            yield after[number]


def _ends(words: Words) -> frozenset[str]:
    return words.words("firm", "little", "linking") - {"and", "und", "et", "e", "y"}
