"""A live chart for those who do not see it: reached by keyboard, in words that follow the slider, and as a sound."""

from playwright.sync_api import Page


def test_a_chart_s_words_follow_its_slider_and_its_sound_can_be_stopped(page: Page, base_url: str) -> None:
    page.add_init_script("""
      window.tones = [];
      window.AudioContext = class extends AudioContext {
        createOscillator() { const one = super.createOscillator(); window.tones.push(one); return one; }
      };""")
    page.goto(f"{base_url}/cx-lead/clienteling.html")
    drill = page.locator("[data-drill][data-alive]").first
    drill.locator(".mot-told summary").focus()
    page.keyboard.press("Enter")
    words = drill.locator(".mot-told p")
    page.wait_for_function("document.querySelector('.mot-told p').textContent.length > 40")
    before = words.inner_text()
    drill.locator("input[type=range]").nth(1).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert words.inner_text() != before
    hear = drill.locator(".mot-told button")
    hear.press("Enter")
    assert hear.inner_text() == "Stop" and page.evaluate("window.tones.length") == 1
    hear.press("Enter")
    page.wait_for_function("document.querySelector('.mot-told button').textContent === 'Hear it'")
