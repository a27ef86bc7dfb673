"""`live()` feels like `interact`, and stops the author wherever a reader would stumble."""

import json
import math
import random
import re

import ipywidgets as w
import matplotlib.pyplot as plt
import pytest
from traitlets import TraitError

from cxprep.live import bind, live, slider
from cxprep.live.controls import ControlError
from tests.support import samples
from tests.support.pages import fragment, island, opened, write

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\" ' & \u2028 {{7*7}}"
EARNED = {"earned": ("Earned", "$,.2fM")}
ALL = {**EARNED, "per_store": ("A store", "$,.0f", "no store"), "by_week": ("By week", "$,.0f")}


def drill(model=samples.loyalty, figure=None, **more):
    """A small live drill; what is given replaces its parts."""
    return live(model, figure, **{"id": "tests.drill.one", "show": EARNED, "share": (0.0, 1.0, 0.1), **more})


def chart(draw):
    """A figure function whose axes go from 0 to 1.2 both ways."""

    def figure(values):
        fig, ax = plt.subplots()
        ax.set(xlim=(0, 1.2), ylim=(0, 1.2))
        draw(ax)
        return fig

    return figure


# What stands for a control: an abbreviation or a widget, and the control it makes.
@pytest.mark.parametrize(
    ("given", "kind", "limits"),
    [
        ((0, 1, 0.1), "range", (0, 1, 0.1)),
        ((0, 2), "range", (0, 2, 1)),
        (w.FloatSlider(0.4, min=0, max=0.8, step=0.05), "range", (0, 0.8, 0.05)),
        (w.IntSlider(1, min=0, max=3), "range", (0, 3, 1)),
        (w.BoundedFloatText(0.4, min=0, max=2, step=0.2), "number", (0, 2, 0.2)),
        (w.BoundedIntText(1, min=0, max=2), "number", (0, 2, 1)),
    ],
)
def test_a_number_is_given_as_in_interact(given, kind, limits):
    control = drill(share=given).controls["share"]
    assert (control.kind, (control.min, control.max, control.step)) == (kind, limits)


def test_a_boolean_becomes_a_checkbox():
    made = drill(members=True)
    assert (made.controls["members"].kind, made.inputs["members"]) == ("checkbox", 1.0)


@pytest.mark.parametrize("given", [[1, 2, 4], {"one": 1, "two": 2, "four": 4}, w.Dropdown(options=[1, 2, 4], value=2)])
def test_a_list_and_a_mapping_become_a_dropdown(given):
    made = drill(tier=given)
    assert made.controls["tier"].kind == "select"
    assert [value for _, value in made.controls["tier"].options] == [1, 2, 4]
    assert made.inputs["tier"] == 2, "the model's default is the start"


def test_an_abbreviation_starts_at_the_models_default():
    assert drill(share=(0, 1, 0.05)).inputs == {"share": 0.4}


def test_a_label_is_the_description_or_the_keyword_in_words():
    made = drill(share=w.FloatSlider(0.4, max=1, step=0.1, description="Share of sales"), stores=(1, 20), show=ALL)
    assert [control.label for control in made.controls.values()] == ["Share of sales", "Stores"]


def test_slider_formats_what_ipywidgets_cannot():
    made = slider("Sales", 30e6, 10e6, 60e6, 5e6, "$,.1fM")
    control = drill(sales=made).controls["sales"]
    assert control.shown(30e6) == "$30.0M"
    assert made.readout_format == ",.2f"
    assert slider("Share", 0.4, 0, 1, 0.1, ".0%").readout_format == ".0%"


def test_inputs_and_outputs_are_python_values():
    made = drill(stores=(0, 20), show=ALL)
    assert made.inputs == {"share": 0.4, "stores": 12.0}
    assert dict(made.outputs) == samples.loyalty(share=0.4, stores=12.0)


def test_setting_inputs_moves_outputs_and_tells_observers():
    made, seen = drill(stores=(1, 20), show=ALL), []
    made.observe(lambda change: seen.append(change["new"]["earned"]), names="outputs")
    made.inputs = {"share": 0.5}
    assert made.inputs == {"share": 0.5, "stores": 12.0}
    assert seen == [samples.loyalty(share=0.5)["earned"]] == [made.outputs["earned"]]


def test_move_returns_the_outputs_of_the_new_setting():
    assert drill().move(share=0.7) == samples.loyalty(share=0.7)


@pytest.mark.parametrize(("asked", "got"), [(7, 1.0), (-3, 0.0), (math.inf, 1.0), (0.5, 0.5)])
def test_a_value_beyond_the_sliders_end_becomes_that_end(asked, got):
    made = drill()
    made.move(share=asked)
    assert made.inputs["share"] == got


