"""What is to be written, and why it could not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

Content = bytes | Path
"""What a file is to hold: these bytes, or what another file holds."""

Files = Mapping[str, Content]
"""What is to be written: paths with forward slashes, from the top of the folder."""


class OutputError(Exception):
    """Why files could not be written, and where."""

    def __init__(self, path: Path | str, reason: str, hint: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason
        self.hint = hint


def merged(parts: Iterable[Files]) -> dict[str, Content]:
    """Return the files of several makers as one. Raises `OutputError` when two of them make one path.

    Paths that differ only by case count as one: some disks cannot hold both.
    """
    files: dict[str, Content] = {}
    taken: dict[str, str] = {}
    for part in parts:
        for path, content in part.items():
            other = taken.setdefault(path.lower(), path)
            if path in files or other != path:
                raise OutputError(path, "two pages have this address", "rename one of them")
            files[path] = content
    return files


def files_in(folder: Path) -> dict[str, Content]:
    """Return the files of a folder, to be written somewhere else."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def is_inside(path: str) -> bool:
    """Return whether a path names a file of the folder that it is written into."""
    pure = PurePosixPath(path)
    return not (pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path or not pure.parts)


def leads_out(folder: Path, path: str) -> bool:
    """Return whether a symbolic link on the way takes a path out of a folder."""
    return not (folder / path).parent.resolve().is_relative_to(folder.resolve())
