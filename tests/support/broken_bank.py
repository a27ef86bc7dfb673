"""The fixture role, and copies of it with one thing broken."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "roles"
TEXT = (FIXTURE / "test-role" / "bank.yml").read_text(encoding="utf-8")


@cache
def _read(role: str) -> str:
    return json.dumps(yaml.safe_load(TEXT.replace("test-role", role)))


def copy(folder: Path, change: Callable[[dict[str, Any]], Any] = lambda data: None, role: str = "test-role") -> Path:
    """A folder with the fixture role's file, its data changed by `change`, and its role renamed if a name is given."""
    data = json.loads(_read(role))
    change(data)
    text = json.dumps(data, ensure_ascii=False)  # which is YAML, and quick to write
    bank_file(folder, role).write_text(text, encoding="utf-8")
    return folder


def bank_file(folder: Path, role: str = "test-role") -> Path:
    """Where a role's bank is in a folder of roles; the role's folder is made."""
    (folder / role).mkdir(parents=True, exist_ok=True)
    return folder / role / "bank.yml"


def at(data: Any, path: str) -> tuple[Any, Any]:
    """The container and the key that a path such as `question/walk-through/parts/0/seconds` leads to."""
    steps: list[Any] = path.split("/")
    for number, step in enumerate(steps):
        if isinstance(data, list):
            step = int(step)
        elif number == 1 and steps[0] != "role":
            step = f"test-role.{steps[0]}.{step}"
        if number == len(steps) - 1:
            return data, step
        data = data[step]
    raise AssertionError(path)


def put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """A change that puts `value` there."""

    def change(data: dict[str, Any]) -> None:
        container, key = at(data, path)
        container[key] = value

    return change


def drop(path: str) -> Callable[[dict[str, Any]], None]:
    """A change that takes away what is there."""

    def change(data: dict[str, Any]) -> None:
        container, key = at(data, path)
        del container[key]

    return change
