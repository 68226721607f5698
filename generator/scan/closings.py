"""Where open brackets, code and tags end. Each end is searched once: the work is linear in the size of the text."""

from __future__ import annotations

import re
from bisect import bisect_right

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TICKS = re.compile(r"`+")


class Closings:
    """Finds the next of a pattern from offsets that only ever grow, and remembers it until it is passed."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._known: dict[object, tuple[int, re.Match[str] | None]] = {}
        """For each pattern the offset from which it was searched, and the match."""

    def first(self, pattern: re.Pattern[str], position: int) -> int | None:
        """Return where the next match of a pattern begins."""
        found = self._next(pattern, position)
        return found.start() if found else None

    def after(self, sign: str, position: int) -> int | None:
        """Return the offset behind the next of a sign."""
        found = self._next(re.compile(re.escape(sign)), position)
        return found.end() if found else None

    def after_element(self, name: str, position: int) -> int | None:
        """Return where the next end tag of a name ends."""
        found = self._next(re.compile(rf"</{name}\s*+>", re.IGNORECASE), position)
        return found.end() if found else None

    def _next(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        since, found = self._known.get(pattern, (-1, None))
        is_known = 0 <= since <= position and (found is None or found.start() >= position)
        if not is_known:
            found = pattern.search(self._text, position, self._end)
            self._known[pattern] = position, found
        return found


class TickRuns:
    """The runs of backticks in a block: code ends at the next run as long as the one that opens it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._ends: dict[int, int] = {}
        self._places: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text, start, end):
            self._places.setdefault(run.end() - run.start(), []).append(run.start())
            self._ends.update(dict.fromkeys(range(*run.span()), run.end()))

    def end(self, start: int) -> int | None:
        """Return where the code ends that a backtick opens. It may be in the middle of a run."""
        begun = self._ends[start]
        size = begun - start
        places = self._places.get(size, [])
        following = bisect_right(places, begun - 1)
        return places[following] + size if following < len(places) else None


def closed_brackets(text: str, start: int, end: int, deepest: int) -> dict[int, int]:
    """Return, for each bracket that is closed and holds at most `deepest` levels, the offset behind its end."""
    closed: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "[":
            waiting.append((match.start(), 1))
        elif match[0] == "]" and waiting:
            opened, levels = waiting.pop()
            if levels <= deepest:
                closed[opened] = match.end()
            if waiting and waiting[-1][1] <= levels:
                waiting[-1] = waiting[-1][0], levels + 1
    return closed
