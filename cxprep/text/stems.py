"""A word without its regular endings, so that its forms are one."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its regular endings."""
    if word.endswith(("'s", "s'")):
        word = word[:-2].rstrip("'")
    if len(word) <= 3:
        return word
    for ending, to in _ENDINGS:
        if word.endswith(ending) and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            base = word[: len(word) - len(ending)] + to
            if len(base) < 3 or not re.search(r"[aeiouy]", base):
                continue
            if ending in ("ing", "ed") and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base[:-1] if base.endswith("e") and len(base) > 3 else base
    return word
