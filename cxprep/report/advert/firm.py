"""The firm's name, by evidence or not at all.

Every capitalised name in an advert is a candidate. What speaks for it adds up: a label, a legal form, what stands
before ("about", "join", "at") and after it ("is looking for", "welcomes applications"), a line of its own at the head
or the foot, being said again, a web address. Towns, jobs, headings and agencies are none, and a name with too little
behind it is not told: none beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cxprep.report.advert.blocks import Piece, sentences
from cxprep.report.advert.language import LITTLE_WORDS
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.sections import Part, heading_kind
from cxprep.report.advert.words import Words

ENOUGH = 2.4
LABEL, SURE, BEFORE, AT, LEGAL, KIND, SONS, INSTITUTION = 4.0, 2.5, 2.4, 1.2, 1.8, 0.7, 1.0, 0.6
LINE, HEAD, FOOT, AGAIN, ADDRESS, APPOSED, TOWN = 0.6, 1.2, 0.8, 0.6, 2.0, 1.2, 0.4
PLACE, COMMON_WORD, COMMON_WORDS = -2.5, -2.0, -0.8
MOST_WORDS = 6
_UP = r"[A-ZÀ-ÖØ-ÞŒ]"
_WORD = rf"(?:{_UP}[\w’'.&-]*[\w’'&]|{_UP}\.?|(?:St|Dr|Mrs?|Bros)\.)"
_LINK = r"(?:&|\+|and|of|de|du|des|d’|d'|la|le|les|di|del|della|dei|da|von|van|der|den|et|y|e|und|i|the)"
_LEGAL = (
    r"(?:,? (?:Ltd|Limited|plc|PLC|Plc|Inc|INC|LLC|LLP|GmbH(?: & Co\.? KG)?|AG|KG|KGaA|OHG|SE|SA|SAS|SARL|Sàrl|"
    r"S\.A\.S?|S\.p\.A|SpA|S\.r\.l|Srl|SRL|srl|S\.L\.U|S\.L|SLU|SL|BV|B\.V|NV|N\.V|A/S|ApS|AB|Oy|Pty(?: Ltd)?|"
    r"Corp|Co|Cie|Pte)\b\.?)"
)
_NAME = re.compile(rf"{_WORD}(?: (?:{_LINK} ){{0,2}}(?:[a-z]')?{_WORD}){{0,7}}{_LEGAL}?")
_LEGAL_END = re.compile(rf"{_LEGAL}$")
_SEGMENT = re.compile(
    r"\s[-–—|·@/•]{1,9}\s|,\s|\s?[()\[\]:]\s?|\s[^\w\s&'’.,()-]{1,9}\s|\sat\s|\schez\s|\sbei\s|\?\s|\t"
)
_IN = Phrases(
    [
        "in",
        "near",
        "based in",
        "at our",
        "from",
        "a",
        "en",
        "within",
        "around",
        "across",
        "north of",
        "outside",
        "sur",
        "bei",
        "nach",
    ]
)
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)?([a-z0-9-]{3,40})\.(?:[a-z]{2,12})(?:\.[a-z]{2,3})?\b", re.I)
_COMMON = frozenset(word for words in LITTLE_WORDS.values() for word in plain(words).split())
_ARTICLES = ("the", "la", "le", "les", "il", "lo", "el", "los", "die", "der", "das", "l", "our", "notre", "unsere")
_BEFORE_A_NAME = (
    frozenset(_ARTICLES) | _COMMON | {"join", "why", "meet", "discover", "welcome", "introducing", "rejoignez"}
)


@dataclass
class _Candidate:
    name: str
    score: float = 0.0
    seen: int = 0
    best: float = 0.0
    notes: list[str] = field(default_factory=list)

    def add(self, score: float, note: str) -> None:
        if note not in self.notes or score < 0:  # the same evidence twice is one
            self.score += score
        self.notes.append(note)


def is_agency(text: str, words: Words) -> bool:
    """Whether somebody else placed the advert for a firm."""
    return any(words.phrases("agency", "words").search(plain(one)) for one in text.split("\n"))


def firm_of(pieces: Sequence[Piece], found: Sequence[Part], words: Words) -> str | None:
    """The hiring firm's name as the advert writes it, or None."""
    whole = "\n".join(piece.text for piece in pieces)
    agency = is_agency(whole, words)
    candidates: dict[str, _Candidate] = {}
    _Reader(pieces, found, words, agency, candidates).read()
    _corroborate(candidates, whole)
    ranked = sorted(candidates.values(), key=lambda one: (-one.score, whole.find(one.name), one.name))
    for one in ranked:
        if one.score < ENOUGH:
            return None
        if agency and "client" not in one.notes and "label" not in one.notes:
            continue
        return _with_article(_fullest(one, ranked), whole)
    return None


