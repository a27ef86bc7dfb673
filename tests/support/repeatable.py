"""Settings under which hypothesis tries the same examples at every run: a red test is red on every machine."""

import math
from typing import Any

from hypothesis import HealthCheck, settings

REPEATABLE = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def same_bits(a: Any, b: Any) -> bool:
    """Whether two results (floats, or lists of floats) agree to the last bit, the sign of a zero included."""
    if isinstance(a, list) or isinstance(b, list):
        return isinstance(a, list) and isinstance(b, list) and len(a) == len(b) and all(map(same_bits, a, b))
    if a != a or b != b:
        return a != a and b != b
    return a == b and math.copysign(1, a) == math.copysign(1, b)


def close(a: Any, b: Any, tolerance: float = 1e-12) -> bool:
    """Whether two results agree to a relative tolerance, or are both undefined."""
    if isinstance(a, list) or isinstance(b, list):
        return len(a) == len(b) and all(close(x, y, tolerance) for x, y in zip(a, b, strict=True))
    return same_bits(a, b) or math.isclose(a, b, rel_tol=tolerance)
