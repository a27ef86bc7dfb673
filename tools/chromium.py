"""Finds the browser for the tests, and fetches one where the machine has none.

In this order: $CHROMIUM; one on the PATH; Playwright's own, downloaded if need be; Debian's, where we are
root. Knows only where a browser is, not how the tests drive it.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator

from tools.project import PYTHON, Problem, is_root, say, start

# The shell without windows comes first: it is the same engine and opens a page three times as fast, but it has no
# microphone, so that a whole browser has to be there as well.
SHELLS = ["chromium-headless-shell", "chrome-headless-shell"]
NAMES = [*SHELLS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
ADVICE = (
    "The tests need Chromium or Chrome and found none: install it (apt install chromium), "
    "or say where it is with CHROMIUM=/path/to/chromium."
)


def works(path: str) -> bool:
    """Whether a browser starts: a missing library or a stub for another installer shows here."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def succeeds(*command: str, timeout: float) -> bool:
    """Run a command with its progress shown and its errors not: whether it succeeded in time is all that counts."""
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL, timeout=timeout, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def on_path() -> Iterator[str]:
    """Browsers by the names that distributions give them."""
    yield from filter(None, map(shutil.which, NAMES))


def playwrights() -> Iterator[str]:
    """Where Playwright keeps its own Chromium, whether or not it has been downloaded."""
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False)
    yield from filter(None, [found.stdout.strip()])


def playwrights_download() -> Iterator[str]:
    """Playwright's own Chromium, fetched now."""
    say("No browser on this machine; asking Playwright for its own ...")
    if succeeds(str(PYTHON), "-m", "playwright", "install", "chromium", timeout=300):
        yield from playwrights()


def debians() -> Iterator[str]:
    """The distribution's Chromium, installed now; only root may."""
    if not is_root() or not shutil.which("apt-get"):
        return
    say("Asking apt for Chromium ...")
    succeeds("apt-get", "update", timeout=300)
    for packages in (["chromium", SHELLS[0]], ["chromium"]):
        if succeeds("apt-get", "install", "--yes", "--no-install-recommends", *packages, timeout=900):
            yield from on_path()


Source = Callable[[], Iterator[str]]
INSTALLED: list[Source] = [on_path, playwrights]
FETCHED: list[Source] = [playwrights_download, debians]


def find(fetch: bool = False, works: Callable[[str], bool] = works, shell: bool = True) -> str:
    """The path of a browser that starts; of a whole one, without `shell`.

    With `fetch`, one is downloaded where none is installed. Raises `Problem` where there is none, and also
    where $CHROMIUM names one that does not start: then the user should know, not get another.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path and works(path):
            return path
        raise Problem(f"CHROMIUM says {named}, but no browser starts there: correct it, or unset it.")
    for source in INSTALLED + FETCHED * fetch:
        for path in source():
            if (shell or os.path.basename(path) not in SHELLS) and works(path):
                return path
    raise Problem(ADVICE)


def main(_words: list[str]) -> None:
    """Find or fetch a browser and say which."""
    whole = find(fetch=True, shell=False)
    say(f"The tests' browser is {find()}, and {whole} where a microphone is needed.")


if __name__ == "__main__":
    start(main)
