"""What was prepared beside a folder replaces it: whole, or not at all.

A folder that only we write to is exchanged by two renames. One that cannot be renamed (another disk is
mounted there, or what lies around it is write-protected), or that holds files of others as well, is
renewed file by file, and what was there before is kept until all of it is done. What is kept tells the
next build how to restore the folder when this one is ended by force halfway.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.layout import LIST
from generator.output.files import OutputError, is_inside, leads_out

NEW = "new"  # what is to come into the place of the folder
_OLD = "old"  # what was there, to be deleted
_KEPT = "kept"  # what was there, while the folder is renewed file by file
_KEEPING = "keeping"  # the same, before anything is there
_UNION = "union"  # the list of what is ours while that goes on
ENGINE = "engine"
_NAMES = {NEW, _OLD, _KEPT, _KEEPING, _UNION, ENGINE}


def listed(paths: Iterable[str]) -> bytes:
    """Return the list of what was written into a folder."""
    return "".join(f"{path}\n" for path in sorted(paths)).encode()


def read_list(file: Path) -> set[str]:
    """Return the paths on such a list. What leads out of the folder is not ours, whoever wrote it there."""
    with suppress(FileNotFoundError, IsADirectoryError):
        lines = file.read_bytes().decode("utf-8", errors="replace").splitlines()
        return {path for path in lines if is_inside(path)}
    return set()


def read_lists(folder: Path, *, has_parts: bool) -> set[str]:
    """Return what is ours in a folder: by its list, and where it `has_parts`, by those of the folders in it."""
    ours = read_list(folder / LIST)
    for inner in folder.glob(f"*/{LIST}") if has_parts else ():
        part = inner.parent.name
        ours |= {f"{part}/{path}" for path in (*read_list(inner), LIST)}
    return ours


def exchange(folder: Path, interim: Path) -> bool:
    """Put `interim/new` into the place of a folder, and return whether that can be done here.

    Raises `OSError`, and then the folder is as it was.
    """
    existed = folder.exists()
    if existed:
        try:
            _dress_all(folder, interim / NEW)
            folder.rename(interim / _OLD)
        except OSError:
            return False
    try:
        (interim / NEW).rename(folder)
    except OSError as error:
        if existed:
            _back(folder, interim, error)
        raise
    return True


def _back(folder: Path, interim: Path, why: OSError) -> None:
    try:
        (interim / _OLD).rename(folder)
    except OSError as error:
        hint = f"rename {interim / _OLD} to {folder.name}, or build again, which does so first"
        reason = f"could not be put back: {(error.strerror or str(error)).lower()}"
        raise OutputError(folder, reason, hint, is_whole=False) from why


def _dress_all(folder: Path, new: Path) -> None:
    for top, _, _ in os.walk(new):
        before = folder / Path(top).relative_to(new)
        if before.is_dir():
            dress_like(before, Path(top))


def dress_like(before: Path, new: Path) -> None:
    """Give a new folder the rights and the owner of one that it replaces."""
    wanted, found = before.stat(), new.stat()
    if hasattr(os, "chown") and (wanted.st_uid, wanted.st_gid) != (found.st_uid, found.st_gid):
        os.chown(new, wanted.st_uid, wanted.st_gid)
    shutil.copystat(before, new)


def renew(folder: Path, interim: Path, changed: Collection[str], gone: Collection[str]) -> None:
    """Put files of `interim/new` into their places one by one, and take away those that are gone.

    Raises `OSError`, and then the folder is as it was.
    """
    kept, made = interim / _KEPT, list[Path]()
    try:
        _make_room(folder, interim, changed, gone, made)
        try:
            _move(folder, interim, changed, gone)
            kept.rename(interim / _OLD)  # from here on nothing is restored
        except OSError:
            _restore(folder, kept)
            raise
    except OSError:
        for place in reversed(made):
            with suppress(OSError):
                place.rmdir()
        raise
    with suppress(OSError):
        _remove_empty(folder, gone)


def _make_room(folder: Path, interim: Path, changed: Collection[str], gone: Collection[str], made: list[Path]) -> None:
    """Make every folder that will be needed, and keep the list: what can fail comes first."""
    keeping, before = interim / _KEEPING, folder / LIST
    keeping.mkdir()
    (keeping / LIST).write_bytes(before.read_bytes() if before.is_file() else b"")
    (interim / _UNION).write_bytes(listed((read_list(before) | {*changed}) - {LIST}))
    for parent in sorted({posixpath.dirname(path) for path in (*changed, *gone)}):
        (keeping / parent).mkdir(parents=True, exist_ok=True)
    for parent in sorted({posixpath.dirname(path) for path in changed}):
        for place in reversed([folder / parent, *(folder / parent).parents]):
            if not place.exists():
                place.mkdir()
                made.append(place)
    keeping.rename(interim / _KEPT)


def _move(folder: Path, interim: Path, changed: Collection[str], gone: Collection[str]) -> None:
    # This list names old and new files: whenever the process ends, none of ours is taken for somebody else's.
    (interim / _UNION).replace(folder / LIST)
    for path in sorted({*changed, *gone} - {LIST}):
        if os.path.lexists(folder / path) and not leads_out(folder, path):
            (folder / path).replace(interim / _KEPT / path)
        if path in changed:
            (interim / NEW / path).replace(folder / path)
    if LIST in changed:
        (interim / NEW / LIST).replace(folder / LIST)
    else:
        shutil.copyfile(interim / _KEPT / LIST, folder / LIST)


def _restore(folder: Path, kept: Path) -> None:
    """Give a folder back what was kept, and take away what came instead. Does it again when it was ended halfway."""
    before = read_list(kept / LIST)
    try:
        for path in _files(kept):
            if path != LIST:
                (kept / path).replace(folder / path)
        added = read_list(folder / LIST) - before
        for path in added:
            if not leads_out(folder, path):
                (folder / path).unlink(missing_ok=True)
        _remove_empty(folder, added)
        (kept / LIST).replace(folder / LIST)
        if not before:
            (folder / LIST).unlink()
    except OSError as error:
        reason = f"could not be restored: {(error.strerror or str(error)).lower()}"
        raise OutputError(folder, reason, "build again, which tries so first", is_whole=False) from error


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def _remove_empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove the folders that are empty now that these files are gone."""
    for path in sorted(gone, reverse=True):
        for parent in (folder / path).parents:
            if parent == folder or leads_out(folder, path) or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()


