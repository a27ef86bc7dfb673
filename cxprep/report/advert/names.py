"""Names in an advert that could be a firm's: runs of capitalised words, and words written small that stand like names.

Nothing is decided here: a name is brought to its own form, or refused where it is a heading, a day or a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cxprep.report.advert.language import LITTLE_WORDS
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.sections import heading_kind
from cxprep.report.advert.words import Words

MOST_WORDS = 6
UP = r"[A-ZÀ-ÖØ-ÞŒ]"
_WORD = rf"(?:{UP}[\w’'.&-]*[\w’'&]|{UP}\.?|(?:St|Dr|Mrs?|Bros)\.)"
_LINK = r"(?:&|\+|and|of|de|du|des|d’|d'|la|le|les|di|del|della|dei|da|von|van|der|den|et|y|e|und|i|the)"
_LEGAL = (
    r"(?:,? (?:Ltd|Limited|plc|PLC|Plc|Inc|INC|LLC|LLP|GmbH(?: & Co\.? KG)?|AG|KG|KGaA|OHG|SE|SA|SAS|SARL|Sàrl|"
    r"S\.A\.S?|S\.p\.A|SpA|S\.r\.l|Srl|SRL|srl|S\.L\.U|S\.L|SLU|SL|BV|B\.V|NV|N\.V|A/S|ApS|AB|Oy|Pty(?: Ltd)?|"
    r"Corp|Co|Cie|Pte)\b\.?)"
)
NAME = re.compile(rf"{_WORD}(?: (?:{_LINK} ){{0,2}}(?:[a-z]')?{_WORD}){{0,7}}{_LEGAL}?(?:(?<=& Co)\.? KG\b)?")
LEGAL_END = re.compile(rf"{_LEGAL}$")
COMMON = frozenset(word for words in LITTLE_WORDS.values() for word in plain(words).split())
ARTICLES = ("the", "la", "le", "les", "il", "lo", "el", "los", "die", "der", "das", "l", "our", "notre", "unsere")
_BEFORE = frozenset(ARTICLES) | COMMON | {
    "join", "why", "meet", "discover", "welcome", "introducing", "rejoignez", "come", "today", "now", "here",
    "currently", "since", "call", "somos", "siamo", "sommes", "heute", "jetzt", "seit", "oggi", "dal", "hoy", "desde",
    "depuis", "aujourd", "chez",
}  # fmt: skip
ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)?([a-z0-9-]{3,40})\.(?:[a-z]{2,12})(?:\.[a-z]{2,3})?\b", re.I)
_SHORT = re.compile(r"(?:I|We|You|It|He|She|They|That|There|Here|What|Who)[’'](?:m|re|s|ll|ve|d)")
_SMALL = r"[a-z][a-z0-9]{2,20}(?: & [a-z]{2,20})?"
_WE_ARE = re.compile(rf"\b(?:we['’]re|we are|this is|about|join|at) ({_SMALL})(?=[,.;:!]| [–—-] | we\b|$)")
_IS_A = re.compile(rf"(?:^|[.!?] )({_SMALL}) (?:is|has|was|makes|sells|welcomes)\b")
_ALONE = re.compile(rf"({_SMALL})")
_CUT = re.compile(r"\s[·|•–—-]\s|,\s")


class Names:
    """Brings names to their own form, by what is known of adverts."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._jobs = words.phrases("jobs")
        self._not_firms = words.words("not_firms")
        self._agencies = words.words("agency", "names")
        self._things = words.words("firm", "things")

    def tidy(self, name: str) -> str:
        """A name that could be a firm's, without what does not belong to it, or nothing."""
        name = name.strip(" ,;:()[]\"“”'’-–—|·!?*©")
        if not re.search(r"(?:Inc|Ltd|Co|Cie|Corp|S\.A|S\.p\.A|S\.r\.l|S\.L|B\.V|N\.V)\.$", name):
            name = name.rstrip(".")
        found = name.split()
        while len(found) > 1 and (plain(found[0]) in _BEFORE or _SHORT.fullmatch(found[0])):
            found = found[1:]
        while found and (plain(found[-1]) in COMMON or found[-1] in ("&", "+")) and not LEGAL_END.search(name):
            found = found[:-1]
        name = " ".join(found)
        said = plain(name)
        spoken = said.split()
        if not spoken or len(found) > MOST_WORDS + 2 or len(name) > 60 or len(said.replace(" ", "")) < 3:
            return ""
        if not (name[0].isupper() or name[0].isdigit()):
            return ""
        if sum(word[:1].isupper() for word in found) < len(found) / 2 or re.search(r"[@$£€%]|\b\d{3,}\b|^\d", name):
            return ""
        return "" if self._refused(name, said, spoken) else name

    def _refused(self, name: str, said: str, spoken: list[str]) -> bool:
        """Whether a name is a word of adverts, a job, a heading, an agency or a thing."""
        if said in self._not_firms or all(
            word in self._not_firms or word.removesuffix("s") in self._not_firms or word in COMMON for word in spoken
        ):
            return True
        if self._jobs.search(said) and not (len(spoken) == 3 and spoken[1] == "&" and not self._jobs.begins(said)):
            return True
        if heading_kind(name, self._words) not in (None, "firm"):
            return True
        return bool(self._agencies & set(spoken)) or spoken[-1] in self._things

    def small(self, lines: Iterable[str]) -> set[str]:
        """Words written small that stand like names in two ways or more: "fennow · London", "hey, we're fennow,"."""
        ways: dict[str, set[str]] = {}
        texts = list(lines)
        whole = "\n".join(texts)
        for number, text in enumerate(texts):
            for way, found in (("we are", _WE_ARE.findall(text)), ("is a", _IS_A.findall(text))):
                for name in found:
                    ways.setdefault(name, set()).add(way)
            parts = _CUT.split(text, maxsplit=1) if number < 6 and len(text) < 110 else []
            if len(parts) > 1 and _ALONE.fullmatch(parts[0].strip()):
                ways.setdefault(parts[0].strip(), set()).add("head")
        flat = f" {' '.join(re.findall(r'[a-z0-9&]+', ADDRESS.sub(' ', whole)))} "
        for address in ADDRESS.findall(whole):
            ways.setdefault(address.lower(), set()).add("address")
        return {
            name
            for name, found in ways.items()
            if len(found) > 1 and f" {name} " in flat and not set(plain(name).split()) & (COMMON | self._not_firms)
        }


def cuts(name: str) -> Iterator[tuple[int, str]]:
    """A run of capitalised words, and what is left of it without its first words: "Join Fjellmark" is Fjellmark."""
    yield 0, name
    at = 0
    for word in name.split()[:-1][:3]:
        at = name.index(word, at) + len(word)
        rest = name[at:].lstrip()
        yield at + (len(name[at:]) - len(rest)), rest
