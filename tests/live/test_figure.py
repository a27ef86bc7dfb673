"""The chart that the page moves is the chart that matplotlib would draw; what cannot move is refused in a sentence."""

import io
import math
import random
import re
import xml.etree.ElementTree as ET
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Annotation

from cxprep.live import bind, checks, compiler, live, svg
from cxprep.live.compiler import LiveError
from cxprep.live.figure import BindingError, bound_artists
from cxprep.numbers.arith import where
from tests.support import samples
from tests.support.pages import fragment, opened, write

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
NEAR = 0.05  # drawing units, 72 an inch; the page writes two digits

# For each setting: every bound artist that is to be seen, as the numbers of its path, its marks and its label.
DRAWN = """([id, settings]) => {
  const root = document.querySelector(`[data-drill="${id}"]`);
  const spec = JSON.parse(root.parentNode.querySelector('script').textContent).spec;
  const numbers = (text) => (text ?? '').match(/-?[\\d.]+(e-?\\d+)?/g)?.map(Number) ?? [];
  const place = (g) => {
    const text = g.querySelector('text'), moved = numbers(g.getAttribute('transform'));
    return text ? [text.x.baseVal[0].value + (moved[0] ?? 0), text.y.baseVal[0].value + (moved[1] ?? 0)] : [];
  };
  return settings.map((setting) => {
    for (const [name, value] of Object.entries(setting)) {
      const control = root.querySelector(`[name="${name}"]`);
      if (control.type === 'checkbox') control.checked = value; else control.value = value;
    }
    root.querySelector('[name]').dispatchEvent(new Event('input', { bubbles: true }));
    return Object.fromEntries(spec.artists.map((a) => root.querySelector(`[id="${a.id}"]`))
      .filter((g) => g.style.visibility !== 'hidden').map((g) => [g.id, {
        path: numbers(g.querySelector(':scope > path')?.getAttribute('d')),
        marks: [...g.querySelectorAll('use')].map((u) => [u.x.baseVal.value, u.y.baseVal.value]),
        place: place(g), words: g.querySelector('text')?.textContent ?? '' }]));
  });
}"""


def values_at(drill, setting):
    """All names of a drill at a setting: constants, controls and outputs."""
    inputs = {**drill.constants, **setting}
    return {**inputs, **drill.model(**inputs)}


def resolved(value: Any, known: dict) -> Any:
    """What a bound value is at `known`, worked out without the tracer."""
    if isinstance(value, str):
        return known[value]
    return (
        value(known) if callable(value) else [resolved(v, known) for v in value] if isinstance(value, list) else value
    )


def place(artist: Artist, bound: dict) -> None:
    """Put an artist where it is bound to be, by matplotlib's own methods."""
    x, y = bound.get("x"), bound.get("y")
    if isinstance(artist, Annotation):
        artist.xy = (artist.xy[0] if x is None else x, artist.xy[1] if y is None else y)
    elif isinstance(artist, Polygon):
        corners = artist.get_xy()[:-1]
        artist.set_xy([(xn if x is None else x[i], yn if y is None else y[i]) for i, (xn, yn) in enumerate(corners)])
    elif isinstance(artist, Line2D):
        old = artist.get_data(orig=False)
        xs, ys = (np.atleast_1d(o if new is None else new) for o, new in zip(old, (x, y), strict=True))
        artist.set_data(*np.broadcast_arrays(xs, ys))
    else:
        artist.set(**{k: v for k, v in bound.items() if k in ("x", "y", "width", "height")})
    artist.set_visible(bool(bound.get("visible", True)))