def _with_article(name: str, whole: str) -> str:
    """ "The Kitchen Company" where it is never written without its article."""
    stands = len(re.findall(rf"\b{re.escape(name)}(?!\w)", whole))
    return (
        f"The {name}" if " " in name and stands == len(re.findall(rf"\bThe {re.escape(name)}(?!\w)", whole)) else name
    )


class _Reader:
    """Goes over an advert's pieces and writes down what speaks for each name."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        found: Sequence[Part],
        words: Words,
        agency: bool,
        candidates: dict[str, _Candidate],
    ) -> None:
        self.pieces, self.words, self.agency, self.candidates = pieces, words, agency, candidates
        self.headings = {part.line for part in found if part.kind == "heading" and part.under not in ("", "firm")}
        self.jobs = words.phrases("jobs")
        self.sure = words.phrases("firm", "sure")
        self.before = words.phrases("firm", "before")
        self.kinds = words.words("firm", "kinds")
        self.places = words.words("firm", "places")
        self.institutions = words.words("firm", "institutions")
        self.things = words.words("firm", "things")
        self.not_firms = words.words("not_firms")
        self.agencies = words.words("agency", "names")
        self.labels = {kind: words.words("labels", kind) for kind in ("firm", "place", "agency", "title")}
        whole = _ADDRESS.sub(" ", " ".join(piece.text for piece in pieces))
        self.small = frozenset(re.findall(r"(?<![.!?:] )(?<!^)\b[a-zà-ÿ]{3,}\b", whole))

    def read(self) -> None:
        last = len(self.pieces) - 1
        for number, piece in enumerate(self.pieces):
            if piece.line in self.headings and number > 1:
                continue
            self._labelled(piece)
            if not piece.bullet:
                self._alone(piece, number, number >= max(3, last - 1))
            for sentence in sentences(piece.text):
                self._said(sentence, piece)

    def _labelled(self, piece: Piece) -> None:
        label = re.match(r"^([^:.!?]{2,32}?)\s*:\s*(\S.{0,80})$", piece.text)
        if not label:
            return
        kind = next((kind for kind, held in self.labels.items() if plain(label[1]) in held), None)
        if kind == "firm":
            name = self._tidy(re.split(r"\s[-–—|(]|[(;]", label[2])[0].strip(" ,."))
            if name and len(name.split()) <= MOST_WORDS:
                self._add(name, LABEL, "label")
        elif kind in ("place", "agency"):
            for name in self._names(label[2]):
                self._add(name, 3 * PLACE, kind)

    def _alone(self, piece: Piece, number: int, foot: bool) -> None:
        """Names that are a line of their own, or a part of one between dashes and commas."""
        text = piece.text
        if len(text) > 110 or (text.endswith((".", "!", "?", ";")) and not _LEGAL_END.search(text) and not foot):
            return
        if self._place_line(text):
            return
        parts = [one.strip() for one in _SEGMENT.split(text) if one and one.strip()]
        for part in parts:
            ends = " ,;" if _LEGAL_END.search(part.strip(" ,;")) else " .,;"
            bare = re.sub(rf"^(?:{'|'.join(_ARTICLES)}) ", "", part.strip(ends), flags=re.I)
            name = self._tidy(bare) if _NAME.fullmatch(bare) or _NAME.fullmatch(part.strip(ends)) else ""
            if not name:
                continue
            score = HEAD if number < 6 else FOOT
            if part.strip(ends) == text.strip(ends) or (part is parts[0] and number > 0):
                score += LINE
            if (
                number in (1, 2)
                and part is parts[0]
                and len(parts) > 1
                and len(name.split()) > 1
                and not self._place(name)
            ):
                score += TOWN  # "Harrowmint Bedding, Leeds" under the title
            self._add(name, score, "line")
            if part is not parts[0] and re.search(rf"\bin {re.escape(part)}", text):
                self._add(name, PLACE, "place")

    def _place(self, name: str) -> bool:
        """Whether a name ends like a street or a town."""
        return plain(name).split()[-1] in self.places

    def _place_line(self, text: str) -> bool:
        label = re.match(r"^([^:.!?]{2,32}?)\s*:\s", text)
        return label is not None and plain(label[1]) in self.labels["place"]

    def _said(self, sentence: str, piece: Piece) -> None:
        for match in _NAME.finditer(sentence):
            for start, raw in _cuts(match[0]):
                name = self._tidy(raw)
                if not name:
                    continue
                begin = sentence.find(name, match.start() + start)
                left = plain(sentence[max(0, begin - 60) : begin])
                right = sentence[begin + len(name) :]
                self._weigh(name, left, right, sentence[begin - 1 : begin])
                break

    def _weigh(self, name: str, left: str, right: str, touching: str) -> None:
        self._add(name, 0.0, "seen")
        after = re.sub(r"^\s*\([^)]{0,80}\)", "", right[:240])
        said = plain(after)
        if re.match(r"\s*[’']s\b", right):
            self._add(name, 0.4, "own")
        elif not after.startswith(("-", "/")):
            if not re.match(r"\s*[,:;.]", after) and self.sure.begins(said):
                self._add(name, SURE, "sure")
            elif re.match(r"\s*[,–—-]\s*(?:an?|the|une?|le|la|ein\w*|der|die|das|maison|insegna|profumeria)\s", after):
                self._add(name, APPOSED, "apposed")
                later = re.search(r",\s+(?=[a-z])([^,]{3,60})$|,\s+([a-zà-ÿ]+ [^,]{3,60})", after[2:])
                if (later and self.sure.begins(plain(later[1] or later[2]))) or any(
                    self.sure.begins(plain(bit)) for bit in after.split(",")[2:4]
                ):
                    self._add(name, SURE, "sure")
            elif re.match(r"\s*,", after):
                ours = re.search(r"(?:^| )(?:we|wir|nous|noi)$", left)
                if any(self.sure.begins(plain(bit)) for bit in after.split(",")[1 if ours else 2 : 3]):
                    self._add(name, SURE, "sure")
        if re.search(
            r"(?:^| )(?:chi siamo|uber uns|about us|who we are|qui sommes nous|quienes somos|sobre nosotros)$", left
        ):
            self._add(name, BEFORE, "before")
        word = self.before.last(left)
        if word:
            if word in ("at", "bei", "chez", "en", "wir", "we", "over", "sobre", "uber", "meet", "discover", "why"):
                us = re.match(r"\s*(?:,\s*)?(?:we|you|our|wir|nous|everyone|nehmen|zahlt|ist)\b", after)
                self._add(name, AT + (1.2 if us else 0.0), "at")
            else:
                self._add(name, BEFORE, "before")
        elif _IN.last(left) and not left.endswith("interest in"):
            self._add(name, PLACE if not self._formed(name) else 0.0, "place")
        if self.agency and re.search(r"(?:our|my) client|on behalf of|for our client|notre client$", left[-24:]):
            self._add(name, 3.0, "client")

    def _formed(self, name: str) -> bool:
        return bool(_LEGAL_END.search(name)) or bool(set(plain(name).split()) & self.kinds)

    def _names(self, text: str) -> Iterator[str]:
        for match in _NAME.finditer(text):
            yield match[0].strip(" .,")

    def _add(self, name: str, score: float, note: str) -> None:
        one = self.candidates.get(name)
        if one is None:
            one = self.candidates[name] = _Candidate(name)
            said = plain(name).split()
            one.score += self._common(name)
            if _LEGAL_END.search(name):
                one.add(LEGAL, "legal")
            if set(said) & self.kinds:
                one.add(KIND, "kind")
            if set(said) & self.institutions:
                one.add(INSTITUTION, "institution")
            if re.search(r"(?:&|\+| and) (?:\w+ )?(?:Sons?|Daughters?|Co|Brothers|Partners)\b", name) or re.match(
                r"(?:Maison|Casa|Atelier|Ateliers|Gebrüder|Société|Villa|Haus|Optik|Juwelier) ", name, re.I
            ):
                one.add(SONS, "form")
        if note == "seen":
            one.seen += 1
        else:
            one.add(score, note)

    def _tidy(self, name: str) -> str:
        """A name that could be a firm's, without what does not belong to it, or nothing."""
        name = name.strip(" ,;:()[]\"“”'’-–—|·!?*")
        if not re.search(r"(?:Inc|Ltd|Co|Cie|Corp|S\.A|S\.p\.A|S\.r\.l|S\.L|B\.V|N\.V)\.$", name):
            name = name.rstrip(".")
        found = name.split()
        while len(found) > 1 and plain(found[0]) in _BEFORE_A_NAME:
            found = found[1:]
        while found and (plain(found[-1]) in _COMMON or found[-1] in ("&", "+")) and not _LEGAL_END.search(name):
            found = found[:-1]
        name = " ".join(found)
        said = plain(name)
        spoken = said.split()
        if not spoken or len(found) > MOST_WORDS + 2 or len(name) > 60 or len(said.replace(" ", "")) < 3:
            return ""
        if not (name[0].isupper() or name[0].isdigit()):
            return ""
        if sum(word[:1].isupper() for word in found) < len(found) / 2:
            return ""
        if re.search(r"[@$£€%]|\b\d{3,}\b|^\d", name) or self.jobs.search(said):
            return ""
        if said in self.not_firms or all(word in self.not_firms or word in _COMMON for word in spoken):
            return ""
        if (
            heading_kind(name, self.words) not in (None, "firm")
            or self.agencies & set(spoken)
            or spoken[-1] in self.things
        ):
            return ""
        return name

    def _common(self, name: str) -> float:
        """What a name loses whose words the advert also writes small: they may be words, and no name."""
        bare = [word for word in name.split() if len(word) > 2 and plain(word) not in _COMMON]
        if not bare or _LEGAL_END.search(name) or not all(word.lower() in self.small for word in bare):
            return 0.0
        return COMMON_WORD if len(bare) == 1 else COMMON_WORDS


