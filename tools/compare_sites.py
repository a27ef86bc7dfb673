"""`python -m tools.compare_sites OLD NEW`: whether two built sites say the same, page by page.

For a change that moves code and must not change what readers see. Knows pages as the text between their tags, scripts
and styles left out; what a page's attributes and pictures hold it does not compare. Status 1 where something differs.
"""

import difflib
from html.parser import HTMLParser
from pathlib import Path

from tools.project import Problem, say, start

SILENT = {"script", "style", "template"}
MOST_LINES = 12  # of the differences of one page


class Text(HTMLParser):
    """The pieces of text of a page, in order, white space folded."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and not self.silent:
            self.pieces.append(words)


def text(page: Path) -> list[str]:
    """What a page says, piece by piece."""
    reader = Text()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.pieces


def pages(site: Path) -> dict[str, Path]:
    """The pages of a site by their address in it."""
    return {page.relative_to(site).as_posix(): page for page in sorted(site.rglob("*.html"))}


def differences(old: Path, new: Path) -> list[str]:
    """A line for each page that only one site has, and the first differences of each that says something else."""
    before, after = pages(old), pages(new)
    found = [f"only in {old}: {name}" for name in before.keys() - after.keys()]
    found += [f"only in {new}: {name}" for name in after.keys() - before.keys()]
    for name in sorted(before.keys() & after.keys()):
        lines = list(difflib.unified_diff(text(before[name]), text(after[name]), name, name, lineterm="", n=0))
        found += lines[:MOST_LINES]
    return found


def main(words: list[str]) -> None:
    """What the command line does."""
    if len(words) != 2 or not all(Path(word).is_dir() for word in words):
        raise Problem("Name two folders of built sites: python -m tools.compare_sites OLD NEW")
    old, new = map(Path, words)
    if found := differences(old, new):
        raise Problem("\n".join(found))
    say(f"{len(pages(new))} pages say the same in both sites.")


if __name__ == "__main__":
    start(main)
