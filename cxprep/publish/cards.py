"""The recall cards as Anki decks, one file a role.

`python -m cxprep.publish.cards OUT_DIR [--bank DIR]` writes OUT_DIR/<role>.apkg. The ids of deck, note type and notes
follow from the items' ids, so that whoever imports a newer deck gets changed cards changed, and none twice. Anki takes
a change only from a deck of a later time than its own: that time is SOURCE_DATE_EPOCH where it is set (seconds; a build
from a commit sets the commit's), else when the role's file was last written. Same bank, same time: the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import genanki

from cxprep import bank
from cxprep.bank import Recall, Role

BOOK = "Moments of Truth"
EARLIEST = 315532800  # 1980: no zip archive can hold an earlier time

_CSS = """.card {
  --paper: #fdfbf7; --ink: #22201d; --muted: #6a6259; --rule: #e2dbcf; --accent: #a83f1d;
  max-width: 34rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.2rem/1.5 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; text-align: left;
}
.card.nightMode, .card.night_mode, .nightMode .card {
  --paper: #171614; --ink: #ece8e1; --muted: #aaa196; --rule: #3a3631; --accent: #f2946b;
}
html { background: #fdfbf7; }
html.night-mode, html.nightMode { background: #171614; }
.topic { margin: 1rem 0 0; color: var(--muted); font: 0.8rem/1.4 system-ui, sans-serif; }
.front { font-weight: 600; }
hr { margin: 1.1rem 0; border: 0; border-top: 2px solid var(--accent); }
"""
_FRONT = '<div class="front">{{Front}}</div>'
# The topic would often give the answer away, so it waits for the back.
_BACK = '{{FrontSide}}<hr id="answer"><div class="back">{{Back}}</div><p class="topic">{{Topic}}</p>'


def number(name: str) -> int:
    """An id of Anki's kind that follows from `name` alone."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % (1 << 30)


def note_type() -> genanki.Model:
    """The cards' own note type; its first field is what Anki sorts by."""
    return genanki.Model(
        number(f"{BOOK}: recall card"),
        f"{BOOK}: recall card",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Topic"}, {"name": "Id"}],
        templates=[{"name": "Recall", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )


def deck(role: Role) -> genanki.Deck:
    """The role's recall cards as a deck."""
    made = genanki.Deck(
        number(f"{BOOK}: {role.id}"),
        f"{BOOK}::{role.text(role.profile.title)}",
        escape(role.text(role.profile.description)),
    )
    kind = note_type()
    for card in role.cards():
        made.add_note(_note(card, role, kind))
    return made


def _note(card: Recall, role: Role, kind: genanki.Model) -> genanki.Note:
    return genanki.Note(
        model=kind,
        fields=[_html(card.front), _html(card.back), _html(card.title), card.id],
        tags=[f"{role.id}::{card.section}"],
        guid=genanki.guid_for(BOOK, card.id),
    )


def _html(text: str) -> str:
    """A text as a field of a note has it. What Anki would read as its own, `[sound:` or `\\(`, is written otherwise."""
    safe = escape(text, quote=False).replace("[", "&#91;").replace("\\", "&#92;")
    return safe.replace("\n\n", "<br><br>")


def write(role: Role, path: Path, seconds: int) -> int:
    """Write the role's deck to `path`, as of `seconds` after 1970; returns the number of cards."""
    seconds = max(seconds, EARLIEST)
    made = deck(role)
    with tempfile.TemporaryDirectory() as folder:
        rough = Path(folder) / "rough.apkg"
        genanki.Package(made).write_to_file(rough, timestamp=seconds)
        # genanki stamps the archive's entries with the time of writing; ours carry none.
        with zipfile.ZipFile(rough) as archive, zipfile.ZipFile(path, "w") as clean:
            for name in sorted(archive.namelist()):
                info = zipfile.ZipInfo(name)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                clean.writestr(info, archive.read(name))
    return len(made.notes)


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(
        prog="python -m cxprep.publish.cards", description="Write the recall cards as Anki decks."
    )
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="the folder for the decks")
    parser.add_argument("--bank", type=Path, default=bank.FOLDER, metavar="DIR", help="the roles' folder (data/roles)")
    chosen = parser.parse_args(words)
    try:
        held = bank.load_all(chosen.bank)
    except bank.BankError as error:
        print(error, file=sys.stderr)
        return 1
    chosen.out.mkdir(parents=True, exist_ok=True)
    for role in held.roles.values():
        seconds = os.environ.get("SOURCE_DATE_EPOCH") or (chosen.bank / role.id / "bank.yml").stat().st_mtime
        count = write(role, chosen.out / f"{role.id}.apkg", int(float(seconds)))
        print(f"{role.id}.apkg holds {count} card{'s' * (count != 1)}.")
    if not held.roles:
        print(f"There is no role in {chosen.bank}, so no deck was written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
