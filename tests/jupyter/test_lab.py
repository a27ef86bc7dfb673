"""JupyterLab as `make lab` starts it."""

import pytest
from playwright.sync_api import expect

from tests.jupyter import seen
from tests.jupyter.driving import DRILL, Opened
from tests.jupyter.visits import MOVE, OWN, Visits
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
ADDRESS = "lab/tree/{}"


class TestLab(Visits):
    """Every visit, in JupyterLab, and what hangs on the kernel alone."""

    def test_an_estimate_of_an_earlier_visit_is_known_to_python_too(self, drill: Opened) -> None:
        # The form that another cell shows takes what this browser keeps.
        kept = drill.ask("own.committed", OWN)
        drill.ask("0", "from cxprep.widgets.estimate import Estimate", "again = Estimate(spec=own.spec, html=own.html)")
        drill.show("again")
        drill.until("again.committed", kept)
        assert kept

    def test_observers_hear_every_move(self, drill: Opened) -> None:
        shown = "clienteling_gross_margin_change"
        hear = f"drill.observe(lambda change: heard.append(change['new']['{shown}']), names='outputs')"
        drill.ask("0", "heard = []", hear)
        drill.control("attribution_target").evaluate(MOVE, "0.2")
        drill.until("heard[-1:]", [drill.value(shown)])
        drill.ask("0", "drill.unobserve_all('outputs')")

    def test_lab_offers_no_news_and_its_list_of_extensions_asks_nobody(self, notebook: Opened) -> None:
        page = notebook.page
        page.locator('[data-id="extensionmanager.main-view"]').first.click()
        expect(page.locator(".jp-extensionmanager-view")).to_contain_text("anywidget")
        expect(page.get_by_text("official Jupyter news")).to_have_count(0)

    def test_a_drill_fits_one_screen_and_its_controls_are_seen_in_the_dark(self, drill: Opened) -> None:
        page, size = drill.page, drill.page.viewport_size
        try:
            page.set_viewport_size({"width": 1300, "height": 800})
            place = page.locator(f'.jp-OutputArea-output .lm-Widget:has([data-drill="{DRILL}"][data-alive])').last
            seen.unfold(place)
            screen = page.locator(".jp-WindowedPanel-outer:visible").first.bounding_box()
            for part in (place.locator("svg").first, place.locator('input[type="range"]').first):
                box = part.bounding_box()
                assert box["y"] >= screen["y"], "chart and first control are not on one screen"
                assert box["y"] + box["height"] <= screen["y"] + screen["height"]
            page.set_viewport_size({"width": 1300, "height": 3000})
            seen.unfold(place)
            assert seen.misplaced(place) == []
            seen.turn(page, "dark")
            seen.unfold(place)
            counted, found = seen.unseen(page, place, 90, 2950)
            assert counted > 5
            assert not found, "\n".join(found)
        finally:
            seen.turn(page, "light")
            page.set_viewport_size(size)


@pytest.fixture(scope="module", autouse=True)
def no_words_of_the_readers_own(request: pytest.FixtureRequest) -> None:
    """`LAB` adds words to the command; the test is about the command without any."""
    patch = pytest.MonkeyPatch()
    patch.delenv("LAB", raising=False)
    patch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    request.addfinalizer(patch.undo)
