"""The report against cases and sentences labelled by hand, and the scorers that have to lose."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cxprep.bank import roles
from cxprep.learning.examples import cases, labelled, lines_of
from cxprep.report import evaluate, prepare, whole
from cxprep.report.advice import OF_A_DUTY
from cxprep.report.evaluate import main, measure
from cxprep.report.lines import Unit
from cxprep.report.match import look, look_all
from cxprep.report.passages import passages, told, windows
from cxprep.report.pyodide_entry import unsure
from cxprep.report.reasons import came_of

pytestmark = pytest.mark.slow  # reads every labelled case
ROLES = roles()
LEARNED = [case for role in ROLES for case in cases(role)]
HELD_OUT = [case for role in ROLES for case in cases(role, held_out=True)]


def test_the_cases_that_the_weights_were_learned_from(held: Any, known: Any) -> None:
    """A guard against a change that unlearns: on cases never seen less is right, as the next test says."""
    assert len(LEARNED) >= 33
    outcome = measure(LEARNED, known, held)
    assert outcome.roles >= len(LEARNED) - 1 and outcome.firms >= len(LEARNED) - 2
    assert outcome.tally.balanced_accuracy >= 0.9
    assert outcome.shown.found / outcome.shown.lines >= 0.82
    assert outcome.overlap >= 0.82
    for bad in outcome.bad.values():
        assert outcome.tally.balanced_accuracy - bad.balanced_accuracy >= 0.15


def test_the_cases_that_were_held_out(held: Any, known: Any) -> None:
    assert len(HELD_OUT) >= 9 and not {case.name for case in HELD_OUT} & {case.name for case in LEARNED}
    outcome = measure(HELD_OUT, known, held)
    assert outcome.roles >= len(HELD_OUT) - 1
    for bad in outcome.bad.values():
        assert outcome.tally.balanced_accuracy > bad.balanced_accuracy


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_other_forms_read_as_well_as_text(form: str, held: Any, known: Any) -> None:
    some = [case for case in LEARNED if (case / f"cv.{form}").exists()]
    assert some
    text, other = measure(some, known, held).tally, measure(some, known, held, form).tally
    assert abs(text.balanced_accuracy - other.balanced_accuracy) <= 0.05


def found(known: Any, id: str, text: str, answers: Any = None) -> Any:
    """What one line of a CV shows of a look-for."""
    seat = known.roles[id.split(".")[0]]
    return look(seat.look_fors[id], passages([Unit(1, text, bullet=True)], known, seat), answers)


def test_the_lines_that_were_learned_from(known: Any) -> None:
    """A guard against weights that do not fit their lines: this is no measure of how well unseen lines are read."""
    for role in ROLES:
        lines = [line for line in lines_of(role) if line.role and line.batch != "first"]
        assert len(lines) >= 700 and len({line.batch for line in lines}) >= 5
        right = [bool(found(known, id, line.text).evidence) for line in lines for id in line.shows]
        assert sum(right) / len(right) >= 0.8
        wrong = [found(known, id, line.text).status == "evidenced" for line in lines for id in line.denied]
        assert sum(wrong) / len(wrong) <= 0.03


def test_of_ordinary_lines_three_in_a_thousand_are_shown_at_most(known: Any) -> None:
    """Measured on the lines of authors whose lines the weights were not learned from, as the file says."""
    for role, seat in known.roles.items():
        told = seat.data["lines"]["apart"]["ordinary lines shown"]
        assert float(told.split()[0]) <= 0.0045, role  # half of the limit is of all look-fors and half of each alone
        some = [line.text for line in lines_of(role) if not line.role][::5]
        shown = [one for text in some for id in seat.look_fors for one in found(known, id, text).evidence]
        assert len([one for one in shown if not one.plain]) <= 0.003 * len(some)
        assert len([one for one in shown if one.plain]) <= 0.006 * len(
            some
        )  # a reader signs some of these authors' duties


def test_lines_by_others_are_found_and_sound(known: Any) -> None:
    for role, seat in known.roles.items():
        apart = {name: float(told.split()[0]) for name, told in seat.data["lines"]["apart"].items()}
        assert apart["lines that show it, found"] >= 0.5, role
        assert apart["shown lines sound"] >= 0.85 > apart["long lines with figures, sound"], role


def test_whole_cvs_kept_aside(known: Any) -> None:
    """Where most lines show nothing: what is counted is right, and a CV without anything gets nothing counted.

    Their author would only ask about a duty that names the act; readers of public CVs sign such a line, so it counts.
    """
    share = {name: right / of for name, (right, of) in whole.counts(whole.load(), known).items()}
    assert share["sound"] >= 0.72 and share["named"] >= 0.85 and share["found"] >= 0.7
    assert share["clean"] >= 0.9 and share["offered"] >= 2 / 3 and share["fair"] >= 0.42


def test_a_reason_quotes_words_of_the_line_itself(known: Any) -> None:
    id, text = "service-associate.look-for.follow-through", "Phoned every customer whose order was late, 30 a week"
    (line,) = found(known, id, text).evidence
    quoted = [words for why in line.why for words in re.findall("“([^”]+)”", why)]
    assert quoted and all(words in text for words in quoted)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("NPS rose from 31 to 44 in a year", "from 31 to 44"),
        ("complaints fell by a third", "fell by a third"),
        ("returns 11.8% to 8.2%", "11.8% to 8.2%"),
        ("Store manager from 2014 to 2019", ""),
        ("Owned the desk, 2019 - 2024", ""),
        ("A retailer of 60 stores", ""),
        ("Managed a budget of $2M", ""),
    ],
)
def test_a_result_is_a_change_and_neither_a_year_nor_a_count_of_shops(text: str, result: str) -> None:
    assert came_of(text) == result


def test_the_readers_yes_and_no_count(held: Any, known: Any) -> None:
    id = "service-associate.look-for.follow-through"
    line, other = "Phoned every customer whose order was late, 30 a week", "Kept the shelves full"
    assert found(known, id, line, {line: {id: False}}).status == "missing"
    assert found(known, id, other).status == "missing"
    assert found(known, id, other, {other: {id: True}}).evidence[0].why[0] == "You say that it shows this."
    assert found(known, id, line, {line: {"another": False}}).evidence


def test_at_most_two_lines_are_asked_about_and_none_twice(known: Any) -> None:
    seat = known.roles["service-associate"]
    others = (role for role in known.roles if role != seat.id)
    texts = [line.text for role in others for line in lines_of(role) if line.batch == "h" and line.partly]
    every = look_all(seat, passages([Unit(n, text, bullet=True) for n, text in enumerate(texts, 1)], known, seat))
    asked = [line.text for one in every.values() for line in one.ask_you]
    assert asked and len(asked) == len(set(asked)) and all(len(one.ask_you) <= 2 for one in every.values())
    assert not set(asked) & {line.text for one in every.values() for line in one.evidence}


DUTIES = (
    "Described merchandise and explained use, operation and care of merchandise to customers",
    "Following up with customers by phone about orders",
    "Operated cash register and balanced drawer",
    "Stocked shelves and kept the sales floor clean",
    "Opened and closed the store",
    "Counted inventory every month",
)


def test_of_a_list_of_duties_those_that_name_the_act_count_in_part_until_the_reader_says_no(
    held: Any, known: Any
) -> None:
    cv = "Experience\n\nSales associate, Mill Lane Shop, 2018 - 2021\n" + "".join(f"- {line}\n" for line in DUTIES)
    job = b"Sales associate\nGive honest advice on the goods.\nCall customers back when their order is in.\n"

    def made(answers: Any = None) -> Any:
        files = ("cv.txt", cv.encode()), ("job.txt", job)
        return prepare(*files, "service-associate", held=held, ontology=known, answers=answers)

    report = made()
    shown = {one["id"].split(".")[-1]: one for one in report.data["competencies"] if one["evidence"]}
    assert {name: [line["text"] for line in one["evidence"]] for name, one in shown.items()} == {
        "product-knowledge": [DUTIES[0]],
        "follow-through": [DUTIES[1]],
    }
    assert {one["status"] for one in shown.values()} == {"partly"} and report.told[1] == 0
    page = report.html()
    assert "Your CV lists duties: of its 6 lines" in page and any(one in page for one in OF_A_DUTY)
    assert "It tells of the work and of no one time: so it counts in part." in page
    no = made({DUTIES[1]: {"service-associate.look-for.follow-through": False}}).data["competencies"]
    assert [one["id"].split(".")[-1] for one in no if one["evidence"]] == ["product-knowledge"]


def test_general_words_and_lines_of_another_trade_are_not_signed(known: Any) -> None:
    seat = known.roles["service-associate"]
    general = ("Provided excellent customer service", "Helped customers with their needs", "Strong product knowledge")
    trade = ("Recommended indexes for the customer database", "Explained the new build server to the team")
    for lines in (general, trade):
        units = [Unit(n, text, bullet=True) for n, text in enumerate(lines, 1)]
        assert not any(one.evidence for one in look_all(seat, passages(units, known, seat)).values())
    # Where a CV is full of things done, what is left plain needs more.
    plain = "Describe merchandise and explain use, operation and care of merchandise to customers"
    (among,) = passages([Unit(1, plain, bullet=True)], known, seat)
    look_for = seat.look_fors["service-associate.look-for.product-knowledge"]
    counted = [look(look_for, [among], register=one, speaks_of=seat.speaks_of).status for one in (-3.0, -1.0)]
    assert counted == ["partly", "missing"]


SHOP = ("Opened and closed the shop", "Took food and drink orders", "Counted the till", "Stocked shelves every night")
TRADE = ("Wrote tests for the payroll software", "Met customers to gather requirements", "Fixed the build each night")


def test_where_nothing_is_shown_or_asked_the_nearest_duty_is_asked_about_as_one(held: Any, known: Any) -> None:
    def report(lines: tuple[str, ...], answers: Any = None) -> Any:
        cv = "Experience\n\nTeam member, 2018 - 2021\n" + "".join(f"- {line}\n" for line in lines)
        job = b"Sales associate\nGive honest advice on the goods.\nGreet customers at the door.\n"
        files = ("cv.txt", cv.encode()), ("job.txt", job)
        return prepare(*files, role="service-associate", held=held, ontology=known, answers=answers)

    made = report(SHOP)
    (asked,) = [(one["id"], line["text"]) for one in made.data["competencies"] for line in one["ask_you"]]
    assert asked == ("service-associate.look-for.product-knowledge", SHOP[1])
    assert {one["status"] for one in made.data["competencies"]} == {"missing"}
    (form,) = unsure(made)
    assert form["asking"].startswith("It is a duty: was there one time when you ") and form["lines"] == [SHOP[1]]
    assert "You are asked" in made.html()
    assert made.html().count("was there one time when you ") == 3 and "your CV names it" not in made.html()
    for shows in (True, False):
        again = report(SHOP, {asked[1]: {asked[0]: shows}}).data["competencies"]
        assert not any(one["ask_you"] for one in again) and any(one["evidence"] for one in again) is shows
    rare = (SHOP[1], *(f"Wrote part {number} of the engine" for number in range(40)))
    for lines in (TRADE, rare):  # of another trade, or hardly of this one
        assert not unsure(report(lines))


def test_a_line_among_lines_of_other_work_needs_more(known: Any) -> None:
    seat = known.roles["service-associate"]
    others = [f"Taught algebra to year {year} and wrote its papers" for year in range(7, 12)]
    shops = [f"Served customers at counter {number} of the shop" for number in range(7, 12)]
    for around, apart in ((others, True), (shops, False)):
        units = [Unit(n, text, bullet=True) for n, text in enumerate([*around, "Marked late homework"], 1)]
        assert passages(units, known, seat)[-1].among is apart
    assert told(passages([Unit(1, "Counted inventory every month", bullet=True)], known, seat), seat) == (1, 0)


def test_a_run_on_passage_is_read_deed_by_deed() -> None:
    text = (
        "Cut and shaped hair by instruction, type and face, with clippers, scissors and razors Described hair care to "
        "clients and told them how to use it Polished floors in the Marketing and United Trade buildings of the school"
    )
    parts = [one for one in windows(text) if " Described" not in one and " Polished" not in one]
    assert [one.split()[0] for one in parts] == ["Cut", "Described", "Polished"]
    assert all(one in text for one in windows(text))


@pytest.mark.parametrize(
    "text", ["Answering the phone", "Known for being warm, friendly and a great listener", "Responsible for the till"]
)
def test_nobody_is_asked_about_a_bare_duty_or_praise_of_oneself(known: Any, text: str) -> None:
    for seat in known.roles.values():
        every = look_all(seat, passages([Unit(1, text, bullet=True)], known, seat))
        assert not any(one.ask_you or one.evidence for one in every.values())


def test_every_look_for_has_weights(known: Any) -> None:
    for role, seat in known.roles.items():
        assert known.cues.weights("role", role)[1]
        for id, one in seat.look_fors.items():
            assert one.learned and one.data["tells"] and known.cues.weights("asked", id)[1]


@pytest.mark.parametrize("role", ROLES)
def test_a_cv_of_keywords_shows_nothing(role: str, held: Any, known: Any) -> None:
    lines = labelled(role, "keywords")["keywords"]
    cv = "Experience\n\nManager, 2018 - 2024\n" + "".join(f"- {line}\n" for line in lines)
    data = prepare(("cv.txt", cv.encode()), ("job.txt", b"Manager"), role=role, held=held, ontology=known).data
    assert [one["id"] for one in data["competencies"] if one["status"] == "evidenced"] == []


def test_the_command_prints_the_measures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    some = next(case for case in LEARNED if (case / "cv.pdf").exists())
    shutil.copytree(some, tmp_path / some.name)
    assert main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "balanced accuracy" in out and "keywords" in out and "from pdf" in out


def test_what_was_learned_from_and_what_was_held_out_are_named_and_apart() -> None:
    found = {name: evaluate.cases(evaluate.DATA, pattern) for name, pattern in evaluate.SETS.items()}
    assert list(found) == ["learned from", "development", "held out", "kept apart"]
    assert {case.name for case in found["learned from"]} == {case.name for case in LEARNED}
    assert {case.name for case in found["held out"]} == {case.name for case in HELD_OUT}
