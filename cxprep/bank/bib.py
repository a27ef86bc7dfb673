"""The sources in data/sources.bib, as far as the book cites them.

A small reader for the form that the file has: one field a line, values in braces. It knows no other BibTeX. A source's
`note` says first how well it was checked (read, secondary, unread, derived), then what it is good for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STATUSES = ("read", "secondary", "unread", "derived")
_ENTRY = re.compile(r"^@(\w+)\{\s*([^,\s]*)\s*,\s*$\n(.*?)^\}\s*$", re.M | re.S)
_FIELD = re.compile(r"^[ \t]*(\w+)[ \t]*=[ \t]*\{(.*)\},?[ \t]*$", re.M)
_ACCENTS = {
    r"{\"e}": "ë",
    r"{\c c}": "ç",
    r"{\'e}": "é",
    r"{\`e}": "è",
    r"{\~a}": "ã",
    "``": "“",
    "''": "”",
    "--": "–",
    r"\&": "&",
}


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A source, ready to be named: `short` is "Dixon et al. (2010)"."""

    key: str
    short: str
    author: str
    title: str
    year: str
    status: str
    good_for: str
    journal: str = ""
    doi: str = ""
    keywords: str = ""  # "meta-analysis", "press" or "data" where the source is one


def read(text: str, name: str) -> tuple[dict[str, Cited], list[str]]:
    """The sources of a .bib file's text by citation key, and a sentence for each thing that is wrong with it."""
    found: dict[str, Cited] = {}
    problems: list[str] = []
    entries = _ENTRY.findall(text)
    if len(entries) != len(re.findall(r"^[ \t]*@", text, re.M)):
        problems.append(
            f"{name}: an entry cannot be read; it begins with @kind{{key, and ends with }} on a line of its own."
        )
    for _, key, body in entries:
        fields = {field.lower(): _plain(value) for field, value in _FIELD.findall(body)}
        for field in ("author", "title", "year", "note"):
            if not fields.get(field):
                problems.append(f"{name}, {key}: {field} is missing; a source needs it.")
        status, _, good_for = fields.get("note", "").partition(";")
        if fields.get("note") and (status.strip() not in STATUSES or not good_for.strip()):
            problems.append(
                f"{name}, {key}: note should begin with {', '.join(STATUSES[:-1])} or {STATUSES[-1]}, then a semicolon "
                "and what the source is good for."
            )
        if key in found:
            problems.append(f"{name}, {key}: stands twice; remove one.")
        found[key] = Cited(
            key=key,
            short=_short(fields.get("author", ""), fields.get("year", "")),
            author=fields.get("author", ""),
            title=fields.get("title", ""),
            year=fields.get("year", ""),
            status=status.strip(),
            good_for=good_for.strip(),
            journal=fields.get("journal", ""),
            doi=fields.get("doi", ""),
            keywords=fields.get("keywords", ""),
        )
    return found, problems


def _plain(value: str) -> str:
    """A field's text without BibTeX's accents; the braces around a firm's name stay, as `_short` needs them."""
    for written, meant in _ACCENTS.items():
        value = value.replace(written, meant)
    return " ".join(value.split())


def _short(author: str, year: str) -> str:
    names = [name.strip("{} ") if name.startswith("{") else name.split(",")[0] for name in author.split(" and ")]
    if len(names) > 2:
        return f"{names[0]} et al. ({year})"
    return f"{' and '.join(names)} ({year})"
