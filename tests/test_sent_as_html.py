"""A stored notebook as nbconvert makes a page of it: what a drill shows stands in it, and needs no other host."""

import re

import pytest
from nbconvert import HTMLExporter

from tools.project import ROOT

pytestmark = pytest.mark.slow  # runs nbconvert


def test_a_drill_keeps_its_chart_and_its_numbers_in_nbconverts_page() -> None:
    body, _ = HTMLExporter().from_filename(ROOT / "book" / "cx-lead" / "clienteling-vs-discount.ipynb")
    drill = body.partition("data-drill=")[2].partition('<script type="application/json">')[0]
    assert "<svg" in drill
    numbers = re.findall(r"<dd data-output[^>]*>([^<]+)</dd>", drill)
    assert "+$8.7M" in numbers
    assert all(number.strip() for number in numbers)
    assert "widget-view" not in body, "a view is shown in place of the text, and its manager comes from another host"
