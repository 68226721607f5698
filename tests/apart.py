"""Our own words are read by tests of the words only, so that an edit of a term breaks nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.projects import REPOSITORY

CONTENT = REPOSITORY / "tests" / "content"
_OURS = tuple(str(REPOSITORY / path) for path in ("glossary/terms", "glossary/contexts", "glossary/glossary.yml"))
_PAGES, _OF_DEVELOPERS = str(REPOSITORY / "docs") + os.sep, str(REPOSITORY / "docs" / "dev")


class ReadsOurWordsError(AssertionError):
    """A test outside `tests/content` opens a file of our own glossary."""


_allowed = [True]


@contextmanager
def reading(test: Path) -> Iterator[None]:
    """While a file of tests is loaded or one of its tests runs, let it open what it may, and nothing else."""
    _allowed.append(test.is_relative_to(CONTENT))
    try:
        yield
    finally:
        _allowed.pop()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and not _allowed[-1] and isinstance(arguments[0], str | os.PathLike):
        path = os.path.abspath(os.fspath(arguments[0]))  # noqa: PTH100  # without a look at the disk
        if path.startswith(_OURS) or (path.startswith(_PAGES) and not path.startswith(_OF_DEVELOPERS)):
            raise ReadsOurWordsError(f"only tests/content may read {path}: use tests.team or tests.projects.golden")


sys.addaudithook(_watch)
