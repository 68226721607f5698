"""A finding about what somebody wrote: a value, shown or counted by others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from generator.span import KeyPath, Span


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer to a finding: a change of a value, however the file writes it.

    `before` is the text at `path`. Its characters from `start` to `end` become `text`; without a `text`, the item
    of a list that it is goes.
    """

    path: KeyPath
    before: str
    start: int = 0
    end: int = 0
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: its code, what is wrong, where, what to do about it, and what mends it if only one thing does."""

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR
    fix: Fix | None = None


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in reading order: by file, line and column, then code; each once."""
    unique = set(problems)
    return tuple(sorted(unique, key=lambda p: (p.span, p.code, p.message, p.hint)))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the known name closest to `word`, or nothing when none is close."""
    return did_you_mean(closest(word, known))


def did_you_mean(name: str) -> str:
    """Return the question whether a name was meant, or nothing when there is no name."""
    return f"did you mean '{name}'?" if name else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known name closest to `word`, or nothing when none is close."""
    return _closest(word, frozenset(known))


@lru_cache(maxsize=1 << 12)  # the old id of a renamed term stands in all relations to it
def _closest(word: str, known: frozenset[str]) -> str:
    matches = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
