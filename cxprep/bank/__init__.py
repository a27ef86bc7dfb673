"""The typed bank: look-fors, questions, concepts, drills and all else that every edition of the book draws on.

`load("cx-lead")` reads data/roles/cx-lead/bank.yml; `load_all()` reads every role; `from_json(text)` reads the one
document that the build makes for the browser. Each gives frozen, typed items and knows them by id and by kind, or
raises `BankError` with a sentence for everything that is wrong. Importing this needs the standard library only.
data/README.md is the dictionary of kinds and fields.
"""

from cxprep.bank.bank import VERSION, Bank, Recall, Role
from cxprep.bank.bib import Cited
from cxprep.bank.constraints import GRADES, LEVELS, QUALITIES, QUESTION_KINDS
from cxprep.bank.files import FOLDER, SOURCES, BankError, from_json, load, load_all, roles
from cxprep.bank.grades import grounds
from cxprep.bank.items import (
    KINDS,
    Ask,
    Avoid,
    Concept,
    Drill,
    Emphasise,
    Item,
    LookFor,
    Practice,
    Question,
    SourceItem,
)
from cxprep.bank.parts import Answer, Card, Claim, Dimension, FacilitatorNote, Fact, Note, Part, Profile, Pushback

__all__ = [
    "FOLDER",
    "GRADES",
    "KINDS",
    "LEVELS",
    "QUALITIES",
    "QUESTION_KINDS",
    "SOURCES",
    "VERSION",
    "Answer",
    "Ask",
    "Avoid",
    "Bank",
    "BankError",
    "Card",
    "Cited",
    "Claim",
    "Concept",
    "Dimension",
    "Drill",
    "Emphasise",
    "FacilitatorNote",
    "Fact",
    "Item",
    "LookFor",
    "Note",
    "Part",
    "Practice",
    "Profile",
    "Pushback",
    "Question",
    "Recall",
    "Role",
    "SourceItem",
    "from_json",
    "grounds",
    "load",
    "load_all",
    "roles",
]
