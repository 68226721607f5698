"""How much work a reader of HTML has with a page that repairs it as browsers do.

What is cheap for each tag is not counted. Two things are not: bold and the like that is never ended begins anew in
every block that follows, with all that has other attributes; and a part of a table looks for its table through all
that is open. A page of 100 KB that repeats one of these takes minutes, and more memory than there is.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.scan.effort import Effort, steps_of_tags, total

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/<>]*)(?P<attributes>[^<>]*)", re.IGNORECASE)
_ANGLE = re.compile("<")

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_OTHERS = frozenset("p li dd dt option optgroup tr td th tbody thead tfoot rt rp".split())
_PARTS_OF_TABLES = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
# The end of formatting that began before one of these has no effect in it.
_WALLS = frozenset("applet caption marquee object table td template th".split())
# Of formatting with the same attributes no more begins anew.
_MOST_ALIKE = 3
_STEPS_TO_BEGIN = 100
_STEPS_TO_LOOK = 10


def html_effort(text: str) -> Effort:
    """Return what a reader of HTML has to do with a page."""
    return total([*steps_of_tags(text, _ANGLE), *_Formatting().efforts(text)])


class _Formatting:
    """Follows which formatting is open, in doubt more of it than browsers would."""

    def __init__(self) -> None:
        self._open: dict[str, list[tuple[int, str]]] = {name: [] for name in _FORMATTING}
        """For each name, behind how many walls each of its elements stands, and its attributes."""
        self._walls: list[str] = []
        self._alike: Counter[tuple[str, str]] = Counter()
        self._count = 0
        """How much of it would begin anew."""
        self._depth = 0

    def efforts(self, text: str) -> list[Effort]:
        """Return the steps for each tag that takes some."""
        found = []
        for tag in _TAG.finditer(text):
            name = tag["name"].lower()
            steps = 0 if name in _FORMATTING else self._count * _STEPS_TO_BEGIN
            steps += self._depth * _STEPS_TO_LOOK if name in _PARTS_OF_TABLES else 0
            if steps:
                found.append(Effort(steps, tag.start()))
            self._end(name) if tag["end"] else self._begin(name, tag["attributes"])
        return found

    def _begin(self, name: str, attributes: str) -> None:
        self._depth += name not in _VOID and name not in _CLOSED_BY_OTHERS
        if name in _FORMATTING:
            self._open[name].append((len(self._walls), attributes))
            self._alike[name, attributes] += 1
            self._count += self._alike[name, attributes] <= _MOST_ALIKE
        elif name in _WALLS:
            self._walls.append(name)

    def _end(self, name: str) -> None:
        self._depth = max(self._depth - (name not in _CLOSED_BY_OTHERS), 0)
        if name in _FORMATTING:
            if self._open[name] and self._open[name][-1][0] >= len(self._walls):
                one = name, self._open[name].pop()[1]
                self._count -= self._alike[one] <= _MOST_ALIKE
                self._alike[one] -= 1
            return
        while name == "table" and self._walls and self._walls[-1] in _PARTS_OF_TABLES:
            self._walls.pop()
        if self._walls and self._walls[-1] == name:
            self._walls.pop()
