"""Small repairs of text from any kind of file: ligatures, bullets of symbol fonts, wrong encodings, l e t t e r s.

Each repair needs evidence: a letter is a bullet only where it begins several lines, bytes are read anew only where they
spell UTF-8. Every line stays a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

from cxprep.report.read.words import vocabulary

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURES = str.maketrans(LIGATURES)
_BULLET_OF_SYMBOLS = re.compile(r"^ *[\x01-\x08\x0e-\x1f\x7f-\x9f][ \t]*(?=\w)")
_BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)


def clean(line: str) -> str:
    """A line with ordinary blanks and letters, without what no page can show."""
    line = line.translate(_LIGATURES)
    line = _BULLET_OF_SYMBOLS.sub("• ", line)
    return _UNSEEN.sub("", _BLANKS.sub(" ", line)).rstrip()


# Letters that symbol fonts show as bullets, and marks that are bullets and nothing else
_LETTER_BULLET = re.compile(r"\s*([lonqvwuüØøŸ§¨Ð])\s+(?=[A-Z0-9À-ÞĀ-Ž\"“'‘(£$€])")
_SURE = frozenset("§ŸØ¨")
_ONLY_A_BULLET = re.compile(r"\s*(?:[•‣▪●○◦∙·■□➢➤►▸▶✓✔❖⁃❑§Ø\uf0a7\uf0b7\uf0d8\uf076]|[-–*])\s*")


def bulleted(lines: list[str]) -> list[str]:
    """The lines with letters that stand for bullets made bullets, and a bullet alone on a line put before the next."""
    found = [_LETTER_BULLET.match(line) for line in lines]
    counts = Counter(match[1] for match in found if match)
    out: list[str] = []
    waiting = False
    for line, match in zip(lines, found, strict=True):
        if match and (match[1] in _SURE or counts[match[1]] >= 2):
            line = f"• {line[match.end() :]}"
        if _ONLY_A_BULLET.fullmatch(line):
            out.append("")  # so that every line keeps its number
            waiting = True
            continue
        if waiting and line.strip():
            line, waiting = f"• {line.strip()}", False
        out.append(line)
    return out


# A letter that somebody sent on: each line of it behind a mark, the blank ones too
_SENT_ON = re.compile(r" ?>(?: ?>)*(?: |$)")
SENT_ON = 4  # such lines, one after the other


def unquoted(lines: list[str]) -> list[str]:
    """The lines of a letter that was sent on without the marks before them. In a list no mark stands alone."""
    out = list(lines)
    begin = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and _SENT_ON.match(lines[at]):
            continue
        run = lines[begin:at]
        if len(run) >= SENT_ON and any(not line.strip(" >") for line in run):
            out[begin:at] = [_SENT_ON.sub("", line, count=1) for line in run]
        begin = at + 1
    return out


# UTF-8 that was read as Windows-1252
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WRONG = re.compile(rf"â[{_HIGH}]{{2}}|ð[{_HIGH}]{{3}}|ï[{_HIGH}]{{2}}|[ÂÃÄÅ][{_HIGH}]")
_SURELY_WRONG = re.compile(rf"â€[{_HIGH}]")
# Of which a byte was lost on the way: a dash, a bullet, and a blank that does not break
_HALF = re.compile(r"ï¼[\u200b\u008d]?(?=\s)|â€(?=\s|$)")
_HALF_A_QUOTE = re.compile(r"(“[^“”]{1,200}?)â€(?!\w)")
_HALF_A_HYPHEN = re.compile(r"(?<=[a-z])â€(?=[a-z])")
_HALF_A_BULLET = re.compile(r"(?<!\w)â[—–](?!\w*[à-ÿ])")
_HALF_A_BLANK = re.compile(r"(?<![A-ZÀ-Þ])Â+(?=[\sâ·]|$)")


def decoded_anew(lines: list[str]) -> list[str]:
    """The lines with UTF-8 that was taken for Windows-1252 read as what it is ("â€¢" is a bullet)."""
    wrong = sum(len(_WRONG.findall(line)) for line in lines)
    if wrong + sum(len(_HALF.findall(line)) for line in lines) >= 2 or any(map(_SURELY_WRONG.search, lines)):
        lines = [_WRONG.sub(_as_utf8, line) for line in lines]
    return [_halves(line) if "Â" in line or "â" in line or "ï" in line else line for line in lines]


def _halves(line: str) -> str:
    """A line with what is left of signs of which a byte was lost."""
    line = _HALF_A_BULLET.sub("• ", _HALF_A_BLANK.sub(" ", line))
    line = _HALF_A_HYPHEN.sub("-", _HALF_A_QUOTE.sub(r"\1”", line))
    return _HALF.sub("–", line)


def _as_utf8(match: re.Match[str]) -> str:
    codes = bytearray()
    for sign in match[0]:
        try:
            codes += sign.encode("cp1252")
        except UnicodeEncodeError:
            codes += sign.encode("latin-1", "replace")
    try:
        return codes.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


# L E T T E R S
_APART = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")


def together(lines: list[str]) -> list[str]:
    """The lines with words that were set letter by letter written as words."""
    if not any(map(_APART.search, lines)):
        return lines
    known = vocabulary(lines)
    return [_APART.sub(lambda match: _words(match[0].replace(" ", ""), known), line) for line in lines]


def _words(letters: str, known: Set[str]) -> str:
    """A run of letters, parted into words where all of it can be: with few words, as few as can be."""
    low = letters.lower()
    if low in known or len(low) > 40:
        return letters
    best: list[list[str] | None] = [[]]
    for end in range(1, len(low) + 1):
        ways = [
            [*way, letters[start:end]]
            for start in range(max(0, end - 16), end)
            if (way := best[start]) is not None and end - start > 1 and low[start:end] in known
        ]
        best.append(min(ways, key=len, default=None))
    return " ".join(best[-1]) if best[-1] else letters
