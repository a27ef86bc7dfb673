"""Arithmetic that means the same on floats, numpy arrays and the symbols of a trace.

Models import this module and nothing else of the package. It knows neither the tracer nor numpy: an operand
that brings its own `__live_op__` (a symbol) decides for itself, and numpy is only looked for where an operand is
already one of its arrays. What is undefined is NaN, never an exception: `sqrt(-1)`, `log(-1)`, `power(-8, 1/3)`.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import Any

Number = Any  # a float, a bool, a numpy array, a Vector or a symbol

__all__ = [
    "Vector",
    "apply",
    "array",
    "atan",
    "ceil",
    "cos",
    "divide",
    "exp",
    "floor",
    "log",
    "log10",
    "logical_and",
    "logical_not",
    "logical_or",
    "maximum",
    "mean",
    "minimum",
    "mod",
    "power",
    "rounded",
    "sin",
    "sqrt",
    "tan",
    "tanh",
    "total",
    "where",
]


def _pick(condition: Number, a: Number, b: Number) -> Number:
    return a if condition else b


def _smaller(a: float, b: float) -> float:
    return a + b if a != a or b != b else min(a, b)  # NaN is catching, as in JavaScript and numpy


def _larger(a: float, b: float) -> float:
    return a + b if a != a or b != b else max(a, b)


def _divide(a: float, b: float, otherwise: float) -> float:
    return otherwise if b == 0 else a / b


def _power(a: float, b: float) -> float:
    try:
        result = a**b
    except (ZeroDivisionError, OverflowError):
        if a < 0 and b % 1:
            return math.nan
        return math.copysign(math.inf, a) if b % 2 == 1 else math.inf
    return math.nan if isinstance(result, complex) else result


def _exp(a: float) -> float:
    try:
        return math.exp(a)
    except OverflowError:
        return math.inf


def _log(a: float) -> float:
    if a == 0:
        return -math.inf
    return math.log(a) if a > 0 else math.nan


def _log10(a: float) -> float:
    if a == 0:
        return -math.inf
    return math.log10(a) if a > 0 else math.nan


def _sqrt(a: float) -> float:
    return math.sqrt(a) if a >= 0 else math.nan


def _finite(function: Callable[[float], float]) -> Callable[[float], float]:
    """The function where its argument is finite, else NaN: a wave has no value at infinity."""
    return lambda a: float(function(a)) if math.isfinite(a) else math.nan


def _whole(function: Callable[[float], int]) -> Callable[[float], float]:
    """Down or up to a whole number, as a float with its sign, as JavaScript and numpy have it."""
    return lambda a: math.copysign(float(function(a)), a) if math.isfinite(a) else a


def _mod(a: float, b: float) -> float:
    return float(a % b) if b != 0 and math.isfinite(a) else math.nan


def _floordiv(a: float, b: float) -> float:
    return float(a // b) if b != 0 and math.isfinite(a) else math.nan


def _rounded(a: float, digits: float) -> float:
    if digits not in _DIGITS:
        return math.nan
    return float(round(float(a), int(digits))) if math.isfinite(a) else a


_DIGITS = frozenset(range(16))


# What each recorded operation does to plain floats. The page's evaluator has the same names.
SCALAR: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "pow": _power,
    "neg": operator.neg,
    "abs": abs,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
    "and": lambda a, b: bool(a) and bool(b),
    "or": lambda a, b: bool(a) or bool(b),
    "not": lambda a: not a,
    "min": _smaller,
    "max": _larger,
    "where": _pick,
    "divide": _divide,
    "exp": _exp,
    "log": _log,
    "sqrt": _sqrt,
    "log10": _log10,
    "sin": _finite(math.sin),
    "cos": _finite(math.cos),
    "tan": _finite(math.tan),
    "atan": math.atan,
    "tanh": math.tanh,
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
    "mod": _mod,
    "floordiv": _floordiv,
    "round": _rounded,
}


_PLAIN = {float, int, bool}


def _numpy(op: str, args: tuple[Number, ...]) -> Number:
    """The same operation on numpy arrays; undefined elements become NaN or infinity without a warning."""
    import numpy as np

    result: Any
    with np.errstate(all="ignore"):
        if op == "where":
            result = np.where(*args)
        elif op == "divide":
            a, b, otherwise = args
            zero = np.equal(b, 0)
            result = np.where(zero, otherwise, np.divide(a, np.where(zero, 1, b)))
        elif op in _ONE_BY_ONE:  # numpy has other last bits, or another answer where nothing is divided by
            result = np.vectorize(SCALAR[op], otypes=[float])(*args)
        else:
            function = getattr(np, _NUMPY[op]) if op in _NUMPY else SCALAR[op]
            result = function(*args)
    return result[()]  # a number stays a number


_NUMPY = {"min": "minimum", "max": "maximum", "and": "logical_and", "or": "logical_or", "not": "logical_not"}
_NUMPY |= {"pow": "power", "atan": "arctan"}
_NUMPY |= {name: name for name in ("exp", "log", "log10", "sqrt", "sin", "cos", "tan", "tanh", "floor", "ceil")}
_ONE_BY_ONE = ("mod", "floordiv", "round")


def apply(op: str, *args: Number) -> Number:
    """Apply the operation named `op` to operands of any of the kinds that this module knows."""
    if all(type(arg) in _PLAIN for arg in args):  # the common case, without asking each operand what it is
        return SCALAR[op](*args)
    for arg in args:
        hook = getattr(type(arg), "__live_op__", None)
        if hook is not None:
            return hook(op, args)
    if any(isinstance(arg, Vector) for arg in args):
        lengths = {len(arg) for arg in args if isinstance(arg, Vector)}
        if len(lengths) > 1:
            raise ValueError(f"Arrays of different lengths ({sorted(lengths)}) cannot be combined element by element.")
        length = lengths.pop()
        columns = [arg.values if isinstance(arg, Vector) else repeat(arg, length) for arg in args]
        kinds = {kind for arg in args for kind in (map(type, arg.values) if isinstance(arg, Vector) else [type(arg)])}
        one = SCALAR[op] if kinds <= _PLAIN else partial(apply, op)  # a simulation's draws are thousands of floats
        return Vector(map(one, *columns))
    if any(hasattr(arg, "__array__") for arg in args):
        return _numpy(op, args)
    return SCALAR[op](*args)


class Operators:
    """Python's operators, each of them handed to `apply`: what `Vector` and a symbol have in common."""

    __slots__ = ()
    __array_ufunc__ = None  # numpy leaves a mixed expression to us
    __hash__ = None  # type: ignore[assignment]  # == compares element by element

    def __add__(self, other: Number) -> Number:
        return apply("add", self, other)

    def __radd__(self, other: Number) -> Number:
        return apply("add", other, self)

    def __sub__(self, other: Number) -> Number:
        return apply("sub", self, other)

    def __rsub__(self, other: Number) -> Number:
        return apply("sub", other, self)

    def __mul__(self, other: Number) -> Number:
        return apply("mul", self, other)

    def __rmul__(self, other: Number) -> Number:
        return apply("mul", other, self)

    def __truediv__(self, other: Number) -> Number:
        return apply("div", self, other)

    def __rtruediv__(self, other: Number) -> Number:
        return apply("div", other, self)

    def __pow__(self, other: Number) -> Number:
        return apply("pow", self, other)

    def __rpow__(self, other: Number) -> Number:
        return apply("pow", other, self)

    def __mod__(self, other: Number) -> Number:
        return apply("mod", self, other)

    def __rmod__(self, other: Number) -> Number:
        return apply("mod", other, self)

    def __floordiv__(self, other: Number) -> Number:
        return apply("floordiv", self, other)

    def __rfloordiv__(self, other: Number) -> Number:
        return apply("floordiv", other, self)

    def __neg__(self) -> Number:
        return apply("neg", self)

    def __pos__(self) -> Number:
        return self

    def __abs__(self) -> Number:
        return apply("abs", self)

    def __round__(self, digits: int | None = None) -> Number:
        return apply("round", self, digits or 0)

    def __floor__(self) -> Number:
        return apply("floor", self)

    def __ceil__(self) -> Number:
        return apply("ceil", self)

    def __lt__(self, other: Number) -> Number:
        return apply("lt", self, other)

    def __le__(self, other: Number) -> Number:
        return apply("le", self, other)

    def __gt__(self, other: Number) -> Number:
        return apply("gt", self, other)

    def __ge__(self, other: Number) -> Number:
        return apply("ge", self, other)

    def __eq__(self, other: object) -> Number:
        return apply("eq", self, other)

    def __ne__(self, other: object) -> Number:
        return apply("ne", self, other)

    def __and__(self, other: Number) -> Number:
        return apply("and", self, other)

    def __rand__(self, other: Number) -> Number:
        return apply("and", other, self)

    def __or__(self, other: Number) -> Number:
        return apply("or", self, other)

    def __ror__(self, other: Number) -> Number:
        return apply("or", other, self)

    def __invert__(self) -> Number:
        return apply("not", self)


