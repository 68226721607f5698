"""What has changed in files and folders, found by polling.

Polling is sturdier here than events of the operating system: it works on network and container drives, when
a folder is replaced, and however an editor saves; and what happens during a build is a difference after it.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

_SECONDS_BETWEEN_LOOKS = 0.25
_SHARE_OF_TIME = 20  # polling takes at most this share of a processor, however many files there are

Stamp = tuple[int, ...]
"""What differs when a file differs."""


def _never(_link: Path) -> bool:
    return False


class Watcher:
    """Tells what has changed since it last did, or since it was made."""

    def __init__(self, paths: Iterable[Path], is_followed: Callable[[Path], bool] = _never) -> None:
        """Look at these files and folders, and through the links to folders that are followed."""
        self._paths = tuple(paths)
        self._is_followed = is_followed
        self._told = self._latest = self._snapshot()

    def _snapshot(self) -> Mapping[Path, Stamp]:
        return snapshot(self._paths, self._is_followed)

    def wait(self) -> list[Path]:
        """Return what has changed, as soon as something has and nothing changes any more."""
        while True:
            start = time.monotonic()
            if changed := self.look():
                return changed
            time.sleep(max(_SECONDS_BETWEEN_LOOKS, _SHARE_OF_TIME * (time.monotonic() - start)))

    def look(self) -> list[Path]:
        """Return what has changed, once; nothing while files still differ from one look to the next."""
        before, self._latest = self._latest, self._snapshot()
        if self._latest != before or self._latest == self._told:
            return []
        told, self._told = self._told, self._latest
        return sorted(path for path in told.keys() | self._told.keys() if told.get(path) != self._told.get(path))


def snapshot(paths: Iterable[Path], is_followed: Callable[[Path], bool] = _never) -> Mapping[Path, Stamp]:
    """Return the stamps of all files and folders at and below `paths`, except hidden ones and Python's cache."""
    return {path: _stamp(path) for top in paths for path in _walk(top, is_followed)}


def _walk(top: Path, is_followed: Callable[[Path], bool]) -> Iterator[Path]:
    yield top
    known: set[str] = set()
    for name, folders, files in os.walk(top, followlinks=True):
        folder = Path(name)
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        yield from (folder / name for name in [*folders, *files] if not name.startswith("."))
        folders[:] = [name for name in folders if _is_entered(folder / name, known, is_followed)]


def _is_entered(folder: Path, known: set[str], is_followed: Callable[[Path], bool]) -> bool:
    """Return whether to look into a folder. Links may lead in circles, or on many ways to one: each is taken once."""
    if not folder.is_symlink():
        return True
    real = os.path.realpath(folder)
    if real in known or Path(os.path.realpath(folder.parent)).is_relative_to(real) or not is_followed(folder):
        return False
    known.add(real)
    return True


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    # A folder's own date moves with hidden files in it. A file's date of change, other than that of its
    # content, also moves when it is replaced by an older one or may be read again.
    return (found.st_ino,) if stat.S_ISDIR(found.st_mode) else (found.st_ino, found.st_size, found.st_ctime_ns)
