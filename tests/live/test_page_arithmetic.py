"""The page's script computes and writes what Python does: the same bits, the same text."""

import math
import random
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from playwright.sync_api import Page

from cxprep.live import trace
from cxprep.live.tracer import Tape, Vector
from cxprep.numbers import arith, formats
from tests.support.expressions import AWKWARD, NAMES, expressions, inputs, model_of
from tests.support.pages import opened, write
from tests.support.repeatable import REPEATABLE, close, same_bits

EVALUATE = """([module, tape, settings]) => import(module).then(({ evaluate }) =>
    settings.map((setting) => evaluate(tape, setting).map((v) => Array.isArray(v) ? v.map(Number) : Number(v))))"""
SHOW = "([module, cases]) => import(module).then(({ show }) => cases.map(([value, form]) => show(value, form)))"


# Copies of the script, each broken in one place.
BROKEN = {
    "subtraction": ("sub: (a, b) => a - b", "sub: (a, b) => a + b"),
    "ties": ("if (!/^50*$/.test(rest)", "if (true"),
    "exp": ("exp: Math.exp", "exp: (a) => Math.exp(a) * (1 + 1e-11)"),
}


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory) -> Iterator[Page]:
    """A blank page from which the script, whole or broken, can be imported."""
    folder = write(tmp_path_factory.mktemp("arithmetic"))
    for name, place in BROKEN.items():
        write(folder / name, broken=place)
    with opened(browser, folder) as page:
        yield page


def raw(tape: Tape) -> dict:
    """The tape with its constants as the script's evaluator gets them."""
    constants = [list(c) if isinstance(c, Vector) else c for c in tape.constants]
    return {"inputs": tape.inputs, "constants": constants, "operations": tape.operations}


def differences(page: Page, tape: Tape, values: list[dict], agree=same_bits, module="/drill.mjs") -> list[str]:
    """Where the page's slots are not Python's, as sentences."""
    found = []
    for setting, theirs in zip(values, page.evaluate(EVALUATE, [module, raw(tape), values]), strict=True):
        ours = [[float(x) for x in v] if isinstance(v, Vector) else float(v) for v in tape.slots(setting)]
        operations = [("input or constant",)] * (len(ours) - len(tape.operations)) + list(tape.operations)
        for operation, a, b in zip(operations, ours, theirs, strict=True):
            b = [float(x) for x in b] if isinstance(b, list) else float(b)
            if not agree(a, b):
                found.append(f"{operation} gives {b!r} on the page and {a!r} in Python, at {setting}")
                break  # what follows from a difference is no news
    return found


def recorded(expression: tuple) -> Tape:
    """The expression's tape, unless it divides two constants by zero."""
    try:
        return trace(model_of(expression), NAMES)
    except ZeroDivisionError:
        assume(False)


@settings(REPEATABLE, max_examples=200)
@given(expression=expressions("number", exact=True) | expressions("array", exact=True), a=inputs, b=inputs, c=inputs)
def test_the_page_computes_the_same_bits(page, expression, a, b, c):
    assert not differences(page, recorded(expression), [a, b, c])


def settings_of(*names: str, seed: int = 5, count: int = 2000) -> list[dict]:
    """Random settings of many sizes, with the awkward ones among them."""
    generator = random.Random(seed)

    def one() -> float:
        if generator.random() < 0.1:
            return generator.choice(AWKWARD)
        return generator.choice([-1, 1]) * 10 ** generator.uniform(-4, 3)

    return [{name: one() for name in names} for _ in range(count)]


def test_curves_agree_to_twelve_digits(page):
    for op in (arith.exp, arith.log, arith.log10, arith.sin, arith.cos, arith.tan, arith.atan, arith.tanh):
        tape = trace(lambda x, op=op: {"y": op(x)}, ["x"])
        assert not differences(page, tape, settings_of("x", count=500), close)


def test_whole_numbers_rests_and_rounding_have_the_same_bits(page):
    generator = random.Random(9)
    ties = [{"x": generator.randint(-999, 999) / 8, "y": generator.choice([-3.0, 0.7, 2.0])} for _ in range(300)]
    tape = trace(
        lambda x, y: {
            "whole": math.floor(x) + math.ceil(y) * 1e3,
            "times": x // y,
            "rest": x % y,
            **{f"to {digits}": round(x, digits) for digits in (0, 1, 2, 9)},
        },
        ["x", "y"],
    )
    assert not differences(page, tape, settings_of("x", "y") + ties)


