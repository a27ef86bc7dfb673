"""The two replies that the page shows as examples, judged by the checker that stands under them."""

import ast
import json
import re

from cxprep.checking import check_reply
from cxprep.checking import stock_phrases as voice
from tools.project import ROOT

PAGE = ROOT / "book" / "cx-lead" / "viral-returns.ipynb"


def replies() -> dict[str, str]:
    """The constants of the cell that shows them."""
    cells = json.loads(PAGE.read_text(encoding="utf-8"))["cells"]
    (source,) = ["".join(cell["source"]) for cell in cells if cell["id"] == "replies"]
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
    }


def test_the_checker_has_nothing_against_the_sound_one():
    assert check_reply(replies()["SOUND"]) == []


def test_the_sound_one_promises_something_by_a_day():
    assert voice.marks(replies()["SOUND"])["promises"] == 1


def test_the_sound_one_says_nothing_of_her_order_or_of_the_agent():
    private = r"\b(?:he|him|his|agent|colleague|order|delivered|refund|credited|you sent|your return)\b"
    assert re.findall(private, replies()["SOUND"]) == []


def test_the_checker_objects_to_the_template_on_several_grounds():
    assert {"boilerplate", "hedging", "not-accountable"} <= set(check_reply(replies()["TEMPLATE"]))
