"""Items of the bank as prose of a page: what of a drill is shown to whom."""

import pytest

from cxprep import bank
from cxprep.models import clienteling, defaults
from cxprep.publish.pages import facilitator_note, facilitator_notes, pushbacks, spoken
from tools.project import ROOT

WITH, WITHOUT = "test-role.drill.refund-clock", "test-role.drill.discount-month"


@pytest.fixture(scope="module")
def held() -> bank.Bank:
    """The bank of the fixture role."""
    return bank.load_all(ROOT / "tests" / "fixtures" / "roles")


def test_a_note_says_all_that_it_holds(held: bank.Bank) -> None:
    text = facilitator_note(held, WITH).text
    note = held[WITH].note
    for said in (note.purpose, *note.goes_wrong, *note.helps, *note.argued):
        assert said in text


def test_a_drill_without_a_note_is_said(held: bank.Bank) -> None:
    with pytest.raises(ValueError, match=f"{WITHOUT} has no note for the facilitator"):
        facilitator_note(held, WITHOUT)


def test_the_notes_of_a_role_are_those_of_its_drills(held: bank.Bank) -> None:
    text = facilitator_notes(held, "test-role").text
    assert facilitator_note(held, WITH).text in text
    assert "The refund clock" in text
    assert "or not" not in text  # the title of the drill without a note


def test_what_is_spoken_and_what_is_answered_stand_for_readers(held: bank.Bank) -> None:
    assert spoken(held, WITH).text.startswith("> “We say five days and take 9.")
    text = pushbacks(held, WITH).text
    assert "**The finance director: “If we refund before we inspect, people will send back bricks.”**" in text
    assert held[WITH].pushbacks[1].answer in text
    assert held[WITH].note.purpose not in text


def test_the_case_in_the_bank_is_the_case_of_the_model() -> None:
    facts = bank.load("cx-lead").profile.facts
    case = defaults(clienteling.compare)
    for fact, name in {
        "sales": "annual_sales",
        "aov": "aov",
        "margin": "gross_margin",
        "capture_now": "capture_now",
        "capture_target": "capture_target",
        "attribution_now": "attribution_now",
        "attribution_target": "attribution_target",
        "uplift": "aov_uplift",
        "cost": "programme_cost",
        "discount": "discount",
        "traffic": "traffic_lift",
        "margin_then": "discounted_gross_margin",
    }.items():
        assert facts[f"versus_{fact}"].value == case[name], fact
