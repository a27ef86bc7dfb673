"""What a reader does with the drill notebook, the same in JupyterLab and in Notebook."""

import shutil

import pytest
from playwright.sync_api import Browser, expect

from tests.jupyter.driving import NOTEBOOK, Opened, Server, wait
from tools.project import ROOT

EVERY_NUMBER = "{n: v for n, v in drill.outputs.items() if isinstance(v, float) and v == v}"
MOVE = "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }"
OWN = "own = [o for o in Out.values() if type(o).__name__ == 'Estimate'][-1]"
THROWS = 'export default { render() { throw new Error("broken on purpose"); } }'
BROKEN = f"import anywidget; anywidget.AnyWidget(_esm='{THROWS}')"


class Visits:
    """The tests; a file of each application inherits them."""

    def test_the_drill_waits_for_an_estimate_and_python_knows_it(self, notebook: Opened) -> None:
        again = notebook.estimate.locator(".mot-again button")
        if again.is_visible():
            again.click()
        expect(notebook.drill).to_be_hidden()
        number = notebook.estimate.locator(".mot-guess input")
        number.click()
        place = notebook.active()
        number.press_sequentially("-12.5")
        choices = notebook.estimate.locator('input[type="radio"]')
        choices.first.focus()
        choices.first.press("Space")
        choices.first.press("ArrowDown")
        assert notebook.active() == place, "the arrow keys of a choice move the selected cell"
        expect(choices.nth(1)).to_be_checked()
        notebook.estimate.locator('button[type="submit"]').press("Enter")
        expect(notebook.estimate.locator(".mot-feedback")).to_contain_text("You said \u2212$12.5M")
        expect(notebook.drill).to_be_visible()
        notebook.ask("0", OWN)
        notebook.until("own.committed", {"value": -12.5, "choice": "discount"})

    def test_money_in_prose_is_no_formula(self, drill: Opened) -> None:
        prose = drill.page.locator(".jp-OutputArea-output").filter(has_text="an average order value (AOV)")
        expect(prose.first).to_contain_text("$400M a year")
        assert not prose.first.locator("mjx-container").count()

    def test_python_reads_what_a_slider_sets(self, drill: Opened) -> None:
        slider = drill.control("uplift_caused")
        slider.evaluate(MOVE, "0.6")
        slider.press("ArrowLeft")
        assert slider.input_value() == "0.59"
        drill.until("drill.inputs['uplift_caused']", 0.59)
        for name, value in drill.ask(EVERY_NUMBER).items():
            if drill.drill.locator(f'[data-output="{name}"]').count():
                assert drill.value(name) == value, name

    def test_the_page_follows_python(self, drill: Opened) -> None:
        place = drill.drill.locator('[data-output="clienteling_gross_margin_change"]')
        for statement, share in (
            ("drill.move(uplift_caused=0.6, ramp=0.5)", "0.6"),
            ("drill.inputs = {'uplift_caused': 0.25}", "0.25"),
            ("drill.controls['uplift_caused'].widget.value = 0.75", "0.75"),
            ("drill.move(uplift_caused=7)", "1"),
        ):
            before = place.get_attribute("data-value")
            expected = drill.ask("drill.outputs['clienteling_gross_margin_change']", statement)
            expect(drill.control("uplift_caused")).to_have_value(share)
            expect(place).not_to_have_attribute("data-value", before)
            assert drill.value("clienteling_gross_margin_change") == expected

    def test_keys_move_the_slider_and_not_the_selected_cell(self, drill: Opened) -> None:
        slider = drill.control("capture_target")
        slider.focus()
        place, cells = drill.active(), drill.page.locator(".jp-Notebook-cell").count()
        for key, value in (("ArrowDown", "0.59"), ("ArrowUp", "0.6"), ("ArrowRight", "0.61"), ("Home", "0.25")):
            slider.press(key)
            assert (slider.input_value(), drill.active()) == (value, place), key
        # In command mode these letters would add a cell and cut one.
        slider.press("b")
        slider.press("x")
        drill.drill.locator("[data-reset]").press("Enter")
        expect(slider).to_have_value("0.6")
        assert (drill.active(), drill.page.locator(".jp-Notebook-cell").count()) == (place, cells)

    def test_reopened_without_running_it_still_shows_its_numbers(
        self, request: pytest.FixtureRequest, server: Server, browser: Browser
    ) -> None:
        copy = NOTEBOOK.replace(".ipynb", "-reopened.ipynb")
        shutil.copy(ROOT / "book" / NOTEBOOK, server.book / copy)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        reopened = Opened(context.new_page(), server, request.module.ADDRESS.format(copy))
        numbers = reopened.page.locator(".mot-numbers dd")
        reopened.bring(numbers.first)
        expect(numbers.filter(has_text="+$8.7M").first).to_be_attached()
        assert all(text.strip() for text in numbers.all_text_contents())
        assert not reopened.page.locator("[data-alive]").count()
        found = reopened.findings()
        context.close()
        assert not found, "\n".join(found)

    def test_a_broken_widget_and_an_outside_request_are_found(self, notebook: Opened) -> None:
        found: list[str] = []
        notebook.ask("0", "import sys", "sys.audit('socket.connect', None, ('192.0.2.1', 80))")
        notebook.show(BROKEN)
        wait(lambda: found.extend(notebook.findings()) or any("broken on purpose" in finding for finding in found))
        assert any("asks another host: 192.0.2.1" in finding for finding in found)
