"""How the built book looks, as far as its files tell: typefaces, a concept's order, faces, seats, printed drills."""

import io
import re
from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader

from cxprep import bank
from theme import hashed, portraits
from theme.navigation import known_seats

LARGEST = 70_000  # bytes of both typefaces together
LEAST = 7.2  # points of the type on a printed sheet


def sections(site: Path) -> list[str]:
    """The HTML of every concept's section of the book."""
    pages = "".join(page.read_text("utf-8") for role in bank.roles() for page in (site / role).glob("*.html"))
    concept = re.compile(r'[^<]*<span id="[\w-]+-concept-[\w-]+"></span><h2')  # a page that is one has its own order
    return [one for one in pages.split("<section id=") if concept.match(one)]


def test_both_typefaces_are_served_with_their_licences_and_are_small(site: Path) -> None:
    folder = hashed.folder(site / "_static", "fonts")
    assert 10_000 < sum(path.stat().st_size for path in folder.glob("*.woff2")) <= LARGEST
    assert "SIL OPEN FONT LICENSE" in (folder / "serif-licence.txt").read_text("utf-8").upper()
    first = (site / "index.html").read_text("utf-8")
    sheet = (hashed.folder(site / "_static", "shell") / "shell.css").read_text("utf-8")
    for name in ("serif.woff2", "sans.woff2"):  # asked for before the sheet that names them has come
        assert name in first and f"/{name}" in sheet, name


def test_a_printed_question_has_as_many_follow_ups_as_it_says(desk: Page, base_url: str, site: Path) -> None:
    shown = "(fold) => [...fold.querySelectorAll('li')].filter((one) => one.checkVisibility()).length"
    # Functions: a bare expression is evaluated anew at each try, which the page's policy forbids from the second on.
    opened = "() => dispatchEvent(new Event('beforeprint')) && !document.querySelector('.mot-follow-ups:not([open])')"
    desk.emulate_media(media="print")
    for role in bank.roles():
        page = max((site / role).glob("*.html"), key=lambda one: one.read_text("utf-8").count("mot-follow-ups"))
        desk.goto(f"{base_url}/{role}/{page.name}")
        desk.wait_for_function("() => !document.querySelector('[data-question]:not([data-alive])')")
        desk.wait_for_function(opened)
        said = desk.locator(".mot-follow-ups > summary").all_inner_texts()
        counts = desk.locator(".mot-follow-ups").evaluate_all(f"(folds) => folds.map({shown})")
        assert len(said) >= 8 and max(counts) > 1, role
        assert counts == [int(number[0]) if (number := re.match(r"\d+", one)) else 1 for one in said], role


def test_a_concept_says_first_what_it_is_then_the_trap_then_what_to_say_then_the_evidence(site: Path) -> None:
    found = sections(site)
    assert len(found) > 30
    for section in found:
        marks = [section.find(f"mot-callout is-{kind}") for kind in ("trap", "say", "evidence")]
        there = [mark for mark in marks if mark >= 0]
        assert marks[0] > 0 and there == sorted(there), section[:200]
        assert '<div class="math' not in section[: marks[0]] or "is-formula" in section[: marks[0]], section[:200]


def test_whoever_answers_has_a_face_and_every_seat_a_drawing() -> None:
    held = bank.load_all()
    people = {answer.candidate.split(",")[0] for question in held.of("question") for answer in question.answers}
    assert people <= set(portraits.faces()), people - set(portraits.faces())
    assert all(portraits.face(name) for name in people)
    assert all(portraits.drawing(role) for role in known_seats())


def test_a_drill_prints_on_one_sheet_to_its_last_line_in_type_that_can_be_read(
    desk: Page, site: Path, base_url: str
) -> None:
    pages = [page for role in bank.roles() for page in (site / role).glob("*.html")]
    drills = [page for page in pages if 'class="mot-later"' in page.read_text("utf-8")]
    assert len(drills) >= 9
    for drill in drills:
        desk.goto(f"{base_url}/{drill.relative_to(site)}", wait_until="domcontentloaded")
        sheets = PdfReader(io.BytesIO(desk.pdf(format="A4"))).pages
        assert len(sheets) == 1, drill
        assert "Whattokeep" in "".join(sheets[0].extract_text().split())[-900:], f"{drill} is cut before its end"
        desk.emulate_media(media="print")
        size = "parseFloat(getComputedStyle(document.querySelector('article > section')).fontSize)"
        assert desk.evaluate(size) * 72 / 96 >= LEAST, drill
