"""No figure in prose is typed: the rule bites, and leaves alone what is no figure."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools.lint_figures import typed_figures

TYPED = {
    "a share": "Baskets run 30% higher.",
    "money": "It costs $4 million.",
    "a count": "After 1,000 answers you may believe it.",
    "a decimal": "The elasticity is 2.6 on average.",
    "a table's figure": "| Discount | 14.8 |",
    "beside a place": "From {now} to 35% of sales.",
}
NONE = {
    "a place": "Baskets run {aov_uplift:.0%} higher.",
    "a year": "Keiningham and others (2007) found otherwise.",
    "a list": "1. Ask first.\n2. Compute then.",
    "a level": "| 3 | Gets both paths right. |",
    "a formula": "$$p = \\frac{s}{1+u}$$ and $n = 400$",
    "a one in a sum": "the margin becomes 1 - {cost:.0%} / {kept:.0%}, or {a} / (1 + {u})",
    "code": "Call `compare(ramp=0.5)`.",
    "a link": "[The plan](https://example.org/2/34)",
    "a label": "(cx-lead.drill.x2)=\n# A title",
    "words": "Half said yes, one in five said no.",
    "a name": "Level B2 of the car park, or JupyterLab4.",
}


def lint(cell):
    return typed_figures(new_notebook(cells=[cell]), "book/x.ipynb")


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("home", ["markdown", "say"])
def test_a_typed_figure_is_found(text, home):
    cell = new_markdown_cell(text) if home == "markdown" else new_code_cell(f"say({text!r}, case)")
    (finding,) = lint(cell)
    assert finding.startswith("book/x.ipynb, cell 1: the figure ")
    assert "is typed" in finding


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
@pytest.mark.parametrize("home", ["markdown", "say"])
def test_what_is_no_figure_is_left_alone(text, home):
    assert not lint(new_markdown_cell(text) if home == "markdown" else new_code_cell(f"say({text!r}, case)"))


def test_a_sentence_of_a_drill_is_prose():
    share = 'share=slider("Share of sales", 0.5, 0, 1, 0.01, ".0%")'
    source = f'live(model, id="cx-lead.chart.x", alt="Sales rise by 12 points.", {share})'
    assert len(lint(new_code_cell(source))) == 1


def test_code_that_says_nothing_may_count():
    assert not lint(new_code_cell("clienteling.compare(ramp=0.5, incremental_share=0.6)"))
