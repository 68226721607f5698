"""The open elements of an HTML page in which no link may stand."""

from __future__ import annotations

from collections import Counter

from generator.scan.elements import DRAWINGS, FORMATTING, MOST_ALIKE, WALLS


class Silence:
    """The elements without links that are open, and those in them with the same names.

    A page may open any number and close none: each step takes the same time.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        """Their names, and which of them are walls."""
        self._counts = [Counter[str]()]
        """How many of each name are open: outside the walls, and in each wall."""
        self._walls = Counter[str]()
        self._drawings = 0

    def __bool__(self) -> bool:
        return bool(self._open)

    def has(self, name: str) -> bool:
        """Return whether an element of this name is open, in the innermost wall."""
        return self._counts[-1][name] > 0

    @property
    def is_drawing(self) -> bool:
        """Whether a drawing is open."""
        return self._drawings > 0

    @property
    def is_of_wiki(self) -> bool:
        """Whether an element of a wiki's export is open around all others: `<ac:parameter>`."""
        return bool(self._open) and ":" in self._open[0][0]

    def is_wall(self, name: str) -> bool:
        """Return whether end tags in such an element end nothing that is open now."""
        return bool(self._open) and name in WALLS and not self.is_drawing

    def begin(self, name: str) -> None:
        """Open an element."""
        is_wall = name in WALLS and not self.is_drawing
        if is_wall:
            self._walls[name] += 1
            self._counts.append(Counter())
        else:
            self._counts[-1][name] += 1
        self._drawings += name in DRAWINGS
        self._open.append((name, is_wall))

    def end(self, names: frozenset[str]) -> bool:
        """Close the innermost element of these names, with all that is open in it. Return whether it was the outermost.

        Formatting that is open in it is opened again behind it, unless there is a wall between the two.
        """
        if not any(self.has(name) or self._walls[name] for name in names):
            return False
        within = Counter[str]()
        name, is_wall = self._popped()
        while name not in names:
            if is_wall:
                within.clear()
            elif name in FORMATTING:
                within[name] += 1
            name, is_wall = self._popped()
        was_outermost = not self._open
        if not is_wall:
            for one, count in within.items():
                for _ in range(min(count, MOST_ALIKE)):
                    self.begin(one)
        return was_outermost

    def _popped(self) -> tuple[str, bool]:
        name, is_wall = self._open.pop()
        self._drawings -= name in DRAWINGS
        if is_wall:
            self._walls[name] -= 1
            self._counts.pop()
        else:
            self._counts[-1][name] -= 1
        return name, is_wall
