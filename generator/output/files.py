"""What is to be written, and why it could not be."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

Content = bytes | Path
"""What a file is to hold: these bytes, or what another file holds."""

Files = Mapping[str, Content]
"""What is to be written: paths with forward slashes, from the top of the folder."""


class OutputError(Exception):
    """Why files could not be written, and where. The folder that they are for is as it was, if it is whole."""

    def __init__(self, path: Path | str, reason: str, hint: str, *, is_whole: bool = True) -> None:
        # The arguments: exceptions are pickled by them.
        super().__init__(path, reason, hint)
        self.path = str(path)
        self.reason = reason
        self.hint = hint
        self.is_whole = is_whole

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


_TO_DO: Mapping[int, str] = {
    errno.ENOSPC: "make room there, then try again",
    errno.EDQUOT: "make room there, then try again",
    errno.ENAMETOOLONG: "choose a place with a shorter name, or give the page a shorter one",
    errno.ELOOP: "delete the symbolic link that leads to itself",
    errno.ENOTDIR: "something on the way is not a folder: move it away, or choose another place",
    errno.EMFILE: "allow more open files, or close other programs, then try again",
    errno.ENFILE: "allow more open files, or close other programs, then try again",
}


def unwritten(path: Path | str, error: OSError) -> OutputError:
    """Return the `OutputError` for an `OSError` about a file."""
    hint = _TO_DO.get(error.errno or 0, "allow writing there, or choose another place, then try again")
    return OutputError(path, (error.strerror or str(error)).lower(), hint)


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
