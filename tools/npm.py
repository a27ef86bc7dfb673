"""Installs what the book and its tests take from npm, as package-lock.json pins it, by the npm that .venv brings along.

`site` installs only what the site serves (Pyodide, MiniSearch), without what the tests need. Knows nothing of what the
packages do. Installs again only where the lock file changed, or where more is asked for than is there.
"""

from tools.project import NODE_MODULES, ROOT, fingerprint, holds, program, run, say, start, with_venv

STAMP = NODE_MODULES / ".installed"


def main(words: list[str]) -> None:
    """`npm ci` where it is needed."""
    lock = fingerprint([ROOT / "package-lock.json"])
    only_site = words == ["site"]
    enough = [f"{lock} all", *[f"{lock} site"] * only_site]
    if any(holds(STAMP, one) for one in enough):
        say("The packages of npm are up to date.")
        return
    if only_site:
        say("Installing Pyodide and MiniSearch, as package-lock.json pins them, for the prep report and the search ...")
    else:
        say("Installing what package-lock.json pins (Pyodide, MiniSearch; biome, TypeScript; axe-core, Lighthouse) ...")
    # Nothing of it may fetch a browser of its own: chromium.py has found one.
    env = {**with_venv(), "PUPPETEER_SKIP_DOWNLOAD": "1"}
    run(
        [program("npm"), "ci", *["--omit=dev"] * only_site],
        "npm could not install its packages: see above; most often there is no network.",
        env,
    )
    STAMP.write_text(enough[-1] + "\n", encoding="utf-8")


if __name__ == "__main__":
    start(main)
