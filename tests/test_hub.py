"""A class's hub: its packages are the book's, and the sizing table counts as it says. `make hub` is the trial."""

import re

import pytest
import yaml

from hub.sizing import report, rows
from hub.student import whole
from tools.project import ROOT

PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", re.M)
RUN = {"students": 5, "hub": 100.0, "most": 1000.0, "users": [{"pss": 200.0, "rss": 300.0, "seconds": 12.0}] * 5}


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(package, set()).add(version)
    return found


def test_what_a_hub_installs_is_what_the_book_is_tested_with() -> None:
    book, hub = pins("requirements.txt"), pins("hub/requirements.txt")
    both = book.keys() & hub.keys()
    assert {name: hub[name] for name in both if not hub[name] <= book[name]} == {}
    assert {"matplotlib", "ipywidgets", "anywidget", "pandas"} <= both
    assert {"jupyterhub", "nbgitpuller"} <= hub.keys()


def test_one_machine_shares_what_many_hold_each() -> None:
    twice = {**RUN, "students": 10, "users": RUN["users"] * 2}
    made = {(row[0], row[1]): row[2:] for row in rows([RUN, twice])}
    assert made["5", "one machine"] == ["measured", "1.1", "60", "0.2"]
    assert made["50", "one machine"] == ["computed", "10.1", "600", "2.0"]
    assert made["500", "many, nothing shared"] == ["computed", "150.0", "6,000", "20.0"]
    with pytest.raises(ValueError, match="Nobody was measured"):
        report([{**RUN, "users": []}], "")


def test_a_lost_save_cannot_pass_for_a_kept_one() -> None:
    def note(count: int | None, outputs: list) -> str:
        return whole({"cells": [{"cell_type": "code", "source": "1", "execution_count": count, "outputs": outputs}]})

    assert note(1, [{}]) != note(None, []) and note(1, [{}]) != note(1, [])


def test_a_class_has_one_password_on_many_machines_as_in_the_trial() -> None:
    values = yaml.safe_load((ROOT / "hub" / "values.yaml").read_text(encoding="utf-8"))
    kind = values["hub"]["config"]["JupyterHub"]["authenticator_class"]
    assert f'authenticator_class = "{kind}"' in (ROOT / "hub" / "jupyterhub_config.py").read_text(encoding="utf-8")
    assert values["hub"]["config"]["SharedPasswordAuthenticator"]["user_password"].isupper()  # a place to fill in
