"""A table's link in the browser: it asks first, and then shows exactly the sheet's figures; the page draws as Python does."""

import json
import re

import pytest
from playwright.sync_api import expect

from cxprep.workshop import handouts, recipes, variants
from cxprep.workshop.texts import told

ALL = [recipe for role in recipes.roles() for recipe in recipes.recipes(role)]


def figures_told(text: str) -> list[str]:
    """Every figure of a case's text, in order."""
    return re.findall(r"<span data-figure=[^>]*>([^<]*)</span>", text)


@pytest.mark.parametrize("recipe", ALL, ids=lambda recipe: recipe.name)
def test_a_tables_link_asks_first_and_then_has_the_sheets_figures(recipe, desk, base_url):
    one = variants.workshop(recipe, 1, 2026)[0]
    sheet, key = handouts.table_html(one, f"{base_url}/"), handouts.key_data([one], 2026, f"{base_url}/")["tables"][0]
    desk.goto(key["link"])
    case = desk.locator("[data-case]")
    expect(case).to_be_visible()
    drill, form = desk.locator(f'[data-drill="{recipe.drill}"]'), desk.locator(f'[data-estimate="{recipe.drill}"]')
    expect(drill).to_be_hidden()
    assert desk.locator("[data-case] [data-figure]").all_inner_texts() == figures_told(sheet)
    assert one.firm in case.inner_text()
    form.locator("[type=text]").fill("1")
    form.locator(f'[type=radio][value="{one.side.name}"]').check()
    form.locator("[type=submit]").click()
    expect(drill).to_be_visible()
    for name, value in key["figures"].items():
        assert float(drill.locator(f'[name="{name}"]').input_value()) == value
    shown = drill.locator("[data-output]").evaluate_all("all => all.map((one) => [one.dataset.output, one.dataset.value])")
    for name, value in shown:
        assert value is None or float(value) == pytest.approx(key["answer"][name], rel=1e-9, abs=1e-9)
    said = form.locator(".mot-feedback").inner_text()
    assert told(one.values[recipe.ask.output], recipe.ask.format).lstrip("+") in said
    assert "figures say so too" in said


def test_a_new_case_asks_anew_and_the_books_own_comes_back(desk, base_url):
    recipe = ALL[0]
    desk.goto(f"{base_url}/{recipe.page}.html")
    desk.locator("[data-case-bar] [data-new-case]").click()
    expect(desk.locator("[data-case]")).to_be_visible()
    desk.locator(f'[data-estimate="{recipe.drill}"] [data-reveal]').click()
    expect(desk.locator(f'[data-drill="{recipe.drill}"]')).to_be_visible()
    first = desk.url
    desk.reload()
    expect(desk.locator(f'[data-drill="{recipe.drill}"]')).to_be_visible()  # committed to this case already
    desk.locator("[data-drill] [data-new-case]").click()
    expect(desk.locator(f'[data-drill="{recipe.drill}"]')).to_be_hidden()
    assert desk.url != first
    desk.locator("[data-book-case]").click()
    expect(desk.locator("[data-case]")).to_have_count(0)
    start = {name: value for name, value in recipe.constants.items() if name in {draw.name for draw in recipe.draws}}
    for name, value in start.items():
        assert float(desk.locator(f'[data-drill="{recipe.drill}"] [name="{name}"]').input_value()) == value


def test_the_page_draws_the_cases_that_python_draws(desk, base_url):
    desk.goto(f"{base_url}/{ALL[0].page}.html")
    for recipe in ALL:
        drawn = desk.evaluate(
            """async ([base, drill]) => {
              const { drawWorkshop, packOf } = await import(`${base}/_static/live/variants.mjs`);
              const found = drawWorkshop(await packOf(drill), 3, 5);
              return JSON.stringify(found.map(({ firm, settings, side, sideFlipped }) => [firm, settings, side.name, sideFlipped.name]));
            }""",
            [base_url, recipe.drill],
        )
        assert json.loads(drawn) == [
            [one.firm, one.settings, one.side.name, one.side_flipped.name] for one in variants.workshop(recipe, 3, 5)
        ]
