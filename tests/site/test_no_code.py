"""The reader's site shows no code, and its lint finds what would."""

import pytest

from tools.lint_site import check, problems


def test_no_page_of_the_readers_site_shows_code_or_a_raw_table() -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("shown", "finding"),
    [
        ('<div class="cell_input">x = 1</div>', "a cell's code"),
        ('<table class="dataframe"><tr><td>1</td></tr></table>', "as pandas prints it"),
        ("<p>Name: year one, dtype: float64</p>", "word of pandas"),
        ("<table><tr><th>mix_effect</th></tr></table>", "name as code has it"),
        ("<table><tr><td>23,096,234.310</td></tr></table>", "has no format"),
        ("<table><tr><td>0.157894</td></tr></table>", "has no format"),
        ("<p>You ask me for &lt;span&gt;$&lt;/span&gt;1.4M.</p>", "escaped once too often"),
    ],
)
def test_what_only_a_programmer_reads_is_found(shown: str, finding: str) -> None:
    assert finding in " ".join(problems(f"<article>{shown}</article>"))


def test_figures_as_the_book_writes_them_pass() -> None:
    fine = "<article><p>It adds $23.1M, at 3.5% of 12,000 visits in 2026. <code>make book</code></p></article>"
    assert not list(problems(fine))
