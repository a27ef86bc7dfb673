"""The recording of a model gives what the model gives, and what cannot be recorded is refused in a sentence."""

import json
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxprep.live import TraceError, trace, tracer
from cxprep.live.tracer import outputs_of
from cxprep.numbers.arith import Vector, array, exp, log, maximum, mean, minimum, power, sqrt, total, where
from tests.support.expressions import NAMES, expressions, floats, inputs, model_of, plain
from tests.support.repeatable import REPEATABLE, same_bits

BOTH = expressions("number") | expressions("array")


def run_plainly(model, values):
    """The model's own results; an example that divides by zero with a bare `/` is none."""
    try:
        return {name: plain(result) for name, result in model(**values).items()}
    except ZeroDivisionError:
        assume(False)


def record(model):
    """The model's tape; an example that divides two constants by zero is none."""
    try:
        return trace(model, NAMES)
    except ZeroDivisionError:
        assume(False)


@settings(REPEATABLE, max_examples=250)
@given(BOTH, inputs)
def test_the_recording_gives_the_same_bits_as_the_model(expression, values):
    model = model_of(expression)
    ours, theirs = record(model).run(values), run_plainly(model, values)
    assert same_bits(ours["out0"], theirs["out0"]), (ours, theirs)


@REPEATABLE
@given(BOTH, inputs)
def test_what_is_computed_twice_is_recorded_once(expression, values):
    once, twice = record(model_of(expression)), record(model_of(expression, expression))
    assert twice.operations == once.operations
    assert same_bits(twice.run(values)["out1"], once.run(values)["out0"])


@REPEATABLE
@given(BOTH, BOTH, inputs)
def test_what_no_output_needs_is_not_recorded(wanted, unwanted, values):
    def model(**given):
        return {"out0": model_of(unwanted, wanted)(**given)["out1"]}

    lean, alone = record(model), record(model_of(wanted))
    assert len(lean.operations) == len(alone.operations)
    assert same_bits(lean.run(values)["out0"], alone.run(values)["out0"])


@REPEATABLE
@given(floats, floats)
def test_a_list_of_outputs_is_read_back_as_a_list(x, y):
    tape = trace(lambda a, b: {"path": [a, b - a, 3.0]}, ["a", "b"])
    assert same_bits(tape.run({"a": x, "b": y})["path"], [x, y - x, 3.0])


def test_a_loop_up_to_a_slider_runs_to_its_maximum():
    def model(weeks):
        return {"sum": total([where(i < weeks, 2.0**i, 0.0) for i in range(10)])}

    tape = trace(model, ["weeks"])
    assert [tape.run({"weeks": n})["sum"] for n in range(11)] == [2.0**n - 1 for n in range(11)]


def test_a_total_is_recorded_from_left_to_right():
    tape = trace(lambda x: {"y": total(Vector([1e16, -1e16, 1.0]) * x)}, ["x"])
    assert tape.run({"x": 1.0})["y"] == 1.0, "from right to left it would be 0"


def test_draws_kept_in_an_array_are_one_constant_of_the_page():
    draws = array([0.25, 0.5, 0.75])
    tape = trace(lambda share: {"visits": mean(where(draws < share, 1.0, 0.0))}, ["share"])
    assert sum(isinstance(constant, Vector) for constant in tape.constants) == 1
    assert tape.run({"share": 0.6})["visits"] == 2 / 3


