"""Answers read in Python: what is heard, what is refused, and what a second answer added."""

import json

import pytest
import yaml

from cxprep import bank
from cxprep.answers import Unreadable, figures, read, second
from cxprep.answers.__main__ import main
from cxprep.answers.press import follow_up, press
from cxprep.bank.constraints import HEARD
from cxprep.places import data_path

HELD = bank.load_all()
QUESTION = "cx-lead.question.programme-owned"
TOLD = yaml.safe_load(data_path("common", "answers", "transcripts.yml").read_text("utf-8"))[0]["text"]
VAGUE = (
    "We rolled out a new approach to service, it was about putting the customer first, and NPS went up nine points. "
    "Everybody was really happy with it and it has become the blueprint for the whole firm."
)


def test_what_is_heard_stands_in_the_answer():
    found = read(TOLD, QUESTION, bank=HELD)
    assert found.qualities["scene"] and found.qualities["figure"] and not found.off_question
    for name in HEARD:
        assert bool(found.because[name]) is found.qualities[name]
        assert all(words in TOLD for words in found.because[name])


def test_the_follow_up_presses_for_what_is_missing_and_a_second_answer_is_told():
    first = read(VAGUE, QUESTION, bank=HELD)
    assert first.press != "none" and not first.qualities[first.press]
    item = HELD[QUESTION]
    assert first.follow_up == follow_up(item, first.press)
    assert second(first, TOLD).startswith("It added")
    assert second(first, VAGUE) == f"Still not heard: {yaml_short(first.press)}."


def yaml_short(name: str) -> str:
    return yaml.safe_load(data_path("common", "answers", "qualities.yml").read_text("utf-8"))[name]["short"]


def test_every_follow_up_says_what_it_presses_for_and_none_is_asked_twice():
    for item in HELD.of("question"):
        assert len(item.presses) == len(item.follow_ups), item.id
    item = HELD[QUESTION]
    first = follow_up(item, "basis")
    assert first == item.follow_ups[0] and follow_up(item, "basis", (first,)) != first
    assert press(dict.fromkeys(HEARD, True), item.kind, "programme-owned") == "none" and follow_up(item, "none") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes, I did.",
        "Je suis une personne motivée et je travaille dans la vente depuis dix ans avec des clients exigeants.",
        "<p>I rang her <b>myself</b> and she was happy with it in the end.</p>",
        "I said\0no",
        "x" * 2_000_000,
        "Anna Bell, anna@bell.org. 2019 - 2022 Manager, shoes. 2015 - 2019 Sales, toys. 2010 - 2014 School, Leeds.",
    ],
    ids=["empty", "short", "french", "markup", "binary", "one long line", "cv"],
)
def test_what_is_no_answer_gets_a_sentence_and_no_verdict(text, tmp_path, capsys):
    path = tmp_path / "answer.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["read", str(path), "--question", QUESTION, "--format", "json"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.strip().endswith(".")


def test_the_command_line_prints_the_contract_and_reads_a_long_answer_in_part(tmp_path, capsys):
    path = tmp_path / "answer.txt"
    path.write_text(" ".join([TOLD] * 12), encoding="utf-8")
    assert main(["read", str(path), "--question", "programme-owned", "--role", "cx-lead", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["off_question", "qualities", "because", "press", "follow_up", "warnings"]
    assert set(found["qualities"]) == set(HEARD) and found["warnings"]
    assert main(["read", str(path), "--question", "no-such"]) == 2


def test_the_figures_kept_for_the_page_are_those_of_today():
    assert figures.load() == json.loads(json.dumps(figures.measured()))
    kept = figures.added([one for name, one in figures.load().items() if name.startswith("apart")])
    each = [figures.balanced(kept["qualities"][name]) for name in HEARD]
    assert min(each) >= 0.75 and sum(each) / len(each) >= 0.8
    right, asked = figures.added([one for name, one in figures.load().items() if name.startswith("across")])["press"]
    assert right >= 0.75 * asked
    noticed, of, false, of_on = kept["off"]
    assert noticed >= 0.7 * of and false <= 0.05 * of_on


def test_an_unknown_question_is_an_error_and_a_blank_one_unreadable():
    with pytest.raises(KeyError):
        read(TOLD, "cx-lead.look-for.journey", bank=HELD)
    with pytest.raises(Unreadable):
        read(" \n ", QUESTION, bank=HELD)
