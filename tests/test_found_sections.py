"""What of a page is found, and what of it a result may quote."""

from theme.sections import Sections

PAGE = """<article><section id="page"><h1>Two shops</h1>
<p>The margin <span class="math"><math><mi>m</mi></math></span> counts.</p>
<ol><li><b>Yours</b> <span>20 s</span><span>The size.</span>: <i>1</i><i>2</i></li></ol>
<section id="move-it"><h2>Move it</h2><p>Drag the answers.</p><div class="mot-later">
<p class="mot-placeholder">Opens later.</p><p class="mot-verdict">Up by nine.</p>
<p>Wait for more answers.</p></div></section>
<section id="keep"><h2>Keep</h2><div class="mot-later"><p>Ask for n.</p></div></section>
</section></article>"""


def test_what_waits_for_an_estimate_is_found_and_not_quoted_and_what_moves_is_neither() -> None:
    page, drill, keep = Sections(PAGE).found
    assert page.text == page.quotable == "The margin m counts. Yours 20 s The size.: 1 2"
    assert drill.quotable == "Drag the answers." and drill.text == "Drag the answers. Wait for more answers."
    assert keep.text == "Ask for n." and not keep.quotable
