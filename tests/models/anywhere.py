"""What must hold of every model of a live chart, at any setting: a number or NaN, the same on a grid and on a tape.

A sample is enough here: `live()` holds the tape to the model at some hundreds of settings whenever a notebook runs, and
the browser tests do so at 300 more on the built page.
"""

import inspect
import math
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cxprep.live import trace
from tests.repeatable import REPEATABLE, close, same_bits

LEAST = 1e-150  # no slider stands nearer to nothing without being there; a quotient by such a number is an overflow
ENDS = 6  # of how many keywords all combinations of their ends are tried
EXAMPLES = 50


def flat(result) -> dict[str, float]:
    """The single numbers of a result, those of its lists included."""
    found = {}
    for name, value in result.items():
        for place, one in enumerate(value) if isinstance(value, list) else [("", value)]:
            found[f"{name}{place}"] = float(one)
    return found


def check(function, ranges: dict[str, tuple[float, float]]) -> None:
    """Try `function` over `ranges`, one for each of its keywords, and at combinations of their ends."""
    names = list(inspect.signature(function).parameters)
    assert set(ranges) == set(names), "every keyword has a range"
    for values in product(*(ranges[name] for name in names[:ENDS])):
        case = dict(zip(names, values, strict=False))
        assert not [name for name, value in flat(function(**case)).items() if math.isinf(value)], case
    tape = trace(function, names, {})
    # Which constants hypothesis tries depends on the modules that the process has loaded, so one run met 2e-308 and
    # another did not.
    number = {name: st.floats(*ranges[name]).map(lambda value: value if abs(value) >= LEAST else 0.0) for name in names}
    cases = st.fixed_dictionaries(number)

    @settings(REPEATABLE, max_examples=EXAMPLES)
    @given(st.lists(cases, min_size=1, max_size=3))
    def everywhere(some):
        with np.errstate(all="ignore"):
            grid = function(**{name: np.array([case[name] for case in some]) for name in names})
        for i, case in enumerate(some):
            result = function(**case)
            assert not [name for name, value in flat(result).items() if math.isinf(value)]
            # numpy's exp and Python's differ in the last bit, and a small difference of large numbers inherits it
            rounding = 1e-13 * max(abs(value) for value in (0.0, *flat(result).values()) if value == value)
            slots = tape.slots(case)
            for name, value in result.items():
                place = tape.outputs[name]
                recorded = [slots[k] for k in place] if isinstance(place, list) else slots[place]
                recorded = [float(v) for v in recorded] if isinstance(value, list) else float(recorded)
                wanted = [float(v) for v in value] if isinstance(value, list) else float(value)
                assert same_bits(recorded, wanted), name
                rows = grid[name] if isinstance(value, list) else [grid[name]]
                for row, one in zip(rows, wanted if isinstance(value, list) else [wanted], strict=True):
                    there = float(np.broadcast_to(row, len(some))[i])
                    assert close(there, one) or abs(there - one) <= rounding, name

    everywhere()
