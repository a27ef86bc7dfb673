"""A deck of ours as Anki exports it after some days: the older form, with scheduling."""

import sqlite3
import tempfile
import zipfile
from pathlib import Path

from cxprep.bank import Role
from cxprep.publish.cards import write

CREATED = 1_790_000_000  # seconds: when that collection began
DAY = 86_400


def exported(role: Role, path: Path, states: dict[str, tuple[int, int, int]]) -> Path:
    """`states` says of a card's id: days of its interval, days after CREATED that it is due, and seconds it changed."""
    write(role, path, CREATED)
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        base = sqlite3.connect(Path(folder) / "collection.anki2")
        base.execute("update col set crt = ?", [CREATED])
        for id, (interval, due, changed) in states.items():
            (note,) = base.execute("select id from notes where flds like ?", [f"%\x1f{id}"]).fetchone()
            # a long `data` runs over several pages of the database
            base.execute(
                "update cards set type = 2, queue = 2, ivl = ?, due = ?, mod = ?, data = ? where nid = ?",
                [interval, due, changed, "x" * 9000, note],
            )
        base.commit()
        base.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("collection.anki2", "media"):
                archive.write(Path(folder) / name, name)
    return path
