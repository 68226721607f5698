"""A term and its neighbours → a small map: broader terms above, narrower below, related ones beside it.

Lengths are in units that the stylesheet shows as pixels, so that letters stay 12 pixels high. No line passes
behind a node: rows hold two nodes with a gap between them, and a lone node stands at the far end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.pages.wrapping import wrapped

WIDTH = 356
LIMIT = 12
"""How many neighbours are shown. Of those left out, one node of each kind says how many they are."""

_LETTERS = 12
_LEADING = 16
_INSET_X, _INSET_Y = 3, 7
_GAP, _GAP_AROUND = 10, 22
_IN_ROW = 168
_BESIDE = 106
_BETWEEN = 120


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A term, or how many more there are, with the address that its node leads to."""

    name: str
    address: str
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A box around a name. `kind` is here, broader, narrower or related."""

    kind: str
    neighbour: Neighbour
    lines: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """How far its middle is from the left."""
        return self.x + self.width // 2

    @property
    def level(self) -> int:
        """How far its middle is from the top."""
        return self.y + self.height // 2

    @property
    def baselines(self) -> tuple[tuple[int, str], ...]:
        """Each line of the name and what it stands on."""
        top = self.level - _LEADING * len(self.lines) // 2
        return tuple((top + _LEADING * number + 12, line) for number, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line. `kind` is that of the nodes it leads to."""

    kind: str
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A map, ready to be printed."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    def mirrored(self) -> Neighbourhood:
        """Return the map for those who read from the right: what stood first on the left stands there."""
        nodes = (replace(node, x=self.width - node.x - node.width) for node in self.nodes)
        lines = (replace(line, x1=self.width - line.x1, x2=self.width - line.x2) for line in self.lines)
        return replace(self, nodes=tuple(nodes), lines=tuple(lines))


Rows = list[list[Node]]


def neighbourhood(
    name: str, neighbours: Mapping[str, Sequence[Neighbour]], more: Callable[[str, int], Neighbour]
) -> Neighbourhood:
    """Return the map of a term. `more` makes the node for a number of terms of a kind that have no room."""
    shown = {kind: _with_rest(kind, some, neighbours[kind], more) for kind, some in _chosen(neighbours).items()}
    above = _downwards(_rows("broader", shown["broader"], first_alone=True), 0)
    start = _bottom(above) + _GAP_AROUND if above else 0
    half = len(shown["related"]) // 2
    left = _column(shown["related"][:half], 0)
    right = _column(shown["related"][half:], WIDTH - _BESIDE)
    size = _BETWEEN if right else _IN_ROW
    here = [[_node("here", Neighbour(name, ""), (WIDTH - size) // 2, size)]]
    height = max(_bottom(_downwards(rows, 0)) for rows in (left, here, right))
    left, here, right = (_centred(rows, start, height) for rows in (left, here, right))
    below = _downwards(_rows("narrower", shown["narrower"]), start + height + _GAP_AROUND)
    everything = (*above, *left, *here, *right, *below)
    lines = (*_trunk(here[0][0], above), *_trunk(here[0][0], below), *_bracket(here[0][0], left, right))
    return Neighbourhood(WIDTH, _bottom(everything), tuple(node for row in everything for node in row), lines)


def _chosen(neighbours: Mapping[str, Sequence[Neighbour]]) -> dict[str, Sequence[Neighbour]]:
    """Return as many neighbours as there is room for, taken from the largest kinds first."""
    counts = {kind: len(some) for kind, some in neighbours.items()}
    while sum(counts.values()) > LIMIT:
        counts[max(counts, key=lambda kind: counts[kind])] -= 1
    return {kind: some[: counts[kind]] for kind, some in neighbours.items()}


def _with_rest(
    kind: str, shown: Sequence[Neighbour], whole: Sequence[Neighbour], more: Callable[[str, int], Neighbour]
) -> list[Neighbour]:
    left_out = len(whole) - len(shown)
    return [*shown, more(kind, left_out)] if left_out else [*shown]


def _node(kind: str, neighbour: Neighbour, x: int, width: int) -> Node:
    weight = 112 if kind == "here" else 100  # bold letters are wider
    lines = wrapped(neighbour.name, (width - 2 * _INSET_X) * 10_000 // (_LETTERS * weight))
    return Node(kind, neighbour, lines, x, 0, width, _LEADING * len(lines) + 2 * _INSET_Y)


def _rows(kind: str, neighbours: Sequence[Neighbour], *, first_alone: bool = False) -> Rows:
    """Return rows of two nodes. A node that is left over stands alone in the last row, or the first."""
    alone = len(neighbours) % 2 if first_alone else 0
    pairs = [neighbours[:alone], *(neighbours[at : at + 2] for at in range(alone, len(neighbours), 2))]
    return [
        [_node(kind, pair[0], 0, _IN_ROW), _node(kind, pair[1], WIDTH - _IN_ROW, _IN_ROW)]
        if len(pair) > 1
        else [_node(kind, pair[0], (WIDTH - _IN_ROW) // 2, _IN_ROW)]
        for pair in pairs
        if pair
    ]


def _column(neighbours: Sequence[Neighbour], x: int) -> Rows:
    return [[_node("related", neighbour, x, _BESIDE)] for neighbour in neighbours]


def _downwards(rows: Rows, y: int) -> Rows:
    """Return the rows one below the other from `y` on, the nodes of a row equally high."""
    placed: Rows = []
    for row in rows:
        height = max(node.height for node in row)
        placed.append([replace(node, y=y, height=height) for node in row])
        y += height + _GAP
    return placed


def _centred(rows: Rows, start: int, height: int) -> Rows:
    return _downwards(rows, start + (height - _bottom(_downwards(rows, 0))) // 2)


def _bottom(rows: Sequence[Sequence[Node]]) -> int:
    return max((node.y + node.height for row in rows for node in row), default=0)


def _trunk(here: Node, rows: Rows) -> Iterator[Line]:
    """Yield the line that leads up or down from the term, and a branch to the two nodes of each row."""
    if not rows:
        return
    kind = rows[0][0].kind
    is_above = rows[0][0].y < here.y
    start = here.y if is_above else here.y + here.height
    far = rows[0] if is_above else rows[-1]
    alone = far[0].y + (far[0].height if is_above else 0)
    yield Line(kind, here.middle, start, here.middle, alone if len(far) == 1 else far[0].level)
    for row in rows:
        if len(row) > 1:
            yield Line(kind, row[0].x + row[0].width, row[0].level, row[1].x, row[0].level)


def _bracket(here: Node, *sides: Rows) -> Iterator[Line]:
    """Yield the lines from the term to what stands beside it."""
    for nodes in ([row[0] for row in rows] for rows in sides if rows):
        is_left = nodes[0].x < here.x
        ours = here.x if is_left else here.x + here.width
        theirs = nodes[0].x + (nodes[0].width if is_left else 0)
        between = (ours + theirs) // 2
        yield Line("related", ours, here.level, between, here.level)
        if len(nodes) > 1:
            yield Line("related", between, nodes[0].level, between, nodes[-1].level)
        for node in nodes:
            yield Line("related", between, node.level, theirs, node.level)
