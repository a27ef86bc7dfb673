"""What the weights were learned from, as a sign beside them: data/common/learned.json.

Learning takes minutes, so nobody learns again to see whether the weights are those that the lines give. **from** is a
sign of every file that is learned from and of the version of the code that learns; **gave** is one of each file that
was written, so that a weight changed by hand is seen too. `make sweep` learns again and compares, all but signed.json,
whose lines nobody keeps (`cxprep.learning.signing`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cxprep.bank.files import FOLDER

VERSION = 5  # one more where the code learns something else from the same files
INPUTS = (
    "roles/*/advert.yml",
    "roles/*/examples/*.yml",
    "roles/*/examples/cases/*/cv.txt",
    "roles/*/examples/cases/*/job.txt",
    "roles/*/examples/cases/*/labels.yml",
    "common/examples/*.yml",
    "common/development/adverts.yml",
    *(f"common/{name}.yml" for name in ("advert", "cues", "postings", "titles")),
)
OUTPUTS = (
    "roles/*/weights.yml",
    "roles/*/lines.json",
    "common/fit.yml",
    "common/firm.yml",
    "common/far.json",
    "common/shows.json",
    "common/signed.json",
)


def _files(data: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted(path for pattern in patterns for path in data.glob(pattern))


def _sign(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def signs(data: Path = FOLDER.parent) -> dict[str, Any]:
    """The signs of what is there now."""
    texts = (path.relative_to(data).as_posix() + "\n" + path.read_text("utf-8") for path in _files(data, INPUTS))
    gave = {path.relative_to(data).as_posix(): _sign(path.read_text("utf-8")) for path in _files(data, OUTPUTS)}
    return {"from": _sign(f"{VERSION}\n" + "\n".join(texts)), "gave": gave}


def kept(data: Path = FOLDER.parent) -> Mapping[str, Any]:
    """The signs as they were when the weights were last learned; empty ones where they never were."""
    path = data / "common" / "learned.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {"from": "", "gave": {}}


def keep(data: Path = FOLDER.parent) -> None:
    """The weights that are there are those that the files give."""
    _write(signs(data), data)


def _write(found: Mapping[str, Any], data: Path) -> None:
    path = data / "common" / "learned.json"
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")


def keep_one(name: str, data: Path = FOLDER.parent) -> None:
    """One of the written files is as it was learned just now; of the others nothing is said."""
    now, then = signs(data), kept(data)
    _write({**then, "gave": {**then["gave"], name: now["gave"][name]}}, data)


def stale(data: Path = FOLDER.parent) -> list[str]:
    """Why the weights are not what their files give, in sentences; none where they are."""
    now, then = signs(data), kept(data)
    said = []
    if now["from"] != then["from"]:
        said.append("What is learned from has changed since the weights were learned; run make weights.")
    for name in sorted({*now["gave"], *then["gave"]}):
        if now["gave"].get(name) != then["gave"].get(name):
            said.append(f"{name} is not as it was learned; run make weights.")
    return said
