"""What the widgets say of a role: its own words, else those of all, and a sentence where a file is wrong."""

import pytest
import yaml

from cxprep.bank import load, roles
from cxprep.roles import words


@pytest.fixture
def write(tmp_path):
    """Writes a role's words and gives its folder."""

    def write(data):
        path = words.path_of("store-manager", tmp_path)
        path.parent.mkdir(exist_ok=True)
        path.write_text(data if isinstance(data, str) else yaml.safe_dump(data), encoding="utf-8")
        return tmp_path

    return write


def test_a_role_without_words_has_those_of_all(tmp_path):
    found = words.load("store-manager", tmp_path)
    assert found.nameless == "your firm" and found.example is None and not found.forms
    assert found.lead_to("store-manager.ask.x").both.startswith("I noticed {lately} {where}.")


def test_what_a_role_says_itself_goes_first(write):
    lead = {"both": "B {lately} {where}.", "lately": "L {lately}.", "where": "W {where}."}
    found = words.load("store-manager", write({"place": "shop", "leads": {"store-manager.ask.x": lead}}))
    assert found.nameless == "your shop" and found.something_new
    assert found.lead_to("store-manager.ask.x").where == "W {where}."
    assert found.lead_to("store-manager.ask.y") == found.lead


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            {"plaice": "shop"},
            "store-manager/words.yml, words: plaice is not a field of a word file; did you mean place?",
        ),
        ({"example": {"name": "Larkfield"}}, "example, lately is missing; an example needs it."),
        ({"leads": {"x": {"both": 3}}}, "leads, x, both is 3; if a text is meant, put it in quotes."),
        ({"answer_builders": {"worker": {"title": "T", "steps": {}}}}, "answer_builders, worker, steps is empty"),
        ("place: [", "store-manager/words.yml, line 2: is not YAML"),
    ],
)
def test_what_is_wrong_is_said(write, data, said):
    with pytest.raises(words.WordsError, match="store-manager") as error:
        words.load("store-manager", write(data))
    assert said in str(error.value)


def test_a_form_or_builder_that_is_not_there_is_named():
    some = next(one for one in map(words.load, roles()) if one.forms)
    with pytest.raises(KeyError, match=f"no form on a firm called xyz; there are: {some.forms[0].id}"):
        some.form("xyz")
    with pytest.raises(KeyError, match="no answer builder called xyz"):
        some.answer_builder("xyz")


def test_every_word_is_about_something_that_the_bank_has():
    for role in roles():
        asks = {item.id for item in load(role).of("ask")}
        assert set(words.load(role).leads) <= asks
