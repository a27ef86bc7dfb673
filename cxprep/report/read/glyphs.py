"""The letters of a PDF's page, each with the place where it begins and ends by its font's own widths.

pypdf reads the file, its fonts and its streams of operators; this follows the operators that place text (PDF 32000-1,
8.4 and 9.4), forms within the page included. What the letters spell is for `layout`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

# Not public, but the one place where pypdf keeps what a font's codes mean and how wide they are; the version is pinned.
from pypdf.generic._font import Font

from cxprep.report.limits import hurry

MOST_GLYPHS = 40_000  # on a page; a page of small print has 8,000
DEEPEST_FORM = 8
_ICON = re.compile(r"/[a-z][a-z-]{3,30}")  # a picture font's letter, which has a name and no text
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Glyph:
    """A letter (or a ligature's letters): where it begins and ends on its base line, in points, and how high it is.

    `apart` is the space that the file asks for between any two letters; `turn` is its direction in degrees, 0 for text
    that runs from left to right, and x and y are given as if the page were turned so.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    apart: float
    turn: int


@dataclass
class _State:
    """The graphics state, as far as text goes."""

    at: Matrix = IDENTITY
    font: Font | None = None
    scale: float = 0.001  # of the font's widths; a Type 3 font has its own
    size: float = 12.0
    apart: float = 0.0
    word: float = 0.0
    wide: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def glyphs(page: Any) -> list[Glyph]:
    """The glyphs of a page (a `pypdf.PageObject`) in the order in which the file shows them."""
    found: list[Glyph] = []
    start = _turned(int(page.get("/Rotate", 0) or 0) % 360)
    for one in _shown(page, page.get("/Contents"), _State(at=start), page.pdf, 0, {}):
        found.append(one)
        if len(found) > MOST_GLYPHS:
            break
    return found


def _turned(degrees: int) -> Matrix:
    """The matrix that turns a page as its viewer does."""
    turns: dict[int, Matrix] = {90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}
    return turns.get(degrees, IDENTITY)


def _times(m: Sequence[float], n: Sequence[float]) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _fonts(owner: Any) -> DictionaryObject:
    """The fonts that a page or form names; a page may leave them to the tree it hangs in."""
    for _ in range(20):
        resources = owner.get("/Resources")
        if resources is not None:
            return resources.get_object()
        parent = owner.get("/Parent")
        if parent is None:
            break
        owner = parent.get_object()
    return DictionaryObject()


def _shown(
    owner: Any, contents: Any, state: _State, pdf: Any, depth: int, known: dict[int, tuple[Font, float]]
) -> Iterator[Glyph]:
    """What a page or form shows. Operands that are no numbers are passed over, as readers of PDFs do."""
    if contents is None:
        return
    resources = _fonts(owner)
    named = resources.get("/Font", DictionaryObject()).get_object()
    forms = resources.get("/XObject", DictionaryObject()).get_object()
    stack: list[_State] = []
    line = text = IDENTITY
    for operands, operator in ContentStream(contents.get_object(), pdf, "bytes").operations:
        hurry()
        numbers = [float(one) for one in operands if isinstance(one, int | float)]
        if operator == b"q":
            stack.append(replace(state))
        elif operator == b"Q":
            state = stack.pop() if stack else state
        elif operator == b"cm" and len(numbers) == 6:
            state.at = _times(numbers, state.at)
        elif operator == b"BT":
            line = text = IDENTITY
        elif operator == b"Tf" and operands:
            state.font, state.scale = _font(named, operands[0], known)
            state.size = numbers[-1] if numbers else state.size
        elif operator == b"Tc" and numbers:
            state.apart = numbers[0]
        elif operator == b"Tw" and numbers:
            state.word = numbers[0]
        elif operator == b"Tz" and numbers:
            state.wide = numbers[0] / 100
        elif operator == b"TL" and numbers:
            state.leading = numbers[0]
        elif operator == b"Ts" and numbers:
            state.rise = numbers[0]
        elif operator in (b"Td", b"TD") and len(numbers) >= 2:
            line = text = _times((1, 0, 0, 1, numbers[0], numbers[1]), line)
            if operator == b"TD":
                state.leading = -numbers[1]
        elif operator == b"Tm" and len(numbers) >= 6:
            line = text = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        elif operator in (b"T*", b"'", b'"'):
            line = text = _times((1, 0, 0, 1, 0, -state.leading), line)
            if operator == b'"' and len(numbers) >= 2:
                state.word, state.apart = numbers[0], numbers[1]
        if operator in (b"Tj", b"TJ", b"'", b'"') and operands and state.font is not None:
            items = operands[0] if operator == b"TJ" and isinstance(operands[0], ArrayObject) else operands[-1:]
            for item in items:
                if isinstance(item, int | float):
                    text = _times((1, 0, 0, 1, -float(item) / 1000 * state.size * state.wide, 0), text)
                elif isinstance(item, bytes | str):
                    found, moved = _string(item, state, text)
                    yield from found
                    text = _times((1, 0, 0, 1, moved, 0), text)
        elif operator == b"Do" and operands and depth < DEEPEST_FORM and operands[0] in forms:
            form = forms[operands[0]].get_object()
            if form.get("/Subtype") == "/Form":
                inner = replace(state)
                matrix = [float(one) for one in form.get("/Matrix", IDENTITY)]
                inner.at = _times(matrix, state.at) if len(matrix) == 6 else state.at
                yield from _shown(form if "/Resources" in form else owner, form, inner, pdf, depth + 1, known)


def _font(named: DictionaryObject, name: Any, known: dict[int, tuple[Font, float]]) -> tuple[Font | None, float]:
    """A font and the scale of its widths, read once."""
    if name not in named:
        return None, 0.001
    resource = named[name].get_object()
    if not isinstance(resource, DictionaryObject):
        return None, 0.001
    if id(resource) not in known:
        scale = 0.001
        if resource.get("/Subtype") == "/Type3":
            scale = abs(float(resource.get("/FontMatrix", [0.001])[0])) or 0.001
        known[id(resource)] = (Font.from_font_resource(resource), scale)
    return known[id(resource)]


def _string(item: bytes | str, state: _State, text: Matrix) -> tuple[list[Glyph], float]:
    """A string's glyphs, and how far it moves the pen, in units of the text's own space."""
    font = state.font
    assert font is not None
    whole = _times(text, state.at)
    across = math.hypot(whole[0], whole[1])
    up = math.hypot(whole[2], whole[3])
    turn = round(math.degrees(math.atan2(whole[1], whole[0]))) % 360
    # the place along the direction of the text, and across it
    cos, sin = (whole[0] / across, whole[1] / across) if across else (1.0, 0.0)
    left = whole[4] * cos + whole[5] * sin
    base = whole[5] * cos - whole[4] * sin + state.rise * up
    found: list[Glyph] = []
    moved = 0.0
    for raw, shown in _codes(item, font):
        width = font.space_width if raw == font.space_char else font.get_text_width(raw)
        width = width * state.scale * state.size * state.wide
        if shown and not _ICON.fullmatch(shown):
            apart = state.apart * state.wide * across
            found.append(
                Glyph(shown, left + moved * across, left + (moved + width) * across, base, state.size * up, apart, turn)
            )
        moved += width + state.apart * state.wide + (state.word * state.wide if raw == " " else 0.0)
    return found, moved


def _codes(item: bytes | str, font: Font) -> Iterator[tuple[str, str]]:
    """Each code of a string, as pypdf's fonts name it, and the text it stands for."""
    if isinstance(item, str):
        yield from ((one, one) for one in item)
    elif isinstance(font.encoding, str):
        try:
            codes = item.decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            codes = item.decode(font.encoding, "replace")
        yield from ((one, str(font.character_map.get(one, one))) for one in codes)
    else:
        for byte in item:
            meant = font.encoding.get(byte, chr(byte))
            yield chr(byte), str(font.character_map.get(meant, meant))
