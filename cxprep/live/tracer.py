"""Record what a model computes, as a flat list of operations that a page can repeat.

The model is called once with symbols. Each symbol remembers the operation that made it; a branch, a loop count or a
`math` function that would need its value raises a `TraceError` that names the line and says what to write. The tracer
knows no model by name.
"""

from __future__ import annotations

import linecache
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from numbers import Real
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from cxprep.numbers import arith
from cxprep.numbers.arith import Operators, Vector

MOST_OPERATIONS = 50_000  # about 1 MB of JSON; a page is meant to carry a few hundred
_OURS = {Path(__file__).resolve().parent, Path(arith.__file__).resolve().parent}  # lines of these are not the model's


class TraceError(TypeError):
    """The model cannot be recorded; the message names the line and says what to write instead."""


def _model_line() -> str:
    """The innermost line that is not the tracer's own, for messages."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and Path(frame.f_code.co_filename).resolve().parent in _OURS:
        frame = frame.f_back
    if frame is None:
        return "the model"
    path, number = frame.f_code.co_filename, frame.f_lineno
    source = linecache.getline(path, number).strip()
    where = f"{Path(path).name}, line {number}, in {frame.f_code.co_name}"
    return f"{where}: `{source}`" if source else where


def _refuse(what: str, instead: str) -> NoReturn:
    raise TraceError(f"{_model_line()} {what}. A live model is recorded once, for all slider positions: {instead}.")


# How numpy calls what Python's operators and `arith` do.
_UFUNCS = {"add": "add", "subtract": "sub", "multiply": "mul", "divide": "div", "power": "pow", "less": "lt"}
_UFUNCS |= {"less_equal": "le", "greater": "gt", "greater_equal": "ge", "equal": "eq", "not_equal": "ne"}
_UFUNCS |= {"negative": "neg", "absolute": "abs", "minimum": "min", "maximum": "max", "arctan": "atan"}
_UFUNCS |= {"logical_and": "and", "logical_or": "or", "logical_not": "not", "bitwise_and": "and", "bitwise_or": "or"}
_UFUNCS |= {"remainder": "mod", "floor_divide": "floordiv"}
_UFUNCS |= {name: name for name in ("exp", "log", "log10", "sqrt", "sin", "cos", "tan", "tanh", "floor", "ceil")}


def _linspace(start: Any, stop: Any, num: int = 50) -> Any:
    """The same bits as numpy's, whose last number is `stop` itself."""
    steps = Vector(float(i) for i in range(num))
    last = Vector(float(i == num - 1) for i in range(num))
    return arith.where(last, stop, steps * ((stop - start) / max(num - 1, 1)) + start)


def _clip(a: Any, low: Any, high: Any) -> Any:
    return arith.minimum(arith.maximum(a, low), high)


# Functions of numpy's that are no ufuncs, for the arguments that stand here.
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "where": arith.where,
    "sum": arith.total,
    "mean": arith.mean,
    "linspace": _linspace,
    "clip": _clip,
    "round": arith.rounded,
}


