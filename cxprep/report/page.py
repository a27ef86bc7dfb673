"""What the report says, in order: for the train, the gaps, what is required, the questions; then everything traced.

What stands open is what somebody with ten minutes reads, about 900 words; the rest is folded. It is one list of
blocks, of which `document` makes the page and the Markdown. Nothing is said here of the candidate that `advice` or a
line does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cxprep.report import advice, document, elsewhere
from cxprep.report.document import Block
from cxprep.report.passages import lists_duties

if TYPE_CHECKING:
    from cxprep.report.report import Report

STATUS = {"evidenced": "Evidenced", "partly": "Partly", "missing": "Not shown"}
ASKED = "You are asked"  # where no line was counted and one may be, if the reader says so
OPEN_GAPS, OPEN_QUESTIONS, OPEN_WARNINGS = 3, 6, 2
SHORT = 140  # characters: a longer line is told for the train by the part of it that its reason quotes
BREATHE = "Breathe. Name the customer, say what you did, say what came of it, stop."


def html(report: Report, book: str) -> str:
    """The whole page, escaped, without a script."""
    firm = report.data["firm"]
    return document.page(f"Prep report: {firm}" if firm else "Prep report", _blocks(report, book))


def markdown(report: Report, book: str) -> str:
    """The report as Markdown."""
    return document.markdown(_blocks(report, book))


def _blocks(report: Report, book: str) -> Iterable[Block]:
    """The report's content, as `document` takes it."""
    if report.rules is None:
        yield from elsewhere.blocks(report, book)
        return
    firm = report.data["firm"]
    yield "h1", f"Your interview at {firm}" if firm else "Your interview"
    warnings = report.data["reading"]["warnings"]
    if warnings:
        yield "note", " ".join(warnings[:OPEN_WARNINGS])
    yield from _train(report)
    yield from _gaps(report, book)
    yield from _requirements(report)
    yield from _questions(report, book)
    yield "section", "folds"
    yield from _traced(report, book)
    yield "end", None
    yield (
        "small",
        f"Made on your own machine by fixed rules (version {report.data['version']}); nothing was sent anywhere. "
        "Where a rule misread you, you are right and the rule is wrong.",
    )


def _readable(report: Report) -> bool:
    """Whether the CV is in a language in which lines are found: else nothing is said to be missing from it."""
    return report.data["reading"]["language"] in ("en", None)


def _open_gaps(report: Report) -> list[str]:
    """The look-fors that the advert asks for and the CV does not show, those not shown at all first."""
    asked = [one["id"] for one in report.data["competencies"] if one["demand"] > 0 and one["id"] in report.gaps]
    return sorted(asked, key=lambda id: report.found[id].status != "missing")


def spoken(text: str, quoted: str = "") -> str:
    """A line as one says it: whole where it is short, else the sentence or clause with what its reason quotes."""
    if len(text) <= SHORT:
        return text.rstrip(" .;")
    at = max(0, text.find(quoted)) if quoted else 0
    end = at + max(len(quoted), 1)
    start = max((cut.end() for cut in re.finditer(r"[.;!?:•]\s+|\s[–—-]\s", text[:at])), default=0)
    stop = re.search(r"[.;!?](?:\s|$)", text[end:])
    part = text[start : end + stop.start() if stop else len(text)].strip()
    if len(part) > 2 * SHORT:  # one endless sentence: whole words around what is quoted
        room = (2 * SHORT - (end - at)) // 2
        part = re.sub(r"^\S*\s|\s\S*$", " … ", text[max(0, at - room) : end + room]).strip()
    return part.rstrip(" .;")


