"""A number sprint in the browser: the page draws and answers as Python does; done by keyboard on a phone, and kept."""

import json

from playwright.sync_api import expect

from cxprep.practice.sprints import as_shown, draw, load
from cxprep.widgets.sprints import answer_words, number_sprints
from tests.support.practised import profile_on, section, unhurt
from tests.support.practising import bare_page
from tests.support.role import fixture_role
from tests.support.scan import PHONE

SEEDS = range(40)
DRAWN = """async ([spec, seeds]) => {
    const { drawSprint, wayOf, said, withUnit } = await import(new URL("sprint_draw.mjs", location.href));
    return spec.sets.map(({ id }) => seeds.map((seed) => drawSprint(spec, id, seed).map((task) => {
        const { words, value } = wayOf(task);
        const told = withUnit(task.kind, task.answer);
        return [task.kind.id, said(task.kind.ask, task.values), task.answer, told, words, value];
    })));
}"""


def test_a_sprint_is_pythons_and_can_be_done_with_a_number_pad(browser, tmp_path):
    widget = number_sprints(fixture_role())
    with profile_on(browser, bare_page(tmp_path, widget), **PHONE) as profile:
        page = profile.open("index.html#sprint=7")
        drawn = page.evaluate(DRAWN, [json.loads(json.dumps(widget.spec)), list(SEEDS)])
        for one, by_seed in zip(load().sets, drawn, strict=True):
            for seed in SEEDS:
                python = [[t.kind.id, t.ask, t.answer, answer_words(t), t.way[0], t.way[1]] for t in draw(seed, one.id)]
                assert by_seed[seed] == python, (one.id, seed)

        tasks = draw(7)
        expect(page.locator(".mot-front")).to_contain_text("sprint number 7")
        page.get_by_role("button", name="Start").click()
        field = page.locator(".mot-entry input")
        for place, task in enumerate(tasks):
            expect(page.locator(".mot-task")).to_have_text(task.ask)
            expect(field).to_be_focused()
            assert field.get_attribute("inputmode") == "decimal"
            if place == 0:
                page.keyboard.type("ten")
                page.keyboard.press("Enter")
                expect(page.locator("[role=status]")).to_contain_text("Write a number")
                field.fill("")
                page.get_by_role("button", name="Pause").click()
                expect(page.locator(".mot-task")).to_have_count(0)
                page.get_by_role("button", name="Go on").click()
                page.keyboard.type("0")
            elif place == 1:
                page.get_by_role("button", name="Skip").click()
                continue
            else:
                shown = as_shown(task.answer, task.kind.format)
                page.keyboard.type(answer_words(task) if place % 2 else answer_words(task).split()[0].rstrip("kM"))
                assert task.counts(shown)
            page.keyboard.press("Enter")
        expect(page.locator(".mot-front")).to_contain_text("8 of 10 near enough")
        expect(page.locator(".mot-worked[data-near]")).to_have_count(8)
        expect(page.locator(".mot-app .mot-worked").first).to_contain_text(tasks[0].way[0][-1])
        expect(page.locator(".mot-app .mot-worked").nth(1)).to_contain_text("Skipped.")
        assert [(one["right"], one["of"], one["seed"]) for one in section(page, "sprints")["all"]] == [(8, 10, 7)]
        page.get_by_role("button", name="Back").click()
        expect(page.locator(".mot-app .mot-plain li")).to_contain_text("8 of 10 near enough")
        unhurt(page)
