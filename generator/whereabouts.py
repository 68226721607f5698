"""Where the files of findings are, seen from where the program runs: editors and GitHub open only what leads there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.problem import Problem

Seen = Callable[[str], str]
"""From a file, relative to the project or absolute, to the path that leads there, with forward slashes."""

_NAMED = re.compile(r"\bglossary/[\w/.\-]*\w\.yml\b")


def from_here(project: Path) -> Seen:
    """Return paths that lead from the current folder to files of a project.

    They are absolute when nothing but the root of the disk is above both.
    """
    try:
        return _from(Path.cwd(), project)
    except OSError:  # the current folder has been deleted
        return lambda file: file


def from_repository(project: Path) -> Seen:
    """Return paths from the top of the repository, as GitHub wants them.

    That is the folder in GITHUB_WORKSPACE if the project is in it, or the nearest one above that holds `.git`.
    Without either, paths lead from the current folder.
    """
    place = _real(project)
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    if workspace and place.is_relative_to(_real(Path(workspace))):
        return _from(_real(Path(workspace)), project)
    top = next((folder for folder in (place, *place.parents) if (folder / ".git").exists()), None)
    return _from(top, project) if top else from_here(project)


def seen(problems: Iterable[Problem], texts: Mapping[str, str], where: Seen) -> tuple[list[Problem], dict[str, str]]:
    """Return problems and texts with the files as `where` names them, in hints too."""

    def named(match: re.Match[str]) -> str:
        return where(match[0]) if match[0] in texts else match[0]

    moved = [
        replace(
            problem,
            span=replace(problem.span, file=where(problem.span.file)),
            hint=_NAMED.sub(named, problem.hint),
        )
        for problem in problems
    ]
    return moved, {where(file): text for file, text in texts.items()}


def _from(folder: Path, project: Path) -> Seen:
    # A project that is a link inside the folder is named as people name it; a folder above a link cannot be.
    written = [] if ".." in project.parts else [Path(os.path.abspath(project))]  # noqa: PTH100  # names count here

    @cache
    def path(file: str) -> str:
        for top in (*written, _real(project)):
            if (top / file).is_relative_to(folder):
                return (top / file).relative_to(folder).as_posix()
        return _relative(_real(project) / file, _real(folder))

    return path


def _relative(path: Path, folder: Path) -> str:
    try:
        shared = Path(os.path.commonpath([path, folder]))
    except ValueError:  # on different drives
        return path.as_posix()
    if shared == Path(shared.anchor):
        return path.as_posix()
    return Path(os.path.relpath(path, folder)).as_posix()


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
