"""`python -m cxprep report CV JOB`: the commands of the package that a reader runs."""

import sys
from importlib import import_module

COMMANDS = {"report": "cxprep.report.__main__", "workshop": "cxprep.workshop.__main__"}


def main(words: list[str]) -> int:
    """Run the command that is named first with the words after it."""
    if not words or words[0] not in COMMANDS:
        print(f"Say one of: {', '.join(f'python -m cxprep {name}' for name in COMMANDS)}.", file=sys.stderr)
        return 2
    return import_module(COMMANDS[words[0]]).main(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
