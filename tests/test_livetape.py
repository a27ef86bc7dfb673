"""The tracer as a package of its own: built, unpacked and used where there is no book, and its pages in a browser."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.scan import DESK, watch
from tools import package
from tools.project import ROOT
from tools.serve import serving

pytestmark = pytest.mark.slow  # builds a wheel
EXAMPLES = ROOT / "packages" / "livetape" / "examples"
NOTEBOOK = ROOT / "book" / "cx-lead" / "clienteling-vs-discount.ipynb"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'"  # and not even an icon is fetched
# Run with nothing but the unpacked wheel on the path, and the models of the book for the one drill that is the book's.
WRITE = """
import json, sys
from pathlib import Path
import matplotlib; matplotlib.use("agg")
import clienteling, livetape, payment
from livetape import export, interact
from livetape.live.checks import settings
assert livetape.__file__.startswith(sys.argv[1]), livetape.__file__
assert not any(name.startswith(("cxprep.live", "cxprep.bank")) for name in sys.modules)
def wave(height=1.0, kind="sine", turns=3):
    import numpy as np
    x = np.linspace(0, 6, 25)
    y = (np.sin(turns * x) if kind == "sine" else np.cos(turns * x)) * height
    import matplotlib.pyplot as plt
    plt.plot(x, y)
    plt.title(f"Height {height:.1f}")
    return {"top": y[24], "even": 1 if turns % 2 == 0 else 0}
drawn = interact(wave, height=(0.5, 2.0, 0.1), kind=["sine", "cosine"], turns=(1, 4))
def ways(n=4):
    import math
    print(f"{n} people stand in a row in {math.factorial(n):,} ways")
drills = [clienteling.drill, payment.payment, drawn, interact(ways, n=(1, 8))]
assert [one["name"] for one in drills[-1].spec["numbers"]] == ["said0", "said1"]
assert drills[-1].move(n=5)["said1"] == 120
kept = list(export.stored(sys.argv[3]))  # of the book's own notebook, which is not run
assert [one.id for one in kept] == ["cx-lead.drill.clienteling-vs-discount", "cx-lead.chart.three-year-view"]
export.page([*drills, *kept], sys.argv[2], "Six drills")
export.widget(payment.payment, Path(sys.argv[2]).parent)
tried = []
for drill in drills:
    some = list(settings(list(drill.controls.values())))[:60:3]
    found = [drill.model(**drill.constants, **one) for one in some]
    shown = [number["name"] for number in drill.spec["numbers"]]
    tried.append([some, [{name: float(one[name]) for name in shown} for one in found]])
