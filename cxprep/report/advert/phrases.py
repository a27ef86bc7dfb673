"""The phrases in which data/ says what to look for in an advert, in any language, and how they are found.

Text and phrases are first brought to one form (`plain`): small letters, no accents, one space between words, no
punctuation but & % and currency signs. In a phrase `word*` is a word that begins so, `(a|b c|)` one of these or
nothing, `#` a number, `~` up to two words between and `...` up to five. Phrases are looked up by their first word and
compared word by word, with no regular expression, so that a search takes time in proportion to the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_TOKEN = re.compile(r"[^\W_]+|[&%$£€¥]")
_ONE_WORD = re.compile(r"\be[- ](?=commerce|mail|shop|boutique|store|tail|learning)")
_PIECE = re.compile(r"\.\.\.|[~()|#]|[^\s~()|.#]+")
MOST_WORDS = 5_000  # words of which it is remembered what can begin with them
_GAPS = {"~": 2, "...": 5}
Node = tuple[str, object]  # ("word", text), ("begins", text), ("number", ""), ("gap", most) or ("any", sequences)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text in small letters, without accents and punctuation, its words apart by one space."""
    text = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(_TOKEN.findall(_ONE_WORD.sub("e", text)))


def _parsed(pieces: list[str], at: int) -> tuple[list[list[Node]], int]:
    """The alternatives from `at` to the bracket that closes them."""
    every: list[list[Node]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece == "(":
            inner, at = _parsed(pieces, at)
            if at < len(pieces) and pieces[at] == "*":  # an ending after a group belongs to each word of it
                at += 1
                inner = [[("begins", text) if kind == "word" else (kind, text) for kind, text in one] for one in inner]
            every[-1].append(("any", inner))
        elif piece == ")":
            break
        elif piece == "|":
            every.append([])
        elif piece in _GAPS:
            every[-1].append(("gap", _GAPS[piece]))
        elif piece == "#":
            every[-1].append(("number", ""))
        elif piece != "*":
            words = plain(piece.rstrip("*")).split()
            every[-1] += [("word", word) for word in words]
            if piece.endswith("*") and words:
                every[-1][-1] = ("begins", words[-1])
    return every, at


class Phrases:
    """Phrases that are looked for together."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[list[Node]]] = {}
        self._by_start: dict[str, list[list[Node]]] = {}
        self._anywhere: list[list[Node]] = []
        for phrase in dict.fromkeys(map(str, phrases)):
            sequence = _parsed(_PIECE.findall(_ONE_WORD.sub("e", phrase)), 0)[0][0]
            for kind, text in _firsts(sequence) or [("gap", "")]:
                if kind == "word":
                    self._by_word.setdefault(text, []).append(sequence)
                elif kind == "begins":
                    self._by_start.setdefault(text, []).append(sequence)
                else:
                    self._anywhere.append(sequence)
        self._lengths = sorted({len(text) for text in self._by_start})
        self._seen: dict[str, list[list[Node]]] = {}

    def _of(self, token: str) -> list[list[Node]]:
        """The phrases that can begin with a word."""
        found = self._seen.get(token)
        if found is None:
            found = [*self._by_word.get(token, ())]
            for length in self._lengths:
                if length <= len(token):
                    found += self._by_start.get(token[:length], ())
            found += self._anywhere
            if len(self._seen) < MOST_WORDS:
                self._seen[token] = found
        return found

    def _ends(self, tokens: Sequence[str], at: int) -> set[int]:
        if not self._of(tokens[at]):
            return set()
        return {end for one in self._of(tokens[at]) for end in _ends(one, tokens, at)} - {at}

    def found(self, said: str) -> list[tuple[int, int]]:
        """Where phrases stand in a plain text, as (first word, word after the last), none over another."""
        tokens = said.split()
        spans, at = [], 0
        while at < len(tokens):
            ends = self._ends(tokens, at)
            if ends:
                spans.append((at, max(ends)))
                at = max(ends)
            else:
                at += 1
        return spans

    def search(self, said: str) -> bool:
        """Whether one stands anywhere in a plain text."""
        tokens = said.split()
        return any(self._ends(tokens, at) for at in range(len(tokens)))

    def count(self, said: str) -> int:
        """How many stand in it."""
        return len(self.found(said))

    def begins(self, said: str) -> bool:
        """Whether the text begins with one."""
        tokens = said.split()
        return bool(tokens) and bool(self._ends(tokens, 0))

    def opening(self, said: str) -> int:
        """How many words of the text the longest of them takes with which it begins; 0 where none does."""
        tokens = said.split()
        return max(self._ends(tokens, 0), default=0) if tokens else 0

    def whole(self, said: str) -> bool:
        """Whether the text is one of them."""
        tokens = said.split()
        return bool(tokens) and len(tokens) in self._ends(tokens, 0)

    def last(self, said: str, most: int = 6) -> str:
        """The longest of the phrases that the text ends with, empty where there is none."""
        tokens = said.split()
        for at in range(max(0, len(tokens) - most), len(tokens)):
            if len(tokens) in self._ends(tokens, at):
                return " ".join(tokens[at:])
        return ""


def _firsts(sequence: list[Node]) -> list[tuple[str, str]]:
    """What a sequence can begin with; empty where anything goes."""
    found: list[tuple[str, str]] = []
    for kind, held in sequence:
        if kind == "any":
            empty = False
            for one in held:  # type: ignore[attr-defined]
                inner = _firsts(one) if one else []
                if one and not inner:
                    return []
                empty = empty or not one
                found += inner
            if not empty:
                return found
        elif kind in ("word", "begins"):
            return [*found, (kind, str(held))]
        else:
            return []
    return found


def _ends(sequence: list[Node], tokens: Sequence[str], at: int) -> set[int]:
    """Where a sequence that begins at `at` can end."""
    ends = {at}
    for kind, held in sequence:
        after: set[int] = set()
        for end in ends:
            token = tokens[end] if end < len(tokens) else ""
            if kind == "word":
                if token == held:
                    after.add(end + 1)
            elif kind == "begins":
                if token.startswith(str(held)):
                    after.add(end + 1)
            elif kind == "number":
                if token[:1].isdigit():
                    after.add(end + 1)
            elif kind == "gap":
                after.update(range(end, min(end + int(held), len(tokens)) + 1))  # type: ignore[call-overload]
            else:
                for one in held:  # type: ignore[attr-defined]
                    after |= _ends(one, tokens, end)
        ends = after
        if not ends:
            break
    return ends


def spread(lists: Mapping[str, Iterable[str]] | Iterable[str]) -> list[str]:
    """The phrases of every language of a table by language, or the list itself."""
    if isinstance(lists, Mapping):
        return [str(one) for held in lists.values() for one in held or ()]
    return [str(one) for one in lists]
