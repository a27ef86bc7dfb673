"""`python -m cxprep.answers read FILE --question ID [--role ROLE] --format json`: one answer, read.

Standard output is the reading and nothing else. What cannot be read is said on standard error, with exit status 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from cxprep import bank as banks
from cxprep.answers.reading import Reading, Unreadable, read, says
from cxprep.answers.second import listed, qualities
from cxprep.bank.decode import nearest
from cxprep.bank.items import Question

MOST_BYTES = 5_000_000


def main(words: Sequence[str] | None = None) -> int:
    """What the command line does; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m cxprep.answers", description="Read an answer as it was said.")
    goals = parser.add_subparsers(dest="goal", required=True)
    goal = goals.add_parser("read", help="read one answer")
    goal.add_argument("file", metavar="FILE", help="the answer as plain text; - for standard input")
    goal.add_argument("--question", required=True, metavar="ID", help="the question's id, or its last part with --role")
    goal.add_argument("--role", metavar="ROLE", help="the seat, where the question's id does not say it")
    goal.add_argument("--format", choices=("text", "json"), default="text")
    given = parser.parse_args(words)
    try:
        held = banks.load_all()
        found = read(_text(given.file), question_of(held, given.question, given.role), bank=held)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2
    if given.format == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        print(told(found))
    return 0


def question_of(held: banks.Bank, id: str, role: str | None) -> str:
    """The id of a question of the bank; `Unreadable` with a sentence where there is none, or it is another seat's."""
    whole = f"{role}.question.{id}" if role and "." not in id else id
    known = [one.id for one in held.of("question")]
    if whole not in known:
        raise Unreadable(f"The bank has no question {whole}; {nearest(whole, known)}")
    if role and whole.split(".")[0] != role:
        raise Unreadable(f"{whole} is no question of {role}. Leave --role out, or name one of its questions.")
    assert isinstance(held[whole], Question)
    return whole


def _text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_BYTES) if name == "-" else _bytes(Path(name))
    except OSError:
        raise Unreadable(f"{name} cannot be read. Check that the file is there and may be opened.") from None
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.startswith((b"%PDF", b"PK\x03\x04")) or b"\0" in data[:100_000]:
        raise Unreadable(says()["binary"])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def told(found: Reading) -> str:
    """A reading as lines for a terminal."""
    lines = list(found.warnings)
    if found.off_question:
        lines += ["This seems to answer another question, so it is not counted.", f"Next: {found.follow_up}"]
        return "\n".join(lines)
    item = found.bank[found.question]
    kind = item.kind if isinstance(item, Question) else ""
    for name, words in qualities().items():
        if found.qualities[name]:
            lines.append(f"{words['title']}: {listed([f'“{one}”' for one in found.because[name]])}")
        else:
            lines.append(words["fine_without" if kind in words.get("not_asked", ()) else "missing"])
    lines.append(f"Next: {found.follow_up}" if found.follow_up else "Nothing more would be pressed for.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
