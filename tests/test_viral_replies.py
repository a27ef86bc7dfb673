"""The two replies that the page shows as examples, judged by the checker that stands under them."""

import ast
import json

from cxprep.checking import check_reply
from tools.say import ROOT

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


def test_the_checker_objects_to_the_template_on_several_grounds():
    assert {"boilerplate", "hedging", "not-accountable"} <= set(check_reply(replies()["TEMPLATE"]))
