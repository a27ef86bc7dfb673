"""The own-orders form in Python: what a page shows before any script."""

import re
from itertools import pairwise

from cxprep.orders.concentration import spread
from cxprep.widgets.own_orders import AXES, curve, own_orders
from tests.support.own_orders_page import book_widget

SMALL = spread((f"c{n}", "", float(n)) for n in range(1, 101))


def test_the_known_shares_stand_in_the_table():
    html = own_orders(SMALL, name="Larkhill", published={0.01: 0.158, 0.02: 0.23, 0.10: 0.509, 0.20: 0.678}).html
    rows = re.findall(r'<th scope="row">([^<]+)</th>((?:<td>[^<]+</td>)+)', html)
    assert rows == [
        ("Larkhill", "<td>2.0%</td><td>3.9%</td><td>18.9%</td><td>35.8%</td>"),
        ("CDNOW", "<td>15.8%</td><td>23.0%</td><td>50.9%</td><td>67.8%</td>"),
    ]


def test_the_curve_ends_where_the_chart_ends():
    points = curve(SMALL)
    assert points[0] == (0, 0)
    assert points[-1] == (AXES["most"], SMALL.share(AXES["most"]))
    assert all(low[1] < high[1] for low, high in pairwise(points))


def test_a_hostile_name_stays_a_name():
    html = own_orders(SMALL, name="<script>alert(1)</script>").page()
    assert html.count("<script") == 1, "the state, and nothing else"
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_the_form_sends_nothing_where_no_script_stops_it():
    html = book_widget().page()
    assert '<form novalidate method="dialog">' in html
    assert "action=" not in html
    assert "name=" not in html


def test_every_run_gives_the_same_page():
    assert book_widget().page() == book_widget().page()
    assert repr(book_widget()) == "Your own orders beside the book's"
