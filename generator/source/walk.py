"""A folder of the project → the files in it and below that are read, and what is wrong with the others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.problem import Problem
from generator.source.files import problem, unreadable
from generator.source.names import flaw, is_leftover
from generator.source.reach import Reach
from generator.span import Span

MAX_DEPTH = 20
MAX_FILES = 20_000


class Walk:
    """Goes through folders, symbolic links too, and gathers in `problems` what it cannot go through.

    It always ends: a link to a folder that it is in is a problem, and links that cross are followed up to a number of
    paths.
    """

    def __init__(self, project: Path, reach: Reach, hint: str) -> None:
        self.problems: list[Problem] = []
        self._project = project
        self._reach = reach
        self._hint = hint
        self._count = 0
        self._is_stopped = False

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder that people chose; none where nothing is, or when it cannot be read."""
        if outside := self._reach.refused(folder):
            self.problems.append(outside)
            return []
        path = self._project / folder
        try:
            return sorted(name for name in os.listdir(path) if not is_leftover(name))  # noqa: PTH208  # names, not paths
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or path.is_symlink():
                self.problems.append(problem(folder, unreadable(error), self._hint))
            return []

    def files(self, folder: str, above: tuple[str, ...] = ()) -> Iterator[str]:
        """Yield the files in a folder and below, seen from the project, in the order of their names."""
        real = os.path.realpath(self._project / folder)
        if real in above:
            message = f"leads back to a folder that it is in, {real}"
            hint = "delete the link, or let it lead to another folder"
            self.problems.append(Problem("G122", message, Span(folder), hint))
        elif len(above) > MAX_DEPTH:
            message = f"folders lie more than {MAX_DEPTH} levels inside each other"
            self._stop(Problem("G105", message, Span(folder), "move it up, or delete it"))
        else:
            for name in self.names(folder):
                yield from self._at(f"{folder}/{name}", (*above, real))

    def _at(self, file: str, above: tuple[str, ...]) -> Iterator[str]:
        self._count += 1
        if self._count > MAX_FILES:
            hint = "look for links that lead to the same folder again and again"
            message = f"there are more than {MAX_FILES:,} files and folders"
            self._stop(Problem("G105", message, Span(file.partition("/")[0]), hint))
        if self._is_stopped:
            return
        if wrong := self._refused(file):
            self.problems.append(wrong)
            return
        try:
            is_folder = stat.S_ISDIR((self._project / file).stat().st_mode)
        except OSError as error:
            self.problems.append(problem(file, unreadable(error), self._hint))
            return
        if is_folder:
            yield from self.files(file, above)
        else:
            yield file

    def _stop(self, problem: Problem) -> None:
        """Stop: the files that follow would repeat the finding."""
        if not self._is_stopped:
            self.problems.append(problem)
        self._is_stopped = True

    def _refused(self, file: str) -> Problem | None:
        if wrong := flaw(file.rpartition("/")[2]):
            return Problem("G124", f"the name {wrong}", Span(file), "rename it: names become addresses")
        return self._reach.refused(file)