class Symbol(Operators):
    """A value of a model that is being recorded: a slot of the tape, `length` elements long (None for a scalar)."""

    __slots__ = ("index", "length", "tape")

    def __init__(self, tape: Recorder, index: int, length: int | None) -> None:
        self.tape, self.index, self.length = tape, index, length

    @staticmethod
    def __live_op__(op: str, args: Sequence[Any]) -> Symbol:
        tape = next(arg.tape for arg in args if isinstance(arg, Symbol))
        return tape.record(op, args)

    def __bool__(self) -> bool:
        _refuse(
            "asks whether something is true (`if`, `and`, `or`, `not`, `min`, `max`, a chained comparison)",
            "write where(condition, a, b), minimum, maximum, & or | from cxprep.numbers.arith",
        )

    def __float__(self) -> float:
        _refuse(
            "turns a value into a plain float",
            "use sin, exp, log, sqrt and so on of cxprep.numbers.arith, or numpy's, in place of `math`",
        )

    def __int__(self) -> int:
        _refuse("turns a value into a whole number", "keep it a float, or write math.floor(...), which can be recorded")

    def __index__(self) -> int:
        _refuse(
            "uses a value as a count or an index",
            "loop to the slider's maximum and keep what counts with where(i < n, a, b)",
        )

    def __divmod__(self, other: Any) -> NoReturn:
        _refuse("uses `divmod`", "write // and %")

    __rdivmod__ = __divmod__

    def __hash__(self) -> int:  # type: ignore[override]  # a number that defines == has none by itself
        _refuse("looks a value up in a mapping or a set", "write the cases with where(condition, a, b)")

    # the other operators leave numpy out; a symbol has to see its numbers
    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **named: Any) -> Any:  # type: ignore[override]
        """numpy's numbers, its arrays of one dimension, and those of its functions that the page has."""
        if method != "__call__" or ufunc.__name__ not in _UFUNCS or named:
            _refuse(
                f"uses numpy's `{ufunc.__name__}`",
                "use the functions of cxprep.numbers.arith, and its array(...) for arrays",
            )
        return self.tape.record(_UFUNCS[ufunc.__name__], inputs)

    def __array_function__(self, function: Any, _types: Any, inputs: Any, named: Any) -> Any:
        """Those of numpy's other functions that can be recorded."""
        if function.__name__ not in _FUNCTIONS:
            _refuse(f"uses numpy's `{function.__name__}`", "use the functions of cxprep.numbers.arith")
        try:
            return _FUNCTIONS[function.__name__](*inputs, **named)
        except TypeError as error:
            if isinstance(error, TraceError):
                raise
            _refuse(f"uses numpy's `{function.__name__}` with more than its plain arguments", "leave them out")

    def __str__(self) -> str:
        return format(self, "")

    def __format__(self, spec: str) -> str:
        if self.tape.speak is not None:
            return self.tape.speak(self, spec)
        _refuse("turns a value into text", "return the number and format it where it is shown")

    def __repr__(self) -> str:
        return f"<symbol {self.index}>"

    def __len__(self) -> int:
        if self.length is None:
            _refuse("asks a single number for its length", "only arrays have one")
        return self.length

    def __getitem__(self, index: int) -> Symbol:
        if self.length is None:
            _refuse("indexes a single number", "only arrays have elements")
        if not -self.length <= index < self.length:
            raise IndexError(index)
        return self.tape.record("at", (self, index % self.length))

    def __iter__(self) -> Any:
        return (self[i] for i in range(len(self)))


@dataclass
class Recorder:
    """Operations in the order in which they were met; equal ones are recorded once."""

    nodes: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    lengths: list[int | None] = field(default_factory=list)
    known: dict[tuple[Any, ...], int] = field(default_factory=dict)
    speak: Callable[[Symbol, str], str] | None = None  # gives a number's place in a text; without it none has one

    def _node(self, op: str, args: tuple[Any, ...], length: int | None) -> Symbol:
        key = (op, length if op == "constant" else None, *args)
        if key not in self.known:
            if len(self.nodes) >= MOST_OPERATIONS:
                raise TraceError(
                    f"{_model_line()}: the model needs more than {MOST_OPERATIONS:,} operations, too many for a page. "
                    "Keep draws in one array(...) and combine whole arrays instead of looping over their elements."
                )
            self.known[key] = len(self.nodes)
            self.nodes.append((op, args))
            self.lengths.append(length)
        return Symbol(self, self.known[key], length)

    def input(self, name: str) -> Symbol:
        """The symbol for the input called `name`."""
        return self._node("input", (name,), None)

    def constant(self, value: Any) -> Symbol:
        """The symbol for a number or an array of numbers."""
        if isinstance(value, Vector) or (hasattr(value, "__array__") and len(value.shape) == 1):
            return self._node("constant", tuple(repr(float(v)) for v in value), len(value))
        try:
            return self._node("constant", (repr(float(value)),), None)
        except (TypeError, ValueError):
            raise TraceError(
                f"{_model_line()} brings in {type(value).__name__} `{value!r}`; a live model works on numbers, "
                "array(...) and its own inputs."
            ) from None

    def symbol(self, value: Any) -> Symbol:
        """`value` as a symbol of this tape."""
        return value if isinstance(value, Symbol) else self.constant(value)

    def record(self, op: str, args: Sequence[Any]) -> Symbol:
        """The symbol for one operation on `args`."""
        if op == "at":
            return self._node("at", (args[0].index, args[1]), None)
        symbols = [self.symbol(arg) for arg in args]
        lengths = {s.length for s in symbols if s.length is not None}
        if op == "stack":
            return self._node(op, tuple(s.index for s in symbols), len(symbols))
        if op == "total":
            if not lengths:
                _refuse("takes the total of a single number", "only arrays and lists have one")
            return self._node(op, (symbols[0].index,), None)
        if len(lengths) > 1:
            raise TraceError(f"{_model_line()} combines arrays of different lengths ({sorted(lengths)}).")
        return self._node(op, tuple(s.index for s in symbols), lengths.pop() if lengths else None)


