"""What to make of the findings: likely questions, drills, questions to ask, a plan, and what to say of a gap.

Texts come from the bank where it has the item, else from the ontology's own short ones; nothing is said of the
candidate that no line of the CV says. It knows the demand and what was found, and neither files nor patterns of
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxprep.report.advert import Job
from cxprep.report.match import Evidence, Found
from cxprep.report.ontology import RoleRules
from cxprep.report.rank import Demand
from cxprep.report.reasons import came_of

if TYPE_CHECKING:
    from cxprep.bank import Bank
    from cxprep.practice.stories import Story
    from cxprep.report.report import Report

MOST_QUESTIONS = 8
LINES_EACH = 3
OWN_WORK = ("behavioural", "situational", "knowledge", "case")  # kinds of question that want something done
DRILL_READ = ("the-case", "commit-first", "move-it", "thirty-seconds-aloud")  # of a drill's page, by heading
FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class Asking:
    """A question that is likely to come: why, how to begin, the one line to answer from, and stories that belong there.

    `lines` are the numbers of all that would do, best first; the first is that of `line`. `own` is whether it asks for
    something done: one about motives can do without a line of the CV.
    """

    id: str
    title: str
    because: tuple[str, ...]
    lines: tuple[int, ...]
    line: Evidence | None
    begin: str
    own: bool
    stories: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class Exercise:
    """A drill, the look-fors it trains, and the link to it with what the advert's figures preset."""

    id: str
    title: str
    link: str
    because: tuple[str, ...]
    preset: tuple[tuple[str, str], ...]


def items(held: Bank, role: str, section: str) -> dict[str, Any]:
    """The bank's items of a kind for a role, by id; empty where there is no such role or bank."""
    if held is None or role not in held.roles:
        return {}
    return {item.id: item for item in held.of(section, role=role)}


def said(held: Bank, role: str, text: str, firm: str | None) -> str:
    """A text of the bank with its places filled in."""
    return held.text(text, role, **({"firm": firm} if firm else {}))


def title_of(held: Bank, rules: RoleRules, id: str, firm: str | None = None) -> str:
    """The title of a look-for, question or drill: the bank's, else the ontology's, else its id in words.

    A question in which the book names a house that it invented names the advert's: the ontology's `of_firm` with the
    firm's name, or its own title where no firm is known.
    """
    section = id.split(".")[1]
    own = rules.data.get(f"{section}s", {}).get(id, {})
    if "of_firm" in own:
        return own["of_firm"].replace("{firm}", firm) if firm else own["title"]
    found = items(held, rules.id, section).get(id)
    if found is not None:
        return said(held, rules.id, found.title, firm)
    if section == "look-for" and id in rules.look_fors:
        return rules.look_fors[id].title
    return own.get("title") or id.split(".")[-1].replace("-", " ").capitalize()


def _known(held: Bank, rules: RoleRules, section: str) -> dict[str, list[str]]:
    """Ids of a kind with their look-fors: the bank's first, in its order, then the ontology's that the bank lacks."""
    found = {id: list(item.look_fors) for id, item in items(held, rules.id, section).items()}
    for id, entry in rules.data.get(f"{section}s", {}).items():
        found.setdefault(id, list(entry.get("look_fors", ())))
    return found


def questions(
    held: Bank,
    rules: RoleRules,
    demand: Mapping[str, Demand],
    found: Mapping[str, Found],
    stories: Sequence[Story],
    firm: str | None = None,
) -> list[Asking]:
    """The questions most likely to come, in order, each with why, how to begin, and another line to answer it from."""
    ranked = []
    for number, (id, look_fors) in enumerate(_known(held, rules, "question").items()):
        tested = [one for one in look_fors if one in demand]
        opener = bool(rules.data.get("questions", {}).get(id, {}).get("opener"))
        weight = sum(demand[one].demand for one in tested) / max(1.0, len(tested) ** 0.5)
        weight += 0.15 * sum(demand[one].demand for one in tested if found[one].status == "missing")
        ranked.append((-(weight + (10 if opener else 0)), number, id, tested, opener))
    ranked.sort()
    chosen = ranked[:MOST_QUESTIONS]
    if not any(_is_weakness(rules, one[2]) for one in chosen):  # hardly an interview goes by without it
        chosen[-1:] = [one for one in ranked if _is_weakness(rules, one[2])][:1] or chosen[-1:]
    best = _shared_out(held, rules, demand, found, [(id, tested, opener) for _, _, id, tested, opener in chosen])
    asked: list[Asking] = []
    for _, _, id, tested, opener in chosen:
        titles = tuple(
            story.title
            for story in stories
            if story.ticks.get(id) or (id not in story.ticks and set(story.competencies) & set(tested))
        )[:3]
        by_demand = sorted(tested, key=lambda one: -demand[one].demand)
        because = [*_because(held, rules, by_demand, demand, found, opener)]
        because += [f"Your story “{title}” belongs here." for title in titles]
        begin, title = beginning(held, rules, id, firm), title_of(held, rules, id, firm)
        lines = best.get(id, ())
        own = _kind(held, rules, id) in OWN_WORK
        numbers = tuple(one.line for one in lines)
        asked.append(Asking(id, title, tuple(because), numbers, lines[0] if lines else None, begin, own, titles, 10))
    return asked


