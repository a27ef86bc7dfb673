"""The checkers' rules: on the development texts, on what is no text, and as data that both languages read alike."""

import re
from pathlib import Path

import pytest
import yaml

from cxprep import checking
from cxprep.checking.rules import read, shop_words, stem, tidy

TEXTS = Path(__file__).resolve().parents[1] / "fixtures" / "checks"
REPLIES = yaml.safe_load((TEXTS / "replies.yml").read_text("utf-8"))
ANSWERS = yaml.safe_load((TEXTS / "answers.yml").read_text("utf-8"))
# Written by others after the rules' first version, on shops and people unlike those of the development texts.
LATER = yaml.safe_load((TEXTS / "later.yml").read_text("utf-8"))
RULES = {"reply": checking.rules_of_reply, "answer": checking.rules_of_answer}
STORE = "Hexham Outdoor, walking boots and tents"
# (text, the note that it gets)
NO_TEXTS = {
    "nothing": ("", "empty"),
    "blanks": (" \n\t\u00a0\u200b\n ", "empty"),
    "NUL": ("\x00\x00", "empty"),
    "one word": ("Sorry.", "short"),
    "German": ("Guter Service heißt für mich, dass man zuhört und den Kunden ernst nimmt.", "not-english"),
    "Spanish": ("Para mí un servicio excelente significa escuchar y ayudar siempre con una sonrisa.", "not-english"),
    "Chinese": ("优秀的客户服务意味着倾听顾客的需求，并且及时解决问题。", "not-english"),
    "Arabic": ("الخدمة الممتازة تعني الاستماع إلى العميل وحل مشكلته بسرعة.", "not-english"),
    "emoji": ("😀😀😀 😀 😀", "not-english"),
    "keys": ("asdf qwer zxcv uiop hjkl vbnm tyui ghjk", "not-english"),
}


def ids(which: str, row: dict) -> list[str]:
    """What is objected to in a development text."""
    if which == "reply":
        return checking.check_reply(row["text"])
    return checking.check_answer(row["text"], row["store"])


@pytest.mark.parametrize(("which", "rows", "texts"), [("reply", REPLIES, 60), ("answer", ANSWERS, 80)])
def test_development_texts(which, rows, texts):
    sound = [row for row in rows if row["fault"] == "sound"]
    faulty = [row for row in rows if row["fault"] != "sound"]
    assert len(sound) == len(faulty) == texts / 2
    assert not [row["text"] for row in sound if ids(which, row)]
    assert not [(row["fault"], row["text"]) for row in faulty if row["fault"] not in ids(which, row)]
    assert {row["fault"] for row in faulty} == {one["id"] for one in RULES[which]["checks"]}


@pytest.mark.parametrize(("which", "faulty", "found_at_least"), [("reply", 30, 28), ("answer", 50, 46)])
def test_later_texts(which, faulty, found_at_least):
    wrong, sound = ([row for row in LATER[which] if bool(row["fault"]) is fault] for fault in (True, False))
    assert len(wrong) == len(sound) == faulty
    missed = [row["id"] for row in wrong if row["fault"] not in ids(which, row)]
    assert faulty - len(missed) >= found_at_least, f"missed: {missed}"
    assert not [row["id"] for row in sound if ids(which, row)]


@pytest.mark.parametrize("name", NO_TEXTS)
@pytest.mark.parametrize("which", RULES)
def test_what_is_no_text_gets_a_sentence(which, name):
    text, id = NO_TEXTS[name]
    report = read(RULES[which], text, STORE)
    assert [note.id for note in report.notes] == [id]
    assert all(note.says.endswith(".") for note in report.notes)
    assert not report.findings and not report.good


