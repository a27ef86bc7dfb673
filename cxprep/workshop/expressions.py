"""The conditions of a recipe: `net > 0 and abs(net) >= 5000`, on the names of a drill's inputs and outputs.

A small part of Python's own expressions, read by Python's parser and never run by it. The same condition is evaluated
on numbers, and on the symbols of a trace, so that a page decides as Python does.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

from cxprep.numbers import arith

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: arith.divide,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
}
_CALLS: dict[str, Callable[..., Any]] = {"abs": abs, "min": arith.minimum, "max": arith.maximum}


class ExpressionError(ValueError):
    """What is wrong with a condition, in a sentence."""


def names(text: str) -> set[str]:
    """The names that a condition reads."""
    return {node.id for node in ast.walk(_parsed(text)) if isinstance(node, ast.Name)} - set(_CALLS)


def holds(text: str, values: Mapping[str, Any]) -> Any:
    """The condition at `values`: a truth value, or a symbol where the values are symbols.

    Raises ExpressionError, in a sentence, for what is no such condition and for a name that is not given.
    """
    return _value(_parsed(text), values, text)


def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        raise ExpressionError(f"{text!r} is no condition; write for example: net > 0 and margin >= 5.") from None


def _value(node: ast.expr, values: Mapping[str, Any], text: str) -> Any:
    at = lambda one: _value(one, values, text)  # noqa: E731
    match node:
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.Name(id=name):
            raise ExpressionError(f"{text!r} names {name!r}, which is neither an input nor an output of the model.")
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](at(left), at(right))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _BINARY:
            return _BINARY[type(op)](at(left), at(right))
        case ast.BoolOp(op=op, values=parts):
            join = arith.logical_and if isinstance(op, ast.And) else arith.logical_or
            return reduce(join, [at(one) for one in parts])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return arith.logical_not(at(operand))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -at(operand)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _CALLS:
            return _CALLS[name](*[at(one) for one in arguments])
    raise ExpressionError(
        f"{text!r} holds more than a condition may: names, numbers, + - * /, comparisons, and, or, not."
    )
