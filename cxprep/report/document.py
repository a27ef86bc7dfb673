"""A report's blocks as a page that stands alone and as Markdown. Everything that came from a file is escaped here.

Both forms are made from one list of blocks (`cxprep.report.page`), so that they say the same. It knows no report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

Block = tuple[str, Any]
STYLE = """
:root{color-scheme:light dark;--ink:#22201d;--soft:#6a6259;--line:#e2dbcf;--paper:#fdfbf7;--accent:#a83f1d;
--good:#2f6b3c;--half:#8a5a00;--none:#8f2d1f;--tint:#f6f1e9;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e1;--soft:#aaa196;--line:#3a3631;--paper:#171614;--accent:#f2946b;
--good:#8ccf9c;--half:#e0b467;--none:#f0a294;--tint:#201e1b}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1,h2,h3{font-family:var(--serif);text-wrap:balance}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-top:1px solid var(--line);padding-top:1.25rem}
h3{font-size:1.08rem;margin:1.6rem 0 .25rem}p{margin:.4rem 0}ul,ol{margin:.4rem 0;padding-left:1.3rem}li{margin:.3rem 0}
a{color:var(--accent)}small,.soft{color:var(--soft);font-size:.9rem}
blockquote{margin:.5rem 0;padding:.35rem .9rem;border-left:3px solid var(--line);background:var(--tint);
overflow-wrap:anywhere}
.evidenced{color:var(--good)}.partly{color:var(--half)}.missing{color:var(--none)}.status{font-weight:600}
.train{border:1px solid var(--line);padding:.6rem 1rem .7rem;border-radius:.5rem;margin:1rem 0 0;background:var(--tint)}
.train h2{border:0;margin:0;padding:0;font-size:1.1rem}.train h3{font-size:.95rem;margin:.6rem 0 .1rem}
.train p,.train li{font-size:.92rem;line-height:1.42;margin:.15rem 0}.train ol,.train ul{margin:.1rem 0}
.note{border-left:3px solid var(--half);padding:.2rem .8rem}.own{font-weight:600}
details{border-top:1px solid var(--line);padding:.55rem 0}summary{cursor:pointer;font-weight:600}
.folds{margin-top:2.5rem;border-bottom:1px solid var(--line)}details h3{margin-top:1.1rem}
@media(max-width:30rem){body{font-size:.97rem}main{padding-top:.8rem}h1{font-size:1.4rem}.train{padding:.5rem .75rem}
.train p,.train li{font-size:.82rem;line-height:1.33}.train ol,.train ul{padding-left:1.1rem}}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:400}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--accent:#000;--good:#000;--half:#000;--none:#000;
--tint:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}
blockquote,li{break-inside:avoid}
.train{border:0;padding:0;break-inside:avoid;break-after:page}details:not([open]){display:none}}
"""


def page(title: str, blocks: Iterable[Block]) -> str:
    """The whole page, escaped, without a script."""
    body = "\n".join(_HTML[kind](value) for kind, value in blocks)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _tag(name: str, kind: str = "") -> Callable[[str], str]:
    mark = f' class="{kind}"' if kind else ""
    return lambda text: f"<{name}{mark}>{escape(text)}</{name}>"


def _link(value: tuple[str, str]) -> str:
    return f'<a href="{escape(_safe(value[1]))}">{escape(value[0])}</a>'


def _items(tag: str, items: Iterable[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{one}</li>" for one in items) + f"</{tag}>"


def _line(value: tuple[str, str]) -> str:
    """Words of the reader's own, and what is said of them."""
    return f'<span class="own">“{escape(value[0])}”</span> {escape(value[1])}'.rstrip()


