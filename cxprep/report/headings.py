"""A CV's headings in English, and what dates and deeds look like: the signs by which lines are told apart."""

from __future__ import annotations

import re

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
DATES = re.compile(
    r"\b(?:19|20)\d\d\b\s*(?:-|–|—|to|until|/|‑)\s*(?:\w+\.?\s+)?(?:(?:19|20)?\d\d\b|present|"
    r"now|today|date|current|ongoing)"
    r"|\b(?:since|from)\s+(?:\w+\s+)?(?:19|20)\d\d\b",
    re.I,
)
DOES = re.compile(
    r"(?:[A-Z][a-z]+ed|Ran|Led|Built|Cut|Took|Made|Set|Put|Wrote|Held|Gave|Kept|Won|Taught|"
    r"Grew|Drew|Began|Brought|Got|Met|Sold"
    r"|Sent|Rang|Drove|Chose|Know|Keep|Text|Explain|Welcome|Serve|Measure|Fit|Help|Re-set)\b"
)


def heading_of(text: str) -> str | None:
    """The section that a line opens, or None where it is no heading."""
    bare = re.search(r"[^\W_](?:.*[^\W_])?", text, re.S)
    if not bare or len(bare[0]) > 48 or text.rstrip().endswith((".", ",", ";")):
        return None
    words = bare[0]
    words = re.sub(r"\s+", " ", words.replace("’", "'"))
    for name, pattern in _HEADINGS.items():
        if pattern.fullmatch(words):
            return name
    return None
