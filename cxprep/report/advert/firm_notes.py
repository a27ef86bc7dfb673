"""What is noted of every name in an advert: where it stands, and how it is said.

Notes are of a name's place and its neighbours, not of the verbs that firms do: a firm is a sentence's subject, a part
of a line, said again; a town comes after "in".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cxprep.report.advert.blocks import Piece, sentences
from cxprep.report.advert.language import language_of
from cxprep.report.advert.mentions import STATE, Mention, Mentions
from cxprep.report.advert.name_notes import NameNotes
from cxprep.report.advert.names import ADDRESS, ARTICLES, COMMON, LEGAL_END, MOST_WORDS, NAME, Names, cuts
from cxprep.report.advert.phrases import plain
from cxprep.report.advert.sections import Part
from cxprep.report.advert.words import LETTERS, Words

_SEGMENT = re.compile(
    r"\s[-–—|·@/•>]{1,9}\s|,\s|\s?[()\[\]:]\s?|\s[^\w\s&'’.,()-]{1,9}\s|\sat\s|\schez\s|\sbei\s|\?\s|\t"
)
_JOB_AT = re.compile(r" (?:@|at|chez|bei|presso) $", re.I)
_ARTICLE = re.compile(rf"^(?:© ?|(?:{'|'.join(ARTICLES)}) )", re.I)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Notes:
    """Goes over an advert's pieces and writes down what is noted of each name."""

    def __init__(self, pieces: Sequence[Piece], found: Sequence[Part], words: Words, agency: bool) -> None:
        self.pieces, self.words = pieces, words
        self.held: dict[str, set[str]] = {}
        self.seen: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.headings = {part.line for part in found if part.kind == "heading" and part.under not in ("", "firm")}
        self.kind_of = {part.text: part.kind for part in found}
        self.jobs = words.phrases("jobs")
        self.firm_signs = words.phrases("signs", "firm")
        self.labels = {kind: words.words("labels", kind) for kind in ("firm", "place", "agency", "title")}
        self.names = Names(words)
        whole = ADDRESS.sub(" ", " ".join(piece.text for piece in pieces))
        small = frozenset(re.findall(r"(?<![.!?:] )(?<!^)\b[a-zà-ÿ]{3,}\b", whole))
        self.written_small = self.names.small(piece.text for piece in pieces)
        self.itself = NameNotes(words, small)
        self.mentions = Mentions(words, self.itself, agency, language_of([piece.text for piece in pieces]))
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
            bare = _ARTICLE.sub("", part)
            if part in self.written_small:
                name = part
            else:
                name = self.names.tidy(bare) if NAME.fullmatch(bare) or NAME.fullmatch(part) else ""
            if not name:
                continue
            where = f"{'head' if number < 6 else 'foot'} {self.itself.size(name)}"
            if len(parts) == 1 and not number:
                self._note(name, "the first line")
            if len(parts) == 1:
                self._note(name, f"{where} whole")
            elif text.startswith("©") and not at:
                self._note(name, "copyright")
            elif job:
                self._note(name, f"{where} beside a job", *(("last",) if at == len(parts) - 1 else ()))
                if " " in name:
                    self._note(name, "words beside a job")
            else:
                self._note(name, f"{where} {'part' if at else 'first'}")
                if number in (1, 2) and not at and " " in name and not self.itself.is_place(name):
                    self._note(name, "under the title")  # "Harrowmint Bedding, Leeds"
            if at and re.search(rf"\bin {re.escape(part)}", text):
                self._note(name, "in")
            begin = text.find(name)
            if STATE.match(text[begin + len(name) :]):
                self._note(name, "state")
            if _JOB_AT.search(text[max(0, begin - 12) : begin]):
                self._note(name, "a job at")
            if begin and text[begin - 1] == "(":
                self._note(name, "bracketed")

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
        kind, first = self.kind_of.get(sentence, ""), sentence == self.of_firm
        tells = {
            "opening": sentence == self.opening,
            "beside a year": _YEAR.search(sentence),
            "told of a firm": not piece.bullet and self.firm_signs.search(plain(sentence)),
        }
        about = tuple(note for note, holds in tells.items() if holds)
        if sentence.isupper():
            sentence = self._spoken(sentence)
        for begin, name in self._found(sentence):
            notes = set(self.mentions.of(Mention(name, sentence, begin, piece.bullet, kind, about, first)))
            self.seen[name] += 1
            self.placed[name] += "in" in notes
            self._note(name, *notes)

    def _spoken(self, shouted: str) -> str:
        """A sentence in capitals with the words written small that adverts write small."""
        return " ".join(
            word.lower() if plain(word) in COMMON or plain(word)[:LETTERS] in self.words.usual else word
            for word in shouted.split(" ")
        )

    def _note(self, name: str, *notes: str) -> None:
        if name not in self.held:
            self.held[name] = set(self.itself.of(name, name in self.written_small))
        self.held[name].update(notes)

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
            if self.placed[name] * 2 > self.seen[name]:
                notes.add("mostly in")
            subject = any(note.startswith("subject, ") for note in notes)
            if " " not in name and subject and not notes & {"within", "own"}:
                notes.add("only a beginning")
