"""Lighthouse's four scores for pages of the built book, on its phone and on its desktop.

`.venv/bin/python -m tools.lighthouse index.html search.html` prints a line a page and device. Serves the book
compressed, as a host would. The performance score depends on the machine and on what else it is doing; the
other three do not.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.chromium import find
from tools.project import NODE_MODULES, SITE, Problem, program, say, start, with_venv
from tools.serve import serving

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
DEVICES = {"phone": [], "desktop": ["--preset=desktop"]}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
CLI = NODE_MODULES / "lighthouse" / "cli" / "index.js"


def lighthouse(address: str, device: str, categories: Sequence[str] = CATEGORIES) -> dict:
    """Lighthouse's whole report on one page.

    Raises `Problem` where Lighthouse or a browser is missing or the page could not be judged.
    """
    if not CLI.is_file():
        raise Problem("Lighthouse is not installed: run .venv/bin/python -m tools.npm first.")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command: list[str | Path] = [program("node"), CLI, address, *DEVICES[device], "--quiet", "--output=json"]
        command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={FLAGS}"]
        # Its profile and its caches belong into a folder that goes away.
        env = {**with_venv(), "CHROME_PATH": find(), "TMPDIR": folder, "HOME": folder}
        command += [f"--output-path={report}", "--no-enable-error-reporting"]
        run = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=180)
        if not report.is_file():
            raise Problem(f"Lighthouse could not judge {address}: {run.stderr.strip()[-500:]}")
        judged = json.loads(report.read_text(encoding="utf-8"))
    if "runtimeError" in judged:
        raise Problem(f"Lighthouse could not judge {address}: {judged['runtimeError']['message']}")
    return judged


def scores(report: dict) -> dict[str, int]:
    """The scores of a report, 0 to 100, by category."""
    return {name: round((found["score"] or 0) * 100) for name, found in report["categories"].items()}


def objections(report: dict, category: str) -> list[str]:
    """What costs a page points in a category, in Lighthouse's own words."""
    parts = report["categories"][category]["auditRefs"]
    audits = [report["audits"][part["id"]] for part in parts if part["weight"]]
    return [f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] not in (None, 1)]


def main(words: list[str]) -> None:
    """Judge the pages named on the command line, as paths in the built book."""
    pages = words or ["index.html"]
    missing = [page for page in pages if not (SITE / page).is_file()]
    if missing:
        raise Problem(f"There is no {' or '.join(missing)} in {SITE}: run make html, or mend the name.")
    with serving(SITE) as address:
        for page in pages:
            for device in DEVICES:
                report = lighthouse(f"{address}/{page}", device)
                found = ", ".join(f"{name} {score}" for name, score in scores(report).items())
                say(f"{page}, {device}: {found}")
                for category in CATEGORIES[1:]:
                    for objection in objections(report, category):
                        say(f"  {category}: {objection}")


if __name__ == "__main__":
    start(main)
