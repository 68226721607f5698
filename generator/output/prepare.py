"""The new content of a folder, made beside it: unchanged files are hard links, the rest is written."""

from __future__ import annotations

import filecmp
import os
import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.output.files import Content, Files, OutputError, is_inside


def prepare(old: Path, new: Path, files: Files, ours: Path | None = None) -> set[str]:
    """Make a new folder hold these files, and return which of them an old one does not hold just so.

    Those that it does keep their time. Nothing of the old folder is changed. Files below `ours` are
    moved, all others copied. Raises `OutputError` for a path that leads out.
    """
    for path in files:
        if not is_inside(path):
            raise OutputError(path, "lies outside the folder", "give the page another id")
    return set(_changed(old, new, files, ours))


def _changed(old: Path, new: Path, files: Files, ours: Path | None) -> Iterator[str]:
    for parent in {posixpath.dirname(path) for path in files}:  # many files, few folders
        (new / parent).mkdir(parents=True, exist_ok=True)
    for path, content in sorted(files.items()):
        target = new / path
        if _holds(old / path, content):
            _keep(old / path, target)
            continue
        if isinstance(content, bytes):
            target.write_bytes(content)
        elif ours and ours in content.parents:
            content.replace(target)
        else:
            shutil.copyfile(content, target)
        yield path


def _holds(path: Path, content: Content) -> bool:
    try:
        if path.is_symlink() or not path.is_file():
            return False
        if isinstance(content, bytes):
            return path.stat().st_size == len(content) and path.read_bytes() == content
        return filecmp.cmp(path, content, shallow=False)
    except PermissionError:  # then it is not what was asked for
        return False


def _keep(path: Path, target: Path) -> None:
    """Make a hard link to a file. Neither name is ever written to, and the old one is deleted."""
    try:
        os.link(path, target)
    except OSError:  # not every file system has hard links
        shutil.copy2(path, target)
