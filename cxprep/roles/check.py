"""What a role lacks, and what then does not work: the one place that says so.

The home page, the prep report, the mock interview and the build all ask here, so that a role which is half made is
never offered and then refused, nor judged with an empty report. `report_lacks` and `interview_lacks` look at what is in
memory and hold in a browser too; `lacks` looks at the role's folder and at its chapter in book/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxprep.bank import Bank, Role
from cxprep.bank.files import FOLDER, BankError, load
from cxprep.places import DATA

if TYPE_CHECKING:
    from cxprep.report.ontology import Ontology

HOME, REPORT, INTERVIEW = "home", "report", "interview"
EVERYWHERE = (HOME, REPORT, INTERVIEW)
PLACES = {HOME: "the home page", REPORT: "the prep report", INTERVIEW: "the mock interview"}
ROLE_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
UNWRITTEN = "To write:"  # what a text of a new folder begins with
LINKED = ("look-for", "question", "concept", "drill")  # what the report and the widgets link to
LABELLED = 5  # so many sentences that show a look-for, at the least, before a weight can be learned
BOOK = DATA.parent / "book"


@dataclass(frozen=True)
class Lack:
    """One thing that a role lacks: which part of it, a sentence, and the places that do not offer the role for it."""

    part: str
    says: str
    stops: tuple[str, ...] = ()


def report_lacks(role: str, held: Bank, known: Ontology) -> list[Lack]:
    """What the prep report on `role` would want: its look-fors in the bank, rules of adverts, and learned weights."""
    if role not in held.roles:
        return [Lack("bank", f"{role} has no bank, so nothing is known of what its interviewers look for.", (REPORT,))]
    if role not in known.roles:
        return [Lack("advert", f"{role} has no advert.yml, so no advert can be read for it.", (REPORT,))]
    if not known.roles[role].data.get("fit"):
        says = f"{role}'s advert.yml says in no `fit` how its adverts are known."
        return [Lack("advert", says, (REPORT,))]
    found, look_fors = [], [item.id for item in held.role(role).of("look-for")]
    ruled = known.roles[role].look_fors
    for id in look_fors:
        if id not in ruled:
            found.append(Lack("advert", f"{id} is in the bank, and advert.yml has no rules for it.", (REPORT,)))
    for id in ruled:
        if id not in look_fors:
            found.append(Lack("advert", f"{id} has rules in advert.yml, and the bank does not have it.", (REPORT,)))
    without = [id for id in ruled if not (known.cues.has("asked", id) and ruled[id].learned)]
    if not known.cues.has("role", role) or len(without) == len(ruled):
        says = f"{role} has no learned weights: label lines in its examples/, then run make weights."
        found.append(Lack("weights", says, (REPORT,)))
    else:
        for id in without:
            says = f"{id} has no learned weights: label lines for it in examples/, then run make weights."
            found.append(Lack("weights", says, (REPORT,)))
    return found


def press_lacks(role: Role) -> list[Lack]:
    """Which questions do not say what their follow-ups press for: there the general follow-ups are asked."""
    return [
        Lack(
            "questions", f"{one.id} does not say in presses what each follow-up presses for, so general ones are asked."
        )
        for one in role.of("question")
        if len(one.presses) != len(one.follow_ups)
    ]


def interview_lacks(role: Role) -> list[Lack]:
    """What a mock interview for `role` would want: a question for each of its levels."""
    return [
        Lack(
            "questions", f"{role.id} has no question for the level {level}, so no interview can be drawn.", (INTERVIEW,)
        )
        for level in role.profile.levels
        if not any(level in question.levels for question in role.of("question"))
    ]


def lacks(
    role: str, folder: Path = FOLDER, book: Path = BOOK, held: Bank | None = None, known: Ontology | None = None
) -> list[Lack]:
    """Everything that `role` lacks, by its folder in `folder` and its chapter in `book`; nothing where it is whole.

    `held` and `known` are the bank and the ontology of that folder, where they have been read already. Where there is
    no `book`, as in an installed copy, neither the chapter is looked for nor what weights are learned from.
    """
    home = folder / role
    if not home.is_dir():
        says = f"There is no folder {role} among the roles; make role R={role} lays one out."
        return [Lack("folder", says, EVERYWHERE)]
    known = known or _ontology(folder)
    own, found = _bank(role, home, held)
    found += _of_folder(role, home, own, known)
    if book.is_dir():
        found += [*_of_examples(role, home, known), *_of_chapter(role, folder, book, own)]
    return found


def _bank(role: str, home: Path, held: Bank | None) -> tuple[Role | None, list[Lack]]:
    """The role's bank, or what is wrong with it."""
    if held is not None and role in held.roles:
        return held.role(role), []
    if not (home / "bank.yml").is_file():
        says = f"{role} has no bank.yml, so nothing is known of what its interviewers look for, ask and drill."
        return None, [Lack("bank", says, EVERYWHERE)]
    try:
        return load(role, home.parent), []
    except BankError as error:
        count = len(error.problems)
        says = f"{role}'s bank.yml cannot be used ({count} to mend, the first: {error.problems[0]})."
        return None, [Lack("bank", says, EVERYWHERE)]


def _of_folder(role: str, home: Path, own: Role | None, known: Ontology) -> Iterator[Lack]:
    yield from _unwritten(role, home)
    if own:
        yield from _of_bank(own)
        yield from report_lacks(role, Bank({role: own}), known)
    elif role not in known.roles:
        yield Lack("advert", f"{role} has no advert.yml, so no advert can be read for it.", (REPORT,))
    if not (home / "words.yml").is_file():
        yield Lack("words", f"{role} has no words.yml: the home page does not know how to call it.", (HOME,))
    else:
        from cxprep.roles import words

        try:
            if words.load(role, home.parent).home is None:
                yield Lack("words", f"{role}'s words.yml has no part home: the home page cannot name it.", (HOME,))
        except words.WordsError as error:
            yield Lack("words", f"{role}'s words.yml cannot be used: {str(error).splitlines()[0]}", EVERYWHERE)


