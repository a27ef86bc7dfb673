"""A bar is dragged by its ring: the slider goes along, and the numbers are those that Python has for that setting."""

import math

from playwright.sync_api import Page, expect

from cxprep.models import clienteling
from tests.support.driving import Driven

DRILL = "cx-lead.drill.clienteling-vs-discount"
ADDRESS = f"cx-lead/clienteling-vs-discount.html#drill={DRILL}"


def test_a_bar_drags_its_slider_along_and_the_numbers_are_pythons(desk: Page, base_url: str) -> None:
    desk.goto(f"{base_url}/{ADDRESS}")
    ring = desk.locator(".mot-grip").last
    expect(ring).to_be_visible()
    slider = desk.locator(f'[name="{ring.get_attribute("data-moves")}"]')
    assert slider.get_attribute("aria-description")
    assert "“" in ring.locator("title").text_content()
    before, box = slider.input_value(), ring.locator(".mot-grip-ring").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x + 25, y, steps=3)
    desk.mouse.move(x + 40, y + 90, steps=4)  # a hand is not a ruler, and leaves the ring
    desk.mouse.up()
    assert slider.input_value() != before
    after = ring.locator(".mot-grip-ring").bounding_box()
    assert abs(after["x"] - box["x"] - 40) < 8, "the ring is under the hand, within a step of its slider"
    drill = Driven(desk, DRILL)
    inputs = {control["name"]: control["value"] for control in drill.spec["controls"]}
    inputs[ring.get_attribute("data-moves")] = float(slider.input_value())
    python = clienteling.visits(**drill.constants, **inputs)
    shown = desk.locator(f'[data-drill="{DRILL}"] [data-output]').evaluate_all(
        "(all) => all.map((one) => [one.dataset.output, Number(one.dataset.value)])"
    )
    assert all(math.isclose(value, python[name], rel_tol=1e-9) for name, value in shown)
    assert f"{ring.get_attribute('data-moves')}={slider.input_value()}" in desk.url, "the address carries the setting"
    # a finger that drags along a bar does not scroll; across it, it does
    assert ring.evaluate("(one) => getComputedStyle(one).touchAction") == "pan-y"


def test_of_two_rings_side_by_side_the_one_under_the_hand_is_taken(desk: Page, base_url: str) -> None:
    desk.goto(f"{base_url}/luxury-digital/flagship-rebuild.html#drill=luxury-digital.drill.flagship-rebuild")
    for ring in (desk.locator(".mot-grip").first, desk.locator(".mot-grip").last):
        ring.scroll_into_view_if_needed()
        slider = desk.locator(f'[name="{ring.get_attribute("data-moves")}"]')
        before, box = slider.input_value(), ring.locator(".mot-grip-ring").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        desk.mouse.move(x, y)
        desk.mouse.down()
        desk.mouse.move(x + 40, y, steps=2)
        desk.mouse.up()
        assert slider.input_value() != before, ring.get_attribute("data-moves")
