"""What changed in a page of others, line by line, as `patch` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_CONTEXT = 3


def diff(file: str, before: str, after: str) -> str:
    """Return the unified diff of two texts with equally many lines, or nothing when they are the same."""
    pairs = list(zip(_lines(before), _lines(after), strict=True))
    changed = [number for number, (old, new) in enumerate(pairs) if old != new]
    if not changed:
        return ""
    name = file.lstrip("/")
    pieces = [f"--- a/{name}\n+++ b/{name}\n"]
    for first, last in _hunks(changed, len(pairs)):
        count = "" if last - first == 1 else f",{last - first}"
        pieces.append(f"@@ -{first + 1}{count} +{first + 1}{count} @@\n")
        for same, group in groupby(pairs[first:last], lambda pair: pair[0] == pair[1]):
            lines = list(group)
            pieces += [_signed(" " if same else "-", old) for old, _ in lines]
            pieces += [] if same else [_signed("+", new) for _, new in lines]
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _hunks(changed: Iterable[int], length: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines around the changed ones: first line, and the one after the last."""
    first = last = -1
    for number in changed:
        if first >= 0 and number - _CONTEXT > last:
            yield first, last
            first = -1
        if first < 0:
            first = max(number - _CONTEXT, 0)
        last = min(number + _CONTEXT + 1, length)
    yield first, last


def _signed(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
