"""`make epub`: an EPUB of each seat, from the built book, into _build/html/epub; the seat's page then offers it.

A seat's pages are those of its folder, in the order of the table of contents, with the reference pages at the end.
The file is the same for the same book: nothing in it tells when or where it was made but the last commit's time. Where
the program epubcheck is installed, each file has to pass it.
"""

from __future__ import annotations

import json
import os
import posixpath
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import yaml

from cxprep.bank.files import FOLDER
from cxprep.live.html import escape, escaped, joined
from cxprep.workshop.links import LinkError, base_of, usual_base
from theme import apart, offline
from tools.epub_page import Chapter, chapter, lead, say_where
from tools.project import ROOT, SITE, Problem, say, start

OUT = SITE / "epub"
EDITION = "const EDITION = "  # of theme/service_worker.mjs
AT_THE_END = "reference/"
STYLE = """body { font-family: serif; line-height: 1.45; } h1, h2, h3 { line-height: 1.2; }
img { max-width: 100%; height: auto; } table { border-collapse: collapse; font-size: 0.9em; }
th, td { border-bottom: 1px solid #bbb; padding: 0.2em 0.5em 0.2em 0; text-align: left; vertical-align: top; }
.fold { font-weight: bold; margin: 0.8em 0 0.2em; } .live { font-size: 0.85em; } figure { margin: 1em 0; }
blockquote { border-left: 2px solid #bbb; margin: 0.6em 0; padding-left: 0.8em; }
"""
NAV = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en-GB" lang="en-GB">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><h1>{title}</h1><nav epub:type="toc"><h2>Contents</h2><ol>{groups}</ol></nav></body>
</html>
"""
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
OFFER = '<p class="mot-epub"><a href="../epub/{0}.epub" download>These pages as an EPUB, for a reading device</a></p>'


def parts(seat: str) -> list[tuple[str, list[str]]]:
    """A seat's pages by the caption that they stand under, reference pages last; pages without their ending."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))["parts"]
    found: list[tuple[str, list[str]]] = []
    for folder in (f"{seat}/", AT_THE_END):
        for part in toc:
            files = [one["file"] for one in part["chapters"] if one["file"].startswith(folder)]
            if files:
                found.append(("Reference" if folder == AT_THE_END else part["caption"], files))
    return found


def commit_time() -> datetime:
    """When the last commit was made; the first day of 2000 outside of a repository."""
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return datetime.fromtimestamp(int(found.stdout.strip() or 946684800), UTC)


