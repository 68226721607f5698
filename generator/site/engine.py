"""The run of the site engine in a process, and what it says. MkDocs is known in this package only."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path

from generator.model import Language
from generator.site.complaints import Complaint, complaints
from generator.site.settings import settings_file

# Errors of the disk, whatever the file holds.
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EMFILE, errno.ENFILE}


def run_engine(build: Path, language: Language, output: Path) -> list[Complaint]:
    """Run the engine in this process, on the files of a language in `build`. Return what it found wrong.

    Raises `OSError` when the disk does not take what the engine makes.
    """
    # Dates would differ from build to build, and the engine's notices about its future are not for authors.
    os.environ |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    run: Callable[..., None] = import_module("mkdocs.__main__").cli
    # Not --quiet: the engine would count no warnings, and --strict let broken links through.
    settings = str(build / settings_file(language))
    arguments = ("build", "--strict", "-f", settings, "-d", str(output))
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            run(arguments, standalone_mode=False)
        except (Exception, SystemExit) as error:  # whatever stops the engine becomes a finding
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise OSError(error.errno, error.strerror, str(output)) from error
            if isinstance(error, MemoryError):
                raise
            return complaints(f"{said.getvalue()}\n{type(error).__name__}: {error}", settings, language.id)
    return []
