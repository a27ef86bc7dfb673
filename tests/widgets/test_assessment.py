"""The self-assessment in Python: every look-for once, its anchors as given or derived, and what is refused."""

import re
from html import unescape

import pytest

from cxprep.bank import load
from cxprep.widgets.assessment import self_assessment
from tests.support.hostile import HOSTILE
from tests.support.pages import fragment, island
from tests.support.role import fixture_role

ROLE = fixture_role()
LOOK_FORS = [item.id for item in ROLE.of("look-for")]
FIRST = LOOK_FORS[0]


def rows(html: str) -> dict[str, str]:
    """The markup of each look-for by its id."""
    return dict(re.findall(r'<fieldset data-item="([^"]+)">(.*?)</fieldset>', html, re.S))


def test_every_look_for_has_its_row_in_the_banks_order():
    widget = self_assessment(ROLE)
    assert list(rows(widget.html)) == LOOK_FORS == [item["id"] for item in widget.spec["items"]]
    assert [widget.html.count(f"<legend>{item.title}") for item in ROLE.of("look-for")] == [1] * len(LOOK_FORS)


def test_without_anchors_one_is_how_it_fails_and_five_how_it_shows():
    for item in ROLE.of("look-for"):
        row = unescape(rows(self_assessment(ROLE).html)[item.id])
        one, five = row.index(f"<b>1</b> {item.fails}"), row.index(f"<b>5</b> {item.shows}")
        assert one < row.index("<b>3</b> ") < five


def test_given_anchors_take_their_place():
    html = self_assessment(ROLE, anchors={FIRST: ("low", "middle", "high")}).html
    texts = re.findall(r"<b>(\d)</b> ([^<]*)<", rows(html)[FIRST])
    assert texts == [("1", "low"), ("3", "middle"), ("5", "high")]
    assert ROLE[FIRST].fails not in unescape(html)
    assert ROLE[LOOK_FORS[1]].fails in unescape(html)


def test_five_numbers_each_with_its_anchor_for_those_who_cannot_see_the_row():
    html = self_assessment(ROLE).html
    for row in rows(html).values():
        assert re.findall(r'type="radio"[^>]* value="(\d)"', row) == list("12345")
        assert len(set(re.findall(r'aria-describedby="([^"]+)"', row))) == 3
    described = re.findall(r'aria-describedby="([^"]+)"', html)
    assert [html.count(f'id="{ident}"') for ident in described] == [1] * len(described)


def test_nothing_that_needs_a_script_is_awake():
    html = self_assessment(ROLE).html
    outside = re.sub(r"<(div)[^>]* data-needs-script hidden>.*?</\1>", "", html, flags=re.S)
    assert "<input" not in outside
    assert html.index('data-needs-script hidden>\n<p class="mot-finding"') < html.index("<button")
    assert '<form novalidate method="dialog">' in html


def test_names_and_pages_travel_with_the_state():
    spec = island(fragment(self_assessment(ROLE, names={FIRST: "Kept"}, help={FIRST: [("the page", "a.html")]})))[
        "spec"
    ]
    assert spec["items"][0] == {"id": FIRST, "name": "Kept", "help": [{"words": "the page", "address": "a.html"}]}
    assert spec["items"][1]["name"] == ROLE[LOOK_FORS[1]].title


REFUSED = {
    "anchors for nothing": ({"anchors": {"test-role.look-for.gone": ("a", "b", "c")}}, "is no look-for of test-role"),
    "a name for nothing": ({"names": {"gone": "a"}}, "gone is no look-for of test-role; it has "),
    "help for nothing": ({"help": {"gone": []}}, "gone is no look-for of test-role"),
    "two anchors": ({"anchors": {FIRST: ("a", "b")}}, "needs three anchors, for 1, 3 and 5; 2 are given"),
    "another site": ({"help": {FIRST: [("x", "https://example.org")]}}, "give a page of this site"),
    "no scheme, another site": ({"help": {FIRST: [("x", "//example.org")]}}, "give a page of this site"),
    "a script": ({"help": {FIRST: [("x", " JavaScript:alert(1)")]}}, "give a page of this site"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(name):
    changes, words = REFUSED[name]
    with pytest.raises(ValueError, match=r"\.$") as refused:
        self_assessment(ROLE, **changes)
    assert words in str(refused.value)


def test_hostile_words_stay_words():
    plain = fragment(self_assessment(ROLE))
    hostile = fragment(self_assessment(ROLE, anchors={FIRST: (HOSTILE,) * 3}, names={FIRST: HOSTILE}))
    assert len(re.findall(r"<[a-z]", hostile)) == len(re.findall(r"<[a-z]", plain))
    assert island(hostile)["spec"]["items"][0]["name"] == HOSTILE


def test_the_notebook_hears_the_assessment():
    widget, heard = self_assessment(ROLE), []
    widget.observe(lambda change: heard.append(change["new"]), names="scores")
    widget.set_state({"scores": {FIRST: 4}})
    assert heard == [{FIRST: 4}]


def test_the_seats_own_look_fors_are_all_in_it():
    role = load("cx-lead")
    assert len(rows(self_assessment(role).html)) == 7
