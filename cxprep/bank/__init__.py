"""The typed bank: look-fors, questions, concepts, drills and all else that every edition of the book draws on.

`load("cx-lead")` reads data/bank/cx-lead.yml; `load_all()` reads every role; `from_json(text)` reads the one document
that the build makes for the browser. Each gives frozen, typed items and knows them by id and by kind, or raises
`BankError` with a sentence for everything that is wrong. Importing this needs the standard library only.
data/README.md is the dictionary of kinds and fields.
"""

from cxprep.bank.files import FOLDER, BankError, from_json, load, load_all, roles
from cxprep.bank.kinds import (
    GRADES,
    KINDS,
    LEVELS,
    QUESTION_KINDS,
    Answer,
    Ask,
    Avoid,
    Card,
    Claim,
    Concept,
    Dimension,
    Drill,
    Emphasise,
    FacilitatorNote,
    Fact,
    Item,
    LookFor,
    Note,
    Part,
    Practice,
    Pushback,
    Question,
    Seat,
    SourceItem,
)
from cxprep.bank.shelf import VERSION, Bank, Recall, Role

__all__ = [
    "FOLDER",
    "GRADES",
    "KINDS",
    "LEVELS",
    "QUESTION_KINDS",
    "VERSION",
    "Answer",
    "Ask",
    "Avoid",
    "Bank",
    "BankError",
    "Card",
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
    "Pushback",
    "Question",
    "Recall",
    "Role",
    "Seat",
    "SourceItem",
    "from_json",
    "load",
    "load_all",
    "roles",
]
