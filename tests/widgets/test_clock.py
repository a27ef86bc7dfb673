"""The clock in Python: its paths are the model's own numbers, its text needs no script, its mistakes are told."""

import re

import pytest

from cxprep.models import complaint
from cxprep.numbers.formats import show
from cxprep.widgets.clock import Choice, Step, clock, hour
from tests.support.plays import HOLD, LATER, OPENS, RUSH, SHOW, STEPS, WORDS, small


def test_every_path_is_the_model_at_its_choices():
    play = small()
    assert len(play.paths) == 4
    for (first, second), outputs in play.paths.items():
        sets = {"hold": HOLD, "rush": RUSH}[first] | {"plain": {}, "later": LATER}[second]
        truth = complaint.play(**sets)
        assert outputs == pytest.approx(truth)
    best = max(play.paths, key=lambda path: play.paths[path]["net"])
    worst = min(play.paths, key=lambda path: play.paths[path]["net"])
    assert (tuple(play.spec["best"]), tuple(play.spec["worst"])) == (best, worst)


def test_all_can_be_read_without_a_script():
    html = small().html
    text = re.sub(r"<[^>]+>", " ", html)
    for step in STEPS:
        assert step.title in text
        for who, says in step.voices:
            assert who in text
            assert says in text
        for choice in step.choices:
            assert choice.label in text
    alone = complaint.play(**RUSH)
    assert f"Out at {hour(alone['answered'], OPENS)}" in text
    assert f"Net {show(alone['net'], '+$,.1fk')}" in text
    assert "Best path" in text
    assert "Worst path" in text
    for button in re.findall(r"<button[^>]*>", html):
        holder = html[: html.index(button)].rsplit("<p", 1)[1]
        assert "data-needs-script hidden" in holder, "a button that no script has woken is not to be seen"


@pytest.mark.parametrize(
    ("minute", "said"),
    [(0, "2 pm"), (9, "2.09 pm"), (190, "5.10 pm"), (190.4, "5.10 pm"), (599.8, "12 am"), (661, "1.01 am")],
)
def test_hours_as_one_says_them(minute, said):
    assert hour(minute, OPENS) == said


def test_noon_is_pm():
    assert hour(0, 12 * 60) == "12 pm"


def test_text_is_escaped():
    step = Step("a", "A <b>", "x & y", [("CX", "<i>")], [Choice("one", "<script>", "z", {}), STEPS[0].choices[1]])
    html = small([step]).html
    assert "<script>" not in html
    assert "A &lt;b&gt;" in html


@pytest.mark.parametrize(
    ("steps", "complaint_"),
    [
        ([Step("a", "A", "x", [], [Choice("one", "One.", "z", {"moon": 1.0})])], "sets 'moon'"),
        ([STEPS[0], Step("b", "B", "x", [], [Choice("one", "One.", "z", {"verify": 1.0})])], "both set 'verify'"),
        ([Step("a", "A", "x", [], [Choice("one", "1", "z", {}), Choice("two", "2", "z", {"fix": 45.0})])], "another"),
        ([Step("a", "A", "{moon:time}", [], STEPS[0].choices)], "wants 'moon'"),
    ],
)
def test_what_would_not_play_stops_the_author(steps, complaint_):
    with pytest.raises(ValueError, match=re.escape(complaint_)):
        small(steps)


def test_unknown_outputs_are_named():
    with pytest.raises(ValueError, match="no output 'moon'"):
        clock(complaint.play, id="t", title="T", opens=0, minutes=1, until="moon", rank="net", show=SHOW, steps=STEPS)


def test_its_words():
    assert repr(small()) == WORDS
