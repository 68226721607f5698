"""The browsers of these tests. `python -m tests.engines.programs` names what is not there, and fails if anything."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Program:
    """A program that tests need: what it may be called, where it may be, and the package that has it."""

    names: tuple[str, ...]
    package: str
    variable: str = ""

    def found(self) -> str | None:
        """Return its path, if it is installed; the variable may name it."""
        named = (os.environ.get(self.variable) if self.variable else None, *self.names)
        return next((path for name in named if name and (path := _path(name))), None)

    def path(self) -> str:
        """Return its path; where it is not, these tests do not begin."""
        found = self.found()
        assert found, f"{self.names[0]} is not installed"
        return found


FIREFOX = Program(
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"), "firefox-esr", "GLOSSARY_FIREFOX"
)
WEBKIT_DRIVER = Program(("WebKitWebDriver",), "webkit2gtk-driver")
# It is not meant for people, and so not where they look for programs.
MINI_BROWSER = Program(
    ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser"), "libwebkit2gtk-4.1-0"
)
SCREEN = Program(("Xvfb",), "xvfb")

NEEDED = {"firefox": (FIREFOX,), "webkit": (WEBKIT_DRIVER, MINI_BROWSER, SCREEN)}
"""What each engine needs."""


def lacking(engine: str) -> list[Program]:
    """Return what an engine needs and is not installed."""
    return [program for program in NEEDED[engine] if not program.found()]


def _path(name: str) -> str | None:
    if "*" not in name:
        return shutil.which(name)
    folder, _, rest = name.removeprefix("/").partition("/*/")
    return next((str(path) for path in sorted(Path("/", folder).glob(f"*/{rest}"))), None)


if __name__ == "__main__":
    packages = [program.package for engine in NEEDED for program in lacking(engine)]
    sys.stdout.write(" ".join(packages))
    sys.exit(bool(packages))
