"""The policy that pages are served under: README tells the same, and no style attribute is left for it to forbid."""

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from theme.inline import freed
from tools.project import ROOT
from tools.serve import POLICY, serving

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy the machine has


def test_readme_gives_hosts_the_policy_that_the_tests_run_under() -> None:
    (told,) = re.findall(r"Content-Security-Policy: (.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert " ".join(told.split()) == POLICY
    nginx = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    assert f'add_header Content-Security-Policy "{POLICY}" always;' in nginx
    named = re.search(r"charset_types (.*);", nginx)[1].split()
    assert set(named) >= set(re.findall(r"^\s+(text/\w+) +\w+;", nginx, re.M)) == {"text/javascript", "text/markdown"}
    assert "unsafe-inline" not in POLICY and "'unsafe-eval'" not in POLICY


def test_pages_and_scripts_carry_it_and_data_does_not(tmp_path: Path) -> None:
    for name in ("index.html", "a.mjs", "a.json"):
        (tmp_path / name).write_text("{}", "utf-8")
    with serving(tmp_path) as address:
        for gzip in ("gzip", ""):
            told = [_policy(f"{address}/{name}", gzip) for name in ("index.html", "a.mjs", "a.json")]
            assert told == [POLICY, POLICY, None]


def test_a_browser_that_has_a_page_is_told_so_until_it_changes(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("one", "utf-8")
    with serving(tmp_path) as address:
        asked = urllib.request.Request(f"{address}/index.html", headers={"Accept-Encoding": "gzip"})
        with DIRECT.open(asked) as answer:
            asked.add_header("If-None-Match", answer.headers["ETag"])
        with pytest.raises(urllib.error.HTTPError, match="304"):
            DIRECT.open(asked)
        page.write_text("another", "utf-8")
        with DIRECT.open(asked) as answer:
            assert answer.status == 200


def _policy(address: str, encoding: str) -> str | None:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with DIRECT.open(asked) as answer:
        return answer.headers["Content-Security-Policy"]


def test_style_attributes_become_attributes_of_svg_or_classes() -> None:
    body, css = freed(
        '<p style="flex-grow:3;" class="a">x</p><p style="flex-grow: 3">y</p><code>style="no tag"</code>'
        '<svg style="cursor: help"><path style="fill: var(--a, #fff); stroke-width: 2" d="M0 0"/></svg>'
    )
    assert ' style="' not in body.replace('<code>style="no tag"</code>', "")
    assert '<path fill="var(--a, #fff)" stroke-width="2" d="M0 0"/>' in body
    (grow,) = set(re.findall(r"<p class=\"(i-\w+)", body))
    assert f'<p class="{grow} a">x</p><p class="{grow}">y</p>' in body
    assert f".{grow}:not(#i){{flex-grow:3}}" in css and css.count("\n") == 2
