"""A live chart for those who do not see it: reached by keyboard, in words that follow the slider, and as a sound."""

import re

from playwright.sync_api import Page, expect

from tests.support.driving import Driven, drills_of
from tools.project import SITE


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


# A line's own numbers, as its axis writes them: panels above one another, a share in percent, two lines in one panel.
TOLD = {
    "luxury-digital/flagship-rebuild.html": {
        "Revenue:": lambda v: [f"{one:.1f}" for one in v["revenue_by_week"]],
        "Conversion:": lambda v: [f"{one:.1f}" for one in v["conversion_by_week"]],
    },
    "luxury-digital/top-client-share.html": {"The line": lambda v: [f"{one:.1%}" for one in v["share_by_month"]]},
    "cx-lead/viral-returns.html": {
        "Views, in silence:": lambda v: ["0.8", f"{v['views_end_without'] / 1e6:.2f}"],
        "Views, with an answer:": lambda v: ["0.8", f"{v['views_end'] / 1e6:.2f}"],
    },
}


def test_a_chart_s_words_are_the_model_s_numbers_by_the_line_s_own_axis(desk: Page, base_url: str) -> None:
    for file, lines in TOLD.items():
        desk.goto(f"{base_url}/{file}")
        drill = Driven(desk, next(id for page, id in drills_of(SITE) if page == file))
        desk.locator("[data-reveal]").first.click()
        drill.root.locator(".mot-told summary").click()
        words = drill.root.locator(".mot-told p")
        expect(words).to_have_text(re.compile(r".{40,}"))
        for shares in (None, *drill.random_settings(3)):
            seen = drill.set([shares])[0] if shares else drill.read()
            told, truth = words.text_content() or "", drill.truth(seen)
            assert "line rises from" not in told and "NaN" not in told, told
            for name, numbers in lines.items():
                first, *_, last = (re.sub(r"\.0*(?!\d)|(?<=\.\d)0(?!\d)", "", one) for one in numbers(truth))
                pattern = rf"{name} (?:rises|falls|ends where it began), from {first}(?: \(at [^)]*\))? to {last}(?!\d)"
                assert re.search(pattern, told), (file, name, first, last, told)
