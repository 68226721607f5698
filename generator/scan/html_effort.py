"""How many steps a parser of HTML that repairs as browsers do needs for a page, counted beforehand.

Constant work for each tag is not counted. Two things grow with the page: formatting that is never closed is opened
again in every block that follows, once for each set of attributes; and a part of a table looks for its table among all
open elements. A page of 100 KB that repeats one of these takes minutes, and more memory than there is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.scan.effort import Effort, steps_of_tags, total

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/<>]*)(?P<attributes>[^<>]*)", re.IGNORECASE)
_ANGLE = re.compile("<")

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CELLS = frozenset(("td", "th"))
# In these, the end tag of formatting outside them has no effect.
_FORMATTING_WALLS = _CELLS | frozenset("applet caption marquee object table template".split())
_PARTS_OF_TABLES = _CELLS | frozenset("caption col colgroup tbody tfoot thead tr".split())
# Their end tag may be left out: another begins, and they do not come to stand in each other.
_ENDED_BY_OTHERS = (_PARTS_OF_TABLES | frozenset("p li dd dt form option optgroup html head body".split())) - _VOID
# Elements in one of these belong to no table around it, and end nothing outside it.
_WORLDS = frozenset("math svg table template".split())
_DRAWINGS = frozenset(("math", "svg"))
# In these parts of a drawing stands HTML again.
_CAPTIONS = frozenset("annotation-xml desc foreignobject mi mn mo ms mtext title".split())
# These may end in themselves, in a drawing.
_SHAPES = frozenset("circle ellipse image line path polygon polyline rect stop use".split())
_WALLS = _WORLDS | frozenset("applet marquee object".split())
# Elements that end with all that stands in them. Others end only where they contain none of these.
_BLOCKS = frozenset(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer"
    " frameset h1 h2 h3 h4 h5 h6 header hgroup iframe listing main menu nav noembed noframes noscript ol"
    " plaintext pre script search section select style summary textarea title ul xmp".split()
)
# Formatting with the same attributes is opened again so many times at most.
_MOST_ALIKE = 3
_STEPS_TO_BEGIN = 100
_STEPS_TO_LOOK = 10


def html_effort(text: str) -> Effort:
    """Return the effort of a parser of HTML for a page."""
    return total([*steps_of_tags(text, _ANGLE), *_efforts(text)])


def _efforts(text: str) -> Iterator[Effort]:
    """Yield the steps for each tag that takes some."""
    formatting, elements = _Formatting(), _Elements()
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        steps = formatting.count * (_STEPS_TO_LOOK if name in _FORMATTING else _STEPS_TO_BEGIN)
        if name in _PARTS_OF_TABLES or name == "table" or elements.world in _DRAWINGS:
            steps += (elements.depth + formatting.count) * _STEPS_TO_LOOK
        if steps:
            yield Effort(steps, tag.start())
        if tag["end"]:
            formatting.end(name)
            elements.end(name)
        else:
            formatting.begin(name, tag["attributes"])
            elements.begin(name, ends_itself=tag["attributes"].endswith("/"))


class _Elements:
    """Tracks the open elements: at least those that are open in a browser."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        """Their names, and how many of those that can stand in each other are around them."""
        self._places: dict[str, list[int]] = defaultdict(list)
        """For each name, where its elements stand among the open ones."""
        self.depth = 0
        """How many are open that can stand in each other."""

    @property
    def world(self) -> str:
        """The drawing, the table or the template that is open around all that comes, or nothing."""
        place = self._last(_WORLDS)
        return self._open[place][0] if place >= 0 else ""

    def begin(self, name: str, *, ends_itself: bool) -> None:
        """Follow a start tag."""
        world = self.world
        if name in _VOID or (name in _PARTS_OF_TABLES and world in {"", "template"}):
            return
        if ends_itself and (name in _DRAWINGS or (name in _SHAPES and self._is_drawn())):
            return
        if name in _CELLS and world == "table" and self._last(_CELLS) > self._last(_WORLDS):
            self._end_from(self._last(_CELLS))
        self._places[name].append(len(self._open))
        self._open.append((name, self.depth))
        self.depth += name not in _ENDED_BY_OTHERS or world in _DRAWINGS

    def end(self, name: str) -> None:
        """Follow an end tag."""
        place = self._last({name})
        if place > self._last(self._forbidding(name)):
            self._end_from(place)

    def _is_drawn(self) -> bool:
        return self.world in _DRAWINGS and self._last(_CAPTIONS) < self._last(_DRAWINGS)

    def _forbidding(self, name: str) -> Iterable[str]:
        """Return the elements that keep an end tag of this name from ending anything outside them."""
        if name == "template":
            return ()
        if name == "table":
            return ("template",)
        if name in _PARTS_OF_TABLES:
            return _WORLDS
        if name in _BLOCKS or name == "p":
            return _WALLS - {name} | ({"button"} if name == "p" else set())
        return (_WALLS | _BLOCKS | _ENDED_BY_OTHERS) - {name}

    def _last(self, names: Iterable[str]) -> int:
        return max((self._places[name][-1] for name in names if self._places.get(name)), default=-1)

    def _end_from(self, place: int) -> None:
        while len(self._open) > place:
            name, self.depth = self._open.pop()
            self._places[name].pop()


class _Formatting:
    """Tracks the open formatting: at least what browsers would open again."""

    def __init__(self) -> None:
        self._open: dict[str, list[tuple[int, str]]] = {name: [] for name in _FORMATTING}
        """For each name, behind how many walls each of its elements stands, and its attributes."""
        self._walls: list[str] = []
        self._alike: Counter[tuple[str, str]] = Counter()
        self.count = 0
        """How much of it would begin anew."""

    def begin(self, name: str, attributes: str) -> None:
        """Follow a start tag."""
        if name in _FORMATTING:
            self._open[name].append((len(self._walls), attributes))
            self._alike[name, attributes] += 1
            self.count += self._alike[name, attributes] <= _MOST_ALIKE
        elif name in _FORMATTING_WALLS:
            self._walls.append(name)

    def end(self, name: str) -> None:
        """Follow an end tag."""
        if name in _FORMATTING:
            if self._open[name] and self._open[name][-1][0] >= len(self._walls):
                one = name, self._open[name].pop()[1]
                self.count -= self._alike[one] <= _MOST_ALIKE
                self._alike[one] -= 1
            return
        while name == "table" and self._walls and self._walls[-1] in _PARTS_OF_TABLES:
            self._walls.pop()
        if self._walls and self._walls[-1] == name:
            self._walls.pop()
