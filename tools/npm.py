"""Installs what the tests take from npm, as pinned in package-lock.json, by the npm that .venv brings along.

Knows nothing of what the packages do. Installs again only where the lock file changed.
"""

from tools.say import BIN, NODE_MODULES, ROOT, fingerprint, holds, run, say, start, with_venv

STAMP = NODE_MODULES / ".installed"


def main(_words: list[str]) -> None:
    """`npm ci` where it is needed."""
    lock = fingerprint([ROOT / "package-lock.json"])
    if holds(STAMP, lock):
        say("The packages of npm are up to date.")
        return
    say("Installing what package-lock.json pins (axe-core and Lighthouse, for the tests) ...")
    # Nothing of it may fetch a browser of its own: browser.py has found one.
    env = {**with_venv(), "PUPPETEER_SKIP_DOWNLOAD": "1"}
    run(
        [BIN / "npm", "ci"],
        "npm could not install its packages: see above; most often there is no network.",
        env,
    )
    STAMP.write_text(lock + "\n", encoding="utf-8")


if __name__ == "__main__":
    start(main)