def _is_weakness(rules: RoleRules, id: str) -> bool:
    """Whether a question asks for a weakness or a mistake."""
    return bool(rules.data.get("questions", {}).get(id, {}).get("weakness"))


def _kind(held: Bank, rules: RoleRules, id: str) -> str:
    """What kind of question it is, as the bank says; what the ontology alone has is taken for one about work done."""
    if _is_weakness(rules, id):
        return "tricky"
    return getattr(items(held, rules.id, "question").get(id), "kind", "behavioural")


def _shared_out(
    held: Bank,
    rules: RoleRules,
    demand: Mapping[str, Demand],
    found: Mapping[str, Found],
    chosen: Sequence[tuple[str, Sequence[str], bool]],
) -> dict[str, tuple[Evidence, ...]]:
    """The lines for each question, no two beginning with the same: questions about work done choose first.

    Nothing is proposed for a weakness, nor where hours or pay are asked.
    """
    used: set[int] = set()
    shared: dict[str, tuple[Evidence, ...]] = {}
    for about_work in (True, False):
        for id, tested, opener in chosen:
            kind = _kind(held, rules, id)
            if id in shared or kind == "tricky" or (kind == "screening" and not opener):
                continue
            if about_work != (kind in OWN_WORK and not opener):
                continue
            lines = best_lines(found, list(demand) if opener else tested, used)
            if lines and lines[0].line not in used:
                shared[id] = lines
                used.add(lines[0].line)
    return shared


def _because(
    held: Bank,
    rules: RoleRules,
    by_demand: Sequence[str],
    demand: Mapping[str, Demand],
    found: Mapping[str, Found],
    opener: bool,
) -> Iterable[str]:
    """Why a question is likely, in sentences; at least one."""
    said_any = opener
    if opener:
        yield "It opens most interviews for this seat."
    for one in by_demand[:2]:
        name = title_of(held, rules, one)
        if demand[one].asked:
            said_any = True
            yield f"It tests “{name}”, which the advert asks for: “{demand[one].asked[0].text}”"
        if found[one].status == "missing":
            said_any = True
            yield f"No line of your CV was counted for “{name}”, so expect to be asked."
    if not said_any:
        yield "It is usual for this seat, whatever the advert says."


def beginning(held: Bank, rules: RoleRules, id: str, firm: str | None) -> str:
    """How to begin the answer to a question, in a sentence: the first part of the bank's build; empty without one."""
    item = items(held, rules.id, "question").get(id)
    if item is None:
        return ""
    part = item.parts[0]
    name, do = (said(held, rules.id, words, firm).strip() for words in (part.name, part.do))
    return f"{name}. {do[:1].upper()}{do[1:]}"


BEGINNINGS = (
    "Begin with one customer or one day of it; the figure comes last.",
    "Begin with what was wrong before, in one sentence; then your own part, then the figure.",
    "Begin with who had to agree, and what you told them; end on the figure.",
)


IN_PART = (
    "Begin with your own part in it, and say whose the rest was.",
    "Begin with one day of it; then how often, if you know.",
    "Begin with one customer in it, and end on what was different for them.",
)


OF_A_DUTY = (
    "Begin with one customer: who came, and what for; the line itself is a duty.",
    "Begin with one day when you did it, and end on what was different for the customer.",
    "Begin with the last time you did it: what was asked, what you said, how it ended.",
)


def first_words(evidence: Evidence, told: str, place: int = 0) -> str:
    """How to begin with a line of one's own, in a sentence.

    `told` is the part of it that is shown, and `place` its place among the lines told together.
    """
    result = came_of(told)
    if result and place % 2:
        return f"Begin with what it was before; then your part; end on “{result}”."
    if result:
        return f"Begin with “{result}”, then what you did for it."
    if evidence.plain:
        return OF_A_DUTY[place % len(OF_A_DUTY)]
    if not evidence.strong:
        return IN_PART[place % len(IN_PART)]
    if FIGURE.search(told):
        return BEGINNINGS[place % len(BEGINNINGS)]
    return "Begin with one day when you did it; then say what came of it."


