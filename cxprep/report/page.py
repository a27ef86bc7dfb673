"""The report as a page that stands alone and as Markdown. Everything that came from a file is escaped here.

Both forms are made from one list of blocks, so that they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxprep.report.report import Report

STATUS = {"evidenced": "Evidenced", "partly": "Partly", "missing": "Not shown"}
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
.crib{border:1px solid var(--line);padding:.5rem 1rem;border-radius:.4rem;margin-top:2.5rem}
.crib h2{border:0;margin-top:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:400}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--accent:#000;--good:#000;--half:#000;--none:#000;
--tint:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}
blockquote,li{break-inside:avoid}
.crib{break-before:page;border:0;padding:0}}
"""
Block = tuple[str, Any]


def _short(text: str, most: int = 320) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _blocks(report: Report, book: str) -> Iterable[Block]:
    """The report's content: ("h1", text), ("p", text), ("quote", (text, note)), ("list", [..]) and so on."""
    if report.rules is None:
        from cxprep.report import elsewhere

        yield from elsewhere.blocks(report, book)
        return
    data, firm = report.data, report.data["firm"]
    yield "h1", f"Your interview at {firm}" if firm else "Your interview"
    yield "p", f"Prepared from your CV and the advert, for the seat “{report.role_title}”."

    yield "h2", "How well your files were read"
    reading = data["reading"]
    pages = f"{reading['pages']} page{'s' if reading['pages'] != 1 else ''}, " if reading["pages"] else ""
    yield "p", f"The CV: {pages}{reading['characters']:,} characters."
    if reading["warnings"]:
        yield "list", list(reading["warnings"])
    else:
        yield "p", "Nothing stood in the way. Lines below are counted from the top of the text as it was read."

    yield "h2", "The seat, and why"
    scores = "; ".join(f"{report.roles[role]} {score:.2f}" for role, score in _scores(report))
    yield (
        "p",
        f"The report is for “{report.role_title}”. How well the advert fits each of the book's seats, each on its own "
        f"scale from 0 to 1: {scores}.",
    )
    if report.job.title:
        yield "quote", (report.job.title, "the advert's title")
    yield (
        "p",
        (f"The firm is named as {firm}." if firm else "The advert does not name the firm, so none is named below."),
    )

    yield "h2", "What they ask for, and what your CV shows"
    yield (
        "p",
        "In the order in which the advert asks. “Evidenced” means something done, by you. It is "
        "no mark, and the lines say why.",
    )
    rows = [
        (report.titles[one["id"]], _demand(one["demand"]), STATUS[one["status"]], one["status"])
        for one in data["competencies"]
    ]
    yield "table", (("What they look for", "The advert", "Your CV"), rows)
    for one in data["competencies"]:
        yield from _competency(report, one, book)

    yield "h2", "Questions that are likely, in order"
    for number, asking in enumerate(report.asking, start=1):
        yield "h3link", (f"{number}. {asking.title}", book + report.link(asking.id))
        yield "list", list(asking.because)
        for line in asking.lines:
            yield "quote", (_short(report.cv_lines.get(line, "")), f"your line {line}: build the answer from it")
        if not asking.lines:
            yield "p", "No line of your CV answers this. Prepare one true example before the day."

    if report.exercises:
        yield "h2", "Drills"
        yield "p", "Each opens with the figures of the advert where it gave any. Make your own estimate first."
        for exercise in report.exercises:
            yield "h3link", (exercise.title, book + exercise.link)
            yield "list", list(exercise.because)

    if report.asks:
        yield "h2", f"What to ask {firm}" if firm else "What to ask them"
        yield "list", [f"{text} ({why})" if not why else f"{text} {why}" for _, text, why in report.asks[:5]]

    yield "h2", "What to do with the time you have"
    for one in report.plan:
        yield "h3", one["name"]
        yield "list", list(one["do"])

    yield "crib", None
    yield "h2", "For the train: one page"
    yield "list", [f"{report.titles[c['id']]}: {_crib(c)}" for c in data["competencies"]]
    if report.asking:
        yield "p", f"First question: {report.asking[0].title}"
    if report.asks:
        yield "p", f"Your question to them: {report.asks[0][1]}"
    yield "p", "Breathe, name the customer, say what you did, say what came of it, stop."
    yield "end", None
    yield (
        "small",
        (
            f"Made on your own machine by fixed rules (ontology {report.data['version']}); nothing was sent anywhere. "
            "Where a rule misread you, you are right and the rule is wrong."
        ),
    )


def _scores(report: Report) -> list[tuple[str, float]]:
    scores = report.data["role_scores"]
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))


def _demand(value: float) -> str:
    for floor, words in ((0.75, "asks for it most"), (0.4, "asks for it"), (0.01, "touches on it")):
        if value >= floor:
            return words
    return "does not ask for it"


