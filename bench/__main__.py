"""`make bench`: measure the drill page and its peers in one run, print the tables, and write them into bench/README.md.

What is measured and how is said in bench/README.md. ROUNDS=n for more than five rounds. Timing belongs here and never
into tests: a loaded machine is slow, not wrong.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from bench.numbers import kilobytes, milliseconds, percentile, ratio, table, with_last_run
from bench.peers import (
    DRILL,
    HERE,
    PAGE,
    VENV,
    Peer,
    bare_page,
    build,
    change_a_page,
    copy_of_the_book,
    environment,
    static_peers,
    voila,
)
from tools.chromium import find
from tools.lighthouse import CATEGORIES, DEVICES, lighthouse, scores
from tools.project import duration, program, say, start
from tools.serve import COMPRESSED, serving

ROUNDS = 5
MOVES = 25  # a round and peer
PATIENCE = 60_000  # ms
SETTLING = 1_000  # ms until a browser that has just been started is at rest: its own start is no page's cost
PACKAGES = ("altair", "marimo-book", "voila", "ipywidgets", "matplotlib")
README = HERE / "README.md"
PROBE = HERE / "probe.js"
# Frames come as fast as they are made, so that a time is work and not waiting for a screen.
# No other host is asked, as a page of somebody else's may ask for a typeface and wait for it.
FLAGS = [
    *("--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@contextmanager
def cold(peer: Peer) -> Iterator[tuple[Page, list[Response]]]:
    """The peer's page in a browser that has just been started, with an empty cache; and what it has loaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.wait_for_timeout(SETTLING)
            loaded: list[Response] = []
            page.on("response", lambda response: loaded.append(response))
            page.add_init_script(path=PROBE)
            if peer.probe:
                page.add_init_script(f"bench.watch({json.dumps(peer.probe)})")
            page.goto(peer.address, wait_until="load", timeout=PATIENCE)
            yield page, loaded
        finally:
            browser.close()


def visit(peer: Peer) -> dict[str, list[float]]:
    """One cold start: the first paint, the first answer, and the moves, all in ms."""
    with cold(peer) as (page, _):
        seen: dict[str, list[float]] = {}
        if peer.probe:
            page.wait_for_function("() => bench.first !== null", timeout=PATIENCE)
            seen["first"] = [page.evaluate("bench.first")]
            seen["moves"] = page.evaluate(f"bench.moves({json.dumps(peer.probe)}, {MOVES})")
        paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
        page.wait_for_function(f"() => ({paint}) !== null", timeout=PATIENCE)
        return seen | {"paint": [page.evaluate(paint)]}


def weight(peer: Peer) -> tuple[int, int]:
    """(bytes, requests) of a first visit, every text as gzip sends it, whatever the server does; no headers."""
    with cold(peer) as (page, loaded):
        if peer.probe:
            page.wait_for_function("() => bench.first !== null", timeout=PATIENCE)
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        total = requests = 0
        for response in list(loaded):
            if not response.url.startswith("http") or response.status >= 300:
                continue
            body = response.body()
            kind = response.headers.get("content-type", "")
            small = kind.startswith((*COMPRESSED, "application/javascript"))
            total += len(gzip.compress(body, 6)) if small else len(body)
            requests += 1
        return total, requests


def machine() -> str:
    """The machine in a line."""
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        cpu = next(iter(re.findall(r"model name\s*: (.*)", info.read_text())), cpu)
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def versions() -> str:
    """What was measured with what."""
    browser = subprocess.run([find(), "--version"], capture_output=True, text=True, check=False).stdout.strip()
    listed = [program("python", VENV), "-m", "pip", "list", "--format=json", "--disable-pip-version-check"]
    peers = {one["name"].lower(): one["version"] for one in json.loads(subprocess.check_output(listed))}
    named = [f"{name} {peers[name]}" for name in PACKAGES]
    return ", ".join(
        [f"Python {platform.python_version()}", browser, f"jupyter-book {version('jupyter-book')}", *named]
    )


def measured(peers: list[Peer], rounds: int) -> dict[str, dict[str, list[float]]]:
    """All that the visits saw, by peer; the peers take turns, so that what slows the machine slows them all."""
    seen: dict[str, dict[str, list[float]]] = {peer.name: defaultdict(list) for peer in peers}
    for number in range(1, rounds + 1):
        for peer in peers:
            for what, values in visit(peer).items():
                seen[peer.name][what] += values
        say(f"[{number}/{rounds}] rounds done; the load is {os.getloadavg()[0]:.1f}")
    return seen


