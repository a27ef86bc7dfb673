"""Which roles the report is offered for: those that lack nothing it needs, as `cxprep.roles.check` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxprep.report import ontology as knowledge
from cxprep.report.errors import ReportError
from cxprep.report.ontology import Ontology
from cxprep.roles.check import REPORT, Lack, lacks, report_lacks, stopped

if TYPE_CHECKING:
    from cxprep.bank import Bank


def _lacking(held: Bank, known: Ontology, whole: bool) -> dict[str, list[Lack]]:
    """For each role what keeps a report from being offered; in `whole` also what its folder and chapter lack."""
    return {
        role: stopped(REPORT, lacks(role, held=held, known=known)) if whole else report_lacks(role, held, known)
        for role in {**known.roles, **held.roles}
    }


def reported(held: Bank) -> list[str]:
    """The ids of the roles that a report is offered for, by the data and the book that are here."""
    return [role for role, found in _lacking(held, knowledge.load(), whole=True).items() if not found]


def narrowed(held: Bank, known: Ontology, whole: bool, role: str | None) -> Ontology:
    """`known` with those roles alone that a report is offered for; ReportError where `role` is none of them.

    whole: whether `known` was read from data/, so that folders and chapters count too; a browser has neither.
    """
    found = _lacking(held, known, whole)
    offered = [id for id in known.roles if not found[id]]
    if role is not None and role not in offered:
        there = f"there are {', '.join(offered)}" if offered else "there is none yet"
        why = f" {found[role][0].says}" if role in found else ""
        raise ReportError(f"There is no role {role}; {there}.{why}")
    if not offered:
        raise ReportError("No role is complete enough for a report; python -m cxprep.roles check says what is missing.")
    return known.only(offered)
