"""The rounds on a page: a recruiter's call and a panel on a phone, a one-way video with a camera that is none."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cxprep.answers import page as answers_page
from cxprep.bank import load_all
from cxprep.practice.interview import draw_round
from cxprep.practice.rounds import own_id, rounds
from cxprep.widgets.mock_interview import mock_interview
from tests.support.practised import alive, profile_on, section
from tests.support.practising import bare_page
from tests.support.scan import FLAGS, PHONE
from tools.chromium import find

BANK = load_all()
ROUNDS = {one.id: one for one in rounds()}
ROLE = "service-associate"
TYPED = (
    "I have worked in the kitchen of a school since two summers and before that I minded three small cousins at home."
)
DRAW = """async ([role, level, rounds, seeds]) => {
  const { drawRound } = await import('./draw.mjs');
  const island = document.querySelector('[data-live] script[type="application/json"]');
  const { spec } = JSON.parse(island.textContent);
  const one = spec.roles.find(({ id }) => id === role);
  return rounds.map((id) => seeds.map((seed) =>
    drawRound(one, level, spec.rounds.find((round) => round.id === id), seed, new Map())
      .map(({ item, seconds }) => [item.id, seconds])));
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rounds")
    answers_page.write(folder, BANK)
    return bare_page(folder, mock_interview(BANK))


def link(kind: str, role: str, level: str) -> str:
    return f"index.html#interview=5&role={role}&level={level}&kind={kind}"


def go(page: Page, address: str, kind: str, role: str, level: str) -> None:
    page.goto(f"{address}/{link(kind, role, level)}")
    page.reload()
    alive(page)
    page.get_by_role("button", name="Begin").click()


def test_a_recruiters_call_and_a_panel_on_a_phone(browser: Browser, site: Path) -> None:
    with profile_on(browser, site, **PHONE) as phone:
        page = phone.open(link("recruiter", ROLE, "associate"))
        seeds = list(range(12))
        for role in BANK.roles.values():
            level = role.profile.levels[-1]
            for each, drawn in zip(ROUNDS, page.evaluate(DRAW, [role.id, level, list(ROUNDS), seeds]), strict=True):
                ours = [draw_round(role, level, ROUNDS[each], seed).items for seed in seeds]
                assert drawn == [[[item.id, item.seconds] for item in items] for items in ours]

        recruiter = ROUNDS["recruiter"]
        first = recruiter.questions[0]
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("[data-asker]")).to_have_text("The recruiter")
        page.locator(".mot-typed summary").click()
        page.get_by_label("Your words").fill(TYPED)
        page.get_by_role("button", name="Next follow-up").click()
        heard = page.locator(".mot-heard p")
        expect(heard.last).to_contain_text("The recruiter: ")
        assert heard.last.inner_text().removeprefix("The recruiter: ") in first.follow_ups
        expect(page.get_by_label("Your words")).to_have_value("")
        for question in recruiter.questions:
            expect(page.locator("[data-asking]")).to_have_attribute("data-asking", own_id(recruiter, question))
            page.get_by_role("button", name="Done").click()
        page.locator("[data-round-scale] fieldset").first.locator('input[value="2"]').check()
        expect(page.locator("[data-was-heard]")).to_have_count(1)
        page.get_by_role("button", name="To the debrief").click()
        dimension = recruiter.scale[0]
        expect(page.locator("[data-debrief]")).to_contain_text(
            f"{dimension.title}, from 2 to 3: {dimension.anchors[2]}"
        )
        (kept,) = section(page, "interviews").values()
        assert kept["kind"] == "recruiter" and kept["round"] == {dimension.name: 2}
        assert section(page, "answers")[own_id(recruiter, first)][0]["text"] == TYPED

        go(page, phone.address, "panel", ROLE, "associate")
        expect(page.locator("[data-asker]")).to_contain_text("The area manager, who wants to know")
        asks = page.get_by_role("button", name="Next question from the panel")
        while asks.count():
            asks.click()
        who = [
            line.split(":")[0].removesuffix(" pushes back") for line in page.locator(".mot-heard p").all_inner_texts()
        ]
        assert sorted(who) == ["The area manager", "The shop manager", "The visual merchandiser"]
        page.get_by_role("button", name="Done").click()
        expect(page.locator("[data-asker]")).to_contain_text("The visual merchandiser")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_one_way_video_is_one_take_kept_in_the_page_and_goes_on_without_a_camera(
    browser: Browser, site: Path
) -> None:
    own = browser.browser_type.launch(
        executable_path=find(shell=False), args=[*FLAGS, "--use-fake-device-for-media-stream"]
    )
    with profile_on(own, site, **PHONE) as phone:
        phone.context.grant_permissions(["camera", "microphone"])
        page = phone.open(link("video", "cx-lead", "lead"))
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("[data-thinking] [data-timer]")).to_contain_text("0:")
        expect(page.locator("video.mot-preview")).to_be_visible()
        page.get_by_role("button", name="Start now").click()
        expect(page.get_by_text("There is one take.")).to_be_visible()
        expect(page.get_by_role("button", name="Pause")).to_have_count(0)
        expect(page.locator("[data-timer]")).to_contain_text("1:5")  # there is something to record
        page.get_by_role("button", name="Done").click()
        for _ in range(3):
            page.get_by_role("button", name="Start now").click()
            page.get_by_role("button", name="Skip").click()
        take = page.locator("[data-take]").first
        assert take.locator("a").get_attribute("href").startswith("blob:")
        take.get_by_role("button", name="Delete").click()
        expect(take.locator("video, a")).to_have_count(0)
        assert not section(page, "interviews")

        phone.context.clear_permissions()
        go(page, phone.address, "video", "cx-lead", "lead")
        expect(page.locator("[data-camera-says]")).to_contain_text("The round goes on without it")
        page.get_by_role("button", name="Start now").click()
        expect(page.locator("[data-asking] [data-timer]")).to_be_visible()
    own.close()
