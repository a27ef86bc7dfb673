"""`prepare`: the whole way from two files to a `Report`, and the report's forms."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cxprep.places import anchor
from cxprep.report import advice, elsewhere
from cxprep.report import ontology as knowledge
from cxprep.report.advert import Job, read_advert
from cxprep.report.advert.language import language_of
from cxprep.report.advert.requirements import requirements
from cxprep.report.errors import ReportError
from cxprep.report.limits import SECONDS, TooLongError, hurry, in_time, within
from cxprep.report.lines import Unit, units
from cxprep.report.match import Answers, Found, look_all
from cxprep.report.offer import narrowed
from cxprep.report.ontology import Ontology, RoleRules
from cxprep.report.passages import passages, told
from cxprep.report.rank import Demand, demands, few_words, fit_of
from cxprep.report.read import read
from cxprep.text.spelling import level

if TYPE_CHECKING:
    from cxprep.bank import Bank
    from cxprep.practice.stories import Story

VERSION = 1
Reader = Callable[[str, bytes, str], Any]
BOOK = "../"  # where the book's pages are, seen from the report, unless said otherwise


@dataclass(frozen=True)
class Report:
    """A prep report. `data` is what `json()` writes; the rest is what the documents say beyond it."""

    data: Mapping[str, Any]
    rules: RoleRules | None
    role_title: str
    job: Job
    demand: Mapping[str, Demand]
    found: Mapping[str, Found]
    asking: Sequence[advice.Asking]
    exercises: Sequence[advice.Exercise]
    asks: Sequence[tuple[str, str, str]]
    plan: Sequence[Mapping[str, Any]]
    gaps: Mapping[str, Mapping[str, Any]]
    titles: Mapping[str, str]
    places: Mapping[str, str]
    cv_lines: Mapping[int, str]
    roles: Mapping[str, str] = field(default_factory=dict)
    job_warnings: Sequence[str] = field(default_factory=list)
    none: str = ""
    page_titles: Mapping[str, str] = field(default_factory=dict)
    told: tuple[int, int] = (0, 0)  # how many of the CV's lines are about work, and how many of those tell of a deed

    def json(self) -> str:
        """The data as JSON, the same bytes for the same input."""
        return json.dumps(self.data, ensure_ascii=False, indent=2) + "\n"

    def html(self, book: str = BOOK) -> str:
        """A page that stands alone and prints; `book` is the address of the book that its links lead to."""
        from cxprep.report.page import html

        return html(self, book)

    def markdown(self, book: str = BOOK) -> str:
        """The report as Markdown."""
        from cxprep.report.page import markdown

        return markdown(self, book)

    def link(self, id: str) -> str:
        """The address of an item of the book within it."""
        if id in self.places:
            return f"{self.places[id]}#{anchor(id)}"
        return f"{self.rules.id}/index.html" if self.rules else "index.html"


def prepare(
    cv: tuple[str, bytes],
    job: tuple[str, bytes],
    role: str | None = None,
    stories: str | bytes | Sequence[Story] | None = None,
    held: Bank | None = None,
    ontology: Ontology | str | None = None,
    answers: Answers | None = None,
    reader: Reader = read,
) -> Report:
    """The report on a CV and a job, each a name and its bytes (pasted text is "cv.txt", in UTF-8).

    `role` overrules the one that the advert suggests. `stories` is the text of a story bank's file, or its stories.
    `held` is a `cxprep.bank.Bank` and `ontology` an `Ontology` or its JSON; each is read from data/ where it is not
    given, which needs PyYAML. `answers` are the reader's own to "may this show it?": by the text of a line and the id
    of a look-for, yes or no; a yes is believed, a no takes the line away. `reader` reads a file. Raises `ReportError`,
    whose text is a sentence for the candidate; where it is not done after `limits.SECONDS`, too.
    """
    try:
        with within(SECONDS):
            return _prepared(cv, job, role, stories, held, ontology, answers, reader)
    except TooLongError:
        raise ReportError(
            f"The report was not done after {SECONDS:.0f} seconds, so it was stopped; nothing was lost or sent. "
            f"Paste the text of the CV and of the job in place of the files, or less of it."
        ) from None


def _prepared(
    cv: tuple[str, bytes],
    job: tuple[str, bytes],
    role: str | None,
    stories: str | bytes | Sequence[Any] | None,
    held: Any,
    ontology: Ontology | str | None,
    answers: Answers | None,
    reader: Reader,
) -> Report:
    cv_text = reader(*cv, "CV")
    job_text = reader(*job, "job")
    of_bank = _stories(stories)
    known = (
        ontology if isinstance(ontology, Ontology) else knowledge.from_json(ontology) if ontology else knowledge.load()
    )
    if held is None:
        from cxprep import bank

        held = bank.load_all()
    known = narrowed(held, known, ontology is None, role)
    cv_units = units(cv_text.lines)
    advert = read_advert(job_text.lines, known.words)
    warnings = [*cv_text.warnings, *_about_cv(cv_units, cv_text.characters)]
    warnings += [f"The job: {words[0].lower()}{words[1:]}" for words in job_text.warnings]
    if _same(cv_text.lines, job_text.lines):
        warnings.append(
            "The CV and the job are the same text; the report below says nothing of use. Choose the other file."
        )
    fitting = fit_of(advert, known)
    chosen = role or fitting.role
    cv_language, first = language_of(cv_text.lines), []
    if few_words(advert):
        end = "" if role else " Which seat it is for cannot be told from that: choose it yourself."
        first.append(f"The job has hardly any words, so nothing in it says what is asked for.{end}")
    elif fitting.role is None:
        said = elsewhere.none_of(known)
        first.append(
            f"{said} of the book is what this advert is for. The seat below is your own choice, not the advert's."
            if role
            else f"{said} of the book is what this advert is for. {elsewhere.CHOOSE}"
        )
    elif role is not None and role != fitting.role:
        other = known.roles[fitting.role].title
        first.append(f"You chose this seat yourself; the advert itself reads as one for “{other}”.")
    elif role is None and fitting.unsure:
        first.append(
            "The advert could be for more than one of the book's seats; choose the role yourself if this one is wrong."
        )
    warnings = [*first, *elsewhere.about_languages(cv_language, advert.language, chosen), *warnings]
    data: dict[str, Any] = {
        "version": VERSION,
        "role": chosen,
        "role_by": "reader" if role else "advert",
        "fit": dict(fitting.fits),
        "role_scores": dict(fitting.fits),
        "near": fitting.near if chosen is None else None,
        "near_map": elsewhere.near_map(known, fitting.near) if chosen is None else None,
        "firm": advert.firm,
        "language": advert.language,
        "requirements": [
            asdict(one)
            for one in requirements(advert, [(u.line, u.text, u.section) for u in cv_units], cv_language, known.words)
        ],
        "reading": {
            "pages": cv_text.pages,
            "characters": cv_text.characters,
            "language": cv_language,
            "warnings": list(dict.fromkeys(warnings)),
            **({"ways": list(cv_text.ways)} if cv_text.ways else {}),  # of a PDF: how each page was read
        },
    }
    titles = {id: held.role(id).profile.title if id in held.roles else one.title for id, one in known.roles.items()}
    if chosen is None:
        return _nowhere(data, advert, titles, known)
    rules = known.roles[chosen]
    hurry()
    demand = demands(advert, rules, known.cues, fitting.signs[chosen])
    among = passages(in_time(cv_units), known, rules)
    found = look_all(rules, list(in_time(among)), answers)
    made = _assembled(rules, data, advert, cv_units, demand, found, of_bank, held, titles)
    return replace(made, told=told(among, rules))


def _nowhere(data: dict[str, Any], advert: Job, titles: Mapping[str, str], known: Ontology) -> Report:
    """The report on an advert that is for none of the seats: the nearest pages, and the choice."""
    data |= {name: [] for name in ("competencies", "questions", "drills", "ask", "plan")}
    return Report(
        data=data,
        rules=None,
        role_title="",
        job=advert,
        demand={},
        found={},
        asking=[],
        exercises=[],
        asks=[],
        plan=[],
        gaps={},
        titles={},
        places=known.title_places(),
        cv_lines={},
        roles=titles,
        none=elsewhere.none_of(known),
        page_titles=known.page_titles(),
    )


def _assembled(
    rules: RoleRules,
    data: dict[str, Any],
    advert: Job,
    cv_units: list[Unit],
    demand: Mapping[str, Demand],
    found: Mapping[str, Found],
    told: Sequence[Story],
    held: Bank,
    roles: Mapping[str, str],
) -> Report:
    places = knowledge.places(rules)
    order = list(rules.look_fors)
    ranked = sorted(order, key=lambda id: (-demand[id].demand, order.index(id)))
    titles = {id: advice.title_of(held, rules, id) for id in ranked}
    asking = advice.questions(held, rules, demand, found, told, advert.firm)
    exercises = advice.drills(held, rules, demand, advert, places)
    asks = advice.asks(held, rules, demand, advert.firm)
    planned = advice.plan(held, rules, ranked, found, asking, exercises, asks, advert.firm)
    data |= {
        "competencies": [
            {
                "id": id,
                "demand": demand[id].demand,
                "asked": [{"line": one.line, "text": one.text} for one in demand[id].asked],
                "status": found[id].status,
                "evidence": [
                    {"line": one.line, "text": one.text, "score": one.score, "why": list(one.why)}
                    for one in found[id].evidence
                ],
                "ask_you": [{"line": one.line, "text": one.text} for one in found[id].ask_you],
            }
            for id in ranked
        ],
        "questions": [{"id": one.id, "because": list(one.because), "stories": list(one.lines)} for one in asking],
        "drills": [{"id": one.id, "link": one.link, "because": list(one.because)} for one in exercises],
        "ask": [{"id": id, "text": text} for id, text, _ in asks],
        "plan": [{"minutes": one["minutes"], "do": " ".join(one["do"])} for one in planned],
    }
    gaps = {id: advice.gap(held, rules, id, found[id]) for id in ranked if found[id].status != "evidenced"}
    role_title = held.role(rules.id).profile.title if rules.id in held.roles else rules.title
    return Report(
        data,
        rules,
        role_title,
        advert,
        demand,
        found,
        asking,
        exercises,
        asks,
        planned,
        gaps,
        titles,
        places,
        {unit.line: unit.text for unit in cv_units},
        roles,
    )


def _stories(stories: str | bytes | Sequence[Story] | None) -> Sequence[Story]:
    if stories is None or not stories:
        return []
    if not isinstance(stories, str | bytes):
        return stories
    from cxprep.practice import stories as bank_of_stories

    try:
        return bank_of_stories.loads(stories.decode("utf-8") if isinstance(stories, bytes) else stories)
    except UnicodeDecodeError:
        raise ReportError("The stories: The file is not text in UTF-8. Nothing was read from it.") from None
    except bank_of_stories.StoriesError as error:
        raise ReportError(f"The stories: {error}") from None


def _about_cv(found: list[Unit], characters: int) -> list[str]:
    """What to be wary of in a CV: too short, too long, or no CV at all."""
    words = level(" ".join(unit.text for unit in found))
    said = []
    if characters < 300:
        said.append("The CV is very short; what it does not say cannot be found.")
    dated = re.search(r"\b(?:19|20)\d\d\b", words)
    headed = sum(1 for unit in found if unit.heading)
    if characters >= 300 and not dated and not headed:
        said.append("This may not be a CV: it has neither dates nor headings. The report goes by its sentences alone.")
    if characters > 20_000:
        said.append("The CV is unusually long; check that it is the right file.")
    return said


def _same(cv: list[str], job: list[str]) -> bool:
    return re.findall(r"\w+", " ".join(cv).lower()) == re.findall(r"\w+", " ".join(job).lower())
