"""Whatever is wrong in a role's file is refused in a sentence that names file, id and field; all of it at once."""

from pathlib import Path

import pytest

from cxprep import bank
from tests.support.broken_bank import TEXT, bank_file, copy, drop, put

WALK = "question/walk-through"
CASES = [
    (put(f"{WALK}/follow_ups", []), f"{WALK}: follow_ups is empty; a question needs at least one."),
    (drop(f"{WALK}/tests"), f"{WALK}: tests is missing; a question needs it."),
    (put(f"{WALK}/folow_ups", ["Why?"]), f"{WALK}: folow_ups is not a field of a question; did you mean follow_ups?"),
    (put(f"{WALK}/title", True), f"{WALK}: title is True; if a text is meant, put it in quotes."),
    (put(f"{WALK}/title", "  "), f"{WALK}: title is empty; write it, or leave the field out if it is not needed."),
    (put(f"{WALK}/look_fors", "x"), f"{WALK}: look_fors is the text 'x'; write a list, each entry behind a dash."),
    (put(f"{WALK}/kind", "behavioral"), f"{WALK}: kind is 'behavioral'; it can be screening, motivation, behavioural"),
    (put(f"{WALK}/parts/0/seconds", 900), f"{WALK}: parts, 1, seconds is 900; it should be 5 to 300 seconds."),
    (put(f"{WALK}/parts/0/seconds", 1.5), f"{WALK}: parts, 1, seconds is 1.5; write a whole number."),
    (put("drill/refund-clock/minutes", 90), "drill/refund-clock: minutes is 90; it should be 2 to 60 minutes."),
    (drop(f"{WALK}/parts/0/do"), f"{WALK}: parts, 1, do is missing; a part needs it."),
    (put(f"{WALK}/parts", "x"), f"{WALK}: parts is the text 'x'; write a list"),
    (
        put(f"{WALK}/answers/0", "x"),
        f"{WALK}: answers, 1 is the text 'x'; an answer is written as fields with a colon.",
    ),
    (
        put(f"{WALK}/answers/0/notes/0/quote", "never said"),
        f"{WALK}: answers, 1, notes, 1, quote ('never said') does not stand in the answer's text; copy the words",
    ),
    (put(f"{WALK}/answers/2/quality", "bad"), f"{WALK}: answers, 3, quality is 'bad'; it can be strong, fair or weak."),
    (put(f"{WALK}/answers/2/quality", "fair"), f"{WALK}: answers have no weak one; a question shows at least a strong"),
    (put(f"{WALK}/answers/0/level", "associate"), f"{WALK}: answers, 1, level is associate, which is not a level of"),
    (put(f"{WALK}/levels", ["associate"]), f"{WALK}: levels holds associate; the role has lead and head."),
    (
        put(f"{WALK}/scale/lead/delivery", ["Good.", "Better."]),
        f"{WALK}: scale, lead, delivery has 2 anchor sentences; a scale has exactly five, 1 to 5.",
    ),
    (drop(f"{WALK}/scale/head"), f"{WALK}: scale, head is missing; a question needs a scale for each of its levels."),
    (
        put(f"{WALK}/scale/lead/subtance", ["a"] * 5),
        f"{WALK}: scale, lead, subtance is not a dimension of the role; did",
    ),
    (
        put(f"{WALK}/scale/lead/delivery/0", "likes the BRAND"),
        "question/why-kitchenware: scale, lead, substance, 1 repeats an anchor of test-role.question.walk-through "
        "(scale, lead, delivery, 1); each question needs its own: 'Likes the brand.'",
    ),
    (
        put("drill/refund-clock/scale/lead/substance/0", "Works faster."),
        "drill/refund-clock: scale, lead, substance, 1 repeats an anchor of test-role.question.queue-at-opening",
    ),
    (
        put("concept/wobble/claims/0/grade", "E"),
        "concept/wobble: claims, 1, grade is 'E'; it can be A, B, C or D.",
    ),
    (drop("concept/wobble/claims/0/source"), "concept/wobble: claims, 1, source is missing; a claim of grade A has a"),
    (
        put("concept/wobble/claims/0/source", "dixon2010a"),
        "concept/wobble: claims, 1, source is dixon2010a, which is not in data/sources.bib; did you mean dixon2010?",
    ),
    (
        put("concept/wobble/claims/0/source", "test-role.source.efort"),
        "concept/wobble: claims, 1, source is test-role.source.efort, which is not in the bank; did you mean "
        "test-role.source.effort?",
    ),
    (put("source/effort/cite", "nobody1999"), "source/effort: cite is nobody1999, which is not in data/sources.bib"),
    (
        put("concept/wobble/look_fors", ["test-role.look-for.honest-number"]),
        "concept/wobble: look_fors, 1 is test-role.look-for.honest-number, which is not in the bank; did you mean "
        "test-role.look-for.honest-numbers?",
    ),
    (
        put("concept/wobble/look_fors", ["test-role.concept.wobble"]),
        "concept/wobble: look_fors, 1 is test-role.concept.wobble, which is a concept; a look-for belongs here.",
    ),
    (put(f"{WALK}/drills", ["x"]), f"{WALK}: drills, 1 is x, which is not in the bank; no drill has this id."),
    (put("concept/wobble/idea", "One. Two."), "concept/wobble: idea has 2 sentences; a concept's idea has three."),
    (
        put("drill/refund-clock/close", "so " * 76),
        "drill/refund-clock: close has 76 words; nobody says more than 75",
    ),
    (
        put("drill/refund-clock/model", "os:system"),
        "drill/refund-clock: model is 'os:system'; it should look like cxprep",
    ),
    (
        put("concept/wobble/trap", "About {margin} of it."),
        "concept/wobble: trap holds the place {margin}, which no fact fills; ",
    ),
    (
        put("concept/wobble/trap", "At {firm} too."),
        "concept/wobble: trap holds the place {firm}, which no fact fills; there are annual_sales, aov, change_margin",
    ),
    (put("concept/wobble/trap", "A { of {aov}."), "concept/wobble: trap has a brace that is no place; a place is"),
    (put("concept/wobble/trap", "{aov:lots}"), "concept/wobble: trap 'lots' is no number format."),
    (
        put("concept/Wobble!", {}),
        "concept/Wobble!: is not an id for this place; it should look like test-role.concept.",
    ),
    (put("role/facts/aov/format", None), "role: facts, aov, format is missing; a number needs one, for example $,.0fM"),
    (put("role/facts/aov/format", "money"), "role: facts, aov, format cannot be read: 'money' is no number format."),
    (
        put("role/facts/aov/value", [1]),
        "role: facts, aov, value is a list; write a number in full, 400_000_000 or 0.35.",
    ),
    (put("role/facts/aov/source", "hearsay"), "role: facts, aov, source is hearsay, which is not in data/sources.bib"),
    (put("role/facts/rival/format", ".0%"), "role: facts, rival, format is given for the word 'Copper Lane'; a number"),
    (drop("role/facts/aov/value"), "role: facts, aov has no value; give one, or a model and its output."),
    (
        put("role/facts/discount_result/output", "incremental_sale"),
        "role: facts, discount_result, output is incremental_sale; did you mean incremental_sales?",
    ),
    (
        put("role/facts/discount_result/inputs", {"price": 1}),
        "role: facts, discount_result, inputs do not fit the model: ",
    ),
    (
        put("role/facts/discount_result/model", "cxprep.models.nothing:here"),
        "role: facts, discount_result, model is cxprep.models.nothing:here, which does not exist.",
    ),
    (put("role/facts/discount_result/value", 3), "role: facts, discount_result comes from a model: it needs an output"),
    (put("role/facts/Sales", {"value": 1, "format": "d", "source": "book"}), "role: facts, Sales is not a name for a"),
    (put("role/id", "another"), "role: id is another, but the file is called test-role; make them agree."),
    (put("role/levels", []), "role: levels is empty; a role needs at least one."),
    (put("role/levels", ["boss"]), "role: levels, 1 is 'boss'; it can be associate, lead or head."),
]


