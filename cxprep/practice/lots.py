"""Drawing lots by a text, the same on any machine: a text as a number, and an order drawn by one.

The page's twins are `hashed` and `shuffled` of widgets/assets/variants.mjs; tests hold them equal by what they draw.
"""

from __future__ import annotations

from cxprep.practice.interview import MOST_SEED, generator


def hashed(text: str) -> int:
    """A text as a whole number of 32 bits, the same on any machine: FNV-1a over its characters, which are ASCII."""
    found = 0x811C9DC5
    for letter in text:
        found = ((found ^ ord(letter)) * 0x01000193) & MOST_SEED
    return found


def shuffled(count: int, key: str) -> list[int]:
    """The numbers below `count` in an order drawn by `key`."""
    following, left, order = generator(hashed(key)), list(range(count)), []
    while left:
        order.append(left.pop(following() % len(left)))
    return order
