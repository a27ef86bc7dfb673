"""The scale and the clock in JupyterLab: keys stay with the widget, and Python hears what was kept."""

import re
from contextlib import suppress

from playwright.sync_api import expect

from tests.jupyter.driving import Opened
from tests.support.questions import QUESTION
from tests.support.role import BANK
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
ADDRESS = "lab/tree/{}"
LOAD = f"from cxprep import bank; held = bank.load_all({str(BANK)!r})"


def test_the_scale_and_the_clock_answer_in_lab(notebook: Opened) -> None:
    notebook.ask(
        "0", LOAD, "from cxprep.widgets.scale import anchored_scale as scale", f"it = scale({QUESTION!r}, held)"
    )
    cell = notebook.show("it")
    panel = cell.locator("[data-scale][data-alive]")
    place = notebook.active()
    kept = panel.locator("[data-kept]")
    for _ in range(5):
        # Lab moves a new output about, and may make it anew, while it lays the notebook out: then all is chosen again
        for dimension in panel.locator("[data-dimension]:visible").all():
            dimension.locator("input").first.focus()
            dimension.locator("input").first.press("Space")
            dimension.locator("input").first.press("ArrowDown")
            expect(dimension.locator("input").nth(1)).to_be_checked()
        assert notebook.active() == place, "the arrow keys of the scale move the selected cell"
        panel.get_by_role("button", name="Keep this score").press("Enter")
        with suppress(AssertionError):
            expect(kept).not_to_be_empty(timeout=4_000)
            break
    expect(kept).to_contain_text("This is your first score.")
    notebook.until(
        "[entry['scores'] for entry in it.scores]", [dict.fromkeys(("substance", "judgement", "delivery"), 2)]
    )

    notebook.ask("0", "from cxprep.widgets.rehearsal import rehearsal", f"it = rehearsal({QUESTION!r}, held)")
    panel = notebook.show("it").locator("[data-rehearsal][data-alive]")
    place = notebook.active()
    go = panel.locator("[data-go]")
    go.press("Space")
    expect(go).to_have_text("Pause")
    panel.locator("[data-next]").press("Enter")
    expect(panel.locator(".mot-part")).to_have_text("2 of 4: What you found")
    # real time: three seconds have to pass before a timing is kept
    expect(panel.locator(".mot-stopwatch b")).to_have_text(re.compile(r"^(2[0-6]|1?\d) seconds left$"))
    panel.locator("[data-stop]").press("Enter")
    expect(panel.locator("[data-timer] [data-kept]")).to_contain_text("in all")
    assert notebook.active() == place
    panel.locator("[data-pace] summary").click()
    panel.locator("textarea").press_sequentially("um, b x d")
    expect(panel.locator("textarea")).to_have_value("um, b x d")
    # asking Python takes the place of the widget in the last cell
    notebook.until("[entry['planned'] for entry in it.timings]", [110])
