"""Charts as text: with words, the same bytes at every run, and fit to stand beside others."""

import re

import matplotlib.pyplot as plt
import pytest

from cxprep.live import svg
from cxprep.publish import charts
from tools.lint_html import unlabelled

ALT = "Sales rise from one year to the next."


@pytest.fixture(autouse=True)
def style():
    """The book's style, and afterwards matplotlib's own."""
    with plt.rc_context():
        charts.use()
        yield
    plt.close("all")


def drawn(**words: str) -> plt.Figure:
    """A chart with what needs ids: clipped lines and bars, markers, all of the palette."""
    fig, ax = plt.subplots()
    ax.bar([0, 1, 2], [1, 2, 3], color=[charts.ACCENT, charts.GREY, charts.SOFT])
    ax.plot([0, 1, 2], [1.123456, 2, 3], "o-", color=charts.INK)
    ax.axhline(1, color=charts.RULE)
    ax.text(0, 1, words.get("text", "so much"), color=charts.MUTED)
    ax.set(ylim=(0, 2.5), title=words.get("title", "Sales rise"))
    return fig


def ids(html: str) -> list[str]:
    """The ids of a fragment."""
    return re.findall(r'\sid="([^"]*)"', html)


def test_it_is_a_picture_with_words():
    chart = charts.show(drawn(), alt=ALT)
    data = chart._repr_mimebundle_()
    assert unlabelled(data["text/html"]) == []
    assert f'role="img" aria-label="{ALT}"' in data["text/html"]
    assert data["text/plain"] == f"Chart: {ALT}"
    assert data["text/html"].startswith('<figure class="mot-chart"><svg ')


@pytest.mark.parametrize("alt", ["", " ", "\n"])
def test_without_words_there_is_no_chart(alt):
    with pytest.raises(ValueError, match="A chart needs alt=, a sentence that says what it shows"):
        charts.show(drawn(), alt=alt)


def test_the_words_cannot_be_forgotten():
    with pytest.raises(TypeError, match="alt"):
        charts.show(drawn())


def test_hostile_words_stay_words():
    hostile = '"><script>alert(1)</script>'
    html = charts.show(drawn(text=hostile, title=hostile), alt=hostile).html
    assert "<script" not in html
    assert html.count("<svg") == 1


def test_the_same_figure_gives_the_same_bytes():
    assert charts.show(drawn(), alt=ALT).html == charts.show(drawn(), alt=ALT).html


def test_a_changed_number_changes_the_bytes():
    other = drawn()
    other.axes[0].patches[0].set_height(1.1)
    assert charts.show(drawn(), alt=ALT).html != charts.show(other, alt=ALT).html


def test_two_charts_of_a_page_share_no_id():
    one, other = (charts.show(drawn(), alt=alt).html for alt in (ALT, "Another chart."))
    assert ids(one), "a chart with clipping has ids"
    assert len(set(ids(one))) == len(ids(one))
    assert not set(ids(one)) & set(ids(other))


def test_every_reference_finds_its_id():
    html = charts.show(drawn(), alt=ALT).html
    used = set(re.findall(r"url\(#([^)]+)\)", html)) | set(re.findall(r'href="#([^"]+)"', html))
    assert used
    assert used == set(ids(html))


def test_colours_follow_the_page():
    html = charts.show(drawn(), alt=ALT).html
    for name in ("ink", "muted", "rule", "accent", "accent-soft", "grey"):
        assert f"var(--chart-{name}, {svg.PALETTE[name]})" in html, name
    bare = re.sub(r"var\(--chart-[\w-]+, #[0-9a-f]{6}\)", "", html, flags=re.I)
    assert not re.findall(r"#[0-9a-f]{6}\b", bare, re.I), "a colour that dark mode would not change"


def test_nothing_of_the_machine_or_the_day_is_in_it():
    html = charts.show(drawn(), alt=ALT).html
    for word in ("<metadata", "<style", "<?xml", "font-family", "Date", "matplotlib"):
        assert word not in html
    assert not re.search(r"\d\.\d{3,}", html), "coordinates are rounded"


def test_the_figure_is_closed():
    before = plt.get_fignums()
    charts.show(drawn(), alt=ALT)
    assert plt.get_fignums() == before