def _of_bank(role: Role) -> Iterator[Lack]:
    yield from press_lacks(role)
    yield from interview_lacks(role)
    if not role.of("look-for"):
        yield Lack("bank", f"{role.id}'s bank has no look-for, and everything else hangs on them.", EVERYWHERE)
    if not role.of("drill"):
        yield Lack("drills", f"{role.id}'s bank has no drill, so a mock interview has questions only.")
    if not role.of("ask"):
        yield Lack("asks", f"{role.id}'s bank has no question to put to the firm, so the report proposes none.")
    if not role.cards():
        yield Lack("cards", f"{role.id}'s bank has no recall card, so there is no deck to learn from.")


def _unwritten(role: str, home: Path) -> Iterator[Lack]:
    for path in sorted(home.rglob("*")):
        if path.suffix in (".yml", ".txt") and (count := path.read_text(encoding="utf-8").count(UNWRITTEN)):
            name = path.relative_to(home).as_posix()
            says = f"{role}'s {name} still holds {count} of the texts that it was laid out with (“{UNWRITTEN} ...”)."
            yield Lack("texts", says, EVERYWHERE)


def _of_examples(role: str, home: Path, known: Ontology) -> Iterator[Lack]:
    if not (home / "examples" / "sentences.yml").is_file():
        says = f"{role} has no examples/sentences.yml, so no weights can be learned for it."
        yield Lack("examples", says, (REPORT,))
    else:
        from cxprep.learning.examples import labelled

        sentences = labelled(role, "sentences", home.parent)
        for id in known.roles[role].look_fors if role in known.roles else ():
            count = len(sentences.get(id, {}).get("positive", ()))
            if count < LABELLED:
                says = f"{id} has {count} sentences that show it in examples/; weights want at least {LABELLED}."
                yield Lack("examples", says, (REPORT,))
    if not any((home / "examples" / "cases").glob("*/labels.yml")):
        yield Lack("cases", f"{role} has no case in examples/cases/, so weights are learned from single lines only.")
    if not any((home / "held-out").glob("*/labels.yml")):
        yield Lack("held-out", f"{role} has no case in held-out/, so nobody knows how well its report reads.")


def _of_chapter(role: str, folder: Path, book: Path, own: Role | None) -> Iterator[Lack]:
    first = book / role / "index.ipynb"
    if not first.is_file():
        says = f"{role} has no chapter (book/{role}/index.ipynb), so every link to it would lead nowhere."
        yield Lack("chapter", says, EVERYWHERE)
        return
    contents = book.parent / "_toc.yml"
    listed = contents.read_text(encoding="utf-8") if contents.is_file() else ""
    if not re.search(rf"\b{role}/index\b", listed):
        says = f"{role}'s chapter is not in _toc.yml, so the book is built without it."
        yield Lack("chapter", says, EVERYWHERE)
    yield from _of_paths(role, folder)
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted((book / role).glob("*.ipynb")))
    if homeless := [
        item.id for kind in LINKED for item in (own.of(kind) if own else ()) if f"({item.id})=" not in pages
    ]:
        more = f" and {len(homeless) - 1} more" if len(homeless) > 1 else ""
        yield Lack(
            "pages", f"{homeless[0]}{more} stands on no page of the chapter; links to it lead to the first page."
        )


def _of_paths(role: str, folder: Path) -> Iterator[Lack]:
    if not (folder / role / "paths.yml").is_file():
        says = f"{role} has no paths.yml: nothing tells its readers what to do tonight, in an evening or in a week."
        yield Lack("paths", says)
        return
    from cxprep import paths

    try:
        paths.load(role, folder)
    except paths.PathError as error:
        count = len(error.problems)
        yield Lack("paths", f"{role}'s paths.yml cannot be used ({count} to mend, the first: {error.problems[0]})")


def _ontology(folder: Path) -> Ontology:
    from cxprep.report import ontology

    return ontology.load(folder.parent)


def everybody(folder: Path = FOLDER) -> list[str]:
    """The ids of all roles that have a folder, whole or not, in alphabetical order."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and ROLE_ID.fullmatch(path.name))


def offered(
    place: str, folder: Path = FOLDER, book: Path = BOOK, held: Bank | None = None, known: Ontology | None = None
) -> list[str]:
    """The roles that a place (`HOME`, `REPORT`, `INTERVIEW`) may offer, in alphabetical order; the rest as `lacks`."""
    known = known or _ontology(folder)
    return [role for role in everybody(folder) if not stopped(place, lacks(role, folder, book, held, known))]


def told(role: str, found: list[Lack]) -> str:
    """What a role lacks, as the command line says it: what keeps it from being offered, and where, then the rest."""
    if not found:
        return f"{role} lacks nothing."
    lines = []
    for stops in dict.fromkeys(one.stops for one in found):
        *most, last = [PLACES[one] for one in stops] or [""]
        where = f"{', '.join(most)}{' and ' * bool(most)}{last}"
        verb = "do" if most else "does"
        lines.append(
            f"{where[0].upper()}{where[1:]} {verb} not offer {role}, because:" if stops else f"{role} also lacks:"
        )
        lines += [f"- {one.says}" for one in found if one.stops == stops]
    return "\n".join(lines)


def stopped(place: str, found: list[Lack]) -> list[Lack]:
    """Those of some lacks for which a place does not offer the role."""
    return [one for one in found if place in one.stops]
