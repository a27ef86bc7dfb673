"""A table's link asks first and then shows exactly the sheet's figures; the page draws as Python does."""

import io
import json
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from cxprep.models import paired
from cxprep.workshop import handouts, recipes, variants
from cxprep.workshop.texts import told

PHONE = {"width": 390, "height": 844}
ALL = [recipe for role in recipes.roles() for recipe in recipes.recipes(role)]


def figures_told(text: str) -> list[str]:
    """Every figure of a case's text, in order."""
    return re.findall(r"<span data-figure=[^>]*>([^<]*)</span>", text)


@pytest.mark.parametrize("recipe", ALL, ids=lambda recipe: recipe.name)
def test_a_tables_link_asks_first_and_then_has_the_sheets_figures(recipe, desk, base_url):
    one = variants.workshop(recipe, 1, 2026)[0]
    sheet, key = (
        handouts.table_html(one, f"{base_url}/", 2026),
        handouts.key_data([one], 2026, f"{base_url}/")["tables"][0],
    )
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
    shown = drill.locator("[data-output]").evaluate_all(
        "all => all.map((one) => [one.dataset.output, one.dataset.value])"
    )
    for name, value in shown:
        assert value is None or float(value) == pytest.approx(key["answer"][name], rel=1e-9, abs=1e-9)
    said = form.locator(".mot-feedback").inner_text()
    assert told(one.values[recipe.ask.output], recipe.ask.format).lstrip("+") in said
    assert "figures say so too" in said
    desk.set_viewport_size(PHONE)  # the code that is handed in: a form with long choices, filled when it is opened
    desk.locator(".mot-code > summary").click()
    expect(desk.locator(".mot-code .mot-qr")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    ends = desk.locator(".mot-code :is(input, select, button, output)").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert len(ends) >= 6 and max(ends) <= PHONE["width"]


def test_a_tables_sheet_is_one_page_with_its_code_beside_the_firm(desk, base_url, tmp_path):
    def pages() -> list[str]:
        made = desk.pdf(prefer_css_page_size=True)
        return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]

    for recipe in ALL:
        one = variants.workshop(recipe, 1, 2026)[0]
        desk.set_content(handouts.table_html(one, "https://moments-of-truth.github.io/moments-of-truth/", 2026))
        assert len(pages()) == 1, recipe.name
    desk.goto(f"{base_url}/workshop/handouts.html")
    desk.locator("[data-handouts] [name=tables]").fill("2")
    for role in recipes.roles():
        desk.locator("[data-handouts] [name=seat]").select_option(role)
        for recipe in recipes.recipes(role):
            desk.locator("[data-handouts] [name=drill]").select_option(recipe.drill)
            desk.locator("[data-handouts] [type=submit]").click()
            expect(desk.locator(".mot-sheet h2").first).to_have_text(recipe.title)
            printed = pages()
            assert len(printed) == 3 and all(f"Table {place + 1}" in printed[place] for place in range(2)), recipe.name


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
            """async (drill) => {
              const live = document.querySelector("[href*='_static/live-']").href;
              const { drawWorkshop, packOf } = await import(new URL("variants.mjs", live).href);
              const found = drawWorkshop(await packOf(drill), 3, 5);
              return JSON.stringify(found.map((one) =>
                [one.firm, one.settings, one.side.name, one.sideFlipped.name]));
            }""",
            recipe.drill,
        )
        assert json.loads(drawn) == [
            [one.firm, one.settings, one.side.name, one.side_flipped.name] for one in variants.workshop(recipe, 3, 5)
        ]


def made_codes(page, recipe, tables, count, recommend=None):
    """`count` codes of devices at the tables, as text, made by the page's own module; all recommend alike, or not."""
    return page.evaluate(
        """async ([drill, tables, count, recommend]) => {
          const live = document.querySelector("[href*='_static/live-']").href;
          const { brief, encode } = await import(new URL("debrief_code.mjs", live).href);
          const { caseKey } = await import(new URL("variants.mjs", live).href);
          return Array.from({ length: count }, (_, i) => {
            const table = tables[i % tables.length];
            return encode({ drill: brief(drill), case: brief(caseKey(table)), device: i, table: (i % tables.length) + 1,
              before: i % 2, after: i % 3 ? 0 : 1, estimate: 10 + (i % 7), recommend: recommend ?? i % 11,
              estimateAfter: 14 + (i % 3), scores: i < 3 ? [2, 3.5] : [0, 0],
              settings: [0.95, 100, 200] });
          });
        }""",
        [recipe.drill, [one.settings for one in tables], count, recommend],
    )


