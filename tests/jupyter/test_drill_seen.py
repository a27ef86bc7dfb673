"""The drill in JupyterLab, looked at in the notebook that is open anyway; every kind of widget is `make sweep`'s."""

from playwright.sync_api import Browser

from tests.hosts import looking
from tests.hosts.afm import hosted, stored
from tests.jupyter import seen
from tests.jupyter.driving import DRILL, Opened
from tools.__main__ import lab_command as command
from tools.__main__ import lab_environment as environment

__all__ = ["command", "environment"]  # what the server's fixture asks for
ADDRESS = "lab/tree/{}"


def test_a_drill_looks_in_lab_as_in_a_bare_host_and_is_seen_in_the_dark(drill: Opened, browser: Browser) -> None:
    page, size = drill.page, drill.page.viewport_size
    assert f'data-drill="{DRILL}"' in stored()["drill"].html, "it is another drill that the bare host shows"
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
        width = place.evaluate("(one) => getComputedStyle(one).width")
        here = looking.styles(place)
        with hosted(browser, stored()["drill"], width=width, viewport={"width": 1300, "height": 3000}) as host:
            there = looking.styles(seen.unfold(host.locator(".mot-live")))
        assert looking.differences(here, there)[:5] == []
        seen.turn(page, "dark")
        seen.unfold(place)
        counted, found = seen.unseen(page, place, 90, 2950)
        assert counted > 5
        assert not found, "\n".join(found)
    finally:
        seen.turn(page, "light")
        page.set_viewport_size(size)
