"""Without a network: what one visit and a chosen seat give, and a newer edition that comes only when asked for."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from cxprep.places import data_path
from tests.support.scan import DESK, watch
from tests.support.stopping import stoppable
from theme import hashed, offline


def visit(browser: Browser) -> tuple[Page, list[str]]:
    """A page in a profile in which service workers may work."""
    page = browser.new_context(service_workers="allow", **DESK).new_page()
    return page, watch(page)


def test_one_visit_and_a_seat_are_enough_for_all_its_pages_without_a_network(browser: Browser, site: Path) -> None:
    page, findings = visit(browser)
    with stoppable(site) as server:
        page.goto(f"{server.address}/index.html")
        seat = min(offline_seats(site), key=lambda one: len(list(site.glob(f"{one}/*.html"))))
        page.locator(f"[data-seat='{seat}'] a").first.click()
        page.locator(f"html[data-kept='{seat}']").wait_for()
        server.stop()
        assert findings == []
        for path in sorted(site.glob(f"{seat}/*.html")):
            page.goto(f"{server.address}/{seat}/{path.name}", wait_until="domcontentloaded")
            assert page.title() and page.locator("article h1").count() == 1, path.name
            expect(page.locator("[data-drill]:not([data-alive])")).to_have_count(0)
        drill = next(
            path
            for path in site.glob(f"{seat}/*.html")
            if "data-clock" not in (text := path.read_text("utf-8"))
            and 'data-live="estimate"' not in text
            and 'data-live="drill"' in text
        )
        page.goto(f"{server.address}/{seat}/{drill.name}")
        slider = page.locator("[data-drill] input[type=range]").first
        before = page.locator("[data-drill]").first.inner_text()
        slider.focus()
        page.keyboard.press("PageUp")
        expect(page.locator("[data-drill]").first).not_to_have_text(before)

        page.goto(f"{server.address}/practice/cards.html")
        page.get_by_role("button", name="Show the answer").click()
        expect(page.get_by_role("button", name=re.compile("knew it", re.I)).first).to_be_visible()
        page.goto(f"{server.address}/practice/interview.html")
        page.get_by_role("button", name="Draw an interview").click()
        expect(page.get_by_role("button", name="Begin")).to_be_visible()
        page.keyboard.press("Control+k")
        page.get_by_role("searchbox").fill("complaint")
        expect(page.locator(f"[data-result='{seat}']").first).to_be_visible()
        assert findings == []

        other = next(path for path in site.glob("*/index.html") if path.parent.name in offline_seats(site) - {seat})
        page.goto(f"{server.address}/{other.parent.name}/index.html")
        expect(page.locator("h1")).to_have_text("This page is not kept on this device")
        page.goto(f"{server.address}/practice/progress.html")
        expect(page.locator("[data-offline-state=complete]")).to_contain_text("MB")
        page.locator("[data-offline-empty]").click()
        expect(page.locator("[data-offline]")).to_contain_text("No page is kept on this device, as you asked")
        page.goto(f"{server.address}/index.html")
        expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    page.context.close()


def test_a_report_is_made_without_a_network_once_one_was_made_and_before_that_the_cause_is_said(
    browser: Browser, site: Path
) -> None:
    page, _ = visit(browser)
    case = data_path("common", "development", "02-furniture-contact-centre-weak-cx")

    def ask(address: str) -> Locator:
        page.goto(f"{address}/practice/prep-report.html")
        page.locator("[data-prep-report][data-alive]").wait_for()
        for name in ("cv", "job"):
            page.fill(f"#prep-{name}-text", (case / f"{name}.txt").read_text("utf-8"))
        page.get_by_role("button", name="Make my report", exact=True).click()
        return page.locator("[data-prep-report]")

    with stoppable(site) as server:
        page.goto(f"{server.address}/practice/prep-report.html")
        page.locator("html[data-kept]").wait_for()
        server.stop()
        expect(ask(server.address)).to_contain_text("The reader of files could not be fetched: you are offline")
        server.start()
        expect(ask(server.address)).to_have_attribute("data-state", "made", timeout=60_000)
        server.stop()
        expect(ask(server.address)).to_have_attribute("data-state", "made", timeout=60_000)
        expect(page.frame_locator("[data-made] iframe").locator("h1")).to_be_visible()
    page.context.close()


def offline_seats(site: Path) -> set[str]:
    """The seats' folders, as the worker has them."""
    return set(
        re.findall(r'"([\w-]+)"', re.search(r'"seats":\[(.*?)\]', (site / offline.WORKER).read_text("utf-8"))[1])
    )


def edition(site: Path, change: str) -> None:
    """Make another edition of a copied site: a module that says so, and a page with `change` in it."""
    static = site / "_static"
    for folder in [path for path in static.iterdir() if "-" in path.name]:
        folder.rename(static / folder.name.rpartition("-")[0])
    module = static / "live" / "tape.mjs"
    module.write_text(module.read_text("utf-8") + f"\nglobalThis.edition = '{change}';\n", "utf-8")
    home = site / "index.html"
    home.write_text(home.read_text("utf-8").replace("</h1>", f" {change}</h1>", 1), "utf-8")
    seats = sorted(offline_seats(site))
    hashed.publish(site)
    offline.publish(site, seats, "Moments of Truth")
    # as on a host, where what is kept comes before the network
    worker = site / offline.WORKER
    worker.write_text(worker.read_text("utf-8").replace("127\\.0\\.0\\.1", "nowhere"), "utf-8")


def test_a_newer_edition_asks_and_an_open_page_loses_nothing(browser: Browser, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("pyodide-*", "decks", "_sources"))
    edition(copy, "first")
    page, findings = visit(browser)
    with stoppable(copy) as server:
        page.goto(f"{server.address}/index.html")
        page.locator("html[data-kept]").wait_for()
        page.locator("textarea").first.evaluate("(one) => (one.value = 'typed and kept by nobody')")
        edition(copy, "second")
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        asked = page.locator("[data-edition]")
        expect(asked).to_contain_text("A newer edition of this book is here")
        # not taken yet: another page of the old edition opens, with the old edition's modules
        second = page.context.new_page()
        second.goto(f"{server.address}/index.html")
        expect(second.locator("h1")).to_contain_text("first")
        second.close()
        page.evaluate("scrollTo(0, 0)")  # it is a row of its own: nothing that is read lies under it
        row, title = asked.bounding_box(), page.locator("h1").bounding_box()
        assert row["y"] + row["height"] <= title["y"]
        expect(asked).to_have_css("position", "static")
        asked.locator("[data-take]").click()
        expect(asked).to_contain_text("This one stays as it is")
        assert page.locator("textarea").first.input_value() == "typed and kept by nobody"
        # what this page has not yet fetched is still there for it, though the host has it no more
        old = page.locator("[href*='_static/live-']").first.get_attribute("href")
        assert (
            page.evaluate("(url) => fetch(url).then((one) => one.status)", old.rpartition("/")[0] + "/own_orders.mjs")
            == 200
        )
        asked.locator("[data-reload]").click()
        expect(page.locator("h1")).to_contain_text("second")
        expect(page.locator("[data-edition]")).to_have_count(0)
    assert findings == []
    page.context.close()
