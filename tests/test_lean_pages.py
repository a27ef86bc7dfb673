"""What the build does to a page's HTML so that a drill answers sooner and a figure stays on its line."""

from theme import charts, drill_pages, sums

CHART = """<figure class="mot-chart"><svg viewBox="0 0 9 9">
<g>
<path d="M 0 9" fill="none"/>
</g>
<g>
<g>
<g/>
<g>
<text x="1" transform="rotate(-0 1 2)">20</text>
</g>
</g>
<g id="a-b0">
<defs>
<path d="M 1 1" fill="none"/>
</defs>
<g>
<use href="#m"/>
</g>
</g>
<g clip-path="url(#c)">
<path d="M 2 2" fill="none" stroke="red"/>
</g>
</g>
</svg></figure><g><g/></g>"""


def test_a_chart_keeps_what_draws_and_what_a_drill_moves_and_loses_its_empty_boxes() -> None:
    lean = charts.lean(CHART)
    assert '<svg viewBox="0 0 9 9">\n<text x="1">20</text>\n<g id="a-b0">' in lean
    assert "<g>\n<use" in lean, "what stands in a group that a drill moves stays as it is"
    assert '<g clip-path="url(#c)">\n<path d="M 2 2" fill="none" stroke="red"/>\n</g>\n</svg>' in lean
    assert lean.endswith("<g><g/></g>"), "only charts"


def test_a_signed_sum_stays_on_one_line_and_its_characters_stay_as_they_are() -> None:
    prose = '<p data-x="−$4M">It has −<span>$</span>0.3M; up to +€14,800.50, or −$3.</p><dd data-output="y">−$4M</dd>'
    kept = sums.kept_together(prose)
    assert kept.replace('<span class="mot-sum">', "").count("</span>") == 4  # three sums, one dollar
    assert '<span class="mot-sum">−<span>$</span>0.3M</span>;' in kept
    assert '<span class="mot-sum">+€14,800.50</span>, or <span class="mot-sum">−$3</span>.</p>' in kept
    assert sums.kept_together("Aloud (1 min 25 s)") == 'Aloud <span class="mot-sum">(1 min 25 s)</span>'
    assert '<p data-x="−$4M">' in kept and kept.endswith('<dd data-output="y">−$4M</dd>')


def test_a_page_says_which_drill_it_holds_back_and_where() -> None:
    drill = '<div class="mot-drill" data-drill="a.drill.b"></div>'
    live = f'<div class="mot-live" data-live="drill" data-held>\n{drill}</div>'
    body = f'<div class="cell tag">\n<div class="output text_html">{live}</div></div>'
    assert drill_pages.asks(body) == "a.drill.b" and drill_pages.asks("<p></p>") == ""
    marked = drill_pages.marked(body)
    assert '<div class="cell mot-drill-cell tag">' in marked and '<div class="output text_html is-live">' in marked
