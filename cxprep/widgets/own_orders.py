"""The reader's own orders file, read and drawn in the browser beside the book's and CDNOW's.

What stands here is what a page shows before any script: the two known curves and an empty form. The file itself never
passes through Python on a page; in a notebook, `cxprep.orders.order_file` reads one just as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

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
    name = escape(name)
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


def _svg(book: Spread, name: str, published: Mapping[float, float]) -> str:
    left, right, low = AXES["left"], AXES["left"] + AXES["width"], AXES["top"] + AXES["height"]
    parts = []
    for share in (0.25, 0.5, 0.75, 1.0):
        _, y = _at((0, share))
        parts.append(f'<path class="rule" d="M{left:g} {y:g}H{right:g}"/>')
        parts.append(f'<text x="{left - 5:g}" y="{y + 3.5:g}" text-anchor="end">{share:.0%}</text>')
    parts.append(f'<path class="axis" d="M{left:g} {low:g}H{right:g}"/>')
    for top in TOPS:
        x, _ = _at((top, 0))
        parts.append(f'<text x="{x:g}" y="{low + 14:g}" text-anchor="middle">{top * 100:g}</text>')
    parts.append(f'<text x="{right:g}" y="{low + 29:g}" text-anchor="end">per cent of customers, from the top</text>')
    parts.append(f'<path class="book" d="{_path(curve(book))}"/>')
    x, y = _at((0.062, book.share(0.062)))
    parts.append(f'<text class="of-book" x="{x - 5:g}" y="{y - 6:g}" text-anchor="end">{name}</text>')
    for point in published.items():
        x, y = _at(point)
        parts.append(f'<circle class="published" cx="{x:g}" cy="{y:g}" r="3.5"/>')
    x, y = _at((0.20, published[0.20]))
    parts.append(f'<text x="{x - 6:g}" y="{y - 10:g}" text-anchor="end">CDNOW, published</text>')
    parts.append("<g data-curve></g>")
    label = (
        f"Share of revenue by share of customers from the top. At {name} the first per cent bring "
        f"{SHARE.show(book.share(0.01))}, at CDNOW {SHARE.show(published[0.01])}."
    )
    return f'<svg viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def _row(name: str, cells: Sequence[str], attributes: str = "") -> str:
    return f'<tr{attributes}><th scope="row">{name}</th>{"".join(cells)}</tr>'


def _table(book: Spread, name: str, published: Mapping[float, float]) -> str:
    head = "".join(f'<th scope="col">top {top * 100:g}%</th>' for top in TOPS)
    known = [f"<td>{SHARE.show(book.share(top))}</td>" for top in TOPS]
    cdnow = [f"<td>{SHARE.show(published[top])}</td>" for top in TOPS]
    own = [f'<td data-share="{top:g}"></td>' for top in TOPS]
    rows = [_row(name, known), _row("CDNOW", cdnow), _row("Your file", own, " data-yours hidden")]
    return (
        '<table class="mot-shares"><caption>Share of revenue they bring</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _html(book: Spread, name: str, published: Mapping[float, float]) -> str:
    return f"""<div class="mot-orders" data-own-orders>
<figure class="mot-chart">{_svg(book, name, published)}</figure>
{_table(book, name, published)}
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
