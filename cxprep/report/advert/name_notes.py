"""What a name in an advert tells by its own words: its form, its length, and whether its words are any advert's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxprep.report.advert.names import COMMON, LEGAL_END
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.words import LETTERS, Words

_ADVERB = ("ly", "mente", "amment", "emment")
_SONS = re.compile(r"(?:&|\+| and) (?:\w{1,30} )?(?:Sons?|Daughters?|Co|Brothers|Partners)\b")
_FORM = re.compile(r"(?:Maison|Casa|Atelier|Ateliers|Gebrüder|Société|Villa|Haus|Optik|Juwelier) (?!und )")
_PAIR = re.compile(r"[\w’'-]{1,30} (?:and|und|et|e|y) [\w’'-]{1,30}")
_CODE = re.compile(r" (?:[A-Z]{1,2}\d\w{0,2}|[A-Z]{2} \d)$")  # "Warrington WA1"
_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Madame|Monsieur|M|Herrn?|Frau|Sig|Signora?|Sra?|Srta|Sir|Lady)\b\.? \S{1,30}$"
)
_SOMEBODYS = re.compile(r"[’']s\b")


class NameNotes:
    """Notes of names by themselves; `small` are the words that this advert writes small."""

    def __init__(self, words: Words, small: frozenset[str]) -> None:
        self._small, self._usual = small, words.usual
        self._kinds = words.words("firm", "kinds")
        self._places = words.words("firm", "places")
        self._institutions = words.words("firm", "institutions")
        self._jobs = words.phrases("jobs")

    def size(self, name: str) -> str:
        """One word, several words, or words that adverts use for anything."""
        return "known" if self.is_known(name) else "words" if " " in name else "word"

    def is_known(self, name: str) -> bool:
        """Whether adverts write every word of a name small too: it may be no name."""
        shouted = name.isupper()
        for word in name.split():
            said = plain(word)
            short = len(said) < 3 or (word.isupper() and len(word) < 5 and not shouted)
            if short or said in COMMON or said.endswith(_ADVERB):
                continue
            bare = (one for one in said.split() if len(one) > 2)
            if not all(one[:LETTERS] in self._usual or one in self._kinds or one in self._places for one in bare):
                return False
        return True

    def is_place(self, name: str) -> bool:
        """Whether a name ends like a street or a town."""
        return plain(name).split()[-1] in self._places - self._kinds

    def is_formed(self, name: str) -> bool:
        """Whether a name has a legal form or a firm's kind, as no town has."""
        return bool(LEGAL_END.search(name)) or bool(set(plain(name).split()) & self._kinds)

    def of(self, name: str, written_small: bool) -> Iterator[str]:
        """The notes of a name."""
        said = set(plain(name).split())
        bare = [word for word in name.split() if len(word) > 2 and plain(word) not in COMMON]
        if written_small:
            yield "written small"
        elif bare and not LEGAL_END.search(name) and all(word.lower() in self._small for word in bare):
            yield "a common word" if len(bare) == 1 else "common words"
        known, several = self.is_known(name), " " in name
        form = bool(_SONS.search(name) or _FORM.match(name))
        told = {
            "known words" if several else "a known word": known,
            "words": several,
            "legal": LEGAL_END.search(name),
            "kind": said & self._kinds,
            "institution": said & self._institutions,
            "form": form,
            "and": not form and (" & " in name or " + " in name),
            "street": self.is_place(name),
            "somebody's": not known and _SOMEBODYS.search(name),
            "a person": _PERSON.match(name),
            "a code": _CODE.search(name),
            "a pair": _PAIR.fullmatch(name),
            "letters": name.isupper() and len(name) < 6,
            "job": self._jobs.search(plain(name)),
        }
        yield from (note for note, holds in told.items() if holds)
