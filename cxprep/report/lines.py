"""From lines to units: a bullet, a paragraph or a heading each, with the section it stands in and its first line.

It joins lines that were wrapped, and knows a CV's headings in English. Which section a line stands in decides later
whether it can be evidence: work can, a course, a skill named or a hobby cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = re.compile(
    r"^\s*(?:[•‣▪●○◦·∙■□➢►▸✓✔*+–—-]|[\ue000-\uf8ff\x7f]|o(?=\s{2,}))\s*(?=\S)|^\s*\(?\d{1,2}[.)]\s+(?=\S)"
)
HEADINGS = {
    "experience": r"(?:(?:work|professional|relevant|career|other|further|previous|earlier|retail|customer|"
    r"recent|selected|additional|paid|key) )*"
    r"(?:experience|employment|employment history|work|work history|career|career history|"
    r"career to date|positions?(?: held)?|jobs?|history|"
    r"roles?|achievements|accomplishments|highlights|career highlights|military service|"
    r"service|projects)(?: (?:to date|history|and achievements|highlights))?"
    r"|where i have worked|what i have done|jobs so far|work so far",
    "volunteering": r"(?:volunteer|volunteering|voluntary|community)(?: (?:work|experience|roles?|service|"
    r"involvement|activities))?",
    "education": r"education(?: (?:and|&) (?:training|qualifications|certifications?|courses))?|"
    r"academic (?:background|history|qualifications)|qualifications|studies|school(?:ing)?|"
    r"academic",
    "courses": r"(?:courses?|training|certifications?|certificates|professional development|"
    r"continuing education|licen[cs]es|learning|workshops)(?: (?:and|&) (?:courses?|training|"
    r"certifications?|certificates|development|learning|workshops))?|further training",
    "skills": r"(?:(?:key|core|technical|professional|soft|computer|it|main|top|relevant|personal|"
    r"transferable|areas of) )*(?:skills?|competenc(?:y|ies)|expertise|strengths|tools|"
    r"keywords|proficiencies|technolog(?:y|ies)|software|systems|specialties|knowledge|"
    r"capabilities|qualities)"
    r"(?: (?:and|&) (?:skills?|tools|competencies|interests|expertise|qualities|software|"
    r"knowledge|systems|languages))*(?: (?:summary|profile|matrix))?|what i am good at",
    "interests": r"(?:(?:personal|other|outside) )*(?:interests?|hobb(?:y|ies)|activities|pastimes|"
    r"away from work|outside (?:of )?work|spare time|free time|leisure|in my (?:spare|"
    r"free) time|extra-?curricular(?: activities)?|when i am not working|"
    r"fun facts?)(?: (?:and|&) (?:interests?|hobb(?:y|ies)|activities))?",
    "objective": r"(?:(?:career|professional|personal) )?(?:objective|goals?|aims?|aspirations?|ambitions?|"
    r"what i (?:want|am looking for)|looking for)",
    "summary": r"(?:(?:professional|personal|career|executive|candidate) )?(?:summary|profile|statement|"
    r"about me|about|introduction|overview|bio|biography|who i am|in short|headline|"
    r"at a glance)",
    "languages": r"languages?",
    "awards": r"(?:(?:honou?rs|awards|recognition|prizes)(?: (?:and|&) (?:honou?rs|awards|recognition|prizes))?)",
    "references": r"references?|referees?",
    "publications": r"publications|talks|speaking|press",
    "other": r"other|other information|additional information|miscellaneous|further information|"
    r"memberships?|affiliations",
    "contact": r"contact(?: details| information)?|personal (?:details|information|data)",
}
_HEADINGS = {name: re.compile(rf"(?:{words})", re.I) for name, words in HEADINGS.items()}
NEVER = {
    "education",
    "courses",
    "skills",
    "interests",
    "objective",
    "languages",
    "references",
    "contact",
    "publications",
}
_DATES = re.compile(
    r"\b(?:19|20)\d\d\b\s*(?:-|–|—|to|until|/|‑)\s*(?:\w+\.?\s+)?(?:(?:19|20)?\d\d\b|present|"
    r"now|today|date|current|ongoing)"
    r"|\b(?:since|from)\s+(?:\w+\s+)?(?:19|20)\d\d\b",
    re.I,
)
_DOES = re.compile(
    r"(?:[A-Z][a-z]+ed|Ran|Led|Built|Cut|Took|Made|Set|Put|Wrote|Held|Gave|Kept|Won|Taught|"
    r"Grew|Drew|Began|Brought|Got|Met|Sold"
    r"|Sent|Rang|Drove|Chose|Know|Keep|Text|Explain|Welcome|Serve|Measure|Fit|Help|Re-set)\b"
)
_DEGREE = re.compile(
    r"^\W*(?:B\.?A\b|B\.?S\.?c?\b|M\.?A\b|M\.?S\.?c?\b|MBA|M\.?Phil|Ph\.?D|BEng|MEng|LLB|"
    r"A[ -]levels?|GCSEs?|GED|(?:high school )?diploma|"
    r"associate(?:'s)? degree|bachelor|master of|licen[cs]e |baccalaur|NVQ|BTEC|HND|degree in|"
    r"graduate diploma|certificate (?:in|of))",
    re.I,
)


@dataclass(frozen=True)
class Unit:
    """A bullet, paragraph or heading: its text on one line, the first line it stands on (from 1), and its section."""

    line: int
    text: str
    section: str = "experience"
    bullet: bool = False
    heading: bool = False
    last: int = 0


def heading_of(text: str) -> str | None:
    """The section that a line opens, or None where it is no heading."""
    bare = re.search(r"[^\W_](?:.*[^\W_])?", text, re.S)
    if not bare or len(bare[0]) > 48 or text.rstrip().endswith((".", ",", ";")):
        return None
    words = bare[0]
    words = re.sub(r"\s+", " ", words.replace("’", "'"))
    if re.fullmatch(r"(?:\w )+\w", words):  # L E T T E R S  A P A R T
        words = words.replace(" ", "")
    for name, pattern in _HEADINGS.items():
        if pattern.fullmatch(words):
            return name
    return None


def _inline_heading(text: str) -> str | None:
    found = re.match(r"^([A-Z][\w'&/ ]{2,32}?)\s*(?::|\s[–—-]\s)\s*\S", text)
    section = heading_of(found[1]) if found else None
    return section if section not in (None, "experience", "summary", "other", "contact", "references") else None


def units(lines: list[str]) -> list[Unit]:
    """The units of a CV, in order."""
    found: list[Unit] = []
    section, _before = "start", "start"
    parts = paragraphs(lines)
    for number, (first, last, text, bullet) in enumerate(parts):
        opened = None if bullet else heading_of(text)
        if opened:
            section = opened
            found.append(Unit(first, text, opened, heading=True, last=last))
            continue
        dated = bool(_DATES.search(text)) and len(text) < 140 and not bullet
        if dated and section in (
            "skills",
            "summary",
            "objective",
            "interests",
            "languages",
            "awards",
            "start",
            "contact",
        ):
            section = "experience"
        if (
            dated
            and section == "courses"
            and re.search(r"[|,–—-]", text)
            and not re.search(r"course|certificat|diploma", text, re.I)
        ):
            section = "experience"
        if section in NEVER and not bullet and _names_work(text, parts[number + 1 : number + 2]):
            section = "experience"  # a heading that no list knows, over something done
        own = _inline_heading(text)
        if own is None and _DEGREE.search(text) and len(text) < 160 and section != "volunteering":
            own = "education"
        here = own or section
        if here == "start":
            here = "summary"
        found.append(Unit(first, text, here, bullet, heading=_job_heading(text, bullet, dated), last=last))
    return found


def _names_work(text: str, after: list[tuple[int, int, str, bool]]) -> bool:
    """Whether a short line without a sentence stands over a line that begins with a deed."""
    short = len(text) < 60 and len(text.split()) <= 7 and text[:1].isupper() and not re.search(r"[.;!?]$|\d", text)
    if not short or not after or _DEGREE.search(text) or re.search(r"university|college|school|institute", text, re.I):
        return False
    _, _, next_text, _ = after[0]
    return len(next_text.split()) >= 7 and bool(
        _DOES.match(next_text) or re.match(r"I (?!like|love|enjoy|play|am)\w", next_text)
    )


def _job_heading(text: str, bullet: bool, dated: bool) -> bool:
    return not bullet and len(text) < 130 and dated and not re.search(r"[.!?]\s*$", text) and len(text.split()) < 20


def paragraphs(lines: list[str]) -> list[tuple[int, int, str, bool]]:
    """Lines joined where they were wrapped: (first line, last line, text, whether it is a bullet)."""
    lengths = sorted(len(line) for line in lines if line.strip())
    longest = lengths[int(len(lengths) * 0.9)] if lengths else 0
    wrapped = 40 <= longest <= 125
    found: list[list] = []
    previous = ""
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not re.search(r"\w", text):
            previous = ""
            continue
        mark = BULLET.match(line)
        if mark and len(text) > 1:
            found.append([number, number, line[mark.end() :].strip(), True])
        elif found and previous and _goes_on(previous, line, found[-1], longest, wrapped):
            joined = found[-1]
            if joined[2].endswith("-") and text[:1].islower():
                hyphened = re.search(r"(?<!\w)(\w+)-$", joined[2])
                whole = hyphened and hyphened[1].lower() in (
                    "co",
                    "e",
                    "self",
                    "re",
                    "pre",
                    "post",
                    "full",
                    "part",
                    "one",
                    "two",
                    "three",
                    "well",
                    "on",
                    "in",
                    "multi",
                    "non",
                    "first",
                    "high",
                    "long",
                    "short",
                )
                joined[2] = joined[2] + text if whole or not hyphened else joined[2][:-1] + text
            else:
                joined[2] += " " + text
            joined[1] = number
        else:
            found.append([number, number, text, False])
        previous = line
    return [(first, last, re.sub(r"\s+", " ", text), bullet) for first, last, text, bullet in found]


def _goes_on(previous: str, line: str, unit: list, longest: int, wrapped: bool) -> bool:
    """Whether `line` continues the unit that `previous` belongs to."""
    text, before = line.strip(), previous.strip()
    if heading_of(text) or (heading_of(before) and unit[0] == unit[1]):
        return False
    if text[0].islower() or before.endswith((",", "-", " and", " the", " of", " a", " to", " with", " for", "&")):
        return not _DATES.search(text) or len(before) > 0.6 * longest
    indent = len(line) - len(line.lstrip())
    if unit[3] and indent >= 2 and indent > len(previous) - len(previous.lstrip()) - 1 and not _DATES.search(text):
        return True
    if not wrapped or len(before) < 0.72 * longest:
        return False
    if before.endswith((".", "!", "?")) and _DOES.match(text):  # a list that has lost its bullets
        return False
    if _DATES.search(before) and len(before) < 110 and not re.search(r"[.!?]", before):
        return False
    return not (_DATES.search(text) and not text.endswith("."))


def sentences(text: str) -> list[str]:
    """The sentences of a unit."""
    parts = re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bapprox\.)\s+(?=[\"“'(]?[A-Z0-9£$€])", text)
    return [part for part in parts if part.strip()]