def test_a_debrief_names_ten_broken_codes_among_three_hundred_and_shows_the_rest(desk, base_url, tmp_path):
    recipe, tables = ALL[0], variants.workshop(ALL[0], 6, 2026)
    key = tmp_path / "key.json"
    key.write_text(json.dumps(handouts.key_data(tables, 2026, f"{base_url}/")), "utf-8")
    desk.goto(f"{base_url}/workshop/debrief.html")
    codes = made_codes(desk, recipe, tables, 300)
    spoilt = range(5, 300, 30)
    for place in spoilt:
        code = codes[place]
        codes[place] = code[:-9] if place % 60 == 5 else code[:12] + ("3" if code[12] == "2" else "2") + code[13:]
    codes.append(codes[0])
    desk.locator("[data-debrief] textarea").fill("\n".join(codes))
    desk.locator("[data-debrief] input[type=file]").set_input_files(key)
    expect(desk.locator("[data-said]")).to_contain_text("290 codes read, 10 broken ones, 1 duplicate")
    named = desk.locator("[data-broken]").evaluate_all("all => all.map((one) => Number(one.dataset.broken))")
    assert named == [place + 1 for place in spoilt]
    assert "line 1" in desk.locator("[data-twice]").inner_text()
    stage = desk.locator("[data-stage]")
    expect(stage).to_contain_text("of 290 estimates came within a tenth of the figures")
    stage.focus()
    desk.keyboard.press("ArrowRight")
    expect(stage).to_contain_text("changed sides; with the figures")
    assert desk.locator("[data-stage] svg").count() == 1
    for _ in range(2):
        desk.keyboard.press("ArrowRight")
    expect(stage).to_contain_text("Nobody moved this: ")  # the assumption that has no screen of its own
    desk.keyboard.press("ArrowRight")
    expect(stage).to_contain_text("What the session changed")
    told_of = stage.inner_text()
    assert "3 people answered twice, too few to say" in told_of  # of own scores
    truths = [float(one.values[recipe.ask.output]) for one in tables]
    off = [
        [min(abs(guess - truths[i % 6]) / abs(truths[i % 6]), 2) for guess in (10 + i % 7, 14 + i % 3)]
        for i in range(300)
        if i not in spoilt
    ]
    changes = [after - before for before, after in off]
    found = paired.change(pairs=len(changes), total=sum(changes), squares=sum(one * one for one in changes))
    ends = " to ".join(told(end, ".0%") for end in sorted(abs(found[end]) for end in ("low", "high")))
    way = "closer" if found["mean"] < 0 else "further off"
    assert f"{told(abs(found['mean']), '.0%')} {way} ({ends}), 290 people" in told_of
    again = [codes[0], *made_codes(desk, recipe, tables, 1, recommend=10), "10:02 Ana"]
    desk.locator("[data-debrief] textarea").fill("\n".join([*again, *(code[:-9] for code in codes[:60])]))
    desk.locator("[data-read]").click()
    expect(desk.locator("[data-said]")).to_contain_text(
        "1 code read, 60 broken ones, no duplicates, 1 earlier code of the same devices, 1 line of other words"
    )
    assert "is followed by a later code of this device in line 2" in desk.locator("[data-later]").inner_text()
    expect(desk.locator("[data-broken]")).to_have_count(50)
    expect(desk.locator("[data-faults]")).to_contain_text("And 10 more of this kind.")


