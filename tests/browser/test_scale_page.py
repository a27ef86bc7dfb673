"""The anchored scale on a page: score now, score again, see the two; take one back; nothing kept is ever lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cxprep.widgets.scale import anchored_scale
from tests.support.devices import on_both
from tests.support.questions import DRILL, QUESTION, SHORT, alive, bare, shown, stored
from tests.support.role import held
from tests.support.scan import DESK, PHONE, violations, watch
from tests.support.store import BLOCKED, KEY
from tools.serve import serving

SCALE = held()[QUESTION].scale
DAY = 24 * 60 * 60 * 1000


class Scored:
    """The scale of one item on an open page."""

    def __init__(self, page: Page, id: str = QUESTION) -> None:
        self.page, self.id = page, id
        self.panel: Locator = page.locator(f'[data-scale="{id}"]')
        self.kept = self.panel.locator("[data-kept]")
        self.complaint = self.panel.locator(".mot-complaint")
        self.save = self.panel.get_by_role("button", name="Keep this score")
        self.remove = self.panel.get_by_role("button", name="Take back the last one")
        self.restore = self.panel.get_by_role("button", name="Put it back")

    def row(self, dimension: str) -> Locator:
        """The five steps of a dimension that is to be seen."""
        return self.panel.locator(f'[data-dimension="{dimension}"]:visible input')

    def score(self, who: str = "self", **scores: int) -> None:
        """Choose a step in each dimension, and keep the score."""
        for dimension, score in scores.items():
            self.row(dimension).nth(score - 1).check()
        self.panel.locator(f'input[value="{who}"]').check()
        self.save.click()

    def cells(self) -> list[list[str]]:
        """The table of what was kept, row by row; of each score the number."""
        rows = self.kept.locator("tr").all()
        return [
            [cell.split("\\n")[0].rstrip("●○").strip() for cell in row.locator("th, td").all_inner_texts()]
            for row in rows
        ]

    def entries(self) -> list[dict]:
        """What the device keeps of the item."""
        return stored(self.page, "scores").get(self.id, [])


@pytest.fixture
def scored(device: dict[str, Any], browser: Browser, tmp_path: Path) -> Iterator[Scored]:
    """A question's scale, on 3 March 2026 at nine, with those of a shorter question and of a drill below it."""
    folder = bare(tmp_path, *(anchored_scale(id, held()) for id in (QUESTION, SHORT, DRILL)))
    with serving(folder) as address:
        context = browser.new_context(timezone_id="Europe/London", **device)
        page = context.new_page()
        page.clock.install(time="2026-03-03T09:00:00Z")
        findings = watch(page)
        page.goto(f"{address}/index.html")
        alive(page)
        yield Scored(page)
        context.close()
        assert not findings, findings


def test_scored_twice_the_two_stand_side_by_side(scored: Scored) -> None:
    expect(scored.kept).to_be_empty()
    expect(scored.remove).to_be_hidden()
    scored.score(substance=2, judgement=3, delivery=4)
    expect(scored.kept).to_be_focused()
    expect(scored.kept).to_contain_text("Kept on this device.")
    expect(scored.kept).to_contain_text("This is your first score.")
    expect(scored.panel.locator("[data-dimension] input:checked")).to_have_count(0)
    scored.page.clock.fast_forward(18 * DAY)
    scored.score(substance=4, judgement=3, delivery=3)
    assert scored.cells() == [
        ["What is judged", "3 March 2026, by yourself", "21 March 2026, by yourself"],
        ["Substance", "2", "4"],
        ["Judgement", "3", "3"],
        ["Delivery", "4", "3"],
    ]
    expect(scored.kept).to_contain_text("Substance is up by 2; delivery is down by 1; judgement is where it was.")
    expect(scored.kept).to_contain_text(f"The next step, in judgement: {SCALE['lead']['judgement'][3]}")
    first, last = scored.entries()
    assert first["at"].startswith("2026-03-03T09:00") and last["at"].startswith("2026-03-21T09:00")
    assert [(one["level"], one["who"], one["scores"]) for one in (first, last)] == [
        ("lead", "self", {"substance": 2, "judgement": 3, "delivery": 4}),
        ("lead", "self", {"substance": 4, "judgement": 3, "delivery": 3}),
    ]
    assert not [finding for finding in violations(scored.page) if "page-has-heading-one" not in finding]
    assert scored.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_stays_and_the_last_is_the_latest(scored: Scored) -> None:
    for score in (1, 2, 5):
        scored.score(substance=score, judgement=score, delivery=score)
    assert [row[1:] for row in scored.cells()[1:]] == [["1", "5"]] * 3
    expect(scored.kept).to_contain_text("There is no step above these.")
    # on one day the hour tells the two apart
    assert scored.cells()[0][1:] == ["3 March 2026 at 09:00, by yourself"] * 2


