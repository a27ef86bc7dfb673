"""The bank in memory: what it holds, finds, fills in and writes out, in any Python."""

import json
import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from cxprep import bank
from cxprep.bank.__main__ import main
from cxprep.models import clienteling
from tests.support.broken_bank import FIXTURE, copy, put

ROOT = Path(__file__).resolve().parents[2]
COUNTS = {"look-for": 3, "question": 6, "concept": 3, "drill": 2, "ask": 2}
COUNTS |= dict.fromkeys(("emphasise", "avoid", "practice", "source"), 1)


@pytest.fixture(scope="module")
def held() -> bank.Bank:
    """The fixture's bank."""
    return bank.load_all(FIXTURE)


def test_the_books_own_bank_is_sound() -> None:
    assert main(["check"]) == 0
    for role in bank.roles():
        assert bank.load(role).id == role


def test_kinds_and_ids(held: bank.Bank) -> None:
    assert bank.roles(FIXTURE) == ["test-role"]
    assert {kind: len(held.of(kind)) for kind in bank.KINDS} == COUNTS
    assert len(list(held)) == sum(COUNTS.values())
    question = held["test-role.question.score-is-up"]
    assert isinstance(question, bank.Question) and question in held.of("question", "test-role")
    assert question.seconds == 70 and question.levels == ("lead", "head")
    assert held.role("test-role")["test-role.drill.discount-month"].levels == ("head",)
    assert question.id in held and "test-role.question.none" not in held
    assert {q.kind for q in held.of("question")} >= {"screening", "behavioural", "case"}


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (lambda b: b["test-role.question.score-is-down"], "did you mean test-role.question.score-is-up?"),
        (lambda b: b["tset-role.question.x"], "did you mean test-role?"),
        (lambda b: b.of("qestion"), "did you mean question?"),
        (lambda b: b.cards("nobody"), "there are test-role"),
    ],
)
def test_what_is_not_there_is_said(held: bank.Bank, look, said: str) -> None:
    with pytest.raises(KeyError) as caught:
        look(held)
    assert said in caught.value.args[0]


def test_items_cannot_be_changed(held: bank.Bank) -> None:
    question = held["test-role.question.score-is-up"]
    with pytest.raises(FrozenInstanceError):
        question.title = "Another"
    with pytest.raises(TypeError):
        question.scale["lead"]["substance"] = ()
    assert len({question, held["test-role.question.score-is-up"]}) == 1


def test_figures_come_from_the_facts(held: bank.Bank) -> None:
    assert held.text("{aov} of {annual_sales}, or {annual_sales:$,.2fM}", "test-role") == "$80 of $60M, or $60.00M"
    assert held.text("{rival} and {firm}", "test-role") == "Copper Lane and the firm"
    assert held.text("{firm}, {aov}, {n:.1f}", "test-role", firm="Larkhill", aov="much", n=2) == "Larkhill, much, 2.0"
    with pytest.raises(ValueError, match="which no fact fills; did you mean annual_sales"):
        held.text("{anual_sales}", "test-role")
    with pytest.raises(ValueError, match="say how to write it"):
        held.text("{n}", "test-role", n=2)
    with pytest.raises(ValueError, match="which is nan"):
        held.text("{n:d}", "test-role", n=float("nan"))


def test_a_fact_of_a_model_is_the_models(held: bank.Bank) -> None:
    fact = held.role("test-role").profile.facts["discount_result"]
    assert fact.value == clienteling.compare(annual_sales=60e6, aov=80, discount=0.05)["discount_gross_margin_change"]


def test_an_item_filled_in(held: bank.Bank) -> None:
    role = held.role("test-role")
    ask = role.filled(role["test-role.ask.score-and-sample"], firm="Larkhill")
    assert "how does Larkhill decide" in ask.title
    question = role.filled(role["test-role.question.discount-until-christmas"])
    assert question.title.startswith("Commercial wants 5% off")
    assert all(note.quote in answer.text for answer in question.answers for note in answer.notes)
    assert role.filled(role["test-role.concept.wobble"]).formula.startswith(r"\mathrm{SE}")


