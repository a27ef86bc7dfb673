"""The report as it is read: what stands open, in which order, and that nothing is proposed that would do harm."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cxprep.places import data_path
from cxprep.report import Report, prepare
from cxprep.report import pyodide_entry as engine
from cxprep.report.page import spoken

DEVELOPMENT = sorted(path.parent for path in data_path("common/development").glob("*/labels.yml"))
INVENTED = ("Vauclair", "Tallis")  # whom the book invented for its own questions


class Seen(HTMLParser):
    """A report's page as it opens: its words, and those of each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.train: list[str] = []
        self._folds = self._mute = 0
        self._in_train = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._folds += tag == "details"
        self._mute += tag in ("style", "title")
        self._in_train = self._in_train or dict(attrs).get("class") == "train"

    def handle_endtag(self, tag: str) -> None:
        self._folds -= tag == "details"
        self._mute -= tag in ("style", "title")
        self._in_train = self._in_train and tag != "section"

    def handle_data(self, data: str) -> None:
        if not self._folds and not self._mute:
            self.words += data.split()
        if self._in_train:
            self.train += data.split()


@pytest.fixture(scope="module")
def reports(held: Any, known: Any) -> dict[str, Report]:
    """The report on each case that the report was made better on."""
    return {case.name: made(case, held, known) for case in DEVELOPMENT}


def made(case: Path, held: Any, known: Any, **more: Any) -> Report:
    """The report on a case from its texts."""
    cv, job = ((case / f"{name}.txt").read_bytes() for name in ("cv", "job"))
    return prepare(("cv.txt", cv), ("job.txt", job), held=held, ontology=known, **more)


@pytest.mark.parametrize("name", [case.name for case in DEVELOPMENT])
def test_what_stands_open_is_read_in_five_minutes(name: str, reports: dict[str, Report]) -> None:
    report = reports[name]
    seen = Seen(report.html())
    assert (500 if report.rules else 60) <= len(seen.words) <= 1100, len(seen.words)
    assert len(seen.train) <= 300, "the train page is longer than a screen"


def test_the_train_page_comes_first_and_the_traces_last(reports: dict[str, Report]) -> None:
    for report in reports.values():
        html = report.html()
        if report.rules is None:
            assert html.index("None of the three seats") < html.index("How your files were read")
            continue
        order = ["For the train", "The gaps, and what", "Questions that are", 'class="folds"', "Why these questions"]
        places = [html.index(words) for words in order]
        assert places == sorted(places)


def test_no_two_questions_begin_with_the_same_line_and_a_weakness_with_none(reports: dict[str, Report]) -> None:
    for report in filter(lambda one: one.rules, reports.values()):
        first = [asking.lines[0] for asking in report.asking if asking.lines]
        assert len(first) == len(set(first))
        told = report.rules.data["questions"]
        weak = [asking for asking in report.asking if told.get(asking.id, {}).get("weakness")]
        assert weak and all(not asking.lines and asking.line is None for asking in weak)
        assert all(asking.begin for asking in report.asking)


def test_no_firm_of_the_books_own_invention_is_named(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert not any(name in report.html() for name in INVENTED)
    named = reports["05-jewellery-ecom-manager-digital"]
    assert f"Why {named.data['firm']}?" in named.html()


def test_lines_are_told_by_their_own_words(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert not re.search(r"\bline \d", report.markdown())


def test_lines_in_the_traces_are_whole_and_hold_what_their_reason_quotes(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for one in report.data["competencies"]:
            for evidence in one["evidence"]:
                quotes = re.findall("“(.+?)”", evidence["why"][0])
                assert all(quote in evidence["text"] for quote in quotes), evidence


@pytest.mark.parametrize(
    ("line", "quoted", "told"),
    [
        ("Rang each customer.", "Rang", "Rang each customer"),
        (
            f"{'Kept the shop tidy and the till right. ' * 5}Rang each customer, and 60% came back. Closed on Sundays.",
            "60% came",
            "Rang each customer, and 60% came back",
        ),
        (f"{'word ' * 200}sixty came back {'word ' * 200}", "sixty came back", "sixty came back"),
    ],
)
def test_a_long_line_is_told_by_what_its_reason_quotes(line: str, quoted: str, told: str) -> None:
    assert told in spoken(line, quoted) and len(spoken(line, quoted)) < 400


def test_a_cv_in_another_language_is_told_of_no_gap(reports: dict[str, Report]) -> None:
    text = reports["09-responsable-ecommerce-fr-digital"].markdown()
    assert "in English only" in text and "Not shown" not in text.split("Why: what they ask for")[0]


def test_a_yes_makes_a_line_count_and_a_no_takes_it_away(held: Any, known: Any) -> None:
    case = next(one for one in DEVELOPMENT if one.name.startswith("02-"))
    files = [(f"{name}.txt", (case / f"{name}.txt").read_bytes()) for name in ("cv", "job")]
    kept = engine.Read()
    first = engine.answer(*files, held=held, ontology=known, kept=kept)
    asked = json.loads(first["unsure"])[0]
    line, id = asked["lines"][0], asked["id"]

    def after(shows: bool) -> tuple[dict[str, Any], list[str]]:
        answers = json.dumps({line: {id: shows}})
        made = engine.answer(*files, held=held, ontology=known, kept=kept, answers=answers)
        found = next(one for one in json.loads(made["json"])["competencies"] if one["id"] == id)
        return found, [words for one in json.loads(made["unsure"]) for words in one["lines"]]

    found, again = after(True)
    assert line in [one["text"] for one in found["evidence"]] and line not in again
    found, again = after(False)
    assert line not in [one["text"] for one in found["evidence"]] and line not in again


def test_files_are_read_once_for_the_next_answer_and_forgotten_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(engine, "read", lambda name, data, what: read.append(name) or f"text of {name}")
    kept = engine.Read()
    for name in ("a.txt", "a.txt", "b.txt", "a.txt"):
        kept.text(name, b"", "CV")
    assert read == ["a.txt", "b.txt", "a.txt"], "one CV is kept, the last"
    kept.clear()
    kept.text("a.txt", b"", "CV")
    assert len(read) == 4


def test_the_plan_is_an_hour_at_most_and_holds_nothing_of_the_cv(held: Any, known: Any) -> None:
    for case in DEVELOPMENT:
        files = [(f"{name}.txt", (case / f"{name}.txt").read_bytes()) for name in ("cv", "job")]
        answer = engine.answer(*files, held=held, ontology=known)
        path = json.loads(answer["path"])
        if path is None:
            assert json.loads(answer["json"])["role"] is None
            continue
        assert 30 <= sum(step["minutes"] for step in path["steps"]) <= 60
        assert len({step["key"] for step in path["steps"]}) == len(path["steps"])
        assert all(re.match(r"[\w-]+/[\w-]+\.html(#|$)", step["href"]) for step in path["steps"])
        # a drill is begun with the reader's own estimate: its link with the advert's figures is past that
        assert not any("#drill=" in step["href"] for step in path["steps"])
        lines = [line for line in files[0][1].decode().splitlines() if len(line) > 25]
        assert not any(line.strip() in answer["path"] for line in lines)