@REPEATABLE
@given(st.lists(floats, min_size=1, max_size=5))
def test_every_constant_survives_json(values):
    tape = trace(lambda x: {f"o{i}": x * value for i, value in enumerate(values)}, ["x"])
    travelled = json.loads(json.dumps(tape.to_json(), allow_nan=False))["constants"]
    # what the page's script does: null is NaN, and JavaScript's Number() reads text
    words = {None: math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
    read = [words[value] if value is None or isinstance(value, str) else float(value) for value in travelled]
    assert same_bits(read, [float(constant) for constant in tape.constants])


def test_an_array_constant_survives_json():
    tape = trace(lambda x: {"y": total(Vector([math.nan, -math.inf, -0.0]) * x)}, ["x"])
    assert json.loads(json.dumps(tape.to_json(), allow_nan=False))["constants"] == [[None, "-Infinity", -0.0]]


# What a model may not do: the code, and what the sentence has to say in its place.
REFUSED = {
    "if": (lambda x: {"y": 1.0 if x > 0 else 2.0}, "where(condition, a, b)"),
    "and": (lambda x: {"y": (x > 0) and (x < 1)}, "&"),
    "not": (lambda x: {"y": not x}, "where"),
    "a chained comparison": (lambda x: {"y": 0 < x < 1}, "&"),
    "min()": (lambda x: {"y": min(x, 1.0)}, "minimum"),
    "max()": (lambda x: {"y": max(x, 1.0)}, "maximum"),
    "math.exp": (lambda x: {"y": math.exp(x)}, "exp, log, sqrt and so on of cxprep.numbers.arith"),
    "range(symbol)": (lambda x: {"y": sum(1.0 for _ in range(x))}, "loop to the slider's maximum"),
    "a list's element": (lambda x: {"y": [1.0, 2.0][x]}, "loop to the slider's maximum"),
    "int()": (lambda x: {"y": int(x)}, "keep it a float"),
    "an f-string": (lambda x: {"y": f"{x} stores"}, "format it where it is shown"),
    "str()": (lambda x: {"y": str(x)}, "format it where it is shown"),
    "a numpy array of two dimensions": (lambda x: {"y": x * np.ones((2, 2))}, "array(...)"),
    "a function of numpy's that the page lacks": (lambda x: {"y": np.arcsinh(x)}, "cxprep.numbers.arith"),
    "one that is no ufunc": (lambda x: {"y": np.cumsum(x)}, "cxprep.numbers.arith"),
    "one with more than its plain arguments": (lambda x: {"y": np.sum(x, axis=0)}, "leave them out"),
    "a total of one number": (lambda x: {"y": total(x)}, "only arrays"),
    "divmod": (lambda x: {"y": divmod(x, 2)[0]}, "write // and %"),
    "a key of a mapping": (lambda x: {"y": {1.0: 2.0}[x]}, "where(condition, a, b)"),
    "text in a sum": (lambda x: {"y": x + "1 store"}, "works on numbers"),
    "the length of a number": (lambda x: {"y": mean(x)}, "only arrays have one"),
    "an element of a number": (lambda x: {"y": x[0]}, "only arrays have elements"),
    "arrays of different lengths": (lambda x: {"y": total(array([x, x]) + array([x, x, x]))}, "different lengths"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_recorded_is_refused_with_its_line(what):
    model, instead = REFUSED[what]
    with pytest.raises(TraceError) as refusal:
        trace(model, ["x"])
    assert f"test_tracer.py, line {model.__code__.co_firstlineno}" in str(refusal.value)
    assert instead in str(refusal.value)


def test_the_line_named_is_the_innermost_of_the_model():
    def bounded(share):
        return share if share < 1 else 1.0

    with pytest.raises(TraceError, match=rf"line {bounded.__code__.co_firstlineno + 1}, in bounded: `return share if"):
        trace(lambda x: {"y": bounded(x)}, ["x"])


def test_a_model_that_returns_no_mapping_is_refused():
    def takings(x):
        return [x]

    with pytest.raises(TraceError, match=r"takings returned list; a live model returns a number, or a mapping"):
        trace(takings, ["x"])


def test_an_output_that_is_text_is_refused_by_name():
    with pytest.raises(TraceError, match=r"The output 'winner' is no number: .*brings in str `'discount'`"):
        trace(lambda x: {"winner": "discount"}, ["x"])


def test_a_plain_condition_keeps_an_array_an_array():
    tape = trace(lambda x: {"y": total(where(True, 1.0, array([x, x])))}, ["x"])
    assert tape.run({"x": 5.0})["y"] == 2.0


def test_what_numpy_does_over_one_dimension_is_recorded_with_the_same_bits():
    def model(x):
        steps, times = np.linspace(x, 2.0, 7), np.linspace(0.0, 3.0, 7)
        wave = np.where(times > 1, np.maximum(steps, 0.5) * times, np.clip(x, 0, 1) - times)
        return {"wave": wave, "sum": np.sum(wave - steps), "rest": x // 0.3 + math.floor(x) - x % 0.3 + round(x, 1)}

    tape = trace(model, ["x"])
    for x in (-1.35, 0.25, 1.0, 7.45):
        ours, theirs = tape.run({"x": x}), outputs_of(model, {"x": x})
        assert same_bits(ours["wave"], theirs["wave"])
        assert same_bits(ours["rest"], theirs["rest"])
        assert math.isclose(ours["sum"], theirs["sum"], rel_tol=1e-12)  # numpy adds in pairs


def test_a_single_number_is_a_result():
    assert trace(lambda x: x + 1, ["x"]).run({"x": 2.0}) == {"result": 3.0}


def test_numpys_numbers_are_numbers():
    tape = trace(lambda x: {"y": np.float64(2.0) * x + np.float64(0.5) ** x}, ["x"])
    assert tape.run({"x": 3.0})["y"] == 6.125


def test_too_many_operations_are_refused_with_the_line_that_loops(monkeypatch):
    monkeypatch.setattr(tracer, "MOST_OPERATIONS", 500)

    def simulation(x):
        for _ in range(1000):
            x = x * x + 1
        return {"x": x}

    line = simulation.__code__.co_firstlineno + 2
    with pytest.raises(TraceError, match=rf"test_tracer\.py, line {line}.*more than 500 operations.*array\(\.\.\.\)"):
        trace(simulation, ["x"])


def test_what_the_refusals_recommend_can_be_recorded():
    def model(x):
        shares = array([x, 0.5, 1 - x])
        inside = (x > 0) & (x < 1) | (x == 2)
        kept = where(inside, minimum(maximum(x, 0.1), 0.9), exp(log(sqrt(power(x, 2)))))
        return {"kept": kept, "mean": mean(shares), "n": len(shares) * 1.0, "last": shares[-1]}

    tape = trace(model, ["x"])
    for x in (0.05, 0.5, 0.95, 2.0, 3.0):
        assert tape.run({"x": x}) == {name: float(result) for name, result in model(x).items()}
