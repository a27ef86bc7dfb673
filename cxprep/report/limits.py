"""How long a report may take, in every home: a deadline that loops ask, in a terminal, a kernel or a browser.

A signal would be simpler and works neither on Windows nor in a thread, so whoever loops over what a file holds calls
`hurry` once a turn. What runs between two turns has to be bounded by itself: a pattern by its making (a test tries
each one), a library by what is counted before it starts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
# A browser's Python is three to five times slower than this machine's; its page gives up by itself a little later.
SECONDS = 18.0 if sys.platform == "emscripten" else 8.0
_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


class TooLongError(BaseException):
    """Time is up. Not an Exception: libraries that read damaged files go on after those."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """From here `hurry` raises after so many seconds, or after those of an outer limit if they end before."""
    outer, ends = _DEADLINE.get(), time.monotonic() + seconds
    token = _DEADLINE.set(ends if outer is None else min(outer, ends))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def hurry() -> None:
    """TooLongError where the time of the innermost `within` is up."""
    ends = _DEADLINE.get()
    if ends is not None and time.monotonic() > ends:
        raise TooLongError


def in_time(items: Iterable[T]) -> Iterator[T]:
    """The items, asking for the time before each."""
    for item in items:
        hurry()
        yield item
