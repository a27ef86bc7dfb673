"""Every built page, in light and dark, at 360 px and 1440 px; and the proof that the scan bites."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.links import scan_links
from tests.support.scan import MODES, WIDTHS, Scanner, pages_of
from tools.project import SITE
from tools.serve import serving

# Without a built site there is nothing to list; the fixture `site` then fails with a sentence.
PAGES = pages_of(SITE) or ["index.html"]


@pytest.fixture(scope="session")
def scanner(browser: Browser) -> Iterator[Scanner]:
    """One scanner a worker."""
    scanner = Scanner(browser)
    yield scanner
    scanner.close()


# What axe looks at on a desk too, the first of each folder: of all pages for the frame, of those with a drill for that.
FRAMES = {page.rpartition("/")[0]: page for page in reversed(PAGES)}
WITH_DRILL = [page for page in PAGES if (SITE / page).is_file() and "data-drill=" in (SITE / page).read_text("utf-8")]
ON_A_DESK = {*FRAMES.values(), *{page.rpartition("/")[0]: page for page in reversed(WITH_DRILL)}.values()}


PHONE_WIDTH, DESK_WIDTH = sorted(WIDTHS)


# The pages take turns at which mode they are opened in; colours are the same at any width.
@pytest.mark.parametrize(("turn", "page"), list(enumerate(PAGES)), ids=PAGES)
def test_page(base_url: str, scanner: Scanner, turn: int, page: str) -> None:
    address, mode = f"{base_url}/{page}", MODES[turn % 2]
    findings = scanner.scan_both(address, mode, PHONE_WIDTH)
    if page in ON_A_DESK:
        findings += scanner.scan(address, mode, DESK_WIDTH)
    else:  # the same article in the same frame: a wider window shows what it does there
        findings += scanner.widened(address, mode, PHONE_WIDTH, DESK_WIDTH)
    assert not findings, "\n".join(findings)


def test_links_and_ids(site: Path) -> None:
    findings = scan_links(site)
    assert not findings, "\n".join(findings)


HEAD = "<!doctype html><html lang=en data-theme=light><head><meta charset=utf-8><title>A page</title>"
DESCRIBED = HEAD + "<meta name=description content='A page.'><meta name=viewport content='width=device-width'>"
SOUND = (
    DESCRIBED + "</head><body><main><h1 id=top>A page</h1><p><a href='#top'>Up</a> <a href='other.html#there'>On</a>"
)
BITES = {
    "<script>console.error('broken on purpose')</script>": "console error: broken on purpose",
    "<script>throw Error('thrown on purpose')</script>": "uncaught error: thrown on purpose",
    "<script src='https://cdn.example.org/x.js'></script>": "asks another host: https://cdn.example.org/x.js",
    "<script src='gone.js'></script>": "missing file:",
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>": "axe image-alt",
    "<div style='width: 2000px'>wide</div>": "scrolls sideways: 2",
    "<h1>Another headline</h1>": "has 2 h1 headlines",
    "<p style='color: #ddd; background: #fff'>pale</p>": "axe color-contrast",
}


def write(folder: Path, body: str, start: str = SOUND) -> None:
    """A site of two pages, the first with something in its body."""
    (folder / "index.html").write_text(f"{start}</p>{body}</main></body></html>", encoding="utf-8")
    (folder / "other.html").write_text(f"{DESCRIBED}</head><body><main><h1 id=there>B</h1></main>", encoding="utf-8")


@pytest.mark.parametrize("width", WIDTHS)
def test_sound_page_passes(tmp_path: Path, scanner: Scanner, width: int) -> None:
    write(tmp_path, "<p>Nothing wrong.</p>")
    with serving(tmp_path, policy="") as address:
        assert scanner.scan(f"{address}/index.html", "light", width) == []
    assert scan_links(tmp_path) == []


@pytest.mark.parametrize(("turn", "body"), list(enumerate(BITES)))
def test_scan_bites(tmp_path: Path, scanner: Scanner, turn: int, body: str) -> None:
    width = [*WIDTHS][turn % len(WIDTHS)]
    write(tmp_path, body)
    with serving(tmp_path, policy="") as address:
        findings = scanner.scan(f"{address}/index.html", "light", width)
    assert any(f.startswith(f"index.html, light, {width} px: {BITES[body]}") for f in findings), findings
    assert sum(BITES[body] in f for f in findings) == 1, "one fault, one finding"


def test_scan_sees_what_the_policy_forbids(tmp_path: Path, scanner: Scanner) -> None:
    write(tmp_path, "<p style='color: #222'>styled</p><script>window.ran = 1</script>")
    with serving(tmp_path) as address:
        findings = scanner.scan(f"{address}/index.html", "light", 360)
    assert sum("Content Security Policy" in finding for finding in findings) == 2, findings


def test_what_is_wrong_in_one_mode_only_is_found_whichever_comes_first(tmp_path: Path, scanner: Scanner) -> None:
    pale = "<style>@media (prefers-color-scheme: dark) { p { color: #ddd; background: #fff } }</style>"
    write(
        tmp_path,
        f"{pale}<script>window.dusk = matchMedia('(prefers-color-scheme: dark)'); dusk.onchange = (e) => "
        "(document.documentElement.dataset.theme = e.matches ? 'dark' : 'light')</script><p>pale at dusk</p>",
    )
    with serving(tmp_path, policy="") as address:
        (finding,) = scanner.scan_both(f"{address}/index.html", "light", 360)
    assert finding.startswith("index.html, dark, 360 px: axe color-contrast")


def test_scan_misses_description_and_mode(tmp_path: Path, scanner: Scanner) -> None:
    write(tmp_path, "", start=SOUND.replace("name=description", "name=other"))
    with serving(tmp_path, policy="") as address:
        findings = scanner.scan(f"{address}/", "dark", 360)
    assert "index.html, dark, 360 px: has no meta description" in findings
    assert "index.html, dark, 360 px: shows itself light to a reader who prefers dark" in findings


@pytest.mark.parametrize(
    ("body", "finding"),
    {
        "<a href='gone.html'>x</a>": "index.html: links to gone.html, and there is no such file",
        "<a href='other.html#gone'>x</a>": "index.html: links to other.html#gone, and there is no such place",
        "<a href='#gone'>x</a>": "index.html: links to #gone, and there is no such place",
        "<a href='/other.html'>x</a>": "which breaks where the book is not at a host's root",
        "<img src='gone.png' alt=''>": "index.html: links to gone.png, and there is no such file",
        "<p id=top></p>": "index.html: the id top is there 2 times",
    }.items(),
)
def test_links_bite(tmp_path: Path, body: str, finding: str) -> None:
    write(tmp_path, body)
    findings = scan_links(tmp_path)
    assert len(findings) == 1
    assert finding in findings[0]


def test_states_are_no_anchors(tmp_path: Path) -> None:
    write(tmp_path, "<a href='other.html#drill=x&amp;a=1'>x</a> <a href='https://example.org/'>y</a>")
    assert scan_links(tmp_path) == []


@pytest.mark.expects_findings
def test_watched_page_records(tmp_path: Path, phone) -> None:
    write(tmp_path, "<script>console.error('seen')</script>")
    with serving(tmp_path, policy="") as address:
        phone.goto(f"{address}/index.html")
    assert phone.findings == ["console error: seen"]
