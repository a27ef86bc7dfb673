"""What each drill computes: pure functions, keyword numbers in, a mapping of named numbers out.

A model imports nothing but `cxprep.numbers.arith`, so that the same function runs on floats, on numpy arrays
(heat maps) and on the symbols of a trace (the page).
"""

import inspect
from collections.abc import Callable
from typing import Any


def defaults(model: Callable[..., Any]) -> dict[str, Any]:
    """The figures of the case: every keyword of `model` with its default."""
    return {name: parameter.default for name, parameter in inspect.signature(model).parameters.items()}