def recover(folder: Path, interim: Path, *, has_parts: bool) -> None:
    """Bring a folder into order that a build was putting files into when it was ended by force, and clear up.

    Only what builds make is deleted. Raises `OutputError` when something else has its name.
    """
    if interim.is_symlink():
        interim.unlink()
    if not os.path.lexists(interim):
        return
    if not interim.is_dir() or any(entry.name not in _NAMES for entry in interim.iterdir()):
        raise OutputError(interim, "is in the way: builds have that name for their own", "move it away, build again")
    if not folder.exists() and (interim / _OLD / LIST).is_file():
        (interim / _OLD).rename(folder)
    elif (interim / _KEPT / LIST).is_file():
        _restore(folder, interim / _KEPT)
    clear(folder, interim, has_parts=has_parts)


def clear(folder: Path, interim: Path, *, has_parts: bool) -> None:
    """Delete what a build has left beside a folder, as far as that can be done."""
    for name in _NAMES - {_OLD}:
        shutil.rmtree(interim / name, ignore_errors=True)
    with suppress(OSError):
        (interim / _UNION).unlink(missing_ok=True)
    if (interim / _OLD).is_dir():
        _clear_old(folder, interim / _OLD, has_parts=has_parts)
    with suppress(OSError):
        interim.rmdir()


def _clear_old(folder: Path, old: Path, *, has_parts: bool) -> None:
    """Delete what we once wrote. What others have put there in the meantime comes back into the folder."""
    ours = read_lists(old, has_parts=has_parts)
    for top, _, _ in os.walk(old):
        with suppress(OSError):  # it is ours, even when it is write-protected
            Path(top).chmod(0o700)
    with suppress(OSError):
        for path in _files(old):
            if path in ours:
                (old / path).unlink()
            elif path != LIST and not os.path.lexists(folder / path):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (old / path).rename(folder / path)
        for top, _, _ in os.walk(old, topdown=False):
            if Path(top) != old:
                Path(top).rmdir()
        (old / LIST).unlink(missing_ok=True)
        old.rmdir()