def test_powers_agree_to_twelve_digits(page):
    tape = trace(model_of(("power", ("input", "x"), ("input", "y"))), ["x", "y"])
    whole = [{**setting, "y": round(setting["y"])} for setting in settings_of("x", "y") if abs(setting["y"]) < 1e3]
    every = [{"x": x, "y": y} for x in AWKWARD for y in [*AWKWARD, 3.0, -3.0, -2.5]]
    assert not differences(page, tape, settings_of("x", "y") + whole + every, close)


def test_totals_and_means_of_long_arrays_agree(page):
    generator = random.Random(3)
    draws = ("constant", *(generator.uniform(-1e3, 1e3) for _ in range(1000)))
    tape = trace(model_of(("total", ("*", draws, ("input", "x"))), ("mean", ("+", draws, ("input", "y")))), ["x", "y"])
    assert not differences(page, tape, settings_of("x", "y", count=50))


def test_a_broken_operation_is_found(page):
    tape = trace(model_of(("-", ("input", "x"), ("input", "y"))), ["x", "y"])
    values = settings_of("x", "y", count=5)
    assert not differences(page, tape, values)
    assert "('sub', 0, 1) gives" in differences(page, tape, values, module="/subtraction/drill.mjs")[0]


def test_an_operation_off_in_its_twelfth_digit_is_found(page):
    tape = trace(model_of(("exp", ("input", "x"))), ["x"])
    assert differences(page, tape, settings_of("x", count=20), close, module="/exp/drill.mjs")


def texts_that_differ(page: Page, cases: list[tuple[float, str]], module="/drill.mjs") -> list[str]:
    """Where the page writes a number otherwise than Python, as sentences."""
    sent = [[value, formats.parse(spec).to_json()] for value, spec in cases]
    theirs = page.evaluate(SHOW, [module, sent])
    ours = [formats.show(value, spec) for value, spec in cases]
    return [
        f"show({value!r}, {spec!r}) is {b!r} on the page and {a!r} in Python"
        for (value, spec), a, b in zip(cases, ours, theirs, strict=True)
        if a != b
    ]


SPECS = ["d", ",d", "+d", ".0f", ".1f", ",.2f", ".3f", ".4f", "+,.5f", "f", ".0%", "+.1%", ".2%"]
SPECS += ["$,.0f", "£,d", "+$,.1fM", "€.2fk", ".1f min", ",.0f / store", "$,.2fM a year"]


def test_random_numbers_are_written_alike(page):
    generator = random.Random(11)
    values = [generator.choice([-1, 1]) * 10 ** generator.uniform(-8, 24) for _ in range(3000)]
    values += [round(generator.uniform(-2, 2), 3) for _ in range(1000)] + [0.0, -0.0, -1e-9, 1e-300, 1e15, 1e21, 1e22]
    assert not texts_that_differ(page, [(value, spec) for value in values for spec in generator.sample(SPECS, 3)])


def ties() -> list[tuple[float, str]]:
    """Numbers exactly between two texts: odd multiples of half the last digit that a float can hold."""
    cases = []
    for digits in range(7):
        half = 2.0 ** -(digits + 1)  # 10 ** -digits / 2 times a power of five: exact
        for odd in [*range(1, 200, 2), 10**6 + 1, 10**9 + 1, 2**40 + 1, 2**46 + 1]:
            cases += [(odd * half, f",.{digits}f"), (-odd * half, f"+.{digits}f"), (odd * half / 100, f".{digits}%")]
    return cases


def test_exact_ties_are_written_alike(page):
    cases = ties()
    assert sum(formats.show(value, spec) != formats.show(value * (1 + 2**-52), spec) for value, spec in cases) > 500
    assert not texts_that_differ(page, cases)


def test_a_tie_that_goes_up_is_found(page):
    assert texts_that_differ(page, [(0.25, ".1f")], module="/ties/drill.mjs") == [
        "show(0.25, '.1f') is '0.3' on the page and '0.2' in Python"
    ]