def drawn_by_matplotlib(fig, drill, setting) -> dict[str, dict]:
    """The bound artists of a figure that is laid out, as matplotlib draws them at a setting."""
    known = values_at(drill, setting)
    for spec, artist in zip(drill.spec["artists"], bound_artists(fig), strict=True):
        artist.set_gid(spec["id"])
        place(artist, {k: resolved(v, known) for k, v in artist._live_bindings.items() if k != "text"})
    buffer = io.StringIO()
    with mpl.rc_context({**svg.STYLE, "path.simplify": False}):
        fig.savefig(buffer, format="svg")
    groups = {g.get("id"): read(g) for g in ET.fromstring(buffer.getvalue()).iter(f"{SVG}g")}
    ids = [artist["id"] for artist in drill.spec["artists"]]
    return {ident: groups[ident] for ident in ids if any(groups.get(ident, {}).values())}


def read(group: ET.Element) -> dict:
    """A group of matplotlib's as the page's are read."""
    path, text = group.find(f"{SVG}path"), group.find(f".//{SVG}text")
    return {
        "path": [] if path is None else [float(n) for n in NUMBER.findall(path.get("d", ""))],
        "marks": [[float(u.get("x")), float(u.get("y"))] for u in group.iter(f"{SVG}use")],
        "place": [] if text is None else [float(text.get("x")), float(text.get("y"))],
    }