class Vector(Operators):
    """A fixed-length array in plain Python: element by element with everything else of this module.

    A seeded simulation keeps its draws in one, so that they become a constant of the page.
    """

    __slots__ = ("values",)

    def __init__(self, values: Iterable[Number]) -> None:
        self.values = tuple(values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: int) -> Number:
        return self.values[index]

    def __iter__(self) -> Iterator[Number]:
        return iter(self.values)

    def __repr__(self) -> str:
        return f"Vector({list(self.values)!r})"


def array(values: Iterable[Number]) -> Number:
    """A fixed-length array of `values` (numbers or symbols)."""
    values = tuple(values)
    for value in values:
        hook = getattr(type(value), "__live_op__", None)
        if hook is not None:
            return hook("stack", values)
    return Vector(values)


def where(condition: Number, a: Number, b: Number) -> Number:
    """`a` where the condition holds, else `b`. Both are computed: guard a division with `divide`."""
    return apply("where", condition, a, b)


def minimum(a: Number, b: Number) -> Number:
    """The smaller of two, NaN if either is."""
    return apply("min", a, b)


def maximum(a: Number, b: Number) -> Number:
    """The larger of two, NaN if either is."""
    return apply("max", a, b)


def divide(a: Number, b: Number, otherwise: Number = math.nan) -> Number:
    """`a / b`, or `otherwise` (NaN unless given) where `b` is zero."""
    return apply("divide", a, b, otherwise)