def problems(folder: Path) -> tuple[str, ...]:
    """What is wrong with the role in `folder`; nothing wrong is wrong here."""
    with pytest.raises(bank.BankError) as caught:
        bank.load("test-role", folder)
    return caught.value.problems


@pytest.mark.parametrize(("change", "expected"), CASES, ids=[expected[:60] for _, expected in CASES])
def test_one_fault_one_sentence(tmp_path: Path, change, expected: str) -> None:
    found = problems(copy(tmp_path, change))
    place, colon, words = expected.partition(": ")
    section, _, slug = place.partition("/")
    id = f"test-role.{section}.{slug}" if slug else place
    sentence = f"test-role/bank.yml, {id}{colon}{words}"
    assert any(problem.startswith(sentence) for problem in found), "\n".join(found)
    assert all(problem[-1] in ".?'" for problem in found)


def test_the_unbroken_copy_is_sound(tmp_path: Path) -> None:
    assert bank.load("test-role", copy(tmp_path)).cards()


def test_all_faults_at_once(tmp_path: Path) -> None:
    def change(data: dict) -> None:
        put(f"{WALK}/follow_ups", [])(data)
        put("concept/wobble/trap", "{nothing}")(data)
        put("concept/caused/look_fors", ["test-role.look-for.nobody"])(data)
        put("ask/score-and-sample/listen_for", 3)(data)

    found = problems(copy(tmp_path, change))
    assert len(found) == 4, found
    # What refers to an item that has a fault of its own is not called wrong.
    assert not any("drills" in problem for problem in found)


