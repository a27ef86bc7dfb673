"""What reads a text by rules: features found in its sentences, and checks that object where they meet or are missing.

Rules are data. A **feature** is a list of patterns (and of patterns that take a sentence out); a **check** has an id, a
condition on features, a sentence for the reader and the features whose words it shows. The page's twin is
`cxprep/widgets/assets/checking.mjs`, which gets the same rules as JSON; tests hold the two equal. It knows English, and
neither whether a thing is true nor how it sounds. It gives no score.

Patterns are written so that Python and JavaScript read them alike: small letters, ASCII, no unbounded repetition. They
see one sentence at a time, with plain quotes, single spaces and no capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Rules = Mapping[str, Any]
Condition = str | Sequence[Any]

MOST_WORDS_SHOWN = 4
_SPACE = r"[\x00\t\n\v\f\r \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_UNSEEN = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GAP = re.compile(rf"{_SPACE}+")
_PARAGRAPH = re.compile(r"\n[\t\r ]*\n|\u2029")
_ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
_UNACCENTED = "aaaaaaceeeeiiiinooooouuuuy" * 2
_PLAIN = str.maketrans(
    {
        **{chr(capital): chr(capital + 32) for capital in range(65, 91)},
        **dict.fromkeys("\u2018\u2019\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        "\u2026": ".",
        **dict(zip(_ACCENTED, _UNACCENTED, strict=True)),
    }
)
_END = re.compile(r"[.!?]['\")]{0,2} |\n")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


_IRREGULAR = {
    **{"knives": "knife", "loaves": "loaf", "scarves": "scarf", "shelves": "shelf"},
    **{"children": "child", "women": "woman", "men": "man"},
}


@dataclass(frozen=True)
class Finding:
    """What a check says: its id, its sentence, and the words it means (none where something is missing)."""

    id: str
    says: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What was read: `notes` on the text as such, what the checks object to, and what was found to be there."""

    notes: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    good: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report in the form that the page's twin gives."""
        return {
            part: [{"id": one.id, "says": one.says, "words": list(one.words)} for one in getattr(self, part)]
            for part in ("notes", "findings", "good")
        }


def words(*alternatives: str) -> list[str]:
    """Patterns of whole words."""
    return [rf"\b(?:{one})\b" for one in alternatives]


def tidy(text: str) -> str:
    """The text with single spaces, paragraphs as line breaks, and nothing that cannot be seen."""
    parts = (_GAP.sub(" ", one).strip(" ") for one in _PARAGRAPH.split(_UNSEEN.sub("", text)))
    return "\n".join(one for one in parts if one)


def plain(shown: str) -> str:
    """A tidy text as the patterns see it, character for character."""
    return shown.translate(_PLAIN)


