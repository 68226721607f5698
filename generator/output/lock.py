"""One build at a time for each folder: a file beside it is locked until its process ends, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SECONDS_BETWEEN_TRIES = 0.05
# What says that another process has the lock.
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK}

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # far behind the content, as Windows lets nobody read a locked byte
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(file: Path, wait: Callable[[str], object]) -> Iterator[None]:
    """Hold a lock while the context lasts, and wait as long as another process holds it.

    `wait` is called once with the name of that process. The lock of a process that has ended is free.
    Raises `OSError` when the file cannot be made.
    """
    handle = _taken(file, wait)
    try:
        yield
    finally:
        try:
            with suppress(OSError):  # in Windows, where a file that is open cannot be deleted
                file.unlink(missing_ok=True)
        finally:
            os.close(handle)


def _taken(file: Path, wait: Callable[[str], object]) -> int:
    """Return the open file, locked, as soon as it can be had."""
    told = False
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            if _is_free(handle):
                if _is_the_same(handle, file):
                    _sign(handle)
                    return handle
            elif not told:
                told = True
                wait(_holder(handle))
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _is_free(handle: int) -> bool:
    """Lock an open file, and return whether that could be had."""
    try:
        _lock(handle)
    except OSError as error:
        # Some file systems have no locks. There the file only shows that a build is running.
        return error.errno not in _TAKEN
    return True


def _is_the_same(handle: int, file: Path) -> bool:
    """Return whether the file is the one that was opened: who held the lock before deletes it."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    with suppress(OSError):  # on a full disk the number of the process is not shown, nothing else
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).encode())


def _holder(handle: int) -> str:
    """Return which process holds the lock: "process 1234"."""
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        if (number := os.read(handle, 20)).isdigit():
            return f"process {number.decode()}"
    return "another process"
