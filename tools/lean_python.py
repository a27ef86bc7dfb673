"""Python's standard library for the page, without what the prep report can never reach; sources without comments.

What is kept: what the engine and Pyodide import, and what that imports, wherever the import stands; every encoding;
and nothing that leads only to test runners, debuggers, servers, mail and processes, which a browser has no use for.
Docstrings of functions go, those of classes stay, as a dataclass without one would make its own at each start. The same
sources give the same bytes. What is of a newer Python than the one that runs this is left as it is written.
"""

import ast
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MOMENT = (1980, 1, 1, 0, 0, 0)
# Roots that no import names: what starts an interpreter, and what is loaded by a name put together at run time.
ROOTS = (
    *("abc", "asyncio", "codecs", "importlib", "io", "linecache", "os", "pyodide", "_pyodide", "site", "stat", "runpy"),
    *("sysconfig", "tempfile", "traceback", "warnings", "zipfile", "zipimport", "xml.sax.expatreader", "html.entities"),
)
# Not kept for an import within a function or a condition, which a page never runs.
NEVER = frozenset(
    (
        *("bdb", "cProfile", "cmd", "code", "codeop", "ctypes", "curses", "dbm", "doctest", "ensurepip", "ftplib"),
        *("getopt", "http.client", "http.cookiejar", "http.server", "idlelib", "imaplib", "logging.config"),
        *("logging.handlers", "mailbox", "multiprocessing", "optparse", "pdb", "pickletools", "poplib", "profile"),
        *("pstats", "pydoc", "_pyio", "_pyrepl", "shelve", "smtplib", "socketserver", "sqlite3", "ssl", "tabnanny"),
        *("tarfile", "test", "tkinter", "trace", "turtle", "unittest", "urllib.request", "urllib.robotparser", "venv"),
        *("webbrowser", "wsgiref", "xmlrpc", "zipapp"),
    )
)
_IMPORT = re.compile(r"^[ \t]*(?:import|from)[ \t]+([\w.]+)", re.M)


def without_comments(source: str) -> str:
    """The source without comments and without the docstrings of functions and modules; as it is where it is too new."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module))
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:] or ([ast.Pass()] if not isinstance(node, ast.Module) else [])
    return ast.unparse(tree) + "\n"


def imported(source: str, module: str, is_package: bool) -> Iterator[str]:
    """Every module that a source may import, in full; of `from a import b` both a and a.b."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        yield from _IMPORT.findall(source)
        return
    always = set(tree.body)
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")
            above = above[: len(above) - node.level + is_package] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            names = [base, *(f"{base}.{one.name}" for one in node.names)]
        yield from (name for name in names if node in always or not _is_never(name))


def _is_never(module: str) -> bool:
    parts = module.split(".")
    return any(".".join(parts[:count]) in NEVER for count in range(1, len(parts) + 1))


def _named(path: str) -> tuple[str, bool]:
    """A module's name from its path in the archive, and whether it is a package."""
    module = path.removesuffix(".py").replace("/", ".")
    return module.removesuffix(".__init__"), module.endswith(".__init__")


def reached(library: zipfile.ZipFile, engine: Iterable[tuple[str, str]]) -> set[str]:
    """The paths in the library of all that the engine, [(path, source)], may come to import."""
    names = {name for name in library.namelist() if name.endswith(".py")}
    found = {name for name in names if name.startswith(("encodings/", "pyodide/", "_pyodide/", "_sysconfigdata"))}
    todo = list(ROOTS)
    sources = [*engine, *((name, library.read(name).decode()) for name in sorted(found))]
    for path, source in sources:
        todo += imported(source, *_named(path))
    while todo:
        parts = todo.pop().split(".")
        for count in range(1, len(parts) + 1):
            stem = "/".join(parts[:count])
            for path in {f"{stem}.py", f"{stem}/__init__.py"} & names - found:
                found.add(path)
                todo += imported(library.read(path).decode(), *_named(path))
    return found


def write(source: Path, engine: Iterable[tuple[str, str]], target: Path) -> None:
    """The library at `source` without what is never reached, to `target`."""
    with zipfile.ZipFile(source) as library, zipfile.ZipFile(target, "w") as out:
        kept = reached(library, engine)
        for name in sorted(library.namelist()):
            if name.endswith(".py") and name in kept:
                data = library.read(name)
                is_own = name.startswith(("pyodide/", "_pyodide/", "_sysconfigdata"))  # its docstrings are asked for
                add(out, name, data if is_own else without_comments(data.decode()).encode())
            elif not name.endswith((".py", "/")):
                add(out, name, library.read(name))


def add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """One entry, as small as it gets, without a time."""
    info = zipfile.ZipInfo(name, MOMENT)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    archive.writestr(info, data, compresslevel=9)