def test_cards_in_order_and_filled_in(held: bank.Bank) -> None:
    cards = held.cards("test-role")
    assert len(cards) == 14 <= 60
    order = ["look-for", "concept", "question", "drill"]
    assert [card.section for card in cards] == sorted((card.section for card in cards), key=order.index)
    assert cards[1].front == "A score is up six points on 150 answers. What do you ask?"
    assert not any("{" in card.front + card.back for card in cards)


def test_paragraphs_and_line_breaks(tmp_path: Path) -> None:
    change = put("avoid/blaming-the-van/text", "One  line\n\n\n and\tanother. ")
    item = bank.load("test-role", copy(tmp_path, change))["test-role.avoid.blaming-the-van"]
    assert item.text == "One line\n\nand another."


def test_sources_of_claims(held: bank.Bank) -> None:
    assert held.source("dixon2010").short == "Dixon et al. (2010)"
    assert held.source("test-role.source.effort").key == "dixon2010"
    assert held.source("arithmetic") is None and held.source(None) is None


def test_json_there_and_back(held: bank.Bank) -> None:
    text = held.to_json()
    again = bank.from_json(text)
    assert again.to_json() == text == bank.load_all(FIXTURE).to_json()
    assert "\n" not in text and '": ' not in text.replace(r"\"", "")
    assert again.cards("test-role") == held.cards("test-role")
    role = held.role("test-role")
    for item in held:
        expected = role.filled(item, firm="{firm}")
        if isinstance(item, bank.Drill):
            expected = replace(expected, note=None)
        assert again[item.id] == expected
    document = json.loads(text)
    assert document["version"] == bank.VERSION
    assert [q["id"] for q in document["roles"]["test-role"]["question"]] == [q.id for q in held.of("question")]
    assert sorted(document["sources"]) == ["dixon2010", "keiningham2007", "orsingher2010"]


def test_facilitators_notes_only_for_the_instructor(held: bank.Bank) -> None:
    purpose = held["test-role.drill.refund-clock"].note.purpose
    assert purpose in held.to_json(instructor=True) and "goes_wrong" not in held.to_json()
    assert bank.from_json(held.to_json(instructor=True))["test-role.drill.refund-clock"].note.purpose == purpose


def test_a_browsers_python_reads_the_json(tmp_path: Path) -> None:
    out = tmp_path / "bank.json"
    assert main(["json", str(out), "--bank", str(FIXTURE)]) == 0
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; from cxprep import bank\n"
        f"held = bank.from_json(Path({str(out)!r}).read_text(encoding='utf-8'))\n"
        "names = {name.split('.')[0] for name in sys.modules} - {'cxprep', '__main__'}\n"
        "foreign = names - set(sys.stdlib_module_names)\n"
        "assert not foreign, foreign\n"
        "print(len(held.cards('test-role')), held.to_json() == Path(sys.argv[1]).read_text(encoding='utf-8'))"
    )
    # -S: no site-packages, so standard library only.
    run = [sys.executable, "-I", "-S", "-c", code, str(out)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.split() == ["14", "True"]


def test_the_command_line_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--bank", str(FIXTURE)]) == 0
    assert capsys.readouterr().out == "test-role: 20 items, 14 recall cards, nothing wrong.\n"
    folder = copy(tmp_path, put("drill/refund-clock/model", "cxprep.models.refunds:wait"))
    assert main(["check", "--bank", str(folder)]) == 1
    said = "test-role.drill.refund-clock: model is cxprep.models.refunds:wait, which does not exist.\n"
    assert capsys.readouterr().err == said
    copy(folder, put("avoid/blaming-the-van/text", ""))
    assert main(["check", "--bank", str(folder)]) == main(["json", str(tmp_path / "x"), "--bank", str(folder)]) == 1
    assert capsys.readouterr().err.startswith("test-role/bank.yml, test-role.avoid.blaming-the-van: text is empty")
    assert not (tmp_path / "x").exists()


def test_the_command_line_as_one_types_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cxprep.bank", "check", "--bank", str(FIXTURE)]
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    assert done.stdout.startswith("test-role: 20 items")
