"""The two programs that can build the site after the engine's end, run as a maintainer would run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.model import Settings
from tests.projects import Project

_PROGRAMS = Path(sys.executable).parent


def with_zensical(project: Project, settings: Settings, target: Path) -> Path:
    """Build a project with Zensical into `target`, laid out like its site. Return that folder."""
    shutil.copytree(project.build, target / "build")
    for language in settings.languages:
        written = target / "build" / f"mkdocs.{language.id}.yml"
        # It takes the folder of the site from the settings only, and only inside the project.
        folder = f"site-{language.id}"
        written.write_text(json.dumps(json.loads(written.read_text("utf-8")) | {"site_dir": folder}), "utf-8")
        _run(target / "build", "zensical", "build", "--strict", "-f", written.name)
        shutil.copytree(target / "build" / folder, target / "site" / settings.folder(language), dirs_exist_ok=True)
    return target / "site"


def with_properdocs(project: Project, settings: Settings, target: Path) -> Path:
    """Build a project with ProperDocs into `target`, laid out like its site. Return that folder."""
    return _with_mkdocs_or_like(project, settings, target, "properdocs")


def with_mkdocs(project: Project, settings: Settings, target: Path) -> Path:
    """Build a project with MkDocs into `target`, laid out like its site: all that the engine leaves."""
    return _with_mkdocs_or_like(project, settings, target, "mkdocs")


def _with_mkdocs_or_like(project: Project, settings: Settings, target: Path, program: str) -> Path:
    for language in settings.languages:
        folder = target / program / settings.folder(language)
        written = project.build / f"mkdocs.{language.id}.yml"
        # Each language in a folder of its own first: the engine clears the one it builds into.
        _run(target, program, "build", "--strict", "-f", str(written), "-d", str(target / language.id))
        shutil.copytree(target / language.id, folder, dirs_exist_ok=True)
        shutil.rmtree(target / language.id)
    return target / program


def _run(folder: Path, program: str, *arguments: str) -> None:
    variables = {
        "NO_COLOR": "1",
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    run = subprocess.run(  # noqa: S603  # a program of the project's own environment
        [_PROGRAMS / program, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
