"""The reader's own orders file, read and drawn in the browser beside the book's and CDNOW's.

What stands here is what a page shows before any script: the two known curves and an empty form. The file itself never
passes through Python on a page; in a notebook, `cxprep.orders.order_file` reads one just as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxprep.live.html import NOTHING, Html, escaped, joined
from cxprep.live.widget import PageWidget
from cxprep.numbers import formats
from cxprep.orders.concentration import CDNOW, Spread

TOPS = tuple(CDNOW)
SHARE = formats.parse(".1%")
# The drawing, in its own units: where the axes stand, and how far the share of customers goes.
AXES = {"left": 34.0, "top": 10.0, "width": 236.0, "height": 168.0, "most": 0.20}
WIDE, HIGH = 320, 214
Point = tuple[float, float]


class OwnOrders(PageWidget):
    """The form with its chart. It keeps nothing, neither in the browser nor in the kernel."""

    kind = "own_orders"
    styles = ("drill.css", "own_orders.css")

    def __repr__(self) -> str:
        return "Your own orders beside the book's"


def own_orders(book: Spread, *, name: str = "Larkfield", published: Mapping[float, float] = CDNOW) -> OwnOrders:
    """The form beside the curve of `book` (called `name`) and the published points of CDNOW."""
    spec = {"axes": AXES, "tops": list(TOPS), "format": SHARE.to_json(), "points": 60}
    return OwnOrders(spec=spec, html=_html(book, name, published))


def _at(point: Point) -> Point:
    x = AXES["left"] + AXES["width"] * point[0] / AXES["most"]
    return round(x, 2), round(AXES["top"] + AXES["height"] * (1 - point[1]), 2)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in map(_at, points))


def curve(spread: Spread, points: int = 60) -> list[Point]:
    """Points of the curve up to the chart's end, dense at its steep beginning."""
    tops = [AXES["most"] * (number / points) ** 2 for number in range(points + 1)]
    return [(top, spread.share(top)) for top in tops]


def _svg(book: Spread, name: str, published: Mapping[float, float]) -> Html:
    left, right, low = AXES["left"], AXES["left"] + AXES["width"], AXES["top"] + AXES["height"]
    parts: list[Html] = []

    def add(template: str, *values: object, **named: object) -> None:
        parts.append(escaped(template, *values, **named))

    for share in (0.25, 0.5, 0.75, 1.0):
        _, y = _at((0, share))
        add('<path class="rule" d="M{:g} {:g}H{:g}"/>', left, y, right)
        add('<text x="{:g}" y="{:g}" text-anchor="end">{:.0%}</text>', left - 5, y + 3.5, share)
    add('<path class="axis" d="M{:g} {:g}H{:g}"/>', left, low, right)
    for top in TOPS:
        x, _ = _at((top, 0))
        add('<text x="{:g}" y="{:g}" text-anchor="middle">{:g}</text>', x, low + 14, top * 100)
    add('<text x="{:g}" y="{:g}" text-anchor="end">per cent of customers, from the top</text>', right, low + 29)
    add('<path class="book" d="{}"/>', _path(curve(book)))
    x, y = _at((0.062, book.share(0.062)))
    add('<text class="of-book" x="{:g}" y="{:g}" text-anchor="end">{}</text>', x - 5, y - 6, name)
    for point in published.items():
        x, y = _at(point)
        add('<circle class="published" cx="{:g}" cy="{:g}" r="3.5"/>', x, y)
    x, y = _at((0.20, published[0.20]))
    add('<text x="{:g}" y="{:g}" text-anchor="end">CDNOW, published</text>', x - 6, y - 10)
    add("<g data-curve></g>")
    label = (
        f"Share of revenue by share of customers from the top. At {name} the first per cent bring "
        f"{SHARE.show(book.share(0.01))}, at CDNOW {SHARE.show(published[0.01])}."
    )
    drawing = '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    return escaped(drawing, WIDE, HIGH, label, joined(parts))


def _row(name: str, cells: Sequence[Html], attributes: Html = NOTHING) -> Html:
    return escaped('<tr{}><th scope="row">{}</th>{}</tr>', attributes, name, joined(cells))


def _table(book: Spread, name: str, published: Mapping[float, float]) -> Html:
    head = joined(escaped('<th scope="col">top {:g}%</th>', top * 100) for top in TOPS)
    known = [escaped("<td>{}</td>", SHARE.show(book.share(top))) for top in TOPS]
    cdnow = [escaped("<td>{}</td>", SHARE.show(published[top])) for top in TOPS]
    own = [escaped('<td data-share="{:g}"></td>', top) for top in TOPS]
    rows = [_row(name, known), _row("CDNOW", cdnow), _row("Your file", own, Html(" data-yours hidden"))]
    return escaped(
        '<table class="mot-shares"><caption>Share of revenue they bring</caption>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>",
        head,
        joined(rows),
    )


_FORM = """<div class="mot-orders" data-own-orders>
<figure class="mot-chart">{drawing}</figure>
{table}
<form novalidate method="dialog">
<div class="mot-drop"><label for="own-orders-file">Your orders file, chosen or dropped here</label>
<input type="file" id="own-orders-file" accept=".csv,.tsv,.txt,text/csv,text/plain" aria-describedby="own-orders-kept">
</div>
<div><label for="own-orders-text">Or rows pasted from a spreadsheet</label>
<textarea id="own-orders-text" rows="4" spellcheck="false" autocomplete="off"
placeholder="customer,date,amount"></textarea></div>
<div class="mot-actions"><button type="submit" class="is-primary">Draw my curve</button>
<button type="button" data-clear hidden>Take it away again</button></div>
<p class="mot-kept" id="own-orders-kept">Customer, date and amount, with or without other columns. It is read in this
browser only: nothing is sent, and nothing is kept.</p>
</form>
<p class="mot-complaint" role="alert"></p>
<div class="mot-read" aria-live="polite"></div>
</div>"""


def _html(book: Spread, name: str, published: Mapping[float, float]) -> Html:
    return escaped(_FORM, drawing=_svg(book, name, published), table=_table(book, name, published))
