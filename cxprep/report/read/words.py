"""Whether words came out whole: a measure of what reading may have broken or fused, and small repairs of text.

Nothing here knows a language by heart. What speaks for a word is that the document has it elsewhere, or that it is one
of the few hundred that every CV and advert is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass


def _all_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


BROKEN = 0.02  # share of words from which a warning is due
FUSED = 0.03
LONGEST = 24  # letters: a word longer than that is likely two
COMMON = _all_of(
    """
    a about above account achieved across after all also an and any are area as assisted associate at award be
    been before best book both bought build built business but buy by calls came can card care cash check client
    clients collect company complaint complaints contact could customer customers daily data day days delivery
    department design desk did digital do door down due each education email end english events every experience
    fair feedback few first floor follow for four free from full gave goods greet group grow growth had half
    hand handled has have he head held help helped her high him his home hour hours house how if in into is it
    item its job keep kept key know knowledge large last late launch lead learn led less letter level line list
    live local long loss low made mail main make manage managed management manager market marketing media meet
    member met mid more most my name need network never new next no not number of off office on one online only
    open order orders other our out over own page part party pay people per phone place plan point price process
    product products profit programme project quality rate reach real repair report responsible result retail
    returns role run sale sales sat scale score season sell selling senior sent service services set she shop
    shops short side sign site skill skills small so social sold some staff stand start still stock store stores
    strong such support take target team term than that the their them then there these they thing this three
    through till time to took top track trade train trained training two under unit until up us use used user
    very visit was watch way we week weekly well went were what when where which while who why will win with
    within word work worked worker working world would write year years you young your
    """
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@/\\_]|www|http|\.\w{2,}", re.I)
_JOINT = re.compile(
    r"([A-ZÀ-Þ]?[a-zß-ÿ]{2,24})([A-ZÀ-Þ][a-zß-ÿ]{1,24})|\b(?:19|20)\d\d[a-z]{2,}|[a-z]{3}(?:19|20)\d\d\b"
)
_ALONE = frozenset("aàeéèiîoòóuyl")  # words of one letter in the languages that CVs here are written in; l' d' s' apart


@dataclass(frozen=True)
class Damage:
    """How many words a text has, and how many of them look broken by false blanks or fused with a neighbour."""

    words: int
    broken: int
    fused: int

    @property
    def share(self) -> float:
        """The share of words that look damaged."""
        return (self.broken + self.fused) / self.words if self.words else 0.0


def damage(lines: Iterable[str]) -> Damage:
    """The measure. Letters set apart on purpose (a heading) and initials are no damage."""
    text = [line for line in lines if line.strip()]
    known = vocabulary(text)
    words = broken = fused = 0
    for line in text:
        tokens = _TOKEN.findall(line)
        bare = [token.strip(".,;:!?()[]\"'“”‘’*•-–—|") for token in tokens]
        apart = sum(1 for one in bare if len(one) == 1) > 0.6 * len(bare)  # a heading set letter by letter
        for number, one in enumerate(bare):
            if not one or not one[0].isalpha():
                continue
            words += 1
            if _ADDRESS.search(one):
                continue
            longest = max((len(part) for part in _WORD.findall(one)), default=0)
            fused += longest > LONGEST or _is_joint(_JOINT.search(one), known)
            if number and not apart and len(one) <= 3 and one.islower():
                broken += _is_shard(one, tokens[number - 1], known)
    return Damage(words, broken, fused)


def _is_joint(found: re.Match[str] | None, known: Set[str]) -> bool:
    """Whether two words stand in one: a year and a word, or two that the document knows ("ManagerCompany")."""
    return found is not None and (found[1] is None or {found[1].lower(), found[2].lower()} <= known)


def _is_shard(one: str, before: str, known: Set[str]) -> bool:
    """Whether a short token is the end of the word before it."""
    if one in COMMON or not before[-1:].isalpha():
        return False
    if len(one) == 1:
        return one not in _ALONE
    return (before.lower() + one) in known


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document in small letters, with those that every document has."""
    return COMMON | {word.lower() for line in lines for word in _WORD.findall(line) if len(word) > 1}


# What follows a hyphen at a line's end and is no word of its own
_ENDING = re.compile(
    r"(?:[bcdfgklmnprstv]{0,2}(?:ing|ings|ed|er|ers|est|ly|ment|ments|tion|tions|sion|sions|able|ible|ance|ence|ency|ity|"
    r"ties|ness|ful|less|al|ally|ive|ives|ous|ism|ist|ists|ize|ise|ised|ized|ising|izing|ate|ated|ating|ure|ures|"
    r"ical|ically|ic|ics|es|age|ages|ant|ants|ent|ents|ary|ory|ward|wards|ship|ships))\b"
)
_FIRST = _all_of(
    """
    co e self re pre post full part one two three four five six seven eight nine ten well on in multi non first
    second third high low long short cross up down off out over under end semi anti ex mid sub inter customer
    client data year face door best award hands click follow sell check build day back front real state point
    """
)


def joined(before: str, after: str, known: Set[str]) -> str:
    """Two lines as one, the first of which ends in a hyphen: "custo-/mers" is a word, "sell-/through" keeps its hyphen.

    `known` are the document's words (`vocabulary`) and those with hyphens in them.
    """
    head = re.search(r"(?<![^\W\d_])[^\W\d_]+(?=-$)", before)
    tail = re.match(r"[^\W\d_]+", after)
    if not head or not tail or not after[:1].islower():
        return before + after if head or not before.endswith(" -") else f"{before} {after}"
    first, second = head[0].lower(), tail[0].lower()
    if f"{first}-{second}" in known:
        return before + after
    if first + second in known:
        return before[:-1] + after
    if _ENDING.match(second) and second not in COMMON and first not in _FIRST:
        return before[:-1] + after
    keeps = first in _FIRST or (first in known and second in known) or before[head.start() - 1 : head.start()] == "-"
    return before + after if keeps else before[:-1] + after


def hyphened(lines: Iterable[str]) -> frozenset[str]:
    """The words with a hyphen within a line."""
    return frozenset(word.lower() for line in lines for word in re.findall(r"\b[^\W\d_]+-[^\W\d_]+\b", line))
