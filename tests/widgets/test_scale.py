"""The scale in Python: each anchor stands once at its step, and Python hears what was kept."""

from html import unescape

from cxprep.widgets.scale import anchored_scale
from tests.support.questions import DRILL, QUESTION, SHORT
from tests.support.role import held


def test_every_anchor_stands_at_its_step_and_level() -> None:
    for id in (QUESTION, SHORT, DRILL):
        html = unescape(anchored_scale(id, held()).html)
        for level, dimensions in held().role("test-role").filled(held()[id]).scale.items():
            block = html.split(f'data-level="{level}"')[1].split("data-level=")[0]
            for name, anchors in dimensions.items():
                row = block.split(f'data-dimension="{name}"')[1].split("</fieldset>")[0]
                steps = [f'<b>{n}</b><span class="mot-anchor">{anchor}</span>' for n, anchor in enumerate(anchors, 1)]
                places = [row.index(step) for step in steps]
                assert places == sorted(places) and row.count("<b>") == 5


def test_one_level_leaves_no_choice() -> None:
    assert "data-levels" in anchored_scale(QUESTION, held()).html
    assert "data-levels" not in anchored_scale(SHORT, held()).html


def test_the_notebook_hears_what_was_kept() -> None:
    widget, heard = anchored_scale(SHORT, held()), []
    widget.observe(lambda change: heard.append(change["new"]), names="scores")
    entry = {"at": "2026-03-03T09:00:00Z", "level": "lead", "scores": {"substance": 4}, "who": "self"}
    widget.set_state({"scores": [entry]})
    assert heard == [[entry]]
