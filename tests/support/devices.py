"""Tests of what is drawn and printed are tried on a phone and on a desk; tests of words and state take turns."""

import pytest

from tests.support.scan import DESK, PHONE

on_both = pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"], indirect=True)