def _cuts(name: str) -> Iterator[tuple[int, str]]:
    """A run of capitalised words, and what is left of it without its first words: "Join Fjellmark" is Fjellmark."""
    yield 0, name
    at = 0
    for word in name.split()[:-1][:3]:
        at = name.index(word, at) + len(word)
        rest = name[at:].lstrip()
        yield at + (len(name[at:]) - len(rest)), rest


def _corroborate(candidates: dict[str, _Candidate], whole: str) -> None:
    """Being said again, in full or in part, and a web address that spells the name."""
    squeezed = {re.sub(r"[^a-z0-9]", "", found[1].lower()) for found in _ADDRESS.finditer(whole)}
    flat = f" {plain(whole)} "
    for one in candidates.values():
        core = plain(_LEGAL_END.sub("", one.name)) or plain(one.name)
        again = flat.count(f" {core} ") - 1
        if again > 0:
            one.score += AGAIN * min(3, again)
        key = core.replace(" ", "").replace("&", "")
        if len(key) >= 4 and any(key in address or key.replace("&", "and") in address for address in squeezed):
            one.score += ADDRESS
    for one in candidates.values():  # "Corvisart" is said again by "Maison Corvisart"
        held = [
            other
            for other in candidates.values()
            if other is not one and f" {plain(one.name)} " in f" {plain(other.name)} " and other.score > 0
        ]
        if held and one.score > 0:
            one.best = max(other.score for other in held)
    for one in candidates.values():
        if one.best > 0:
            one.score += min(1.2, 0.5 * one.best)


def _fullest(one: _Candidate, ranked: Sequence[_Candidate]) -> str:
    """The longer form of a name where the advert writes that too and stands behind it."""
    for other in ranked:
        longer = other is not one and f" {plain(one.name)} " in f" {plain(other.name)} "
        stands = other.score >= max(ENOUGH, 0.6 * one.score) or ("line" in other.notes and other.score >= HEAD)
        if longer and stands and not _LEGAL_END.search(other.name):
            return other.name
    return one.name
