"""The recall cards in JupyterLab: by keys, without a key reaching the notebook."""

from playwright.sync_api import expect

from tests.jupyter.driving import PATIENCE, Opened
from tests.support.role import BANK, ROLE, fixture_role
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
ADDRESS = "lab/tree/{}"
SHOW = f"from cxprep import bank; import cxprep.widgets.recall_cards as r; r.recall_cards(bank.load({ROLE!r}, folder))"


def test_cards_by_keys(notebook: Opened) -> None:
    notebook.ask("0", f"folder = {str(BANK)!r}")
    notebook.show(SHOW)
    panel = notebook.page.locator('[data-practice="cards"][data-alive]')
    panel.wait_for(state="attached", timeout=PATIENCE * 1000)
    face, cards = panel.locator(".mot-face"), fixture_role().cards()
    face.click()
    place, cells = notebook.active(), notebook.page.locator(".jp-Notebook-cell").count()
    face.press("Space")
    expect(face).to_contain_text(cards[0].back)
    face.press("1")
    expect(face).to_have_attribute("data-card", cards[1].id)
    # In command mode these would add a cell, cut one and turn one into a headline.
    for key in ("b", "x", "1", "ArrowDown", "Enter"):
        face.press(key)
    assert (notebook.active(), notebook.page.locator(".jp-Notebook-cell").count()) == (place, cells)
    face.press("Space")
    face.press("2")
    expect(panel.locator(".mot-pile")).to_have_text(f"{len(cards) - 2} due today, all of them new; 2 later.")
