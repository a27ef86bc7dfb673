"""Every regular expression of the package: those written in its modules, those it makes of data, and texts to try."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from cxprep.report.ontology import Ontology

ROOT = Path(__file__).parents[2]
CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# What a pattern meets in people's files: one sign over and over, or two or three that it might take for one another.
ANYTHING = {
    "blanks": " ",
    "tabs and blanks": " \t",
    "dots": ".",
    "dots apart": ". ",
    "dashes": "-",
    "dashes apart": "- ",
    "underscores": "_",
    "letters": "a",
    "capitals": "A",
    "letters apart": "a ",
    "capitals apart": "A ",
    "Capital words": "Ab ",
    "words and commas": "ab, ",
    "digits": "1",
    "years": "2019 ",
    "years and dashes": "2019 - ",
    "prices": "1,",
    "initials": "a.",
    "words with hyphens": "ab-",
    "words with apostrophes": "a'",
    "words with slashes": "ab/",
    "brackets": "((",
    "closed brackets": "()",
    "quotes": '"',
    "curly quotes": "“a” ",
    "ampersands": "& ",
    "colons": "a: ",
    "stars": "*",
    "hashes": "#",
    "pipes": "| ",
    "tags": "<a ",
    "addresses": "a@a.",
    "web addresses": "http://",
    "escapes": "\\",
    "lines": "\n",
    "lines of blanks": " \n",
    "braces": "{a}",
    "square brackets": "[a](",
    "mixed": "Ab 1. (x) - “y”, z's\t",
}


# Patterns kept in tables: how they are used, which the source does not say next to a name.
TABLES = {"cxprep.orders.order_file._FORMS": "fullmatch", "cxprep.report.headings._HEADINGS": "fullmatch"}


@dataclass(frozen=True)
class Expression:
    """A pattern, where it stands, and how it is used: match and fullmatch begin at one place, the others at each."""

    where: str
    pattern: re.Pattern[str]
    use: str

    def run(self, text: str) -> None:
        """Use it on a text, to the end of the text."""
        if self.use in ("match", "fullmatch"):
            getattr(self.pattern, self.use)(text)
        else:
            for _ in self.pattern.finditer(text):
                pass


def written() -> Iterator[Expression]:
    """Patterns in the modules' sources. Those made of local names are left out: a report runs them as it goes."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "cxprep").rglob("*.py"))}
    uses: dict[str, set[str]] = {}  # how a pattern with a name is used, in whatever module
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in CALLS:
                uses.setdefault(node.value.id, set()).add(node.attr)
    for path, tree in trees.items():
        calls = [node for node in ast.walk(tree) if _of_re(node)]
        if not calls:
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        known = vars(importlib.import_module(name))
        for key, value in list(known.items()):
            if not key.startswith("__") and not isinstance(value, ModuleType):
                how = uses.get(key, set())
                use = how.pop() if len(how) == 1 else TABLES.get(f"{name}.{key}", "search")
                yield from (Expression(f"{name}.{key}", one, use) for one in within(value))
        for call in calls:
            found = None if call.func.attr == "compile" else _pattern(call, known)
            if found is not None:
                yield Expression(f"{name}:{call.lineno}", found, call.func.attr)


def _of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in CALLS
        and bool(node.args)
    )


def _pattern(call: ast.Call, known: dict[str, Any]) -> re.Pattern[str] | None:
    try:
        text = eval(compile(ast.Expression(call.args[0]), "pattern", "eval"), known)
    except NameError:
        return None
    flags = 0
    for one in (*call.args[1:], *(word.value for word in call.keywords)):
        for part in ast.walk(one):
            if isinstance(part, ast.Attribute) and isinstance(getattr(re, part.attr, None), re.RegexFlag):
                flags |= getattr(re, part.attr)
    return re.compile(text, flags) if isinstance(text, str) else text if isinstance(text, re.Pattern) else None


def within(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns that a value of builtin kinds holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Mapping) and depth < 4:
        for one in value.values():
            yield from within(one, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 4:
        for one in value:
            yield from within(one, depth + 1)


def of_data(known: Ontology) -> Iterator[Expression]:
    """The patterns that the ontology makes of its phrases."""

    def every() -> Iterator[re.Pattern[str] | None]:
        yield from (known.group(name) for name in known.data["common"]["groups"])
        for rules in known.roles.values():
            yield from (one for where in ("titles", "words") for one, _ in rules.signs(where))
            for look_for in rules.look_fors.values():
                yield look_for.named
                yield from (one for one, _ in (*look_for.asked, *look_for.against))
                yield from (one for rule in look_for.rules for one in (*rule.needs, rule.without))

    for one in every():
        if one is not None:
            yield Expression(f"of data, {one.pattern[:60]}", one, "search")


def once(all_of_them: Iterable[Expression]) -> list[Expression]:
    """Each pattern and use once."""
    return list({(one.pattern.pattern, one.pattern.flags, one.use): one for one in all_of_them}.values())