def best_three(ranked: Sequence[str], found: Mapping[str, Found]) -> list[tuple[str, Evidence]]:
    """Three different lines worth saying, with the look-for that each shows: what is asked for most comes first."""
    every = [
        (not one.strong, place, -one.score, id, one) for place, id in enumerate(ranked) for one in found[id].evidence
    ]
    chosen: list[tuple[str, Evidence]] = []
    for again in (False, True):  # first one a look-for, then a second of the same
        for _, _, _, id, one in sorted(every, key=lambda entry: entry[:3]):
            fresh = one.line not in {other.line for _, other in chosen}
            if fresh and len(chosen) < LINES_EACH and (again or id not in {other for other, _ in chosen}):
                chosen.append((id, one))
    return chosen


def best_lines(found: Mapping[str, Found], tested: Sequence[str], used: Iterable[int]) -> tuple[Evidence, ...]:
    """The lines to answer a question from, best first: a line that no earlier question begins with comes first.

    Each line counts for the look-for of the question that it shows most; strong lines come before weaker ones.
    """
    every = sorted(
        (one for id in tested for one in found[id].evidence), key=lambda one: (not one.strong, -one.score, one.line)
    )
    lines = list({one.line: one for one in reversed(every)}.values())[::-1]
    fresh = [one for one in lines if one.line not in used]
    return tuple([*fresh, *(one for one in lines if one.line in used)])[:LINES_EACH]


def drills(
    held: Bank, rules: RoleRules, demand: Mapping[str, Demand], job: Job, places: Mapping[str, str]
) -> list[Exercise]:
    """The drills, those first that train what the advert asks for most, preset with the advert's own figures."""
    ranked = []
    for number, (id, look_fors) in enumerate(_known(held, rules, "drill").items()):
        tested = sorted((one for one in look_fors if one in demand), key=lambda one: -demand[one].demand)
        own = rules.data.get("drills", {}).get(id, {})
        preset = list(_preset(own.get("presets", ()), job))
        because = [f"It trains “{title_of(held, rules, one)}”." for one in tested[:2]]
        because += [f"The advert says “{words}”." for _, _, words in preset]
        link = places.get(id) or f"{rules.id}/{id.split('.')[-1]}.html"
        page = link.split("#")[0]
        state = "".join(f"&{name}={value}" for name, value, _ in preset)
        exercise = Exercise(
            id,
            title_of(held, rules, id),
            f"{page}#drill={id}{state}",
            tuple(because),
            tuple((n, v) for n, v, _ in preset),
        )
        ranked.append((-sum(demand[one].demand for one in tested), number, exercise))
    return [exercise for _, _, exercise in sorted(ranked, key=lambda one: one[:2])]


def _preset(presets: Sequence[Mapping[str, Any]], job: Job) -> Any:
    """(control, value, the advert's words) for each control whose figure the advert gives within its limits."""
    for entry in presets:
        for pattern in entry["find"]:
            found = re.search(pattern.replace("<n>", r"(?<![\d.,])(\d[\d,.]{0,24})"), job.words)
            if not found:
                continue
            try:
                value = float(found[1].rstrip(".,").replace(",", "")) * float(entry.get("times", 1))
            except ValueError:
                continue
            if float(entry["low"]) <= value <= float(entry["high"]):
                yield entry["name"], f"{value:g}", found[0].strip()
                break


def asks(held: Bank, rules: RoleRules, demand: Mapping[str, Demand], firm: str | None) -> list[tuple[str, str, str]]:
    """Questions to put to them: (id, the question with the firm's name in it, why), best first."""
    ranked = []
    for number, (id, item) in enumerate(items(held, rules.id, "ask").items()):
        weight = sum(demand[one].demand for one in item.look_fors if one in demand)
        text = said(held, rules.id, item.title, firm)
        ranked.append((-weight, number, id, text, said(held, rules.id, item.why, firm)))
    if not ranked:
        name = firm or "the firm"
        for number, (id, entry) in enumerate(rules.data.get("asks", {}).items()):
            weight = sum(demand[one].demand for one in entry.get("look_fors", ()) if one in demand)
            ranked.append(
                (-weight, number, id, entry["title"].replace("{firm}", name), entry["why"].replace("{firm}", name))
            )
    return [(id, text, why) for _, _, id, text, why in sorted(ranked)]


def gap(held: Bank, rules: RoleRules, id: str, found: Found) -> dict[str, Any]:
    """What to say honestly of a look-for that the CV does not show, and what to prepare."""
    item = items(held, rules.id, "look-for").get(id)
    shows = said(held, rules.id, item.shows, None) if item is not None else rules.look_fors[id].data.get("shows", "")
    say = rules.look_fors[id].data.get("say") or (
        "Say first and plainly that you have not owned this yet. Then name the nearest thing you "
        "did do, and what you would "
        "look at in the first month."
    )
    if found.status == "partly":
        say = (
            "Say exactly what your part was. If somebody else decided, say so; then add what came of "
            "it, if you know, and "
            "leave it out if you do not."
        )
        if all(one.plain for one in found.evidence):
            say = (
                "The line says what you did all day, which is a beginning. Tell one time with it: who it was, what "
                "you did, how it ended."
            )
    near = [one for one in found.named[:2]]
    prepare = (
        rules.look_fors[id].data.get("prepare")
        or "Look for one day in your work when you did this in small, and write it down as a story."
    )
    return {"say": say, "prepare": prepare, "shows": shows, "near": near, "against": found.against[:2]}


