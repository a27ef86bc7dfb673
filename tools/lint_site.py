"""`python -m tools.lint_site [SITE]`: that no page of the reader's site shows code, or a table as code prints it.

A reader comes for an interview and not for Python: the cells stay in the notebooks that each page offers. Looked for
are a cell's input, words of numpy and pandas, names as columns and variables have them, and numbers that nobody
formatted. Works on the built pages, as it is there that a reader meets them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from tools.project import SITE, Problem, say, start

UNREAD = "script, style, svg, noscript, template"
WORDS = re.compile(r"\b(?:dtype|float64|int64|DataFrame|NaN)\b")
CODE_NAME = re.compile(r"(?<![\w./@#-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/.@-])")
# more places after the point than any format of the book has, thousands in groups with three of them, or ungrouped
RAW_NUMBER = re.compile(r"(?<![\w.])(?:\d+\.\d{5,}|\d{1,3}(?:,\d{3})+\.\d{3,}|\d{5,}(?:\.\d+)?)(?![\w.])")
MARKUP = re.compile(r"</?(?:span|b|i|em|strong|p|div|br|a)\b[^>]*>")  # as text: it was escaped once too often
# names that a reader has to write or to know: the columns of a file of one's own, what a page is called in a folder
KNOWN = "[data-code-names]"


def problems(html: str) -> Iterator[str]:
    """What a reader of the page should not see, as sentences."""
    soup = BeautifulSoup(html, "html.parser")
    page = soup.select_one("article") or soup
    for unread in page.select(UNREAD):
        unread.decompose()
    if page.select_one(".cell_input"):
        yield "a cell's code is shown; the reader's edition drops it (theme/editions.py)."
    if page.select_one("table.dataframe"):
        yield "a table is shown as pandas prints it; end the cell with table(...) of cxprep.publish.tables."
    for known in page.select(f"{KNOWN}, code"):
        known.decompose()
    text = page.get_text(" ")
    for found in MARKUP.findall(text):
        yield f"{found!r} is shown as text; it was escaped once too often."
    for found in WORDS.findall(text):
        yield f"{found!r} is a word of pandas; format the table (cxprep.publish.tables)."
    for found in CODE_NAME.findall(text):
        yield f"{found!r} is a name as code has it; give it words."
    for cell in page.select("td, dd, .text_plain"):
        for found in RAW_NUMBER.findall(cell.get_text(" ")):
            yield f"the number {found} has no format; say how to write it."


def check(site: Path = SITE) -> list[str]:
    """Every finding on the site's pages, each with its page."""
    pages = [page for page in sorted(site.rglob("*.html")) if "_static" not in page.relative_to(site).parts]
    if not pages:
        raise Problem(f"There is no built book in {site}. Run make html first.")
    return [
        f"{page.relative_to(site)}: {what}"
        for page in pages
        for what in dict.fromkeys(problems(page.read_text(encoding="utf-8")))
    ]


def main(words: list[str]) -> None:
    """Print what is wrong; Problem where there is something."""
    found = check(Path(words[0]) if words else SITE)
    for line in found:
        say(line)
    if found:
        raise Problem(f"{len(found)} places show code to a reader.")


if __name__ == "__main__":
    start(main)