def _table(value: tuple[Sequence[str], Sequence[Sequence[str]]]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in value[0])
    rows = "".join(
        f'<tr><th scope="row">{escape(a)}</th><td>{escape(b)}</td><td class="{d}">{escape(c)}</td></tr>'
        for a, b, c, d in value[1]
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


_HTML: dict[str, Callable[[Any], str]] = {
    "h1": _tag("h1"),
    "h2": _tag("h2"),
    "h3": _tag("h3"),
    "p": _tag("p"),
    "note": _tag("p", "note"),
    "small": lambda text: f"<p><small>{escape(text)}</small></p>",
    "h3link": lambda value: f"<h3>{_link(value)}</h3>",
    "links": lambda value: _items("ul", map(_link, value)),
    "list": lambda value: _items("ul", map(escape, value)),
    "lines": lambda value: _items("ol", map(_line, value)),
    "line": lambda value: f"<p>{_line(value)}</p>",
    "quote": lambda value: f"<blockquote>{escape(value[0])} <small>({escape(value[1])})</small></blockquote>",
    "why": lambda value: f'<p class="soft">{escape(" ".join(value))}</p>',
    "status": lambda value: (
        f'<p><span class="status {value[1]}">{escape(value[0])}.</span> '
        f'<span class="soft">{escape(value[2])}</span></p>'
    ),
    "table": _table,
    "section": lambda name: f'<section class="{name}">',
    "end": lambda _: "</section>",
    "fold": lambda title: f"<details>\n<summary>{escape(title)}</summary>",
    "unfold": lambda _: "</details>",
}


def _safe(address: str) -> str:
    """An address that leads to a page and runs nothing."""
    return "#" if re.match(r"\s*(?:javascript|data|vbscript)\s*:", address, re.I) else address


# What viewers of GitHub's Markdown make links of without being asked (https://github.github.com/gfm/#autolinks-extension-)
_LINKED = re.compile(r"://|www\.|mailto:|xmpp:|@\w", re.I)


def plain(text: str) -> str:
    """A text in Markdown that stays a text: what Markdown or HTML would read as a sign is escaped, what would become a
    link is set as code, in which nothing is read.
    """
    pieces = re.split(r"([\s|]+)", text)
    return "".join(_as_code(piece) if _LINKED.search(piece) else _escaped(piece) for piece in pieces)


def _escaped(text: str) -> str:
    text = re.sub(r"([\\`*_\[\]|#~])", r"\\\1", text.replace("\n", " "))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def _as_code(word: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", word)), default=0) + 1)
    return f"{fence} {word} {fence}" if "`" in word else f"{fence}{word}{fence}"


def _away(value: tuple[str, str]) -> str:
    return f"[{plain(value[0])}]({_safe(value[1]).replace(' ', '%20').replace(')', '%29')})"


def _told(value: tuple[str, str]) -> str:
    return f"**“{plain(value[0])}”** {plain(value[1])}".rstrip()


def _rows(value: tuple[Sequence[str], Sequence[Sequence[str]]]) -> str:
    rows = ["| " + " | ".join(map(plain, value[0])) + " |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| {plain(a)} | {plain(b)} | {plain(c)} |" for a, b, c, _ in value[1])])


_MARKDOWN: dict[str, Callable[[Any], str]] = {
    "h1": lambda text: f"# {plain(text)}",
    "h2": lambda text: f"## {plain(text)}",
    "h3": lambda text: f"### {plain(text)}",
    "h3link": lambda value: f"### {_away(value)}",
    "p": plain,
    "note": plain,
    "small": plain,
    "links": lambda value: "\n".join(f"- {_away(one)}" for one in value),
    "list": lambda value: "\n".join(f"- {plain(one)}" for one in value),
    "lines": lambda value: "\n".join(f"{number}. {_told(one)}" for number, one in enumerate(value, start=1)),
    "line": _told,
    "quote": lambda value: f"> {plain(value[0])} ({plain(value[1])})",
    "why": lambda value: plain(" ".join(value)),
    "status": lambda value: f"**{plain(value[0])}.** {plain(value[2])}",
    "table": _rows,
    "section": lambda _: "",
    "end": lambda _: "",
    "fold": lambda title: f"## {plain(title)}",
    "unfold": lambda _: "",
}


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown."""
    return "\n\n".join(text for text in (_MARKDOWN[kind](value) for kind, value in blocks) if text) + "\n"
