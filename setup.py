"""What pyproject.toml cannot say: the wheel carries the data inside of the package, where cxprep/places.py looks.

In the repository they stay in `data/`, so an editable install reads them there. Beside them goes `pages.json`, which
says on which page of the book each item stands, and `titles.json`, which of them is a page's title, and
`headings.json`, the heading under each: an installed copy has no notebooks to look at.
"""

import json
import runpy
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
# What is learned from or measured on, and not looked up.
NOT_READ = shutil.ignore_patterns(
    "examples", "held-out", "development", "kept-apart", "whole", "plain", "schemas", "README.md", ".*"
)


class WithData(build_py):
    """The package's files, and the data among them."""

    def run(self) -> None:
        """Build the package, then put the data into it; an editable install has them already."""
        if not self.editable_mode:  # a module of an earlier build that is gone must not linger
            shutil.rmtree(Path(self.build_lib) / "cxprep", ignore_errors=True)
        super().run()
        if not self.editable_mode:
            places = runpy.run_path(str(ROOT / "cxprep" / "places.py"))
            target = Path(self.build_lib) / "cxprep" / "data"
            shutil.copytree(ROOT / "data", target, ignore=NOT_READ)
            pages = places["labels"](ROOT / "book")
            (target / places["PAGES"]).write_text(json.dumps(pages, sort_keys=True), encoding="utf-8")
            titles = places["title_labels"](ROOT / "book")
            (target / places["TITLES"]).write_text(json.dumps(titles), encoding="utf-8")
            headings = places["headings_in"](ROOT / "book")
            (target / places["HEADINGS"]).write_text(json.dumps(headings, sort_keys=True), encoding="utf-8")


setup(cmdclass={"build_py": WithData})
