"""Whole projects for tests: copies of the five-term one, each built once a session, for all workers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.build import build
from generator.layout import SETTINGS
from generator.mentions import Mentions
from generator.model import Glossary, Settings
from generator.outline import Outline
from generator.output.lock import locked
from generator.pages import pages_of
from generator.source.decode import decode_settings
from generator.source.read import read
from generator.source.yaml import parse

REPOSITORY = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "site" / "input"
EXPECTED = Path(__file__).parent / "site" / "expected"


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder with its parts."""

    folder: Path

    @property
    def build(self) -> Path:
        """The Markdown and the settings that the engine gets."""
        return self.folder / "build"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.folder / "site"

    @property
    def terms(self) -> Path:
        """The folder of terms."""
        return self.folder / "glossary" / "terms"

    @property
    def settings(self) -> Path:
        """The file about the glossary as a whole."""
        return self.folder / "glossary" / "glossary.yml"


def glossary_of(folder: Path) -> Glossary:
    """Return the glossary of a project that can be read."""
    source = read(folder)
    assert source.glossary, source.problems
    return source.glossary


@cache
def settings_of(folder: Path, file: str = SETTINGS) -> Settings:
    """Return the settings of a project, of which only their file is read."""
    settings, problems = decode_settings(parse(file, (folder / file).read_bytes()))
    assert settings, problems
    return settings


def languages_of(folder: Path) -> tuple[str, ...]:
    """Return the ids of the languages of a project, the one at the root first."""
    return tuple(language.id for language in settings_of(folder).languages)


def folders_of(folder: Path, file: str = SETTINGS) -> Mapping[str, str]:
    """Return where each language of a project lives in its site: `{"en": "", "fr": "fr/"}`."""
    settings = settings_of(folder, file)
    return {language.id: settings.folder(language) for language in settings.languages}


def copied(source: Path, target: Path) -> Project:
    """Copy what people write in a project to `target`, and nothing that is made from it."""
    target.mkdir(parents=True, exist_ok=True)
    for folder in ("glossary", "docs"):
        shutil.copytree(source / folder, target / folder, ignore=shutil.ignore_patterns("dev"))
    return Project(target)


def golden_copy(target: Path) -> Project:
    """Return a fresh copy of the five-term project, to be changed."""
    return copied(GOLDEN, target)


@cache
def golden() -> Project:
    """Return the five-term project, built. Tests only read it."""
    return built("golden", golden_copy)


@cache
def french_first() -> Project:
    """Return the five-term project, built with French at the root, a page that English lacks and a name in English."""
    return golden_with("french-first", french_at_the_root)


def golden_with(name: str, change: Callable[[Project], None]) -> Project:
    """Return the five-term project, changed and then built once a session under this name."""

    def write(folder: Path) -> Project:
        project = golden_copy(folder)
        change(project)
        return project

    return built(name, write)


def french_at_the_root(project: Project) -> None:
    """Turn the order of the languages round, and write a page and an English name in the first one only."""
    written = project.settings.read_text("utf-8")
    turned = re.sub(r"^( +- \{id: en,.+\n)( +- \{id: fr,.+\n)", r"\2\1", written, flags=re.MULTILINE)
    assert turned != written
    project.settings.write_text(turned, "utf-8")
    bonk = project.terms / "bonk.yml"
    bonk.write_text(
        bonk.read_text("utf-8").replace("[{name: coup de pompe", "[hunger knock, {name: coup de pompe"), "utf-8"
    )
    (project.folder / "docs/fr/qui fait quoi.md").write_text("# Qui fait quoi\n", "utf-8")


SHARED = "GLOSSARY_TESTS_SHARED"
"""The variable with the folder that the workers of one session share."""


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of this name, which the first worker that needs it makes and the others wait for."""
    shared = Path(os.environ[SHARED])
    folder, made = shared / name, shared / f"{name}.made"
    with locked(shared / f"{name}.lock", lambda _: None):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a worker left that failed at it
            make(folder)
            made.touch()
    return folder


def built(name: str, write: Callable[[Path], Project]) -> Project:
    """Return the project that `write` writes into a folder, built once a session under this name."""

    def make(folder: Path) -> None:
        project = write(folder)
        outcome = build(project.folder, project.site)
        assert not outcome.fails(), outcome.problems

    return Project(once(name, make))


def run(
    *arguments: str | Path, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program as people do, and return what it printed and its exit code."""
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=folder,
        env=variables(environment),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def variables(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a run in any folder."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), **(more or {})}


def made_pages(glossary: Glossary) -> dict[str, bytes]:
    """Return every page that is made from a glossary, each under its language: `en/terms/lead.md`."""
    outline = Outline(glossary)
    return {
        f"{language.id}/{path}": content
        for language in outline.languages
        for path, content in pages_of(outline, Mentions(glossary, language)).items()
    }


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def times(folder: Path) -> dict[str, int]:
    """Return when each file of a folder was last written, in nanoseconds."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
