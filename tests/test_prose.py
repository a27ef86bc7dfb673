"""Computed prose: a figure in its place, or a sentence to the author why there is none."""

import math

import pytest

from cxprep.models import defaults, nps
from cxprep.publish.prose import say


def both(prose) -> tuple[str, str]:
    """What a notebook gets: Markdown and plain text."""
    data = prose._repr_mimebundle_()
    assert set(data) == {"text/markdown", "text/plain"}
    return data["text/markdown"], data["text/plain"]


def test_a_figure_stands_in_its_place():
    assert both(say("A score of {score:.1f}, give or take {margin:.1f}.", nps.reading()))[0] == (
        "A score of 22.0, give or take 4.7."
    )


def test_several_mappings_and_keywords_and_the_later_wins():
    said = say("{a:d} {b:d} {c:d} {promoters:.0f}", {"a": 1, "b": 1}, {"b": 2, "c": 2}, defaults(nps.reading), c=3)
    assert both(said)[1] == "1 2 3 420"


def test_dollars_start_no_formula_in_markdown_and_are_plain_in_text():
    markdown, text = both(say("From {low:$,.0fM} to {high:+$,.1fM}.", low=4e6, high=8_702_929))
    assert markdown == r"From <span>\$</span>4M to +<span>\$</span>8.7M."
    assert text == "From $4M to +$8.7M."
    assert repr(say("{low:$,.0fM}", low=4e6)) == "$4M"


def test_the_authors_own_dollars_are_formulas_and_stay():
    assert both(say("$p(s) = s$ and {s:.0%}", s=0.5))[0] == "$p(s) = s$ and 50%"


def test_a_minus_is_a_minus():
    assert both(say("{loss:$,.1fM}", loss=-300_000))[1] == "−$0.3M"
    assert both(say("{loss:+$,.1fM}", loss=-0.0))[1] == "$0.0M"


def test_words_are_taken_as_they_are():
    assert both(say("{name} earns {share:.0%}.", name="Harbour Street", share=0.2))[1] == "Harbour Street earns 20%."


@pytest.mark.parametrize("text", ["a { b } c", "{}", "{ }", "}{", "{a-b}", "a {", "\\{\\}"])
def test_braces_that_are_no_place_are_refused(text):
    with pytest.raises(ValueError, match="a brace that opens no place"):
        say(text)


def test_a_value_with_braces_is_not_read_again():
    assert both(say("{a} {b:d}", a="{b:d}", b=1))[1] == "{b:d} 1"


def test_space_around_is_taken_away_and_lines_stay():
    assert both(say("\nOne {n:d}\ntwo.\n", n=1)) == ("One 1\ntwo.", "One 1\ntwo.")


REFUSED = {
    "a name that nobody gives": (
        "{marginn:.1f}",
        {"margin": 1.0, "a": 2},
        "The text needs 'marginn'; given are a, margin.",
    ),
    "a number without a format": ("{margin}", {"margin": 1.0}, "margin is a number: say how to write it"),
    "a number that is none": ("{margin:.1f}", {"margin": math.nan}, "margin is nan, which no sentence can say."),
    "too much to say": ("{margin:.1f}", {"margin": -math.inf}, "margin is -inf, which no sentence can say."),
    "a format that is none": ("{margin:euro}", {"margin": 1.0}, "'euro' is no number format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_said_stops_the_author(name):
    template, values, words = REFUSED[name]
    with pytest.raises(ValueError, match=r"\.$") as refused:
        say(template, values)
    assert words in str(refused.value)


def test_what_the_model_cannot_compute_stops_the_author():
    with pytest.raises(ValueError, match="responses is nan, which no sentence can say"):
        say("{responses:,.0f} answers", nps.responses_for_lift(lift=0))
