"""The estimate in Python: its truths are the model's, and what it could not ask is refused in a sentence."""

import json
from html.parser import HTMLParser

import pytest

from cxprep.numbers.formats import Format
from tests.support.asking import CHOICES, GAINS, LOSES, ask, pilot_drill, truth
from tests.support.hostile import HOSTILE
from tests.support.pages import fragment, island


def test_truth_and_flip_come_from_the_model():
    spec = ask(pilot_drill()).spec
    assert (spec["truth"], spec["flip"]["truth"]) == (truth(), truth(caused=0.2)) == (8_000.0, -4_000.0)
    assert (spec["right"], spec["flip"]["right"]) == ("run", "leave")
    assert (spec["scale"], Format(*spec["format"]).show(spec["truth"])) == (1_000.0, "+$8.0k")


def test_truth_is_taken_at_the_drills_own_start():
    spec = ask(pilot_drill(LOSES, caused=0.2)).spec
    assert (spec["truth"], spec["right"], spec["flip"]["right"]) == (truth(caused=0.2), "leave", "run")


def test_truth_stays_where_the_reader_has_moved_the_drill():
    drill = pilot_drill()
    drill.move(caused=1.0, cost=0.0)
    assert ask(drill).spec["truth"] == truth()


def test_a_percentage_is_asked_in_percent():
    spec = ask(pilot_drill(), output="return_on_cost", form=".0%", unit="%").spec
    assert spec["scale"] == 0.01
    assert spec["truth"] == 8_000 / 12_000


def test_constants_of_the_model_may_decide():
    choices = [("run", "run it", lambda o: o["spare"] == 3 and o["gain"] > 0), CHOICES[1]]
    assert ask(pilot_drill(), choices=choices).spec["right"] == "run"


def test_the_first_choice_that_holds_is_the_figures_own():
    choices = [("never", "never", lambda o: False), *CHOICES, ("also", "also", lambda o: o["gain"] > 0)]
    assert ask(pilot_drill(), choices=choices).spec["right"] == "run"


REFUSED = {
    "a flip that flips nothing": ({"flip": {"caused": 0.4}}, "leaves the answer at 'run'; it has to turn it over"),
    "a flip to the start": ({"flip": {}}, "leaves the answer at 'run'"),
    "an unknown control": ({"flip": {"causd": 0.2}}, "has no control 'causd' to flip; it has customers, caused, cost"),
    "a constant is no control": ({"flip": {"spare": 0.2}}, "has no control 'spare' to flip"),
    "an unknown output": ({"output": "gains"}, "'gains' is no single number of the model; it has "),
    "an output that is a list": ({"output": "by_quarter"}, "'by_quarter' is no single number of the model"),
    "undefined at the flip": ({"output": "needed", "flip": {"caused": 0.0}}, "needed is not defined at the case or at"),
    "no choice that holds": ({"choices": CHOICES[:1]}, "None of the choices ['run'] holds; give one that always does"),
    "no choice at all": ({"choices": []}, "None of the choices [] holds"),
    "a format that is none": ({"form": "money"}, "'money' is no number format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_asked_is_refused_in_a_sentence(name):
    changes, words = REFUSED[name]
    with pytest.raises(ValueError, match=r"\.$") as refused:
        ask(pilot_drill(), **changes)
    assert words in str(refused.value)


def test_undefined_at_the_case_is_refused():
    drill = pilot_drill(caused=0.0)
    with pytest.raises(ValueError, match="needed is not defined at the case or at its flip"):
        ask(drill, output="needed", flip={"caused": 0.5})


def test_the_notebook_hears_what_the_reader_committed_to():
    widget, heard = ask(pilot_drill()), []
    widget.observe(lambda change: heard.append(change["new"]), names="committed")
    widget.set_state({"committed": {"value": 7.5, "choice": "run"}})
    assert heard == [{"value": 7.5, "choice": "run"}]


def test_the_page_gets_the_form_and_the_state():
    html = fragment(ask(pilot_drill()))
    assert island(html)["spec"]["drill"] == GAINS
    assert 'data-live="estimate"' in html
    assert 'data-live="drill" data-held' in fragment(pilot_drill())
    assert "data-held" not in fragment(pilot_drill(held=False))


def test_plain_text_has_no_address():
    data = ask(pilot_drill())._repr_mimebundle_()[0]
    assert data["text/plain"] == f"Own estimate for {GAINS}"


class Elements(HTMLParser):
    """Every element of a fragment with its attributes, and what is inside scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def test_hostile_words_stay_words():
    places = {name: HOSTILE for name in ("ask", "unit", "reason", "flip_words", "flip_reason")}
    choices = [(HOSTILE, HOSTILE, CHOICES[0][2]), CHOICES[1]]
    plain = Elements(fragment(ask(pilot_drill())))
    hostile = Elements(fragment(ask(pilot_drill(), choices=choices, **places)))
    assert hostile.tags == plain.tags
    assert plain.tags.count("script") == 1, "the state, and nothing else"
    assert not hostile.handlers
    assert hostile.text.count("<script>window.hacked=1</script>") == 3, "ask, unit and the choice are shown as they are"


def test_hostile_words_arrive_whole_in_the_state():
    choices = [(HOSTILE, HOSTILE, CHOICES[0][2]), CHOICES[1]]
    widget = ask(pilot_drill(), choices=choices, reason=HOSTILE)
    spec = island(fragment(widget))["spec"]
    assert spec["options"][0] == {"value": HOSTILE, "label": HOSTILE}
    assert spec["reason"] == HOSTILE
    assert spec == json.loads(json.dumps(widget.spec))


def test_the_form_sends_nothing_where_no_script_stops_it():
    form = fragment(ask(pilot_drill()))
    assert '<form novalidate method="dialog">' in form
    assert "action=" not in form
