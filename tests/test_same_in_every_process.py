"""What is stored or published is the same bytes whichever process makes it: charts, drills, estimates, questions.

One other process makes them all, under another seed of Python's hashes, as starting it costs more than what it makes.
"""

import json
import os
import subprocess
import sys

import matplotlib.pyplot as plt
import pytest

from cxprep.publish import charts
from tests.support.asking import ask, pilot_drill
from tests.support.pages import fragment
from tests.support.questions import MAKERS, QUESTION
from tests.support.role import held
from tests.support.samples import loyalty_drill
from tests.test_charts import ALT, drawn
from tools.project import ROOT

pytestmark = pytest.mark.slow  # starts processes of its own


def made() -> dict[str, str]:
    """One of each, as a page keeps it."""
    with plt.rc_context():
        charts.use()
        chart = charts.show(drawn(), alt=ALT).html
    return {
        "chart": chart,
        "drill": fragment(loyalty_drill()),
        "estimate": fragment(ask(pilot_drill())),
        **{kind: fragment(make(QUESTION, held())) for kind, make in MAKERS.items()},
    }


def test_another_process_makes_the_same_bytes():
    script = "import json; from tests.test_same_in_every_process import made; print(json.dumps(made()))"
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    theirs, ours = json.loads(run.stdout), made()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert all(len(text) > 500 for text in ours.values())