print(json.dumps(tried))
"""
MOVE = """([place, settings]) => {
    const drill = document.querySelectorAll("[data-drill]")[place];
    return settings.map((setting) => {
        for (const [name, value] of Object.entries(setting)) drill.querySelector(`[name="${name}"]`).value = value;
        drill.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
        const shown = [...drill.querySelectorAll("[data-output]")];
        return Object.fromEntries(shown.map((one) => [one.dataset.output, Number(one.dataset.value)]));
    });
}"""


# A host as MyST's theme is one: its model throws where a widget saves, its sheet lies within the widget's element.
HOST = """async ([state, sheet]) => {
    const refuse = () => { throw new Error("not implemented yet"); };
    const model = { get: (key) => state[key], set() {}, on() {}, off: refuse, save_changes: refuse };
    const el = document.createElement("div");
    document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" }).append(el);
    el.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet }));
    const leave = (await import("./widget.mjs")).default.render({ model, el });
    const input = el.querySelector("input");
    input.value = input.max;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 200));
    const hidden = getComputedStyle(el.querySelector("[data-copy-link]")).display;
    const told = el.querySelector("[data-output]").dataset.value;
    leave();
    return [el.firstChild.sheet !== null, hidden, Number(told)];
}"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from its sdist, in a folder of its own."""
    folder = tmp_path_factory.mktemp("livetape")
    _, wheel = package.build("livetape", folder / "built")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def elsewhere(unpacked: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python in an empty folder, with the package and the examples, the book's models last."""
    path = ":".join(map(str, [unpacked, EXAMPLES, ROOT]))
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tried(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list]:
    """A page of six drills, and what Python finds at settings of four."""
    page = tmp_path_factory.mktemp("page") / "six.html"
    done = elsewhere(unpacked, page.parent, "-c", WRITE, str(unpacked), str(page), str(NOTEBOOK))
    assert done.returncode == 0, done.stderr[-2000:]
    return page, json.loads(done.stdout)


def test_it_holds_the_tracer_and_nothing_of_the_book(unpacked: Path) -> None:
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {"livetape/live/tracer.py", "livetape/live/assets/drill.mjs", "livetape/numbers/arith.py"} <= held
    assert not {name for name in held if not name.startswith("livetape")}
    for name in held:
        if name.endswith(".py"):
            assert "cxprep" not in (unpacked / name).read_text("utf-8"), name


def test_a_command_writes_a_page_and_says_what_it_lacks(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "half.py").write_text("def half(x=3.0):\n    return x / 2\n", "utf-8")
    done = elsewhere(unpacked, tmp_path, "-m", "livetape", "page", "half.py:half", "-c", "x=0:9:0.5", "-o", "a.html")
    assert done.returncode == 0 and "a.html" in done.stdout, done.stderr
    assert 'max="9"' in (tmp_path / "a.html").read_text("utf-8")
    lacking = elsewhere(unpacked, tmp_path, "-m", "livetape", "page", "half.py:third")
    assert (lacking.returncode, lacking.stderr) == (1, "half.py has nothing called 'third'. Nothing was written.\n")
    (tmp_path / "wide.py").write_text("def wide(x=3.0, n=5):\n    return n if x > 2 else x\n", "utf-8")
    asked = "import livetape, wide; livetape.interact(wide.wide, x=(0.0, 9.0, 0.5), n=(0, 200))"
    refused = elsewhere(unpacked, tmp_path, "-c", asked)
    assert refused.returncode == 1 and "line 2" in refused.stderr and "more than 100 runs" in refused.stderr


def test_its_page_computes_what_python_does_under_a_strict_policy_and_from_a_disk(tried, browser: Browser) -> None:
    path, drills = tried
    with serving(path.parent, STRICT) as address:
        for url in (f"{address}/{path.name}", path.as_uri()):
            page = browser.new_context(**DESK).new_page()
            findings = watch(page)
            page.goto(url)
            for place, (settings, truth) in enumerate(drills):
                shown = page.evaluate(MOVE, [place, settings])
                assert [[*one] for one in shown] == [[*one] for one in truth]
                for ours, theirs in zip(truth, shown, strict=True):
                    assert theirs == pytest.approx(ours, rel=1e-12, abs=1e-15), url
            assert page.locator("[data-alive]:visible").count() == len(drills) + 2
            assert page.locator("svg text", has_text="Height").text_content().startswith("Height ")
            page.context.close()
            assert not [one for one in findings if "favicon" not in str(one)], findings


def test_a_host_that_saves_nothing_and_keeps_its_sheet_inside_shows_a_widget(tried, browser: Browser) -> None:
    path, _ = tried
    state = json.loads((path.parent / "payment.json").read_text("utf-8"))
    with serving(path.parent, STRICT) as address:
        page = browser.new_context(**DESK).new_page()
        findings = watch(page)
        page.goto(f"{address}/{path.name}")
        styled, hidden, most = page.evaluate(HOST, [state, "payment.css"])
        page.context.close()
    assert (styled, hidden) == (True, "none"), "the host's sheet, and what a widget hides"
    assert most == pytest.approx(400_000 * (0.035 / 12) / (1 - (1 + 0.035 / 12) ** -300))
    assert not [one for one in findings if "favicon" not in str(one)], findings
