"""One request in, one answer out, nothing raised: what a page's worker and a notebook's kernel ask of the engine.

The page's worker (widgets/assets/report_worker.mjs) runs this very function in the browser's Python.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxprep.report import advice
from cxprep.report.errors import ReportError
from cxprep.report.read import read
from cxprep.report.report import Report, prepare

if TYPE_CHECKING:
    from cxprep.bank import Bank
    from cxprep.report.ontology import Ontology

BROKEN = (
    "The report could not be made, and the fault is the book's, not your files'. Nothing was lost or sent. "
    "Paste the text of both in place of the files, or try other files."
)
File = tuple[str, bytes]


class Read(dict[tuple[str, str, bytes], Any]):
    """The last files as they were read, for a reader who answers and asks again; `clear()` forgets them."""

    def text(self, name: str, data: bytes, what: str) -> Any:
        """As `cxprep.report.read.read`, which is asked once for the same file."""
        key = (what, name, data)
        if key not in self:
            read_now = read(name, data, what)
            for old in [one for one in self if one[0] == what]:
                del self[old]
            self[key] = read_now
        return self[key]


def unsure(report: Report) -> list[dict[str, Any]]:
    """The lines that the reader is asked about, by look-for: its id, how it is asked, at most two lines of the CV."""
    return [
        {
            "id": one["id"],
            "asking": report.found[one["id"]].ask_you[0].asking or f"May this show “{report.titles[one['id']]}”?",
            "lines": [line["text"] for line in one["ask_you"]],
        }
        for one in report.data["competencies"]
        if one["ask_you"]
    ]


def answer(
    cv: File,
    job: File,
    *,
    role: str = "",
    stories: str = "",
    book: str = "",
    held: Bank | None = None,
    ontology: Ontology | str | None = None,
    answers: str = "",
    kept: Read | None = None,
) -> Mapping[str, str]:
    """The report on a CV and a job as `html`, `markdown`, `json` and a `name` for files, or `words` that say why not.

    Beside them, as JSON, stand `unsure` (what the reader is asked) and `path` (a plan: `advice.path`, or null).

    role: a role's id, empty for the advert's own. stories: the text of a story bank's file, empty for none. book: the
    address that the report's links begin with. answers: JSON of the reader's own yes and no, by the text of a line and
    a look-for's id ({"line": {"id": true}}), empty for none. kept: where files are kept as read, for the next time.
    """
    try:
        if held is None:
            from cxprep import bank

            held = bank.load_all()
        own = json.loads(answers) if answers else None
        reader = kept.text if kept is not None else read
        report = prepare(cv, job, role or None, stories or None, held, ontology, own, reader)
        where = {"book": book} if book else {}
        firm = report.data["firm"] or report.data["role"] or ""
        name = "-".join("".join(c if c.isalnum() else " " for c in firm.lower()).split())[:60]
        path = advice.path(held, report.rules, report) if report.rules else None
        return {
            "html": report.html(**where),
            "markdown": report.markdown(**where),
            "json": report.json(),
            "name": f"prep-report-{name or 'mine'}",
            "unsure": json.dumps(unsure(report), ensure_ascii=False),
            "path": json.dumps(path, ensure_ascii=False),
        }
    except ReportError as error:
        return {"words": str(error)}
    except Exception:  # whatever it is, a candidate the night before an interview is told what to do, not a traceback
        return {"words": BROKEN}
