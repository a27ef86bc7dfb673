"""What is noted of one mention of a name: what stands before and after it, and whether it is a sentence's subject.

A firm is what is or does something, what is said after "at" with "we", what "about" names; a town comes after "in".
Little words are closed classes: data/common/postings.yml, firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxprep.report.advert.name_notes import NameNotes
from cxprep.report.advert.names import ARTICLES, COMMON, UP
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.words import Words

NEAR = 240  # characters after a name that are looked at
_ENDINGS = {"en": ("s",), "fr": ("e", "t"), "de": ("t", "en"), "it": ("a", "e"), "es": ("a", "e", "n")}  # of verbs
_LITTLE = ("be", "have", "a", "linking", "ours", "of", "to", "wanted", "at")
_IN = Phrases(["(in|near|based in|at our|from|a|en|within|around|across|north of|outside|sur|bei|nach|to|zwischen)"])
_NO_VERB = {"à": "au", "e": "and"}  # in French no "has", in Italian no "is": told by the accent that `plain` takes away
_AT_US = re.compile(
    r"\s?(?:,\s?)?(?:we|you|our|wir|nous|vous|on|man|everyone|everybody|nobody|no one|every|each|nehmen|zahlt|ist|it|"
    r"there|noi|nosotros|[a-zà-ÿ]{2,14}(?:mos|iamo|ons))\b"
)
_APPOSED = re.compile(r"\s?[,–—-]\s?(?:an?|the|une?|le|la|ein\w{0,2}|der|die|das|maison|insegna|profumeria)\s")
_ABOUT = re.compile(r"(?:^| )(?:chi siamo|uber uns|about us|who we are|qui sommes nous|quienes somos|sobre nosotros)$")
_CLIENT = re.compile(r"(?:our|my) client|on behalf of|for our client|notre client$")
_BRANCH = re.compile(r" [a-zà-ÿ]{3,20} of\b")  # "our client, the Gulf subsidiary of": where it stands, not who it is
_ASIDE = re.compile(  # "Wrenbury (formerly Lane End Nurseries)", "Brambleberry Farm Shops (est. 1987)"
    r"\s\((?:formerly|part of|est\b|established|founded|since|trading as|t/a|anciennement|ehemals|früher|seit|antes)",
    re.I,
)
_WHERE = re.compile(rf"^\s(?:in|aus|of|from|à|de|di|en) {UP}[\w’'-]{{1,30}}(?: {UP}[\w’'-]{{1,30}})?(?=\s[a-zà-ÿ])")
_NEXT = re.compile(r"\s{1,2}([a-zà-ÿ]{1,30})((?:\s{1,2}[\w’']{1,30}){0,3})")  # the word after a name, and three more
_BRACKETS = re.compile(r"^\s{0,3}\([^)]{0,80}\)")
_COUNTS = re.compile(r"\s[a-zà-ÿ]{2,14}(?: [a-zà-ÿ]{1,14})? \d")  # "runs 29 shops", "is a 46 bed home"
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ \d–-]{0,12}$", re.I)
_POSTCODE = re.compile(r"\b\d{5} $")  # "75008 Paris"; four figures may be a year
_ARTICLE = re.compile(rf"(?:^|\b)(?:{'|'.join(ARTICLES[:11])})\s$", re.I)
STATE = re.compile(rf"\s?,\s{{0,2}}[A-Z]{{2}}\b|\s?\((?:{UP}\w{{0,30}}|\d{{2,5}})\)|,?\s[A-Z]{{1,2}}\d")
_LISTED = re.compile(rf"\s?(?:,|/|and|et|und|e|y|or)\s{UP}")
_LIST_BEFORE = re.compile(rf"{UP}[\w’'-]{{0,30}}(?:,| /| and| et| und| e| y| or) $")


@dataclass(frozen=True)
class Mention:
    """A name in a sentence, and what is known of that sentence; `tells` are notes of it that hold for its subject."""

    name: str
    sentence: str
    begin: int
    bullet: bool
    kind: str = ""  # what the sentence is: firm, ask and so on
    tells: tuple[str, ...] = ()
    first_of_firm: bool = False

    @property
    def left(self) -> str:
        return self.sentence[max(0, self.begin - 60) : self.begin]

    @property
    def right(self) -> str:
        begin = self.begin + len(self.name)
        return self.sentence[begin : begin + NEAR]

    @property
    def after(self) -> str:
        """What follows when brackets and a place are passed over: "Modehaus Kessler in Passau sucht"."""
        return _WHERE.sub("", _BRACKETS.sub("", self.right))


class Mentions:
    """Notes of mentions, by the phrases and the little words of data/."""

    def __init__(self, words: Words, names: NameNotes, agency: bool, language: str | None) -> None:
        self._names, self._agency, self._language = names, agency, language
        self._sure = words.phrases("firm", "sure")
        self._before = words.phrases("firm", "before")
        self._little = {kind: words.words("firm", "little", kind) for kind in _LITTLE}

    def of(self, one: Mention) -> Iterator[str]:
        """The notes of a mention."""
        yield from self._followed(one)
        yield from self._preceded(one)
        yield from self._subject(one)
        yield "in a bullet" if one.bullet else "in a passage"
        left, right = one.left, one.right
        told = {
            "state": STATE.match(right) or _POSTCODE.search(left),
            "copyright": _COPYRIGHT.search(left[-30:]),
            "listed": _LIST_BEFORE.search(left[-40:]),
            "then a name": _LISTED.match(right),
            "known for": _ASIDE.match(right),
            "bracketed": left.rfind("(") > left.rfind(")") or left.endswith("formerly "),
            "shouted": one.name.isupper() and one.sentence.isupper(),
            "client": self._agency and _CLIENT.search(plain(left)[-24:]) and not _BRANCH.match(right),
        }
        yield from (note for note, holds in told.items() if holds)

    def _followed(self, one: Mention) -> Iterator[str]:
        """Whether what all but settles it follows, at once or after a remark between commas."""
        left, after = plain(one.left), one.after
        if re.match(r"\s*[’']s\b", one.right):
            yield "own"
        elif after.startswith(("-", "/", ")")):
            return
        elif left.split()[-1:] and left.split()[-1] in self._little["of"]:
            yield "of"
        elif not re.match(r"\s*[,:;.]", after) and self._sure.begins(plain(after)):
            yield "sure"
        elif _APPOSED.match(after):
            yield "apposed"
            later = re.search(r",\s+(?=[a-z])([^,]{3,60})$|,\s+([a-zà-ÿ]+ [^,]{3,60})", after[2:])
            if (later and self._sure.begins(plain(later[1] or later[2]))) or self._begin(after, 2, 4):
                yield "sure"
        elif re.match(r"\s*,", after):
            ours = re.search(r"(?:^| )(?:we|wir|nous|noi)$", left)
            if self._begin(after, 1 if ours else 2, 3):
                yield "sure"

    def _begin(self, after: str, start: int, end: int) -> bool:
        return any(self._sure.begins(plain(bit)) for bit in after.split(",")[start:end])

    def _preceded(self, one: Mention) -> Iterator[str]:
        """What the words before a name say: about, join, at; in, near; our; to."""
        left = plain(one.left)
        word, last = self._before.last(left), left.split()[-1] if left else ""
        if _ABOUT.search(left):
            yield "before"
        if word == "en" and self._language == "fr":
            yield "in"
        elif word in self._little["at"]:
            yield "at us" if _AT_US.match(one.after) else "at"
        elif word:
            yield "before"
        elif _IN.last(left) and not left.endswith("interest in"):
            if not self._names.is_formed(one.name):
                yield "in"
        elif last in self._little["ours"]:
            yield "ours"
        elif last in self._little["to"]:
            yield "to"

    def _subject(self, one: Mention) -> Iterator[str]:
        """Whether the name is a subject: it begins a sentence or a clause, and a verb follows."""
        bare, right = _ARTICLE.sub("", one.left[-40:]).rstrip(" \"“”'‘"), one.after
        opens = not bare and one.begin <= 40
        clause = bare.endswith((",", ";", ":", "–", "—", "(", "-"))
        if not opens and re.search(r"[a-zà-ÿ\d],?$", bare):
            yield "within"
        after = _NEXT.match(right)
        word, then = (plain(_NO_VERB.get(after[1], after[1])), set(plain(after[2]).split())) if after else ("", set())
        size = self._names.size(one.name)
        if (opens or clause) and word:
            kind = self._kind(word, then)
            if one.bullet or len(right.split()) < 3 or not kind:
                return
            if kind in ("is wanted", "is ours"):
                yield kind
                return
            yield from (f"{kind}, {size}", f"subject, {size}", *(f"{note}, {size}" for note in one.tells))
            if kind == "does" and word.endswith(_ENDINGS.get(self._language or "en", ("",))):
                yield f"verb, {size}"
            if clause:
                yield "clause"
            if _COUNTS.match(right):
                yield f"counts, {size}"
            if one.kind in ("firm", "equal", "apply"):
                yield f"subject of {'firm' if one.kind == 'firm' else 'equal'}"
            if one.first_of_firm:
                yield "first of firm"
        elif not opens and not clause and not one.bullet and word in self._little["a"]:
            before = plain(bare[-30:]).split()[-1:]  # "versorgt Pohlenz die Region"
            if before and before[0] not in COMMON and re.search(r"[a-zà-ÿ]$", bare):
                yield "inverted"
                yield from (f"{note}, {size}" for note in one.tells if note != "opening")

    def _kind(self, word: str, then: set[str]) -> str:
        """What a subject is said to be or do by the word after it; nothing where that is no verb."""
        if word in self._little["be"]:
            if self._little["wanted"] & then:
                return "is wanted"  # "Excel is a must"
            if self._little["ours"] & then:
                return "is ours"
            return "is a" if self._little["a"] & then else "is"
        if word in self._little["have"]:
            return "has"
        return "" if word in self._little["linking"] else "does"
