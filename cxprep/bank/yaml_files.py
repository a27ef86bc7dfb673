"""One YAML file as the dataclass that says what may stand in it; everything that is wrong is said at once.

The bank's own files, of which a sound half can still be used, are read by `files`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxprep.bank.decode import BAD, Place, read_fields
from cxprep.bank.draft import yaml_data
from cxprep.places import shown


def read_file(kind: type, path: Path, error: type[Exception], id: str | None = None) -> Any:
    """The dataclass `kind` from a YAML file; `id` is what sentences call the item, the file's name where none is given.

    Raises `error` with every problem, a sentence each.
    """
    problems: list[str] = []
    name = shown(path)
    try:
        data = yaml_data(path.read_text(encoding="utf-8"), name, problems)
    except UnicodeDecodeError:
        raise error(f"{name} is not written in UTF-8; save it so.") from None
    found = BAD if data is BAD else read_fields(kind, data, Place(name, problems, id or path.stem))
    if problems or found is BAD:
        raise error("\n".join(problems) or f"{name} could not be read.")
    return found
