"""The small complete role that the tests run on, so that no test leans on what the book's own roles say."""

from __future__ import annotations

from functools import cache

from cxprep.bank import Bank, Role, load, load_all
from tools.project import ROOT

BANK = ROOT / "tests" / "fixtures" / "roles"
ROLE = "test-role"


@cache
def fixture_role() -> Role:
    """The fixture role."""
    return load(ROLE, BANK)


@cache
def held() -> Bank:
    """The bank that holds the fixture role and nothing else."""
    return load_all(BANK)
