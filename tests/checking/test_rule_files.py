"""The checkers' rules as files: what is wrong in one is said in a sentence that names the place."""

import pytest
import yaml

from cxprep.checking.load import RULES, RulesError, goods, rules

WHOLE = yaml.safe_load("""
limit: 100
least: 2
words:
  who: '(?:she|he)'
features:
  told:
    is:
      - '{who} said'
      - |-
        one|
        two
    without: ['never']
conditions:
  enough: [any, told]
notes: {empty: E., short: S., not-english: N., long: L.}
checks:
  - {id: untold, when: [not, enough], says: Nothing is told.}
finds:
  - {id: told, when: enough, says: It is told., show: [told]}
""")


def made(tmp_path, **changed):
    """The rules of a file that differs from a whole one in these parts; a part that is None is left out."""
    data = {name: part for name, part in {**WHOLE, **changed}.items() if part is not None}
    (tmp_path / "small.yml").write_text(yaml.safe_dump(data), encoding="utf-8")
    return rules("small", tmp_path)


def test_a_file_becomes_what_both_languages_read(tmp_path):
    found = made(tmp_path)
    assert found["features"]["told"] == {
        "is": [r"\b(?:(?:she|he) said)\b", r"\b(?:one|two)\b"],
        "without": [r"\b(?:never)\b"],
    }
    assert found["checks"][0]["when"] == ["not", ["any", "told"]] and found["finds"][0]["show"] == ["told"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"limit": None}, "small.yml: limit is missing; rules need it."),
        ({"cheks": []}, "small.yml: cheks is no part of the rules; did you mean checks?"),
        (
            {"features": {"told": {"is": ["{whom} said"]}}},
            "has the place {whom}, which no word above it fills; did you",
        ),
        ({"features": {"told": {"is": ["(she"]}}}, "features, told, is, 1 is no pattern (missing ), unterminated"),
        ({"features": {"told": {"is": []}}}, "features, told has no pattern under is; give it one."),
        ({"features": {"told": {"is": [{"from": "hedge"}]}}}, "takes a list that is not there"),
        ({"features": {"told": {"is": [7]}}}, "features, told, is, 1 is 7; put a pattern in quotes."),
        (
            {"conditions": {"enough": ["any", "tol"]}},
            "asks for tol, which is neither a feature nor a condition above it; did",
        ),
        (
            {"conditions": {"enough": ["some", "told"]}},
            "conditions, enough is a list; a condition begins with any, all",
        ),
        ({"notes": {"empty": "E."}}, "notes, short is missing; the reader is told nothing in its place."),
        ({"checks": [{"id": "x", "when": "told"}]}, "checks, 1 has no says; it needs id, when and says."),
        (
            {"finds": [{"id": "x", "when": "told", "says": "y", "show": ["z"]}]},
            "finds, 1 shows z, which is no feature; there",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, changed, said):
    with pytest.raises(RulesError) as error:
        made(tmp_path, **changed)
    assert any(said in problem for problem in error.value.problems), error.value.problems
    assert all(problem.startswith("small.yml") for problem in error.value.problems)


def test_the_shipped_files_have_no_line_that_nobody_can_read():
    for path in RULES.glob("*.yml"):
        assert max(map(len, path.read_text("utf-8").splitlines())) <= 120, path.name


def test_no_word_of_the_goods_stands_twice_in_a_kind():
    assert all(one["shop"] and one["goods"] for one in goods()["kinds"])
