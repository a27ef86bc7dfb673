"""One arithmetic on floats, arrays of plain Python, numpy arrays and symbols; undefined is NaN, not an exception."""

import math
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.live import trace
from cxprep.numbers import arith
from cxprep.numbers.arith import Vector, apply, divide, mean, minimum, total, where
from tests.support.expressions import AWKWARD
from tests.support.repeatable import REPEATABLE, close, same_bits

numbers = st.floats(-1e6, 1e6) | st.sampled_from(AWKWARD)
columns = st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=8)

WAVES = ("log10", "sin", "cos", "tan", "atan", "tanh")
ALONE = ("neg", "abs", "not", "exp", "log", "sqrt", "floor", "ceil", *WAVES)
OPERANDS = dict.fromkeys(ALONE, 1) | {"where": 3, "divide": 3}
CATCHING = ["add", "sub", "mul", "div", "min", "max", "neg", "abs", "exp", "log", "sqrt", "floor", "mod", *WAVES]
WITHOUT_NUMPYS_BITS = ("pow", "exp", "log", *WAVES)  # numpy has its own, right to the last bit but one
# numpy leaves open which zero is the smaller, and what 0 to a negative odd power has for a sign
SIGN_OF_ZERO_IS_OPEN = ("min", "max")


def by_element(op, rows):
    """The operation on floats, row by row."""
    return [float(apply(op, *row)) for row in rows]


@cache
def recorded(op, count):
    """The operation's tape, and what its inputs are called."""
    names = [f"x{i}" for i in range(count)]
    return names, trace(lambda **given: {"y": apply(op, *given.values())}, names)


@pytest.mark.parametrize("op", [op for op in arith.SCALAR if op != "div"])
@REPEATABLE
@given(rows=columns)
def test_an_operation_is_the_same_on_floats_arrays_and_symbols(op, rows):
    rows = [row[: OPERANDS.get(op, 2)] for row in rows]
    truth = by_element(op, rows)
    vectors = [Vector(column) for column in zip(*rows, strict=True)]
    assert same_bits([float(v) for v in apply(op, *vectors)], truth)

    names, tape = recorded(op, len(vectors))
    assert same_bits([tape.run(dict(zip(names, row, strict=True)))["y"] for row in rows], truth)

    ours = apply(op, *(np.array(column) for column in zip(*rows, strict=True)))
    agree = close if op in WITHOUT_NUMPYS_BITS else same_bits
    if op in SIGN_OF_ZERO_IS_OPEN:
        agree = lambda a, b: close(a, b, 0)  # noqa: E731
    assert agree([float(v) for v in ours], truth)


@pytest.mark.parametrize("op", [op for op in arith.SCALAR if op != "div"])
def test_no_operation_raises_whatever_the_floats(op):
    for operands in product(AWKWARD, repeat=OPERANDS.get(op, 2)):
        assert isinstance(apply(op, *operands), float | bool)


@pytest.mark.parametrize("op", [op for op in CATCHING if op != "div"])
def test_nan_is_catching(op):
    count = OPERANDS.get(op, 2)
    for place in range(count):
        operands = [2.0] * count
        operands[place] = math.nan
        assert math.isnan(apply(op, *operands)), (op, operands)


def test_undefined_results_are_nan():
    undefined = [
        arith.sqrt(-1.0),
        arith.log(-1.0),
        arith.power(-8.0, 1 / 3),
        divide(1.0, 0.0),
        divide(0.0, 0.0),
        mean([]),
    ]
    assert all(math.isnan(value) for value in undefined)


def test_what_is_too_large_is_infinite_with_its_sign():
    assert arith.exp(1000.0) == arith.power(10.0, 400.0) == arith.power(0.0, -1.0) == math.inf
    assert arith.power(-10.0, 401.0) == arith.power(-0.0, -3.0) == arith.log(0.0) == -math.inf


def test_divide_says_what_to_take_in_place_of_a_division_by_zero():
    assert divide(6.0, 3.0, -1.0) == 2.0
    assert divide(6.0, 0.0, -1.0) == divide(6.0, -0.0, -1.0) == -1.0
    assert list(divide(np.array([6.0, 6.0]), np.array([3.0, 0.0]), -1.0)) == [2.0, -1.0]


def test_numpy_is_not_warned_about_what_is_undefined(recwarn):
    values = np.array([-1.0, 0.0, math.inf])
    for result in (arith.sqrt(values), arith.log(values), divide(values, 0.0), arith.power(values, -0.5)):
        assert result.shape == (3,)
    assert not recwarn.list


@REPEATABLE
@given(st.lists(st.floats(-1e16, 1e16), max_size=20))
def test_total_adds_from_left_to_right(values):
    running = 0.0
    for value in values:
        running += value
    assert same_bits(total(values), running)
    assert same_bits(float(total(Vector(values))), running)
    assert same_bits(float(total(np.array(values))), running)


def test_total_keeps_the_rounding_that_sum_would_take_back():
    # Python 3.12 made `sum` compensate: [1e16, 1, -1e16] is 1 there and 0 here and on the page
    assert total([1e16, 1.0, -1e16]) == 0.0
    assert total([1e16, -1e16, 1.0]) == 1.0


def test_where_and_minimum_work_element_by_element_with_a_plain_number():
    shares = Vector([0.2, 0.8])
    assert list(where(shares > 0.5, 1.0, shares)) == [0.2, 1.0]
    assert list(minimum(0.5, shares)) == [0.2, 0.5]
    assert list(2 - shares / 2 + 1 * shares**2) == [2 - 0.1 + 0.2**2, 2 - 0.4 + 0.8**2]


def test_arrays_of_different_lengths_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match=r"different lengths \(\[2, 3\]\)"):
        Vector([1.0, 2.0]) + Vector([1.0, 2.0, 3.0])


def test_arrays_of_a_model_do_without_numpy():
    # a browser's Python has no numpy: plain operands must not look for it
    script = "import sys; sys.modules['numpy'] = None\nfrom cxprep.models import clienteling; clienteling.compare()"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