@pytest.mark.parametrize("which", RULES)
@pytest.mark.parametrize(
    "part",
    ["we ", "a", "I am sorry ", "my boss my boss ", "if the the the ", "a lady who ", ". ", "' \" ) ", "é😀 the "],
)
def test_of_fifty_thousand_characters_only_the_beginning_is_read_and_it_is_said(which, part):
    # That no pattern runs away on what is read, the test of their repetitions below holds.
    text, limit = (part * 50_000)[:50_000], RULES[which]["limit"]
    report, of_the_beginning = (read(RULES[which], some, STORE) for some in (text, tidy(text)[:limit]))
    assert report.notes
    assert limit < 10_000
    if "long" in {note.id for note in report.notes}:
        assert (report.findings, report.good) == (of_the_beginning.findings, of_the_beginning.good)


def test_the_words_are_those_of_the_reader():
    report = checking.reply("MAYA, it Appears that the pot  was late. I’ll ring you today. It’s our fault, it hurt.")
    assert [(one.id, one.words) for one in report.findings] == [("hedging", ("it Appears that",))]


def test_each_of_the_three_parts_of_taking_it_on_is_asked_for():
    whole = "Maya, that call about your casserole must have hurt. {} {}"
    admits, promises = "We got it wrong.", "I will ring you by five today."
    assert checking.check_reply(whole.format(admits, promises)) == []
    assert checking.check_reply(whole.format("", promises)) == ["not-accountable"]
    assert checking.check_reply(whole.format(admits, "")) == ["not-accountable"]
    assert checking.check_reply(whole.format(admits, "The team will look into it today.")) == ["not-accountable"]


@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("at hexham outdoor", True),
        ("hikers", True),
        ("a Tent", True),
        ("the walkers", True),
        ("I walked her out", False),
        ("any shop", False),
    ],
)
def test_a_shop_is_known_by_its_name_its_goods_and_their_kin(words, is_there):
    told = {one.id for one in checking.answer(f"I think that it is good for {words} and for me.", STORE).good}
    assert ("store" in told) == is_there


def test_a_shop_with_a_common_name_is_not_found_everywhere():
    assert "good" not in shop_words("The Good Shop, new things", RULES["answer"]["goods"])
    assert shop_words("", RULES["answer"]["goods"]) == []


@pytest.mark.parametrize(
    ("word", "own"),
    [("boots", "boot"), ("dresses", "dress"), ("batteries", "battery"), ("glass", "glass"), ("knives", "knife")],
)
def test_stems(word, own):
    assert stem(word) == own


def test_a_tidy_text_has_single_spaces_and_its_paragraphs():
    assert tidy(" a\x00b \t c\n d\n\n\u202ee\u200b ") == "a b c d\ne"


ESCAPES = re.compile(r"\\(.)")
REPEATS = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\})")


@pytest.mark.parametrize("which", RULES)
def test_patterns_are_read_alike_in_both_languages_and_never_run_away(which):
    for name, feature in RULES[which]["features"].items():
        for pattern in [*feature["is"], *feature["without"]]:
            assert pattern.isascii() and pattern == pattern.lower().replace(r"\s", ""), (name, pattern)
            assert set(ESCAPES.findall(pattern)) <= set("bdw.$()?"), (name, pattern)
            assert not REPEATS.search(pattern), (name, REPEATS.search(pattern), pattern)
            assert not re.search(r"\(\?(?![:=!<])|\(\?P", pattern), (name, pattern)


@pytest.mark.parametrize("which", RULES)
def test_rules_name_features_that_exist_and_speak_in_sentences(which):
    rules = RULES[which]

    def named(condition):
        if isinstance(condition, str):
            return {condition}
        return {name for one in condition[1:] if not isinstance(one, int) for name in named(one)}

    for one in [*rules["checks"], *rules["finds"]]:
        assert named(one["when"]) | set(one["show"]) <= {*rules["features"], "shop"}
        assert one["says"].endswith(".") and "score" not in one["says"]


def test_a_condition_of_an_unknown_form_is_told():
    rules = {**checking.rules_of_reply, "checks": [{"id": "x", "when": ["some", "thing"], "says": "", "show": []}]}
    with pytest.raises(ValueError, match="begins with any"):
        read(rules, "I am sorry for the casserole that you sent.")