def test_a_choice_that_is_none_becomes_the_nearest():
    made = drill(tier=[1, 2, 4])
    made.move(tier=3.4)
    assert made.inputs["tier"] == 4


def test_an_unknown_input_is_refused_by_name():
    with pytest.raises(TraitError, match=r"tests\.drill\.one has no control 'shares'; it has share"):
        drill().move(shares=0.2)


def test_the_widget_it_was_made_from_moves_the_drill_and_follows_it():
    own = w.FloatSlider(0.4, min=0, max=1, step=0.1)
    made = drill(share=own)
    own.value = 0.8
    assert made.outputs["earned"] == samples.loyalty(share=0.8)["earned"]
    made.move(share=0.3)
    assert own.value == 0.3


@pytest.mark.parametrize(
    ("name", "widget", "value"),
    [
        ("weeks", w.IntSlider(6, min=0, max=10), 3),
        ("members", w.Checkbox(False), True),
        ("tier", w.Dropdown(options=[("one", 1), ("two", 2)], value=2), 1),
        ("stores", w.BoundedIntText(12, min=1, max=20), 4),
    ],
)
def test_every_kind_of_widget_is_tied_both_ways(name, widget, value):
    made = drill(show=ALL, **{name: widget})
    before = widget.value
    made.move(**{name: float(value)})
    assert widget.value == value
    assert type(widget.value) is type(before)
    widget.value = before
    assert made.inputs[name] == float(before)


def test_two_drills_can_share_a_slider():
    shared = w.FloatSlider(0.4, min=0, max=1, step=0.1)
    one, two = drill(share=shared), drill(share=shared, id="tests.drill.two")
    one.move(share=0.9)
    assert two.outputs == one.outputs == samples.loyalty(share=0.9)


def test_it_nests_in_a_box_and_links_like_a_widget():
    one, two = drill(), drill(id="tests.drill.two")
    box = w.VBox([one, w.HTML("between"), two])
    link = w.link((one, "inputs"), (two, "inputs"))
    one.move(share=0.2)
    link.unlink()
    assert box.children[2].outputs == samples.loyalty(share=0.2)


def test_its_text_names_it_and_no_address():
    made = drill()
    data, _ = made._repr_mimebundle_()
    assert repr(made) == data["text/plain"] == "Drill tests.drill.one: share"
    assert not re.search(r"0x[0-9a-f]{6,}|object at", data["text/html"])


def test_its_html_does_not_change_with_the_slider():
    made = samples.decay_drill()
    before = fragment(made)
    made.move(rate=0.1)
    assert fragment(made) == before == fragment(samples.decay_drill())


def test_the_page_says_where_its_model_is_and_what_it_is_given():
    html = fragment(drill())
    assert 'data-drill="tests.drill.one" data-model="tests.support.samples:loyalty"' in html
    constants = re.search(r'data-constants="([^"]*)"', html)[1].replace("&quot;", '"')
    assert json.loads(constants)["weeks"] == 6
    assert "share" not in json.loads(constants)


# --- what stops the author -------------------------------------------------------------------------------------------


def refuses(sentence, *args, error=ValueError, **more):
    """A drill is refused; the message names it, as well as saying `sentence`."""
    with pytest.raises(error, match=sentence) as refusal:
        drill(*args, **more)
    return str(refusal.value)


def test_a_dead_slider_is_refused():
    said = refuses(r"the control stores moves no shown number. Show what it changes, or take it away", stores=(1, 20))
    assert said.startswith("tests.drill.one: ")


def test_a_first_control_that_does_not_move_the_chart_is_refused():
    figure = chart(lambda ax: bind(ax.axvline(0), x="uplift"))
    sentence = "first control, share, does not move the chart"
    refuses(sentence, figure=figure, alt="A chart.", uplift=(0.0, 0.5, 0.1))


def test_an_undefined_number_without_words_is_refused():
    show = {"per_store": ("A store", "$,.0f")}
    refuses(r"per_store is not defined at share=0\.4, stores=0\. Say in show= why", stores=(0, 20), show=show)
    assert drill(stores=(0, 20), show={"per_store": ("A store", "$,.0f", "no store")})


def test_an_artist_that_leaves_its_axes_is_refused():
    def draw(ax):
        (bar,) = ax.barh([0.5], [0.1])
        bar.set_label("Share")
        bind(bar, width=lambda v: v["share"] * 2)

    refuses(r"the bar 'Share' leaves its axes at share=0\.8", figure=chart(draw), alt="A.", share=(0.0, 1.0, 0.2))


