"""The reader's own stories as a file: what the story bank on the page writes, and what the prep report reads.

Two forms of the same thing, each of which can be read again. JSON:

    {"kind": "moments-of-truth/stories", "version": 1, "stories": [
      {"id": "refund-pallet", "title": "The refund pallet", "situation": "...", "task": "...", "action": "...",
       "result": "...", "reflection": "...", "metric": "refund days: 9 to 3",
       "competencies": ["cx-lead.look-for.x", "patience"], "ticks": {"cx-lead.question.y": true},
       "changed": "2026-03-01T09:30:00.000Z"}]}

`competencies` are look-for ids of the bank or the reader's own words; `ticks` are the questions that the reader ticked
(true) or unticked (false) by hand. Only `title` has to be there. Markdown holds the same under headings:

    # My stories
    ## The refund pallet
    - id: refund-pallet
    - metric: refund days: 9 to 3
    - competency: patience
    - tick: cx-lead.question.y
    - changed: 2026-03-01T09:30:00.000Z
    ### Situation
    ...

`- untick:` is a question unticked by hand; a line of a text that starts with # or \\ has one more \\ in front. The file
with everything that the progress page exports is read too, for its stories. Other fields are passed over. The page's
twin of this module is widgets/assets/story_format.mjs; both write the same bytes. Standard library only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

KIND = "moments-of-truth/stories"
EVERYTHING = "moments-of-truth/progress"
VERSION = 1
PARTS = ("situation", "task", "action", "result", "reflection")
MOST_BYTES = 2_000_000
MOST_STORIES = 200
MOST_COMPETENCIES = 50
MOST_TICKS = 500
NOTHING = "Nothing was read from the file."
LONG, SHORT = 10_000, 200  # characters of a text, and of what stands on one line

_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_QUESTION = re.compile(r"[a-z][a-z0-9.-]{0,119}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LONE = re.compile("[\ud800-\udfff]")


class StoriesError(ValueError):
    """What is wrong with a file of stories, in a sentence for its owner."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """One story; `changed` is when it was last edited (UTC), empty where nobody knows."""

    id: str
    title: str
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    reflection: str = ""
    metric: str = ""
    competencies: tuple[str, ...] = ()
    ticks: Mapping[str, bool] = field(default_factory=dict, hash=False)
    changed: str = ""


def load(path: Path | str) -> list[Story]:
    """The stories of a file, JSON or Markdown; StoriesError, in a sentence, where it holds none that can be read."""
    path = Path(path)
    try:
        with path.open("rb") as file:  # a device says that its size is nought, and never ends
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise StoriesError("The file is larger than 2 MB, which no story bank is. Nothing was read from it.")
        return loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise StoriesError("The file is not text in UTF-8. Nothing was read from it.") from None
    except OSError as error:
        raise StoriesError(f"{path.name} cannot be opened: {error.strerror}.") from None


def loads(text: str) -> list[Story]:
    """The stories in a text, JSON or Markdown; of two with one id the one changed last, the later one at a tie."""
    if len(text) > MOST_BYTES:
        raise StoriesError("The file is larger than 2 MB, which no story bank is. Nothing was read from it.")
    text = text.removeprefix("\ufeff")
    start = text.lstrip(" \t\r\n")[:1]
    if not start:
        raise StoriesError("The file is empty. Nothing was read from it.")
    entries = _from_json(text) if start in '{["' else _from_markdown(text)
    if len(entries) > MOST_STORIES:
        raise StoriesError(
            f"The file holds {len(entries)} stories; {MOST_STORIES} is the most. Nothing was read from it."
        )
    found: dict[str, Story] = {}
    for number, entry in enumerate(entries, start=1):
        story = _story(entry, f"Story {number}", found)
        if story.id not in found or found[story.id].changed <= story.changed:
            found[story.id] = story
    return list(found.values())


def to_json(stories: Iterable[Story]) -> str:
    """The stories as JSON, the same bytes for the same stories."""
    document = {"kind": KIND, "version": VERSION, "stories": [asdict(story) for story in stories]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_markdown(stories: Iterable[Story]) -> str:
    """The stories as Markdown, which `loads` reads back to the letter."""
    blocks = ["# My stories"]
    for story in stories:
        lines = [f"- id: {story.id}"]
        if story.metric:
            lines.append(f"- metric: {story.metric}")
        lines += [f"- competency: {name}" for name in story.competencies]
        lines += [f"- {'tick' if on else 'untick'}: {question}" for question, on in story.ticks.items()]
        if story.changed:
            lines.append(f"- changed: {story.changed}")
        blocks += [f"## {story.title}", "\n".join(lines)]
        for part in PARTS:
            if text := getattr(story, part):
                safe = re.sub(r"(^|\n)(?=[#\\])", r"\1\\", text)
                blocks += [f"### {part.capitalize()}", safe]
    return "\n\n".join(blocks) + "\n"


def _from_json(text: str) -> list[Any]:
    try:
        document = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise StoriesError("The file looks like JSON and cannot be read as such. Nothing was read from it.") from None
    kind = document.get("kind") if isinstance(document, dict) else None
    if kind not in (KIND, EVERYTHING):
        raise StoriesError("The file is not from this book's story bank. Nothing was read from it.")
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        raise StoriesError(
            "The file is from another version of this book than this one can read. Nothing was read from it."
        )
    stories = document.get("stories")
    if kind == EVERYTHING:
        sections = document.get("sections")
        stories = sections.get("stories", {}) if isinstance(sections, dict) else None
        stories = list(stories.values()) if isinstance(stories, dict) else None
    if not isinstance(stories, list):
        raise StoriesError("The file holds no list of stories. Nothing was read from it.")
    return stories


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def _from_markdown(text: str) -> list[dict[str, Any]]:
    stories: list[dict[str, Any]] = []
    part: str | None = None
    for line in _newlines(text).split("\n"):
        heading = re.match(r"(#{1,6})[ \t]+(.*)", line)
        if heading and heading[1] == "##":
            stories.append({"title": heading[2]})
            part = None
        elif heading and heading[1] == "###" and stories:
            part = heading[2].strip(" \t").lower()
            if part not in PARTS:
                raise StoriesError(
                    f"Story {len(stories)} has the heading “{_short(heading[2])}”; a story's are Situation, Task, "
                    f"Action, Result and Reflection. {NOTHING}"
                )
            stories[-1].setdefault(part, "")
        elif part:
            stories[-1][part] += line.removeprefix("\\") + "\n"
        elif stories and (said := re.match(r"-[ \t]+([a-z]+):[ \t]*(.*)", line)):
            _remark(stories[-1], said[1], said[2])
    if not stories:
        raise StoriesError("The file holds no story: a story starts with a line such as ## The refund pallet.")
    return stories


def _remark(story: dict[str, Any], name: str, value: str) -> None:
    if name in ("id", "metric", "changed"):
        story[name] = value.strip(" \t")
    elif name == "competency":
        story.setdefault("competencies", []).append(value)
    elif name in ("tick", "untick"):
        story.setdefault("ticks", {})[value.strip(" \t")] = name == "tick"


def _story(entry: Any, where: str, taken: Mapping[str, Story]) -> Story:
    """One story from a file's data; StoriesError names the story and the field that cannot be."""
    if not isinstance(entry, dict):
        raise StoriesError(f"{where} is not a story. {NOTHING}")
    title = _line(entry.get("title", ""), where, "title")
    if not title:
        raise StoriesError(f"{where} has no title. {NOTHING}")
    competencies = entry.get("competencies", [])
    if not isinstance(competencies, list) or len(competencies) > MOST_COMPETENCIES:
        raise StoriesError(f"{where}: competencies should be a list of at most {MOST_COMPETENCIES}. {NOTHING}")
    names = [_line(name, where, "competencies") for name in competencies]
    ticks = entry.get("ticks", {})
    sound = isinstance(ticks, dict) and len(ticks) <= MOST_TICKS
    if not sound or any(not _QUESTION.fullmatch(q) or not isinstance(on, bool) for q, on in ticks.items()):
        raise StoriesError(f"{where}: ticks should name questions, each true or false. {NOTHING}")
    changed = entry.get("changed", "")
    if changed != "" and not (isinstance(changed, str) and _TIME.fullmatch(changed)):
        raise StoriesError(f"{where}: changed should be a time such as 2026-03-01T09:30:00Z. {NOTHING}")
    id = entry.get("id", "")
    if id == "":
        id = _own_id(title, taken)
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise StoriesError(f"{where}: id should be small letters, digits and hyphens, a letter first. {NOTHING}")
    return Story(
        id=id,
        title=title,
        **{part: _text(entry.get(part, ""), where, part) for part in PARTS},
        metric=_line(entry.get("metric", ""), where, "metric"),
        competencies=tuple(dict.fromkeys(name for name in names if name)),
        ticks={question: ticks[question] for question in sorted(ticks)},
        changed=changed if len(changed) != 20 else changed[:-1] + ".000Z",
    )


def _own_id(title: str, taken: Mapping[str, Story]) -> str:
    """An id for a story written by hand, the same each time its file is read."""
    small = re.sub("[A-Z]", lambda letter: letter[0].lower(), title)  # lower() would make more than A to Z small
    slug = re.sub("[^a-z0-9]+", "-", small).strip("-")[:50].strip("-")
    slug = slug if slug[:1].isalpha() else f"story-{slug}".strip("-")
    number, id = 1, slug
    while id in taken:
        number += 1
        id = f"{slug}-{number}"
    return id


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(value: Any, where: str, name: str, most: int = LONG) -> str:
    """A text without what no page can show, and without blanks at its ends."""
    if not isinstance(value, str):
        raise StoriesError(f"{where}: {name} should be text. {NOTHING}")
    text = _LONE.sub("\ufffd", _UNPRINTABLE.sub("", _newlines(value))).strip(" \t\n")
    if len(text) > most:
        raise StoriesError(f"{where}: {name} is longer than {most:,} characters. {NOTHING}")
    return text


def _line(value: Any, where: str, name: str) -> str:
    return re.sub(r"[ \t\n]+", " ", _text(value, where, name, SHORT))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