def test_facts_written_as_yaml_does_not_read_them(tmp_path: Path) -> None:
    bank_file(tmp_path).write_text(TEXT.replace("value: 60_000_000", "value: 60e6"), encoding="utf-8")
    found = problems(tmp_path)
    assert any(
        "facts, annual_sales, format is given for the word '60e6'; a number is written in full" in problem
        for problem in found
    ), found


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    ask = "  test-role.ask.owner-of-refunds:\n"
    bank_file(tmp_path).write_text(TEXT + f"ask:\n{ask}", encoding="utf-8")
    assert any("ask stands twice, first on line" in problem for problem in problems(tmp_path))
    twice = TEXT.replace("  test-role.ask.score-and-sample:\n", ask)
    bank_file(tmp_path).write_text(twice, encoding="utf-8")
    (found,) = problems(tmp_path)
    assert "test-role.ask.owner-of-refunds stands twice, first on line" in found


def test_an_anchor_of_another_role(tmp_path: Path) -> None:
    copy(tmp_path)
    copy(tmp_path, role="other-role")
    with pytest.raises(bank.BankError, match=r"test-role.*repeats an anchor of other-role\.question"):
        bank.load_all(tmp_path)


def test_references_to_another_role(tmp_path: Path) -> None:
    change = put("concept/wobble/look_fors", ["other-role.look-for.kept-promises"])
    copy(tmp_path, change)
    assert bank.load("test-role", tmp_path)  # one role alone does not know the others
    with pytest.raises(bank.BankError, match="which is not in the bank"):
        bank.load_all(tmp_path)


def test_more_cards_than_anybody_learns(tmp_path: Path) -> None:
    def change(data: dict) -> None:
        look_for = data["look-for"]["test-role.look-for.kept-promises"]
        data["look-for"] |= {f"test-role.look-for.more-{n}": look_for for n in range(50)}

    (found,) = problems(copy(tmp_path, change))
    assert found == "test-role/bank.yml, role: has 64 recall cards; at most 60 can be learnt, so take some away."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("role: [", "is not YAML"),
        ("", "is nothing; it needs a part role:"),
        ("- a", "is a list; it needs a part role:"),
        ("question: {}", "it needs a part role:"),
        ("role: {}\nquestoin: {}", "questoin is no kind of item; did you mean question?"),
        ("role: {}\nquestion: 3", "question is 3; write each item under its id."),
        ("role: 3", "role: is 3; a role is written as fields with a colon."),
    ],
)
def test_files_that_are_no_role(tmp_path: Path, text: str, said: str) -> None:
    bank_file(tmp_path).write_text(text, encoding="utf-8")
    assert any(said in problem for problem in problems(tmp_path)), problems(tmp_path)


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    copy(tmp_path)
    with pytest.raises(bank.BankError, match=r"test-roll/bank\.yml does not exist; did you mean test-role\?"):
        bank.load("test-roll", tmp_path)
    bank_file(tmp_path).write_bytes(b"\xff\xfe")
    assert problems(tmp_path) == ("test-role/bank.yml is not written in UTF-8; save it so.",)


@pytest.mark.parametrize(
    ("text", "said"), [("{", "cannot be read"), ("[]", "version None"), ('{"version":9}', "Build")]
)
def test_json_that_is_not_the_bank(text: str, said: str) -> None:
    with pytest.raises(bank.BankError, match=said):
        bank.from_json(text)
