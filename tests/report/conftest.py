"""The bank and the ontology, read once for all tests of the prep report."""

import pytest

from cxprep import bank
from cxprep.report import ontology


@pytest.fixture(scope="session")
def held() -> bank.Bank:
    """The bank as it stands."""
    return bank.load_all()


@pytest.fixture(scope="session")
def known() -> ontology.Ontology:
    """The ontology of data/."""
    return ontology.load()
