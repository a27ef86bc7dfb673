"""`python -m cxprep.bank check` and `python -m cxprep.bank json OUT`: the bank from the command line.

`check` reads every role and says all that is wrong, models that do not exist included, with exit status 1; `json`
writes the one document for the browser. Both take `--bank DIR`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep.bank import FOLDER, Bank, BankError, load_all


def missing_models(bank: Bank) -> list[str]:
    """A sentence for each drill whose model cannot be imported."""
    found = []
    for drill in bank.of("drill"):
        module, _, function = (drill.model or "").partition(":")
        try:
            if module:
                getattr(importlib.import_module(module), function)
        except (ImportError, AttributeError):
            found.append(f"{drill.id}: model is {drill.model}, which does not exist.")
    return found


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.bank", description="Check the bank, or write it as JSON.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--bank", type=Path, default=FOLDER, metavar="DIR", help="the roles' folder (data/roles)")
    goals = parser.add_subparsers(dest="goal", required=True)
    goals.add_parser("check", parents=[common], help="read every role and say what is wrong")
    json = goals.add_parser("json", parents=[common], help="write the one document for the browser")
    json.add_argument("out", type=Path, metavar="OUT")
    json.add_argument("--instructor", action="store_true", help="with the facilitators' notes")
    chosen = parser.parse_args(words)
    try:
        bank = load_all(chosen.bank)
    except BankError as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.goal == "json":
        chosen.out.parent.mkdir(parents=True, exist_ok=True)
        chosen.out.write_text(bank.to_json(chosen.instructor), encoding="utf-8")
        return 0
    if problems := missing_models(bank):
        print("\n".join(problems), file=sys.stderr)
        return 1
    for role in bank.roles.values():
        print(f"{role.id}: {len(role.items)} items, {len(role.cards())} recall cards, nothing wrong.")
    if not bank.roles:
        print(f"{chosen.bank} holds no role yet.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