def test_a_class_hands_in_its_files_and_broken_ones_are_named(desk, base_url, tmp_path):
    recipe = ALL[0]
    wrote = {"ana": {"value": 20, "choice": recipe.sides[0].name}, "ben": {"revealed": True}}
    for name, entry in wrote.items():
        file = {"kind": "moments-of-truth/progress", "version": 1, "sections": {"estimates": {recipe.drill: entry}}}
        (tmp_path / f"{name}.json").write_text(json.dumps(file), "utf-8")
    one = variants.workshop(recipe, 1, 2026)[0]
    case = {recipe.drill: {"value": 20, "choice": recipe.sides[0].name, "key": variants.case_key(one.settings)}}
    file = {"kind": "moments-of-truth/progress", "version": 1, "sections": {"cases": case}}
    (tmp_path / "cy.json").write_text(json.dumps(file), "utf-8")
    (tmp_path / "cy (1).json").write_text(json.dumps(file), "utf-8")
    (tmp_path / "old.json").write_text(json.dumps({**file, "version": 0}), "utf-8")
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (tmp_path / "torn.json").write_text('{"kind": "moments-of-truth/progress", "sect', "utf-8")
    desk.goto(f"{base_url}/workshop/debrief.html")
    desk.locator("[data-debrief] input[type=file]").set_input_files(sorted(tmp_path.iterdir()))
    expect(desk.locator("[data-said]")).to_contain_text("3 exports of a class read.")
    refused = desk.locator("[data-said]").inner_text().split("Not read: ")[1].split("; ")
    assert refused == [
        "old.json is from another version of this book than this one can read",
        "sheet.pdf is no text, no picture and no export",
        "torn.json is neither a key nor a whole export. Nothing else is lost.",
    ]
    rows = [row.split("\t") for row in desk.locator("[data-class-table] table").inner_text().splitlines()]
    assert rows[0] == ["File", recipe.title]
    assert rows[1][0] == "ana" and f"would {recipe.sides[0].label}" in rows[1][1]
    assert rows[2] == ["ben", "looked without an estimate"]
    assert rows[3][0] == "cy (1)" and rows[3][1].startswith("another case: ")
    assert rows[4][1].startswith("3 of 3; the figures say")
    expect(desk.locator("[data-told]")).to_have_text(
        "“cy” is the same file as “cy (1)”, byte for byte. It counts once."
    )


def test_a_code_goes_from_a_participants_page_by_a_picture_into_the_debrief(desk, base_url, tmp_path):
    recipe = ALL[0]
    one = variants.workshop(recipe, 1, 2026)[0]
    desk.goto(handouts.key_data([one], 2026, f"{base_url}/")["tables"][0]["link"])
    expect(desk.locator("[data-case]")).to_be_visible()
    form = desk.locator(f'[data-estimate="{recipe.drill}"]')
    form.locator("[type=text]").fill("12")
    form.locator(f'[type=radio][value="{one.side.name}"]').check()
    form.locator("[type=submit]").click()
    desk.locator(".mot-code > summary").click()
    picture = tmp_path / "code.png"
    desk.locator(".mot-code .mot-qr").screenshot(path=picture)
    code = desk.locator(".mot-code-text").inner_text()
    assert code.startswith("MT")
    desk.goto(f"{base_url}/workshop/debrief.html")
    desk.locator("[data-debrief] input[type=file]").set_input_files(picture)
    expect(desk.locator("[data-said]")).to_contain_text("1 code read")
    assert desk.locator("[data-debrief] textarea").input_value() == code.replace("-", "")
    expect(desk.locator("[data-stage]")).to_contain_text("12")