def speed_table(peers: list[Peer], seen: dict[str, dict[str, list[float]]], weights: dict[str, tuple[int, int]]) -> str:
    """A row a peer; the times in brackets are ratios to the first row."""
    ours = seen[peers[0].name]
    rows = []
    for peer in peers:
        its = seen[peer.name]
        bytes_, requests = weights[peer.name]
        row = [peer.name]
        for what, share in (("paint", 0.5), ("first", 0.5), ("moves", 0.5), ("moves", 0.95)):
            if not its[what]:
                row.append("-")
                continue
            value, reference = percentile(its[what], share), percentile(ours[what], share)
            row.append(f"{milliseconds(value)} ({ratio(value, reference)})")
        rows.append([*row, f"{kilobytes(bytes_)} ({ratio(bytes_, weights[peers[0].name][0])})", str(requests)])
    head = ["", "first paint, ms", "first interactive, ms", "move, ms p50", "move, ms p95", "gzipped, kB", "requests"]
    return table(head, rows)


def unanswered(seen: dict[str, dict[str, list[float]]], rounds: int) -> str:
    """How many moves got no answer in 5 s; they are in none of the times."""
    lost = {name: rounds * MOVES - len(its["moves"]) for name, its in seen.items() if its["moves"]}
    named = ", ".join(f"{count} of {name}" for name, count in lost.items() if count)
    return f"Moves without an answer in 5 s: {named or 'none'}."


def lighthouse_table(pages: dict[str, str]) -> str:
    """Lighthouse's scores, a row a page and device."""
    rows = []
    for name, address in pages.items():
        for device in DEVICES:
            found = scores(lighthouse(address, device))
            rows.append([f"{name}, {device}", *(str(found[category]) for category in CATEGORIES)])
            say(f"Lighthouse, {name}, {device}: {', '.join(rows[-1][1:])}")
    return table(["Lighthouse", *CATEGORIES], rows)


def main(_words: list[str]) -> None:
    """The whole run."""
    began, rounds = time.monotonic(), int(os.environ.get("ROUNDS", ROUNDS))
    environment()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy_of_the_book(folder)
        say("Building a copy of the book ...")
        first = build(folder)
        change_a_page(folder)
        again = build(folder)
        site = folder / "_build" / "html"
        bare = bare_page(site)
        say("Building the peers ...")
        others = static_peers(site, folder)
        with serving(site) as ours, serving(site, policy="") as free, voila(folder) as theirs:
            peers = [
                Peer("by hand, one bare page", f"{free}/{others['by hand']}", "hand"),
                Peer("drill page", f"{ours}/{PAGE}#drill={DRILL}", "drill"),
                Peer("only the drill, no theme", f"{ours}/{bare.name}", "drill"),
                Peer("home", f"{ours}/index.html", "drill"),
                Peer("empty page", f"{ours}/empty.html", ""),
                Peer("the same drill in Altair, static", f"{free}/{others['Altair']}", "altair"),
                Peer("one slider of it in a marimo book", f"{free}/{others['marimo book']}", "marimo"),
                Peer("the same drill in Voilà", theirs, "voila"),
            ]
            say("Weighing ...")
            weights = {peer.name: weight(peer) for peer in peers}
            say(f"{rounds} rounds of {len(peers)} cold starts ...")
            seen = measured(peers, rounds)
            speeds = speed_table(peers, seen, weights)
            lights = lighthouse_table({"home": f"{ours}/index.html", "drill page": f"{ours}/{PAGE}"})
        pages = len(list((folder / "book").rglob("*.ipynb"))) + len(list((folder / "book").rglob("*.md")))
    builds = table(
        ["Build", "seconds"], [[f"cold, {pages} pages", f"{first:.1f}"], ["one page changed", f"{again:.1f}"]]
    )
    above = weights["drill page"][0] - weights["empty page"][0]
    took = duration(time.monotonic() - began)
    report = f"""\
`make bench` on {time.strftime("%d %B %Y")}: {rounds} rounds, {rounds * MOVES} moves a page, in {took}.
The load before the first round was {load:.1f}.
{machine()}.
{versions()}.

{speeds}

{unanswered(seen, rounds)}
On top of the empty page's weight the drill page puts {kilobytes(above)} kB.

{lights}

{builds}
"""
    README.write_text(with_last_run(README.read_text(encoding="utf-8"), report), encoding="utf-8")
    say(f"\n{report}\nWritten into {README.relative_to(HERE.parent)}.")


if __name__ == "__main__":
    start(main)
