"""A PDF's words come out whole and in the writer's order, however a program has set them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxprep.report.read import read
from tests.support.bad_files import CV, JOB
from tests.support.pdf_pages import at_right, column, kerned, page, pieces, run, width

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
SENTENCE = "Answered questions on warm winter boots and showed women how to mend worn welts"


def lines(data: bytes) -> list[str]:
    """The lines of a PDF that hold something, with single blanks."""
    return [" ".join(line.split()) for line in read("cv.pdf", data, "CV").lines if line.strip()]


def warned(data: bytes) -> bool:
    """Whether two columns are warned of."""
    return any("two columns" in words for words in read("cv.pdf", data, "CV").warnings)


def cut(text: str, length: int) -> list[str]:
    """A text in pieces of so many letters."""
    return [text[start : start + length] for start in range(0, len(text), length)]


# Whole words


@pytest.mark.parametrize("size", [7, 10, 24])
@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_words_in_pieces_are_whole(length: int, size: int) -> None:
    assert lines(page(pieces(20, 700, cut(SENTENCE[: 900 // size], length), size))) == [SENTENCE[: 900 // size].strip()]


def test_the_pieces_of_the_review_are_whole_words() -> None:
    text = "\n".join(lines((FIXTURES / "46-pdf-split-runs-chromium.pdf").read_bytes()))
    assert "Answered questions on warm winter boots and women's\nshoes and showed customers how to mend" in text


@pytest.mark.parametrize(
    ("first", "second"), [("illicit till fill", "title"), ("Hill Mill", "Ltd"), ("2011", "to 2014")]
)
def test_narrow_letters_are_not_fused_with_the_next_word(first: str, second: str) -> None:
    shown = page(run(33, 700, first), run(33 + width(first) + 2.5, 700, second), run(33, 680, SENTENCE))
    assert lines(shown)[0] == f"{first} {second}"


@pytest.mark.parametrize("gap", [0.13, 0.2, 0.28])
@pytest.mark.parametrize("pair", [0.0, 0.03, -0.05])
def test_gaps_without_blanks_part_words(gap: float, pair: float) -> None:
    data = page(kerned(40, 700, SENTENCE.split(), gap, pair=pair), kerned(40, 680, ["Jo", "Hale,", "Leeds"], gap))
    assert lines(data) == [SENTENCE, "Jo Hale, Leeds"]


def test_the_gaps_of_the_review_part_words() -> None:
    text = " ".join(lines((FIXTURES / "40-pdf-kerned-spaces.pdf").read_bytes()))
    assert "Called 30 customers a week whose order had come in; 9 of 10 picked it up within two days." in text


@pytest.mark.parametrize("way", ["by the file's own spacing", "letter by letter", "with blanks"])
def test_letters_set_apart_are_a_word(way: str) -> None:
    words = "WORK EXPERIENCE"
    if way == "by the file's own spacing":
        head = run(40, 700, words, apart=3)
    elif way == "letter by letter":
        head = kerned(40, 700, words.split(), 0.75, pair=0.25)
    else:
        head = run(40, 700, "W O R K   E X P E R I E N C E")
    assert lines(page(head, run(40, 680, SENTENCE)))[0] == words


def test_a_raised_letter_stays_with_its_word() -> None:
    data = page(run(40, 700, "The 1"), run(40 + width("The 1"), 704, "st", 6), run(71, 700, " shop of ten"))
    assert lines(data) == ["The 1st shop of ten"]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert lines(page(run(40, 700, "Experience"), run(40.3, 700, "Experience"))) == ["Experience"]


def test_text_within_a_form_and_on_a_turned_page_is_read() -> None:
    data = page(run(40, 700, "Jo Hale"), run(40, 680, SENTENCE))
    turned = data.replace(b"/MediaBox [0 0 595 842]", b"/Rotate 180 /MediaBox [0 0 595 842]")
    assert lines(data) == ["Jo Hale", SENTENCE] and sorted(lines(turned)) == sorted(lines(data))


# Rows and columns

BODY = [
    "- Called thirty customers a week whose order had come in",
    "- Took inventory of four hundred items and found six lost",
]


def entries(right: str) -> bytes:
    """A page of three jobs with dates at the right: on the same row, on two rows, or beside the bullets."""
    out, y = run(40, 780, "Experience"), 760.0
    for place, town, dates in (
        ("Oak & Sons", "Leeds", "2019 - 2024"),
        ("Elm Ltd", "Hull", "2016 - 2019"),
        ("Ash", "York", "2014 - 2016"),
    ):
        out += run(40, y, f"Sales associate, {place}")
        out += at_right(555, y, town if right != "one row" else dates)
        if right == "two rows":
            y -= 14
            out += run(40, y, "Shop floor and till") + at_right(555, y, dates)
        for number, line in enumerate(BODY):
            y -= 14
            out += run(50, y, line) + (at_right(555, y, dates) if right == "bullets" and number == 0 else b"")
        y -= 22
    return page(out)


@pytest.mark.parametrize("right", ["one row", "two rows", "bullets"])
def test_dates_at_the_right_stay_with_their_job(right: str) -> None:
    data = entries(right)
    text = lines(data)
    assert not warned(data) and read("cv.pdf", data, "CV").ways == ["in rows"]
    first = {"one row": "Sales associate, Oak & Sons 2019 - 2024", "two rows": "Shop floor and till 2019 - 2024"}
    assert first.get(right, "Sales associate, Oak & Sons Leeds 2019 - 2024") in text
    assert text.count(BODY[0]) == 3 and text.count(BODY[1]) == 3


def test_the_dates_of_the_review_stay_with_their_job() -> None:
    data = (FIXTURES / "42-pdf-right-dates.pdf").read_bytes()
    text = lines(data)
    assert not warned(data) and text.index("Oak & Sons Leeds, 2019 - 2024") < text.index("Elm Ltd Hull, 2016 - 2019")


def test_dates_at_the_left_stay_with_their_job() -> None:
    out = b""
    for number, years in enumerate(("2019 - 2024", "2016 - 2019", "2014 - 2016")):
        top = 760 - 60 * number
        out += run(40, top, years) + run(130, top, f"Sales associate, shop number {number}")
        out += column(130, top - 14, BODY)
    data = page(out)
    assert lines(data)[:2] == ["2019 - 2024 Sales associate, shop number 0", BODY[0]] and not warned(data)


def test_a_heading_beside_its_section_is_a_line_of_its_own() -> None:
    data = page(run(40, 760, "Experience"), run(150, 760, "Sales associate, Oak & Sons"), column(150, 746, BODY))
    assert lines(data) == ["Experience", "Sales associate, Oak & Sons", *BODY]


MAIN = ["Experience", "Sales associate, Oak & Sons, 2019 - 2024", *BODY, "Till assistant, Elm Ltd, 2016 - 2019", *BODY]
MAIN += ["Education", "School certificate in commerce, York, 2010 - 2014"]


@pytest.mark.parametrize("length", [3, 6, 12])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_sidebar_of_any_length_is_read_on_its_own(length: int, side: str) -> None:
    aside = ["Skills", "Excel and till", "Spanish", "Stock counts", "First aid", "Driving", "Typing", "Gift wrap"]
    aside = [*aside, "Parcels", "Keys", "Returns", "Displays"][:length]
    x_main, x_side = (200, 40) if side == "left" else (40, 420)
    data = page(
        run(40, 800, "Jo Hale", 18), column(x_main, 760, MAIN, step=15), column(x_side, 757, aside, step=12.5, size=9)
    )
    first, second = (aside, MAIN) if side == "left" else (MAIN, aside)
    assert lines(data) == ["Jo Hale", *first, *second]
    assert read("cv.pdf", data, "CV").ways == ["in columns"]


def test_columns_on_the_same_lines_are_read_one_after_the_other() -> None:
    aside = ["Skills", "Excel", "Spanish", "Till work", "Languages", "English", "Italian", "Interests", "Chess"]
    data = page(column(40, 760, aside), column(200, 760, MAIN))
    assert lines(data) == [*aside, *MAIN] and warned(data)


def test_a_band_of_columns_between_whole_lines_is_read_in_its_place() -> None:
    data = page(
        run(40, 780, SENTENCE),
        column(40, 750, ["Skills", "Excel", "Till work", "Stock counts"]),
        column(300, 747, ["Languages", "English", "Italian", "Welsh"], step=13),
        run(40, 680, SENTENCE),
    )
    band = ["Skills", "Excel", "Till work", "Stock counts", "Languages", "English", "Italian", "Welsh"]
    assert lines(data) == [SENTENCE, *band, SENTENCE]
    assert not warned(page(run(40, 780, SENTENCE), column(40, 760, [*MAIN, *MAIN])))


def test_a_table_of_labels_is_read_row_by_row() -> None:
    rows = [
        ("Languages", "English and Italian, both spoken"),
        ("Tools", "Till, scanner and Excel"),
        ("Other", "Driving"),
    ]
    content = b"".join(run(40, 700 - 14 * n, a) + run(160, 700 - 14 * n, b) for n, (a, b) in enumerate(rows))
    assert lines(page(content, run(40, 640, SENTENCE)))[:2] == ["Languages", "English and Italian, both spoken"]


# The way is chosen by a measure, and said


def test_where_ours_is_damaged_the_file_s_own_text_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxprep.report.read import layout

    monkeypatch.setattr(layout, "lines", lambda *_: (["Cust omers ca lled abo ut t heir ord ers " * 5], 0.0))
    text = read("cv.pdf", page(column(40, 760, [SENTENCE] * 4)), "CV")
    assert text.ways == ["as in the file"] and text.lines[0] == SENTENCE


def test_the_report_says_how_each_page_was_read(held: Any, known: Any) -> None:
    from cxprep.report import prepare

    job = ("job.txt", JOB.encode())
    data = prepare(("cv.pdf", entries("one row")), job, held=held, ontology=known).data
    assert data["reading"]["ways"] == ["in rows"]
    assert "ways" not in prepare(("cv.txt", CV.encode()), job, held=held, ontology=known).data["reading"]
