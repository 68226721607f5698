"""{path: content} → a folder. The only writer: inside the folder or the file it is given, and nowhere else.

A folder that is written to keeps a list of what was written. Only what is on that list is ever
deleted, so that a folder chosen by mistake loses nothing.
"""

from __future__ import annotations

import filecmp
import os
import posixpath
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

LIST = ".glossary-files"
_STAGING = ".glossary-staging"
_INTERIM = ".glossary-files-before-and-after"

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


def write(folder: Path, files: Files) -> None:
    """Make `folder` hold these files. What an earlier call wrote and is not among them is deleted.

    Files that are as they should be are not touched. All others are prepared first and put in place
    last, by renaming: when preparing fails, on a full disk for one, the folder is as it was. Raises
    `OutputError` when something cannot be written.
    """
    try:
        before = _written_before(folder)
        existed = folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _clear(folder / _STAGING)
            _renew(folder, files, before)
        finally:
            _clear(folder / _STAGING)
            if not existed and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            _place(error, folder), reason, "make room or allow writing there, then build again"
        ) from error


def _place(error: OSError, folder: Path) -> Path:
    """Return what could not be written: of two files the second, and for interim ones the folder they are for."""
    path = Path(error.filename2 or error.filename or folder)
    return folder if _STAGING in path.parts else path


def _renew(folder: Path, files: Files, before: set[str]) -> None:
    staging = folder / _STAGING
    _refuse(folder, files, before)
    staged = list(_stage(folder, {**{path: files[path] for path in sorted(files)}, LIST: _listed(files)}, staging))
    _refuse_locked(folder, {*staged, *(before - files.keys())})
    if LIST in staged:
        # From here on the list names all that is ours: a run that ends halfway is mended by the next.
        (staging / _INTERIM).write_bytes(_listed(before | files.keys()))
        _put_in_place(staging / _INTERIM, folder / LIST)
    _delete(folder, before - files.keys())
    for path in staged:
        _put_in_place(staging / path, folder / path)


def _listed(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode()


def _refuse(folder: Path, files: Files, before: set[str]) -> None:
    """Raise `OutputError` when writing a file would reach out of the folder or lose a file of others."""
    followed: set[str] = set()  # many files, few folders
    for path in files:
        if not _is_inside(path):
            raise OutputError(path, "lies outside the folder", "give the page another id")
        parent = posixpath.dirname(path)
        if parent not in followed and _leads_out(folder, path):
            raise OutputError(folder / path, "leads out of the folder by a symbolic link", "delete the link")
        followed.add(parent)
        if path not in before and (folder / path).exists():
            raise OutputError(folder / path, "is a file that is not ours", "move it away, then build again")


def _refuse_locked(folder: Path, paths: Iterable[str]) -> None:
    """Raise `OutputError` when one of these files could not be put in place or deleted, before any of them is."""
    parents = {folder / posixpath.dirname(path) for path in paths}
    for parent in sorted(parents):
        place = next(place for place in (parent, *parent.parents) if place.exists())
        if not place.is_dir():
            raise OutputError(place, "is not a folder", "move it away, then build again")
        if not os.access(place, os.W_OK | os.X_OK):
            raise OutputError(place, "is write-protected", "allow writing, then build again")
    for path in sorted(paths):
        if (folder / path).is_dir() and not (folder / path).is_symlink():
            raise OutputError(folder / path, "is a folder", "move it away, then build again")


def _clear(staging: Path) -> None:
    """Delete what is left of a staging folder. A link in its place would have led elsewhere."""
    if staging.is_symlink():
        staging.unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _written_before(folder: Path) -> set[str]:
    """Return what the list in the folder says. Refuses a folder that holds anything without a list."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "is not a folder", "move it away, or choose another place")
    if not folder.exists():
        return set()
    if (folder / LIST).is_file():
        listed = (folder / LIST).read_text("utf-8", errors="replace").splitlines()
        return {path for path in listed if _is_inside(path)}
    if any(entry.name != _STAGING for entry in folder.iterdir()):
        raise OutputError(folder, "holds files that are not ours", "choose an empty or a new folder")
    return set()


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not (pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path or not pure.parts)


def _stage(folder: Path, files: Files, staging: Path) -> Iterator[str]:
    """Write the files that differ from what the folder holds into `staging`, and yield their paths."""
    for path, content in files.items():
        if _holds(folder / path, content):
            continue
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target)
        yield path


def _leads_out(folder: Path, path: str) -> bool:
    return not (folder / path).parent.resolve().is_relative_to(folder.resolve())


def _holds(path: Path, content: Content) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    if isinstance(content, bytes):
        return path.stat().st_size == len(content) and path.read_bytes() == content
    return filecmp.cmp(path, content, shallow=False)


def _put_in_place(staged: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)


def _delete(folder: Path, paths: Iterable[str]) -> None:
    for path in sorted(paths, reverse=True):
        if _leads_out(folder, path):
            continue
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Make a file hold `after` at one stroke, if it still holds `before`; its mode stays.

    A symbolic link is followed. Raises `OutputError`, and then the file is as it was.
    """
    try:
        target = path.resolve(strict=True)
        if not os.access(target, os.W_OK):
            raise OutputError(path, "is write-protected", "allow writing, then try again")
        with _interim(target.parent, after, target) as interim:
            if target.read_bytes() != before:
                raise OutputError(path, "was changed meanwhile", "try again")
            interim.replace(target)
    except OSError as error:
        raise _not_written(path, error) from error


def write_one(folder: Path, path: str, content: bytes, like: Path) -> None:
    """Make the file `path` in a folder hold this content, with the mode of the file `like`.

    Raises `OutputError`, also when the path would lead out of the folder.
    """
    target = folder / path
    try:
        if not _is_inside(path):
            raise OutputError(target, "lies outside the folder", "choose another folder")
        if _leads_out(folder, path):
            raise OutputError(target, "leads out of the folder by a symbolic link", "delete the link")
        target.parent.mkdir(parents=True, exist_ok=True)
        with _interim(target.parent, content, like) as interim:
            interim.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error


@contextmanager
def _interim(folder: Path, content: bytes, like: Path) -> Iterator[Path]:
    """Lend a new file in a folder with this content, and with mode and owner of another file."""
    handle, name = tempfile.mkstemp(prefix=".glossary-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        shutil.copymode(like, name)
        with suppress(PermissionError, AttributeError):  # only some users may, and some systems know no owners
            os.chown(name, like.stat().st_uid, like.stat().st_gid)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(path, (error.strerror or str(error)).lower(), "make room or allow writing there, then try again")
