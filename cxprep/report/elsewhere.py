"""What the report says where an advert is for none of the book's seats, or is not in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cxprep.places import anchor
from cxprep.report.advert.language import NAMES
from cxprep.report.ontology import Ontology

if TYPE_CHECKING:
    from cxprep.report.report import Report

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CHOOSE = "If it is one of them all the same, choose the seat yourself and make the report again."


def none_of(known: Ontology) -> str:
    """ "None of the three seats", for as many seats as there are."""
    count = len(known.roles)
    return f"None of the {COUNTS[count] if count < len(COUNTS) else count} seats"


def near_map(known: Ontology, near: str | None) -> Mapping[str, Any]:
    """The pages that help nearest, for a title that is known or for none: title, sentence, and pages with links."""
    titles = known.data["titles"]
    one = titles["near"][near] if near else titles["elsewhere"]
    places = known.title_places()
    pages = [{"id": id, "link": f"{places[id]}#{anchor(id)}"} for id in one["pages"] if id in places]
    return {"title": one.get("title"), "sentence": one["sentence"], "pages": pages}


def about_languages(cv: str | None, job: str | None, role: str | None) -> list[str]:
    """What is not understood where the CV or the advert is in another language than English."""
    said = []
    if job not in ("en", None):
        name = NAMES.get(job, "another language")
        understood = (
            "its headings, the firm and the most common words of the work are understood, and no more: what it asks "
            "for is a rough reading"
            if job in ("fr", "de", "it", "es")
            else "the report does not understand it, so neither the seat nor what it asks for can be relied on"
        )
        said.append(f"The advert is in {name}: {understood}.")
    if cv not in ("en", None):
        name = NAMES.get(cv, "another language")
        said.append(
            f"The CV is in {name}, and the report finds evidence in English only: what it says in {name} may be "
            "missed, and “not shown” does not mean that it is not there."
        )
    return said


def blocks(report: Report, book: str) -> Iterable[tuple[str, Any]]:
    """The whole report where the advert is for none of the seats."""
    data, firm = report.data, report.data["firm"]
    yield "h1", f"Your interview at {firm}" if firm else "Your interview"
    yield "h2", f"{report.none}"
    title = f"“{report.job.title}”" if report.job.title else "this advert"
    yield "p", f"The book was not written for {title}. {CHOOSE}"
    near = data["near_map"]
    yield "p", f"Nearest: {near['title']}. {near['sentence']}" if near["title"] else near["sentence"]
    yield "links", [(_named(report, one["id"]), book + one["link"]) for one in near["pages"]]
    yield "section", "folds"
    yield "fold", "How your files were read"
    if data["reading"]["warnings"]:
        yield "list", list(data["reading"]["warnings"])
    fits = "; ".join(f"{report.roles[role]} {value:.2f}" for role, value in data["fit"].items())
    yield "p", f"How well the advert fits each seat, each on its own scale from 0 to 1: {fits}."
    if report.job.title:
        yield "quote", (report.job.title, "the advert's title")
    yield "p", f"The firm is named as {firm}." if firm else "The advert does not name the firm, so none is named."
    yield "unfold", None
    if data["requirements"]:
        yield "fold", "What the advert requires"
        yield "list", [f"{one['text']} ({one['status']})" for one in data["requirements"]]
        yield "unfold", None
    yield "end", None
    yield "small", "Made on your own machine by fixed rules; nothing was sent anywhere."


def _named(report: Report, id: str) -> str:
    """The heading of a page, or its label in words where the book's notebooks are not here."""
    return report.page_titles.get(id) or id.rpartition(".")[2].replace("-", " ").capitalize()