def test_a_friend_scores_and_the_difference_is_said_to_be_partly_the_friends(scored: Scored) -> None:
    scored.score(substance=3, judgement=3, delivery=3)
    expect(scored.kept).not_to_contain_text("different people")
    scored.score("friend", substance=3, judgement=3, delivery=3)
    expect(scored.kept).to_contain_text("is where it was. The two were scored by different people")
    assert [entry["who"] for entry in scored.entries()] == ["self", "friend"]


def test_a_row_left_out_is_asked_for_and_nothing_is_lost(scored: Scored) -> None:
    scored.row("substance").nth(1).check()
    scored.save.click()
    expect(scored.complaint).to_have_text("Choose a number for judgement too; what you chose is still there.")
    expect(scored.row("judgement").first).to_be_focused()
    expect(scored.row("substance").nth(1)).to_be_checked()
    assert scored.entries() == []
    scored.score(judgement=2, delivery=2)
    expect(scored.complaint).to_be_empty()
    assert scored.entries()[0]["scores"] == {"substance": 2, "judgement": 2, "delivery": 2}


def test_each_level_has_sentences_and_scores_of_its_own(scored: Scored) -> None:
    scored.score(substance=2, judgement=2, delivery=2)
    scored.panel.get_by_label("Head", exact=True).check()
    expect(scored.panel.get_by_text(SCALE["head"]["substance"][0], exact=True)).to_be_visible()
    expect(scored.panel.get_by_text(SCALE["lead"]["substance"][0], exact=True)).to_be_hidden()
    expect(scored.kept).to_be_empty()
    scored.score(substance=1, judgement=5)
    scored.panel.get_by_label("Lead", exact=True).check()
    assert scored.cells()[1] == ["Substance", "2"]


def test_the_last_can_be_taken_back_and_put_back(scored: Scored) -> None:
    scored.score(substance=2, judgement=2, delivery=2)
    scored.score(substance=3, judgement=3, delivery=3)
    both = scored.entries()
    scored.remove.press("Enter")
    expect(scored.kept).to_contain_text("The score of 3 March 2026 is taken back.")
    assert scored.entries() == both[:1]
    expect(scored.restore).to_be_focused()
    scored.restore.press("Enter")
    assert scored.entries() == both
    expect(scored.restore).to_be_hidden()
    for _ in both:
        scored.remove.click()
    assert scored.entries() == []
    expect(scored.remove).to_be_hidden()
    expect(scored.restore).to_be_visible()


def test_by_keyboard_alone(scored: Scored) -> None:
    keyboard = scored.page.keyboard
    scored.row("substance").first.focus()
    keyboard.press("Space")
    for _ in range(2):
        keyboard.press("ArrowDown")
    expect(scored.row("substance").nth(2)).to_be_checked()
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("ArrowUp")  # from the first round to the last
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(scored.save).to_be_focused()
    keyboard.press("Enter")
    expect(scored.kept).to_be_focused()
    assert scored.entries()[0]["scores"] == {"substance": 3, "judgement": 1, "delivery": 5}


@on_both
def test_every_step_is_large_enough_for_a_finger(scored: Scored) -> None:
    targets = scored.panel.locator("label:visible, button:visible").all()
    assert len(targets) > 15
    assert not [box for box in (target.bounding_box() for target in targets) if box["height"] < 44]


def test_scores_survive_a_reload_and_items_do_not_mix(scored: Scored) -> None:
    scored.panel.get_by_label("Head", exact=True).check()
    scored.score(substance=2, judgement=4)
    Scored(scored.page, SHORT).score(substance=5)
    scored.page.reload()
    alive(scored.page)
    expect(scored.panel.get_by_label("Head", exact=True)).to_be_checked()
    assert [row[1] for row in scored.cells()[1:]] == ["2", "4"]
    assert Scored(scored.page, SHORT).cells()[1] == ["Substance", "5"]
    expect(Scored(scored.page, DRILL).kept).to_be_empty()


