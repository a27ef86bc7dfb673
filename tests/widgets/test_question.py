"""The question card in Python: notes stand on their words, figures are the facts', claims carry grade and source."""

import re
from dataclasses import replace
from html import unescape

from cxprep import places
from cxprep.bank import Note, grounds, load_all
from cxprep.live.html import escape
from cxprep.widgets.question import annotated, answer_id, question_card
from cxprep.widgets.question_list import question_list
from tests.support.questions import DRILL, QUESTION
from tests.support.role import held

CASE = "test-role.question.discount-until-christmas"


def text_of(html: str) -> str:
    """What a reader reads of a piece of HTML, without the notes and their numbers."""
    bare = re.sub(r"<sup>.*?</sup>|<small .*?</small>", "", html.replace("</p><p>", "\n\n"), flags=re.S)
    return unescape(re.sub(r"<[^>]+>", "", bare))


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


def test_a_note_stands_where_the_sentence_of_its_words_ends() -> None:
    html, _ = with_notes("One two. Three “four.” Five\n\nsix.", "One", "four", "Five\n\nsix")
    first, *others = html.split("<small")
    before = [text_of(first), *(text_of(part.split("</small>")[1]) for part in others)]
    assert before == ["One two.", " Three “four.”", " Five\n\nsix.", ""]


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
    order = re.findall(r'<details class="mot-answer is-(\w+)" id="([\w-]+)">', html)
    assert [quality for quality, _ in order] == ["strong", "strong", "fair", "weak"]
    assert order[1][1] == answer_id(QUESTION, "strong", "head")
    assert "<details open" not in html and len({id for _, id in order}) == len(order)


def test_a_fair_answer_says_what_lifts_it() -> None:
    """In the book each question of a seat with two levels has one, in a voice of its own."""
    book = load_all()
    for role in (role for role in book.roles.values() if len(role.profile.levels) > 1):
        fair = [[one for one in q.answers if one.quality == "fair"] for q in role.of("question")]
        assert all(found and all(one.lift for one in found) for found in fair)
        assert len({one.candidate for found in fair for one in found}) >= 8
        assert (
            escape(role.filled(role.of("question")[1]).answers[2].lift or "")
            in question_card(role.of("question")[1], book).html
        )


def test_the_panels_words_are_the_heading_and_the_list_leads_to_each() -> None:
    book, headings = load_all(), places.headings()
    for role in book.roles.values():
        listed = question_list(book, role.id).text
        for question in role.of("question"):
            assert f"]({question.id})" in listed
            if "questions" in places.pages()[question.id]:
                assert headings[question.id] == role.text(question.title).rstrip(".")


def test_the_bar_is_in_proportion() -> None:
    lengths = [int(n) for n in re.findall(r"flex-grow:(\d+)", question_card(QUESTION, held()).html)]
    assert lengths == [part.seconds for part in held()[QUESTION].parts]
