"""HTML that escapes by itself, in the standard library's escapes."""

from html import escape as standard

import pytest

from cxprep.live.html import NOTHING, Html, escape, escaped, joined
from tests.support.hostile import HOSTILE


@pytest.mark.parametrize("text", [HOSTILE, "a & b", "it's “so”", '"', "<b>", "", "\u2028{}"])
def test_text_is_escaped_once_and_as_the_standard_library_does(text):
    assert escape(text) == escaped("{}", text) == joined([text]) == standard(text)
    assert escaped("<i>{}</i>", escaped("<b>{one}</b>", one=text)) == f"<i><b>{standard(text)}</b></i>"


def test_what_is_html_stays_it():
    assert escaped("<p>{}</p>", Html("<b>x</b>")) == "<p><b>x</b></p>"
    assert joined([Html("<b>x</b>"), "<y>"], "<br>") == "<b>x</b><br>&lt;y&gt;"
    assert joined([]) == NOTHING == ""


def test_numbers_and_braces():
    assert escaped("<a style='{{x}}'>{}</a>", 5) == "<a style='{x}'>5</a>"


def test_what_is_added_to_html_is_escaped_too():
    assert Html("<b>") + "<i>" == "<b>&lt;i&gt;"
    assert isinstance(Html("<b>") + "<i>", Html)
