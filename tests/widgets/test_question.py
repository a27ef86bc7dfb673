"""The question card in Python: notes stand on their words, figures are the facts', claims carry grade and source."""

import re
from dataclasses import replace
from html import unescape

from cxprep.bank import Note, grounds
from cxprep.widgets.question import annotated, question_card
from tests.support.questions import DRILL, QUESTION
from tests.support.role import held

CASE = "test-role.question.discount-until-christmas"


def text_of(html: str) -> str:
    """What a reader reads of a piece of HTML, without the notes' numbers."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", html.replace("</p><p>", "\n\n"))))


def marks(html: str) -> list[str]:
    """The marked words of an annotated answer."""
    return [text_of(words) for words in re.findall(r"<mark>(.*?)</mark>", html)]


def with_notes(text: str, *quotes: str):
    """An answer with that text, and a note on each of the quotes."""
    notes = tuple(Note(quote=quote, note=f"On {quote}.") for quote in quotes)
    return annotated(replace(held()[QUESTION].answers[0], text=text, notes=notes))


def test_every_answer_of_the_fixture_keeps_its_words_and_marks_its_quotes() -> None:
    role = held().role("test-role")
    for question in held().of("question"):
        for answer in role.filled(question).answers:
            html, notes = annotated(answer)
            assert text_of(html) == answer.text
            assert marks(html) == [note.quote for note in notes]
            assert len(notes) == len(answer.notes)


def test_notes_come_in_the_order_of_the_text() -> None:
    html, notes = with_notes("One two three.", "three", "One")
    assert [note.quote for note in notes] == marks(html) == ["One", "three"]


def test_quotes_that_overlap_share_the_words() -> None:
    html, notes = with_notes("One two three four.", "One two three", "two three four")
    assert text_of(html) == "One two three four."
    assert marks(html) == ["One two three", " four"] and len(notes) == 2


def test_a_quote_within_another_keeps_its_number() -> None:
    html, _ = with_notes("One two three four.", "One two three", "two")
    assert text_of(html) == "One two three four."
    assert html.count("<sup>") == 2 and marks(html) == ["One two three"]


def test_a_quote_over_a_paragraphs_end_is_marked_on_both_sides() -> None:
    html, _ = with_notes("One two.\n\nThree four.", "two.\n\nThree")
    assert html.startswith("<p>One <mark>two.</mark></p><p><mark>Three<sup>")
    assert text_of(html) == "One two.\n\nThree four."


def test_figures_are_the_facts_own() -> None:
    html = question_card(CASE, held()).html
    for figure in ("annual_sales", "discount_result", "discount_break_even", "rival"):
        assert held().text(f"{{{figure}}}", "test-role") in html


def test_claims_carry_their_grade_what_it_stands_on_and_the_source() -> None:
    html = question_card(QUESTION, held()).html
    claims = held()[QUESTION].claims
    assert {claim.grade for claim in claims} >= {"B", "C"}
    for claim in claims:
        source = held().source(claim.source)
        assert f"</span>{claim.grade}</b>" in html and grounds(claim, source).capitalize() in html
    source = held().source("dixon2010")
    assert source.short in html and "no independent source" in html
    assert (f"https://doi.org/{source.doi}" in html) is bool(source.doi)


def test_related_items_are_named_and_linked_where_an_address_is_given() -> None:
    plain = question_card(QUESTION, held()).html
    title = held()[DRILL].title
    assert title in plain and f">{title}</a>" not in plain
    linked = question_card(QUESTION, held(), links={DRILL: "refunds.html#a&b"}).html
    assert f'<a href="refunds.html#a&amp;b">{title}</a>' in linked


def test_strong_answers_come_first_and_all_stand_behind_folds() -> None:
    html = question_card(QUESTION, held()).html
    order = re.findall(r'<details class="mot-answer is-(\w+)">', html)
    assert order == ["strong", "strong", "fair", "weak"]
    assert "<details open" not in html


def test_the_bar_is_in_proportion() -> None:
    lengths = [int(n) for n in re.findall(r"flex-grow:(\d+)", question_card(QUESTION, held()).html)]
    assert lengths == [part.seconds for part in held()[QUESTION].parts]