def power(a: Number, b: Number) -> Number:
    """`a ** b`, NaN where that is not a real number and infinity where it is too large for a float."""
    return apply("pow", a, b)


def exp(a: Number) -> Number:
    """e to the power `a`; infinity where that is too large for a float."""
    return apply("exp", a)


def log(a: Number) -> Number:
    """The natural logarithm; minus infinity at 0, NaN below."""
    return apply("log", a)


def sqrt(a: Number) -> Number:
    """The square root, NaN below 0."""
    return apply("sqrt", a)


def log10(a: Number) -> Number:
    """The logarithm to the base 10; minus infinity at 0, NaN below."""
    return apply("log10", a)


def sin(a: Number) -> Number:
    """The sine of an angle in radians; NaN at infinity."""
    return apply("sin", a)


def cos(a: Number) -> Number:
    """The cosine of an angle in radians; NaN at infinity."""
    return apply("cos", a)


def tan(a: Number) -> Number:
    """The tangent of an angle in radians; NaN at infinity."""
    return apply("tan", a)


def atan(a: Number) -> Number:
    """The angle in radians whose tangent is `a`."""
    return apply("atan", a)


def tanh(a: Number) -> Number:
    """The hyperbolic tangent."""
    return apply("tanh", a)


def floor(a: Number) -> Number:
    """The next whole number down, as a float."""
    return apply("floor", a)


def ceil(a: Number) -> Number:
    """The next whole number up, as a float."""
    return apply("ceil", a)


def mod(a: Number, b: Number) -> Number:
    """`a % b`, with the sign of `b`, as Python has it; NaN where `b` is zero."""
    return apply("mod", a, b)


def rounded(a: Number, digits: Number = 0) -> Number:
    """`round(a, digits)` as a float: exact ties go to the even digit. `digits` is 0 to 15."""
    return apply("round", a, digits)


def logical_and(a: Number, b: Number) -> Number:
    """True where both are. (`a & b` does the same on comparisons; Python's `and` cannot be traced.)"""
    return apply("and", a, b)


def logical_or(a: Number, b: Number) -> Number:
    """True where either is."""
    return apply("or", a, b)


def logical_not(a: Number) -> Number:
    """True where `a` is not."""
    return apply("not", a)


def total(values: Number) -> Number:
    """The sum of an array or list, from left to right.

    Use it instead of `sum`, which compensates for rounding since Python 3.12 and so gives other last bits than
    Python 3.11 and the page.
    """
    hook = getattr(type(values), "__live_op__", None)
    if hook is not None:
        return hook("total", (values,))
    result: Number = 0.0
    for value in values:
        result = result + value
    return result


def mean(values: Number) -> Number:
    """The arithmetic mean of an array or list; NaN where it is empty."""
    return divide(total(values), len(values))
