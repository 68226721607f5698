"""What has changed in files and folders, found by looking again and again.

Looking is sturdier here than the notices of the operating system: it works on network and container
drives, when a folder is replaced, and for every way of saving; and what happens during a build is
simply what differs after it.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_SECONDS_BETWEEN_LOOKS = 0.25
_SHARE_OF_TIME = 20  # looking takes at most one part in so many of a processor, however many files there are

Stamp = tuple[int, ...]
"""What differs when a file differs."""


class Watcher:
    """Tells what differs from when it last told, or from when it was made."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._told = self._latest = snapshot(self._paths)

    def wait(self) -> list[Path]:
        """Return what has changed, as soon as something has and all is at rest again."""
        while True:
            start = time.monotonic()
            if changed := self.look():
                return changed
            time.sleep(max(_SECONDS_BETWEEN_LOOKS, _SHARE_OF_TIME * (time.monotonic() - start)))

    def look(self) -> list[Path]:
        """Return what has changed, once; nothing while files still differ from one look to the next."""
        before, self._latest = self._latest, snapshot(self._paths)
        if self._latest != before or self._latest == self._told:
            return []
        told, self._told = self._told, self._latest
        return sorted(path for path in told.keys() | self._told.keys() if told.get(path) != self._told.get(path))


def snapshot(paths: Iterable[Path]) -> Mapping[Path, Stamp]:
    """Return the stamps of all files and folders at and below `paths`, except hidden ones and Python's cache."""
    return {path: _stamp(path) for top in paths for path in _walk(top)}


def _walk(top: Path) -> Iterator[Path]:
    yield top
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        yield from (Path(folder, name) for name in [*folders, *files] if not name.startswith("."))


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    # A folder's own date moves with hidden files in it. A file's date of change, other than that of its
    # content, also moves when it is replaced by an older one or may be read again.
    return (found.st_ino,) if stat.S_ISDIR(found.st_mode) else (found.st_ino, found.st_size, found.st_ctime_ns)
