"""An EPUB's chapters are sound XHTML without dead controls, its charts have their text, its links lead somewhere."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools import epub
from tools.project import Problem

PAGE = """<html><body><article class="bd-article"><section id="top"><span id="old-name"></span><h1>A &amp; B
<a class="headerlink" href="#top">#</a></h1><p>See <a href="../reference/sources.html#here">this</a>,
<a href="../practice/cards.html">cards</a>, <a href="second.html#gone">there</a>.<br></p>
<form><label>How many? <input type="text"></label><button>Go</button></form>
<details><summary>Why</summary><p id="top">Because.</p></details><p hidden>Only for scripts</p>
<script>let a = 1 < 2;</script>
<svg role="img" aria-label="Sales rise." data-curve viewBox="0 0 10 10"><path fill="var(--ink, #222)" d="M 0 0"/></svg>
<math><mi>x</mi></math></section></article></body></html>"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The files of an EPUB of two pages and a reference page."""
    site = tmp_path / "site"
    for name in ("seat/index", "seat/second", "reference/sources"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / f"{name}.html").write_text(PAGE if name == "seat/index" else PAGE.replace("top", "here"), "utf-8")
    toc = "parts: [{caption: The seat, chapters: [{file: seat/index}, {file: seat/second}]},"
    (tmp_path / "_toc.yml").write_text(f"{toc} {{caption: All, chapters: [{{file: reference/sources}}]}}]", "utf-8")
    monkeypatch.setattr(epub, "SITE", site)
    monkeypatch.setattr(epub, "ROOT", tmp_path)
    assert epub.write("seat", "https://example.org/book/", tmp_path / "seat.epub") == 3
    epub.offer("seat")
    epub.offer("seat")
    assert (site / "seat" / "index.html").read_text("utf-8").count("seat.epub") == 1
    with zipfile.ZipFile(tmp_path / "seat.epub") as held:
        assert held.infolist()[0].filename == "mimetype" and held.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: held.read(name).decode() for name in held.namelist()}


def test_chapters_are_sound_and_their_links_lead(made):
    for name, text in made.items():
        if name != "mimetype" and not name.endswith(".css"):
            ElementTree.fromstring(text)
    first = made["EPUB/seat-index.xhtml"]
    assert (
        'href="reference-sources.xhtml#here"' in first
        and 'href="https://example.org/book/practice/cards.html"' in first
    )
    assert 'href="https://example.org/book/seat/second.html#gone"' in first
    assert 'alt="Sales rise."' in first and "#222" in made["EPUB/seat-index-1.svg"] and "Because." in first
    assert not any(word in first for word in ("<input", "<button", "<script", "<details", "Only for scripts", ">#<"))
    assert first.count('id="top"') == 1 and 'properties="mathml"' in made["EPUB/package.opf"]
    assert "A &amp; B" in made["EPUB/nav.xhtml"]


def test_no_book_and_no_address_are_told_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(epub, "SITE", tmp_path)
    with pytest.raises(Problem, match="make html first"):
        epub.main([])
