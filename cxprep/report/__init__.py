"""A CV and a job advert in, a prep report out: the same in a terminal, a notebook and a browser's Python.

    from cxprep.report import prepare
    report = prepare(cv=("cv.pdf", data), job=("job.txt", text.encode()))
    report.data        # the JSON's mapping
    report.html(), report.markdown(), report.json()

The engine is deterministic and reads nothing but what it is given: every statement leads back to a line of the CV, a
line of the advert and a rule of data/roles/. Importing this needs the standard library only.
"""

from cxprep.report.errors import ReportError
from cxprep.report.ontology import Ontology
from cxprep.report.report import Report, prepare

__all__ = ["Ontology", "Report", "ReportError", "prepare"]
