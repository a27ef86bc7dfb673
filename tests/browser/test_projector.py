"""On a projector: large type, one chart a screen, keys; and a session's slides, with the live drill on them."""

import pytest
from playwright.sync_api import expect

from cxprep.workshop import recipes
from tests.support.scan import violations

SIZE = {"width": 1280, "height": 720}
# every word that is seen, with its size as painted; what leaves the screen is told too
WORDS = """(stage) => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(stage), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const [text, home] = [texts.currentNode, texts.currentNode.parentElement];
    if (!text.textContent.trim() || home.closest("script, aside") || !home.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width || getComputedStyle(home).visibility === "hidden") continue;
    const svg = home.closest("svg");
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = parseFloat(getComputedStyle(home).fontSize) * scale;
    if (size < 23.9 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
      found.push(`${text.textContent.trim().slice(0, 40)}: ${size.toFixed(1)} px, to ${box.bottom.toFixed(0)}`);
  }
  return found;
}"""
PRESENT = ".slides section.present section.present, .slides > section.present:not(:has(> section))"
ALL = [recipe for role in recipes.roles() for recipe in recipes.recipes(role)]


def test_every_drill_fits_a_projector_in_large_type_and_answers_to_keys(desk, base_url):
    desk.set_viewport_size(SIZE)
    for recipe in ALL:
        desk.goto(f"{base_url}/{recipe.page}.html?view=projector")
        stage = desk.locator(".mot-stage")
        expect(stage).to_be_visible()
        drill = stage.locator(f'[data-drill="{recipe.drill}"]')
        expect(drill).to_be_hidden()  # it asks first
        expect(stage).to_contain_text(recipe.sides[0].label[1:])
        desk.keyboard.press("r")
        expect(drill).to_be_visible()
        slider = drill.locator(".mot-control:not(.is-away) input").first
        before = slider.input_value()
        desk.keyboard.press("ArrowLeft")
        if slider.input_value() == before:
            desk.keyboard.press("ArrowRight")
        assert slider.input_value() != before
        assert drill.locator(".mot-control:visible").count() == 1
        for _ in range(1 + stage.evaluate("one => one.classList.contains('has-charts')")):
            assert not desk.evaluate(WORDS, ".mot-stage"), recipe.name
            desk.keyboard.press("c")
    desk.keyboard.press("Escape")
    expect(stage).to_have_count(0)
    expect(desk.locator(f'[data-drill="{ALL[-1].drill}"] [data-project]')).to_be_visible()


def test_the_clock_is_played_on_a_projector_by_keys(desk, base_url):
    page = next(recipe.page for recipe in ALL if recipe.name == "viral-returns")
    desk.set_viewport_size(SIZE)
    desk.goto(f"{base_url}/{page}.html?view=clock")
    stage = desk.locator(".mot-stage")
    for step in range(4):
        expect(stage.locator(f"[data-step] >> nth={step}")).to_be_visible()
        assert not desk.evaluate(WORDS, ".mot-stage"), f"the voices of step {step + 1}"
        desk.keyboard.press("ArrowRight")
        assert not desk.evaluate(WORDS, ".mot-stage"), f"the choices of step {step + 1}"
        desk.keyboard.press("1")
        assert not desk.evaluate(WORDS, ".mot-stage"), f"what follows in step {step + 1}"
        desk.keyboard.press("ArrowRight")
    expect(stage.locator("[data-debrief]")).to_be_visible()
    assert not desk.evaluate(WORDS, ".mot-stage")


@pytest.mark.parametrize("role", recipes.roles()[:1])
def test_slides_hold_the_live_drill_in_large_type_and_no_note(role, desk, base_url):
    desk.set_viewport_size(SIZE)
    desk.goto(f"{base_url}/slides/{role}.html")
    expect(desk.locator(".reveal.ready")).to_be_visible()
    assert desk.locator(".slides aside").count() == 0
    assert not violations(desk)
    leaves = desk.locator(".slides section:not(:has(> section))").count()
    seen = 0
    for _ in range(leaves):
        slider = desk.locator("section.present:not(:has(> section)) [data-drill] .mot-control input").first
        if not slider.count():
            assert not desk.evaluate(WORDS, PRESENT)
        else:
            seen += 1
            numbers = desk.locator("section.present:not(:has(> section)) [data-output]")
            before = numbers.evaluate_all("all => all.map((one) => one.dataset.value)")
            slider.press("ArrowRight")
            slider.press("ArrowRight")
            assert numbers.evaluate_all("all => all.map((one) => one.dataset.value)") != before
            desk.evaluate("document.activeElement.blur()")
        desk.keyboard.press("Space")
    assert seen == len(recipes.recipes(role))
