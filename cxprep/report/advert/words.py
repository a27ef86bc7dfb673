"""The phrases of data/common/postings.yml, each group made ready once, when it is first asked for; and what was
learned of firms' names, data/common/firm.yml. Where nothing was, no firm is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxprep.report.advert.phrases import Phrases, plain, spread

LETTERS = 6  # of a word by which it is known: an ending tells nothing


class Words:
    """What is known of adverts whatever the seat."""

    def __init__(self, data: Mapping[str, Any], firm: Mapping[str, Any] | None = None) -> None:
        self.data = data
        self.firm: Mapping[str, Any] = {"start": 0.0, "line": 1.0, "weights": {}, **(firm or {})}
        held = self.firm.get("usual", ())
        self.usual = frozenset(held.split() if isinstance(held, str) else held)
        self._made: dict[tuple[str, ...], Phrases] = {}
        self._lists: dict[tuple[str, ...], frozenset[str]] = {}

    def phrases(self, *keys: str) -> Phrases:
        """The phrases under these keys, of every language."""
        if keys not in self._made:
            self._made[keys] = Phrases(self._held(keys))
        return self._made[keys]

    def words(self, *keys: str) -> frozenset[str]:
        """The words under these keys, plain."""
        if keys not in self._lists:
            self._lists[keys] = frozenset(plain(one) for one in self._held(keys))
        return self._lists[keys]

    def _held(self, keys: tuple[str, ...]) -> Sequence[str]:
        held: Any = self.data
        for key in keys:
            held = held[key]
        return spread(held)