def test_an_artist_that_leaves_its_axes_in_one_corner_only_is_refused():
    # two sliders far out together: neither alone takes the line away
    figure = chart(lambda ax: bind(ax.axvline(0.1, label="Sum"), x=lambda v: v["share"] * v["tier"]))
    refuses("the line 'Sum' leaves its axes", figure=figure, alt="A.", tier=(0.0, 2.0, 0.5), share=(0.0, 0.8, 0.1))


def test_a_hidden_artist_may_leave_its_axes():
    def draw(ax):
        bind(ax.axvline(0.1), x=lambda v: v["share"] * 2, visible=lambda v: v["share"] * 2 <= 1.2)

    assert drill(figure=chart(draw), alt="A chart.")


def test_a_label_that_leaves_the_figure_is_refused_by_its_words():
    draw = chart(lambda ax: bind(ax.text(0, 0.5, "a long label that needs room"), x="share"))
    refuses("the label 'a long label that needs room' leaves its figure at share=", figure=draw, alt="A chart.")


def test_a_chart_without_alt_text_is_refused():
    figure = chart(lambda ax: bind(ax.axvline(0), x="share"))
    refuses(r"tests\.drill\.one: a chart needs alt=", figure=figure)
    refuses(r"tests\.drill\.one: a chart needs alt=", figure=figure, alt="  ")


def test_a_sentence_without_a_format_is_refused():
    refuses(r"needs a format for by_week, for example \{by_week:,.1f\}", verdict=[(None, "{by_week}")])


def test_a_sentence_about_an_unknown_number_is_refused():
    sentence = r"the sentence 'It is \{earnings\}\.'.*'earnings', which the model does not return"
    refuses(sentence, error=ValueError, verdict=[(None, "It is {earnings}.")])


def test_a_number_that_the_model_does_not_return_is_refused():
    refuses("show names 'earnd', which is no single number of the model. It returns earned", show={"earnd": ("E", "d")})
    refuses("show names 'weekly', which is no single number", show={"weekly": ("W", "d")})


def test_a_format_that_is_none_is_refused():
    refuses("'.2g' is no number format", error=ValueError, show={"earned": ("Earned", ".2g")})
    given = w.FloatSlider(0.4, max=1, step=0.1, readout_format=".2e")
    refuses("share: '.2e' is no number format", error=ControlError, share=given)


def test_a_model_of_the_notebook_is_live_and_says_so_on_its_root():
    def takings(*, share=0.4):
        return {"earned": share * 100}

    refuses(r"tests\.drill\.one: .*takings\W+has no name by which it can be found again", takings)
    takings.__module__, takings.__qualname__ = "__main__", "takings"
    made = drill(takings, share=(0.0, 1.0, 0.1))
    assert made.move(share=0.5) == {"earned": 50}
    assert 'data-model="__main__:takings"' in made.html


def test_a_model_without_a_name_is_refused():
    refuses(r"<lambda>\W+has no name by which it can be found", lambda share=0.4: {"earned": share})


def test_a_control_is_read_and_set_by_its_name():
    made = drill()
    made.share = 0.7
    assert made.share == made.inputs["share"] == 0.7
    assert made.outputs == made.model(**made.constants, **made.inputs)
    made.share = 7
    assert made.share == made.controls["share"].max


def test_a_name_that_is_no_control_says_which_there_are():
    made = drill()
    for touch in (lambda: setattr(made, "shares", 0.2), lambda: made.shares):
        with pytest.raises(
            AttributeError, match=r"no control 'shares', and nothing was changed\. Its controls are share"
        ):
            touch()
    with pytest.raises(TypeError, match=r"share is a number, not 'much'\. Nothing was changed\."):
        made.share = "much"


def test_an_unknown_keyword_is_refused():
    refuses(r"loyalty takes no 'shares'; it takes share, uplift", shares=(0, 1, 0.1))


def test_an_input_without_a_default_needs_a_control():
    assert drill(needy, share=(0.0, 1.0, 0.1), budget=w.FloatSlider(1, max=2, step=1))
    refuses(r"tests\.drill\.one: budget needs a control, as needy gives it no default", needy)


@pytest.mark.parametrize(("start", "end", "what"), [(0.45, 1, r"start value 0\.45"), (0.4, 0.95, r"maximum 0\.95")])
def test_a_slider_off_its_steps_is_refused(start, end, what):
    given = w.FloatSlider(start, min=0, max=end, step=0.1)
    refuses(rf"share: the {what} is not a whole number of steps of 0\.1", error=ControlError, share=given)


