"""A live chart for those who do not see it: reached by keyboard, in words that follow the slider, and as a sound."""

import re

from playwright.sync_api import Page, expect


def test_a_chart_s_words_follow_its_slider_and_its_sound_can_be_stopped(desk: Page, base_url: str) -> None:
    desk.add_init_script("""
      window.tones = [];
      window.AudioContext = class extends AudioContext {
        createOscillator() { const one = super.createOscillator(); window.tones.push(one); return one; }
      };""")
    desk.goto(f"{base_url}/cx-lead/clienteling.html")
    drill = desk.locator("[data-drill][data-alive]").first
    drill.locator(".mot-told summary").focus()
    desk.keyboard.press("Enter")
    words = drill.locator(".mot-told p")
    expect(words).to_have_text(re.compile(r".{40,}"))
    before = words.inner_text()
    drill.locator("input[type=range]").nth(1).focus()
    for _ in range(5):
        desk.keyboard.press("ArrowRight")
    assert words.inner_text() != before
    hear = drill.locator(".mot-told button")
    hear.press("Enter")
    assert hear.inner_text() == "Stop" and desk.evaluate("window.tones.length") == 1
    hear.press("Enter")
    expect(hear).to_have_text("Hear it")
