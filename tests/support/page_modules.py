"""Page modules run in Node, as they are: what knows no page needs no browser."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from cxprep.live.bundle import FOLDERS
from tools.project import program

START = "const given = JSON.parse((await import('node:fs')).readFileSync(process.argv[2], 'utf8'));\n"


def run(folder: Path, script: str, given: Any) -> Any:
    """What `script` returns, which sees the book's page modules beside it and `given` by that name."""
    for path in (path for home in FOLDERS for path in home.glob("*.mjs")):
        shutil.copy(path, folder / path.name)
    (folder / "given.json").write_text(json.dumps(given), "utf-8")
    imports, _, body = script.partition("\n\n")
    (folder / "run.mjs").write_text(
        f"{imports}\n{START}const found = await (async () => {{ {body} }})();\nconsole.log(JSON.stringify(found));\n",
        "utf-8",
    )
    command = [program("node"), str(folder / "run.mjs"), str(folder / "given.json")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