def _sentences(text: str, most: int) -> str:
    """The first sentences of a text."""
    return " ".join(re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", text)[:most])


def quoted_in(why: Iterable[str]) -> str:
    """The first words that a line's reasons quote."""
    found = re.search(r"“(.+?)”", " ".join(why))
    return found[1] if found else ""


def _train(report: Report) -> Iterable[Block]:
    firm = report.data["firm"] or "The advert does not name the firm"
    yield "section", "train"
    yield "h2", "For the train"
    yield "p", f"{firm} · {report.job.title or report.role_title}"
    three = advice.best_three([one["id"] for one in report.data["competencies"]], report.found)
    yield "h3", "Say these" if len(three) > 1 else "Say this"
    if three:
        told = [(one, spoken(one.text, quoted_in(one.why))) for _, one in three]
        lines = [(text, advice.first_words(one, text, place)) for place, (one, text) in enumerate(told)]
        yield "lines", lines
    else:
        near = next((_begin(report, one["id"]) for one in report.data["competencies"] if one["ask_you"]), "")
        yield (
            "p",
            f"No line of your CV was counted.{near} "
            "Bring one true example: who the customer was, what you did, how it ended.",
        )
    gap = next(iter(_open_gaps(report)), None)
    if gap and _readable(report):
        yield "h3", f"If they ask about this: {report.titles[gap]}"
        yield "p", f"If that is so: {_sentences(report.gaps[gap]['say'], 2)}"
    if report.asks:
        yield "h3", "Ask them"
        yield "list", [text for _, text, _ in report.asks[:2]]
    yield "p", BREATHE
    yield "end", None


def _begin(report: Report, id: str) -> str:
    """The line to begin with where none was counted."""
    asked = report.found[id].ask_you[0]
    if asked.asking:
        return f" Begin with this one: “{spoken(asked.text)}”. {asked.asking}"
    return f" Begin with this one, which names the work: “{spoken(asked.text)}”."


def _small(words: str) -> str:
    """The words as they begin after a quoted line."""
    return words[:1].lower() + words[1:]


def _gaps(report: Report, book: str) -> Iterable[Block]:
    gaps = _open_gaps(report)
    shown = [report.titles[one["id"]] for one in report.data["competencies"] if one["status"] == "evidenced"]
    yield "h2", "The gaps, and what to say honestly"
    if not _readable(report):
        yield (
            "p",
            "The report finds lines in English only, so it cannot say what your CV lacks. They will ask about this:",
        )
        for id in gaps[:OPEN_GAPS]:
            yield "h3link", (report.titles[id], book + report.link(id))
            yield "p", f"It shows when somebody does this: {report.gaps[id]['shows']}"
            yield "p", f"Prepare: {report.gaps[id]['prepare']}"
        return
    if shown:
        yield "p", f"Your CV shows: {_listed(shown)}."
    if words := _duties(*report.told):
        yield "p", words
    if not gaps:
        yield "p", "It shows whatever the advert asks for most. Look at the questions."
        return
    yield (
        "p",
        "“Not shown” means that no line was counted, “You are asked” that one is if you say so. If you did it all the "
        "same, write the line; if not, say so first.",
    )
    for id in gaps[:OPEN_GAPS]:
        yield from _gap(report, id, book)
    if gaps[OPEN_GAPS:]:
        yield "fold", "The smaller gaps"
        for id in gaps[OPEN_GAPS:]:
            yield from _gap(report, id, book)
        yield "unfold", None


def _duties(work: int, told: int) -> str:
    """That a CV lists duties, and how to mend it; empty where it tells of things done."""
    if not lists_duties(work, told):
        return ""
    few = {0: "none tells", 1: "one tells"}.get(told, f"{told} tell")
    return (
        f"Your CV lists duties: of its {work} lines about work, {few} of one thing you did, or of what came of it. "
        "A duty says what the job was and not how you did it, so here a line counts in part at most. Where one below "
        "names what they look for, remember one time: who it was, what you did, how it ended."
    )


def _status(report: Report, id: str) -> str:
    """What is said of a look-for in two words."""
    found = report.found[id]
    return ASKED if found.status == "missing" and found.ask_you else STATUS[found.status]


def _gap(report: Report, id: str, book: str) -> Iterable[Block]:
    gap, status = report.gaps[id], report.found[id].status
    demand = next(one["demand"] for one in report.data["competencies"] if one["id"] == id)
    yield "h3link", (report.titles[id], book + report.link(id))
    yield "status", (_status(report, id), status, f"The advert {_demand(demand)}.")
    if status == "partly" and report.found[id].evidence:
        best = report.found[id].evidence[0]
        yield "line", (spoken(best.text, quoted_in(best.why)), "")
    for asked in report.found[id].ask_you[:1]:
        names_it = "your CV names it: tell of one time when you did it"
        yield "quote", (spoken(asked.text), _small(asked.asking) or names_it)
    for against in gap["against"][:1]:
        yield "quote", (against.text, "your own line: they may hold this against you")
    yield "p", f"{'' if status == 'partly' else 'If that is so: '}{gap['say']}"
    yield "p", f"Prepare: {gap['prepare']}"


def _requirements(report: Report) -> Iterable[Block]:
    wanted = report.data["requirements"]
    if not wanted:
        return
    yield "h2", "What they require"
    for status, title in (("not met", "Not met"), ("not said", "Not said in your CV"), ("met", "Met")):
        some = [one for one in wanted if one["status"] == status]
        if some:
            yield "h3", title
            yield "list", list(dict.fromkeys(_requirement(report, one) for one in some))


def _requirement(report: Report, one: dict[str, Any]) -> str:
    """A requirement in the advert's words, and what of the CV answers it in the CV's."""
    line = report.cv_lines.get(one["cv_line"] or 0, "")
    told = one["because"]
    if re.search(r"\bline \d", told):  # a PDF has no line numbers: its own words tell which line it is
        told = f"Your CV: “{spoken(line, one['name'])}”." if line else ""
    wish = "" if one["must"] else " (a wish)"
    asked = one["text"].rstrip(" .;")
    return f"{one['name'][:1].upper()}{one['name'][1:]}{wish}: “{asked}”. {told}".strip()


def _questions(report: Report, book: str) -> Iterable[Block]:
    yield "h2", "Questions that are likely, in order"
    for number, asking in enumerate(report.asking, start=1):
        if number == OPEN_QUESTIONS + 1:
            yield "fold", "Further questions"
        yield "h3link", (f"{number}. {asking.title}", book + report.link(asking.id))
        if asking.line:
            yield "line", (spoken(asking.line.text, quoted_in(asking.line.why)), "")
        elif asking.own:
            yield "p", "No further line of yours answers this. Prepare one true example."
        for story in asking.stories[:1]:
            yield "p", f"Your story “{story}” belongs here."
        if asking.begin:
            yield "p", f"Begin: {asking.begin}"
    if len(report.asking) > OPEN_QUESTIONS:
        yield "unfold", None


def _traced(report: Report, book: str) -> Iterable[Block]:
    data = report.data
    yield "fold", "Why: what they ask for, and each line that was counted"
    yield "p", "In the order in which the advert asks. “Evidenced” means something done, by you. It is no mark."
    rows = [
        (report.titles[one["id"]], _demand(one["demand"]), _status(report, one["id"]), one["status"])
        for one in data["competencies"]
    ]
    yield "table", (("What they look for", "The advert", "Your CV"), rows)
    for one in data["competencies"]:
        yield from _competency(report, one, book)
    yield "unfold", None
    yield "fold", "Why these questions"
    for asking in report.asking:
        yield "h3", asking.title
        yield "list", list(asking.because)
    yield "unfold", None
    if report.exercises:
        yield "fold", "Drills, with the figures of the advert where it gave any"
        for exercise in report.exercises:
            yield "h3link", (exercise.title, book + exercise.link)
            yield "list", list(exercise.because)
        yield "unfold", None
    if report.asks:
        yield "fold", "More to ask them, and why"
        yield "list", [f"{text} {why}".strip() for _, text, why in report.asks[:5]]
        yield "unfold", None
    yield "fold", "What to do with the time you have"
    for one in report.plan:
        yield "h3", one["name"]
        yield "list", list(one["do"])
    yield "unfold", None
    yield "fold", "How your files were read, and the seat"
    yield from _reading(report)
    yield "unfold", None


def _reading(report: Report) -> Iterable[Block]:
    data, reading = report.data, report.data["reading"]
    pages = f"{reading['pages']} page{'s' if reading['pages'] != 1 else ''}, " if reading["pages"] else ""
    yield "p", f"The CV: {pages}{reading['characters']:,} characters."
    if reading["warnings"]:
        yield "list", list(reading["warnings"])
    scores = sorted(data["fit"].items(), key=lambda one: (-one[1], one[0]))
    told = "; ".join(f"{report.roles[role]} {score:.2f}" for role, score in scores)
    yield (
        "p",
        f"The report is for “{report.role_title}”. How well the advert fits each of the book's seats, each on its own "
        f"scale from 0 to 1: {told}.",
    )
    if report.job.title:
        yield "quote", (report.job.title, "the advert's title")
    yield (
        "p",
        f"The firm is named as {data['firm']}."
        if data["firm"]
        else "The advert does not name the firm, so none is named.",
    )


def _demand(value: float) -> str:
    for floor, words in ((0.75, "asks for it most"), (0.4, "asks for it"), (0.01, "touches on it")):
        if value >= floor:
            return words
    return "does not ask for it"


def _listed(words: list[str]) -> str:
    words = [f"“{word}”" for word in words]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _competency(report: Report, one: dict[str, Any], book: str) -> Iterable[Block]:
    """All that was found for a look-for, quoted whole."""
    id = one["id"]
    yield "h3link", (report.titles[id], book + report.link(id))
    yield "status", (_status(report, id), one["status"], f"The advert {_demand(one['demand'])}.")
    for asked in one["asked"][:3]:
        yield "quote", (asked["text"], "the advert")
    for evidence in one["evidence"]:
        yield "quote", (evidence["text"], "your CV")
        yield "why", evidence["why"]
    for asked in report.found[id].ask_you:
        may = _small(asked.asking) or "your CV: may this show it?"
        yield "quote", (asked.text, f"{may} It is not counted unless you say so")
    gap = report.gaps.get(id)
    if not gap:
        return
    for near in gap["near"]:
        yield "quote", (near.text, "your CV: near it, and not counted")
        yield "why", list(near.why)
    for against in gap["against"]:
        yield "quote", (against.text, "your CV: they may hold this against you")
        yield "why", list(against.why)
    if gap["shows"]:
        yield "p", f"How it shows in an answer: {gap['shows']}"