def points(numbers: list[float]) -> list[list[float]]:
    """A path's points; the last of a closed one, which repeats the first, is left out."""
    pairs = [list(pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    return pairs[:-1] if len(pairs) > 2 and pairs[0] == pairs[-1] else pairs


def near(a: list[list[float]], b: list[list[float]]) -> bool:
    """Whether two rows of points are the same to the eye."""
    return len(a) == len(b) and all(math.dist(p, q) <= NEAR for p, q in zip(a, b, strict=True))


def apart(page: dict, truth: dict) -> list[str]:
    """Where a drawing of the page is not matplotlib's, as sentences."""
    found = [f"{ident} is to be seen on one of the two only" for ident in page.keys() ^ truth.keys()]
    for ident in page.keys() & truth.keys():
        for what in ("path", "marks", "place"):
            ours, theirs = truth[ident][what], page[ident][what]
            if what != "marks":
                ours, theirs = points(ours), points(theirs)
            if not near(ours, theirs):
                found.append(f"the {what} of {ident} is {theirs} on the page, {ours} by matplotlib")
    return found


def random_settings(drill, count: int, seed: int = 2) -> list[dict]:
    generator = random.Random(seed)
    return [{name: checks.draw(c, generator) for name, c in drill.controls.items()} for _ in range(count)]


def page_against_matplotlib(browser, folder, drill, figure_of, settings, broken=None) -> list[str]:
    """Where the page moves an artist to another place than matplotlib."""
    with opened(browser, write(folder, fragment(drill), broken=broken)) as page:
        moved = page.evaluate(DRAWN, [drill.id, settings])
    start = {name: control.value for name, control in drill.controls.items()}
    fig = compiler.draw(figure_of, values_at(drill, start))
    return [
        f"{sentence}, at {setting}"
        for setting, drawn in zip(settings, moved, strict=True)
        for sentence in apart(drawn, drawn_by_matplotlib(fig, drill, {**start, **setting}))
    ]


def test_every_artist_moves_to_where_matplotlib_would_draw_it(browser, tmp_path):
    drill = samples.loyalty_drill()
    settings = random_settings(drill, 12)
    assert not page_against_matplotlib(browser, tmp_path, drill, samples.loyalty_figure, settings)


def test_a_drawing_that_is_off_is_found(browser, tmp_path):
    drill = samples.loyalty_drill()
    broken = ("[a * x + b, a * (x + w) + b", "[a * x + b, a * (x + w) + b + 0.1")
    found = page_against_matplotlib(browser, tmp_path, drill, samples.loyalty_figure, random_settings(drill, 2), broken)
    assert found
    assert all("the path of tests-drill-loyalty-b" in sentence for sentence in found)


def drill_of(draw, **more):
    """A live drill around axes on which `draw(ax, values)` binds something."""

    def figure(values):
        fig, ax = plt.subplots()
        ax.set(xlim=(0, 1.5), ylim=(0, 1.5))
        draw(ax, values)
        return fig

    shown = {"spread": ("Spread", ".2f"), "break_even": ("Break-even", ".2f", "none")}
    given = {"share": (0.0, 1.0, 0.1), "uplift": (0.0, 0.5, 0.1), "alt": "A chart.", "show": shown, **more}
    return live(samples.loyalty, figure, id="tests.chart.one", **given), figure


def test_an_annotation_keeps_its_distance_to_a_point_that_moves(browser, tmp_path):
    def draw(ax, values):
        note = ax.annotate("here", (values["share"], 0.5), xytext=(0, 8), textcoords="offset points", ha="center")
        bind(note, x="share")

    drill, figure = drill_of(draw)
    assert not page_against_matplotlib(browser, tmp_path, drill, figure, random_settings(drill, 5))


def late(v):
    """A place that is only defined from a share of 0.5 on; the start is at 0.4."""
    return where(v["share"] > 0.5, v["share"], math.nan)


@pytest.mark.parametrize("kind", ["line", "dot", "bar", "label"])
def test_what_has_no_place_at_the_start_appears_where_it_gets_one(browser, tmp_path, kind):
    def draw(ax, values):
        at = late(values)
        artist = {
            "line": lambda: ax.axvline(at),
            "dot": lambda: ax.plot([at], [0.5], "o")[0],
            "bar": lambda: ax.barh([0.5], [at])[0],
            "label": lambda: ax.text(at, 0.5, "there"),
        }[kind]()
        bind(artist, **{"width" if kind == "bar" else "x": late})
        rule = ax.axhline(0.2)
        bind(rule, y="share")

    drill, figure = drill_of(draw)
    assert not page_against_matplotlib(browser, tmp_path, drill, figure, [{"share": 0.8, "uplift": 0.2}])


def test_what_is_hidden_at_the_start_is_painted_when_it_is_shown(browser, tmp_path):
    def draw(ax, values):
        bind(ax.axhline(0.2), y="share")
        bind(ax.text(0.2, 0.9, "more than half"), visible=lambda v: v["share"] > 0.5)

    drill, _ = drill_of(draw)
    with opened(browser, write(tmp_path, fragment(drill))) as page:
        label = page.get_by_text("more than half")
        assert not label.is_visible()
        page.locator('[name="share"]').fill("0.8")
        opacity = "e => [e, ...e.querySelectorAll('*')].map(x => getComputedStyle(x)).map(s => s.opacity).join()"
        group = label.locator("xpath=ancestor-or-self::*[@id][1]")
        assert label.is_visible()
        assert "0" not in group.evaluate(opacity).split(",")


def test_a_label_with_two_dollar_signs_is_text_and_no_formula():
    def draw(ax, values):
        bind(ax.text(0.2, 0.9, "x"), x="share", text="{earned:$,.1fM} of {sales:$,.0fM}")

    drill, _ = drill_of(draw)
    assert ">$1.2M of $30M</text>" in drill.html


def test_no_digit_of_a_text_is_rounded_away():
    def draw(ax, values):
        ax.set_xticks([0.125, 0.375])
        bind(ax.text(0.2, 0.9, "x"), x="share", text="{spread:.4f}")

    drill, _ = drill_of(draw)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drill.html)
    assert {"0.125", "0.375", "0.0490"} <= set(texts)


def line(ax):
    """A line to bind something to."""
    return ax.plot([0.5], [0.5])[0]


def on_a_logarithmic_axis(ax):
    """A line that no linear map can move."""
    ax.set(xscale="log", xlim=(0.1, 2))
    return line(ax)


# What cannot be bound: the artist, what it is bound to, and what the sentence says.
REFUSED = {
    "an unknown output": (line, {"x": "earnd"}, r"line.* is bound to 'earnd', which.*It has .*earned"),
    "an unknown name in a list": (line, {"x": ["share", "shares"]}, "is bound to 'shares'"),
    "a logarithmic axis": (on_a_logarithmic_axis, {"x": "share"}, "axis that is not linear"),
    "a line in steps": (lambda ax: ax.step([0, 1], [0, 1])[0], {"y": ["share", 1]}, "drawn in steps"),
    "a filled band": (lambda ax: ax.fill_between([0, 1], [0, 1]), {"y": "share"}, r"cannot be bound.*ax\.fill"),
    "a scatter": (lambda ax: ax.scatter([0], [0]), {"x": "share"}, "PathCollection cannot be bound.*markers"),
    "an unknown attribute": (line, {"colour": "share"}, "line has no attribute 'colour'.*x, y, visible"),
    "a label's width": (lambda ax: ax.text(0, 0, "x"), {"width": "share"}, "label has no attribute 'width'"),
    "a label of two lines": (lambda ax: ax.text(0, 0, "one\ntwo"), {"x": "share"}, "bind one label a line"),
    "an unknown name in a label": (lambda ax: ax.text(0, 0, "x"), {"text": "{earnd:d}"}, "'earnd', which"),
    "a label without a format": (lambda ax: ax.text(0, 0, "x"), {"text": "{sales}"}, "needs a format for sales"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_move_is_refused_in_a_sentence(what):
    draw, bound, sentence = REFUSED[what]
    with pytest.raises((BindingError, LiveError), match=sentence):
        drill_of(lambda ax, values: bind(draw(ax), **bound))


def test_binding_twice_adds_to_what_was_bound():
    _, ax = plt.subplots()
    bar = ax.barh([0], [1])[0]
    assert bind(bind(bar, width="earned"), y="share") is bar
    assert bar._live_bindings == {"width": "earned", "y": "share"}
    plt.close()


def test_the_same_drill_is_the_same_bytes_again():
    assert fragment(samples.loyalty_drill()) == fragment(samples.loyalty_drill())


@pytest.fixture(scope="module")
def both() -> str:
    """Two drills of one page."""
    return fragment(samples.loyalty_drill()) + fragment(samples.case_drill())


def test_two_drills_on_a_page_share_no_id(both):
    ids = re.findall(r'\sid="([^"]*)"', both)
    assert len(ids) == len(set(ids)) > 20


def test_every_reference_within_a_chart_has_its_target(both):
    ids = set(re.findall(r'\sid="([^"]*)"', both))
    targets = re.findall(r"url\(#([^)]+)\)", both) + re.findall(r'href="#([^"]+)"', both)
    targets += re.findall(r'for="([^"]+)"', both)
    assert targets
    assert set(targets) <= ids


def test_a_chart_has_the_colours_of_the_page_for_dark_mode(both):
    assert "var(--chart-ink, #22201d)" in both
    assert "var(--chart-accent, #a83f1d)" in both
    assert not [c for c in svg.PALETTE.values() if re.search(rf"(?<!, ){c}", both)], "a colour without its variable"


def test_a_chart_brings_no_style_sheet_no_script_and_no_address(both):
    charts = re.findall(r"<svg.*?</svg>", both, re.S)
    assert len(charts) == 2
    for chart in charts:
        assert not re.search(r"<(style|script|image|metadata|foreignObject)|\son\w+=|javascript:|@import", chart)
        assert set(re.findall(r"https?://[^\"\s<]+", chart)) == {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }


def test_a_figure_is_laid_out_once_and_for_all():
    fig = compiler.draw(samples.loyalty_figure, {**samples.loyalty(), "share": 0.4, "uplift": 0.2})
    before = [ax.get_position().bounds for ax in fig.axes]
    fig.axes[0].set_title("A title that would need room")
    fig.draw_without_rendering()
    assert [ax.get_position().bounds for ax in fig.axes] == before
