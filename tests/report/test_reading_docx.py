"""A DOCX's words are all read, each once, wherever a writer or a template has put them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxprep.report.read import read
from tests.support.pages import document, p, table

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
JOB = [p("Sales associate, Oak &amp; Sons, 2019 - 2024"), p("Called 30 customers a week whose order had come in")]
FIRST, SECOND = "Sales associate, Oak & Sons, 2019 - 2024", "Called 30 customers a week whose order had come in"
CONTACT = table([p("Phone"), p("000")], [p("Town"), p("Leeds")])


def lines(data: bytes) -> list[str]:
    """The lines that hold something."""
    return [line for line in read("cv.docx", data, "CV").lines if line.strip()]


@pytest.mark.parametrize("where", ["in the left cell", "in the right cell", "two tables deep"])
def test_a_table_within_a_table_loses_nothing(where: str) -> None:
    left, right = "".join(JOB), CONTACT + p("")
    cells = {
        "in the left cell": [right, left],
        "in the right cell": [left, right],
        "two tables deep": [left, table([right]) + p("")],
    }
    found = lines(document(p("Jo Hale"), table(cells[where]), p("The end")))
    assert found[0] == "Jo Hale" and found[-1] == "The end"
    assert {FIRST, SECOND, "Phone | 000", "Town | Leeds"} <= set(found) and len(found) == 6


def test_the_nested_table_of_the_review_is_read() -> None:
    found = lines((FIXTURES / "30-docx-nested-table.docx").read_bytes())
    assert any(line.startswith("Called 30 customers") for line in found) and "Town | Leeds" in found


@pytest.mark.parametrize("name", ["32-docx-control-tracked", "33-docx-table"])
def test_content_controls_and_plain_tables_are_read(name: str) -> None:
    found = lines((FIXTURES / f"{name}.docx").read_bytes())
    assert any(line.startswith("Called 30 customers") for line in found) and len(found) >= 5


def test_a_date_in_the_cell_beside_a_job_stays_with_it() -> None:
    found = lines(document(table([p("2019 - 2024"), p("Sales associate, Oak &amp; Sons") + JOB[1]])))
    assert found == ["Sales associate, Oak & Sons  2019 - 2024", SECOND]


CHOICE = "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice>{old}</mc:AlternateContent></w:r>"
NEW = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent>"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
OLD = "<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize("kind", ["new", "old", "both"])
def test_a_text_box_is_read_once_after_its_paragraph(kind: str) -> None:
    inner = "".join(JOB) + CONTACT
    new, old = NEW.format(inner=inner), OLD.format(inner=inner)
    shapes = {
        "new": CHOICE.format(new=new, old=""),
        "old": f"<w:r>{old}</w:r>",
        "both": CHOICE.format(new=new, old=f"<mc:Fallback>{old}</mc:Fallback>"),
    }
    found = lines(document(p("Experience", shapes[kind]), p("The end")))
    assert found == ["Experience", FIRST, SECOND, "Phone | 000", "Town | Leeds", "The end"]


def test_a_text_box_within_a_text_box_and_in_a_table_is_read() -> None:
    inner = NEW.format(inner=p("Outer", f"<w:r>{NEW.format(inner=p('Inner'))}</w:r>"))
    found = lines(document(table([p("Cell", f"<w:r>{inner}</w:r>"), p("Other cell, with words enough to be a cell")])))
    assert found == ["Cell", "Outer", "Inner", "Other cell, with words enough to be a cell"]


@pytest.mark.parametrize("what", ["a name", "a table", "a text box"])
def test_a_header_is_read_first_and_a_footer_last(what: str) -> None:
    header = {
        "a name": p("Jo Hale, Leeds"),
        "a table": table([p("Jo Hale"), p("Leeds")]),
        "a text box": p("Jo Hale", f"<w:r>{NEW.format(inner=p('Leeds'))}</w:r>"),
    }
    found = lines(
        document(*JOB, headers=[header[what], header[what]], footers=[p("Page 1 of 2"), p("References on request")])
    )
    words = " ".join(found)
    assert words.index("Leeds") < words.index(FIRST) < words.index("References") and "Page" not in words
    assert words.count("Jo Hale") == 1


def test_blanks_and_breaks_of_every_kind_part_words() -> None:
    data = document(
        "<w:p><w:r><w:t>Leeds</w:t><w:ptab/><w:t>2019</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>One</w:t><w:cr/><w:t>Two</w:t><w:tab/><w:t>Three</w:t></w:r></w:p>",
        '<w:p><w:hyperlink r:id="gone"><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:t> to it</w:t></w:r></w:p>',
    )
    assert lines(data) == ["Leeds 2019", "One", "Two Three", "A link to it"]
