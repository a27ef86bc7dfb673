"""What is noted of every name in an advert: where it stands, and how it is said.

Notes are of a name's place and its neighbours, and of closed classes of words (forms of "be" and "have", articles,
prepositions): a firm is a sentence's subject, a part of a line, said again; a town comes after "in".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxprep.report.advert.blocks import Piece, sentences
from cxprep.report.advert.language import language_of
from cxprep.report.advert.names import ADDRESS, ARTICLES, COMMON, LEGAL_END, MOST_WORDS, NAME, UP, Names, cuts
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.advert.sections import Part
from cxprep.report.advert.words import Words

_SEGMENT = re.compile(
    r"\s[-–—|·@/•>]{1,9}\s|,\s|\s?[()\[\]:]\s?|\s[^\w\s&'’.,()-]{1,9}\s|\sat\s|\schez\s|\sbei\s|\?\s|\t"
)
_IN = Phrases(
    "in|near|based in|at our|from|a|en|within|around|across|north of|outside|sur|bei|nach|to|zwischen".split("|")
)
LETTERS = 6  # of a word by which it is known: an ending tells nothing
_ENDINGS = {"en": ("s",), "fr": ("e", "t"), "de": ("t", "en"), "it": ("a", "e"), "es": ("a", "e", "n")}  # of verbs
_OURS = frozenset("our your notre nos votre unser unsere unserem unserer nostro nostra nostri nuestro nuestra".split())
_OF = frozenset("of de du di da von aus d in a near from zu".split())
_TO = frozenset("to with for call contact ask ring an avec con mit".split())
_WANTED = frozenset("must plus bonus need requirement advantage prerequisite required essential desirable".split())
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Madame|Monsieur|M|Herrn?|Frau|Sig|Signora?|Sra?|Srta|Sir|Lady)\b\.? \S+$")
_ADVERB = ("ly", "mente", "amment", "emment")
_BE = frozenset(
    "is are was were est sont ist sind war e era es son era somos siamo sommes isn aren am".split()
)
_HAVE = frozenset(
    "has have had will would can could does do may should must a ont hat haben wird kann ha hanno ha han puede".split()
)
_A = frozenset("a an the one un une le la ein eine der die das il lo una el part among now today".split())
_LINKING = frozenset(
    """and or of in at on to for with from by who that which as than but if when while into per via et ou de du des au aux
    en dans pour avec qui que sur par und oder von im mit fur bei am zum zur aus als e o di con da che nel y con para por
    plus incl including only etc""".split()
)
_AT_US = re.compile(
    r"\s*(?:,\s*)?(?:we|you|our|wir|nous|vous|on|man|everyone|everybody|nobody|no one|every|each|nehmen|zahlt|ist|it|there|noi|nosotros|[a-zà-ÿ]{2,14}(?:mos|iamo|ons))\b"
)
_APPOSED = re.compile(r"\s*[,–—-]\s*(?:an?|the|une?|le|la|ein\w*|der|die|das|maison|insegna|profumeria)\s")
_SONS = re.compile(r"(?:&|\+| and) (?:\w+ )?(?:Sons?|Daughters?|Co|Brothers|Partners)\b")
_FORM = re.compile(r"(?:Maison|Casa|Atelier|Ateliers|Gebrüder|Société|Villa|Haus|Optik|Juwelier) (?!und )")
_ABOUT = re.compile(
    r"(?:^| )(?:chi siamo|uber uns|about us|who we are|qui sommes nous|quienes somos|sobre nosotros)$"
)
_WHERE = re.compile(rf"^\s(?:in|aus|of|from|à|de|di|en) {UP}[\w’'-]{{1,30}}(?: {UP}[\w’'-]{{1,30}})?(?=\s[a-zà-ÿ])")
_JOB_AT = re.compile(r" (?:@|at|chez|bei|presso) $", re.I)
_ASIDE = re.compile(  # "Wrenbury (formerly Lane End Nurseries)", "Brambleberry Farm Shops (est. 1987)"
    r"\s\((?:formerly|part of|est\b|established|founded|since|trading as|t/a|anciennement|ehemals|früher|seit|antes)", re.I
)
_PAIR = re.compile(r"[\w’'-]+ (?:and|und|et|e|y) [\w’'-]+")
_BRACKETS = re.compile(r"^\s{0,3}\([^)]{0,80}\)")
_COUNTS = re.compile(r"\s[a-zà-ÿ]{2,14}(?: [a-zà-ÿ]{1,14})? \d")  # "runs 29 shops", "is a 46 bed home"
_CODE = re.compile(r" (?:[A-Z]{1,2}\d\w{0,2}|[A-Z]{2} \d)$")  # "Warrington WA1"
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ \d–-]{0,12}$", re.I)
_POSTCODE = re.compile(r"\b\d{5} $")  # "75008 Paris"; four figures may be a year
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ARTICLE = re.compile(rf"(?:^|\b)(?:{'|'.join(ARTICLES[:11])})\s$", re.I)
_STATE = re.compile(rf"\s*,\s*[A-Z]{{2}}\b|\s*\((?:{UP}\w*|\d{{2,5}})\)|\s*,?\s+[A-Z]{{1,2}}\d")
_LISTED = re.compile(rf"\s*(?:,|/|and|et|und|e|y|or)\s+{UP}")
_LIST_BEFORE = re.compile(rf"{UP}[\w’'-]*(?:,| /| and| et| und| e| y| or) $")


class Notes:
    """Goes over an advert's pieces and writes down what is noted of each name."""

    def __init__(self, pieces: Sequence[Piece], found: Sequence[Part], words: Words, agency: bool) -> None:
        self.pieces, self.words, self.agency = pieces, words, agency
        self.held: dict[str, set[str]] = {}
        self.seen: dict[str, int] = {}
        self.placed: dict[str, int] = {}
        self.headings = {part.line for part in found if part.kind == "heading" and part.under not in ("", "firm")}
        self.part_of = {part.text: part for part in found}
        self.looked_at, self.tells = "", (False, False)  # the last sentence, and what it tells
        self.jobs = words.phrases("jobs")
        self.firm_signs = words.phrases("signs", "firm")
        self.sure = words.phrases("firm", "sure")
        self.before = words.phrases("firm", "before")
        self.kinds = words.words("firm", "kinds")
        self.places = words.words("firm", "places")
        self.institutions = words.words("firm", "institutions")
        self.labels = {kind: words.words("labels", kind) for kind in ("firm", "place", "agency", "title")}
        self.language = language_of([piece.text for piece in pieces])
        self.names = Names(words)
        self.usual = words.usual
        whole = ADDRESS.sub(" ", " ".join(piece.text for piece in pieces))
        self.small = frozenset(re.findall(r"(?<![.!?:] )(?<!^)\b[a-zà-ÿ]{3,}\b", whole))
        self.written_small = self.names.small(piece.text for piece in pieces)
        said = [part for part in found if part.kind not in ("heading", "head") and not part.bullet]
        self.of_firm = next((part.text for part in said if part.kind == "firm"), "")
        self.opening = next((part.text for part in said if len(part.text.split()) > 7), "")

    def of_all(self) -> dict[str, set[str]]:
        """Every name with its notes."""
        last = len(self.pieces) - 1
        for number, piece in enumerate(self.pieces):
            if piece.line in self.headings and number > 1:
                continue
            self._labelled(piece)
            if not piece.bullet:
                self._alone(piece, number, number >= max(3, last - 1))
            for sentence in sentences(piece.text):
                self._said(sentence, piece)
        self._over_all()
        return self.held

    def _labelled(self, piece: Piece) -> None:
        label = re.match(r"^([^:.!?]{2,32}?)\s*:\s*(\S.{0,80})$", piece.text)
        if not label:
            return
        kind = next((kind for kind, held in self.labels.items() if plain(label[1]) in held), None)
        if kind == "firm":
            name = self.names.tidy(re.split(r"\s[-–—|(]|[(;]", label[2])[0].strip(" ,."))
            if name and len(name.split()) <= MOST_WORDS:
                self._note(name, "label")
        elif kind in ("place", "agency"):
            for match in NAME.finditer(label[2]):
                if name := self.names.tidy(match[0]):
                    self._note(name, f"{kind} label")

    def _alone(self, piece: Piece, number: int, foot: bool) -> None:
        """Names that are a line of their own, or a part of one between dashes and commas."""
        text = piece.text
        if len(text) > 110 or (text.endswith((".", "!", "?", ";")) and not LEGAL_END.search(text) and not foot):
            return
        label = re.match(r"^([^:.!?]{2,32}?)\s*:\s", text)
        if label is not None and plain(label[1]) in self.labels["place"]:
            return
        parts = [one.strip() for one in _SEGMENT.split(text) if one and one.strip()]
        job = self.jobs.search(plain(text))
        for at, part in enumerate(parts):
            ends = " ,;" if LEGAL_END.search(part.strip(" ,;")) else " .,;"
            part = part.strip(ends)
            bare = re.sub(rf"^(?:©|{'|'.join(ARTICLES)}) ?(?<=\s|©)", "", part, flags=re.I)
            if part in self.written_small:
                name = part
            else:
                name = self.names.tidy(bare) if NAME.fullmatch(bare) or NAME.fullmatch(part) else ""
            if not name:
                continue
            where = f"{'head' if number < 6 else 'foot'} {self._size(name)}"
            if len(parts) == 1 and not number:
                self._note(name, "the first line")
            if len(parts) == 1:
                self._note(name, f"{where} whole")
            elif text.startswith("©") and not at:
                self._note(name, "copyright")
            elif job:
                self._note(name, f"{where} beside a job", *(("last",) if at == len(parts) - 1 else ()))
                if len(name.split()) > 1:
                    self._note(name, "words beside a job")
            else:
                self._note(name, f"{where} {'part' if at else 'first'}")
                if number in (1, 2) and not at and len(name.split()) > 1 and not self._place(name):
                    self._note(name, "under the title")  # "Harrowmint Bedding, Leeds"
            if at and re.search(rf"\bin {re.escape(part)}", text):
                self._note(name, "in")
            begin = text.find(name)
            if _STATE.match(text[begin + len(name) :]):
                self._note(name, "state")
            if _JOB_AT.search(text[max(0, begin - 12) : begin]):
                self._note(name, "a job at")
            if begin and text[begin - 1] == "(":
                self._note(name, "bracketed")

    def _size(self, name: str) -> str:
        return "known" if self._known(name) else "words" if " " in name else "word"

    def _known(self, name: str) -> bool:
        """Whether adverts write every word of a name small too: it may be no name."""
        shouted = name.isupper()
        for word in name.split():
            said = plain(word)
            if said in COMMON or len(said) < 3 or said.endswith(_ADVERB) or (word.isupper() and len(word) < 5 and not shouted):
                continue
            if not all(one[:LETTERS] in self.usual or one in self.kinds for one in said.split() if len(one) > 2):
                return False
        return True

    def _place(self, name: str) -> bool:
        """Whether a name ends like a street or a town."""
        return plain(name).split()[-1] in self.places

    def _found(self, sentence: str) -> Iterator[tuple[int, str]]:
        for match in NAME.finditer(sentence):
            for start, raw in cuts(match[0]):
                name = self.names.tidy(raw)
                if name:
                    yield sentence.find(name, match.start() + start), name
                    break
        for name in self.written_small:
            for match in re.finditer(rf"\b{re.escape(name)}\b(?!\.\w)", sentence):
                yield match.start(), name

    def _said(self, sentence: str, piece: Piece) -> None:
        part = self.part_of.get(sentence)
        if sentence.isupper():
            sentence = self._spoken(sentence)
        for begin, name in self._found(sentence):
            left, right = sentence[:begin], sentence[begin + len(name) :]
            self.seen[name] = self.seen.get(name, 0) + 1
            self._weigh(name, plain(left[-60:]), right)
            if _POSTCODE.search(left[-8:]):
                self._note(name, "state")
            if _COPYRIGHT.search(left[-30:]):
                self._note(name, "copyright")
            if _LIST_BEFORE.search(left[-40:]):
                self._note(name, "listed")
            if left.rfind("(") > left.rfind(")") or left.endswith("formerly "):
                self._note(name, "bracketed")
            self._subject(name, sentence, begin, part, piece)
            if not piece.bullet:
                self._note(name, "in a passage")
            else:
                self._note(name, "in a bullet")
            if name.isupper() and sentence.isupper():
                self._note(name, "shouted")

    def _spoken(self, shouted: str) -> str:
        """A sentence in capitals with the words written small that adverts write small."""
        return " ".join(
            word.lower() if plain(word) in COMMON or plain(word)[:LETTERS] in self.usual else word
            for word in shouted.split(" ")
        )

    def _told(self, name: str, sentence: str, piece: Piece) -> None:
        """What the sentence around a name tells: when the firm began, where in the advert it stands."""
        size = self._size(name)
        if piece.bullet:
            return
        if sentence != self.looked_at:
            self.looked_at = sentence
            self.tells = (bool(_YEAR.search(sentence)), self.firm_signs.search(plain(sentence)))
        for told, note in zip(self.tells, ("beside a year", "told of a firm"), strict=True):
            if told:
                self._note(name, f"{note}, {size}")

    def _subject(self, name: str, sentence: str, begin: int, part: Part | None, piece: Piece) -> None:
        """Whether the name is a subject: it begins a sentence or a clause, and a verb follows."""
        left, right = sentence[max(0, begin - 40) : begin], sentence[begin + len(name) :][:240]
        bare, right = _ARTICLE.sub("", left).rstrip(" \"“”'‘"), _WHERE.sub("", _BRACKETS.sub("", right))
        opens = not bare and begin <= 40
        clause = bare.endswith((",", ";", ":", "–", "—", "(", "-"))
        if not opens and re.search(r"[a-zà-ÿ\d],?$", bare):
            self._note(name, "within")
        after = re.match(r"\s+([a-zà-ÿ]+)((?:\s+[\w’']+){0,3})", right)
        word, then = (plain(after[1]), plain(after[2]).split()) if after else ("", [])
        if (opens or clause) and word:
            if piece.bullet or len(right.split()) < 3:
                return
            if word in _BE:
                kind = "is wanted" if _WANTED & set(then) else "is ours" if _OURS & set(then) else "is"
                kind = "is a" if kind == "is" and _A & set(then) else kind
            elif word in _HAVE:
                kind = "has"
            elif word not in _LINKING:
                kind = "does"
            else:
                return
            size = self._size(name)
            if kind in ("is wanted", "is ours"):
                self._note(name, kind)
                return
            self._note(name, f"{kind}, {size}", f"subject, {size}")
            if kind == "does" and word.endswith(_ENDINGS.get(self.language or "en", ("",))):
                self._note(name, f"verb, {size}")
            if clause:
                self._note(name, "clause")
            if _COUNTS.match(right):
                self._note(name, f"counts, {size}")
            if sentence == self.opening:
                self._note(name, f"opening, {size}")
            self._told(name, sentence, piece)
            if part is not None and part.kind in ("firm", "equal", "apply"):
                self._note(name, f"subject of {'firm' if part.kind == 'firm' else 'equal'}")
            if part is not None and part.text == self.of_firm:
                self._note(name, "first of firm")
        elif not opens and not clause and word in _A and re.search(r"[a-zà-ÿ]$", bare):
            before = plain(bare[-30:]).split()[-1:]
            if before and before[0] not in COMMON:
                self._note(name, "inverted")
                self._told(name, sentence, piece)

    def _weigh(self, name: str, left: str, right: str) -> None:
        self._note(name)
        after = _WHERE.sub("", _BRACKETS.sub("", right[:240]))
        said = plain(after)
        if re.match(r"\s*[’']s\b", right):
            self._note(name, "own")
        elif not after.startswith(("-", "/", ")")):
            if left.split()[-1:] and left.split()[-1] in _OF:
                self._note(name, "of")
            elif not re.match(r"\s*[,:;.]", after) and self.sure.begins(said):
                self._note(name, "sure")
            elif _APPOSED.match(after):
                self._note(name, "apposed")
                later = re.search(r",\s+(?=[a-z])([^,]{3,60})$|,\s+([a-zà-ÿ]+ [^,]{3,60})", after[2:])
                if (later and self.sure.begins(plain(later[1] or later[2]))) or any(
                    self.sure.begins(plain(bit)) for bit in after.split(",")[2:4]
                ):
                    self._note(name, "sure")
            elif re.match(r"\s*,", after):
                ours = re.search(r"(?:^| )(?:we|wir|nous|noi)$", left)
                if any(self.sure.begins(plain(bit)) for bit in after.split(",")[1 if ours else 2 : 3]):
                    self._note(name, "sure")
        if _ABOUT.search(left):
            self._note(name, "before")
        self._before(name, left, right, after)
        if self.agency and re.search(r"(?:our|my) client|on behalf of|for our client|notre client$", left[-24:]):
            self._note(name, "client")
        if _STATE.match(right):
            self._note(name, "state")
        if _ASIDE.match(right):
            self._note(name, "known for")
        if _LISTED.match(right):
            self._note(name, "then a name")

    def _before(self, name: str, left: str, right: str, after: str) -> None:
        word = self.before.last(left)
        last = left.split()[-1:]
        at_us = _AT_US.match(after)
        if word:
            if word in ("at", "bei", "chez", "en", "wir", "we", "over", "sobre", "uber", "meet", "discover", "why"):
                if word == "en" and self.language == "fr":
                    self._note(name, "in")
                else:
                    self._note(name, "at us" if at_us else "at")
            else:
                self._note(name, "before")
        elif _IN.last(left) and not left.endswith("interest in"):
            if not self._formed(name):
                self._note(name, "in")
                self.placed[name] = self.placed.get(name, 0) + 1
        elif last and last[0] in _OURS:
            self._note(name, "ours")
        elif last and last[0] in _TO:
            self._note(name, "to")

    def _formed(self, name: str) -> bool:
        return bool(LEGAL_END.search(name)) or bool(set(plain(name).split()) & self.kinds)

    def _note(self, name: str, *notes: str) -> None:
        one = self.held.get(name)
        if one is None:
            one = self.held[name] = set(self._of_itself(name))
        one.update(notes)

    def _of_itself(self, name: str) -> Iterator[str]:
        """What a name tells by its own words."""
        said = plain(name).split()
        if name in self.written_small:
            yield "written small"
        else:
            bare = [word for word in name.split() if len(word) > 2 and plain(word) not in COMMON]
            if bare and not LEGAL_END.search(name) and all(word.lower() in self.small for word in bare):
                yield "a common word" if len(bare) == 1 else "common words"
        if self._known(name):
            yield "known words" if " " in name else "a known word"
        if LEGAL_END.search(name):
            yield "legal"
        if set(said) & self.kinds:
            yield "kind"
        if set(said) & self.institutions:
            yield "institution"
        if _SONS.search(name) or _FORM.match(name):
            yield "form"
        elif " & " in name or " + " in name:
            yield "and"
        if len(name.split()) > 1:
            yield "words"
        if self._place(name):
            yield "street"
        if re.search(r"[’']s\b", name) and not self._known(name):
            yield "somebody's"
        if _PERSON.match(name):
            yield "a person"
        if _CODE.search(name):
            yield "a code"
        if _PAIR.fullmatch(name):
            yield "a pair"
        if name.isupper() and len(name) < 6:
            yield "letters"
        if self.jobs.search(plain(name)):
            yield "job"

    def _over_all(self) -> None:
        """Being said again, in full or in part, and a web address that spells the name."""
        whole = "\n".join(piece.text for piece in self.pieces)
        addresses = " ".join({re.sub(r"[^a-z0-9]", "", found[1].lower()) for found in ADDRESS.finditer(whole)})
        flat = f" {plain(whole)} "
        for name, notes in self.held.items():
            core = plain(LEGAL_END.sub("", name)) or plain(name)
            again = flat.count(f" {core} ") - 1
            if again > 0:
                notes.add("again")
            if again > 1:
                notes.add("again and again")
            key = re.sub(r"[^a-z0-9]", "", core)
            if len(key) >= 4 and key in addresses:
                notes.add("address")
            if self.placed.get(name, 0) * 2 > self.seen.get(name, 0):
                notes.add("mostly in")
            if " " not in name and "within" not in notes and "own" not in notes and any(note.startswith("subject, ") for note in notes):
                notes.add("only a beginning")
