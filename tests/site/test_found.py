"""The book can be found, shared, cited and read by a program: files and heads of the built pages, without a browser."""

import json
import re
import tomllib
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from tests.support.scan import pages_of
from theme import apart
from theme.found import as_markdown, from_root
from tools.epub_page import chapter
from tools.project import ROOT
from tools.serve import serving

BASE = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["html"]["baseurl"]


def found_by_name(site: Path) -> set[str]:
    """The pages that are there to be found; a page's scales are a part of it, reached from it."""
    return {name for name in pages_of(site) if name != "search.html" and not name.endswith("-scales.html")}


def head(page: str) -> dict[str, str]:
    """What a page's head says to those who link to it."""
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)"', page))


def test_every_page_has_an_address_a_card_that_is_there_and_a_place_in_the_site_map(site: Path) -> None:
    names = found_by_name(site)
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(BASE + ("" if name == "index.html" else name) for name in names)
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    described: dict[str, str] = {}
    for name in sorted(names):
        page = (site / name).read_text("utf-8")
        said = head(page)
        assert described.setdefault(said["og:description"], name) == name, "one description, two pages"
        assert said["og:url"] in listed and f'rel="canonical" href="{said["og:url"]}"' in page, name
        assert said["og:title"] and len(said["og:description"]) > 20, name
        card = site / said["og:image"].removeprefix(BASE)
        assert card.read_bytes()[:4] == b"\x89PNG" and card.stat().st_size < 100_000, name


def test_each_page_is_described_in_words_of_its_own(site: Path) -> None:
    said: dict[str, list[str]] = {}
    for name in [*pages_of(site), *(f"slides/{one.name}" for one in (site / "slides").glob("*.html"))]:
        words = re.search(r'<meta name="description" content="([^"]*)">', (site / name).read_text("utf-8"))
        said.setdefault(words[1] if words else "", []).append(name)
    assert "" not in said
    assert not [names for names in said.values() if len(names) > 1]


def test_the_foot_of_a_page_says_version_and_the_day_of_its_last_change(site: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    page = (site / "index.html").read_text("utf-8")
    assert f">Version {version}</a>" in page
    assert date.fromisoformat(re.search(r'<time datetime="([\d-]+)">', page)[1]) <= date.today()
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == version and cited["url"] == BASE
    changes = (site / "changelog.html").read_text("utf-8")
    assert "<h1>Changelog</h1>" in changes and "<h2>Unreleased</h2>" in changes


def test_a_program_finds_every_page_as_markdown_without_controls(site: Path) -> None:
    linked = re.findall(r"\]\((\S+\.md)\)", (site / "llms.txt").read_text("utf-8"))
    pages = found_by_name(site) - {"changelog.html"}
    assert {one.removeprefix(BASE).replace(".md", ".html") for one in linked} == pages
    for name in pages:
        text = (site / name).with_suffix(".md").read_text("utf-8")
        assert text.startswith("# ") and not re.search(r"<(?:svg|script|form|input|button)\b", text), name
    chart = (
        '<article class="bd-article"><h1>A</h1><svg aria-label="It rises."><g></g></svg><script>1</script></article>'
    )
    assert as_markdown(chart) == "# A\n\n[Chart: It rises.]\n"


def test_what_is_read_elsewhere_has_the_scales_that_stand_on_a_page_of_their_own(site: Path) -> None:
    given = [path.relative_to(site).as_posix().removesuffix("-scales.html") for path in site.glob("*/*-scales.html")]
    assert given
    for name in given:
        page = apart.whole(site, name)
        assert page.count("data-scale=") >= apart.MANY and "data-apart" not in page and "mot-dimension" not in page
        scales = (site / f"{name}-scales.html").read_text("utf-8")
        step = re.search(r'<span class="mot-anchor">([^<&]+)</span></label>', scales)
        assert f"1. {step[1]}" in (site / f"{name}.md").read_text("utf-8"), name
        assert f'<li><span class="mot-anchor">{step[1]}</span></li>' in str(chapter(page, name, "one").soup), name


def test_a_wrong_address_shows_a_page_whose_links_hold_at_any_depth(site: Path) -> None:
    root = urlsplit(BASE).path
    page = (site / "404.html").read_text("utf-8")
    links = [link for link in re.findall(r'\b(?:href|src|formaction)="([^"#]+)', page) if not link.startswith("http")]
    assert all(link.startswith(root) and (site / link.removeprefix(root)).is_file() for link in links), links
    assert from_root('<a href="./a.html"><a href="#b"><img src="c.png">', "/x/") == (
        '<a href="/x/a.html"><a href="#b"><img src="/x/c.png">'
    )


def test_what_is_installed_names_no_other_host_and_has_its_icons(site: Path) -> None:
    told = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert all((site / icon["src"]).read_bytes()[:4] == b"\x89PNG" for icon in told["icons"])
    assert "http" not in json.dumps(told)


def test_the_server_shows_that_page_too(site: Path) -> None:
    with serving(site) as address:
        asked = urllib.request.Request(f"{address}/a/b/c/nowhere.html", headers={"Accept": "text/html"})
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(asked)
        text = answer.value.read().decode()
        assert answer.value.code == 404 and "There is no such page" in text
        style = re.search(r'rel="stylesheet" href="(/[^"]+)"', text)[1]
        assert urllib.request.urlopen(address + style).status == 200
