"""The assertions of all test files, rewritten once for all workers in place of once by each of them.

pytest rewrites `assert` when a file is first imported and keeps the result beside it. In a fresh clone every worker of
`pytest -n` imports every file at the same time, so that each does the whole of it: four times three seconds.
"""

import sys
from pathlib import Path

import pytest
from _pytest.assertion import rewrite  # no public way leads to what an import keeps

ROOT = Path(__file__).parents[2]


def share(config: pytest.Config) -> list[Path]:
    """The test files that fall to this worker, every one to exactly one of them; none where there are no workers."""
    told = getattr(config, "workerinput", None)
    if told is None or sys.dont_write_bytecode:
        return []
    turn, workers = int(told["workerid"].removeprefix("gw")), told["workercount"]
    return sorted((ROOT / "tests").rglob("test_*.py"), key=lambda file: file.stat().st_size)[turn::workers]


def kept(file: Path) -> Path:
    """Where pytest keeps a file's rewritten code."""
    return rewrite.get_cache_dir(file) / (file.stem + rewrite.PYC_TAIL)


def rewrite_share(config: pytest.Config) -> None:
    """Rewrite this worker's share before it collects; when it comes to the others' files, they lie ready as a rule."""
    for file in share(config):
        if rewrite._read_pyc(file, kept(file)) is None and rewrite.try_makedirs(kept(file).parent):
            found, code = rewrite._rewrite_test(file, config)
            rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, found, kept(file))