def test_the_first_and_the_latest_are_kept_of_many(browser: Browser, tmp_path: Path) -> None:
    def one(day: int) -> dict:
        return {
            "at": f"2026-01-{day % 28 + 1:02}T08:00:00Z",
            "level": "lead",
            "who": "self",
            "scores": {"substance": 1 + day % 5},
        }

    with shown(browser, tmp_path, anchored_scale(SHORT, held())) as page:
        full = {"version": 1, "scores": {SHORT: [one(day) for day in range(50)]}}
        page.evaluate(f"(text) => localStorage.setItem('{KEY}', text)", json.dumps(full))
        page.reload()
        alive(page)
        Scored(page, SHORT).score(substance=5)
        entries = stored(page, "scores")[SHORT]
        assert len(entries) == 50
        assert entries[0] == one(0) and entries[1] == one(2) and entries[-1]["scores"] == {"substance": 5}


# Left in their place, not shown, and survived by what is kept after them.
ODD = {
    "no date": {"level": "lead", "who": "self", "scores": {"substance": 3}},
    "a date that is none": {"at": "soon", "level": "lead", "who": "self", "scores": {"substance": 3}},
    "a score beyond the scale": {
        "at": "2026-01-01T08:00:00Z",
        "level": "lead",
        "who": "self",
        "scores": {"substance": 9},
    },
    "a script": {"at": "2026-01-01T08:00:00Z", "level": "lead", "who": "self", "scores": {"substance": "<img src=x>"}},
    "another level": {"at": "2026-01-01T08:00:00Z", "level": "chief", "who": "self", "scores": {"substance": 3}},
    "a dimension that is gone": {"at": "2026-01-01T08:00:00Z", "level": "lead", "who": "self", "scores": {"charm": 3}},
    "no scores": {"at": "2026-01-01T08:00:00Z", "level": "lead", "who": "self", "scores": None},
    "nothing": None,
    "a word": "five",
}


def test_odd_entries_are_left_alone(browser: Browser, tmp_path: Path) -> None:
    folder = bare(tmp_path, anchored_scale(SHORT, held()))
    with serving(folder) as address:
        context = browser.new_context(**DESK)
        page = context.new_page()
        findings = watch(page)
        page.goto(f"{address}/index.html")
        for name, odd in ODD.items():
            text = json.dumps({"version": 1, "scores": {SHORT: [odd], "other": [1]}, "stories": {"a": 1}})
            page.evaluate(f"(text) => {{ localStorage.clear(); localStorage.setItem('{KEY}', text); }}", text)
            page.reload()
            alive(page)
            scored = Scored(page, SHORT)
            expect(scored.kept, name).to_be_empty()
            scored.score(substance=4)
            assert scored.cells()[1] == ["Substance", "4"], name
            assert scored.entries()[0] == odd and len(scored.entries()) == 2, name
            scored.remove.click()
            left = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
            assert list(left.pop("device")) == ["persist"], name  # that the browser was asked to keep it
            assert left == json.loads(text), name
        context.close()
        assert not findings, findings


TROUBLE = {
    "blocked": (BLOCKED, "does not let the page keep anything"),
    "not JSON": (f"localStorage.setItem('{KEY}', 'hello {{')", "could not be read. It was left as it is"),
    "foreign": (f"localStorage.setItem('{KEY}', '[1, 2]')", "could not be read. It was left as it is"),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_a_store_that_fails_is_told_in_a_sentence_and_the_score_still_shows(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    script, words = TROUBLE[name]
    with serving(bare(tmp_path, anchored_scale(SHORT, held()))) as address:
        context = browser.new_context(**PHONE)
        page = context.new_page()
        findings = watch(page)
        page.add_init_script(script)
        page.goto(f"{address}/index.html")
        alive(page)
        scored = Scored(page, SHORT)
        scored.score(substance=4)
        expect(scored.panel.locator(".mot-notice")).to_contain_text(words)
        expect(scored.panel.locator(".mot-notice")).to_have_count(1)
        expect(scored.kept).to_contain_text("Noted, as long as this page is open.")
        assert scored.cells()[1] == ["Substance", "4"]
        if name != "blocked":
            assert page.evaluate(f"localStorage.getItem('{KEY}')") in ("hello {", "[1, 2]")
        context.close()
        assert not findings, findings


def test_without_a_script_every_level_can_be_read(browser: Browser, tmp_path: Path) -> None:
    with serving(bare(tmp_path, anchored_scale(QUESTION, held()))) as address:
        context = browser.new_context(java_script_enabled=False, **PHONE)
        page = context.new_page()
        page.goto(f"{address}/index.html")
        for level, dimensions in SCALE.items():
            expect(page.locator(".mot-level-title", has_text=level.capitalize())).to_be_visible()
            for anchors in dimensions.values():
                for anchor in anchors:
                    expect(page.get_by_text(anchor, exact=True)).to_be_visible()
        assert not page.locator("button:visible, input:visible").count()
        context.close()
