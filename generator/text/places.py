"""The offsets of the content of blocks: the parser tells the lines of a block, and its content without marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_BAR = re.compile(r"\\\||\|")
# Before the first bar of a row the marks of quotes and lists may stand.
_MARKS = re.compile(r"(?:\s*(?:>|(?:[-*+]|\d+[.)])(?=[ \t])))*\s*")


class Lines:
    """The lines of a text, and the offset at which each begins."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.starts = [0]
        for line in self._lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def end(self, number: int) -> int:
        """Return the offset at which a line ends, trailing space left out."""
        number = min(number, len(self._lines) - 1)
        return self.starts[number] + len(self._lines[number].rstrip())

    def around(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset begins and ends, space around it left out."""
        number = bisect_right(self.starts, offset) - 1
        line = self._lines[number]
        return self.starts[number] + len(line) - len(line.lstrip()), self.end(number)

    def places(self, first: int, content: str) -> tuple[int, ...]:
        """Return the offsets of the characters of a paragraph that begins in a line, and of its end.

        What stands before its lines are the marks of quotes and lists: each line of the paragraph is the last part
        of a line of the text.
        """
        found: list[int] = []
        for number, line in enumerate(content.split("\n"), first):
            last = min(number, len(self._lines) - 1)
            start = self.starts[last]
            # The parser makes spaces of a tab that reaches into the paragraph: then it is longer than the line.
            begin = start + len(self._lines[last].rstrip()) - len(line.rstrip())
            found += [start] * (start - begin) + list(range(max(begin, start), begin + len(line) + 1))
        return tuple(found)

    def within(self, number: int, content: str, start: int) -> tuple[int, ...]:
        """Return the offsets of the characters of a content that stands somewhere in a line, behind an offset."""
        at = self._lines[number].find(content, start - self.starts[number])
        place = self.starts[number] + max(at, 0)
        return tuple(range(place, place + len(content) + 1))

    def cells(self, number: int) -> Iterator[tuple[int, ...]]:
        """Yield for each cell of a row of a table the offsets of its characters, and of its end."""
        start = self.starts[number]
        stripped = self._lines[number].rstrip()
        bars = [bar.start() for bar in _BAR.finditer(stripped) if bar[0] == "|"]
        position = 0
        for bar in [*bars, len(stripped)]:
            cell = stripped[position:bar]
            is_outside = _MARKS.fullmatch(cell) if not position else bar == len(stripped) and not cell.strip()
            if not is_outside:
                yield _characters(cell, start + position)
            position = bar + 1


def _characters(cell: str, start: int) -> tuple[int, ...]:
    """Return the offsets of the characters of a cell without the backslash before a bar, space around it left out.

    Of the first cell, marks of quotes and lists may be among them.
    """
    gone = {bar.start() for bar in _BAR.finditer(cell) if bar[0] != "|"}
    first, last = len(cell) - len(cell.lstrip()), len(cell.rstrip())
    kept = [start + at for at in range(first, last) if at not in gone]
    return (*kept, start + max(last, first))
