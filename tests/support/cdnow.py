"""The published CDNOW purchases, from the package `lifetimes`, which carries them; none of its code is imported."""

import csv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest


def _file(name: str) -> Path:
    try:
        return Path(str(distribution("lifetimes").locate_file(f"lifetimes/datasets/{name}")))
    except PackageNotFoundError:
        pytest.fail("The CDNOW data are missing: run make setup, which installs the package lifetimes.", pytrace=False)


def summary() -> list[tuple[float, float, float]]:
    """(repeat purchases, weeks to the last of them, weeks observed) of the 2,357 customers of the published sample."""
    with _file("cdnow_customers_summary.csv").open(encoding="utf-8", newline="") as lines:
        return [(float(row["frequency"]), float(row["recency"]), float(row["T"])) for row in csv.DictReader(lines)]


def master() -> list[tuple[str, float]]:
    """(customer, dollars) of every purchase of the whole cohort of 23,570 customers."""
    rows = [line.split() for line in _file("CDNOW_master.txt").read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], float(row[3])) for row in rows if row]
