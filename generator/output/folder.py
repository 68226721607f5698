"""{path: content} → a folder, which keeps a list of what was written.

Only what is on that list is ever deleted, so that a folder chosen by mistake loses nothing.
"""

from __future__ import annotations

import filecmp
import os
import posixpath
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.output.files import Content, Files, OutputError, is_inside, leads_out

LIST = ".glossary-files"
_STAGING = ".glossary-staging"
_INTERIM = ".glossary-files-before-and-after"


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
        if not is_inside(path):
            raise OutputError(path, "lies outside the folder", "give the page another id")
        parent = posixpath.dirname(path)
        if parent not in followed and leads_out(folder, path):
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
        return {path for path in listed if is_inside(path)}
    if any(entry.name != _STAGING for entry in folder.iterdir()):
        raise OutputError(folder, "holds files that are not ours", "choose an empty or a new folder")
    return set()


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
        if leads_out(folder, path):
            continue
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()
