"""A number is written as Python's own formatting writes it, with a true minus sign and none on a zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxprep.numbers.formats import parse, show
from tests.support.repeatable import REPEATABLE

MINUS = "\N{MINUS SIGN}"
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-1000, 1000)


@REPEATABLE
@given(numbers, st.booleans(), st.booleans(), st.integers(0, 12), st.sampled_from("f%"))
def test_it_is_pythons_own_formatting(value, plus, comma, digits, kind):
    spec = f"{'+' if plus else ''}{',' if comma else ''}.{digits}{kind}"
    scaled = value * 100 if kind == "%" else value
    if scaled in (float("inf"), float("-inf")):
        return
    text = f"{scaled:{'+' if plus else ''}{',' if comma else ''}.{digits}f}" + ("%" if kind == "%" else "")
    if not text.strip("+-0.,%"):
        text = text.strip("+-")
    assert show(value, spec) == text.replace("-", MINUS)


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (8_702_929, "+$,.1fM", "+$8.7M"),
        (-14_800_000, "+$,.1fM", f"{MINUS}$14.8M"),
        (0.35, ".0%", "35%"),
        (3.06, ".1f min", "3.1 min"),
        (1_234_567, ",d", "1,234,567"),
        (1_234_567, "$,.0fk", "$1,235k"),
        (12.5, "€.2f / store", "€12.50 / store"),
        (2.5, "f", "2.500000"),
    ],
)
def test_what_the_documentation_promises(value, spec, text):
    assert show(value, spec) == text


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.5, "d", "0"),
        (1.5, "d", "2"),
        (2.5, ".0f", "2"),
        (0.25, ".1f", "0.2"),
        (0.375, ".2f", "0.38"),
        (0.125, ".0%", "12%"),
    ],
)
def test_an_exact_tie_goes_to_the_even_digit(value, spec, text):
    assert show(value, spec) == text
    assert show(-value, spec) == (MINUS + text if text.strip("0.") else text)


@pytest.mark.parametrize("value", [0.0, -0.0, 0.004, -0.004])
def test_a_zero_has_no_sign(value):
    assert show(value, "+$,.2f") == "$0.00"


@pytest.mark.parametrize("spec", ["", "2f", ".f", "{:.2f}", ".2e", ".2g", "$ .2f", ".2fB", ".123f", ".2fkm", ",.1fM\n"])
def test_what_is_no_format_is_refused_in_a_sentence(spec):
    with pytest.raises(ValueError, match=r"is no number format\. Write for example") as refusal:
        parse(spec)
    assert repr(spec) in str(refusal.value)
