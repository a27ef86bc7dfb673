"""How hard a text is to read: Flesch and Kincaid's grade (1975), and the prose of a built page to try it on.

The grade is .39 words a sentence + 11.8 syllables a word - 15.59, in years of school. Syllables are counted by rule,
since a dictionary would have to be fetched; the rules are right for nineteen in twenty of the words that a test tries.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

SKIPPED = {"script", "style", "svg", "nav", "button", "h1", "h2", "h3", "h4", "template", "noscript"}
BLOCKS = {"p", "li", "td", "th", "tr", "dt", "dd", "div", "section", "blockquote", "legend", "label", "summary"}
CLOSING = "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
SHORTEST = 5  # words: what is shorter is a label, and would make a page look easier than it is

# An e that nobody says: walked, names, made. Two vowels that are two syllables: radio, quiet, being, real, chaos. An l
# or r that is one: settled, and what is left of titles.
SILENT = "(?<![td])ed$|(?<![sxzcg])(?<!ch)(?<!sh)es$|(?<![aeiouy]l)(?<!e)e$"
APART = "(?<![tscgx])i[ao]|i(?:et|er$|est$|enc)|[aeoy]i(?=ng)|ea$|rea(?=l)|eo(?![unp])|(?<!q)ua(?=[lt])|y[aio]|ism$"
SYLLABIC = "[^aeiouy][lr]ed$|[^aeiouy]l$"


def syllables(word: str) -> int:
    """The syllables of an English word, by rule."""
    word = re.sub(r"[^a-z]", "", re.split("['\N{RIGHT SINGLE QUOTATION MARK}]", word.lower())[0])
    word = re.sub("^(som|ev|hom|wher|ther)e(?=[a-z])", r"\1", word)  # somebody, every
    word = re.sub("(?<=[^aeiouy])ely$", "ly", word)  # nicely
    if len(word) > 2:
        word = re.sub(SILENT, "", word)
    spoken = len(re.findall("[aeiouy]+", word.removeprefix("y"))) + len(re.findall(f"{APART}|{SYLLABIC}", word))
    return max(1, spoken)


def grade(text: str) -> float:
    """Flesch and Kincaid's grade of `text`, in years of school. ValueError for a text without words."""
    sentences = [part for part in re.split(rf"[.?!:;]+[{CLOSING}]*(?:\s|$)", text) if words(part)]
    found = words(text)
    if not found:
        raise ValueError("The text has no words.")
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def words(text: str) -> list[str]:
    """The words of a text; figures are none."""
    return re.findall("[^\\W\\d_][\\w'\N{RIGHT SINGLE QUOTATION MARK}-]*", text)


class _Prose(HTMLParser):
    """The text blocks of a page's article."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks, self.open, self.depth, self.skip = [""], [], 0, 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in {"br", "hr", "img", "input", "link", "meta", "wbr"}:
            self.blocks[-1] += " "
            return
        self.open.append(tag)
        self.depth += tag == "article"
        self.skip += tag in SKIPPED
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open:
            last = self.open.pop()
            self.depth -= last == "article"
            self.skip -= last in SKIPPED
            if last in BLOCKS:
                self.blocks.append("")
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.depth and not self.skip:
            self.blocks[-1] += data


def prose(page: Path) -> list[str]:
    """What a built page gives to read, block by block: paragraphs, list items, cells, what is folded away too."""
    parser = _Prose()
    parser.feed(page.read_text("utf-8"))
    blocks = (" ".join(block.split()) for block in parser.blocks)
    return [block for block in blocks if len(words(block)) >= SHORTEST]


def passages(blocks: list[str], size: int = 120) -> list[str]:
    """The blocks put together to passages of at least `size` words, each block ending its sentence."""
    found, now = [], ""
    for block in blocks:
        now += block if re.search(r"[.?!:;][\W_]*$", block) else block + "."
        now += " "
        if len(words(now)) >= size:
            found.append(now.strip())
            now = ""
    if now and found:
        found[-1] += " " + now.strip()
    return found or [now.strip()] * bool(now)