def test_two_people_on_one_phone_a_survey_without_a_drill_and_votes_by_hand_all_count(desk, base_url):
    recipe = ALL[0]
    one = variants.workshop(recipe, 2, 2026)[1]
    desk.set_viewport_size(PHONE)
    desk.goto(f"{base_url}/{recipe.page}.html")
    desk.locator("[data-sheet-case]").first.click()
    for name, value in (("seed", "2026"), ("table", "2")):
        desk.locator(f"[data-sheet={name}]").fill(value)
    desk.locator("[data-case-bar] form button").click()
    expect(desk.locator("[data-case]")).to_have_attribute("data-of", one.firm)  # no camera: the sheet's two numbers
    form = desk.locator(f'[data-estimate="{recipe.drill}"]')
    form.locator("[type=text]").fill("9999999")
    form.locator("[type=radio]").first.check()
    form.locator("[type=submit]").click()
    expect(form.locator(".mot-complaint")).to_contain_text("You wrote 9,999,999; the field counts in")
    form.locator("[type=text]").fill("12")
    form.locator("[type=submit]").click()
    desk.locator(".mot-code > summary").click()
    score, code = desk.locator(".mot-code [name=recommend]"), desk.locator(".mot-code-text")
    score.select_option("9")
    form.get_by_role("button", name="Change my estimate").click()  # the figures have been seen
    form.locator("[type=text]").fill("14")
    form.locator("[type=radio]").last.check()
    form.locator("[type=submit]").click()
    codes = [code.inner_text()]
    expect(desk.locator("[data-paper]")).to_be_hidden()
    desk.get_by_role("button", name="Another person on this phone").click()
    expect(desk.locator("[data-paper]")).to_be_visible()
    expect(score).to_have_value("")
    desk.locator("[data-paper] input").fill("7")
    score.select_option("3")
    expect(code).not_to_have_text(codes[0])
    codes.append(code.inner_text())
    desk.goto(f"{base_url}/workshop/index.html#the-survey-alone")
    survey = desk.locator("[data-survey][data-alive]")
    for value in ("10", "8"):
        survey.locator("select").select_option(value)
        codes.append(survey.locator(".mot-code-text").inner_text())
        survey.get_by_role("button", name="Another person on this phone").click()
        expect(survey.locator(".mot-code-made")).to_be_hidden()
    desk.goto(f"{base_url}/workshop/debrief.html")
    desk.locator("[data-debrief] textarea").fill("\n".join(codes))
    desk.locator("[data-read]").click()
    expect(desk.locator("[data-said]")).to_have_text("4 codes read, no broken ones, no duplicates.")
    entries = desk.evaluate(
        """async (codes) => {
          const live = document.querySelector("[href*='_static/live-']").href;
          const { decode } = await import(new URL("debrief_code.mjs", live).href);
          return codes.map((code) => decode(code).entry);
        }""",
        codes,
    )
    assert [(e["estimate"], e["recommend"]) for e in entries[:2]] == [(12, 9), (7, 3)]
    assert entries[0]["estimateAfter"] == 14 and entries[0]["after"] == len(recipe.sides) - 1
    desk.locator("[data-hands] > summary").click()
    desk.get_by_label("How many gave 10").fill("6")
    stage = desk.locator("[data-stage]")
    stage.focus()
    for _ in range(9):
        desk.keyboard.press("ArrowRight")
    expect(stage).to_contain_text("4 answers by code, 6 answers by hand.")
    expect(stage).to_contain_text("This session's NPS: +70, give or take")
    desk.get_by_label("How many gave 10").fill("1")
    expect(stage).to_contain_text("5 answers: 10, 10, 9, 8, 3. Too few for a score")
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_one_arrow_goes_through_all_slides_and_the_last_has_the_surveys_code(desk, base_url):
    desk.goto(f"{base_url}/slides/cx-lead.html")
    expect(desk.locator(".slides > section.present")).to_contain_text("the next slide")
    leaves = "[...document.querySelectorAll('.slides section:not(:has(> section))')]"
    here = f"{leaves}.findIndex((one) => one.closest('.present') && !one.matches('.past, .future'))"
    count = desk.evaluate(f"{leaves}.length")
    seen = []
    for _ in range(count):
        seen.append(desk.evaluate(here))
        desk.keyboard.press("ArrowRight")
    assert seen == list(range(count))
    expect(desk.locator("[data-qr] svg")).to_be_visible()


def test_handouts_made_in_the_browser_are_the_commands(desk, base_url):
    desk.goto(f"{base_url}/workshop/handouts.html")
    recipe = ALL[0]
    desk.locator("[data-handouts] [name=seat]").select_option(recipe.role)
    desk.locator("[data-handouts] [name=drill]").select_option(recipe.drill)
    desk.locator("[data-handouts] [name=tables]").fill("3")
    desk.locator("[data-handouts] [name=seed]").fill("2026")
    desk.locator("[data-handouts] [type=submit]").click()
    expect(desk.locator(".mot-sheet")).to_have_count(4)
    key = handouts.key_data(variants.workshop(recipe, 3, 2026), 2026, f"{base_url}/")["tables"]
    assert desk.locator("[data-link]").evaluate_all("all => all.map((one) => one.href)") == [one["link"] for one in key]
    assert all(one["firm"] in desk.locator(".mot-sheet").nth(place).inner_text() for place, one in enumerate(key))
    assert desk.locator(".mot-sheet .mot-qr path").count() == 3
    expect(desk.locator("[data-only-here]")).to_be_visible()  # codes of a book on one's own machine lead nowhere else