@dataclass(frozen=True)
class Tape:
    """A recorded model. Slots are numbered: inputs first, then constants, then one per operation.

    `outputs` maps a name to a slot or, for a list, to a list of slots; a slot may hold a whole array.
    """

    inputs: tuple[str, ...]
    constants: tuple[Any, ...]
    operations: tuple[tuple[Any, ...], ...]
    outputs: dict[str, int | list[int]]

    def slots(self, inputs: Mapping[str, float]) -> list[Any]:
        """Every slot's value at `inputs`: what the page computes, in Python."""
        values: list[Any] = [inputs[name] for name in self.inputs]
        values += self.constants
        for op, function, args in self._steps:
            if op == "at":
                values.append(values[args[0]][args[1]])
            elif op == "stack":
                values.append(Vector(values[i] for i in args))
            else:
                values.append(function(*[values[i] for i in args]))
        return values

    @cached_property
    def _steps(self) -> list[tuple[str, Callable[..., Any], tuple[int, ...]]]:
        """The operations with the function of each: on plain numbers without the detour that arrays need."""
        wide = [False] * len(self.inputs) + [isinstance(constant, Vector) for constant in self.constants]
        steps: list[tuple[str, Callable[..., Any], tuple[int, ...]]] = []
        for op, *args in self.operations:
            over_arrays = op not in ("at", "total") and (op == "stack" or any(wide[i] for i in args))
            if op == "total":
                function: Callable[..., Any] = arith.total
            elif op == "div":  # as JavaScript divides: the page has no ZeroDivisionError
                function = _page_division
            else:
                function = partial(arith.apply, op) if over_arrays else arith.SCALAR.get(op, arith.apply)
            wide.append(over_arrays)
            steps.append((op, function, tuple(args)))
        return steps

    def run(self, inputs: Mapping[str, float]) -> dict[str, Any]:
        """The outputs at `inputs` by the recording (not by the model): a float, or a list of floats, each."""
        values = self.slots(inputs)
        return {name: read_slot(values, slot) for name, slot in self.outputs.items()}

    def slot(self, name: str) -> int:
        """The slot of an output that is one number, not a list."""
        slot = self.outputs[name]
        if isinstance(slot, list):
            raise TypeError(f"The output {name!r} is a list; a number is needed here.")
        return slot

    def to_json(self) -> dict[str, Any]:
        """The tape as the page reads it. NaN and the infinities, which JSON lacks, travel as null and as text."""
        return {
            "inputs": list(self.inputs),
            "constants": [[_json(v) for v in c] if isinstance(c, Vector) else _json(c) for c in self.constants],
            "operations": [list(operation) for operation in self.operations],
            "outputs": self.outputs,
        }


def read_slot(values: Sequence[Any], slot: int | list[int]) -> Any:
    """A slot's value as a float, or as a list of floats."""
    if isinstance(slot, list):
        return [float(values[i]) for i in slot]
    value = values[slot]
    return [float(v) for v in value] if isinstance(value, Vector) else float(value)