def tokens(text: str) -> list[str]:
    """The words of a plain text."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """A word without its plural or possessive ending."""
    word = word.split("'")[0]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:ch|sh|x|s|z)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def sentences(shown: str) -> list[str]:
    """The sentences of a tidy text, their ends included."""
    found, start = [], 0
    for end in _END.finditer(plain(shown)):
        found.append(shown[start : end.end()])
        start = end.end()
    return [one for one in [*found, shown[start:]] if one.strip()]


def root(word: str) -> str:
    """A word without the endings of doing and makers, where four letters remain: walking, bakery, jeweller."""
    for ending in ("ing", "ery", "ers", "er", "ist", "y"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def shop_words(store: str, goods: Mapping[str, Any]) -> list[str]:
    """The stems that speak of a store, which is given as "name, what it sells": its own words and its kind's goods.

    A root ends in an asterisk: any longer word that begins with it counts, but for a verb's past.
    """
    name, _, sells = plain(tidy(store)[:300]).partition(",")
    skip, common = set(goods["skip"]), set(goods["common"])
    of_name = [one for one in map(stem, tokens(name)) if one not in skip]
    of_goods = [one for one in map(stem, tokens(sells)) if one not in skip]
    own = {one for one in [*of_name, *of_goods] if len(one) > 2 and one not in common}
    found = own | {f"{root(one)}*" for one in own if root(one) not in common and len(root(one)) > 3}
    for kind in goods["kinds"]:
        if {*of_name, *of_goods} & set(kind["shop"].split()):
            found |= set(kind["goods"].split())
    return sorted(found)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


class _Reading:
    """One text, read by the features of some rules."""

    def __init__(self, rules: Rules, shown: str, shop: Iterable[str]) -> None:
        self.parts = sentences(shown)
        self.plains = [plain(part) for part in self.parts]
        self.shop = set(shop)
        self.features = rules["features"]
        self.found: dict[str, list[list[tuple[int, int]]]] = {}

    def spans(self, name: str) -> list[list[tuple[int, int]]]:
        """Where a feature is, sentence by sentence."""
        if name not in self.found:
            self.found[name] = [self._in(name, text) for text in self.plains]
        return self.found[name]

    def _in(self, name: str, text: str) -> list[tuple[int, int]]:
        if name == "shop":
            return [m.span() for m in _WORD.finditer(text) if self._of_shop(stem(m[0]))]
        feature = self.features[name]
        if any(_compiled(one).search(text) for one in feature["without"]):
            return []
        hits = sorted(m.span() for one in feature["is"] for m in _compiled(one).finditer(text) if m[0])
        merged: list[tuple[int, int]] = []
        for start, end in hits:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _of_shop(self, word: str) -> bool:
        if word in self.shop:
            return True
        if word.endswith("ed") or len(word) < 5:
            return False
        return any(f"{word[:length]}*" in self.shop for length in range(4, len(word)))

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is met by the text."""
        if isinstance(condition, str):
            return any(self.spans(condition))
        what: str = condition[0]
        rest: Sequence[Any] = condition[1:]
        if what == "any":
            return any(self.holds(one) for one in rest)
        if what == "all":
            return all(self.holds(one) for one in rest)
        if what == "not":
            return not self.holds(rest[0])
        if what == "kinds":  # at least so many of the conditions
            return sum(self.holds(one) for one in rest[1:]) >= rest[0]
        if what == "times":  # the features at least so often in all
            return sum(len(one) for name in rest[1:] for one in self.spans(name)) >= rest[0]
        if what == "same":  # all in one sentence
            return any(all(self.spans(name)[place] for name in rest) for place in range(len(self.parts)))
        if what == "near":  # both in one sentence, or in two that follow each other
            first, second = (self.spans(name) for name in rest)
            return any(first[i] and any(second[max(i - 1, 0) : i + 2]) for i in range(len(self.parts)))
        raise ValueError(f"A condition begins with any, all, not, kinds, times, same or near, and not with {what!r}.")

    def words(self, names: Iterable[str]) -> tuple[str, ...]:
        """The words of some features as the reader wrote them, each once, in the text's order."""
        spans = sorted({(i, *span) for name in names for i, one in enumerate(self.spans(name)) for span in one})
        found: dict[str, str] = {}
        for i, start, end in spans:
            found.setdefault(self.plains[i][start:end], self.parts[i][start:end])
        return tuple(found.values())[:MOST_WORDS_SHOWN]


def read(rules: Rules, text: str, store: str = "") -> Report:
    """What the rules say of a text; for rules with goods, of a text about `store` ("name, what it sells")."""
    shown, notes = tidy(text), []

    def note(id: str) -> None:
        notes.append(Finding(id, rules["notes"][id]))

    if len(shown) > rules["limit"]:
        shown = shown[: rules["limit"]]
        note("long")
    spoken = tokens(plain(shown))
    foreign = sum(ord(character) >= 0x250 and not 0x2000 <= ord(character) < 0x2070 for character in shown)
    if not shown:
        note("empty")
    elif not spoken or foreign * 2 > len(shown):
        note("not-english")
    elif len(spoken) < rules["least"]:
        note("short")
    elif sum(one in rules["english"] for one in spoken) * 5 < len(spoken):
        note("not-english")
    if any(one.id != "long" for one in notes):
        return Report(tuple(notes))
    reading = _Reading(rules, shown, shop_words(store, rules["goods"]) if "goods" in rules else ())

    def said(entries: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
        return tuple(
            Finding(one["id"], one["says"], reading.words(one["show"])) for one in entries if reading.holds(one["when"])
        )

    return Report(tuple(notes), said(rules["checks"]), said(rules["finds"]))


def check(id: str, when: Condition, says: str, *show: str) -> dict[str, Any]:
    """A check, or something that is good to find: its condition, its sentence, and the features it shows words of."""
    return {"id": id, "when": when, "says": says, "show": list(show)}