def _crib(one: dict[str, Any]) -> str:
    if one["evidence"]:
        evidence = one["evidence"][0]
        return f"line {evidence['line']}. {_short(evidence['text'], 110)}"
    return "nothing in the CV; say so, then the nearest true thing."


def _competency(report: Report, one: dict[str, Any], book: str) -> Iterable[Block]:
    id = one["id"]
    yield "h3link", (report.titles[id], book + report.link(id))
    yield "status", (STATUS[one["status"]], one["status"], f"The advert {_demand(one['demand'])}.")
    for asked in one["asked"][:3]:
        yield "quote", (_short(asked["text"]), f"the advert, line {asked['line']}")
    for evidence in one["evidence"][:3]:
        yield "quote", (_short(evidence["text"]), f"your CV, line {evidence['line']}")
        yield "why", evidence["why"]
    if id not in report.gaps:
        return
    gap = report.gaps[id]
    for near in gap["near"]:
        yield "quote", (_short(near.text), f"your CV, line {near.line}: near it, and not counted")
        yield "why", list(near.why)
    for against in gap["against"]:
        yield "quote", (_short(against.text), f"your CV, line {against.line}: they may hold this against you")
        yield "why", list(against.why)
    yield "p", f"What to say: {gap['say']}"
    yield "p", f"What to prepare: {gap['prepare']}"
    if gap["shows"]:
        yield "p", f"How it shows in an answer: {gap['shows']}"


def html(report: Report, book: str) -> str:
    """The whole page, escaped, without a script."""
    body: list[str] = []
    e = escape
    for kind, value in _blocks(report, book):
        if kind in ("h1", "h2", "h3", "p"):
            body.append(f"<{kind}>{e(value)}</{kind}>")
        elif kind == "h3link":
            body.append(f'<h3><a href="{e(_safe(value[1]))}">{e(value[0])}</a></h3>')
        elif kind == "quote":
            body.append(f"<blockquote>{e(value[0])} <small>({e(value[1])})</small></blockquote>")
        elif kind == "links":
            items = "".join(f'<li><a href="{e(_safe(to))}">{e(text)}</a></li>' for text, to in value)
            body.append(f"<ul>{items}</ul>")
        elif kind == "list":
            body.append("<ul>" + "".join(f"<li>{e(one)}</li>" for one in value) + "</ul>")
        elif kind == "why":
            body.append(f'<p class="soft">{e(" ".join(value))}</p>')
        elif kind == "status":
            body.append(
                f'<p><span class="status {value[1]}">{e(value[0])}.</span> <span class="soft">{e(value[2])}</span></p>'
            )
        elif kind == "table":
            head = "".join(f'<th scope="col">{e(one)}</th>' for one in value[0])
            rows = "".join(
                f'<tr><th scope="row">{e(a)}</th><td>{e(b)}</td><td class="{d}">{e(c)}</td></tr>'
                for a, b, c, d in value[1]
            )
            body.append(f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>')
        elif kind == "crib":
            body.append('<section class="crib">')
        elif kind == "end":
            body.append("</section>")
        elif kind == "small":
            body.append(f"<p><small>{e(value)}</small></p>")
    firm = report.data["firm"]
    title = f"Prep report: {firm}" if firm else "Prep report"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{e(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _safe(address: str) -> str:
    """An address that leads to a page and runs nothing."""
    return "#" if re.match(r"\s*(?:javascript|data|vbscript)\s*:", address, re.I) else address


def _plain(text: str) -> str:
    """A text in Markdown that stays a text: what Markdown or HTML would read as a sign is escaped."""
    text = re.sub(r"([\\`*_\[\]|#])", r"\\\1", text.replace("\n", " "))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def markdown(report: Report, book: str) -> str:
    """The report as Markdown."""
    out: list[str] = []
    p = _plain
    for kind, value in _blocks(report, book):
        if kind in ("h1", "h2", "h3"):
            out.append(f"{'#' * int(kind[1])} {p(value)}")
        elif kind == "h3link":
            out.append(f"### [{p(value[0])}]({_safe(value[1]).replace(' ', '%20').replace(')', '%29')})")
        elif kind == "p" or kind == "small":
            out.append(p(value))
        elif kind == "quote":
            out.append(f"> {p(value[0])} ({p(value[1])})")
        elif kind == "links":
            out.append(
                "\n".join(f"- [{p(text)}]({_safe(to).replace(' ', '%20').replace(')', '%29')})" for text, to in value)
            )
        elif kind == "list":
            out.append("\n".join(f"- {p(one)}" for one in value))
        elif kind == "why":
            out.append(p(" ".join(value)))
        elif kind == "status":
            out.append(f"**{p(value[0])}.** {p(value[2])}")
        elif kind == "table":
            rows = ["| " + " | ".join(map(p, value[0])) + " |", "|---|---|---|"]
            rows += [f"| {p(a)} | {p(b)} | {p(c)} |" for a, b, c, _ in value[1]]
            out.append("\n".join(rows))
    return "\n\n".join(out) + "\n"