def _json(value: float) -> float | str | None:
    if value != value:
        return None
    return ("Infinity" if value > 0 else "-Infinity") if math.isinf(value) else value


def _page_division(a: Any, b: Any) -> Any:
    if isinstance(a, Vector) or isinstance(b, Vector):
        n = len(a) if isinstance(a, Vector) else len(b)
        pick = lambda x, i: x[i] if isinstance(x, Vector) else x  # noqa: E731
        return Vector(_page_division(pick(a, i), pick(b, i)) for i in range(n))
    if b != 0:
        return a / b
    if a == 0 or a != a:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def outputs_of(model: Callable[..., Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What the model gives at `inputs`, by name; a single number is called `result`, numpy's are Python's.

    Raises TraceError where it gives neither a mapping nor a number.
    """
    result = model(**inputs)
    if isinstance(result, Real | Symbol) or getattr(result, "shape", None) == ():
        result = {"result": result}
    if not isinstance(result, Mapping):
        raise TraceError(
            f"{model.__name__} returned {type(result).__name__}; a live model returns a number, or a mapping from "
            "names to numbers."
        )
    return {name: value.tolist() if hasattr(value, "tolist") else value for name, value in result.items()}


def trace(
    model: Callable[..., Mapping[str, Any]],
    names: Sequence[str],
    constants: Mapping[str, Any] | None = None,
    also: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None,
) -> Tape:
    """Record `model` called with a symbol for each of `names` and with `constants` as they are.

    `also` may add outputs made from the inputs' and outputs' symbols (by name): a condition, a label's position.

    Raises TraceError where the model branches on a symbol or returns something other than a number or a mapping of
    names to numbers or lists of numbers.
    """
    recorder = Recorder()
    symbols = {name: recorder.input(name) for name in names}
    result = outputs_of(model, {**symbols, **(constants or {})})
    named: dict[str, Any] = {name: _symbols(recorder, name, value) for name, value in result.items()}
    if also is not None:
        everything = {**{n: recorder.symbol(v) for n, v in (constants or {}).items()}, **symbols, **named}
        for name, value in also(everything).items():
            named[name] = _symbols(recorder, name, value)
    return _tape(recorder, names, named)


def _symbols(recorder: Recorder, name: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [recorder.symbol(v) for v in value]
    try:
        return recorder.symbol(value)
    except TraceError as error:
        raise TraceError(f"The output {name!r} is no number: {error}") from None


def _tape(recorder: Recorder, names: Sequence[str], named: Mapping[str, Any]) -> Tape:
    """Number what the outputs need, drop the rest."""
    needed: set[int] = set()
    stack = [s.index for value in named.values() for s in (value if isinstance(value, list) else [value])]
    while stack:
        index = stack.pop()
        if index in needed:
            continue
        needed.add(index)
        op, args = recorder.nodes[index]
        if op not in ("input", "constant"):
            stack += args[:1] if op == "at" else args
    slot = {recorder.known[("input", None, name)]: i for i, name in enumerate(names)}
    constants: list[Any] = []
    for index in sorted(needed):
        op, args = recorder.nodes[index]
        if op == "constant":
            slot[index] = len(names) + len(constants)
            numbers = [float(a) for a in args]
            constants.append(numbers[0] if recorder.lengths[index] is None else Vector(numbers))
    operations: list[tuple[Any, ...]] = []
    for index in sorted(needed):
        op, args = recorder.nodes[index]
        if op not in ("input", "constant"):
            slot[index] = len(names) + len(constants) + len(operations)
            rest = (slot[args[0]], args[1]) if op == "at" else tuple(slot[a] for a in args)
            operations.append((op, *rest))
    outputs = {
        name: [slot[s.index] for s in value] if isinstance(value, list) else slot[value.index]
        for name, value in named.items()
    }
    return Tape(tuple(names), tuple(constants), tuple(operations), outputs)
