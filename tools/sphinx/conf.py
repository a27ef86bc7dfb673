"""The book without Jupyter Book: what Sphinx needs to know, read from _config.yml and _toc.yml.

`make watch` builds with it while a page is written, and a weekly job builds with it under the newest Sphinx: Jupyter
Book 1 is maintained but no longer developed, and this file is the way out. It says only what Jupyter Book says beyond
_config.yml; the pages come out the same (tests/site/test_without_jupyter_book.py).
"""

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
BOOK: dict[str, Any] = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
LOCAL: dict[str, str] = BOOK["sphinx"]["local_extensions"]

sys.path[:0] = [str(ROOT / folder) for folder in LOCAL.values()]
extensions = [
    "sphinx_togglebutton",
    "sphinx_copybutton",
    "myst_nb",
    "sphinx_external_toc",
    "sphinx_design",
    "sphinx_book_theme",
    *LOCAL,
]

project = BOOK["title"]
author = BOOK["author"]
copyright = BOOK["copyright"]
external_toc_path = str(ROOT / "_toc.yml")
external_toc_exclude_missing = BOOK["only_build_toc_files"]
exclude_patterns = ["**.ipynb_checkpoints", "_build"]
numfig = True

myst_enable_extensions = BOOK["parse"]["myst_enable_extensions"]
myst_url_schemes = ["mailto", "http", "https"]
nb_execution_mode = BOOK["execute"]["execute_notebooks"]
suppress_warnings = ["myst.domains"]

pygments_style = "sphinx"
html_theme = "sphinx_book_theme"
html_sourcelink_suffix = ""
html_theme_options = {
    "use_issues_button": BOOK["html"]["use_issues_button"],
    "use_repository_button": BOOK["html"]["use_repository_button"],
    "home_page_in_toc": BOOK["html"]["home_page_in_navbar"],
    "launch_buttons": BOOK["launch_buttons"],
    "repository_url": BOOK["repository"]["url"],
    "repository_branch": BOOK["repository"]["branch"],
    "path_to_docs": BOOK["repository"]["path_to_book"],
}

globals().update(BOOK["sphinx"]["config"])
