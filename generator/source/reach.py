"""Where symbolic links may lead: about the project, and into folders that were allowed by name.

Who may write to a repository may put a link into it, and what it leads to would be published: the
keys of whoever builds the site. So the one who runs the program says what else is meant.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from pathlib import Path

from generator.layout import LIST
from generator.problem import Problem
from generator.span import Span


class Reach:
    """Tells which links of a project are followed. Files are named as seen from the project."""

    def __init__(self, project: Path, follow: Sequence[Path] = ()) -> None:
        self._project = project
        self._tops = tuple(_real(folder) for folder in (project, *follow))
        self._folders: dict[str, Problem | None] = {"": None}

    def refused(self, file: str) -> Problem | None:
        """Return why a file or folder is not read, by the first link on the way to it; nothing when it may be."""
        folder = posixpath.dirname(file)
        if folder not in self._folders:
            self._folders[folder] = self.refused(folder)
        if outside := self._folders[folder]:
            return outside
        path = self._project / file
        return self._judged(file, _real(path)) if path.is_symlink() else None

    def _judged(self, file: str, real: Path) -> Problem | None:
        """Return why a link that leads to `real` is not followed."""
        top = next((top for top in self._tops if real.is_relative_to(top)), None)
        if top is None:
            return _not_followed(file, f"leads out of the project, to {real}", _allow(real))
        if any(part.startswith(".") for part in real.relative_to(top).parts):
            hint = "put a copy in its place if everybody may see it"
            return _not_followed(file, f"leads to hidden files, to {real}", hint)
        folders = (real, *real.parents)
        if any((folder / LIST).is_file() for folder in folders[: folders.index(top) + 1]):
            hint = "delete the link: a site cannot hold itself"
            return _not_followed(file, f"leads to what the program writes, to {real}", hint)
        return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # never raises: a circle of links is a finding when it is read


def _allow(real: Path) -> str:
    folder = real if real.is_dir() else real.parent
    return f"put a copy in its place, or allow that folder: glossary --follow {folder} …"


def _not_followed(file: str, message: str, hint: str) -> Problem:
    return Problem("G121", message, Span(file), hint)
