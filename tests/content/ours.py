"""Our own glossary, built. What uses it may fail when somebody edits a term."""

from __future__ import annotations

from functools import cache, partial

from tests.projects import REPOSITORY, Project, built, copied


@cache
def real() -> Project:
    """Return our own glossary, built once a session. Tests only read it."""
    return built("ours", partial(copied, REPOSITORY))
