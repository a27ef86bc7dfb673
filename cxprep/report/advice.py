"""What to make of the findings: likely questions, drills, questions to ask, a plan, and what to say of a gap.

Texts come from the bank where it has the item, else from the ontology's own short ones; nothing is said of the
candidate that no line of the CV says. It knows the demand and what was found, and neither files nor patterns of
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxprep.report.advert import Job
from cxprep.report.match import Found
from cxprep.report.ontology import RoleRules
from cxprep.report.rank import Demand
from cxprep.text.spelling import NUMBER, level

MOST_QUESTIONS = 8
LINES_EACH = 3


@dataclass(frozen=True)
class Asking:
    """A question that is likely to come, why, and the candidate's own lines and stories to answer it from."""

    id: str
    title: str
    because: tuple[str, ...]
    lines: tuple[int, ...]
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


def items(held: Any, role: str, section: str) -> dict[str, Any]:
    """The bank's items of a kind for a role, by id; empty where there is no such role or bank."""
    if held is None or role not in held.roles:
        return {}
    return {item.id: item for item in held.of(section, role=role)}


def said(held: Any, role: str, text: str, firm: str | None) -> str:
    """A text of the bank with its places filled in."""
    return held.text(text, role, **({"firm": firm} if firm else {}))


def title_of(held: Any, rules: RoleRules, id: str) -> str:
    """The title of a look-for, question or drill: the bank's, else the ontology's, else its id in words."""
    section = id.split(".")[1]
    found = items(held, rules.id, section).get(id)
    if found is not None:
        return said(held, rules.id, found.title, None)
    if section == "look-for" and id in rules.look_fors:
        return rules.look_fors[id].title
    own = rules.data.get(f"{section}s", {}).get(id, {})
    return own.get("title") or id.split(".")[-1].replace("-", " ").capitalize()


def _known(held: Any, rules: RoleRules, section: str) -> dict[str, list[str]]:
    """Ids of a kind with their look-fors: the bank's first, in its order, then the ontology's that the bank lacks."""
    found = {id: list(item.look_fors) for id, item in items(held, rules.id, section).items()}
    for id, entry in rules.data.get(f"{section}s", {}).items():
        found.setdefault(id, list(entry.get("look_fors", ())))
    return found


def questions(
    held: Any, rules: RoleRules, demand: Mapping[str, Demand], found: Mapping[str, Found], stories: Sequence[Any]
) -> list[Asking]:
    """The questions most likely to come, in order, each with why and with lines to answer it from."""
    ranked = []
    for number, (id, look_fors) in enumerate(_known(held, rules, "question").items()):
        tested = [one for one in look_fors if one in demand]
        opener = bool(rules.data.get("questions", {}).get(id, {}).get("opener"))
        weight = sum(demand[one].demand for one in tested) / max(1.0, len(tested) ** 0.5)
        weight += 0.15 * sum(demand[one].demand for one in tested if found[one].status == "missing")
        ranked.append((-(weight + (10 if opener else 0)), number, id, tested, opener))
    asked: list[Asking] = []
    used: set[int] = set()
    for _, _, id, tested, opener in sorted(ranked)[:MOST_QUESTIONS]:
        by_demand = sorted(tested, key=lambda one: -demand[one].demand)
        because = ["It opens most interviews for this rules."] if opener else []
        for one in by_demand[:2]:
            lines = demand[one].asked
            name = title_of(held, rules, one)
            if lines:
                places = ", ".join(str(line) for line in dict.fromkeys(part.line for part in lines[:3]))
                because.append(f"It tests “{name}”, which the advert asks for (line {places}).")
            if found[one].status == "missing":
                because.append(f"Your CV shows nothing for “{name}”, so expect to be asked.")
        if not because:
            because = ["It is usual for this seat, whatever the advert says."]
        told = rules.data.get("questions", {}).get(id, {}).get("weakness")
        lines = () if told else best_lines(found, by_demand or list(demand), used)
        used.update(lines[:1])
        titles = []
        for story in stories:
            if story.ticks.get(id) or (id not in story.ticks and set(story.competencies) & set(tested)):
                titles.append(story.title)
        for title in titles[:3]:
            because.append(f"Your story “{title}” belongs here.")
        asked.append(Asking(id, title_of(held, rules, id), tuple(because), lines, tuple(titles[:3]), 10))
    return asked


def best_lines(found: Mapping[str, Found], tested: Sequence[str], used: Iterable[int]) -> tuple[int, ...]:
    """The lines to answer a question from, best first: a line that no earlier question begins with comes first.

    Each line counts for the look-for of the question that it shows most; strong lines come before weaker ones.
    """
    every = [(not one.strong, -one.score, one.line) for id in tested for one in found[id].evidence]
    lines = list(dict.fromkeys(line for _, _, line in sorted(every)))
    fresh = [line for line in lines if line not in used]
    return tuple([*fresh, *(line for line in lines if line in used)])[:LINES_EACH]


def drills(held: Any, rules: RoleRules, demand: Mapping[str, Demand], job: Job, places: Mapping[str, str]) -> list[Exercise]:
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
            found = re.search(pattern.replace("<n>", r"([\d][\d,.]*)"), job.words)
            if not found:
                continue
            try:
                value = float(found[1].rstrip(".,").replace(",", "")) * float(entry.get("times", 1))
            except ValueError:
                continue
            if float(entry["low"]) <= value <= float(entry["high"]):
                yield entry["name"], f"{value:g}", found[0].strip()
                break


def asks(held: Any, rules: RoleRules, demand: Mapping[str, Demand], firm: str | None) -> list[tuple[str, str, str]]:
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


def gap(held: Any, rules: RoleRules, id: str, found: Found) -> dict[str, Any]:
    """What to say honestly of a look-for that the CV does not show, and what to prepare."""
    item = items(held, rules.id, "look-for").get(id)
    shows = said(held, rules.id, item.shows, None) if item is not None else rules.look_fors[id].data.get("shows", "")
    say = rules.look_fors[id].data.get("say") or (
        "Say it first and plainly: you have not owned this yet. Then name the nearest thing you "
        "did do, and what you would "
        "look at in the first month."
    )
    if found.status == "partly":
        say = (
            "Say exactly what your part was. If somebody else decided, say so; then add what came of "
            "it, if you know, and "
            "leave it out if you do not."
        )
    near = [one for one in found.named[:2]]
    prepare = (
        rules.look_fors[id].data.get("prepare")
        or "Look for one day in your work when you did this in small, and write it down as a story."
    )
    return {"say": say, "prepare": prepare, "shows": shows, "near": near, "against": found.against[:2]}


def plan(
    held: Any,
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
    half = [f"Read the crib below twice. The advert asks most for {_listed(top)}."]
    if best:
        half.append(
            f"Tell line {best.line} of your CV aloud, in ninety seconds: what it was, what you did, what came of it."
        )
    if open_ones:
        half.append(f"Decide what you will say when they ask about {_listed(open_ones[:1])}, and say it aloud once.")
    if asking_them:
        half.append(f"Choose one question to put to {name}.")
    evening = [
        f"Answer the first {min(4, len(asking))} questions below aloud, with a clock. Score each with the page's scale."
    ]
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


__all__ = [
    "Asking",
    "Exercise",
    "asks",
    "best_lines",
    "drills",
    "gap",
    "items",
    "plan",
    "questions",
    "said",
    "title_of",
]
