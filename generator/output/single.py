"""One file, changed at one stroke: other people's pages."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.output.files import OutputError, is_inside, leads_out


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
        if not is_inside(path):
            raise OutputError(target, "lies outside the folder", "choose another folder")
        if leads_out(folder, path):
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
