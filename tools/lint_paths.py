"""`python -m tools.lint_paths [SITE]`: whether each step of a path takes the minutes that it says, on the built site.

A step takes the words that stand open where it is done, at 200 a minute, and the minutes of doing that it declares; the
two have to meet its label within a fifth (or a minute, where that is more). What `paths.yml` itself promises is checked
when it is read. Knows pages as Sphinx writes them: a label is the id of a section or of a place within one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from cxprep import bank, paths
from cxprep.paths import ReaderPath, Step
from cxprep.places import anchor
from tools.project import SITE, Problem, say, start

WORDS_A_MINUTE = 200
TOLERANCE = 0.2
LEAST = 1.0  # minutes by which any step may be off
# What is not read: what a fold holds, scripts, drawings, what a screen reader alone is told, the form's own options.
SILENT = (
    "details:not([open]) > :not(summary), script, style, svg, noscript, [hidden], option, .headerlink, "
    ".mot-hidden-words"
)


@lru_cache(maxsize=64)
def page(path: Path) -> BeautifulSoup:
    """A built page without what nobody reads."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for silent in soup.select(SILENT):
        silent.decompose()
    return soup


def section(soup: BeautifulSoup, label: str) -> Tag | None:
    """The section that a label or a heading's id names; the page's whole article for the label of its title."""
    place = soup.find(id=anchor(label)) or soup.find(id=label)
    if place is None:
        return None
    return place if place.name == "section" else place.find_parent("section")


def words_of(step: Step, site: Path) -> int | None:
    """How many words stand open where a step is done; None where a place of it is not on the page."""
    soup = page(site / paths.labels()[step.at])
    parts = [section(soup, label) for label in step.read or (step.at,)]
    if section(soup, step.at) is None or None in parts:
        return None
    return sum(count(part.get_text(" ")) for part in parts if part)


def count(text: str) -> int:
    """Words of a text, as a reader counts them."""
    return len(re.findall(r"\w[\w'’.,:%$-]*", text))


def findings(path: ReaderPath, site: Path) -> Iterator[str]:
    """A sentence for each step whose label and measure disagree."""
    for number, step in enumerate(path.steps, start=1):
        words = words_of(step, site)
        where = f"{path.id}, step {number} ({step.title})"
        if words is None:
            yield f"{where}: {', '.join((step.at, *step.read))}: not all of it is on {paths.labels()[step.at]}."
            continue
        takes = words / WORDS_A_MINUTE + step.doing
        if abs(takes - step.minutes) > max(LEAST, TOLERANCE * step.minutes):
            yield (
                f"{where}: says {step.minutes:g} minutes and takes {takes:.1f} "
                f"({words} words open, {step.doing:g} minutes of doing)."
            )


def main(words: list[str]) -> None:
    """Every path of every role, on the site that is named or on the reader's."""
    site = Path(words[0]) if words else SITE
    if not (site / "index.html").is_file():
        raise Problem(f"There is no built book in {site}: run make html first.")
    found: list[str] = []
    total = 0
    for role in bank.roles():
        try:
            own = paths.load(role)
        except paths.PathError as error:
            found += error.problems
            continue
        for path in own.values():
            found += findings(path, site)
            total += 1
    if found:
        raise Problem("\n".join(found))
    say(f"{total} paths take the minutes that they say.")


if __name__ == "__main__":
    start(main)
