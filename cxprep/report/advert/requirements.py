"""What an advert requires whatever the seat: languages, years, papers, hours. Met, not met, or not said in the CV.

Only what a CV says outright counts as met, and only what it says otherwise as not met: silence is "not said".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxprep.report.advert.advert import Job
from cxprep.report.advert.language import NAMES
from cxprep.report.advert.phrases import Phrases, plain
from cxprep.report.lines import NEVER

MET, NOT_MET, NOT_SAID = "met", "not met", "not said"
MOST = 12  # requirements that are listed

_LANGUAGES = {
    "English": "english anglais englisch inglese ingles engels",
    "French": "french francais franzosisch francese frances",
    "German": "german allemand deutsch tedesco aleman",
    "Italian": "italian italien italienisch italiano",
    "Spanish": "spanish espagnol spanisch spagnolo espanol castellano",
    "Portuguese": "portuguese portugais portugiesisch portoghese portugues",
    "Dutch": "dutch neerlandais niederlandisch olandese neerlandes nederlands",
    "Danish": "danish dansk danois",
    "Swedish": "swedish svenska",
    "Norwegian": "norwegian norsk",
    "Polish": "polish polski",
    "Mandarin": "mandarin putonghua chinese mandarine",
    "Cantonese": "cantonese",
    "Japanese": "japanese japonais japanisch giapponese",
    "Korean": "korean coreen",
    "Arabic": "arabic arabe arabisch arabo",
    "Russian": "russian russe russisch russo ruso",
    "Welsh": "welsh",
    "Basque": "basque euskera",
    "Catalan": "catalan",
}
_BY_WORD = {word: name for name, words in _LANGUAGES.items() for word in words.split()}
_NATION = Phrases(["(house|brand|company|maison|group|family|origin|owned|retailer|restaurant|wine|wines|market)"])
_BASIC = Phrases(["(basic|beginner|elementary|school|some|a little|notions|a1|a2|grundkenntnisse|base|basico)"])
_HIGH = Phrases(
    ["(fluent*|native|bilingual|excellent|advanced|professional|courant|fliessend|fluente|fluido|alto|ottim*|c1|c2|business)"]
)
_OPTIONAL = Phrases(
    ["(a plus|an asset|an advantage|desirable|preferred|preferably|ideally|nice to have|helpful|useful|welcome|bonus|"
     "not required|not mandatory|appreciated|apprecie*|souhaite*|von vorteil|gern|wunschenswert|gradit*|valorara|optional|or similar)"]
)  # fmt: skip
_SPOKEN = Phrases(["(language*|speak*|spoken|langues|sprachen|lingue|idiomas) ~"])
_CHUNK = re.compile(r"[,;|/·•]\s*|\s(?:and|et|und|e|y)\s")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "un": 1, "deux": 2, "trois": 3, "cinq": 5, "zwei": 2, "drei": 3, "funf": 5, "due": 2,
    "tre": 3, "quattro": 4, "cinque": 5, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
_YEARS = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})(?: (\d{{1,2}}|to [a-z]{{3,6}}))?(?: or more| plus)? (?:years?|yrs?|ans|annees|jahren?|anni|anos?)\b"
)
_PAPERS = {
    "driving licence": (
        Phrases(["driving licen*", "driver s licen*", "drivers licen*", "permis (b|de conduire)", "fuhrerschein", "patente b", "carnet de conducir", "c licence"]),
        Phrases(["driving licen*", "driver s licen*", "full clean licen*", "permis b", "permis de conduire", "fuhrerschein", "patente b", "carnet de conducir"]),
    ),
    "degree": (
        Phrases(["(bachelor*|master) (s |)degree", "degree (in|holder|required|or|level)", "(a|university|college|relevant) degree", "university degree", "higher education", "(bac|diplome) ~", "licence (d|de|en) ~", "(formation superieure|hochschulabschluss|abgeschlossenes studium|laurea|titulacion universitaria|grado)"]),
        Phrases(["(bachelor*|master*|ba|bsc|bcom|beng|ma|msc|mba|phd|degree|licence|diplome|university|studium|laurea|grado|hochschule|universita*|universidad)"]),
    ),
    "school diploma": (
        Phrases(["high school diploma", "(ged|gcse*|a levels)"]),
        Phrases(["(high school|ged|gcse*|a levels|diploma|baccalaureat|abitur|college|university|bachelor*|ba|bsc)"]),
    ),
    "apprenticeship": (
        Phrases(["(abgeschlossene ausbildung|apprenticeship|ausbildung (im|als))"]),
        Phrases(["(ausbildung|apprenticeship|kauffrau|kaufmann|apprentice)"]),
    ),
}  # fmt: skip
_TIMES = Phrases(
    ["(weekend*|saturday*|sunday*|evening*|shift*|samedi*|dimanche*|samstag*|sonntag*|sabato|domenica|sabado*) ~", "flexible (hours|schedule|availability)"]
)
_ABLE = Phrases(["(able to|ability to|must|can) (~ |)(lift|stand|carry)", "lift (# |)(lb*|kg|pounds|up to)", "(#|eighteen) (or|years or) older", "(travel|willing to travel) ~ %"])


@dataclass(frozen=True)
class Requirement:
    """One hard requirement: its kind, the advert's words, whether it is a must, and what the CV says to it.

    `line` is the advert's, `cv_line` the line of the CV that says so, None where none does.
    """

    kind: str
    name: str
    line: int
    text: str
    must: bool
    status: str
    because: str
    cv_line: int | None = None


def requirements(job: Job, cv: Sequence[tuple[int, str, str]], cv_language: str | None, today: date | None = None) -> list[Requirement]:
    """The advert's hard requirements against a CV, given as (line, text, section of the CV).

    today: to what an open-ended job counts; the last year that the CV names where it is not given.
    """
    found: dict[tuple[str, str], Requirement] = {}
    cv = [one for one in cv if one[2] not in ("interests", "objective")]
    for part in job.parts:
        if part.kind not in ("ask", "want", "facts", "head") or part.kind in ("facts", "head") and part.bullet:
            continue
        for one in _of(part.text, part.line, part.kind, cv, cv_language):
            held = found.get((one.kind, one.name))
            if held is None or (one.must and not held.must):
                found[one.kind, one.name] = one
    order = ("language", "years", "paper", "times", "able")
    return sorted(found.values(), key=lambda one: (not one.must, order.index(one.kind), one.line))[:MOST]


def _of(text: str, line: int, kind: str, cv: Sequence[tuple[int, str, str]], cv_language: str | None) -> Iterator[Requirement]:
    said = plain(text)
    tokens = said.split()
    must = not _OPTIONAL.search(said)
    for chunk in _CHUNK.split(text):
        words = plain(chunk).split()
        for name, _ in _languages(words):
            needed = not _OPTIONAL.search(plain(chunk)) and (must or len(tokens) > len(words))
            status, because, where = _speaks(name, bool(_HIGH.search(plain(chunk))), cv, cv_language)
            yield Requirement("language", name, line, text, needed, status, because, where)
    if kind in ("facts", "head"):
        return
    for number, rest in _years(said):
        status, because, where = _worked(number, rest, cv)
        yield Requirement("years", f"{number} years", line, text, must, status, because, where)
    for name, (asked, shown) in _PAPERS.items():
        if asked.search(said):
            where = next((at for at, words, _ in cv if shown.search(plain(words))), None)
            because = f"Your line {where} names it." if where else "No line of your CV names it."
            yield Requirement("paper", name, line, text, must, MET if where else NOT_SAID, because, where)
    for label, name, phrases in (("times", "hours", _TIMES), ("able", "physical or legal", _ABLE)):
        if phrases.search(said) and len(tokens) <= 20 and not tokens[0].startswith("greet"):
            words = "Nobody writes this in a CV: have an answer ready."
            yield Requirement(label, name, line, text, must, NOT_SAID, words)


def _languages(tokens: list[str]) -> Iterator[tuple[str, int]]:
    for at, token in enumerate(tokens):
        name = _BY_WORD.get(token)
        if name and not _NATION.begins(" ".join(tokens[at + 1 : at + 2])):
            yield name, at


def _speaks(name: str, high: bool, cv: Sequence[tuple[int, str, str]], cv_language: str | None) -> tuple[str, str, int | None]:
    """Whether a CV says that somebody speaks a language, and how well."""
    words = _LANGUAGES[name].split()
    for line, text, section in cv:
        for chunk in _CHUNK.split(text):
            said = plain(chunk)
            tokens = said.split()
            at = next((n for n, token in enumerate(tokens) if token in words), None)
            if at is None or _NATION.begins(" ".join(tokens[at + 1 : at + 2])):
                continue
            if section != "languages" and not (_HIGH.search(said) or _BASIC.search(said) or _SPOKEN.search(plain(text))):
                continue
            if high and _BASIC.search(said) and not _HIGH.search(said):
                return NOT_MET, f"Your line {line} says less than the advert asks.", line
            return MET, f"Your line {line} says so.", line
    if cv_language and NAMES.get(cv_language) == name:
        return MET, "Your CV is written in it.", None
    return NOT_SAID, "Your CV names no such language.", None


def _years(said: str) -> Iterator[tuple[int, str]]:
    for found in _YEARS.finditer(said):
        number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
        rest = said[found.end() :]
        if 0 < number <= 25 and re.search(
            r"experien|leading|manag|similar|minimum|at least|in (?:a |an |the )?\w+|of which|retail|working|exp\b|d experience|erfahrung|esperienza|role",
            said[max(0, found.start() - 30) :],
        ) and not re.match(r" (?:old|ago)\b", rest):
            yield number, rest


_SPAN = re.compile(
    r"\b((?:19|20)\d\d)\s*(?:-|–|—|to|until|/|‑|bis|à|au|al)\s*(?:[^\W\d]{0,10}\.?\s+|\d{1,2}[./])?((?:19|20)\d\d|present|now|today|current|ongoing|date|heute|aujourd|oggi|actual)",
    re.I,
)


_SINCE = re.compile(r"\b(?:since|from|depuis|seit|dal|desde)\s+(?:[^\W\d]{1,10}\.?\s+)?((?:19|20)\d\d)\b(?!\s*(?:-|–|—|to|bis|à|al))", re.I)


def _worked(needed: int, rest: str, cv: Sequence[tuple[int, str, str]]) -> tuple[str, str, int | None]:
    """Whether the dates of a CV's jobs add up to the years asked for."""
    years: set[int] = set()
    first_line, open_ended = None, False
    cv = [one for one in cv if one[2] not in NEVER]
    last = max((int(year) for _, text, _ in cv for year in re.findall(r"\b(?:19|20)\d\d\b", text)), default=0)
    for line, text, _ in cv:
        for start, end in _SPAN.findall(text):
            stop = int(end) if end.isdigit() else last
            if int(start) <= stop <= int(start) + 60:
                years |= set(range(int(start), max(stop, int(start) + 1)))
                first_line = first_line or line
                open_ended = open_ended or not end.isdigit()
        since = _SINCE.search(text)
        if since and int(since[1]) <= last:
            years |= set(range(int(since[1]), last + 1))
            first_line, open_ended = first_line or line, True
    if not years:
        return NOT_SAID, "Your CV gives no dates of jobs that could be added up.", None
    if len(years) + 1 < needed and open_ended:  # until when, the CV does not say
        return NOT_SAID, f"The dates of your jobs add up to {len(years)} years or more; one of them is still open.", first_line
    if len(years) + 1 < needed:
        return NOT_MET, f"The dates of your jobs add up to about {len(years)} years.", first_line
    field = [word for word in re.findall(r"[a-z]{4,}", rest)[:6] if word not in _LITTLE]
    words = " ".join(plain(text) for _, text, _ in cv)
    if field and not any(re.search(rf"\b{word[:6]}", words) for word in field):
        return NOT_SAID, f"Your jobs add up to about {len(years)} years; whether in this field, your CV does not say.", first_line
    return MET, f"The dates of your jobs add up to about {len(years)} years; say which of them count.", first_line


_LITTLE = frozenset("experience years with similar role roles position minimum least plus more that this your from which have leading working".split())