def plan(
    held: Bank,
    rules: RoleRules,
    ranked: Sequence[str],
    found: Mapping[str, Found],
    asking: Sequence[Asking],
    exercises: Sequence[Exercise],
    asking_them: Sequence[tuple[str, str, str]],
    firm: str | None,
) -> list[dict[str, Any]]:
    """What to do with 30 minutes, an evening and a week."""
    top = [title_of(held, rules, id) for id in ranked[:3]]
    open_ones = [title_of(held, rules, id) for id in ranked if found[id].status != "evidenced"]
    best = next((evidence for id in ranked for evidence in found[id].evidence if found[id].status == "evidenced"), None)
    name = firm or "the firm"
    half = [f"Read the page for the train twice. The advert asks most for {_listed(top)}."]
    if best:
        half.append(f"Tell “{best.text}” aloud, in ninety seconds: what it was, what you did, what came of it.")
    if open_ones:
        half.append(f"Decide what you will say when they ask about {_listed(open_ones[:1])}, and say it aloud once.")
    if asking_them:
        half.append(f"Choose one question to put to {name}.")
    evening = [f"Answer the first {min(4, len(asking))} questions aloud, with a clock. Score each by its own scale."]
    if exercises:
        evening.append(f"Do the drill “{exercises[0].title}”: your own estimate first, then the figures.")
    if len(open_ones) > 1:
        evening.append(
            f"Write two sentences for each of {_listed(open_ones[:3])}: what is true, and what you would do first."
        )
    evening.append(
        f"Look at {name} as a customer would: the site, a shop, a review, a call. Note three things you saw."
    )
    week = ["Write three stories into the story bank, each with one figure you can defend, and tie each to a question."]
    if len(exercises) > 1:
        week.append(f"Do the other drills: {_listed([one.title for one in exercises[1:4]])}.")
    week.append("Go through the recall cards ten minutes a day; the dates are worked out for you.")
    week.append("Have a friend hold the mock interview with the interviewer's card, and score it.")
    return [
        {"minutes": 30, "name": "Thirty minutes", "do": half},
        {"minutes": 180, "name": "An evening", "do": evening},
        {"minutes": 600, "name": "A week", "do": week},
    ]


def _listed(words: Sequence[str]) -> str:
    words = [f"“{word}”" for word in words]
    return (
        words[0]
        if len(words) == 1
        else f"{', '.join(words[:-1])} and {words[-1]}"
        if words
        else "nothing in particular"
    )


def path(held: Bank, rules: RoleRules, report: Report) -> dict[str, Any]:
    """The report's plan as a path of one's own, an hour in all: what session.mjs's `keepMine` takes.

    Steps name questions and drills of the book and nothing of the CV, as a path is kept on the device.
    """
    firm = report.data["firm"] or "the firm"
    asking = report.asking
    told = next((one for one in asking[1:] if one.own), None)
    why = next((one for one in asking[1:] if _kind(held, rules, one.id) in ("firm", "motivation")), None)
    gap = next(iter(report.gaps), None)
    steps: list[dict[str, Any]] = []

    def step(id: str, title: str, what: str, minutes: int, **more: Any) -> None:
        href = report.link(id)
        steps.append({"key": f"mine:{id}", "title": title, "what": what, "minutes": minutes, "href": href, **more})

    if asking:
        step(asking[0].id, asking[0].title, "Say it aloud with the clock, twice, with the lines for the train.", 10)
    if gap:
        step(gap, f"The gap: {report.titles[gap]}", "Say aloud what is true of you, and what you would do first.", 8)
    for drill in report.exercises[:1]:
        # at its beginning: the link with the advert's figures opens the drill past the reader's own estimate
        step(
            drill.id, drill.title, "Your own estimate first, then as far as the thirty seconds.", 20, read=[*DRILL_READ]
        )
    if told:
        step(told.id, told.title, "Say it aloud with the clock, from the line that the report chose.", 8)
    if why:
        step(why.id, why.title, f"Say it aloud, with one thing that you saw at {firm} yourself.", 7)
    for id, _, _ in report.asks[:1]:
        what = "This one, and a second that you choose on the page. Say each as you would say it there."
        step(id, f"Two questions to {firm}", what, 5)
    return {"title": f"Your plan for {firm}", "steps": steps}
