"""The play against the clock in JupyterLab: keys stay with it, and a choice moves its numbers."""

from playwright.sync_api import expect

from cxprep.models import complaint
from cxprep.widgets.clock import hour
from tests.jupyter.driving import Opened
from tests.support.plays import LATER, OPENS
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment
from tools.project import ROOT

__all__ = ["command", "environment"]  # what the server's fixture asks for
ADDRESS = "lab/tree/{}"


def test_the_clock_is_played_in_lab(notebook: Opened) -> None:
    notebook.ask("0", f"import sys; sys.path.insert(0, {str(ROOT)!r})", "from tests.support.plays import small")
    panel = notebook.show("small()").locator("[data-clock][data-alive]")
    place = notebook.active()
    panel.locator('[data-choice="hold"] [data-choose]').press("Enter")
    panel.locator("[data-next]:visible").press("Enter")
    panel.locator('[data-choice="later"] [data-choose]').press("Space")
    answered = panel.locator('.mot-clock-now [data-output="answered"]')
    expect(answered).to_have_text(hour(complaint.play(**LATER)["answered"], OPENS))
    panel.locator("[data-next]:visible").press("Enter")
    expect(panel.locator("[data-debrief]")).to_be_visible()
    panel.locator("[data-replay]").press("Enter")
    expect(answered).to_have_text(hour(complaint.play()["answered"], OPENS))
    assert notebook.active() == place, "the keys of the clock move the selected cell"