NO_INPUTS = [w.Text("x"), w.FloatRangeSlider(), "a text", None, w.Dropdown(options=["one", "two"])]


@pytest.mark.parametrize("given", NO_INPUTS)
def test_what_is_no_input_is_refused(given):
    refuses("share", error=ControlError, share=given)


def test_a_model_that_branches_is_refused_with_its_line():
    line = branching.__code__.co_firstlineno + 2
    sentence = rf"test_live\.py, line {line}, in branching: `return .*if share > 0\.5.*where\(condition, a, b\)"
    refuses(sentence, branching, error=TypeError)


def test_a_model_with_hidden_state_is_refused():
    refuses(r"the recording gives earned = .* where the model gives .*a random draw", drawing_lots)


def test_a_model_that_divides_by_zero_is_refused_with_the_setting():
    refuses(r"tests\.drill\.one.*share=0.*divide\(a, b\)", dividing)


@pytest.mark.parametrize("id", ["loyalty", "Tests.drill.one", "tests.drill", "tests.drill.one two"])
def test_an_id_of_another_shape_is_refused(id):
    refuses("no drill id; it reads <role>.drill.<name>", id=id)


@pytest.mark.parametrize("default", [math.inf, math.nan, "fast", [1.0, 2.0]])
def test_a_constant_that_the_page_cannot_name_is_refused(monkeypatch, default):
    monkeypatch.setitem(fixed.__kwdefaults__, "speed", default)
    refuses(r"tests\.drill\.one: speed", fixed)


def test_a_power_that_is_no_real_number_is_refused_with_the_setting():
    refuses(r"tests\.drill\.one.*share=0.*power\(a, b\)", rooting)


def rooting(*, share=0.4):
    """A model with a bare root of what may be negative."""
    return {"earned": (share - 0.4) ** 0.5}


def fixed(*, share=0.4, speed=1.0):
    """A model with a constant."""
    return {"earned": share}


def needy(*, share=0.4, budget):
    """A model whose budget has no default."""
    return {"earned": share * budget}


def branching(*, share=0.4):
    """A model that decides in Python."""
    return {"earned": 1.0 if share > 0.5 else share}


def drawing_lots(*, share=0.4):
    """A model that is another one at every call."""
    return {"earned": share * random.random()}


def dividing(*, share=0.4):
    """A model with a bare division by its slider."""
    return {"earned": 1 / share}


# --- hostile words ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile() -> str:
    """A drill whose every word tries to leave its place."""

    def draw(ax):
        bind(ax.text(0, 0.5, HOSTILE[:9]), x=lambda v: v["share"] / 10)
        ax.set_title(HOSTILE)
        ax.set_xlabel(HOSTILE)

    made = drill(
        figure=chart(draw),
        alt=HOSTILE,
        verdict=[(None, HOSTILE)],
        show={"earned": (HOSTILE, "$,.2fM"), "per_store": ("A store", f".0f {HOSTILE[:20]}", HOSTILE)},
        share=w.FloatSlider(0.4, max=1, step=0.1, description=HOSTILE),
        tier={HOSTILE: 1, "two": 2},
    )
    return fragment(made)


def test_hostile_words_are_only_words(hostile):
    markup = re.sub(r'<script type="application/json">.*?</script>', "", hostile, flags=re.S)
    assert markup != hostile
    assert not re.search(r"<(script|img)|</script", markup)
    assert not re.search(r"<[^>]*\sonerror=[^>]*>", re.sub(r'"[^"]*"', '""', markup))


def test_the_state_of_the_page_parses_back_to_the_same(hostile):
    state = island(hostile)
    raw = hostile.split('<script type="application/json">')[1].split("</script>")[0]
    assert not set(raw) & set("<>&"), "a browser reads `<!--` and `</script` inside a script element"
    assert state["spec"]["alt"] == state["spec"]["verdict"][0][1] == [HOSTILE]
    assert state["spec"]["numbers"][1]["undefined"] == HOSTILE


def test_a_browser_takes_hostile_words_for_words(browser, tmp_path, hostile):
    with opened(browser, write(tmp_path, hostile)) as page:
        page.on("dialog", lambda dialog: pytest.fail("a word became a script"))
        page.locator('[name="share"]').press("ArrowRight")
        assert page.locator(".mot-verdict").text_content() == HOSTILE
        assert page.locator("svg").get_attribute("aria-label") == HOSTILE
        assert page.locator("option").first.text_content() == HOSTILE
        assert not page.locator("img, [onerror]").count()
