"""Random numbers that come out the same on every machine and version of Python.

Only `random.Random(seed).random()` is used, whose sequence Python promises to keep; shuffles, gamma and beta variates
are made from it here. This module knows nothing about surveys or orders.
"""

import math
from collections.abc import Sequence
from random import Random
from statistics import NormalDist
from typing import Any

NORMAL = NormalDist()


class Draws:
    """A seeded source of numbers."""

    def __init__(self, seed: int):
        self.uniform = Random(seed).random

    def normal(self) -> float:
        """One standard normal number."""
        return NORMAL.inv_cdf((self.uniform() * (1 << 52) + 0.5) / (1 << 52))

    def exponential(self, rate: float) -> float:
        """A waiting time of mean 1 / rate."""
        return -math.log(1 - self.uniform()) / rate

    def gamma(self, shape: float, rate: float) -> float:
        """A gamma number of mean shape / rate (Marsaglia & Tsang 2000)."""
        if shape < 1:
            return self.gamma(shape + 1, rate) * (1 - self.uniform()) ** (1 / shape)
        d = shape - 1 / 3
        c = 1 / math.sqrt(9 * d)
        while True:
            x = self.normal()
            v = (1 + c * x) ** 3
            if v > 0 and math.log(1 - self.uniform()) < x * x / 2 + d - d * v + d * math.log(v):
                return d * v / rate

    def beta(self, a: float, b: float) -> float:
        """A beta number of mean a / (a + b)."""
        x, y = self.gamma(a, 1), self.gamma(b, 1)
        return x / (x + y)

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1."""
        return int(self.uniform() * n)

    def pick(self, items: Sequence[Any]) -> Any:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence) -> list:
        """The items in a random order."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def weighted(self, weights: dict[Any, float]) -> Any:
        """One of the keys, in proportion to its weight."""
        left = self.uniform() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return key


def quotas(n: int, shares: dict) -> list:
    """n items in the given shares as exactly as whole numbers allow (largest remainders)."""
    total = sum(shares.values())
    exact = {key: n * share / total for key, share in shares.items()}
    counts = {key: int(value + 1e-9) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: counts[key] - exact[key])
    for key in by_remainder[: n - sum(counts.values())]:
        counts[key] += 1
    return [key for key, count in counts.items() for _ in range(count)]
