"""What pyproject.toml cannot say: where the sources stand, so that the repository holds them once.

In the repository they are the book's own rooms; a wheel or an sdist gets them under this package's name. An unpacked
sdist has them already.
"""

import re
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
SOURCES = {
    "live": REPOSITORY / "cxprep" / "live",
    "numbers": REPOSITORY / "cxprep" / "numbers",
    "inline.py": REPOSITORY / "theme" / "inline.py",
}


def bring(folder: Path) -> None:
    """Write the book's sources into `folder`, the package, by the names that they have there."""
    for name, source in SOURCES.items():
        if not source.exists():
            continue
        for path in [source] if source.is_file() else sorted(source.rglob("*")):
            if path.suffix not in (".py", ".mjs", ".css"):
                continue
            target = folder / name / path.relative_to(source) if source.is_dir() else folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = re.sub(r"\bcxprep([./])(live|numbers)\b", r"livetape\1\2", path.read_text(encoding="utf-8"))
            target.write_text(text, encoding="utf-8", newline="\n")


class WithSources(build_py):
    """The package's files, and the book's among them."""

    def run(self) -> None:
        """Build the package, then put the sources into it."""
        super().run()
        bring(Path(self.build_lib) / "livetape")


class Whole(sdist):
    """An archive that can be built where there is no book."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        """Lay out the archive's files, and the sources among them."""
        super().make_release_tree(base_dir, files)
        bring(Path(base_dir) / "src" / "livetape")


setup(cmdclass={"build_py": WithSources, "sdist": Whole})
