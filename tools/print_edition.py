"""The instructor's print: for each seat one HTML file with its runs of show, notes, drills and workings, to be printed.

Made from the built pages of the instructor's site: folds stand open, controls are gone, charts are pictures beside it.
"""

from pathlib import Path

from cxprep.live.html import Html, escaped, joined
from cxprep.workshop.links import LinkError, usual_base
from cxprep.workshop.recipes import recipes, roles
from tools.epub_page import chapter, lead, say_where
from tools.project import Problem

STYLE = """body { font: 11pt/1.45 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
article { break-before: page; } article:first-of-type { break-before: auto; }
img { max-width: 100%; height: auto; } table { border-collapse: collapse; width: 100%; font-size: 0.92em; }
th, td { border-bottom: 1px solid #bbb; padding: 0.25em 0.6em 0.25em 0; text-align: left; vertical-align: top; }
.mot-facilitator, .tag_instructor { border-left: 3px solid #7a2e3a; padding-left: 0.9rem; }
.fold { font-weight: bold; } figure, tr, blockquote { break-inside: avoid; } .headerlink { display: none; }
@page { margin: 18mm; } @media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""
PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>
<body>
{body}
</body></html>
"""


def write_print(site: Path, folder: Path) -> list[str]:
    """Write a file a seat from the instructor's `site`; their names. Raises Problem where that is not built."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        base = usual_base()
    except LinkError:
        base = ""
    written = []
    for role in roles():
        pages = [f"workshop/{role}", *(recipe.page for recipe in recipes(role))]
        missing = [page for page in pages if not (site / f"{page}.html").is_file()]
        if missing:
            raise Problem(f"The instructor's site has no page {missing[0]}; run make editions, which builds it first.")
        html = {page: (site / f"{page}.html").read_text("utf-8") for page in pages}
        made = {f"{page}.html": chapter(text, f"{page}.html", page.replace("/", "-")) for page, text in html.items()}
        for one in made.values():
            say_where(one, base, one.soup.new_tag)
        for one in made.values():
            lead(one, {}, base)
            for name, picture in one.pictures.items():
                (folder / name).write_text(picture, encoding="utf-8")
        title = f"For the instructor: {made[f'{pages[0]}.html'].title}"
        whole = [Html(one.soup.decode(formatter="minimal")) for one in made.values()]
        body = joined((escaped("<article>{}</article>", one) for one in whole), "\n")
        (folder / f"{role}.html").write_text(
            escaped(PAGE, title=title, style=Html(STYLE), body=body), encoding="utf-8", newline="\n"
        )
        written.append(f"{role}.html")
    return written
