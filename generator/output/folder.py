"""{path: content} → a folder, which keeps a list of what was written.

Only what is on that list is ever deleted, so that a folder chosen by mistake loses nothing.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from generator.layout import LIST
from generator.output.files import Files, OutputError, leads_out, unwritten
from generator.output.lock import locked
from generator.output.prepare import prepare
from generator.output.swap import ENGINE, NEW, clear, dress_like, exchange, listed, read_lists, recover, renew
from generator.signals import undisturbed

_INTERIM = ".glossary-build"
_LOCK = ".glossary-lock"


def write(folder: Path, files: Files) -> None:
    """Make `folder` hold these files. What an earlier call wrote and is not among them is deleted.

    Files that are as they should be keep their time. See `renewing` for what becomes of the folder when
    something goes wrong, and what is raised.
    """
    with renewing(folder) as renewal:
        renewal.write(files)


def _nobody(_said: str) -> None:
    pass


@contextmanager
def renewing(folder: Path, wait: Callable[[str], object] = _nobody, *, has_parts: bool = False) -> Iterator[Renewal]:
    """Lend a folder to be renewed, to one process at a time.

    When another process has it, `wait` is told which, and it is waited for. What a process that was ended
    by force has left behind is brought into order first. Until all is prepared beside it, the folder is as
    it was; then it is as it should be. Where it `has_parts`, folders in it may have lists of their own,
    of files that are ours too. Raises `OutputError` when it cannot be renewed.
    """
    with _telling(folder, folder), ExitStack() as stack:
        real = _real(folder)
        is_beside = _can_be_beside(real)
        room, name = (real.parent, f".{real.name}") if is_beside else (real, "")
        interim = room / f"{name}{_INTERIM}"
        stack.enter_context(_parents(room))
        stack.enter_context(locked(room / f"{name}{_LOCK}", wait))
        with undisturbed():
            recover(real, interim, has_parts=has_parts)
        before = _written_before(folder, real, has_parts=has_parts)
        renewal = Renewal(folder, real, interim, before, is_beside=is_beside)
        stack.callback(clear, real, interim, has_parts=has_parts)
        held = stack.pop_all()
    with held:
        yield renewal


def _real(folder: Path) -> Path:
    """Return the folder that a name resolves to, whether or not it exists yet."""
    if folder.is_symlink() and not folder.exists():
        raise OutputError(folder, "is a symbolic link that leads nowhere", "delete the link, or make what it names")
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "is not a folder", "move it away, or choose another place")
    return Path(os.path.realpath(folder))


def _written_before(folder: Path, real: Path, *, has_parts: bool) -> set[str]:
    """Return what the list in a folder says. Refuses a folder that holds anything without a list."""
    if not (real / LIST).is_file():
        if real.is_dir() and any(not entry.name.endswith((_INTERIM, _LOCK)) for entry in real.iterdir()):
            raise OutputError(folder, "holds files that are not ours", "choose an empty or a new folder")
        return set()
    return read_lists(real, has_parts=has_parts)


def _can_be_beside(real: Path) -> bool:
    """Return whether what is prepared may stand beside a folder and be exchanged with it, as far as can be seen."""
    if not real.is_dir():
        return True
    return not real.is_mount() and os.access(real.parent, os.W_OK | os.X_OK)


@contextmanager
def _parents(room: Path) -> Iterator[None]:
    """Make the folders above, and remove them again when they remain empty."""
    made = [place for place in (room, *room.parents) if not place.exists()]
    try:
        if made:
            room.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        with suppress(OSError):
            for place in made:
                place.rmdir()


@contextmanager
def _telling(folder: Path, real: Path) -> Iterator[None]:
    """Raise an `OSError` as `OutputError`, with the names of folders that people know."""
    try:
        yield
    except OSError as error:
        named = Path(error.filename2 or error.filename or real)
        if any(part.endswith((_INTERIM, _LOCK)) for part in named.parts):
            named = folder
        elif named.is_relative_to(real):
            named = folder / named.relative_to(real)
        raise unwritten(named, error) from error


class Renewal:
    """A folder that is being renewed, and what is prepared for it."""

    def __init__(self, folder: Path, real: Path, interim: Path, before: set[str], *, is_beside: bool) -> None:
        self.folder = folder
        self.new = interim / NEW
        self.engine = interim / ENGINE  # for what is made on the way
        self._real = real
        self._interim = interim
        self._is_beside = is_beside
        self._before = before
        interim.mkdir(exist_ok=True)
        if real.is_dir():
            with suppress(OSError):  # new files belong to whom the folder belongs to, where that may be
                dress_like(real, interim)

    def telling(self) -> AbstractContextManager[None]:
        """Return a context in which an `OSError` is raised as `OutputError`."""
        return _telling(self.folder, self._real)

    def write(self, files: Files) -> None:
        """Make the folder hold these files, and no others that are ours."""
        self.put(files, self.prepare(files))

    def prepare(self, files: Files) -> set[str]:
        """Prepare files, and return which of them are not yet as they should be."""
        with self.telling():
            return prepare(self._real, self.new, files, self._interim)

    def put(self, paths: Collection[str], changed: Collection[str]) -> None:
        """Put what is prepared in place: all these paths, of which some have changed."""
        with self.telling():
            changed = {*changed, *prepare(self._real, self.new, {LIST: listed(paths)})}
            gone = self._before - {*paths}
            if not changed and not gone:
                return
            self._refuse(paths)
            self._refuse_locked({*changed, *gone})
            with undisturbed():
                if not (self._is_exchangeable() and exchange(self._real, self._interim)):
                    renew(self._real, self._interim, changed, gone)
                self._before = {*paths}

    def _is_exchangeable(self) -> bool:
        """Return whether the folder holds nothing of others, which would have to move along."""
        if not self._is_beside:
            return False
        files = self._before | {LIST}
        folders = {parent for path in files for parent in (self._real / path).parents}
        for top, below, names in os.walk(self._real):
            here = Path(top)
            found = {(here / name).relative_to(self._real).as_posix() for name in names}
            is_ours = here in folders and found <= files and (here == self._real or not here.is_mount())
            if not is_ours or any((here / name).is_symlink() for name in below):
                return False
        return True

    def _refuse(self, paths: Iterable[str]) -> None:
        """Raise `OutputError` when writing a file would reach out of the folder or lose a file of others."""
        followed: set[str] = set()  # many files, few folders
        for path in paths:
            parent = posixpath.dirname(path)
            if parent not in followed and leads_out(self._real, path):
                reason = "leads out of the folder by a symbolic link"
                raise OutputError(self.folder / path, reason, "delete the link")
            followed.add(parent)
            if path not in self._before and os.path.lexists(self._real / path):
                reason = "is a file that is not ours"
                raise OutputError(self.folder / path, reason, "move it away, then build again")

    def _refuse_locked(self, paths: Iterable[str]) -> None:
        """Raise `OutputError` when one of these files could not be put in place or deleted, before any of them is."""
        for parent in sorted({posixpath.dirname(path) for path in paths}):
            place = next((place for place in self._upwards(parent) if place.exists()), None)
            if place and not place.is_dir():
                raise OutputError(self._shown(place), "is not a folder", "move it away, then build again")
            if place and not os.access(place, os.W_OK | os.X_OK):
                raise OutputError(self._shown(place), "is write-protected", "allow writing, then build again")
        for path in sorted(paths):
            if (self._real / path).is_dir() and not (self._real / path).is_symlink():
                raise OutputError(self.folder / path, "is a folder", "move it away, then build again")

    def _upwards(self, parent: str) -> Iterator[Path]:
        """Yield a folder and those above it, up to the one that is renewed."""
        while parent:
            yield self._real / parent
            parent = posixpath.dirname(parent)
        yield self._real

    def _shown(self, place: Path) -> Path:
        return self.folder / place.relative_to(self._real)
