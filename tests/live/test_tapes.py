"""A recording told by distances, as pages carry it, is the recording."""

import json
import subprocess

from cxprep.live.bundle import find
from theme.tapes import relative
from tools.project import program


def test_a_recording_told_by_distances_gives_the_same_slots() -> None:
    operations = [["mul", 0, 1], ["mul", 3, 2], ["at", 4, 1], ["add", 5, 3], ["stack", 6, 0, 5], ["total", 7]]
    tapes = {"told": {"inputs": ["a"], "constants": [2.0, [1.0, 4.0]], "operations": operations}}
    tapes["shorter"] = relative(tapes["told"])
    assert tapes["shorter"]["operations"][1:4] == [["mul", -1, 2], ["at", -1, 1], ["add", -1, -3]]
    code = (
        f'import {{ evaluate }} from "{find("tape.mjs").as_uri()}";\n'
        f"const tapes = {json.dumps(tapes)};\n"
        "console.log(JSON.stringify(Object.values(tapes).map((one) => evaluate(one, { a: 3 }))));\n"
    )
    run = [program("node"), "--input-type=module", "-e", code]
    told, shorter = json.loads(subprocess.check_output(run, text=True))
    assert told == shorter and told[-1] == 30 + 3 + 24