def write(seat: str, base: str, path: Path) -> int:
    """Write a seat's EPUB; how many chapters it has."""
    grouped = parts(seat)
    chapters: dict[str, Chapter] = {}
    for _, files in grouped:
        for file in files:
            address = f"{file}.html"
            chapters[address] = chapter(apart.whole(SITE, file), address, file.replace("/", "-"))
    for one in chapters.values():
        say_where(one, base, one.soup.new_tag)
    for one in chapters.values():
        lead(one, chapters, base)
    title = f"Moments of Truth: {grouped[0][0]}"
    contents = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(seat, title, list(chapters.values())),
        "EPUB/nav.xhtml": nav(title, grouped, chapters),
        "EPUB/style.css": STYLE,
    }
    for one in chapters.values():
        contents[f"EPUB/{one.name}.xhtml"] = one.xhtml()
        contents |= {f"EPUB/{name}": text for name, text in one.pictures.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, text in contents.items():
            made.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return len(chapters)


def package(seat: str, title: str, chapters: list[Chapter]) -> str:
    """What is in the EPUB, and in which order it is read."""
    items = ['<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>']
    items.append('<item id="style" href="style.css" media-type="text/css"/>')
    for one in chapters:
        mathml = ' properties="mathml"' * one.has_math
        items.append(f'<item id="{one.name}" href="{one.name}.xhtml" media-type="application/xhtml+xml"{mathml}/>')
        items += [f'<item id="{p[:-4]}" href="{p}" media-type="image/svg+xml"/>' for p in one.pictures]
    spine = "".join(f'<itemref idref="{one.name}"/>' for one in chapters)
    modes = "".join(f'<meta property="schema:accessMode">{mode}</meta>' for mode in ("textual", "visual"))
    features = ("alternativeText", "MathML", "structuralNavigation", "tableOfContents")
    told = "".join(f'<meta property="schema:accessibilityFeature">{one}</meta>' for one in features)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en-GB">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:moments-of-truth:{seat}</dc:identifier><dc:title>{escape(title)}</dc:title>
<dc:language>en-GB</dc:language><dc:creator>The Moments of Truth authors</dc:creator>
<dc:rights>Text and data: CC BY 4.0. Code: MIT.</dc:rights>
<meta property="dcterms:modified">{commit_time():%Y-%m-%dT%H:%M:%SZ}</meta>
{modes}<meta property="schema:accessModeSufficient">textual</meta>{told}
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Every chart has a text that says what it shows; formulas are MathML.</meta>
</metadata>
<manifest>{"".join(items)}</manifest>
<spine>{spine}</spine>
</package>
"""


def nav(title: str, grouped: list[tuple[str, list[str]]], chapters: dict[str, Chapter]) -> str:
    """The table of contents."""
    groups = []
    for caption, files in grouped:
        found = [chapters[f"{file}.html"] for file in files]
        links = joined(escaped('<li><a href="{}.xhtml">{}</a></li>', one.name, one.title) for one in found)
        groups.append(escaped("<li><span>{}</span><ol>{}</ol></li>", caption, links))
    return escaped(NAV, title=title, groups=joined(groups))


def offer(seat: str) -> None:
    """Put the link to the EPUB at the end of the seat's first page, once."""
    page = SITE / seat / "index.html"
    html = page.read_text("utf-8")
    line = OFFER.format(seat)
    if line not in html:
        before, _, after = html.rpartition("</article>")
        page.write_text(f"{before}{line}\n</article>{after}", "utf-8")


def list_again() -> None:
    """Write the list of files for readers without a network anew: it knows each page by its fingerprint."""
    worker = SITE / offline.WORKER
    _, found, rest = worker.read_text("utf-8").partition(EDITION) if worker.is_file() else ("", "", "")
    if found:
        edition, _ = json.JSONDecoder().raw_decode(rest)
        offline.publish(SITE, edition["seats"], edition["title"])


def checked(path: Path) -> bool:
    """Whether epubcheck, where there is one, was asked. Problem where it finds an error."""
    program = os.environ.get("EPUBCHECK") or shutil.which("epubcheck")
    if not program:
        return False
    found = subprocess.run([*program.split(), str(path)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise Problem(f"{path.name} is no sound EPUB:\n{(found.stdout + found.stderr).strip()}")
    return True


def main(words: list[str]) -> None:
    """Make the EPUBs of the seats named, or of all."""
    if not (SITE / "index.html").is_file():
        raise Problem("There is no built book to make an EPUB of: run make html first.")
    try:
        base = base_of(os.environ["BASE"]) if os.environ.get("BASE") else usual_base()
    except LinkError as error:
        raise Problem(str(error)) from None
    there = [one.parent.name for one in sorted(FOLDER.glob("*/bank.yml")) if (SITE / one.parent.name).is_dir()]
    for seat in words or there:
        path = OUT / f"{seat}.epub"
        count = write(seat, base, path)
        asked = checked(path)
        offer(seat)
        size = f"{path.stat().st_size / 1000:,.0f} kB"
        say(f"{posixpath.join('_build/html/epub', path.name)}: {count} chapters, {size}{', passes epubcheck' * asked}.")
    list_again()
    if not (os.environ.get("EPUBCHECK") or shutil.which("epubcheck")):
        say("epubcheck is not installed here, so the files were not checked by it.")


if __name__ == "__main__":
    start(main)
