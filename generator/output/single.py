"""One file, replaced atomically: other people's pages."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.output.files import OutputError, is_inside, leads_out

LINKED = ".glossary-linked"
"""Lists, in a folder of linked pages, what was written there: only that is replaced."""


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a file by `after`, atomically, if it still is `before`. Mode, owner and attributes stay.

    A symbolic link is followed. A file that has several names (hard links) is written through, so that it keeps
    them. Raises `OutputError`, and then the file is as it was.
    """
    try:
        target = path.resolve(strict=True)
        if not os.access(target, os.W_OK):
            raise OutputError(path, "is write-protected", "allow writing, then try again")
        # Written beside the page first in any case: a full disk shows before the page is touched.
        with _interim(target.parent, after, target) as interim:
            if target.read_bytes() != before:
                raise OutputError(path, "was changed meanwhile", "try again")
            if target.stat().st_nlink > 1:
                _write_through(target, before, after)
            else:
                interim.replace(target)
    except OSError as error:
        raise _not_written(path, error) from error


def _write_through(target: Path, before: bytes, after: bytes) -> None:
    try:
        target.write_bytes(after)
    except BaseException:
        target.write_bytes(before)
        raise


def write_one(folder: Path, path: str, content: bytes, like: Path, *, force: bool = False) -> None:
    """Make the file `path` in a folder hold this content, with mode, owner and attributes of the file `like`.

    What an earlier call wrote there is replaced, anything else only by `force`, and `like` itself never. Raises
    `OutputError`, also when the path would lead out of the folder.
    """
    target = folder / path
    try:
        if not is_inside(path) or path == LINKED:
            raise OutputError(target, "lies outside the folder", "choose another folder")
        if leads_out(folder, path):
            raise OutputError(target, "leads out of the folder by a symbolic link", "delete the link")
        if target.exists() and target.samefile(like):
            raise OutputError(target, "is the page itself", "choose another folder, or leave out --output")
        listed = _listed(folder)
        if os.path.lexists(target) and path not in listed and not force:
            raise OutputError(target, "was not written by this command", "choose another folder, or give --force")
        target.parent.mkdir(parents=True, exist_ok=True)
        with _interim(target.parent, content, like) as interim:
            interim.replace(target)
        if path not in listed:
            lines = "".join(f"{name}\n" for name in sorted({*listed, path}))
            (folder / LINKED).write_text(lines, "utf-8", errors="surrogateescape")
    except OSError as error:
        raise _not_written(target, error) from error


def _listed(folder: Path) -> set[str]:
    """Return what earlier calls wrote into a folder."""
    if not (folder / LINKED).is_file() or (folder / LINKED).is_symlink():
        return set()
    return {*(folder / LINKED).read_text("utf-8", errors="surrogateescape").splitlines()}


@contextmanager
def _interim(folder: Path, content: bytes, like: Path) -> Iterator[Path]:
    """Lend a new file in a folder with this content, and with mode, owner and attributes of another file."""
    handle, name = tempfile.mkstemp(prefix=".glossary-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        shutil.copymode(like, name)
        _copy_attributes(like, name)
        with suppress(PermissionError, AttributeError):  # only some users may, and some systems know no owners
            os.chown(name, like.stat().st_uid, like.stat().st_gid)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _copy_attributes(like: Path, name: str) -> None:
    """Copy extended attributes and access lists, where a system has them and as far as the user may."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for attribute in os.listxattr(like):
            with suppress(OSError):
                os.setxattr(name, attribute, os.getxattr(like, attribute))


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(path, (error.strerror or str(error)).lower(), "make room or allow writing there, then try again")
