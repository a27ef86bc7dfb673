"""Random expressions for hypothesis: nested tuples that the same code works out on floats and on symbols.

Three kinds grow out of each other: numbers, arrays of LENGTH elements, and conditions (of one number or of an array).
`exact` expressions hold nothing but what gives the same bits everywhere.
"""

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from cxprep.numbers import arith
from cxprep.numbers.arith import Vector

NAMES = ("x", "y", "z")
LENGTH = 3
AWKWARD = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, math.nan, math.inf, -math.inf, 1e-300, 1e300]
floats = st.floats(-1e6, 1e6, allow_subnormal=False) | st.sampled_from(AWKWARD)
inputs = st.fixed_dictionaries(dict.fromkeys(NAMES, floats))

EXACT: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "negative": operator.neg,
    "absolute": abs,
    "minimum": arith.minimum,
    "maximum": arith.maximum,
    "sqrt": arith.sqrt,
    "floor": arith.floor,
    "ceil": arith.ceil,
    "//": lambda a, b: arith.apply("floordiv", a, b),
    "%": arith.mod,
    "divide": arith.divide,
    "where": arith.where,
}
ROUNDED: dict[str, Callable[..., Any]] = {"power": arith.power, "exp": arith.exp, "log": arith.log}
CONDITIONS: dict[str, Callable[..., Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "both": arith.logical_and,
    "either": arith.logical_or,
    "not": arith.logical_not,
}
REDUCTIONS = {"total": arith.total, "mean": arith.mean}
ALL = {**EXACT, **ROUNDED, **CONDITIONS, **REDUCTIONS, "one if": lambda condition: condition * 1.0}


def value(expression: tuple, given: Mapping[str, Any]) -> Any:
    """What an expression comes to, `given` a float or a symbol for each name."""
    op, *args = expression
    if op == "input":
        return given[args[0]]
    if op == "number":
        return args[0]
    if op == "constant":
        return Vector(args)
    if op == "element":
        return value(args[0], given)[args[1]]
    values = [value(arg, given) for arg in args]
    return arith.array(values) if op == "array" else ALL[op](*values)


def model_of(*expressions: tuple) -> Callable[..., dict[str, Any]]:
    """A model with an output for each expression."""

    def model(**given: Any) -> dict[str, Any]:
        return {f"out{i}": value(expression, given) for i, expression in enumerate(expressions)}

    return model


def plain(result: Any) -> Any:
    """A result of a model as a float or a list of floats."""
    return [float(v) for v in result] if isinstance(result, Vector) else float(result)


@st.composite
def expressions(draw: Any, kind: str = "number", exact: bool = False, depth: int = 4) -> tuple:
    """An expression of a kind: "number", "array", "condition", or "conditions" (an array of them)."""
    if depth == 0 or draw(st.integers(0, 5)) == 0:
        return _leaf(draw, kind)

    def grow(*kinds: str) -> tuple:
        return draw(expressions(draw(st.sampled_from(kinds)), exact, depth - 1))

    one = ["negative", "absolute", "sqrt", "floor", "ceil", *([] if exact else ["exp", "log"])]
    two = ["+", "-", "*", "/", "//", "%", "minimum", "maximum", *([] if exact else ["power"])]
    three = ["divide", "where"]
    if kind in ("condition", "conditions"):
        op = draw(st.sampled_from(sorted(CONDITIONS)))
        whole = "number" if kind == "condition" else "array"
        # a number may stand for a condition: 0 is false, everything else is true
        parts = [kind, whole] if op in ("both", "either", "not") else [whole]
        return (op, grow(*parts)) if op == "not" else (op, grow(*parts), grow(*parts))
    if kind == "array":
        op = draw(st.sampled_from([*one, *two, *three, "array"]))
        if op == "array":
            return (op, *(grow("number") for _ in range(LENGTH)))
        mixed = [grow("array", "number"), grow("array")]
        if op == "where":
            return (op, grow("condition", "conditions", "array"), *draw(st.permutations(mixed)))
        return (op, *mixed[-1:]) if op in one else (op, *draw(st.permutations(mixed)), *_otherwise(op, grow))
    op = draw(st.sampled_from([*one, *two, *three, "total", "mean", "element", "one if"]))
    if op == "element":
        return (op, grow("array"), draw(st.integers(-LENGTH, LENGTH - 1)))
    if op == "one if":
        return (op, grow("condition"))
    if op == "where":
        return (op, grow("condition", "number"), grow("number"), grow("number"))
    if op in REDUCTIONS:
        return (op, grow("array"))
    return (op, grow("number")) if op in one else (op, grow("number"), grow("number"), *_otherwise(op, grow))


def _otherwise(op: str, grow: Callable[..., tuple]) -> tuple:
    return (grow("number"),) if op == "divide" else ()


def _leaf(draw: Any, kind: str) -> tuple:
    if kind == "number":
        return draw(st.sampled_from(NAMES).map(lambda n: ("input", n)) | floats.map(lambda f: ("number", f)))
    if kind == "condition":
        return ("<", ("input", draw(st.sampled_from(NAMES))), ("number", draw(floats)))
    constant = ("constant", *(draw(floats) for _ in range(LENGTH)))
    return constant if kind == "array" else (">", ("input", draw(st.sampled_from(NAMES))), constant)
